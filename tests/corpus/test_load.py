from __future__ import annotations

import hashlib
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pullquote.corpus import Article, File, Unreadable, load, split

Read = Callable[[str, bytes | str], Article]


def test_a_text_file_is_its_text(read: Read):
    source = "\u202bשלום\u202c 😀\r\n\r\n e\u0301 \u2028 中文。\n"
    article = read("b/a.txt", source)
    assert article.text == source
    assert article.id == "b/a.txt"
    assert article.fingerprint == hashlib.sha256(source.encode()).hexdigest()


def test_the_byte_order_mark_is_dropped_and_line_ends_stay(read: Read):
    assert read("a.txt", b"\xef\xbb\xbfone\r\ntwo\rthree").text == "one\r\ntwo\rthree"


def test_the_language_is_guessed_where_the_file_does_not_tell(read: Read):
    assert read("a.txt", "渡轮回来了。").language == "zh"
    assert read("b.md", "---\nlang: ja\n---\n渡轮回来了。").language == "ja"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t", "contains no text"),
        (
            "a.md",
            b"[tea](http://a.example/b) " * 800_000,
            "holds 20,800,000 bytes, more than the 20,000,000 that are read of such a file",
        ),
        ("a.json", b"[" * 100_000, "is damaged: its parts are nested too deeply"),
        (
            "a.ipynb",
            b'{"cells": ["tea"]}',
            "is damaged: it is not built as files of its kind are; open it in its program and save it again",
        ),
        ("a.txt", b"\0\1\2\3" * 100, "is not text: 100 of its 400 bytes are null bytes"),
    ],
)
def test_the_reason_is_one_clear_line(read: Read, name: str, data: bytes, reason: str):
    with pytest.raises(Unreadable) as caught:
        read(name, data)
    assert (caught.value.id, caught.value.reason) == (name, reason)
    assert str(caught.value) == f"{name} {reason}"


def test_a_text_beyond_all_measure_is_named(read: Read, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys.modules[load.__module__], "LONGEST", 8)
    assert read("a.txt", "Tea, hot").text == "Tea, hot"
    with pytest.raises(
        Unreadable, match=r"^a\.txt holds a text of 9 characters, more than the 8 that are read; divide"
    ):
        read("a.txt", "Tea, hot.")


def test_a_file_gone_since_it_was_listed(tmp_path: Path):
    with pytest.raises(Unreadable, match=r"^a\.txt cannot be opened: no such file or directory$"):
        load(File("a.txt", tmp_path / "a.txt", 1, 1))


def test_a_suffix_that_is_not_read_is_a_wrong_argument(tmp_path: Path):
    with pytest.raises(ValueError, match=r"suffix of a\.xyz must be one of \.adoc \."):
        load(File("a.xyz", tmp_path / "a.xyz", 1, 1))


def test_nothing_is_logged_or_printed(read: Read, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]):
    with caplog.at_level(logging.DEBUG), pytest.raises(Unreadable):
        read("a.pdf", b"%PDF-1.4\nxref\nnothing")
    with pytest.raises(Unreadable):
        read("b.html", "<html></html>")
    assert capfd.readouterr() == ("", "")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_page_noise_and_list_marks_are_marked(read: Read):
    article = read("a.txt", "top of page\n\nOne is here.\n\n• Two.\n\nbottom of page")
    assert [article.text[slice(*span)] for passage in split(article) for span in passage.sentences] == [
        "One is here.",
        "Two.",
    ]


def test_the_parsers_are_not_imported_before_they_are_needed():
    heavy = {"trafilatura", "pypdfium2", "docx", "sentencex", "yaml", "numpy"}
    code = f"import sys, pullquote.corpus as c; c.read('a.txt', b'One.'); print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
