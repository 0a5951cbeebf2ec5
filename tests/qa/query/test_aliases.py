from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import SameName, holds_library
from pullquote.qa.query.aliases import Corrections, Names
from pullquote.qa.query.query import Query


def names(*pairs: str, corrections: Corrections | None = None) -> Names:
    return Names((SameName(*pair.split(" = "), "a.txt", 0, 1) for pair in pairs), corrections)


def others(known: Names, text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[found.start : found.end], found.others) for found in known.find(text)]


def test_a_name_is_found_in_any_case_and_from_either_side() -> None:
    known = names("Xiaohongshu = RedNote")
    assert others(known, "who owns rednote's office?") == [("rednote", ("Xiaohongshu",))]
    assert others(known, "Who owns Xiaohongshu?") == [("Xiaohongshu", ("RedNote",))]
    assert others(known, "Is RedNote the same as Xiaohongshu?") == []


def test_three_names_of_one_thing_are_one() -> None:
    known = names("Xiaohongshu = RedNote", "Xiaohongshu = RedNote", "Xiaohongshu = Little Red Book")
    assert others(known, "What is the Little Red Book?") == [("Little Red Book", ("Xiaohongshu", "RedNote"))]
    assert others(known, "What is Xiaohongshu?") == [("Xiaohongshu", ("RedNote", "Little Red Book"))]


def test_the_longest_name_counts() -> None:
    known = names("Ant = Pismire", "Ant Group = Alipay")
    assert others(known, "Where is Ant Group based?") == [("Ant Group", ("Alipay",))]


def test_abbreviations_are_read_as_written_and_only_when_clear() -> None:
    assert others(names("World Health Organization = WHO"), "who runs WHO") == [("WHO", ("World Health Organization",))]
    assert others(names("African Union = AU", "Astronomical Unit = AU"), "What is AU?") == []


def test_a_name_that_is_a_word_counts_as_written() -> None:
    known = names("Detroit Electronic Music Festival = Movement")
    assert others(known, "Is free movement a right?") == []
    assert others(known, "When is Movement held?") == [("Movement", ("Detroit Electronic Music Festival",))]


def test_the_file_beside_the_articles_adds_and_corrects(tmp_path: Path) -> None:
    file = tmp_path / "pullquote.names"
    file.write_text("# ours\nDouyin = TikTok China = DY\nJohn != Jack  # two men\n", encoding="utf-8")
    known = names("John = Jack", corrections=Corrections.read(file))
    assert others(known, "What is Douyin?") == [("Douyin", ("TikTok China", "DY"))]
    assert others(known, "Who is John?") == []
    assert Corrections.read(tmp_path / "none") == Corrections()


def test_a_folder_that_may_not_be_looked_into_corrects_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pullquote.names").write_text("Tea = Cha")

    def refused(path: Any, **how: Any) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", refused)
        assert Corrections.read(tmp_path / "pullquote.names").same == []
        assert not holds_library(tmp_path)
    assert Corrections.read(tmp_path / "pullquote.names").same == [("Tea", "Cha")]


@pytest.mark.parametrize("line", ["Douyin", "Douyin =", "= Douyin", "a != "])
def test_a_line_that_says_nothing_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pullquote.names"
    file.write_text(f"a = b\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 2: write NAME = OTHER NAME, or NAME != OTHER NAME"):
        Corrections.read(file)


def test_a_page_is_asked_by_a_name_that_it_uses() -> None:
    text = "Who runs RedNote today?"
    query = Query(text, tuple(names("Xiaohongshu = RedNote").find(text)))
    assert query.understood == "Who runs RedNote (Xiaohongshu) today?"
    assert query.on("Xiaohongshu grew, and Xiaohongshu is RedNote.") == text
    assert query.on("Xiaohongshu grew.") == "Who runs Xiaohongshu today?"
    assert query.on("The XiaohongshuPay wallet.") == text


def test_a_question_has_a_form_for_each_other_name() -> None:
    text = "Does RedNote own the WHO?"
    known = names("Xiaohongshu = RedNote", "Xiaohongshu = Little Red Book", "World Health Organization = WHO")
    assert Query(text, tuple(known.find(text))).forms == (
        text,
        "Does Xiaohongshu own the World Health Organization?",
        "Does Little Red Book own the WHO?",
    )


def test_a_part_of_a_longer_name_is_no_name() -> None:
    known = names("New York = New York City", "John = Jack", "United States = US")
    assert others(known, "Do the New York Yankees play Pope John?") == []
    assert others(known, "Is a US Army post in New York?") == [
        ("US", ("United States",)),
        ("New York", ("New York City",)),
    ]
