"""Whole: a folder in, cited answers out, with the word-hash encoder."""

from __future__ import annotations

import errno
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pullquote.corpus import ArticlesNotFound
from pullquote.index import LibraryError, LibraryMismatch, LibraryNotFound, ModelError, UnknownArticle
from pullquote.qa import Page, Pullquote, Question, SentenceReader
from pullquote.qa.reader.reader import Reading

ARTICLES = {
    "owls.txt": "Owls\n\nBarn owls hunt at night. A barn owl eats about four voles a night. Its call is a screech.\n",
    "tea.md": "---\ntitle: Tea\n---\n\n# Tea\n\nGreen tea comes from **China**. A pot holds 40 cups.\n",
    "far/owls.txt": "Owls\n\nThe snowy owl lives in the Arctic. It hunts by day.\n",
}

Make = Callable[..., Path]


@pytest.fixture
def library(folder: Make, encoder: Any) -> Iterator[Pullquote]:
    with Pullquote.open(folder(ARTICLES), encoder=encoder, reader="sentences") as opened:
        yield opened


def test_articles_that_are_named_alone_are_looked_in(library: Pullquote) -> None:
    question = "When does an owl hunt?"
    assert library.ask(question).quotes[0].text == "Barn owls hunt at night."
    answer = library.ask(question, articles=["far/*"])
    assert [quote.text for quote in answer.quotes] == ["The snowy owl lives in the Arctic. It hunts by day."]
    both = library.ask(f"{question} Where does the tea come from?", articles=["tea.md", "far/owls.txt"])
    assert {quote.article for part in both.parts for quote in part.quotes} <= {"tea.md", "far/owls.txt"}
    questions = [question, "Where does the tea come from?"]
    assert library.ask_many(questions, ["far/*"]) == [library.ask(each, articles=["far/*"]) for each in questions]
    for asked in (question, "Hello"):
        with pytest.raises(UnknownArticle, match=r"no article 'near/\*'; the closest: "):
            library.ask(asked, articles=["near/*"])
        with pytest.raises(ValueError, match=r"articles \[\] must be a list of at least one name"):
            library.ask_many([asked], [])


def test_the_sentence_that_answers_is_quoted_with_its_place(library: Pullquote) -> None:
    answer = library.ask("How many voles does a barn owl eat?")
    first = answer.quotes[0]
    assert answer.found
    assert (first.article, first.title, first.text) == ("owls.txt", "Owls", "A barn owl eats about four voles a night.")
    assert answer.text in first.text
    assert answer.confidence == first.confidence


def test_every_quote_is_its_slice_of_the_article_and_holds_its_answer(library: Pullquote) -> None:
    for question in ("What do owls hunt?", "Where does tea come from?", "arctic", "cups"):
        for quote in library.ask(question).quotes:
            assert library.article(quote.article).text[quote.start : quote.end] == quote.text
            assert quote.start <= quote.answer_start < quote.answer_end <= quote.end


def test_quotes_come_best_first_and_each_sentence_once(library: Pullquote) -> None:
    quotes = library.ask("Which owl hunts?").quotes
    assert [q.confidence for q in quotes] == sorted((q.confidence for q in quotes), reverse=True)
    assert len({(q.article, q.start) for q in quotes}) == len(quotes)


def test_to_ask_is_to_search_and_then_to_read(library: Pullquote) -> None:
    found = library.search("When does it hunt?", ["What is the snowy owl?"])
    assert found.pages[0].hit.article.id == "far/owls.txt"
    assert library.read(found) == library.ask("When does it hunt?", ["What is the snowy owl?"])


class Loading(SentenceReader):
    """A reader that tells when it was loaded."""

    def __init__(self, encoder: Any) -> None:
        super().__init__(encoder)
        self.loaded = threading.Event()

    def read(self, question: str, pages: Sequence[Page]) -> list[Reading]:
        self.loaded.set()
        return super().read(question, pages)


