"""A file of each format to begin with, small and of our own making."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

WORDS = "Green tea comes from China. A pot holds 40 cups, as the old books of the house say."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_O = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
_T = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
_TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'


def _packed(parts: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:  # not deflated: what is changed reaches the parser
        for name, text in parts.items():
            file.writestr(name, text)
    return packed.getvalue()


def _linked(*parts: tuple[str, str, str]) -> str:
    rows = "".join(f'<Relationship Id="{id}" Type="x/{kind}" Target="{target}"/>' for id, kind, target in parts)
    return f"<Relationships>{rows}</Relationships>"


def _open(body: str) -> bytes:
    return _packed({"content.xml": f"<office:d {_O} {_T} {_TABLE}><office:body>{body}</office:body></office:d>"})


def _pdf() -> bytes:
    text = f"BT /F 12 Tf 20 100 Td ({WORDS}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    return f"{body}trailer<</Size 6/Root 1 0 R>>\n%%EOF".encode()


HTML = f"<html lang=en><title>Tea</title><body><h1>Tea</h1><p>{WORDS}</p><table><tr><td>a</td></tr></table>"
MARKDOWN = f"---\ntitle: Tea\ntags: [tea, &a x]\n---\n# Tea\n\n{WORDS}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x](y)\n"
MAIL = f"From: a@b.example\nSubject: Tea\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{HTML}\n"
CUES = f"1\n00:00:01,000 --> 00:00:04,000\n{WORDS}\n"
SEEDS: dict[str, bytes] = {
    ".md": MARKDOWN.encode(),
    ".txt": f"Tea\n\n{WORDS}\n\nRelated posts\n".encode(),
    ".rst": f"Tea\n===\n\n{WORDS} :ref:`x <y>` |a|\n\n.. note:: a\n\n.. csv-table::\n\n   a, b\n\n* x [1]_\n".encode(),
    ".org": f"* TODO Tea :tea:\n:P:\n:END:\n{WORDS} [[x][y]] *b*\n| a | b |\n#+begin_src c\nx\n#+end_src\n".encode(),
    ".adoc": f"= Tea\n:a: b\n\n{WORDS} {{a}} *b* https://x.org[y]\n\n|===\n|a |b\n|===\n\n* x\n".encode(),
    ".html": HTML.encode(),
    ".csv": f'id,text\n1,{WORDS}\n2,"a""b"\n'.encode(),
    ".tsv": f"id\ttext\n1\t{WORDS}\n".encode(),
    ".json": json.dumps([{"title": "Tea", "text": WORDS}]).encode(),
    ".jsonl": (json.dumps({"title": "Tea", "text": WORDS}) + "\n").encode() * 2,
    ".ipynb": json.dumps({"nbformat": 4, "cells": [{"cell_type": "markdown", "source": [WORDS]}]}).encode(),
    ".eml": MAIL.encode(),
    ".mbox": f"From a@b.example Thu Jan 1 00:00:00 2026\n{MAIL}\n".encode(),
    ".mhtml": MAIL.encode(),
    ".srt": CUES.encode(),
    ".vtt": f"WEBVTT\n\n{CUES}".replace(",000", ".000").encode(),
    ".rtf": rf"{{\rtf1\ansi {{\fonttbl\f0 A;}}\f0\pard {WORDS}\par\u8217 ?\'e9 }}".encode(),
    ".pdf": _pdf(),
    ".docx": _packed(
        {
            "_rels/.rels": _linked(("a", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {_W}><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p><w:tbl><w:tr><w:tc>"
            '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>',
        }
    ),
    ".pptx": _packed(
        {
            "_rels/.rels": _linked(("a", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f'<p {_R}><sldIdLst><sldId r:id="b"/></sldIdLst></p>',
            "ppt/_rels/presentation.xml.rels": _linked(("b", "slide", "slides/slide1.xml")),
            "ppt/slides/slide1.xml": f"<s {_A}><sp><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></sp></s>",
        }
    ),
    ".xlsx": _packed(
        {
            "_rels/.rels": _linked(("a", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook {_S} {_R}><sheets><sheet name="A" r:id="b"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _linked(("b", "worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f"<worksheet {_S}><sheetData><row><c t='inlineStr'><is><t>{WORDS}</t></is></c>"
            "<c r='B1'><v>40</v></c></row></sheetData></worksheet>",
        }
    ),
    ".odt": _open(f"<office:text><text:h text:outline-level='1'>Tea</text:h><text:p>{WORDS}</text:p></office:text>"),
    ".ods": _open(
        "<office:spreadsheet><table:table><table:table-row><table:table-cell table:number-columns-repeated='2'>"
        f"<text:p>{WORDS}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
    ),
    ".odp": _open(f"<office:presentation><text:p>{WORDS}</text:p></office:presentation>"),
    ".epub": _packed(
        {
            "META-INF/container.xml": "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>",
            "b.opf": "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>"
            "<spine><itemref idref='a'/></spine></package>",
            "a.xhtml": HTML,
        }
    ),
}
