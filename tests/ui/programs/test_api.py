"""The calls, by themselves and as endpoints of a served page: results, refusals, and that nothing else has a name."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from pullquote.ui.limits.clients import Clients
from pullquote.ui.programs.api import Api, Limits, polite
from pullquote.ui.web.page import page
from tests.ui import attacks
from tests.ui.conftest import OWLS
from tests.ui.served import Served

QUICK = {"/ask", "/ask_many", "/search", "/article", "/articles"}


@pytest.fixture
def library(folder: Path, tmp_path: Path, encoder: Encoder) -> Iterator[Pullquote]:
    with Pullquote.open(folder, tmp_path / "library", encoder=encoder, reader="sentences", threshold=0) as library:
        yield library


@pytest.fixture
def calls(library: Pullquote) -> Api:
    return Api(library, Limits(characters=40, history=2, questions=2, passages=3))


def test_ask_gives_the_answer_as_json_has_it(calls: Api, library: Pullquote) -> None:
    assert calls.ask("What do owls eat?") == library.ask("What do owls eat?").to_dict()
    assert calls.ask("And where?", ["What do owls eat?"])["understood"] != "And where?"


def test_a_threshold_of_ones_own_changes_no_other_answer(calls: Api) -> None:
    assert calls.ask("What do owls eat?", threshold=1)["found"] is False
    assert calls.ask("What do owls eat?", threshold=0)["found"] is True
    assert calls.ask("What do owls eat?")["found"] is True


def test_many_answers_keep_order_and_ids(calls: Api) -> None:
    answers = calls.ask_many(["Where is tea from?", {"question": "What do owls eat?", "id": 7}])
    assert [(answer["question"], answer["id"]) for answer in answers] == [
        ("Where is tea from?", None),
        ("What do owls eat?", 7),
    ]
    assert answers[0] == calls.ask("Where is tea from?")
    assert calls.ask_many([]) == []


def test_passages_and_articles_are_the_very_words(calls: Api) -> None:
    (passage,) = calls.search("owl call", 1)
    whole = calls.article(passage["article"])
    assert whole["text"] == OWLS
    assert whole["text"][passage["start"] : passage["end"]] == passage["text"]
    assert (whole["title"], whole["length"], whole["start"], whole["end"]) == ("Owls", len(OWLS), 0, len(OWLS))
    part = calls.article("owls.txt", 5, 9)
    assert (part["text"], part["start"], part["end"], part["length"]) == ("owls", 5, 9, len(OWLS))
    assert calls.article("owls.txt", 10**6)["text"] == ""


def test_the_articles_are_listed(calls: Api) -> None:
    assert [(entry["article"], entry["passages"]) for entry in calls.articles()] == [("owls.txt", 1), ("tea.txt", 1)]
    assert [entry["article"] for entry in calls.articles(1, 1)] == ["tea.txt"]
    assert calls.articles(2) == []


def test_refresh_tells_what_changed(calls: Api, folder: Path) -> None:
    (folder / "bees.txt").write_text("Bees dance. A bee that found flowers dances the way to them.")
    (folder / "tea.txt").unlink()
    report = calls.refresh()
    assert (report["added"], report["removed"], report["unchanged"]) == (("bees.txt",), ("tea.txt",), ("owls.txt",))
    assert "dance" in calls.ask("What do bees do?")["answer"]


REFUSED: list[tuple[str, list[Any], str]] = [
    ("ask", [""], "contains no words"),
    ("ask", [None], "no question"),
    ("ask", [{"a": 1}], "not a text"),
    ("ask", ["owl \ud800"], "not valid Unicode"),
    ("ask", ["owl" * 14], "42 characters in one question; 40 at most"),
    ("ask", ["owl?", ["owl" * 14]], "42 characters"),
    ("ask", ["owl?", ["a", "b", "c"]], "3 earlier questions; 2 at most"),
    ("ask", ["owl?", 3], "history is neither"),
    ("ask", ["owl?", None, 2], "threshold is '2', not a number in 0..1"),
    ("ask", ["owl?", None, True], "threshold is 'True'"),
    ("ask", ["owl?", None, float("nan")], "threshold is 'nan'"),
    ("ask_many", ["owl?"], "questions must be a list"),
    ("ask_many", [["owl?"] * 3], "3 questions at once; 2 at most"),
    ("ask_many", [["owl?", 5]], "question 2: not an object"),
    ("ask_many", [["owl?", {"question": "owl?", "id": "x" * 41}]], "question 2: 41 characters"),
    ("search", ["owl?", 0], "count is '0', not a number in 1..3"),
    ("search", ["owl?", 4], "count is '4'"),
    ("search", ["owl?", "2"], "count is '2'"),
    ("articles", [0, 1001], "count is '1001', not a number in 1..1000"),
    ("articles", [-1], "start is '-1'"),
    ("article", ["../tea.txt"], "there is no article '../tea.txt'"),
    ("article", [None], "`article` must be the name of an article"),
    ("article", ["owls.txt", -1], "start is '-1', not a number 0 or more"),
    ("article", ["owls.txt", 5, 4], "end is '4', not a number 5 or more"),
]


@pytest.mark.parametrize(("name", "given", "why"), REFUSED)
def test_what_cannot_be_asked_is_refused_in_one_line(
    calls: Api, name: str, given: list[Any], why: str, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError) as refused:
        polite(getattr(calls, name), ZeroDivisionError, tmp_path)(*given)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_bug_is_reported_beside_the_library_and_not_to_the_caller(tmp_path: Path) -> None:
    def broken() -> None:
        raise TypeError("ours")

    with pytest.raises(RuntimeError, match="a report was saved beside the library"):
        polite(broken, RuntimeError, tmp_path)()
    (report,) = tmp_path.glob("bug-*.log")
    assert "TypeError: ours" in report.read_text()


def endpoints(library: Pullquote, *, read_only: bool) -> set[str]:
    """The names under which a page takes calls."""

    async def names() -> set[str]:
        return set(page(library, Clients(), read_only=read_only).get_api_info()["named_endpoints"])

    return asyncio.run(names())  # without a running loop gradio would leave one open


def test_nothing_but_the_calls_has_a_name(library: Pullquote) -> None:
    assert endpoints(library, read_only=False) == QUICK | {"/refresh"}
    assert endpoints(library, read_only=True) == QUICK


# Over HTTP, as any program would.


Ask = Callable[..., tuple[str, Any]]


@pytest.fixture
def over_http(chat: Served) -> Iterator[Ask]:
    with httpx.Client(base_url=f"{chat.url}/gradio_api/call", trust_env=False, timeout=60) as client:

        def ask(name: str, **given: Any) -> tuple[str, Any]:
            event = client.post(f"/v2/{name}", json=given).raise_for_status().json()["event_id"]
            told = client.get(f"/{name}/{event}")
            assert told.headers["content-type"].startswith("text/event-stream")
            assert told.headers["x-content-type-options"] == "nosniff"
            *_, kind, data = told.text.strip().splitlines()  # a slow answer comes after a sign of life
            return kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))

        yield ask


def test_every_endpoint_answers_over_http(over_http: Ask) -> None:
    kind, (answer,) = over_http("ask", question="What do people do on Zhihu?")
    assert (kind, answer["found"]) == ("complete", True)
    quote = answer["quotes"][0]
    kind, (article,) = over_http("article", article=quote["article"])
    assert article["text"][quote["start"] : quote["end"]] == quote["text"]
    kind, (answers,) = over_http("ask_many", questions=["owl?", {"question": "moon?", "id": "b"}])
    assert [each["id"] for each in answers] == [None, "b"]
    kind, (passages,) = over_http("search", question="owl", count=2)
    assert len(passages) == 2
    kind, (report,) = over_http("refresh")
    assert (kind, report["added"], report["failed"]) == ("complete", [], [])


def test_a_refusal_is_one_line_over_http(over_http: Ask, chat: Served) -> None:
    kind, error = over_http("ask", question="?")
    assert (kind, error["error"]) == ("error", "the question '?' contains no words")
    assert "Traceback" not in chat.printed.read_text()


def test_attacks_come_as_text_and_reach_no_terminal(over_http: Ask, chat: Served) -> None:
    _, (answers,) = over_http("ask_many", questions=list(attacks.QUESTIONS))
    assert [answer["question"] for answer in answers] == list(attacks.QUESTIONS)
    _, (articles,) = over_http("articles")
    held = {entry["article"] for entry in articles}
    assert held >= set(attacks.articles())
    _, error = over_http("article", article="\x1b[2J<b>")
    assert error["error"] == "there is no article '\\x1b[2J<b>'"
    httpx.post(f"{chat.url}/gradio_api/call/ask", json={"data": ["\x1b[2J\x07"]}, trust_env=False)  # too few
    over_http("articles")
    printed = chat.printed.read_text()
    assert not any(sign in printed for sign in "\x1b\x07\x9b\u202e")


def test_no_article_stands_in_the_page_as_it_is_served(chat: Served) -> None:
    for path in ("/", "/config", "/gradio_api/info"):
        text = httpx.get(chat.url + path, trust_env=False).text
        assert attacks.FOREIGN not in text
        assert "alert(1)" not in text
