from __future__ import annotations

import pytest

from pullquote.corpus import Patterns


@pytest.mark.parametrize("pattern", ["notes [old].md", "* [[]old].md", "notes*"])
def test_a_pattern_that_is_a_file_s_name_means_that_file(pattern: str) -> None:
    assert not Patterns(exclude=(pattern,)).take("notes [old].md")


@pytest.mark.parametrize(("one", "other"), [("caf\u00e9.md", "cafe\u0301.md"), ("cafe\u0301.md", "caf\u00e9.md")])
def test_names_are_compared_in_their_composed_form(one: str, other: str) -> None:
    assert Patterns(include=(one,)).take(other)
    assert not Patterns(exclude=("caf\u00e9*",)).take(other)


def test_patterns_that_match_nothing_are_known() -> None:
    patterns = Patterns(include=("a/*", "b*"), exclude=("[x].md", "*.pdf", "!node_modules/*"))
    assert patterns.idle(["a/one.md", "a/two.pdf"]) == ["b*", "[x].md"]
