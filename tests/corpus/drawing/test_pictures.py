"""Pages are drawn in child processes: what they show, and one line for what would have ended the program."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from pullquote.corpus import Unreadable
from pullquote.corpus.drawing.pictures import DrawLimits, Pictures, Wanted

Pdf = Callable[[Sequence[Sequence[str]]], bytes]
posix = pytest.mark.skipif(os.name != "posix", reason="needs limits of the system")


@pytest.fixture(scope="module")
def pictures() -> Iterator[Pictures]:
    pictures = Pictures()
    yield pictures
    pictures.close()


@pytest.fixture
def harmful(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Pictures]:
    """Children of narrow limits that do on page 1 what the file says after its first line, as a defect would."""
    (tmp_path / "sitecustomize.py").write_text(
        "from pullquote.corpus.pdf import picture as drawing, page\n"
        "from contextlib import contextmanager\n"
        "@contextmanager\n"
        "def opened(data):\n"
        "    yield data\n"
        "def picture(document, number, width):\n"
        "    return eval(document.decode()) if number == 1 else b'drawn'\n"
        "page.opened, drawing.picture = opened, picture\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    pictures = Pictures(DrawLimits(seconds=1, clock=30, memory=1_500, output=1))
    yield pictures
    pictures.close()


def wanted(data: bytes, number: int = 1, width: int = 306) -> Wanted:
    return Wanted("a.pdf", str(hash(data)), lambda: data, number, width)


def seen(drawn: bytes) -> Image.Image:
    return Image.open(io.BytesIO(drawn)).convert("L")


def test_a_page_is_drawn_as_wide_as_it_is_asked_for(pictures: Pictures, pdf: Pdf) -> None:
    file = pdf([["The mill stands."], []])
    page = seen(pictures.draw(wanted(file)))
    assert page.size == (306, 792 * 306 // 612)
    assert page.getextrema()[0] < 128  # ink on paper
    assert seen(pictures.draw(wanted(file, 2))).getextrema()[0] > 240  # paper alone


def test_a_page_that_is_shown_turned_is_drawn_turned(pictures: Pictures, pdf: Pdf) -> None:
    file = pdf([["The mill stands."]]).replace(b"/Page /Parent", b"/Page /Rotate 90 /Parent")
    assert seen(pictures.draw(wanted(file, width=792))).size == (792, 612)


def test_a_page_of_a_strange_shape_is_drawn_no_larger_than_can_be_held(pictures: Pictures, pdf: Pdf) -> None:
    file = pdf([["The mill stands."]]).replace(b"[0 0 612 792]", b"[0 0 200 14400]")
    wide, high = seen(pictures.draw(wanted(file, width=2_000))).size
    assert max(wide, high) <= 16_000


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_there_is_no_such_page(pictures: Pictures, pdf: Pdf, number: int) -> None:
    with pytest.raises(IndexError, match=f"page {number} of 2"):
        pictures.draw(wanted(pdf([["One."], ["Two."]]), number))


def test_a_file_that_is_open_is_not_sent_again(pictures: Pictures, pdf: Pdf) -> None:
    file, sent = pdf([["One."], ["Two."]]), list[int]()

    def data() -> bytes:
        sent.append(1)
        return file

    for number in (1, 2):
        pictures.draw(Wanted("b.pdf", "the digest of b", data, number, 100))
    assert sent == [1]


def test_what_is_no_pdf_is_refused_and_the_next_is_drawn(pictures: Pictures, pdf: Pdf) -> None:
    with pytest.raises(Unreadable, match=r"a\.pdf is damaged: its pages cannot be read"):
        pictures.draw(wanted(b"%PDF-1.4 nothing"))
    assert pictures.draw(wanted(pdf([["One."]])))


@posix
@pytest.mark.parametrize(
    ("does", "why"),
    [
        ("__import__('os').kill(__import__('os').getpid(), 11)", r"process that draws it crashed \(SIGSEGV\)"),
        ("[0 for _ in iter(int, 1)]", "it takes too long"),
        ("b'x' * 4_000_000_000", "it takes too much memory"),
        ("b'x' * 2_000_000", "process that draws it crashed|it takes too long"),
        ("1 / 0", r"cannot be drawn \(ZeroDivisionError\)"),
    ],
)
def test_a_page_that_harms_what_draws_it_harms_nothing_else(harmful: Pictures, does: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        harmful.draw(wanted(does.encode()))
    assert harmful.draw(wanted(does.encode(), 2)) == b"drawn"


def test_more_threads_than_processes_get_their_pages(pictures: Pictures, pdf: Pdf) -> None:
    file, drawn = pdf([[f"Page {n}"] for n in range(6)]), list[bytes]()
    threads = [threading.Thread(target=lambda n=n: drawn.append(pictures.draw(wanted(file, n)))) for n in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(drawn)) == 6
    assert len(pictures._pool._idle) <= pictures.limits.at_once
