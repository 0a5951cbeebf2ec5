"""Answers → a Word document: a heading for each question, its short answer, its quotes with their sources.

Written by hand: a few paragraphs need no library.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pullquote.ui.shared.highlight import safe

if TYPE_CHECKING:
    from pullquote.qa import Answer, Quote

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{OFFICE}.styles+xml"/></Types>'
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
PARTS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{RELATION}/styles" Target="styles.xml"/></Relationships>'
)
STYLES = {
    "Title": ("Title", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="40"/>'),
    "Heading1": ("heading 1", '<w:keepNext/><w:spacing w:before="360"/><w:outlineLvl w:val="0"/>', "<w:b/>"),
    "Quote": ("Quote", '<w:spacing w:before="120" w:after="40"/><w:ind w:left="480" w:right="480"/>', "<w:i/>"),
    "Source": ("Source", '<w:spacing w:after="120"/><w:ind w:left="480"/>', '<w:sz w:val="18"/>'),
}


def word(answers: Sequence[Answer], title: str) -> bytes:
    """The document; the same answers give the same bytes."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, text in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("word/_rels/document.xml.rels", PARTS),
            ("word/styles.xml", _styles()),
            ("word/document.xml", _document(answers, title)),
        ):
            packed.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return made.getvalue()


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:pPr>{paragraph}</w:pPr>'
        f"<w:rPr>{run}</w:rPr></w:style>"
        for id, (name, paragraph, run) in STYLES.items()
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f'{HEAD}<w:styles xmlns:w="{W}">{normal}{styles}</w:styles>'


def _document(answers: Sequence[Answer], title: str) -> str:
    body = "".join([_paragraph("Title", _run(title)), *(part for answer in answers for part in _answer(answer))])
    return f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def _answer(answer: Answer) -> Iterator[str]:
    yield _paragraph("Heading1", _run(answer.question))
    if answer.reply or not answer.found:
        yield _paragraph("", _run(answer.reply or "No answer in these articles; the closest passages:"))
    elif answer.text:
        yield _paragraph("", _run(answer.text, bold=True))
    for quote in answer.quotes:
        yield _paragraph("Quote", _quoted(quote, answer.found))
        yield _paragraph("Source", _run(quote.cite().partition("“")[0].rstrip(" :")))


def _quoted(quote: Quote, found: bool) -> str:
    before, inside, after, _ = quote.block(marked=found)
    return _run(before) + _run(inside, bold=True) + _run(after)


def _paragraph(style: str, runs: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs}</w:p>"


def _run(words: str, bold: bool = False) -> str:
    if not words:
        return ""
    shown = safe(" ".join(words.replace("\n", " ").split(" ")))
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{shown}</w:t></w:r>'
