"""The language of a text decides what stem a word has."""

import pytest

from pullquote.index import terms
from pullquote.index.text.letters import fold


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Die alten Häuser am Fluss", "ein altes Haus"),
        ("de", "GROSSE Straßen", "große Strasse"),
        ("es", "las bibliotecas públicas", "biblioteca publica"),
        ("fr", "les élèves marchaient", "élève marchait"),
        ("pt", "as estações fechadas", "estacao fechada"),
        ("ru", "книгами библиотек", "Книга Библиотека"),
        ("uk", "книгами", "книга"),
        ("fa", "کتاب‌ها", "كتابها"),
        ("ar", "المَدرسة", "مدرسة"),
        ("hi", "कहानियाँ", "कहानी"),
        ("el", "ΒΙΒΛΊΑ", "βιβλία"),
        ("tr", "kitaplar", "kitap"),
    ],
)
def test_forms_of_one_word_are_one_term(language: str, one: str, other: str) -> None:
    assert set(terms(other, language)) & set(terms(one, language))
    assert len(set(terms(other, language)) - set(terms(one, language))) < len(terms(other, language))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Wie viele Eulen gibt es in der Stadt?", ["viel", "eul", "stadt"]),
        ("de", "1.234,5 Tonnen", ["1234.5", "tonn"]),
        ("en", "1,234.5 tons", ["1234.5", "ton"]),
        ("ar", "١٬٢٣٤٫٥", ["1234.5"]),
        ("hi", "१२ किताबें", ["12", "किताब"]),
        ("ko", "도서관에서", ["도서", "서관", "관에", "에서"]),
        ("ja", "いちご、ガス", ["いち", "ちご", "ガス"]),
        ("th", "ห้องสมุด", ["ห้", "้อ", "อง", "งส", "สม", "มุ", "ุด"]),
        ("zh", "TikTok的图书馆", ["tiktok", "的图", "图书", "书馆"]),
        ("xx", "owls", ["owl"]),
    ],
)
def test_worked_by_hand(language: str, text: str, expected: list[str]) -> None:
    assert terms(text, language) == expected


def test_a_word_typed_without_its_accents_is_found() -> None:
    assert set(terms("revision", "fr")) <= set(terms("révision", "fr"))


def test_a_question_has_the_terms_of_the_languages_that_are_asked() -> None:
    assert set(terms("Which Eulen hunt?", "en", ["en", "de"])) == {"eulen", "eul", "hunt"}


@pytest.mark.parametrize(("text", "folded"), [("Łódź Ōsaka", "łodz osaka"), ("ТЁЛКА", "телка"), ("한국", "한국")])
def test_accents_go_and_letters_stay(text: str, folded: str) -> None:
    assert fold(text) == folded
