"""No attack gets through what is shown: not as HTML of the page, not in the terminal."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pytest
from rich.console import Console

from pullquote.corpus import Article, Heading
from pullquote.index import Entry, Failure
from pullquote.qa import Answer, Quote
from pullquote.ui.ask import answer_html
from pullquote.ui.ask.article_html import Opening, empty, missing, page
from pullquote.ui.cli import terminal
from pullquote.ui.cli.status_text import failure
from pullquote.ui.shared.errors import message
from pullquote.ui.shared.highlight import trouble
from pullquote.ui.shared.sanitize import visible
from tests.ui import attacks
from tests.ui.seen import Seen

COMMANDS = "\x00\x07\x08\x1b\x7f\x90\x9b\x9c\u202a\u202c\u202e\u2066\u2069\ud800"


class Structure(HTMLParser):
    """What a browser would build of HTML, less its text: tags and attribute names, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.built: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.values: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.built.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for name, value in attrs if name in ("href", "src", "style", "action", "srcdoc")]

    def handle_endtag(self, tag: str) -> None:
        self.built.append(("/" + tag, ()))

    def handle_comment(self, data: str) -> None:
        self.built.append(("a comment", ()))

    def unknown_decl(self, data: str) -> None:
        self.built.append(("a declaration", ()))

    def handle_data(self, data: str) -> None:
        self.text += data


def answer(text: str, found: bool) -> Answer:
    """An answer in which every text is this one; the answer span leaves out its first and last character."""
    quote = Quote(text, text, 50, 50 + len(text), text, 51, 49 + len(text), 0.5, also=(text,))
    return Answer(text, text + "?", text, (quote, quote), 0.75, found)


def shown(text: str, found: bool) -> str:
    """Everything that the chat shows of an article, a question and an error in which each text is this one."""
    article = Article(text, text, f"{'x' * 49}\n{text}\n{'x' * 49}", "", text, text, text, headings=(Heading(0, 1, 1),))
    told = answer(text, found)
    return (
        answer_html.question(text)
        + answer_html.answer(told, lambda id: article)
        + empty([Entry(1, text, text, text, "", 1, 1, 1)])
        + missing(text)
        + answer_html.asking([text], text)
        + trouble(message(ValueError(text)))
    )


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("attack", [*attacks.TEXTS, *attacks.NAMES])
def test_an_attack_builds_what_harmless_words_build(attack: str, found: bool) -> None:
    seen, harmless = Structure(shown(attack, found)), Structure(shown("o" * len(attack), found))
    assert seen.built == harmless.built
    assert seen.text.count(visible(attack)) >= 2  # and all of it is there to read
    assert not any(value.strip().lower().startswith(("javascript:", "data:")) for value in seen.values)
    assert not any(sign in shown(attack, found) for sign in COMMANDS)


@pytest.mark.parametrize("attack", [*attacks.TEXTS, *attacks.NAMES])
def test_an_article_of_attacks_is_text(attack: str) -> None:
    html = page(Article(attack, attack, attack, "", attack, attack, attack), Opening(()))
    assert Seen(html).tame
    assert not any(sign in html for sign in COMMANDS)


@pytest.mark.parametrize("found", [True, False])
@pytest.mark.parametrize("attack", [*attacks.TEXTS, *attacks.NAMES])
def test_an_attack_commands_no_terminal(attack: str, found: bool) -> None:
    stream = io.StringIO()
    terminal.show(answer(attack, found), Console(file=stream, force_terminal=True, color_system=None, markup=False))
    printed = stream.getvalue() + failure(Failure(attack, attack)) + message(ValueError(attack))
    assert not any(sign in printed for sign in COMMANDS + "\r")


def test_the_folder_of_attacks_holds_each() -> None:
    held = "".join(attacks.articles().values())
    assert all(text in held for text in attacks.TEXTS)
    assert set(attacks.NAMES) <= set(attacks.articles())
