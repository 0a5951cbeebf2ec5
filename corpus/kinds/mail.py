"""Mail (.eml, .mbox), pages saved as mail (.mht) → their text; attached text is read, other attachments are named."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parseaddr
from html import unescape
from itertools import groupby

from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.html import read_html, shown_html
from pullquote.corpus.formats.rows import Cell
from pullquote.corpus.kinds.archive import check_size
from pullquote.corpus.text.content import Content, Format, Refused
from pullquote.corpus.text.lines import paragraphs, visible

BEGINS = re.compile(rb"^From [^\n]*\d{4}\r?\n", re.MULTILINE)
TAG = re.compile(r"<(script|style|head)\b.*?</\1>|<[^<>]*>", re.DOTALL | re.IGNORECASE)
DEEPEST = 5
"""Depth of forwarded messages that are read."""
QUOTED = re.compile(r"^(?:[ \t]*>)+[ \t]?")
"""The marks of what is quoted from an earlier message."""
MORE = 2
"""Times as many words as the plain body that HTML has where the plain one only points to it."""
HEADERS = ("From", "To", "Cc", "Date")


def read_mail(data: bytes) -> Content:
    """Raises Refused if no message has words."""
    check_size(data)
    starts = [match.span() for match in BEGINS.finditer(data)] if data.startswith(b"From ") else []
    ends = [start for start, _ in starts[1:]] + [len(data)]
    messages = [data[body:end] for (_, body), end in zip(starts, ends, strict=True)] if starts else [data]
    built, first = Builder(), _message(messages[0])
    for number, each in enumerate(messages, 1):
        if len(messages) > 1:
            built.place(f"message {number}")
        _add(_message(each), built)
    if len(messages) > 1:
        return built.content()
    when = first["Date"].datetime if first["Date"] else None
    author = parseaddr(str(first["From"] or ""))
    return built.content(
        title=str(first["Subject"] or ""),
        author=author[0] or author[1],
        date=when.strftime("%Y-%m-%d") if when else "",
    )


def read_mht(data: bytes) -> Content:
    """The page of a saved page; raises Refused if it has none."""
    check_size(data)
    for part in _message(data).walk():
        if part.get_content_type() == "text/html":
            return read_html(_bytes(part))
    raise Refused("contains no page")


def _message(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def _add(message: EmailMessage, built: Builder, deep: int = 0) -> None:
    if message["Subject"]:
        built.add(str(message["Subject"]), level=2)
    built.add_parts([Cell(f"{name}: {message[name]}") for name in HEADERS if message[name]], "; ")
    plain, page = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
    body = page if _is_fuller(_words(page), _words(plain)) else plain
    if body is not None:
        _add_words(body, built)
    elif message.get_content_maintype() == "multipart" and not message.is_multipart():
        _add_paragraphs(_bytes(message).decode("utf-8", "replace"), built)  # said to be of parts, and of none
    attached = list(message.iter_attachments())
    texts = [part for part in attached if part.get_content_maintype() == "text" and part.get_filename()]
    for part in texts:
        built.add(f"Attached: {part.get_filename()}", level=3)
        _add_words(part, built)
    for part in attached:
        for inner in part.iter_parts() if part.get_content_type() == "message/rfc822" and deep < DEEPEST else ():
            if isinstance(inner, EmailMessage):
                _add(inner, built, deep + 1)
    names = [name for part in attached if part not in texts and (name := part.get_filename())]
    if names:
        built.add(f"Attached: {', '.join(names)}")


def _is_fuller(page: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether the plain body of a message only points to its page."""
    return len(page) > MORE * len(plain)


def _words(part: Message | None) -> list[str]:
    """The words of a body, tags left out."""
    if part is None:
        return []
    words = _bytes(part).decode(_charset(part), "replace")
    return (unescape(TAG.sub(" ", words)) if part.get_content_type() == "text/html" else words).split()


def _charset(part: Message) -> str:
    try:
        return codecs.lookup(part.get_content_charset("utf-8")).name
    except LookupError:
        return "utf-8"


def _add_words(part: MIMEPart, built: Builder) -> None:
    """The paragraphs of a body or of attached text."""
    try:
        html = part.get_content_type() == "text/html"
        words = read_html(_bytes(part)).text if html else str(part.get_content())
    except Refused:
        words = ""
    except LookupError:  # a character set that nobody knows
        words = _bytes(part).decode("utf-8", "replace")
    _add_paragraphs(words, built)


def _add_paragraphs(words: str, built: Builder) -> None:
    for _, quoted in groupby(words.splitlines(), _depth):
        text = "\n".join(QUOTED.sub("", line) for line in quoted)
        for start, end in paragraphs(text, visible(text)):
            built.add(text[start:end])


def _depth(line: str) -> int:
    """How often the words of a line were quoted."""
    marks = QUOTED.match(line)
    return marks[0].count(">") if marks else 0


def _bytes(part: Message) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _shown(data: bytes) -> Iterator[str]:
    """The bodies and subjects of all messages by the older parser of the library, the plain one of two of a kind."""
    for message in BEGINS.split(data) if data[:5] == b"From " else [data]:
        parts = [part for part in message_from_bytes(message).walk() if not part.get_filename()]
        plain, page = (
            [word for part in parts if part.get_content_type() == f"text/{kind}" for word in _words(part)]
            for kind in ("plain", "html")
        )
        yield from page if _is_fuller(page, plain) else plain
        for part in parts:  # said to be of parts, and of none
            held = part.get_payload(decode=True) if part.get_content_maintype() == "multipart" else None
            yield held.decode("utf-8", "replace") if isinstance(held, bytes) else ""


def _shown_page(data: bytes) -> Iterator[str]:
    pages = (part for part in _message(data).walk() if part.get_content_type() == "text/html")
    return iter(shown_html(_bytes(next(pages))))


FORMATS = (
    Format((".eml", ".mbox"), read_mail, version=6, shown=_shown),
    Format((".mht", ".mhtml"), read_mht, version=2, shown=_shown_page, rest="links and the like", marked=True),
)
