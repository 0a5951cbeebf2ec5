import pytest

from pullquote.qa.query.spelling import spelling

HELD = {"Tokopedia": 3, "Zhihu": 2, "shop": 9, "ship": 1, "barriers": 2, "Voltaire": 1, "country": 5, "region": 9}
FORMS = {"divisions": 4, "religion": 2, "song": 8}  # held in another form, which no search for near terms finds


class Words:
    """A vocabulary that hands out all it holds; what is near is for the spelling to see."""

    def often(self, word: str) -> int:
        held = {**HELD, **FORMS}
        return held.get(word, held.get(word.capitalize(), 0))

    def near(self, word: str) -> dict[str, int]:
        return HELD


@pytest.mark.parametrize(
    ("asked", "mended"),
    [
        ("how much of tokopdia is sold", "how much of Tokopedia is sold"),
        ("what is zhiuh?", "what is Zhihu?"),
        ("barrires", "barriers"),
        ("a shp", "a shop"),
        ("Counrty", "Country"),
        ("the Religiom", "the Religion"),
        ("what diviisons", "what divisions"),
        # A letter lost or swapped is likelier than a wrong one or one too many, however often the words are met.
        ("which reigion", "which religion"),
        # Right, or not to be told: ordinary English, known, an abbreviation, part of a word, another script, two slips.
        ("voles and a barrister", "voles and a barrister"),
        ("TOKOPDIA", "TOKOPDIA"),
        ("it wasn't", "it wasn't"),
        ("tokopedias", "Tokopedia"),
        ("知乎 tkpedia", "知乎 tkpedia"),
        ("Xhihu", "Xhihu"),
        ("Shopp Regin", "Shopp Regin"),
    ],
)
def test_only_an_unknown_word_is_mended(asked: str, mended: str) -> None:
    assert spelling(Words())(asked) == mended
