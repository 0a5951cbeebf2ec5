"""The command `pullquote`: one short function a command; the work is in the files that it calls."""

from __future__ import annotations

import json
import threading
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.ui.cli.options import ASKING, Places, opened, with_filters, with_places, with_refresh
from pullquote.ui.cli.progress import bar
from pullquote.ui.shared.errors import FrontDoor

if TYPE_CHECKING:
    from pullquote.index import Report

FILE = click.Path(path_type=Path)


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"pullquote {version('pullquote')}")
        except PackageNotFoundError:
            raise click.ClickException("this checkout is not installed; run: make install") from None
        context.exit()


@click.group(name="pullquote", cls=FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Ask a folder of articles a question and get exact quotes as answers."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="Port to serve at.")
@click.option(
    "--auth",
    metavar="USER:PASSWORD",
    multiple=True,
    help="Require a password (visible in the process list; prefer --auth-file).",
)
@click.option(
    "--auth-file", metavar="FILE", type=FILE, help="Require one of the passwords in FILE, a USER:PASSWORD a line."
)
@click.option(
    "--token-file", metavar="FILE", type=FILE, help="Accept the tokens in FILE from programs (Bearer), one a line."
)
@click.option("--read-only", is_flag=True, help="Do not allow uploads, removals or rebuilds.")
@click.option("--mcp", is_flag=True, help="Also serve MCP tools for assistants, at /mcp.")
@click.option("--watch", "watched", is_flag=True, help="Rebuild when articles change.")
@with_refresh
@with_places(*ASKING)
def chat(
    host: str,
    port: int,
    auth: tuple[str, ...],
    auth_file: Path | None,
    token_file: Path | None,
    read_only: bool,
    mcp: bool,
    watched: bool,
    refresh: bool | str,
    places: Places,
) -> None:
    """Open the web chat; builds or refreshes the library first."""
    from pullquote.ui.cli.watch import watching
    from pullquote.ui.web.passwords import passwords, tokens
    from pullquote.ui.web.serve import Serving, serve

    serving = Serving(host, port, passwords(auth, auth_file), read_only, mcp, tokens(token_file))
    with opened(places, refresh=refresh) as library, watching(library, _tell) if watched else nullcontext():
        serve(library, replace(serving, read_only=read_only or library.as_it_is))


@main.command()
@click.option("--watch", "watched", is_flag=True, help="Keep running and rebuild when articles change.")
@click.option("--from-scratch", is_flag=True, help="Read and embed everything again; repairs a damaged library.")
@click.option(
    "--include", multiple=True, metavar="GLOB", help="Index only files matching GLOB (remembered; '' resets)."
)
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files matching GLOB (remembered; '' resets).")
@click.option("--allow-removals", is_flag=True, help="Remove articles even if most of their files are gone.")
@click.option("--checksum", is_flag=True, help="Compare the content of every file, not only size and times.")
@click.option("--no-wait", is_flag=True, help="Exit if another build of the library is running.")
@click.option("--workers", metavar="N|ADDRESS", help="Use N processes, or the workers of a dask scheduler.")
@with_places("articles", "library", "encoder")
def build(
    watched: bool,
    from_scratch: bool,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    allow_removals: bool,
    checksum: bool,
    no_wait: bool,
    workers: str | None,
    places: Places,
) -> None:
    """Make the library match its folder; --encoder may name a new model."""
    from pullquote.corpus import Patterns
    from pullquote.ui.cli.watch import watch

    patterns = Patterns(*(tuple(filter(None, globs)) for globs in (include, exclude))) if include or exclude else None
    options: dict[str, Any] = {
        "patterns": patterns,
        "switch": places.encoder is not None,
        "from_scratch": from_scratch,
        "workers": workers,
        "allow_removals": allow_removals or None,
        "checksum": checksum,
        "wait": 0.0 if no_wait else None,
    }
    with opened(places, **options) as library:
        _tell_report(library.report or library.refresh())
        if watched:
            watch(library, _tell, threading.Event())


def _tell_report(report: Report) -> None:
    from pullquote.corpus import PullquoteError
    from pullquote.ui.cli import status_text

    click.echo(str(report))
    for note in report.notes:
        click.echo(note, err=True)
    for failed in report.failed:
        click.echo(status_text.failure(failed), err=True)
    if report.failed and not (report.added or report.changed or report.unchanged):
        raise PullquoteError("No file could be read; the reasons are above.")


def _tell(line: str) -> None:
    click.echo(f"{time.strftime('%H:%M:%S')} {line}")


@main.command()
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one line of JSON.")
@with_filters
@with_refresh
@with_places(*ASKING)
def ask(question: str, as_json: bool, filters: dict[str, Any], refresh: bool | str, places: Places) -> None:
    """Answer QUESTION with quotes."""
    from pullquote.qa import Question
    from pullquote.ui.cli import terminal
    from pullquote.ui.shared.question_file import checked

    asked = Question(checked(question))
    with opened(places, refresh=refresh) as library:
        answer = library.ask(asked, **filters)
    if as_json:
        click.echo(json.dumps(answer.to_dict(), ensure_ascii=False))
    else:
        terminal.show(answer, terminal.stdout())


@main.command()
@with_refresh
@with_places(*ASKING)
def mcp(refresh: bool | str, places: Places) -> None:
    """Serve tools for an assistant (MCP) over standard input and output."""
    from pullquote.ui.programs import mcp_tools

    mcp_tools.check_installed()
    with opened(places, refresh=refresh) as library:
        mcp_tools.over_stdio(library)


@main.command()
@click.argument("questions", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="File of answers, .csv or .jsonl.")
@click.option("--resume", is_flag=True, help="Continue a file of answers; ask only what is missing.")
@click.option("--force", is_flag=True, help="Overwrite an existing file of answers.")
@with_filters
@with_refresh
@with_places(*ASKING)
def batch(
    questions: Path,
    output: Path,
    resume: bool,
    force: bool,
    filters: dict[str, Any],
    refresh: bool | str,
    places: Places,
) -> None:
    """Answer every question of the file QUESTIONS, .csv or .jsonl (`question`, optional `id` and `history`)."""
    from pullquote.ui.cli import batch

    began = time.perf_counter()
    plan = batch.plan(questions, output, resume=resume, force=force)
    with opened(places, refresh=refresh) as library, bar("questions") as progress:
        tally = batch.run(plan, library, progress, filters)
    seconds = time.perf_counter() - began
    click.echo(
        f"answered {tally.found}, no answer {tally.refused}, skipped {tally.skipped} — {output} in {seconds:.1f} s"
    )


@main.command()
@click.argument("gold", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one line of JSON.")
@click.option("--misses", is_flag=True, help="List the questions that went wrong.")
@with_refresh
@with_places(*ASKING)
def evaluate(gold: Path, as_json: bool, misses: bool, refresh: bool | str, places: Places) -> None:
    """Ask the questions of the jsonl file GOLD and score the answers."""
    from pullquote.ui.cli import evaluate, status_text, terminal

    questions, down = evaluate.read(gold)
    if down:
        click.echo(f"left out: {down} rated down", err=True)
    with opened(places, refresh=refresh) as library, bar("questions") as progress:
        verdicts, scores = evaluate.run(questions, library, progress)
    if misses:
        click.echo("".join(f"{status_text.miss(verdict)}\n" for verdict in verdicts if not verdict.good), nl=False)
    if as_json:
        click.echo(json.dumps(scores.to_dict(), ensure_ascii=False))
    else:
        terminal.stdout().print(status_text.scores_table(scores))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as one line of JSON.")
@click.option("--fields", is_flag=True, help="List what filters can ask for, with counts, as JSON.")
@click.option("--names", is_flag=True, help="List names that mean the same, with the words that say so.")
@with_places("articles", "library", "encoder", "reader")
def status(as_json: bool, fields: bool, names: bool, places: Places) -> None:
    """Show what the library holds and which files have changed since."""
    from pullquote.ui.cli import status_text

    with opened(places, refresh=False) as library:
        if fields:
            lines = iter([json.dumps(library.fields(), ensure_ascii=False, indent=None if as_json else 2)])
        elif names:
            lines = status_text.names(library.same_names(), as_json)
        else:
            status = library.status()
            lines = (
                iter([json.dumps(status_text.status_dict(status), ensure_ascii=False)])
                if as_json
                else status_text.held(status)
            )
    for line in lines:
        click.echo(line)
