"""The short form of fuzzing: some changes of each seed, the same ones at each run. `make fuzz` is the long one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pullquote.corpus import Unreadable
from pullquote.corpus.reading.sandbox import Children, ReadLimits
from pullquote.corpus.registry import suffixes
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import SEEDS
from tests.fuzz.targets import targets

TIMES = 25
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")
SAME = {".htm": ".html", ".xhtml": ".html", ".mht": ".mhtml", ".markdown": ".md", ".mdx": ".md"}
SAME |= {".log": ".txt", ".text": ".txt", ".rest": ".rst", ".asciidoc": ".adoc", ".xlsm": ".xlsx"}
DOORS = {name: each for name, each in targets().items() if name not in SEEDS}


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children(ReadLimits(seconds=20, memory=1_000))
    yield children
    children.close()


def test_each_format_has_a_seed() -> None:
    # Pictures are read by models, each of which takes seconds.
    assert {SAME.get(suffix, suffix) for suffix in suffixes()} - {*PICTURES} == set(SEEDS)


@pytest.mark.parametrize("suffix", SEEDS)
def test_a_seed_is_an_article(suffix: str, children: Children) -> None:
    assert "Green tea comes from China" in children.read(f"a{suffix}", SEEDS[suffix]).text


@pytest.mark.parametrize("suffix", SEEDS)
def test_any_file_is_an_article_or_refused_within_the_limits(suffix: str, children: Children) -> None:
    for seed in range(TIMES):
        try:
            children.read(f"a{suffix}", mutated(SEEDS[suffix], seed))
        except Unreadable as error:
            assert not error.reason.startswith("not read: "), (seed, error.reason)  # noqa: PT017


@pytest.mark.parametrize("name", DOORS)
def test_any_call_is_answered_or_refused_in_a_line(name: str) -> None:
    target, first = DOORS[name]
    target(first)
    for seed in range(TIMES):
        target(mutated(first, seed))
