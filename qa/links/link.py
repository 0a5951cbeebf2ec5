"""A quote → an address that finds it again: where the words stood, what they were, and what was around them.

The digest tells at once whether the words are still there. The words themselves and their neighbours come along, since
an article keeps no earlier state of itself. Addresses of before, of offsets alone, are read too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit

from pullquote.corpus import Article, InvalidArgument

AROUND = 32
"""Characters before and after the words that are kept to know them by."""
LONGEST = 300
"""Characters of the words that come along; of longer ones the beginning."""
FRAGMENT = 6
"""Words at each end of a quote that find it in the page it comes from."""


@dataclass(frozen=True, slots=True)
class Link:
    """`said` are the words that were at `[start, end)` of an article, `words` their digest; `file` is the beginning of
    the file's fingerprint. '' for what an address does not tell.
    """

    article: str
    start: int
    end: int
    words: str = ""
    file: str = ""
    before: str = ""
    said: str = ""
    after: str = ""

    @classmethod
    def to(cls, article: Article, start: int, end: int) -> Link:
        """The link to `article.text[start:end]`."""
        text = article.text
        return cls(
            article.id,
            start,
            end,
            digest(text[start:end]),
            article.fingerprint[:12],
            text[max(0, start - AROUND) : start],
            text[start : min(end, start + LONGEST)],
            text[end : end + AROUND],
        )

    @classmethod
    def read(cls, address: str) -> Link:
        """The link in an address, all of it or from its `#` on. Raises ValueError if it names no article."""
        fields = dict(parse_qsl(urlsplit(address).fragment if "#" in address else address, keep_blank_values=True))
        try:
            start, end = int(fields.get("start", 0)), int(fields.get("end", fields.get("start", 0)))
        except ValueError:
            raise InvalidArgument(f"start and end must be numbers: {address[:80]}") from None
        if not fields.get("article") or not 0 <= start <= end:
            raise InvalidArgument(f"a link must name an article, and start and end in it: {address[:80]}")
        rest = {name: fields.get(name, "") for name in ("words", "file", "before", "said", "after")}
        return cls(fields["article"], start, end, **rest)

    def __str__(self) -> str:
        fields = {name: getattr(self, name) for name in self.__slots__}
        return "#" + "&".join(f"{name}={quote(str(value), safe='')}" for name, value in fields.items() if value != "")


def digest(words: str) -> str:
    """Eight hexadecimal digits; white space counts as one space."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def public_link(url: str, words: str, anchor: str = "") -> str:
    """The address of a public page at these words, as browsers find them, below an anchor that others know; '' for what
    is no address of a page.

    >>> public_link("https://a.example/x", "The mill, of 1840, was built by two brothers.", "mills")
    'https://a.example/x#mills:~:text=The%20mill%2C%20of%201840%2C%20was%20built%20by%20two%20brothers.'
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    said = words.split()
    ends = [said] if len(said) <= 2 * FRAGMENT else [said[:FRAGMENT], said[-FRAGMENT:]]
    # A hyphen or comma means something there, so both are written in full.
    text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    fragment = f"{parts.fragment or quote(anchor, safe='')}:~:text={text}"
    return parts._replace(fragment="").geturl() + "#" + fragment if said else ""
