"""What is asked, where it is not everything."""

from __future__ import annotations

from typing import Any

import pytest

from pullquote.index import Entry
from pullquote.ui.ask.scope import SHOWN, choices, filters, label, scope, typed
from tests.ui.seen import ATTACKS, Seen

NONE: dict[str, dict[str, int]] = {name: {} for name in ("tags", "author", "language", "year", "collection")}


def entry(id: str, title: str = "") -> Entry:
    return Entry(1, id, title or id, "", "", 1, 1, 1)


def test_filters_of_several_values_are_lists_and_the_last_of_one_value_counts() -> None:
    only = ("articles=press%2F*", "articles=a%20b.md", "tags=tea", "author=ann", "after=2024", "after=2025")
    assert filters(only) == {
        "articles": ["press/*", "a b.md"],
        "tags": ["tea"],
        "author": "ann",
        "after": "2025",
    }
    assert filters(()) == {}


def test_a_filter_is_told_in_words() -> None:
    assert [label(one) for one in ("articles=press%2F*", "articles=a%20b.md", "tags=tea", "before=2024")] == [
        "folder press", "a b.md", "tag tea", "before 2024",
    ]  # fmt: skip


def test_filters_that_stand_in_a_question_are_those_that_chips_name() -> None:
    bare, only = typed("Who owns it? tag:tea in:press/ after:2024-05 language:en")
    assert bare == "Who owns it?"
    assert scope(only) == only
    assert filters(only) == {"tags": ["tea"], "collection": "press/", "after": "2024-05", "language": "en"}
    assert typed("tag:tea") == ("tag:tea", ())
    assert typed("Is 10:30 late?") == ("Is 10:30 late?", ())


@pytest.mark.parametrize("wanted", [None, "articles=x", [1, {}, "x=y", "articles", None]])
def test_nothing_that_is_sent_is_trusted(wanted: Any) -> None:
    assert scope(wanted) == ()


def test_choices_are_what_fits_all_words() -> None:
    entries = [entry("press/owls.md", "Owls at night"), entry("tea.md", "Tea")]
    fields = NONE | {"tags": {"night": 1}, "year": {"2024": 1}, "language": {"en": 2}}
    html = choices(entries, fields, "")
    assert [words in html for words in ("folder, 1 article", "tag, 1 article", "year, 1 article", "language")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert 'data-only="after=2024 before=2025"' in html
    night = choices(entries, fields, "NIGHT")
    assert ("Owls at night" in night, "Tea" in night, "tags=night" in night) == (True, False, True)
    assert "Nothing matches" in choices(entries, fields, "moon")


def test_many_choices_are_counted() -> None:
    html = choices([entry(f"{n}.md") for n in range(SHOWN + 3)], NONE, "")
    assert html.count("<button") == SHOWN
    assert "… and 3 more: type to narrow" in html


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_shown_not_run(attack: str) -> None:
    seen = Seen(choices([entry(attack, attack), entry("b")], NONE | {"tags": {attack: 1}}, ""))
    assert not {"img", "script", "svg", "iframe"} & set(seen.tags)
    assert not [name for name in seen.attributes if name.startswith("on")]
