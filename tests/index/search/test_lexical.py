from pathlib import Path

import numpy as np
import pytest

from pullquote.index.search.lexical import TermIndex


def filled(folder: Path) -> TermIndex:
    cache = TermIndex(folder)
    cache.add([1, 2, 3], ["the shop in Jakarta", "a shop, and a shop again", "a wallet"])
    cache.save()
    return cache


def test_best_match_first(tmp_path: Path) -> None:
    numbers, scores = filled(tmp_path).search(["jakarta", "shop"], 5)
    assert numbers.tolist() == [1, 2]
    assert scores[0] > scores[1] > 0


def test_score_is_bm25(tmp_path: Path) -> None:
    # One of three texts holds "wallet", once, and is one term long where the average is (2 + 2 + 1) / 3 terms.
    idf = np.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    length = 1 - 0.75 + 0.75 * 1 / (5 / 3)
    _, scores = filled(tmp_path).search(["wallet"], 1)
    assert scores[0] == pytest.approx(idf * 1 * (1.2 + 1) / (1 + 1.2 * length), rel=1e-3)


def test_limited_to_some_numbers_they_score_as_among_all(tmp_path: Path) -> None:
    words = filled(tmp_path)
    scores = dict(zip(*(each.tolist() for each in words.search(["shop", "wallet"], 5)), strict=True))
    for among in ([2], [1, 3, 99], []):
        numbers, limited = words.search(["shop", "wallet"], 5, np.array(among, dtype=np.int64))
        assert dict(zip(numbers.tolist(), limited.tolist(), strict=True)) == {
            number: scores[number] for number in scores.keys() & set(among)
        }


@pytest.mark.parametrize("asked", [[], ["unknown"]])
def test_nothing_matches(tmp_path: Path, asked: list[str]) -> None:
    numbers, scores = filled(tmp_path).search(asked, 5)
    assert (numbers.tolist(), scores.tolist()) == ([], [])


def test_signs_of_a_query_language_are_words_like_any_other(tmp_path: Path) -> None:
    assert filled(tmp_path).search(["+shop:(", "AND", '"'], 5)[0].tolist() == []


def test_removed_numbers_are_gone(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    cache.remove([2])
    cache.save()
    assert len(cache) == 2
    assert cache.search(["shop"], 5)[0].tolist() == [1]


def test_saved_and_read_again(tmp_path: Path) -> None:
    filled(tmp_path)
    assert len(TermIndex(tmp_path)) == 3


def test_removed_texts_do_not_count_in_the_scores(tmp_path: Path) -> None:
    # All texts are three terms long, so the mean length is the same with and without the one removed.
    texts = ["shop shoe rome", "shop hat rome", "shop tea oslo", "tea hat oslo"]
    (tmp_path / "old").mkdir()
    old, fresh = TermIndex(tmp_path / "old"), TermIndex()
    old.add(range(4), texts)
    old.save()
    old.remove([1])
    old.save()
    fresh.add([0, 2, 3], [texts[0], texts[2], texts[3]])
    fresh.save()
    assert (old.removed, len(old)) == (1, 3)
    for asked in (["shop"], ["rome", "tea"], ["hat", "shop", "unknown"]):
        (numbers, scores), (wanted, right) = old.search(asked, 5), fresh.search(asked, 5)
        assert numbers.tolist() == wanted.tolist()
        assert scores.tolist() == pytest.approx(right.tolist(), rel=1e-5)


def test_terms_weigh_by_how_few_texts_hold_them(tmp_path: Path) -> None:
    cache = filled(tmp_path)
    idf = {having: np.log(1 + (3 - having + 0.5) / (having + 0.5)) for having in range(4)}
    assert cache.weight(["shop", "wallet", "wallet", "unknown"]) == pytest.approx(idf[2] + idf[1] + idf[0])
    cache.remove([3])
    cache.save()
    assert cache.weight(["wallet"]) == pytest.approx(np.log(1 + (2 - 0 + 0.5) / (0 + 0.5)))


def test_without_a_folder_all_is_in_memory() -> None:
    cache = TermIndex()
    cache.add([7], ["a wallet"])
    cache.save()
    assert cache.search(["wallet"], 5)[0].tolist() == [7]


def test_a_damaged_folder_is_told(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "meta.json").write_text("{")
    with pytest.raises(OSError, match="no words in"):
        TermIndex(tmp_path)


def test_a_large_part_is_searched_as_a_small_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether all is searched and sifted, or each number looked up: the same numbers in the same order."""
    words, random = TermIndex(tmp_path), np.random.default_rng(5)
    numbers = np.arange(1, 3001, dtype=np.int64)
    words.add(numbers.tolist(), [" ".join(f"w{each}" for each in random.integers(0, 60, 12)) for _ in numbers])
    words.save()
    for part in (3000, 1500, 100, 61):
        among = np.sort(random.choice(numbers, part, replace=False))
        found = words.search(["w1", "w7", "w9"], 40, among)
        with monkeypatch.context() as patched:
            patched.setattr("pullquote.index.search.lexical.FEW", 0)
            each, scores = words.search(["w1", "w7", "w9"], 40, among)
        assert found[0].tolist() == each.tolist()
        assert found[1] == pytest.approx(scores)
