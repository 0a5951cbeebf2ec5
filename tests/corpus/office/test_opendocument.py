"""Tables of OpenDocument files whose cells cover others."""

from __future__ import annotations

import io
import zipfile

from pullquote.corpus.load import read

CELL = "<t:table-cell{more}><x:p>{words}</x:p></t:table-cell>"
COVERED = "<t:covered-table-cell/>"
ROWS = [
    CELL.format(more=' t:number-rows-spanned="2"', words="Boat")
    + CELL.format(more=' t:number-columns-spanned="2"', words="Fare")
    + COVERED,
    COVERED + CELL.format(more="", words="Summer") + CELL.format(more="", words="Winter"),
    "".join(CELL.format(more="", words=words) for words in ("Ketch", "9", "7")),
]


def test_a_cell_stands_in_the_place_of_those_that_it_covers() -> None:
    rows = "".join(f"<t:table-row>{row}</t:table-row>" for row in ROWS)
    items = "<x:p>It has:</x:p><x:list><x:list-item><x:p>an oak</x:p></x:list-item></x:list>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        body = f'<d xmlns:t="t" xmlns:x="x" xmlns:o="o"><o:body><t:table>{rows}</t:table>{items}</o:body></d>'
        file.writestr("content.xml", body)
    article = read("a.odt", held.getvalue())
    assert "Boat: Ketch; Fare, Summer: 9; Fare, Winter: 7" in article.text
    assert [article.text[start:end] for start, end in article.items] == ["an oak"]
