"""Questions and their answers → Markdown to paste elsewhere, every quote with its place.

Text of articles is escaped, so that it shows as itself there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pullquote.qa import Answer, Quote
from pullquote.ui.shared.confidence import NOT_FOUND, in_words
from pullquote.ui.shared.sanitize import one_line

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LIST = re.compile(r"^(\d+)([.)])|^([-+=])")


def markdown(turns: Iterable[tuple[str, Answer]]) -> str:
    """A second-level heading for each question, the short answer, and each quote with title, file and characters."""
    return "\n".join(_turn(question, answer) for question, answer in turns)


def _turn(question: str, answer: Answer) -> str:
    return "\n".join([f"## {escaped(question)}", "", *_answer(answer)])


def _answer(answer: Answer) -> list[str]:
    if answer.parts:
        return [line for part in answer.parts for line in (f"### {escaped(part.understood)}", "", *_answer(part))]
    if answer.reply:
        return [escaped(answer.reply), ""]
    lines = []
    if answer.understood.strip() != answer.question.strip():
        lines += [f"*searched for “{escaped(answer.understood)}”*", ""]
    if not answer.found:
        return [*lines, f"*{NOT_FOUND}*", ""]
    if answer.text:
        lines += [f"**{escaped(answer.text)}** ({in_words(answer.confidence)})", ""]
    for quote in answer.quotes:
        lines += [f"> {escaped(quote.text)}", ">", f"> — {_place(quote)}", ""]
    return lines


def _place(quote: Quote) -> str:
    return f"*{escaped(quote.title)}*, {escaped(quote.article)}, characters {quote.start}–{quote.end}"


def escaped(text: str) -> str:
    """One line in which nothing is markup.

    >>> escaped("1. *a* <b>")
    '1\\\\. \\\\*a\\\\* \\\\<b\\\\>'
    """
    line = _MARKUP.sub(r"\\\1", one_line(text))
    return _LIST.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)
