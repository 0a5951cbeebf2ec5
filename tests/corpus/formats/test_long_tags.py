"""Tags with ever more attributes are cut down, however they are written; pages of people are not touched."""

from __future__ import annotations

import pytest

from pullquote.corpus.formats.html import read_html
from pullquote.corpus.formats.long_tags import ATTRIBUTES, without_long_tags

MANY = range(5 * ATTRIBUTES)
TEA = "<p>Green tea comes from China, as the old books of the house say it did.</p>"


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{n}=1" for n in MANY) + ">",
        "<p/" + "/".join(f"a{n}=1" for n in MANY) + ">",
        "<p " + "".join(f"a{n}='1'" for n in MANY) + ">",
        "<p " + " ".join(f"a{n}='<'" for n in MANY) + ">",
        "<p " + " ".join(f'a{n}=">"' for n in MANY) + ">",
        "<p " + " ".join(f"a{n}=<b" for n in MANY) + ">",
        "<p " + " ".join(f'a{n} = "\'"' for n in MANY) + ">",
        f"<{'x' * 60} " + " ".join(f"a{n}" for n in MANY) + ">",
    ],
)
def test_a_tag_with_too_many_attributes_has_none(tag: str) -> None:
    cut = without_long_tags(f"<body>{tag}{TEA}")
    assert len(cut) < len(TEA) + 60
    assert cut.endswith(f">{TEA}")
    assert "Green tea" in read_html(f"<html><body>{tag}{TEA * 3}".encode()).text


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{TEA}",
        f"<p title='{'word ' * 2000}'>{TEA}",
        f"<script>if (a<b {'&& c ' * 2000}) x();</script>{TEA}",
        f"<!-- a<b {'c ' * 2000} -->{TEA}",
        f"<p {'a ' * ATTRIBUTES}>{TEA}",
    ],
)
def test_what_people_write_stays(page: str) -> None:
    assert without_long_tags(page) == page
