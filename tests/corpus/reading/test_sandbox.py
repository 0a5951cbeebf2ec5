"""A child process reads files: the same article, and one line for what would have ended the program."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pullquote.corpus import ReadLimits, Unreadable, bundled, read
from pullquote.corpus.reading import sandbox as sandbox_module
from pullquote.corpus.reading.sandbox import Children

posix = pytest.mark.skipif(os.name != "posix", reason="needs limits of the system")


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    children = Children()
    yield children
    children.close()


@pytest.fixture
def harmful(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Children]:
    """Children of narrow limits, whose reader of .txt does what the file says, as a defect of a parser would."""
    (tmp_path / "sitecustomize.py").write_text(
        "from pullquote.corpus.formats import text\n"
        "from pullquote.corpus.text.content import Content, Format\n"
        "def run(data):\n"
        "    return Content(eval(data.decode()))\n"
        "text.FORMATS = (Format(('.txt',), run),)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(sandbox_module, "PATIENCE", 60)
    children = Children(ReadLimits(seconds=1, memory=1_500, output=1))
    yield children
    children.close()


def test_what_is_read_is_the_same(children: Children) -> None:
    for file in sorted(bundled().iterdir()):
        data = file.read_bytes()
        assert children.read(file.name, data) == read(file.name, data)


def test_a_process_that_was_made_ready_reads_the_first_file() -> None:
    children = Children()
    children.get_ready()
    children.get_ready()
    (ready,) = [each.process.pid for each in children._pool._idle]
    assert children.read("a.md", b"One.").text == "One."
    assert [each.process.pid for each in children._pool._idle] == [ready]
    children.close()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"name,height\nThe mill,12 m\nThe tower,30 m\n"),
        ("b.md", b"# One\n\n- an oar\n- a sail\n\n| name | height |\n|---|---|\n| mill | 12 m |\n| tower | 30 m |\n"),
        ("a.md", "---\ntitle: Ä\ntags: [x, y]\n---\n# One\n\nTwo 👩 three.\n".encode()),
        ("a.html", "<h1>Å</h1><p>A long enough paragraph stands here, about the mill.</p>".encode("utf-16")),
        ("a.txt", b"half a pair: \xff\xfe"),
    ],
)
def test_places_tags_and_odd_letters_come_through(children: Children, name: str, data: bytes) -> None:
    assert children.read(name, data) == read(name, data)


def test_what_cannot_be_read_has_the_same_reason(children: Children) -> None:
    for name, data in (("a.txt", b""), ("a.pdf", b"%PDF-1.4 nothing"), ("a.docx", b"no archive")):
        with pytest.raises(Unreadable) as here:
            read(name, data)
        with pytest.raises(Unreadable) as apart:
            children.read(name, data)
        assert (apart.value.id, apart.value.reason) == (here.value.id, here.value.reason)


def test_a_workbook_without_rows_to_read_has_its_reason(children: Children) -> None:
    with pytest.raises(Unreadable, match="is damaged: not a workbook"):
        children.rows("a.xlsx", b"no archive")
    assert children.read("a.txt", b"The mill stands.").text == "The mill stands."


@posix
@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("__import__('os').kill(__import__('os').getpid(), 11)", "not read: its reader crashed (SIGSEGV)"),
        ("__import__('os')._exit(3)", "not read: its reader crashed (status 3)"),
        ("[0 for _ in iter(int, 1)]", "not read: it takes more than 1 s of a processor"),
        ("'x' * 4_000_000_000", "not read: it takes more than 1500 MB of memory"),
        ("'word ' * 300_000", "not read: it contains more than 1 MB of text"),
    ],
)
def test_a_file_that_harms_its_reader_harms_nothing_else(harmful: Children, does: str, why: str) -> None:
    with pytest.raises(Unreadable) as told:
        harmful.read("a.txt", does.encode())
    assert told.value.reason == why
    assert harmful.read("b.txt", b"'The mill stands.'").text == "The mill stands."


@posix
def test_a_reader_that_waits_for_ever_is_ended(harmful: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox_module, "PATIENCE", 1)
    with pytest.raises(Unreadable, match="not read: it is not done after 1 s"):
        harmful.read("a.txt", b"__import__('time').sleep(600)")


@posix
def test_a_reader_writes_no_file_and_what_it_prints_is_no_answer(harmful: Children, tmp_path: Path) -> None:
    file = tmp_path / "written"
    with pytest.raises(Unreadable):
        harmful.read("a.txt", f"open({str(file)!r}, 'w').write('x' * 10_000)".encode())
    assert not file.exists() or file.stat().st_size == 0
    assert harmful.read("b.txt", b"print('loud') or 'The mill stands.'").text == "The mill stands."


@posix
def test_a_child_that_ended_while_it_waited_is_replaced(children: Children) -> None:
    children.read("a.txt", b"The mill stands.")
    (child,) = children._pool._idle
    child.process.send_signal(signal.SIGKILL)
    child.process.wait()
    assert children.read("a.txt", b"The mill stands.").text == "The mill stands."


def test_threads_read_at_a_time(children: Children) -> None:
    texts: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: texts.append(children.read("a.txt", b"Mill %d." % n).text))
        for n in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(texts) == ["Mill 0.", "Mill 1.", "Mill 2."]


def test_limits_are_set_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULLQUOTE_READ_SECONDS", "7")
    monkeypatch.setenv("PULLQUOTE_READ_MEMORY", "many")
    assert ReadLimits.of_environment() == ReadLimits(seconds=7)
    assert sandbox_module._children(ReadLimits(seconds=7)) is sandbox_module._children(ReadLimits(seconds=7))
