"""A comparison is laid out in two columns, a row for what both are told about."""

from __future__ import annotations

import pytest

from pullquote.corpus import Article, split
from pullquote.index import Encoder, Hit
from pullquote.qa import Answer, Page, Query, Question, QuoteSettings, Retrieved
from pullquote.qa.comparison.columns import compared

OTTER = "The otter sleeps in a hole by the river. The otter eats fish and frogs all winter. It is shy."
BEAVER = "The beaver eats bark and twigs all winter. The beaver sleeps in a lodge by the river."
BOTH = "Unlike the otter, the beaver can fell a whole tree."


def found(*texts: str) -> Retrieved:
    made = (Article(f"{number}.txt", "", text, "") for number, text in enumerate(texts))
    pages = tuple(Page.of(Hit(passage, each, 1.0, 0.5, 2.0)) for each in made for passage in split(each))
    names = ("otter", "beaver")
    parts = tuple(Retrieved(Question(name), Query(name, topic=True), pages) for name in names)
    query = Query("otter or beaver", parts=tuple(part.query for part in parts), compared=True)
    return Retrieved(Question("Compare otter and beaver"), query, parts=parts)


def said(answer: Answer) -> list[tuple[str, list[list[str]]]]:
    assert answer.comparison
    return [
        (row.about, [[answer.quotes[at].text for at in cell] for cell in row.quotes]) for row in answer.comparison.rows
    ]


def test_sentences_that_tell_of_the_same_stand_beside_each_other(encoder: Encoder) -> None:
    answer = compared(found(OTTER, BEAVER), encoder.encode, 0.5, QuoteSettings())
    assert answer.found
    rows = said(answer)
    by_words = {about: ["".join(cell) for cell in cells] for about, cells in rows}
    assert "sleeps in a hole" in by_words["sleeps, river"][0]
    assert "sleeps in a lodge" in by_words["sleeps, river"][1]
    assert answer.comparison
    assert answer.comparison.sides == ("otter", "beaver")


def test_what_names_both_stands_on_both_sides(encoder: Encoder) -> None:
    (first, *_) = said(compared(found(OTTER, BOTH), encoder.encode, 0.5, QuoteSettings()))
    assert first == ("", [[BOTH], [BOTH]])


def test_what_names_both_stands_in_no_other_row(encoder: Encoder) -> None:
    every = [
        f"The otter and the beaver share {what}." for what in ("a river", "some ponds", "the mill race", "one lake")
    ]
    rows = said(compared(found(OTTER, " ".join(every)), encoder.encode, 0.5, QuoteSettings()))
    assert all(one == other for _, (one, other) in rows if set(one) & set(every) or set(other) & set(every))


def test_where_one_side_is_in_no_article_there_are_no_columns(encoder: Encoder) -> None:
    answer = compared(found(OTTER), encoder.encode, 0.5, QuoteSettings())
    assert answer.comparison is None
    assert [part.found for part in answer.parts] == [True, False]


def test_columns_go_through_json(encoder: Encoder) -> None:
    answer = compared(found(OTTER, BEAVER), encoder.encode, 0.5, QuoteSettings())
    assert Answer.from_dict(answer.to_dict()) == answer


@pytest.mark.parametrize("place", [0, 1])
def test_each_place_is_one_of_a_quote_of_its_side(encoder: Encoder, place: int) -> None:
    answer = compared(found(OTTER, BEAVER), encoder.encode, 0.5, QuoteSettings())
    assert answer.comparison
    for row in answer.comparison.rows:
        assert all(("otter", "beaver")[place] in answer.quotes[at].text for at in row.quotes[place])
