"""The command `export`: a file of questions → one file to read, with answers, quotes and their articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pullquote.ui.cli.options import ASKING, Places, opened, with_filters, with_places, with_refresh
from pullquote.ui.shared.progress import bar

FILE = click.Path(path_type=Path)
TOGETHER = 16  # questions asked at once


@click.command()
@click.argument("questions", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    required=True,
    help="File to write: .html, a searchable page with the articles; .docx or .md, without them.",
)
@click.option("--title", default="Questions and answers", show_default=True, help="Title of the page.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@with_filters
@with_refresh
@with_places(*ASKING)
def export(
    questions: Path,
    output: Path,
    title: str,
    force: bool,
    filters: dict[str, Any],
    refresh: bool | str,
    places: Places,
) -> None:
    """Write the questions of the file QUESTIONS with answers, quotes and their articles to one file."""
    from pullquote.ui.batch.ask_in_turn import ask_in_turn
    from pullquote.ui.cli import batch
    from pullquote.ui.exports.export import SUFFIXES, exported
    from pullquote.ui.files.question_file import count, rows, suffix

    suffix(output, SUFFIXES)
    if output.exists() and not force:
        raise click.UsageError(f"{output} exists; add --force to overwrite it.")
    with batch.given(questions) as file:
        total = count(file)
        with opened(places, refresh=refresh) as library, bar("questions") as progress:
            answers = list[Any]()
            for replies in ask_in_turn(library, (row.question for row in rows(file)), TOGETHER, **filters):
                answers += replies
                progress(len(answers), total, "")
            output.write_bytes(exported(output.name, answers, library.article, title))
    found = sum(answer.found for answer in answers)
    click.echo(f"answered {found}, no answer {len(answers) - found} — {output} ({output.stat().st_size:,} bytes)")
