"""Words of English questions put into other languages, and where those words come from."""

import json
from pathlib import Path
from random import Random

import numpy as np
import pytest

from training.data import Example
from training.lexicon import KEPT, english, foreign, nearest, script_of
from training.switched import Switched, SwitchSettings


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("casa", "LATIN"),
        ("家", "CJK"),
        ("どこ", "KANA"),
        ("何か", "KANA"),
        ("дом", "CYRILLIC"),
        ("casaдом", ""),
        ("24", ""),
    ],
)
def test_a_word_has_one_script_or_none(word: str, script: str) -> None:
    assert script_of(word) == script


def test_pieces_are_words_if_they_begin_one() -> None:
    pieces = ["▁casa", "casa", "▁house", "▁de", "家庭", "▁家庭", "家", "▁дом", "▁Дом", "дом", "24"]
    assert foreign(pieces, frozenset(["house"])) == {"LATIN": ["casa"], "CJK": ["家庭"], "CYRILLIC": ["дом"]}


def test_the_english_words_are_those_asked_often_names_left_out() -> None:
    questions = ["Who owns the Mill?"] * 4 + ["Who sold a boat?"] * 3
    assert english(questions) == ["who", "owns", "the"]


def test_nearness_is_against_what_is_near_to_everything() -> None:
    """The first of the others is near to all words, and so says little: what is near to one alone is nearer."""
    words = np.eye(12, dtype=np.float32)
    hub = np.full(12, 0.6, dtype=np.float32)
    own = 0.6 * np.eye(12, dtype=np.float32)
    best, near = nearest(words, np.vstack([hub, own]))
    assert best.shape == near.shape == (12, KEPT)
    assert best[:, 0].tolist() == list(range(1, 13))
    # Twice .6, less the mean of a word's ten nearest (.6 twice, .0 eight times), less that of the other word (.6 once).
    assert near[0, 0] == pytest.approx(1.2 - 0.12 - 0.06)


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    latin = {"who": [["quién", 0.1], ["cine", 0.001]], "owns": [["posee", 0.05]], "the": [["el", 0.05]]}
    cjk = {"who": [["谁", 0.1]], "owns": [["拥有", 0.05]], "how many": [["多少", 0.1]], "boats": [["小船", 0.001]]}
    file = tmp_path / "lexicon.json"
    file.write_text(json.dumps({"LATIN": latin, "CJK": cjk}), encoding="utf-8")
    return file


def test_words_are_put_into_the_languages_of_a_script_and_names_stay(lexicon: Path) -> None:
    switched = Switched(lexicon, SwitchSettings(kept=0.0))
    assert switched.question("Who owns the Mill?", "LATIN", Random(1)) == "quién posee el Mill?"
    assert switched.question("Who owns Ann Lee?", "CJK", Random(1)) == "谁拥有 Ann  Lee ?"


def test_an_opening_is_rendered_whole_and_an_unsure_word_not_at_all(lexicon: Path) -> None:
    switched = Switched(lexicon, SwitchSettings(kept=0.0))
    assert switched.question("How many boats", "CJK", Random(1)) == "多少 boats "


def test_only_a_share_of_the_questions_and_nothing_else_is_changed(lexicon: Path) -> None:
    switched = Switched(lexicon, SwitchSettings(share=0.5, kept=0.0))
    examples = [Example("Who owns it?", "Mill", "", "Ida owns it.", (0, 3))] * 40
    made = switched.examples(examples, Random(1))
    assert 0 < sum(one.question != "Who owns it?" for one in made) < 40
    assert {(one.passage, one.answer) for one in made} == {("Ida owns it.", (0, 3))}


def test_a_translation_is_taken_whole_where_there_is_one(lexicon: Path, tmp_path: Path) -> None:
    file = tmp_path / "translated.json"
    file.write_text(json.dumps({"Who owns it?": "¿De quién es?"}), encoding="utf-8")
    switched = Switched(lexicon, SwitchSettings(share=1.0, kept=0.0, translated=1.0), file)
    examples = [Example(question, "", "", "Ida owns it.", (0, 3)) for question in ("Who owns it?", "Who owns the it?")]
    made = {one.question for one in switched.examples(examples * 20, Random(1))}
    assert made == {"¿De quién es?", "谁拥有 it ?", "quién posee el it?", "谁拥有 the  it ?"}
