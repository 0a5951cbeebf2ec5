"""The files of articles and their pages over REST: which may be had, and by whom."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from pullquote.ui.programs.rest import rest
from pullquote.ui.web.guard import Guard
from tests.conftest import WordHashEncoder
from tests.pdfs import pdf_of

MILL = pdf_of([["The mill stands by the river."], ["It grinds barley.", "It rests on Sundays."]])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files") / "articles"
    (folder / "press").mkdir(parents=True)
    (folder / "press" / "mill.pdf").write_bytes(MILL)
    (folder / "page.html").write_text("<h1>Owls</h1><p>Barn owls hunt at night, and by day they sleep in barns.</p>")
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Pullquote]:
    with Pullquote.open(folder, folder.parent / "library", encoder=WordHashEncoder(), reader="sentences") as library:
        yield library


@pytest.fixture(scope="module")
def client(library: Pullquote) -> Iterator[TestClient]:
    with TestClient(rest(library, read_only=True), raise_server_exceptions=False) as client:
        yield client


def test_a_page_comes_as_a_picture_of_the_next_width_that_is_drawn(client: TestClient) -> None:
    told = client.get("/api/page", params={"article": "press/mill.pdf", "number": 2, "width": 161})
    assert (told.status_code, told.headers["content-type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(told.content)).size == (320, 792 * 320 // 612 + 1)


def test_a_browser_keeps_what_is_asked_for_by_the_files_own_digest(client: TestClient, library: Pullquote) -> None:
    version = library.article("press/mill.pdf").fingerprint[:16]
    asked = {"article": "press/mill.pdf", "number": 1, "width": 160}
    assert "immutable" in client.get("/api/page", params=asked | {"version": version}).headers["cache-control"]
    for other in ("", "0000"):
        assert client.get("/api/page", params=asked | {"version": other}).headers["cache-control"] == "no-cache"


def test_words_come_line_by_line_with_their_boxes(client: TestClient) -> None:
    lines = client.get("/api/page/words", params={"article": "press/mill.pdf", "number": 2}).json()
    assert [line[0] for line in lines] == ["It grinds barley.", "It rests on Sundays."]
    (_, x0, y0, x1, y1), (_, _, below, _, _) = lines
    assert 50 <= x0 + 1 < x1 < 200
    assert y0 < 792 - 750 < y1 < below + 14


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("html", "text/html", b"<!doctype html>"),
        ("docx", "application/vnd", b"pk"),
        ("md", "text/markdown", b"#"),
    ],
)
def test_answers_come_back_as_a_file(client: TestClient, form: str, kind: str, begins: bytes) -> None:
    answer = client.post("/api/ask", json={"question": "When do barn owls hunt?", "threshold": 0}).json()
    told = client.post("/api/export", json={"answers": [answer], "form": form})
    assert told.status_code == 200
    assert told.headers["content-type"].startswith(kind)
    assert told.headers["content-disposition"] == f'attachment; filename="pullquote.{form}"'
    assert told.content.lower().startswith(begins)
    assert form == "docx" or b"Barn owls hunt at night" in told.content


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"answers": [{"question": "What?"}]}, "answers"),
        ({"answers": [], "form": "exe"}, "form"),
    ],
)
def test_what_is_no_answer_or_no_form_is_told(client: TestClient, asked: dict[str, object], why: str) -> None:
    told = client.post("/api/export", json=asked)
    assert 400 <= told.status_code < 500
    assert why in told.text


@pytest.mark.parametrize("path", ["page", "page/words"])
@pytest.mark.parametrize(
    ("asked", "status", "why"),
    [
        ({"article": "gone.pdf", "number": 1}, 404, "gone.pdf"),
        ({"article": "../library/library.db", "number": 1}, 404, "library.db"),
        ({"article": "page.html", "number": 1}, 404, "page.html has no pages"),
        ({"article": "press/mill.pdf", "number": 3}, 404, "press/mill.pdf has 2 pages; there is no page 3"),
        ({"article": "press/mill.pdf", "number": 0}, 422, "number"),
        ({"article": "press/mill.pdf"}, 422, "number"),
    ],
)
def test_what_cannot_be_shown(client: TestClient, path: str, asked: dict[str, object], status: int, why: str) -> None:
    told = client.get(f"/api/{path}", params=asked)
    assert told.status_code == status
    assert why in told.json()["detail"]


@pytest.mark.parametrize("width", [0, -1, 2_401])
def test_no_picture_is_larger_than_any_screen(client: TestClient, width: int) -> None:
    asked = {"article": "press/mill.pdf", "number": 1, "width": width}
    assert client.get("/api/page", params=asked).status_code == 422


@pytest.mark.parametrize(("id", "kind"), [("press/mill.pdf", "application/pdf"), ("page.html", "text/html")])
def test_a_file_is_saved_as_it_is_and_never_shown(client: TestClient, folder: Path, id: str, kind: str) -> None:
    told = client.get("/api/file", params={"article": id})
    assert told.content == (folder / id).read_bytes()
    assert told.headers["content-type"].startswith(kind)
    assert told.headers["content-disposition"] == f'attachment; filename="{id.rpartition("/")[2]}"'


@pytest.mark.parametrize("id", ["gone.pdf", "../library/library.db", "/etc/hostname", "press", ""])
def test_no_file_but_an_articles_is_given(client: TestClient, id: str) -> None:
    assert client.get("/api/file", params={"article": id}).status_code == 404


def test_a_file_that_was_changed_is_not_drawn_as_what_it_was(tmp_path: Path, encoder: Encoder) -> None:
    file = tmp_path / "articles" / "mill.pdf"
    file.parent.mkdir()
    file.write_bytes(pdf_of([["The old mill."]]))
    with (
        Pullquote.open(file.parent, tmp_path / "library", encoder=encoder, reader="sentences") as library,
        TestClient(rest(library, read_only=True)) as client,
    ):
        file.write_bytes(pdf_of([["The new mill, which is another one."]]))
        told = client.get("/api/page", params={"article": "mill.pdf", "number": 1})
        assert (told.status_code, "mill.pdf was changed since it was read" in told.json()["detail"]) == (400, True)
        file.unlink()
        assert client.get("/api/file", params={"article": "mill.pdf"}).status_code in (400, 404)


@pytest.mark.parametrize("path", ["file", "page", "page/words"])
def test_a_password_guards_them_too(library: Pullquote, path: str) -> None:
    guarded = Guard(rest(library, read_only=True), "127.0.0.1", auth=(("ann", "secret"),))
    with TestClient(guarded) as client:
        asked = {"article": "press/mill.pdf", "number": 1}
        assert client.get(f"/api/{path}", params=asked).status_code == 401
        known = {"authorization": "Basic " + b64encode(b"ann:secret").decode()}
        told = client.get(f"/api/{path}", params=asked, headers=known)
        assert (told.status_code, told.headers["x-content-type-options"]) == (200, "nosniff")
