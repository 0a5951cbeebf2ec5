"""Files that hung or crashed an earlier version are an article or refused with a reason, within tight limits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.hostile.files import HOSTILE
from pullquote.corpus import ReadLimits, Unreadable
from pullquote.corpus.reading.sandbox import Children

LARGE = ("30 million", "50 MB")  # the long form's alone


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children(ReadLimits(seconds=10, memory=500))
    yield children
    children.close()


@pytest.mark.parametrize("name", [name for name in HOSTILE if not name.startswith(LARGE)])
def test_a_hostile_file_is_an_article_or_refused_within_the_limits(name: str, children: Children) -> None:
    id, make = HOSTILE[name]
    try:
        assert "owl" in children.read(id, make()).text.lower()
    except Unreadable as error:
        assert not error.reason.startswith("not read: ")  # noqa: PT017 — no limit was needed
