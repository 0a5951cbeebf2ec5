"""Questions in other languages: their kind, what they lean on, their topic; English ones are none of them."""

from pathlib import Path

import pytest

from pullquote.corpus.languages.question_language import question_language
from pullquote.qa.languages.question_words import asks, defined, may_be
from pullquote.qa.message.topics import topics
from pullquote.qa.query.question_type import asks_whether


@pytest.mark.parametrize(
    ("kind", "questions"),
    [
        ("who", ["¿Quién pintó el faro?", "Quem pintou o farol?", "Qui a peint le phare ?", "Wer malte den Turm?",
                 "谁画了灯塔？"]),
        ("when", ["¿En qué año abrió el museo?", "Quando abriu o museu?", "Quand le musée a-t-il ouvert ?",
                  "In welchem Jahr wurde es eröffnet?", "博物馆哪一年开放？"]),
        ("amount", ["¿Cuántos barcos hay?", "Quantos barcos há?", "Combien de bateaux y a-t-il ?",
                    "Wie viele Boote gibt es?",
                    "有多少艘船？"]),
        ("reason", ["¿Por qué cerró el puerto?", "Por que fechou o porto?", "Pourquoi le port est-il fermé ?",
                    "Warum ist der Hafen zu?", "港口为什么关闭？"]),
        ("manner", ["¿Cómo se llega al faro?", "Como se chega ao farol?", "Comment va-t-on au phare ?",
                    "怎么去灯塔？"]),
        ("whether", ["灯塔开放吗？", "Est-ce que le phare est ouvert ?"]),
        ("several", ["¿Cuáles son los puertos?", "Quels sont les ports ?", "有哪些港口？"]),
    ],
)  # fmt: skip
def test_its_words_tell_what_a_question_asks_for(kind: str, questions: list[str]) -> None:
    assert [question for question in questions if not asks(kind, question)] == []


@pytest.mark.parametrize("kind", ["who", "when", "amount", "reason", "manner", "several", "whether"])
def test_english_questions_are_left_to_the_english_rules(kind: str) -> None:
    assert not any(asks(kind, text) for text in ("Who sang “Cuándo”?", "Why did Como flood?", "When was Qui-Gon born?"))


ASKED = [
    line.split("\t")
    for line in Path(__file__).with_name("questions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "questions"), [(language, questions) for language, *questions in ASKED])
def test_each_language_of_the_table_asks_for_each_kind_by_its_own_words(language: str, questions: list[str]) -> None:
    assert [question for question in questions if question_language(question) != language] == []
    kinds = ("who", "when", "where", "amount", "reason")
    assert [question for kind, question in zip(kinds, questions, strict=True) if not asks(kind, question)] == []


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("¿Qué es un faro?", "faro"), ("Qu'est-ce qu'un phare ?", "phare"), ("Wer war Ida Holm?", "Ida Holm"),
        ("«маяк» — это?", ""), ("Что такое маяк?", "маяк"), ("灯台とは何ですか？", "灯台"), ("什么是“灯塔”？", "灯塔"),
        ("등대는 무엇인가요?", "등대"), ("Apa itu mercusuar?", "mercusuar"), ("Çin feneri nedir?", "Çin feneri"),
        ("灯塔的主人是谁？", ""), ("¿Quién es el dueño del faro?", ""), ("Wo ist das?", ""), ("What is an owl?", ""),
    ],
)  # fmt: skip
def test_a_thing_to_define_is_named_and_nothing_of_it_asked(question: str, thing: str) -> None:
    assert defined(question) == thing


@pytest.mark.parametrize(
    "question", ["Was kostet die Karte?", "Quem é o capitão do ferry?", "Wanneer is de haven open?"]
)
def test_small_words_that_english_has_too_ask_no_yes_or_no_elsewhere(question: str) -> None:
    assert not asks_whether(question)


def test_words_that_count_or_tell_a_time() -> None:
    assert (may_be("amount", "三艘", "zh"), may_be("amount", "港口", "zh")) == (True, False)
    assert (may_be("when", "en otoño", "es"), may_be("when", "el puerto", "es")) == (True, False)
    assert may_be("when", "satama", "fi")


@pytest.mark.parametrize(
    ("command", "topic"),
    [
        ("Háblame de los faros.", "faros"), ("Fale sobre o farol", "farol"), 
        ("Fale do farol", "farol"), ("Háblame del faro", "faro"), ("Parlez-moi du phare.", "phare"),
        ("Erzähl mir von den Türmen!", "Türmen"), ("Erzähl mir vom Turm", "Turm"),
        ("请介绍一下灯塔。", "灯塔"), ("告诉我关于灯塔的情况", "灯塔"),
    ],
)  # fmt: skip
def test_a_command_for_a_topic(command: str, topic: str) -> None:
    assert topics(command) == [topic]
