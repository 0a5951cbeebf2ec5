"""Questions in other languages than English that lean on the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.qa.conversation.follow_up import self_contained
from pullquote.qa.conversation.named_before import about
from pullquote.qa.conversation.question import Question
from pullquote.qa.languages.follow_up_words import TABLE, asking, known, only_asks, points_back, without_and


def full(before: str, text: str, answer: str = "") -> str:
    return self_contained(Question(text, (before,), answers=(answer,)))


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("¿Quién pintó el faro?", "¿Y cuándo?", "¿Cuándo pintó el faro?"),
        ("Wer malte den Turm?", "Und ab wann genau?", "Ab wann genau malte den Turm?"),
        ("Chi ha aperto la torre?", "Perché?", "Perché ha aperto la torre?"),
        ("Кто построил маяк?", "А когда?", "Когда построил маяк?"),
        ("Feneri kim boyadı?", "Ne zaman?", "Feneri ne zaman boyadı?"),
        ("灯塔是谁画的？", "什么时候？", "灯塔是什么时候画的？"),
        ("灯台は誰が描きましたか？", "いつですか？", "灯台はいつが描きましたか？"),
        ("누가 등대를 그렸나요?", "언제요?", "언제 등대를 그렸나요?"),
    ],
)
def test_one_that_only_asks_takes_the_words_of_the_one_before(before: str, text: str, expected: str) -> None:
    assert full(before, text) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("¿Cuándo abrió Vigo?", "¿Y Lugo?", "¿Cuándo abrió Lugo?"),
        ("Wann öffnet Ulm?", "Und wie ist es mit Bonn?", "Wann öffnet Bonn?"),
        ("Où dort le chat à Lyon ?", "Et à Rome ?", "Où dort le chat à Rome ?"),
        ("Сколько мостов в Омске?", "А в Томске?", "Сколько мостов в Томске?"),
        ("¿Cuántos barcos tenía Vigo en 2019?", "¿Y en 2020?", "¿Cuántos barcos tenía Vigo en 2020?"),
        ("北京有多少座桥？", "那上海呢？", "上海有多少座桥？"),
        ("谁画了灯塔？", "风车呢？", "谁画了风车？"),
        ("灯台はいつ建てられましたか？", "風車は？", "風車はいつ建てられましたか？"),
        ("등대는 언제 지었나요?", "풍차는요?", "풍차는 언제 지었나요?"),
    ],
)
def test_one_that_only_names_takes_the_place_of_what_was_named(before: str, text: str, expected: str) -> None:
    assert full(before, text) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("¿Quién fue Rosa Vega?", "¿Dónde vive ella?", "¿Dónde vive ella (Rosa Vega)?"),
        ("Wem gehört Anker?", "Wann wurde diese Firma verkauft?", "Wann wurde diese Firma verkauft (Anker)?"),
        ("C'est quoi Anker ?", "Qui l'a vendue ?", "Qui l'a vendue (Anker) ?"),
        ("Что такое «Якорь»?", "Кто её продал?", "Кто её продал (Якорь)?"),
        ("灯塔是什么？", "什么时候成立的？", "什么时候成立的 (灯塔)？"),
        ("谁画了灯塔？", "它在哪里？", "它在哪里 (灯塔)？"),
        ("アンカーとは何ですか？", "いつ設立されましたか？", "いつ設立されましたか (アンカー)？"),
    ],
)
def test_one_that_points_back_is_asked_with_what_it_means(before: str, text: str, expected: str) -> None:
    assert full(before, text) == expected


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("¿Quién pintó el faro?", "¿Cuántos barcos tiene Vigo?"),
        ("Wer malte den Turm?", "Wann fährt die Fähre nach Bonn ab?"),
        ("谁画了灯塔？", "港口有多少艘船？"),
        ("灯台は誰が描きましたか？", "港には船が何隻ありますか？"),
        ("¿Quién pintó Vigo?", "Tell me about Lugo"),
    ],
)
def test_one_that_stands_alone_stays_as_it_is(before: str, text: str) -> None:
    assert full(before, text) == text


def test_a_short_answer_goes_with_the_words_taken_over() -> None:
    assert full("¿Quién fundó Vigo?", "¿Cuándo?", "Rosa Vega") == "¿Cuándo fundó Vigo (Rosa Vega)?"


@pytest.mark.parametrize("language", sorted({line.split("\t")[0] for line in TABLE.read_text().splitlines()[1:]}))
def test_the_words_of_each_language_can_be_read(language: str) -> None:
    assert known(language)
    assert asking("", language) is None
    assert (points_back("", language), only_asks("", language)) == (False, False)
    assert without_and("Ulm", language)[0] == "Ulm"


def test_a_german_noun_is_no_name() -> None:
    assert about("Wie viele Brücken hat der alte Hafen von Ulm?", "de") == ["Ulm"]


@given(
    st.sampled_from(("¿Quién pintó Vigo?", "Wie hoch ist Ulm?", "谁画了灯塔？", "등대는 언제 지었나요?", "Кто?")),
    st.sampled_from(("¿Y ", "Und ", "那", "А ", "Peki ", "")),
    st.text(max_size=20),
)
def test_whatever_is_asked_it_is_asked_in_some_words(before: str, opening: str, rest: str) -> None:
    text = f"{opening}{rest}a?"
    assert full(before, text).strip()