def test_the_reader_loads_while_the_question_is_embedded(
    folder: Make, encoder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, encode = Loading(encoder), encoder.encode
    with Pullquote.open(folder(ARTICLES), encoder=encoder, reader=reader) as library:
        assert not reader.loaded.is_set()
        monkeypatch.setattr(encoder, "encode", lambda texts: encode(texts) if reader.loaded.wait(60) else None)
        assert library.ask("When does the barn owl hunt?").found


def test_a_reader_that_cannot_load_is_told_when_it_reads(folder: Make, encoder: Any) -> None:
    with Pullquote.open(folder(ARTICLES), encoder=encoder, reader="/nowhere") as library:
        found = library.search("When does the barn owl hunt?")
        with pytest.raises(ModelError, match="no model"):
            library.read(found)


def test_many_questions_get_the_answers_of_one_by_one(library: Pullquote) -> None:
    questions = ["What do barn owls eat?", Question("When does it hunt?", ("What is the snowy owl?",), 7), "tea"]
    one_by_one = [library.ask(question) for question in questions]
    assert library.ask_many(questions) == one_by_one
    assert [answer.id for answer in one_by_one] == [None, 7, None]


def test_many_questions_read_together_get_the_answers_of_one_by_one(folder: Make, encoder: Any) -> None:
    questions = [f"{start} barn owls {end}?" for start in ("What do", "When do", "Where do") for end in ("eat", "hunt")]
    with Pullquote.open(folder(ARTICLES), encoder=encoder) as library:
        one_by_one = [library.ask(question) for question in questions]
        assert library.ask_many(questions * 2) == one_by_one * 2
    assert any(answer.found for answer in one_by_one)


def test_a_follow_up_is_searched_with_the_question_before(library: Pullquote) -> None:
    answer = library.ask("When does it hunt?", history=["Where does the snowy owl live?"])
    assert answer.question == answer.understood == "When does it hunt?"
    assert answer.quotes[0].article == "far/owls.txt"


def test_below_the_threshold_nothing_is_answered_and_the_closest_come_along(folder: Make, encoder: Any) -> None:
    with Pullquote.open(folder(ARTICLES), encoder=encoder, reader="sentences", threshold=1.0) as library:
        answer = library.ask("What do barn owls eat?")
    assert not answer.found
    assert answer.text == ""
    assert answer.quotes


def test_json_is_as_promised(library: Pullquote) -> None:
    answer = library.ask_many([Question("What do barn owls eat?", id="q1")])[0]
    record = json.loads(json.dumps(answer.to_dict()))
    assert list(record) == [
        "id",
        "question",
        "understood",
        "found",
        "answer",
        "confidence",
        "quotes",
        "answers",
        "notes",
    ]
    names = [
        "article",
        "title",
        "start",
        "end",
        "text",
        "answer_start",
        "answer_end",
        "confidence",
        "also",
        "date",
        "place",
        "page",
        "boxes",
        "link",
        "public_link",
        "author",
        "url",
        "plain",
        "plain_start",
        "plain_end",
    ]
    assert all(list(quote) == names for quote in record["quotes"])
    assert (record["id"], record["found"], record["answer"]) == ("q1", True, answer.text)


def test_refresh_is_seen_at_once(library: Pullquote, folder: Make) -> None:
    (library.folder / "new.txt").write_text("The kiwi lays one enormous egg.\n")
    assert library.refresh().added == ("new.txt",)
    assert library.ask("What does the kiwi lay?").quotes[0].article == "new.txt"
    (library.folder / "new.txt").unlink()
    library.refresh()
    assert all(quote.article != "new.txt" for quote in library.ask("What does the kiwi lay?").quotes)


def test_status_tells_what_is_held_and_what_changed_since(library: Pullquote) -> None:
    (library.folder / "new.txt").write_text("New.\n")
    (library.folder / "tea.md").unlink()
    status = library.status()
    assert (status.articles, status.passages, status.encoder, status.reader) == (3, 3, "word-hash", "sentences")
    assert (status.added, status.changed, status.removed) == (("new.txt",), (), ("tea.md",))
    assert status.bytes > 0


def test_to_ask_adds_and_removes_nothing(folder: Make, encoder: Any) -> None:
    root = folder(ARTICLES)
    how: dict[str, Any] = {"encoder": encoder, "reader": "sentences", "refresh": "add"}
    Pullquote.open(root, **how).close()
    (root / "tea.md").unlink()
    (root / "fox.txt").write_text("The fox sleeps in a den.")
    with Pullquote.open(root, **how) as opened:
        assert {"tea.md", "fox.txt"} < {entry.id for entry in opened.articles()}
        assert opened.notes[0].startswith("kept 1 article whose files are gone")
    with Pullquote.open(root, encoder=encoder, reader="sentences") as opened:
        assert "tea.md" not in {entry.id for entry in opened.articles()}


def test_a_library_is_asked_as_it_is_where_it_cannot_be_built(
    folder: Make, encoder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(ARTICLES)
    how: dict[str, Any] = {"encoder": encoder, "reader": "sentences", "refresh": "add"}
    how["library"] = tmp_path / "library"

    def refused(*args: Any, **options: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("filelock.FileLock.acquire", refused)
        with pytest.raises(LibraryError, match="lack of permission"):
            Pullquote.open(root, **how)
    Pullquote.open(root, **how).close()
    with monkeypatch.context() as patch:
        patch.setattr("filelock.FileLock.acquire", refused)
        with Pullquote.open(root, **how) as opened:
            assert opened.notes == ()
        (root / "fox.txt").write_text("The fox sleeps in a den.")
        with Pullquote.open(root, **how) as opened:
            assert opened.notes[0].endswith("answering from the library as it is")
            assert opened.ask("When does a barn owl hunt?").found
    root.rename(root.with_name("unmounted"))
    with Pullquote.open(root, **how) as opened:
        assert "does not exist" in opened.notes[0]
        assert opened.ask("When does a barn owl hunt?").found


def test_to_ask_does_not_wait_for_a_build(folder: Make, encoder: Any) -> None:
    root, seen = folder(ARTICLES), []
    how: dict[str, Any] = {"encoder": encoder, "reader": "sentences"}

    def meanwhile(done: int, total: int, label: str) -> None:
        if not seen:
            with Pullquote.open(root, **how, refresh="add") as opened:
                seen.extend(opened.notes)
                assert opened.ask("When does a barn owl hunt?").found

    with Pullquote.open(root, **how) as opened:
        (root / "fox.txt").write_text("The fox sleeps in a den.")
        assert opened.refresh(meanwhile).added == ("fox.txt",)
    assert "under way" in seen[0]


def test_a_folder_under_a_new_name_takes_its_library_along(library: Pullquote, encoder: Any, tmp_path: Path) -> None:
    library.folder.rename(tmp_path / "moved")
    with Pullquote.open(tmp_path / "moved", encoder=encoder, reader="sentences") as moved:
        assert moved.report is not None
        assert len(moved.report.unchanged) == 3


def test_a_library_named_alone_keeps_to_the_folder_it_was_built_from(
    folder: Make, encoder: Any, tmp_path: Path
) -> None:
    root, path = folder(ARTICLES), tmp_path / "library"
    Pullquote.open(root, path, encoder=encoder, reader="sentences").close()
    folder({"new.txt": "The piano is sold.\n"})
    with Pullquote.open(library=path, encoder=encoder, reader="sentences") as again:
        assert again.report is not None
        assert (again.folder, again.report.added, again.report.removed) == (root, ("new.txt",), ())
    root.rename(tmp_path / "away")  # without it the library is asked as it is, and not made another's
    with Pullquote.open(library=path, encoder=encoder, reader="sentences") as alone:
        assert alone.as_it_is
        assert alone.ask("When do barn owls hunt?").quotes[0].article == "owls.txt"
        with pytest.raises(LibraryMismatch, match="name the folder of its articles with --articles"):
            alone.refresh()


def test_opening_alone_changes_nothing(folder: Make, encoder: Any) -> None:
    root = folder(ARTICLES)
    with pytest.raises(LibraryNotFound, match="run: pullquote build"):
        Pullquote.open(root, encoder=encoder, reader="sentences", refresh=False)
    Pullquote.open(root, encoder=encoder, reader="sentences").close()
    (root / "tea.md").unlink()
    with Pullquote.open(root, encoder=encoder, reader="sentences", refresh=False) as library:
        assert [entry.id for entry in library.articles()] == ["far/owls.txt", "owls.txt", "tea.md"]


@pytest.mark.parametrize(
    ("articles", "threshold", "error", "words"),
    [
        ("nowhere", None, ArticlesNotFound, "does not exist"),
        (None, 1.5, ValueError, r"threshold 1.5 must be in 0..1"),
    ],
)
def test_bad_arguments(
    tmp_path: Path, encoder: Any, articles: str | None, threshold: float | None, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        Pullquote.open(tmp_path / (articles or ""), encoder=encoder, reader="sentences", threshold=threshold)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "wrong",
    [
        lambda library: library.ask(None),
        lambda library: library.ask("Who?", history="What is an owl?"),
        lambda library: library.ask("Who?", answers="four"),
        lambda library: library.ask("Who?", articles="owls.txt"),
        lambda library: library.ask("Who?", tags="birds"),
        lambda library: library.ask_many("Who?"),
        lambda library: library.ask_many([None]),
    ],
)
def test_a_text_where_a_list_is_wanted_is_a_type_error(library: Pullquote, wrong: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="must be a"):
        wrong(library)


def test_passages_are_records_that_a_program_can_read(library: Pullquote) -> None:
    best, *others = library.passages("When do barn owls hunt?", k=2)
    assert best.article == "owls.txt"
    assert library.article(best.article).text[best.start : best.end] == best.text
    assert (len(others), best.score >= others[0].score, best.plain == " ".join(best.text.split())) == (1, True, True)
    assert [found.article for found in library.passages("tea", articles=["tea.md"])] == ["tea.md"]
    assert library.passages("Hello") == []
    assert best.to_dict()["score"] == best.score


def test_it_says_what_it_is(library: Pullquote) -> None:
    assert repr(library) == "<Pullquote 'articles': 3 articles, 3 passages>"
    library.close()
    assert repr(library) == "<Pullquote 'articles': closed>"


def test_a_closed_library_says_so(library: Pullquote) -> None:
    library.close()
    for use in (lambda: library.ask("Who?"), library.articles, library.refresh, library.status):
        with pytest.raises(LibraryError, match="is closed; open it again"):
            use()


@pytest.mark.parametrize("question", ["x" * 10_000, "who " * 2_500, "谁?", "\x00 owl", "owl 🦉", "AND OR NOT owl:("])
def test_odd_questions_are_asked_like_any_other(library: Pullquote, question: str) -> None:
    assert library.ask(question).question == question


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_quotes_of_any_text_are_exact(tmp_path_factory: pytest.TempPathFactory, encoder: Any, texts: list[str]) -> None:
    root = tmp_path_factory.mktemp("any")
    (root / "articles").mkdir()
    for i, text in enumerate(texts):
        content = text.encode("utf-8", "surrogatepass")
        (root / "articles" / f"{i}.txt").write_bytes(content)
        (root / "articles" / f"{i}.md").write_bytes(content)
    with Pullquote.open(root / "articles", encoder=encoder, reader="sentences") as library:
        for question in ("who", texts[0] + " a"):
            for quote in library.ask(question).quotes:
                assert library.article(quote.article).text[quote.start : quote.end] == quote.text
                assert quote.start <= quote.answer_start < quote.answer_end <= quote.end
