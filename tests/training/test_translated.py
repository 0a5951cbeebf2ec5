"""Questions put into other languages by a program that is stood in for here."""

import zlib
from collections.abc import Sequence

import pytest

from training import translated
from training.translated import CHAINS, translations


def test_each_question_goes_through_the_pairs_of_one_language(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [f"Who owns boat {n}?" for n in range(40)]
    monkeypatch.setattr(translated, "_through", lambda pair, texts: [f"{text} {pair}" for text in texts])
    found = translations(asked)
    assert sorted(found) == sorted(asked)
    for question, text in found.items():
        chain = CHAINS[zlib.crc32(question.encode()) % len(CHAINS)]
        assert text.lstrip("¿") == " ".join([question, *chain])
        assert text.startswith("¿") == (chain == ("eng-spa",))


def test_what_no_pair_changes_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def unchanged(_: str, texts: Sequence[str]) -> list[str]:
        return list(texts)

    monkeypatch.setattr(translated, "_through", unchanged)
    assert translations([f"Anna {n}" for n in range(20)]) == {}
