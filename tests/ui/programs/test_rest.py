"""REST and OpenAI's form over a real small library: results, errors in one form, and the description of both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from pullquote.ui.programs.rest import Beside, rest
from tests.ui.conftest import OWLS


@pytest.fixture
def library(folder: Path, tmp_path: Path, encoder: Encoder) -> Iterator[Pullquote]:
    (folder / "press").mkdir()
    (folder / "press" / "bees.txt").write_text("Bees dance. A bee that found flowers dances the way to them.")
    with Pullquote.open(folder, tmp_path / "library", encoder=encoder, reader="sentences", threshold=0) as library:
        yield library


@pytest.fixture
def client(library: Pullquote) -> Iterator[TestClient]:
    with TestClient(rest(library, read_only=False), raise_server_exceptions=False) as client:
        yield client


def test_ask_gives_the_answer_as_json_has_it(client: TestClient, library: Pullquote) -> None:
    asked = client.post("/api/ask", json={"question": "What do owls eat?"})
    assert asked.json() == library.ask("What do owls eat?").to_dict()
    assert client.post("/api/ask", json={"question": "What do owls eat?", "threshold": 1}).json()["found"] is False


def test_search_tells_why_a_passage_was_found_and_what_of_it_answers(client: TestClient) -> None:
    (plain,) = client.post("/api/search", json={"question": "owl call", "count": 1.0}).json()
    assert (plain["article"], plain["words"], plain["text"] in OWLS) == ("owls.txt", ["owl", "call"], True)
    assert 0 < plain["dense"] <= 1
    assert plain["bm25"] > 0
    assert "best" not in plain
    (read,) = client.post("/api/search", json={"question": "owl call", "count": 1, "read": True}).json()
    best = read["best"]
    assert OWLS[best["start"] : best["end"]] == best["text"]
    assert 0 <= best["confidence"] <= 1


@pytest.mark.parametrize("path", ["ask", "search", "batch"])
def test_filters_limit_what_is_asked(client: TestClient, path: str) -> None:
    body = {"questions": ["What do bees do?"]} if path == "batch" else {"question": "What do bees do?"}
    told = client.post(f"/api/{path}", json=body | {"collection": "press", "language": "en"}).text
    assert "press/bees.txt" in told
    assert "owls.txt" not in told


def test_filters_that_nothing_fits_are_told(client: TestClient) -> None:
    told = client.post("/api/ask", json={"question": "What do bees do?", "author": "Eve"})
    assert (told.status_code, "no article fits author 'Eve'" in told.json()["detail"]) == (404, True)


def test_a_batch_comes_line_by_line_in_order(client: TestClient, library: Pullquote) -> None:
    questions = ["Where is tea from?", {"question": "What do owls eat?", "id": 7}] * 5
    told = client.post("/api/batch", json={"questions": questions})
    answers = [json.loads(line) for line in told.text.splitlines()]
    assert told.headers["content-type"] == "application/jsonl"
    assert [answer["id"] for answer in answers] == [None, 7] * 5
    assert answers[0] == library.ask("Where is tea from?").to_dict()


def test_articles_are_listed_and_read_in_part(client: TestClient) -> None:
    listed = client.get("/api/articles").json()
    assert [entry["article"] for entry in listed] == ["owls.txt", "press/bees.txt", "tea.txt"]
    assert client.get("/api/articles/press/bees.txt").json()["text"].startswith("Bees dance.")
    assert client.get("/api/articles/owls.txt", params={"start": 5, "end": 9}).json()["text"] == OWLS[5:9]
    assert client.get("/api/articles/owls.txt", params={"start": 5, "end": 4}).json()["text"] == ""


def test_status_and_refresh(client: TestClient, folder: Path) -> None:
    (folder / "ants.txt").write_text("Ants march in lines.")
    status = client.get("/api/status").json()
    assert (status["articles"], status["added"]) == (3, ["ants.txt"])
    assert not {"folder", "library"} & set(status)  # no path of this machine
    assert client.post("/api/refresh").json()["added"] == ["ants.txt"]


def test_a_read_only_page_cannot_be_refreshed(library: Pullquote) -> None:
    client = TestClient(rest(library, read_only=True))
    assert client.post("/api/refresh").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "why"),
    [
        ("POST", "/api/ask", {"question": "?"}, 422, "question: String should match"),
        ("POST", "/api/ask", {}, 422, "question: Field required"),
        ("POST", "/api/ask", {"question": "owl?", "threshold": 2}, 422, "threshold"),
        ("POST", "/api/ask", {"question": "owl?", "treshold": 1}, 422, "treshold"),
        ("POST", "/api/search", {"question": "owl?", "count": 51}, 422, "count"),
        ("POST", "/api/batch", {"questions": ["owl?", "?"]}, 422, "questions.1"),
        ("GET", "/api/articles/none.txt", None, 404, "none.txt"),
        ("GET", "/api/nothing", None, 404, "Not Found"),
        ("GET", "/api/ask", None, 405, "Method Not Allowed"),
        ("POST", "/api/ask", {"question": "owl?", "history": [2]}, 422, "history.0"),
    ],
)
def test_errors_are_problem_details(
    client: TestClient, method: str, path: str, body: object, status: int, why: str
) -> None:
    told = client.request(method, path, json=body)
    problem = told.json()
    assert told.headers["content-type"] == "application/problem+json"
    assert (told.status_code, problem["status"]) == (status, status)
    assert why in problem["detail"]


def test_a_defect_of_ours_tells_nothing(
    client: TestClient, library: Pullquote, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise TypeError("secret")

    monkeypatch.setattr(library, "articles", broken)
    told = client.get("/api/articles")
    assert (told.status_code, "secret" in told.text) == (500, False)


def test_the_description_names_every_path_and_its_page_asks_no_other_host(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    page = client.get("/api/docs").text
    assert set(paths) >= {"/api/ask", "/api/search", "/api/batch", "/api/articles", "/api/articles/{id}", "/api/status"}
    assert all(path in page for path in paths)
    assert "http:" not in page
    assert "https:" not in page
    assert "src=" not in page


# OpenAI's form


def completion(client: TestClient, *texts: str, **more: object) -> dict[str, object]:
    messages = [{"role": "user", "content": text} for text in texts]
    told = client.post("/v1/chat/completions", json={"model": "pullquote", "messages": messages} | more)
    assert told.status_code == 200
    return dict(told.json())


def test_a_completion_is_the_answer_with_its_quotes(client: TestClient, library: Pullquote) -> None:
    told = completion(client, "What do owls eat?")
    message = told["choices"][0]["message"]  # type: ignore[index]
    answer = library.ask("What do owls eat?")
    assert told["pullquote"] == answer.to_dict()
    assert message["content"].startswith(f"**{answer.text}**")
    assert len(message["annotations"]) == len(answer.quotes)
    for quote, annotation in zip(answer.quotes, message["annotations"], strict=True):
        cited = annotation["url_citation"]
        assert message["content"][cited["start_index"] : cited["end_index"]] == quote.text
        assert cited["url"].endswith(f"#article={quote.article}&start={quote.start}&end={quote.end}")


def test_earlier_messages_are_the_history(client: TestClient, library: Pullquote) -> None:
    told = completion(client, "What do owls eat?", "And where?", temperature=0)
    assert told["pullquote"] == library.ask("And where?", ["What do owls eat?"]).to_dict()


def test_a_completion_takes_filters(client: TestClient) -> None:
    told = completion(client, "What do bees do?", articles=["press/*"])["pullquote"]
    assert {quote["article"] for quote in told["quotes"]} == {"press/bees.txt"}  # type: ignore[index]


def test_a_stream_tells_the_same(client: TestClient) -> None:
    whole = completion(client, "What do owls eat?")["choices"][0]["message"]  # type: ignore[index]
    body = {"messages": [{"role": "user", "content": [{"type": "text", "text": "What do owls eat?"}]}]}
    lines = client.post("/v1/chat/completions", json=body | {"stream": True}).text.split("\n\n")
    assert lines[-2:] == ["data: [DONE]", ""]
    deltas = [json.loads(line.removeprefix("data: "))["choices"][0]["delta"] for line in lines[:-2]]
    assert "".join(delta.get("content", "") for delta in deltas) == whole["content"]
    assert deltas[-1]["annotations"] == whole["annotations"]


def test_not_found_says_so(client: TestClient) -> None:
    told = completion(client, "Quantum chromodynamics?")["choices"][0]["message"]  # type: ignore[index]
    assert "do not seem to answer" in told["content"] or told["annotations"]


def test_models_and_errors_in_openais_form(client: TestClient) -> None:
    assert [model["id"] for model in client.get("/v1/models").json()["data"]] == ["pullquote"]
    assert client.get("/v1/models/pullquote").json()["id"] == "pullquote"
    assert client.get("/v1/models/gpt").json()["error"]["type"] == "invalid_request_error"
    told = client.post("/v1/chat/completions", json={"messages": [{"role": "system", "content": "Be brief."}]})
    assert told.status_code == 400
    assert "user" in told.json()["error"]["message"]


def test_only_paths_of_programs_go_to_them(library: Pullquote) -> None:
    async def page(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b"page"})  # type: ignore[operator]

    client = TestClient(Beside(page, rest(library, read_only=True)))
    assert client.get("/").text == "page"
    assert client.get("/apiary").text == "page"
    assert client.get("/api/status").json()["articles"] == 3
