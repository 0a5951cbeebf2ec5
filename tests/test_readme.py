"""What the README and the pages of docs show is what the program does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pullquote.corpus import bundled, suffixes
from pullquote.qa import Pullquote
from pullquote.ui.cli.command import main
from pullquote.ui.cli.manual import manual

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMED = {
    "Text": {".txt", ".text", ".log"},
    "Markdown": {".md", ".markdown", ".mdx"},
    "HTML": {".html", ".htm", ".xhtml"},
    "MHT": {".mht", ".mhtml"},
    "PDF": {".pdf"},
    "Word": {".docx"},
    "Excel": {".xlsx"},
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
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *ROOT.glob("docs/*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


@pytest.fixture(scope="module")
def bundled_library(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Pullquote]:
    """Opens the library of the bundled articles, whatever folder is asked for."""
    place = tmp_path_factory.mktemp("readme") / "library"

    def open_library(articles: object = None, library: object = None, **options: Any) -> Pullquote:
        return Pullquote.open(bundled(), place, **options)

    return open_library


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
def test_the_python_example_runs(bundled_library: Callable[..., Pullquote], capsys: pytest.CaptureFixture[str]) -> None:
    code = block("python", "from pullquote").replace('Pullquote.open("my-articles/")', "opened()")
    exec(code, {"opened": bundled_library})
    *quotes, found = capsys.readouterr().out.splitlines()
    assert "19.9%" in quotes[0]
    assert found == "[True, False]"
