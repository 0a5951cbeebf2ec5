"""The answer in the terminal: what is marked, what is plain, and that article text commands nothing."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from pullquote.qa import Answer, Comparison, Group, Quote
from pullquote.qa.answers.answer import ComparisonRow
from pullquote.ui.cli.terminal import lines, sentence, show, source
from pullquote.ui.shared.confidence import in_words
from pullquote.ui.shared.sanitize import one_line, visible

TEXT = "Barn owls\nhunt at night."
QUOTE = Quote("a/owls.txt", "Owls", 100, 100 + len(TEXT), TEXT, 105, 109, 0.9)


def printed(answer: Answer, terminal: bool, width: int = 80) -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, color_system="standard" if terminal else None, width=width)
    show(answer, console)
    return stream.getvalue()


def test_the_answer_is_marked_by_its_offsets() -> None:
    text = sentence(QUOTE, marked=True)
    assert text.plain == "“Barn owls hunt at night.”"
    (span,) = text.spans
    assert text.plain[span.start : span.end] == TEXT[5:9] == "owls"


def test_colour_on_a_terminal_only() -> None:
    answer = Answer("owls?", "owls?", "owls", (QUOTE,), 0.93, True)
    assert "\x1b[30;43mowls\x1b[0m" in printed(answer, terminal=True)
    assert printed(answer, terminal=False) == (
        "owls\nalmost certain (0.93)\n\n  “Barn owls hunt at night.”\n  Owls · a/owls.txt\n"
    )


def test_a_pipe_gets_long_quotes_on_one_line() -> None:
    text = "word " * 100 + "end."
    answer = Answer(
        "q", "q", "end", (Quote("a", "A", 0, len(text), text, len(text) - 4, len(text) - 1, 1.0),), 1.0, True
    )
    assert f"  “{text}”\n" in printed(answer, terminal=False, width=40)
    assert max(map(len, printed(answer, terminal=False, width=40).splitlines())) == len(text) + 4


def test_not_found_is_said_first_and_the_quotes_are_only_close() -> None:
    text = printed(Answer("q", "what is q", "owls", (QUOTE,), 0.1, False), terminal=False)
    assert text.splitlines()[:4] == [
        "The articles do not seem to answer this.",
        "searched for: what is q",
        "",
        "Closest passages:",
    ]
    assert "\x1b[30;43m" not in printed(Answer("q", "q", "owls", (QUOTE,), 0.1, False), terminal=True)


def test_nothing_at_all_found() -> None:
    assert printed(Answer("q", "q", "", (), 0.0, False), terminal=False) == "The articles do not seem to answer this.\n"


def test_other_sources_of_the_same_words_are_named() -> None:
    quote = Quote("a", "Owls", 0, 4, "Owls", 0, 4, 1.0, also=("b", "c\x07"))
    assert source(quote) == "Owls · a · also in b, c␇"


def test_a_weak_answer_is_called_a_guess() -> None:
    weak = Answer("q", "q", "owls", (QUOTE,), 0.35, True)
    assert printed(weak, terminal=False).splitlines()[:2] == ["owls", "a guess (0.35)"]


def test_markup_is_not_printed() -> None:
    text = "Barn **owls** hunt."
    quote = Quote("a", "A", 0, len(text), text, 7, 11, 0.9, plain="Barn owls hunt.", plain_start=5, plain_end=9)
    assert sentence(quote, marked=True).plain == "“Barn owls hunt.”"


def test_a_comparison_has_two_columns_on_a_terminal_and_lines_in_a_pipe() -> None:
    laid = Comparison(("owls", "crows"), (ComparisonRow("hunt", ((0,), (1,))),))
    crows = Quote("b", "Crows", 0, 19, "Crows hunt by day. ", 0, 5, 0.9)
    answer = Answer("q", "q", "", (QUOTE, crows), 0.9, True, comparison=laid)
    row = next(line for line in printed(answer, terminal=True).splitlines() if "Barn owls" in line)
    assert row.index("Barn owls hunt") < row.index("Crows hunt")
    assert printed(answer, terminal=False).startswith("— hunt\n  owls: “Barn owls hunt at night.”\n")


def test_a_sentence_on_both_is_printed_once() -> None:
    laid = Comparison(("owls", "crows"), (ComparisonRow("", ((0,), (1,))),))
    answer = Answer("q", "q", "", (QUOTE, QUOTE), 0.9, True, comparison=laid)
    assert printed(answer, terminal=True).count("Barn owls hunt") == 1
    assert printed(answer, terminal=False).startswith("  owls, crows: “Barn owls hunt at night.”\n")


@pytest.mark.parametrize(
    "attack", ["\x1b[2J", "\x1b]0;title\x07", "[bold red]no[/]", "\x9b31m", "a\rb", "\u202eevil", ":smile:", "[/]"]
)
def test_article_text_commands_nothing(attack: str) -> None:
    quote = Quote(attack, attack, 0, len(attack), attack, 0, len(attack), 1.0, also=(attack,))
    text = printed(Answer(attack, attack + "?", attack, (quote,), 1.0, True), terminal=False)
    assert not any(sign in text for sign in "\x1b\x07\x9b\r\u202e")
    plain = " ".join(attack.split())  # of a quote, in which a carriage return is white space
    assert text.replace(f"“{plain}”", one_line(attack)).count(one_line(attack)) == 6


@given(st.text())
def test_nothing_invisible_is_left(text: str) -> None:
    shown = visible(text)
    assert all(sign in "\t\n" or (ord(sign) >= 0x20 and not 0x7F <= ord(sign) < 0xA0) for sign in shown)
    shown.encode()


@given(st.text(min_size=1), st.data())
def test_any_quote_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = Quote("a", text, 7, 7 + len(text), text, 7 + start, 7 + end, 1.0)
    assert list(lines(Answer(text, "", text[start:end], (quote,), 1.0, True)))


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "almost certain"), (0.9, "almost certain"), (0.89, "likely"), (0.5, "uncertain"), (0, "a guess")],
)
def test_confidence_in_words(confidence: float, words: str) -> None:
    assert in_words(confidence) == words


def test_each_part_of_a_message_has_its_answer_and_a_reply_stands_alone() -> None:
    owls = Answer("owls? tea?", "owls?", "owls", (QUOTE,), 0.93, True)
    tea = Answer("owls? tea?", "tea?", "", (), 0.0, False)
    both = Answer("owls? tea?", "owls? / tea?", "owls", (QUOTE,), 0.93, True, parts=(owls, tea))
    told = printed(both, terminal=False).splitlines()
    assert told[0] == "— owls?"
    assert told[1] == "owls"
    assert "— tea?" in told
    assert printed(Answer("hi", "hi", "", (), 0.0, False, reply="Hello."), terminal=False) == "Hello.\n"


def test_a_topic_has_no_short_answer() -> None:
    told = printed(Answer("owls", "owls", "", (QUOTE,), 0.93, True), terminal=False)
    assert told.splitlines()[1] == "  “Barn owls hunt at night.”"


def test_articles_that_differ_are_listed_newest_first() -> None:
    old = Quote("old.md", "Old", 0, 9, "12 boats.", 0, 2, 0.9, date="2021-01-01")
    new = Quote("new.md", "New", 0, 9, "15 boats.", 0, 2, 0.8, also=("copy.md",), date="2024-01-01")
    groups = (Group("12", 0.9, (0,)), Group("15", 0.8, (1,)))
    told = printed(Answer("q", "q", "12", (old, new), 0.9, True, answers=groups, notes=("a note",)), terminal=False)
    assert told.splitlines()[:5] == [
        "3 articles, 2 answers",
        "  15 — new.md (2024-01-01)",
        "  12 — old.md (2021-01-01)",
        "almost certain (0.90)",
        "a note",
    ]
