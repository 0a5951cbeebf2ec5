"""Tables as their reader sees them, heads that stand over several columns and cells that reach down included."""

from __future__ import annotations

from pullquote.corpus import Article
from pullquote.corpus.formats.builder import Builder
from pullquote.corpus.formats.rows import Cell, add_rows
from pullquote.corpus.load import read

PAGE = """<html><body><article><p>{words}</p><table>
<tr><th rowspan=2>Boat</th><th colspan=2>Fare</th></tr><tr><th>Summer</th><th>Winter</th></tr>
<tr><td rowspan=2>Ketch</td><td>9</td><td>7</td></tr><tr><td>8</td><td>6</td></tr>
</table></article></body></html>"""


def cells(article: Article) -> list[list[str]]:
    (table,) = article.tables
    return [[article.text[start:end] for start, end in row.cells] for row in (table.heads, *table.rows)]


def test_two_rows_of_heads_and_merged_cells_of_a_page() -> None:
    article = read("a.html", PAGE.format(words="The boats of the bay sail from May on. " * 5).encode())
    assert cells(article) == [["Boat", "Summer", "Winter"], ["Ketch", "9", "7"], ["Ketch", "8", "6"]]
    assert "Boat: Ketch; Fare, Summer: 8; Fare, Winter: 6" in article.text


def test_rows_without_a_head_over_several_columns_have_one_row_of_heads() -> None:
    built = Builder()
    add_rows(built, [[Cell(word) for word in row.split()] for row in ("Boat Home", "Ketch Lund", "Yawl Malmo")])
    assert built.text == "Boat | Home\n\nBoat: Ketch; Home: Lund\n\nBoat: Yawl; Home: Malmo"


def test_a_paragraph_in_a_cell_is_no_head() -> None:
    built = Builder()
    add_rows(built, [[Cell("On boats " * 20), Cell("On the sea " * 20)], [Cell("Ketch"), Cell("deep")]])
    assert built.text.endswith("Ketch; deep")
    assert built.tables == []
