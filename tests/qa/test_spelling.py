import pytest

from qa.spelling import spelling

HELD = {"Tokopedia": 3, "Zhihu": 2, "shop": 9, "ship": 1, "barriers": 2, "Voltaire": 1}


class Words:
    """A vocabulary that hands out all it holds; what is near is for the spelling to see."""

    def has(self, word: str) -> bool:
        return word.casefold() in {held.casefold() for held in HELD}

    def near(self, word: str) -> dict[str, int]:
        return HELD


@pytest.mark.parametrize(
    ("asked", "mended"),
    [
        ("how much of tokopdia is sold", "how much of Tokopedia is sold"),
        ("what is zhiuh?", "what is Zhihu?"),
        ("barrires", "barriers"),
        ("a shp", "a shop"),
        # Right, or not to be told: ordinary English, known, an abbreviation, part of a word, another script, two slips.
        ("voles and a barrister", "voles and a barrister"),
        ("TOKOPDIA", "TOKOPDIA"),
        ("it wasn't", "it wasn't"),
        ("tokopedias", "Tokopedia"),
        ("知乎 tkpedia", "知乎 tkpedia"),
        ("Xhihu", "Xhihu"),
    ],
)
def test_only_an_unknown_word_is_mended(asked: str, mended: str) -> None:
    assert spelling(Words())(asked) == mended
