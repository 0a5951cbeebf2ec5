"""Questions that the models cannot read are told so, unless articles hold their words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus.languages.script_language import language_of_article
from pullquote.index import PACKAGED
from pullquote.qa import Pullquote
from pullquote.qa.query.unsupported_language import REPLY, unsupported


def test_articles_that_hold_the_words_are_asked() -> None:
    assert unsupported("¿Qué es Zhihu?", lambda word: word == "Zhihu") == REPLY
    assert unsupported("¿Qué es Zhihu?", lambda word: word in ("Qué", "es")) == ""
    assert unsupported("知乎是什么？", lambda word: False) == REPLY
    assert unsupported("知乎是什么？", lambda word: word == "知乎") == ""
    assert unsupported("What is Zhihu?", lambda word: False) == ""


ZHIHU = "Zhihu\n\nZhihu is a site of questions and answers.\n"
ASKED = ("Qué es Zhihu?", "Siapa pendiri Zhihu?", "知識是什么？")


@pytest.mark.parametrize("question", ASKED)
def test_only_the_packaged_encoder_is_said_to_read_english_alone(
    folder: Callable[..., Path], encoder: Any, question: str
) -> None:
    root = folder({"zhihu.txt": ZHIHU})
    with Pullquote.open(root, encoder=encoder, reader="sentences") as multilingual:
        assert (multilingual.ask(question).reply, multilingual.ask(question).understood) == ("", question)
    encoder.name = PACKAGED
    with Pullquote.open(root, encoder=encoder, reader="sentences", switch=True) as packaged:
        assert packaged.ask(question).reply == REPLY
        assert packaged.ask("What is Zhihu?").reply == ""


def test_chinese_articles_are_cut_searched_and_quoted_to_the_character(
    folder: Callable[..., Path], encoder: Any
) -> None:
    text = "小红书\n\n小红书在香港开设了办公室，员工有十人。知乎是一个问答网站！微信在深圳诞生。雨停了。\n"
    with Pullquote.open(folder({"zh.txt": text}), encoder=encoder, reader="sentences", threshold=0) as library:
        for question, sentence in {
            "知乎是什么网站？": "知乎是一个问答网站！",
            "小红书在哪里开设了办公室？": "小红书在香港开设了办公室，员工有十人。",
            "微信在哪里诞生？": "微信在深圳诞生。",
        }.items():
            answer = library.ask(question)
            assert (answer.reply, answer.found, answer.quotes[0].text) == ("", True, sentence)
            at = text.index(sentence)
            assert (answer.quotes[0].start, answer.quotes[0].end) == (at, at + len(sentence))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The owl hunts at night and it eats voles.", "en"),
        ("L'effraie chasse la nuit et elle mange des souris.", "fr"),
        ("El búho caza de noche y come ratones en los campos.", "es"),
        ("Owls eat voles.", ""),
    ],
)
def test_the_language_of_an_article_is_guessed_from_its_function_words(text: str, language: str) -> None:
    assert language_of_article(text) == language
