"""The table of the page's words."""

import json
import re

import pytest

from pullquote.ui.web.page import script
from pullquote.ui.web.words import as_script, words

PLACE = re.compile(r"\{n?\}")


def test_every_language_has_a_word_for_each_english_one() -> None:
    table = words()
    assert {"zh", "es", "de"} <= set(table)
    assert {frozenset(own) for own in table.values()} == {frozenset(table["zh"])}


@pytest.mark.parametrize("code", ["zh", "es", "de"])
def test_what_differs_has_its_place_in_both(code: str) -> None:
    for english, own in words()[code].items():
        assert PLACE.findall(english) == PLACE.findall(own), english


def test_the_script_holds_the_table_and_cannot_be_ended_by_it() -> None:
    table = as_script().removeprefix("const TONGUES = ").removesuffix(";")
    assert json.loads(table) == words()
    assert "<" not in as_script()
    assert as_script() in script()
