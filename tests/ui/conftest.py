"""A small real Pullquote over a folder of texts: sentences that share words with the question, without a model."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pullquote.corpus import Article, ArticlesNotFound, bundled
from pullquote.index import Failure, Progress, Report
from pullquote.qa import Answer, Question, Quote, Status
from pullquote.ui.cli.command import main
from pullquote.ui.web.serve import Serving
from tests.ui import attacks
from tests.ui.served import Served, served

OWLS = "Barn owls hunt at night. A barn owl eats about four voles a night.\nIts call is a screech."
TEA = "Green tea is not fermented. Most green tea comes from China. A pot holds 40 cups."


@dataclass
class FolderEditor:
    """Stands in for `Pullquote`: the share of the question's words in a sentence; the last one is the answer."""

    folder: Path
    asked: list[str] = field(default_factory=list)
    stop_after: int = 10**9
    threshold: float = 0.5
    report: Report | None = None
    as_it_is: bool = False
    notes: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The folder of the library: beside the articles."""
        path = self.folder.parent / "library"
        path.mkdir(exist_ok=True)
        return path

    generation: int = 1

    def __enter__(self) -> FolderEditor:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def texts(self) -> dict[str, str]:
        return {path.name: path.read_bytes().decode() for path in sorted(self.folder.glob("*.txt"))}

    def articles(self) -> list[Article]:
        return [self.article(id) for id in self.texts()]

    def article(self, id: str) -> Article:
        return Article(id, id.removesuffix(".txt"), self.texts()[id], "")

    def refresh(self, progress: Progress | None = None) -> Report:
        texts = self.texts()
        for done, id in enumerate(texts, start=1):
            if progress:
                progress(done, len(texts), id)
        failed = tuple(Failure(path.name, "not a text") for path in sorted(self.folder.glob("*.bin")))
        self.report = Report(added=tuple(texts), failed=failed, passages=len(texts), seconds=0.25)
        return self.report

    def status(self) -> Status:
        since = {"added": ("new.txt",), "changed": (), "removed": (), "failed": ()}
        return Status(Path("articles"), Path("shelf"), 2, 2, 1500, "words", "sentences", **since)

    def ask(
        self, question: str | Question, history: Sequence[str] = (), articles: Sequence[str] | None = None
    ) -> Answer:
        return self.ask_many([Question.of(question, history)], articles)[0]

    def ask_many(self, questions: list[Question], articles: Sequence[str] | None = None) -> list[Answer]:
        if len(self.asked) + len(questions) > self.stop_after:
            raise KeyboardInterrupt
        self.asked += [question.text for question in questions]
        return [self._answer(question) for question in questions]

    def _answer(self, question: Question) -> Answer:
        understood = " ".join([*question.history, question.text])
        wanted = set(re.findall(r"\w+", understood.lower()))
        quotes = sorted(
            (q for id, text in self.texts().items() for q in _quotes(id, text, wanted)), key=lambda q: -q.confidence
        )
        best = quotes[0].confidence if quotes else 0.0
        first = quotes[0] if quotes else None
        text = first.text[first.answer_start - first.start : first.answer_end - first.start] if first else ""
        return Answer(question.text, understood, text, tuple(quotes[:3]), best, best >= self.threshold, question.id)


def _quotes(id: str, text: str, wanted: set[str]) -> list[Quote]:
    quotes = []
    for sentence in re.finditer(r"\S[^.]*\.", text):
        found = [m for m in re.finditer(r"\w+", sentence[0]) if m[0].lower() in wanted]
        if found:
            start, last = sentence.start(), found[-1]
            share = len({m[0].lower() for m in found}) / len(wanted)
            quotes.append(
                Quote(
                    id,
                    id.removesuffix(".txt"),
                    start,
                    sentence.end(),
                    sentence[0],
                    start + last.start(),
                    start + last.end(),
                    share,
                )
            )
    return quotes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two tiny articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "owls.txt").write_bytes(OWLS.encode())
    (folder / "tea.txt").write_bytes(TEA.encode())
    return folder


@pytest.fixture
def shelf(folder: Path) -> FolderEditor:
    return FolderEditor(folder)


@dataclass
class Door:
    """Runs the command line over a shelf, and keeps how its library was opened."""

    shelf: FolderEditor
    opened: list[dict[str, object]] = field(default_factory=list)

    def open(self, articles: Path | None, library: Path | None, **options: object) -> FolderEditor:
        self.opened.append({"articles": articles, "library": library, **options})
        if articles and not articles.is_dir():
            raise ArticlesNotFound(f"{articles} is not a folder; name one with --articles")
        threshold = options.get("threshold")
        self.shelf.threshold = threshold if isinstance(threshold, float) else 0.5
        if options["refresh"]:
            self.shelf.refresh()
        return self.shelf

    def __call__(self, *words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], obj=self.open)


@pytest.fixture
def door(shelf: FolderEditor) -> Door:
    return Door(shelf)


@pytest.fixture(scope="session")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A served page, with MCP tools, over the bundled articles and the attacks. Whoever uses it leaves it as it is."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(bundled(), root / "articles")
    with served(attacks.write(root / "articles"), root / "library", Serving(mcp=True)) as page:
        yield page
