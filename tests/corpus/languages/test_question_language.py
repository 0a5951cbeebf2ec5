"""Short questions full of names are known by what they ask in, and English ones never taken for others."""

from __future__ import annotations

import pytest

from pullquote.corpus.languages.question_language import SURE, in_other_language, question_language

FOREIGN = {
    "¿Qué es Zhihu?": "es",
    "cuando abrió Xiaohongshu su oficina en Hong Kong": "es",
    "Quantos usuários tem o WeChat?": "pt",
    "Qu'est-ce que Zhihu ?": "fr",
    "Combien d’utilisateurs a WeChat ?": "fr",
    "Chi ha fondato TikTok?": "it",
    "Wer hat TikTok gegründet?": "de",
    "Hoeveel gebruikers heeft WeChat?": "nl",
    "Apa itu Zhihu?": "id",
    "Siapa pendiri TikTok?": "id",
    "Zhihu là gì?": "vi",
    "TikTok ne zaman kuruldu?": "tr",
    "Co to jest Zhihu?": "pl",
    "Vad är Zhihu?": "sv",
    "Hvad er Zhihu?": "da",
}

MILL = "Die alte Mühle steht am Fluss und mahlt das Korn der Höfe."


@pytest.mark.parametrize(
    ("question", "code"),
    [
        *FOREIGN.items(),
        ("Qui dirige Holm & Vik ?", "fr"),
        ("Wo liegt Marrowby?", "de"),
        ("Chi è Ida Holm?", "it"),
        ("Wie is Ida Holm?", "nl"),
        ("wann starb ida holm?", "de"),
        ("Kuinka monta laivaa satamassa on?", "fi"),
        ("Ida Holm是谁？", "zh"),
        ("Who is 渡轮?", "en"),
        ("Is Die Welt a paper?", "en"),
        ("ida holm mill", "en"),
        ("El Niño", "en"),
        ("", "en"),
        ("?!", "en"),
    ],
)
def test_the_language_of_a_question(question: str, code: str) -> None:
    assert question_language(question) == code


@pytest.mark.parametrize(
    "question",
    [
        "What is Zhihu?",
        "Who was in the war?",
        "What does “la vie en rose” mean?",
        "Who founded Die Welt and Le Monde de la Musique?",
        "El Niño",
        "De Stijl",
        "la vie en rose",
        "que sera sera",
        "tiktok shop indonesia",
        "Xiaohongshu Douyin Zhihu",
        "per capita income",
        "Why?",
        "",
        "？",
    ],
)
def test_english_names_and_key_words_are_left_alone(question: str) -> None:
    assert question_language(question, SURE) == "en"


@pytest.mark.parametrize(
    ("text", "question", "other"),
    [
        (MILL, "Where is the mill?", True),
        (MILL, "Wo steht die Mühle?", False),
        ("磨坊在河边。", "Wo steht die Mühle?", True),
        ("Ida Holm 1931", "Wo steht die Mühle?", False),  # names and numbers are of no language
        ("Møllen står ved åen, og den maler korn for gårdene i egnen.", "Hvor står møllen i bygda?", False),
    ],
)
def test_a_text_in_another_language_than_the_question(text: str, question: str, other: bool) -> None:
    assert in_other_language(text, question) is other
