"""A quoted row as a small table."""

from __future__ import annotations

from pullquote.corpus import Article
from pullquote.qa import Cell, Quote
from pullquote.ui.ask import answer_html
from pullquote.ui.cli.terminal import sentence

TEXT = "Boat | Day & hour\nKetch | <b>9</b>"
ROW = Quote(
    "a.md",
    "Boats",
    0,
    len(TEXT),
    TEXT,
    26,
    34,
    0.9,
    cells=(Cell("Boat", 0, 4, "Ketch", 18, 23), Cell("Day & hour", 7, 17, "<b>9</b>", 26, 34)),
)


def test_a_row_is_a_table_with_the_answer_s_cell_marked_and_its_words_escaped() -> None:
    html = answer_html.card(ROW, 3, lambda id: Article(id, "Boats", TEXT, ""))
    assert "<thead><tr><th>Boat</th><th>Day &amp; hour</th></tr></thead>" in html
    assert (
        '<td>Ketch</td><td><mark data-quote="3" data-first="3" class="pq-strong">&lt;b&gt;9&lt;/b&gt;</mark></td>'
        in html
    )


def test_the_terminal_names_the_heads_before_the_cells() -> None:
    shown = sentence(ROW, marked=True)
    assert shown.plain == "Boat: Ketch; Day & hour: <b>9</b>"
    assert [shown.plain[span.start : span.end] for span in shown.spans if span.style] == ["<b>9</b>"]
