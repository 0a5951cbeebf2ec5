"""What the README and the pages of docs show is what the program does."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pullquote.corpus import bundled, suffixes
from pullquote.qa import Pullquote
from pullquote.ui.cli.command import main
from pullquote.ui.manual.manual import manual

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = {
    "Text": {".txt", ".text", ".log"},
    "Markdown": {".md", ".markdown", ".mdx"},
    "reStructuredText": {".rst", ".rest"},
    "Org": {".org"},
    "AsciiDoc": {".adoc", ".asciidoc"},
    "HTML": {".html", ".htm", ".xhtml"},
    "MHT": {".mht", ".mhtml"},
    "PDF": {".pdf"},
    "pictures": {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"},
    "Word": {".docx"},
    "Excel": {".xlsx", ".xlsm"},
    "PowerPoint": {".pptx"},
    "OpenDocument": {".odt", ".ods", ".odp"},
    "EPUB": {".epub"},
    "RTF": {".rtf"},
    "CSV": {".csv", ".tsv"},
    "JSON": {".json", ".jsonl"},
    "Jupyter": {".ipynb"},
    "mail": {".eml", ".mbox"},
    "subtitles": {".srt", ".vtt"},
}


def block(language: str, beginning: str) -> str:
    (found,) = re.findall(rf"^```{language}\n({re.escape(beginning)}.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.mark.slow
def test_the_page_of_options_is_what_help_says() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == manual(), "run: make docs"


def test_the_formats_named_are_those_that_are_read() -> None:
    section = README.partition("## Formats\n")[2].partition("\n## ")[0]
    assert all(name in section for name in NAMED)
    assert set(suffixes()) <= set().union(*NAMED.values())


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    assert len(README.splitlines()) <= 130
    for page in [*PAGES, ROOT / "ARCHITECTURE.md", ROOT / "benchmarks" / "README.md"]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md"))]


def commands(page: Path) -> list[list[str]]:
    """The arguments of each `pullquote …` in the blocks of a page."""
    blocks = re.findall(r"^```(?:bash|ini|)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line for each in blocks for line in each.splitlines()]
    found = [re.search(r"^(?:\$ |ExecStart=)?[\w./]*?\bpullquote (?!<)(\w+(?: .*)?)$", line) for line in lines]
    return [shlex.split(match[1], comments=True) for match in found if match]


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.stem)
def test_every_command_shown_has_the_options_shown(page: Path) -> None:
    for name, *arguments in commands(page):
        shown = [each for each in arguments if each.lower() not in ("[articles]",)]
        main.commands[name].make_context(name, shown, resilient_parsing=False)


def test_the_settings_of_an_assistant_start_the_tools() -> None:
    settings = json.loads(block("json", "{"))["mcpServers"]["pullquote"]
    name, *arguments = settings["args"]
    assert settings["command"].endswith("pullquote")
    main.commands[name].make_context(name, arguments)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("question", "history", "understood"),
    [
        ("When was it created?", ["What is Douyin?"], "When was Douyin created?"),
        ("What is tokopdia?", [], "What is Tokopedia?"),
        ("What is zhiuh?", [], "What is Zhihu?"),
        ("Who founded RedNote?", [], "Who founded RedNote (Xiaohongshu, Little Red Book)?"),
    ],
)
def test_the_page_of_questions_says_what_is_searched_for(
    plain: Pullquote, question: str, history: list[str], understood: str
) -> None:
    assert plain.ask(question, history).understood == understood


@pytest.mark.slow
def test_what_the_page_of_questions_calls_several_or_small_talk_is(plain: Pullquote) -> None:
    parts = plain.ask("What is Zhihu? Who reads it?").parts
    assert [part.understood for part in parts] == ["What is Zhihu?", "Who reads Zhihu?"]
    assert plain.ask("Compare Alipay and WeChat Pay").parts
    assert all(plain.ask(said).reply for said in ("Hi", "Thanks", "Which articles do you have?"))


@pytest.fixture(scope="module")
def bundled_library(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Pullquote]:
    """Opens the library of the bundled articles, whatever folder is asked for."""
    place = tmp_path_factory.mktemp("readme") / "library"

    def open_library(articles: object = None, library: object = None, **options: Any) -> Pullquote:
        return Pullquote.open(bundled(), place, **options | {"demo": False})

    return open_library


@pytest.fixture(scope="module")
def plain(bundled_library: Callable[..., Pullquote]) -> Iterator[Pullquote]:
    """The same with the reader that needs no model."""
    with bundled_library(reader="sentences") as library:
        yield library


def without_figures(text: str) -> list[str]:
    """Confidence differs a little between processors."""
    return [re.sub(r"\(0\.\d+\)", "(0.…)", line.rstrip()) for line in text.splitlines() if line.strip()]


@pytest.mark.slow
def test_the_session_is_what_is_printed(bundled_library: Callable[..., Pullquote]) -> None:
    asked = re.split(r"^\$ pullquote (.*)\n", block("", "$ pullquote ask"), flags=re.MULTILINE)[1:]
    for command, shown in zip(asked[::2], asked[1::2], strict=True):
        run = CliRunner().invoke(main, shlex.split(command), obj=bundled_library)
        assert without_figures(run.stdout) == without_figures(shown)


@pytest.mark.slow
def test_the_python_example_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pullquote.qa.defaults.cache_folder", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    exec(block("python", "from pullquote"), {})
    *quotes, found = capsys.readouterr().out.splitlines()
    assert "19.9%" in quotes[0]
    assert found == "[True, False]"


@pytest.mark.slow
def test_the_python_example_of_the_page_for_programs_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8").partition("\n## Python\n")[2]
    (code,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    shutil.copytree(bundled(), tmp_path / "my-articles")
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    first, *table, last = run.stdout.splitlines()
    assert (first, last) == ("three quarters", "voles")
    assert "article" in table[0]
