"""Every command with its options → docs/commands.md. `python -m pullquote.ui.manual.manual` prints it.

A test compares the page with this, so that it cannot differ from `--help`.
"""

from __future__ import annotations

from collections import defaultdict

import click

from pullquote.ui.cli.command import main

HEAD = """# Commands and options
Generated from the program's help by `make docs`.
"""
Row = tuple[str, str]  # an option with its value, and its help


def manual() -> str:
    """Return the page: each command with the options of its own, then those that several commands share."""
    owners: defaultdict[Row, list[str]] = defaultdict(list)
    for name, command in sorted(main.commands.items()):
        for row in _options(command):
            owners[row].append(name)
    parts = [HEAD]
    for name, command in sorted(main.commands.items()):
        own = [row for row in _options(command) if owners[row] == [name]]
        parts.append(f"## pullquote {name}\n`{_usage(name, command)}`: {command.help}\n{_table(own)}")
    shared = [(option, f"{text} *({', '.join(users)})*") for (option, text), users in owners.items() if len(users) > 1]
    parts.append(f"## Options of several commands\n{_table(shared)}")
    return "\n".join(parts)


def _usage(name: str, command: click.Command) -> str:
    with click.Context(command, info_name=f"pullquote {name}") as context:
        return " ".join([context.command_path, *command.collect_usage_pieces(context)])


def _options(command: click.Command) -> list[Row]:
    with click.Context(command) as context:
        records = [option.get_help_record(context) for option in command.params if isinstance(option, click.Option)]
    return [(option, " ".join(text.split())) for option, text in filter(None, records)]


def _table(rows: list[Row]) -> str:
    if not rows:
        return ""
    lines = [f"| `{option.replace('|', chr(92) + '|')}` | {text} |\n" for option, text in rows]
    return f"\n| option | |\n|---|---|\n{''.join(lines)}"


if __name__ == "__main__":
    click.echo(manual(), nl=False)
