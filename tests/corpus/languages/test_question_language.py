"""Short questions full of names are known by what they ask in, and English ones never taken for others."""

from __future__ import annotations

import pytest

from pullquote.corpus.languages.question_language import in_other_language, question_language

MILL = "Die alte Mühle steht am Fluss und mahlt das Korn der Höfe."


@pytest.mark.parametrize(
    ("question", "code"),
    [
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
