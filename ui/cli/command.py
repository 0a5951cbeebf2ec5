"""The command `pullquote`: one short function a command; the work is in the files that it calls."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.ui.cli.export import export
from pullquote.ui.cli.keeping import backup, doctor, restore
from pullquote.ui.cli.options import ASKING, Places, opened, with_filters, with_places, with_refresh
from pullquote.ui.cli.utf8 import write_utf8
from pullquote.ui.shared.errors import FrontDoor
from pullquote.ui.shared.progress import bar

if TYPE_CHECKING:
    from pullquote.index import Report
    from pullquote.qa import Pullquote

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
    if os.name == "nt":
        write_utf8(sys.stdout, sys.stderr)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="Port to serve at.")
@click.option(
    "--auth",
    metavar="USER",
    multiple=True,
    envvar="PULLQUOTE_AUTH",
    help="Require a password for USER, entered at a prompt. USER:PASSWORD is accepted but visible in the process list"
    " (prefer --auth-file or the environment variable PULLQUOTE_AUTH).",
)
@click.option(
    "--auth-file", metavar="FILE", type=FILE, help="Require one of the passwords in FILE, one USER:PASSWORD per line."
)
@click.option(
    "--token-file", metavar="FILE", type=FILE, help="Accept the tokens in FILE from programs (Bearer), one per line."
)
@click.option("--tls-cert", metavar="FILE", type=FILE, help="Serve over https with this certificate (PEM).")
@click.option("--tls-key", metavar="FILE", type=FILE, help="The private key of the certificate (PEM).")
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
    tls_cert: Path | None,
    tls_key: Path | None,
    read_only: bool,
    mcp: bool,
    watched: bool,
    refresh: bool | str,
    places: Places,
) -> None:
    """Build or update the library, then open the web chat."""
    from pullquote.ui.cli.watch import watching
    from pullquote.ui.web.passwords import passwords, tokens
    from pullquote.ui.web.serve import Serving, certificate, serve

    tls = certificate(tls_cert, tls_key)
    serving = Serving(host, port, passwords(auth, auth_file, _password), read_only, mcp, tokens(token_file), tls)
    with opened(places, refresh=refresh) as library, watching(library, _tell) if watched else nullcontext():
        serve(library, replace(serving, read_only=read_only or library.as_it_is))


def _password(user: str) -> str:
    return str(click.prompt(f"Password for {user}", hide_input=True, err=True))


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
@with_places("articles", "library", "encoder", "models", "demo")
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
    """Make the library match its folder; --models or --encoder change its models."""
    from pullquote.corpus import Patterns
    from pullquote.ui.cli.watch import watch

    patterns = Patterns(*(tuple(filter(None, globs)) for globs in (include, exclude))) if include or exclude else None
    options: dict[str, Any] = {
        "patterns": patterns,
        "switch": places.encoder is not None or places.models is not None,
        "from_scratch": from_scratch,
        "workers": workers,
        "allow_removals": allow_removals or None,
        "checksum": checksum,
        "wait": 0.0 if no_wait else None,
    }
    with opened(places, **options) as library:
        _tell_report(library.report or library.refresh())
        _make_starters(library)
        if watched:
            watch(library, _tell, threading.Event())


def _make_starters(library: Pullquote) -> None:
    """Find starter questions if the library has none yet; failures do not stop a build."""
    from pullquote.corpus import PullquoteError
    from pullquote.qa import starters

    with suppress(PullquoteError):
        list(starters(library))


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
    if not report.passages and (report.added or report.changed or report.unchanged):
        raise PullquoteError("The articles contain no text to search, so they cannot be asked.")


def _tell(line: str) -> None:
    click.echo(f"{time.strftime('%H:%M:%S')} {line}")


@main.command()
@click.argument("question")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one line of JSON.")
@click.option(
    "--cite",
    type=click.Choice(["plain", "markdown", "bibtex", "ris", "csl-json"]),
    help="Print citations of the quotes instead.",
)
@click.option(
    "--history",
    multiple=True,
    metavar="QUESTION",
    help="An earlier question, oldest first (repeatable).",
)
@with_filters
@with_refresh
@with_places(*ASKING)
def ask(
    question: str,
    as_json: bool,
    cite: str | None,
    history: tuple[str, ...],
    filters: dict[str, Any],
    refresh: bool | str,
    places: Places,
) -> None:
    """Answer QUESTION with exact quotes."""
    from pullquote.qa import Question
    from pullquote.ui.cli import terminal
    from pullquote.ui.files.question_file import checked

    asked = Question(checked(question), tuple(map(checked, history)))
    with opened(places, refresh=refresh) as library:
        answer = library.ask(asked, **filters)
    if cite:
        click.echo(answer.cite(cite), nl=False)
    elif as_json:
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
@click.option(
    "-o",
    "--output",
    type=FILE,
    help="File of answers: .csv, .xlsx or .jsonl, or '-' for standard output (default for pipes). For citations: .bib,"
    " .ris, .json (CSL) or .md.",
)
@click.option("--resume", is_flag=True, help="Continue a file of answers; ask only what is missing.")
@click.option("--force", is_flag=True, help="Overwrite an existing file of answers.")
@with_filters
@with_refresh
@with_places(*ASKING)
def batch(
    questions: Path,
    output: Path | None,
    resume: bool,
    force: bool,
    filters: dict[str, Any],
    refresh: bool | str,
    places: Places,
) -> None:
    """Answer every question of the file QUESTIONS: .csv, .xlsx or .jsonl (`question`, optional `id` and `history`), or
    .txt with a question a line; '-' reads any of these but .xlsx from standard input."""
    from pullquote.ui.cli import batch
    from pullquote.ui.files.question_file import blanks, unasked

    if output is None and str(questions) != "-":
        raise click.UsageError("name a file of answers with -o, or '-' for standard output.")
    began = time.perf_counter()
    piped = output is None or str(output) == "-"
    with batch.given(questions) as file:
        plan = batch.plan(file, None if piped else output, resume=resume, force=force)
        if lines := blanks(file):
            click.echo(unasked(lines), err=True)
        with opened(places, refresh=refresh) as library, bar("questions") as progress:
            tally = batch.run(plan, library, progress, filters)
    seconds = time.perf_counter() - began
    said = f"answered {tally.found}, no answer {tally.refused}, skipped {tally.skipped}"
    click.echo(f"{said} — {'standard output' if piped else output} in {seconds:.1f} s", err=piped)


@main.command()
@click.argument("questions", type=FILE)
@click.option("--since", type=FILE, required=True, metavar="FILE", help="Answers from the last run, .jsonl.")
@click.option("-o", "--output", type=FILE, help="Save the answers for the next run, .jsonl.")
@click.option("--json", "as_json", is_flag=True, help="Print each change as a line of JSON (default: Markdown).")
@click.option("--fail-on-change", is_flag=True, help="Exit with status 1 if anything changed.")
@with_filters
@with_refresh
@with_places(*ASKING)
def digest(
    questions: Path,
    since: Path,
    output: Path | None,
    as_json: bool,
    fail_on_change: bool,
    filters: dict[str, Any],
    refresh: bool | str,
    places: Places,
) -> None:
    """Ask the standing questions of the file QUESTIONS and report which answers are new, changed or gone."""
    from pullquote.qa import changes
    from pullquote.ui.cli import batch, digest
    from pullquote.ui.files.question_file import count, suffix

    if output is not None:
        suffix(output, (".jsonl",))
    before = digest.last_answers(since)
    with batch.given(questions) as file:
        count(file)
        with opened(places, refresh=refresh) as library, bar("questions") as progress:
            now = digest.ask(file, library, progress, filters)
    changed = list(changes(before, now))
    for line in digest.as_json(changed) if as_json else digest.as_markdown(changed, len(now)):
        click.echo(line)
    if output is not None:
        digest.keep(output, now)
    if changed and fail_on_change:
        click.get_current_context().exit(1)


@main.command()
@click.argument("claims", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="Sheet to write, .csv, .xlsx or .jsonl.")
@click.option("--force", is_flag=True, help="Overwrite an existing sheet.")
@with_filters
@with_refresh
@with_places(*ASKING)
def check(
    claims: Path, output: Path, force: bool, filters: dict[str, Any], refresh: bool | str, places: Places
) -> None:
    """Compare each claim of the file CLAIMS, .csv or .jsonl (`claim`) or .txt, with the articles: they say so, say
    otherwise, or do not say."""
    from collections import Counter

    from pullquote.ui.cli import batch
    from pullquote.ui.cli import claims as sheet
    from pullquote.ui.files.question_file import count, suffix

    form = suffix(output, sheet.SHEETS)
    if output.exists() and not force:
        raise click.UsageError(f"{output} exists; add --force to overwrite it.")
    with batch.given(claims) as file:
        count(file)
        with opened(places, refresh=refresh) as library, bar("claims") as progress:
            checked = sheet.check(file, library, progress, filters)
    output.write_bytes(sheet.sheet(form, checked))
    verdicts = Counter(each.verdict for each in checked)
    said = ", ".join(f"{verdict}: {verdicts[verdict]}" for verdict in ("says so", "says otherwise", "does not say"))
    click.echo(f"{said} — {output}")


@main.command()
@click.argument("gold", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as one line of JSON.")
@click.option("--misses", is_flag=True, help="List the questions that went wrong.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write an HTML page with scores, misses and curves.",
)
@click.option("--against", type=FILE, help="List what changed since an evaluation saved with --json.")
@click.option("--strict", is_flag=True, help="Exit with status 1 if anything got worse (with --against).")
@with_refresh
@with_places(*ASKING)
def evaluate(
    gold: Path,
    as_json: bool,
    misses: bool,
    report: Path | None,
    against: Path | None,
    strict: bool,
    refresh: bool | str,
    places: Places,
) -> None:
    """Ask the questions of the jsonl file GOLD and score the answers."""
    if strict and against is None:
        raise click.UsageError("--strict needs --against, the evaluation to compare with.")
    from pullquote.ui.cli import evaluate, status_text, terminal
    from pullquote.ui.shared.sanitize import one_line

    questions, down = evaluate.read(gold)
    if down:
        click.echo(f"left out: {down} rated down", err=True)
    with opened(places, refresh=refresh) as library, bar("questions") as progress:
        verdicts, scores = evaluate.run(questions, library, progress)
    if misses:
        click.echo("".join(f"{status_text.miss(verdict)}\n" for verdict in verdicts if not verdict.good), nl=False)
    changed = evaluate.changes(against, verdicts) if against else []
    if report:
        from pullquote.ui.cli.evaluation_page import page

        report.write_text(page(verdicts, scores, changed), encoding="utf-8")
    if as_json:
        click.echo(json.dumps(scores.to_dict() | {"results": evaluate.results(verdicts)}, ensure_ascii=False))
    else:
        terminal.stdout().print(status_text.scores_table(scores))
    for how, question in changed:
        click.echo(f"{how}: {one_line(question)}", err=as_json)
    if strict and any(how == "worse" for how, _ in changed):
        raise SystemExit(1)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as one line of JSON.")
@click.option("--fields", is_flag=True, help="List the values that filters accept, with counts, as JSON.")
@click.option("--names", is_flag=True, help="List names that mean the same, with the words that say so.")
@click.option("--coverage", is_flag=True, help="List files that are searched in part, and what is left out of them.")
@with_places("articles", "library", "encoder", "reader", "demo")
def status(as_json: bool, fields: bool, names: bool, coverage: bool, places: Places) -> None:
    """Show what the library holds and which files have changed since."""
    from pullquote.ui.cli import status_text

    with opened(places, refresh=False) as library:
        if fields:
            lines = iter([json.dumps(library.fields(), ensure_ascii=False, indent=None if as_json else 2)])
        elif names:
            lines = status_text.names(list(library.same_names()), as_json)
        elif coverage:
            lines = status_text.coverage(library.coverage(), as_json)
        else:
            status = library.status()
            lines = (
                iter([json.dumps(status_text.status_dict(status), ensure_ascii=False)])
                if as_json
                else status_text.held(status)
            )
    for line in lines:
        click.echo(line)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a script that completes commands in SHELL; load it with: eval "$(pullquote completion bash)"."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    assert made
    click.echo(made(main, {}, "pullquote", "_PULLQUOTE_COMPLETE").source())


for command in (export, doctor, backup, restore):
    main.add_command(command)
