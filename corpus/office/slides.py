"""A PowerPoint file → its slides in order, the title of each a heading, with charts and what the speaker notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pullquote.corpus.formats.builder import Builder, Part
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.kinds.archive import Archive, child_text, inside, listed_tags, shown, tag
from pullquote.corpus.office.charts import add_chart, add_diagram
from pullquote.corpus.text.content import Content, Format
from pullquote.corpus.text.raised import raised

TITLES = ("title", "ctrTitle")
STRUCK = ("sngStrike", "dblStrike")
FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")


def read_pptx(data: bytes) -> Content:
    """Raises Refused if it is not a presentation, is damaged, locked, or unpacks to too much."""
    archive, built = Archive(data, "presentation"), Builder()
    links = archive.related("ppt/presentation.xml")
    listed = inside(archive.xml("ppt/presentation.xml"), "sldId")
    for number, slide in enumerate(listed, 1):
        relation = next((value for key, value in slide.items() if key.endswith("}id")), "")
        path = links.get(relation, ("", ""))[1]
        built.place(f"slide {number}")
        parts = archive.related(path) if path in archive.names else {}
        _add(archive.xml(path), built)
        for kind, part in parts.values():
            if kind == "chart":
                add_chart(archive.xml(part), built)
            elif kind == "diagramData":
                add_diagram(archive.xml(part), built)
        for kind, notes in parts.values():
            if kind == "notesSlide":
                _add(archive.xml(notes), built)
    about = archive.xml("docProps/core.xml")
    return built.content(
        title=child_text(about, "title"),
        author=child_text(about, "creator"),
        date=child_text(about, "created")[:10],
        tags=listed_tags(about, "category", "keywords"),
        stamped=True,
    )


def _add(slide: Any, built: Builder) -> None:
    shapes = [shape for shape in inside(slide, "sp", "graphicFrame") if _kind(shape) not in FURNITURE]
    for shape in sorted(shapes, key=lambda shape: _kind(shape) not in TITLES):  # the title first
        tables = list(inside(shape, "tbl"))
        for table in tables:
            add_rows(built, ([Cell(_words(cell)) for cell in inside(row, "tc")] for row in inside(table, "tr")))
        if _kind(shape) in TITLES:
            built.add(_words(shape), level=2)
        elif not tables:
            for paragraph in inside(shape, "p"):
                built.add_marked(_runs(paragraph))


def _kind(shape: Any) -> str:
    return next((str(each.get("type", "")) for each in inside(shape, "ph")), "")


def _words(element: Any) -> str:
    """Struck words are left out."""
    runs = (_runs(paragraph) for paragraph in inside(element, "p"))
    return " ".join("".join(run.words for run in each if not run.hidden) for each in runs)


def _runs(paragraph: Any) -> Iterator[Part]:
    for each in inside(paragraph, "t", "br", "tab"):
        words = (each.text or "") if tag(each) == "t" else " "
        high = _setting(each, "baseline").isdigit() and int(_setting(each, "baseline")) > 0
        yield Part(raised(words) if high else words, hidden=_setting(each, "strike") in STRUCK)


def _setting(text: Any, name: str) -> str:
    """How a run is set: how far above the line, struck or not."""
    return next((str(each.get(name, "")) for each in text.getparent() if tag(each) == "rPr"), "")


def _shown(data: bytes) -> Iterator[str]:
    return shown(data, "presentation", r"ppt/(?:slides|notesSlides|charts|diagrams)/(?!drawing)\w+\.xml")


FORMATS = (Format((".pptx",), read_pptx, version=6, shown=_shown),)
