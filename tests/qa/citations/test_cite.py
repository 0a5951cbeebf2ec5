from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.qa import FORMS, Answer, Quote, cite
from pullquote.qa.citations.source import sources


def quote(**told: object) -> Quote:
    about = {
        "article": "press/mill.pdf",
        "title": "The old mill",
        "start": 0,
        "end": 12,
        "text": "It grinds\noats.",
        "answer_start": 0,
        "answer_end": 2,
        "confidence": 0.9,
        "author": "Jane Doe; Li, Wei",
        "date": "2021-05-03",
        "url": "https://www.a.example/mill?x=1&y=2",
        "page": 12,
    }
    return Quote(**(about | told))


def answer(*quotes: Quote, found: bool = True) -> Answer:
    return Answer("What does it *grind*?", "What does it grind?", "oats", quotes, 0.9, found)


def test_plain():
    assert quote().cite() == (
        "Jane Doe, Li, Wei: The old mill. a.example, 2021-05-03. https://www.a.example/mill?x=1&y=2"
        " p. 12: “It grinds oats.”\n"
    )
    assert quote(author="", date="", url="", page=None, place="slide 3").cite() == (
        "The old mill. press/mill.pdf. slide 3: “It grinds oats.”\n"
    )


def test_bibtex():
    assert quote().cite("bibtex") == (
        "@online{doe2021mill,\n  author = {Jane Doe and Li, Wei},\n  title = {{The old mill}},\n  year = {2021},\n"
        "  date = {2021-05-03},\n  month = may,\n  organization = {a.example},\n"
        "  url = {https://www.a.example/mill?x=1&y=2},\n  pages = {12},\n  note = {p. 12: “It grinds oats.”}\n}\n"
    )


def test_ris():
    assert quote().cite("ris").split("\r\n") == [
        "TY  - ELEC",
        "ID  - doe2021mill",
        "AU  - Jane Doe",
        "AU  - Li, Wei",
        "TI  - The old mill",
        "T2  - a.example",
        "PY  - 2021",
        "DA  - 2021/05/03/",
        "SP  - 12",
        "UR  - https://www.a.example/mill?x=1&y=2",
        "AN  - press/mill.pdf",
        "N1  - p. 12: “It grinds oats.”",
        "ER  - ",
        "",
        "",
    ]


def test_csl_json():
    (item,) = json.loads(quote().cite("csl-json"))
    assert item["author"] == [{"literal": "Jane Doe"}, {"family": "Li", "given": "Wei"}]
    assert item["issued"] == {"date-parts": [[2021, 5, 3]]}
    assert (item["type"], item["container-title"], item["page"]) == ("webpage", "a.example", "12")
    assert item["note"] == "p. 12: “It grinds oats.”"


def test_markdown_has_a_footnote_for_each_quote():
    text = answer(quote(), quote(page=14, text="Oats *only*")).cite("markdown")
    assert text.startswith(
        "## What does it \\*grind\\*?\n\n**oats**\n\n> It grinds oats.[^1]\n\n> Oats \\*only\\*[^2]\n\n"
    )
    assert re.findall(r"^\[\^(\d)\]: .* p\. (\d+)\.$", text, re.MULTILINE) == [("1", "12"), ("2", "14")]


def test_an_article_is_cited_once_with_all_that_is_quoted_and_keys_differ():
    found = sources(
        [quote(), quote(page=3, text="Other words."), quote(), quote(article="b.md"), quote(article="c.md")]
    )
    assert [source.key for source in found] == ["doe2021mill", "doe2021milla", "doe2021millb"]
    assert [words.page for words in found[0].words] == [12, 3]
    assert found[0].pages == (3, 12)


def test_what_was_not_found_is_not_cited():
    assert [cite([answer(quote(), found=False)], form) for form in ("plain", "bibtex", "ris")] == ["", "", ""]
    assert json.loads(cite([answer(quote(), found=False)], "csl-json")) == []


def test_another_form():
    with pytest.raises(ValueError, match="form is 'apa'; must be one of plain, markdown, bibtex"):
        cite([], "apa")


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_words_of_an_article_break_a_form(title: str, said: str):
    one = quote(title=title, text=said, author=said)
    bibtex = one.cite("bibtex")
    assert bibtex.count("\n@") == 0
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", bibtex.replace("\\\\", "")):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in one.cite("ris").split("\r\n"))
    assert len(json.loads(one.cite("csl-json"))) == 1


def test_the_command_line_knows_every_form():
    from pullquote.ui.cli.command import ask

    (option,) = [each for each in ask.params if each.name == "cite"]
    assert tuple(option.type.choices) == FORMS
