"""What a browser would make of our HTML, and texts that try to be more than text."""

from __future__ import annotations

from html.parser import HTMLParser

_OURS = """article b bdi blockquote button cite details div figcaption figure form h2 h3 h4 h5 h6 header input label li
mark meter nav p section span summary ul"""
OURS = frozenset(_OURS.split())
NAMES = {
    "class",
    "title",
    "dir",
    "role",
    "type",
    "hidden",
    "tabindex",
    "name",
    "maxlength",
    "autocomplete",
    "disabled",
    "min",
    "max",
    "value",
}
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</mark></blockquote><iframe src=//foreign.example></iframe>",
    "&lt;b&gt; &amp;amp; &#60;",
    "<!-- <mark>",
    "]]><![CDATA[",
    "![x](https://foreign.example/x.png) **bold** <https://foreign.example>",
    "${alert(1)} {{constructor.constructor('alert(1)')()}} {{{x}}}",
    "javascript:alert(1)",
]


class Seen(HTMLParser):
    """The tags, attributes and text that a browser would see; a comment or declaration is an error."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.marks: dict[str, str] = {}
        self.text = self._mark = ""
        self.feed(html)
        self.close()

    @property
    def tame(self) -> bool:
        """Whether nothing is there that we do not write ourselves."""
        return self.tags <= OURS and all(name in NAMES or name[:5] in ("data-", "aria-") for name in self.attributes)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._mark = dict(attrs).get("data-quote") or "" if tag == "mark" else self._mark

    def handle_endtag(self, tag: str) -> None:
        self._mark = "" if tag == "mark" else self._mark

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._mark:
            self.marks[self._mark] = self.marks.get(self._mark, "") + data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")
