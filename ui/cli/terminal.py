"""An answer → the terminal: the short answer, how sure it is, and its quotes with the answer marked in them.

Article text is laid out as rich `Text`, never as markup, and its control characters are shown, not sent. On anything
but a terminal the same words come plain and unwrapped, without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pullquote.qa.comparison.shared_rows import on_all
from pullquote.ui.shared.confidence import CLOSEST, NOT_FOUND, in_words
from pullquote.ui.shared.groups import differing, summary
from pullquote.ui.shared.sanitize import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from pullquote.qa import Answer, Comparison, Quote

MARK = "black on yellow"
INDENT = 2
SAME = "(the same sentence)"


def stdout() -> Console:
    """The terminal or the pipe, with every kind of interpretation switched off."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def show(answer: Answer, console: Console) -> None:
    """Prints one answer."""
    from rich.padding import Padding
    from rich.text import Text

    if answer.comparison and console.is_terminal:
        console.print(columns(answer, answer.comparison))
        return
    for indent, line in lines(answer):
        if console.is_terminal:
            console.print(Padding(line, (0, 0, 0, indent)))
        else:
            console.print(Text(" " * indent) + line, soft_wrap=True)


def lines(answer: Answer) -> Iterator[tuple[int, Text]]:
    """What is printed, top to bottom, each line with its indent in columns."""
    from rich.text import Text

    if answer.reply:
        yield 0, Text(one_line(answer.reply))
        return
    if answer.comparison:
        yield from _compared(answer, answer.comparison)
        return
    if answer.parts:
        for part in answer.parts:
            yield from ((0, Text(f"— {one_line(part.understood)}", style="bold")), *lines(part), (0, Text()))
        return
    if answer.found:
        if groups := differing(answer):
            yield 0, Text(summary(answer), style="bold")
            for text, quotes in groups:
                yield (
                    INDENT,
                    Text.assemble((one_line(text), "bold"), (f" — {'; '.join(map(attribution, quotes))}", "dim")),
                )
        elif answer.text:
            yield 0, Text(one_line(answer.text), style="bold")
        if answer.text:
            yield 0, Text(f"{in_words(answer.confidence)} ({answer.confidence:.2f})", style="dim")
    else:
        yield 0, Text(NOT_FOUND)
    if answer.understood.strip() != answer.question.strip():
        yield 0, Text(f"searched for: {one_line(answer.understood)}", style="dim")
    for note in answer.notes:
        yield 0, Text(one_line(note), style="dim")
    if answer.quotes and not answer.found:
        yield from ((0, Text()), (0, Text(f"{CLOSEST}:", style="dim")))
    for quote in answer.quotes:
        yield 0, Text()
        yield INDENT, sentence(quote, marked=answer.found)
        yield INDENT, Text(source(quote), style="dim")


def columns(answer: Answer, comparison: Comparison) -> Table:
    """The two sides side by side, a row for each point in common."""
    from rich.table import Table
    from rich.text import Text

    table = Table(expand=True, show_lines=True)
    for side in comparison.sides:
        table.add_column(Text(one_line(side)), ratio=1)
    for row in comparison.rows:
        cells = [Text("\n\n").join(_cell(answer, places)) for places in row.quotes]
        same = [Text(SAME, style="dim")] * (len(cells) - 1)
        table.add_row(*([cells[0], *same] if on_all(answer, row) else cells))
    return table


def _cell(answer: Answer, places: Iterable[int]) -> Iterator[Text]:
    from rich.text import Text

    for quote in (answer.quotes[place] for place in places):
        yield Text("\n").join((sentence(quote, marked=False, style=""), Text(source(quote), style="dim")))


def _compared(answer: Answer, comparison: Comparison) -> Iterator[tuple[int, Text]]:
    """The same line by line, where columns would break what reads it."""
    from rich.text import Text

    for row in comparison.rows:
        if row.about:
            yield 0, Text(f"— {row.about}", style="bold")
        sides = list(zip(comparison.sides, row.quotes, strict=True))
        if on_all(answer, row):
            sides = [(", ".join(comparison.sides), row.quotes[0])]
        for side, places in sides:
            for quote in (answer.quotes[place] for place in places):
                yield INDENT, Text(f"{one_line(side)}: ") + sentence(quote, marked=False, style="")
                yield INDENT, Text(source(quote), style="dim")
        yield 0, Text()


def sentence(quote: Quote, marked: bool, style: str = "dim") -> Text:
    """The quote without markup, on one line, a row of a table with its heads; the answer marked, or all dimmed."""
    from rich.text import Text

    if quote.cells:
        return row(quote, marked)
    start, end = quote.plain_start, quote.plain_end
    before, answer, after = quote.plain[:start], quote.plain[start:end], quote.plain[end:]
    if not (marked and answer):
        return Text(f"“{one_line(quote.plain)}”", style="" if marked else style)
    gap, space = (" " if before[-1:].isspace() else ""), (" " if after[:1].isspace() else "")
    return Text.assemble(f"“{one_line(before)}{gap}", (one_line(answer), MARK), f"{space}{one_line(after)}”")


def row(quote: Quote, marked: bool) -> Text:
    """The cells of a row below their heads: "Route: Lund; Adult: 22"."""
    from rich.text import Text

    shown = Text(style="" if marked else "dim")
    for cell in quote.cells:
        answers = marked and cell.start <= quote.answer_start < cell.end
        shown.append(("; " if shown else "") + (f"{one_line(cell.head).rstrip(' :')}: " if cell.head else ""))
        shown.append(one_line(cell.text), MARK if answers else "")
    return shown


def attribution(quote: Quote) -> str:
    """The article that says so, with its date."""
    return one_line(f"{quote.article} ({quote.date[:10]})" if quote.date else quote.article)


def source(quote: Quote) -> str:
    """Title, article, date and place, and the articles that hold the same words."""
    also = f" · also in {', '.join(map(one_line, quote.also))}" if quote.also else ""
    named = (quote.title, quote.article, quote.date[:10], quote.place)
    return " · ".join(one_line(each) for each in named if each) + also
