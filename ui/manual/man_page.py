"""Every command with its options → docs/pullquote.1, the man page. `python -m pullquote.ui.manual.man_page` prints it.

A test compares the page with this. It is installed as share/man/man1/pullquote.1.
"""

from __future__ import annotations

import click

from pullquote.ui.cli.command import main

END = r""".SH EXIT STATUS
.TP
.B 0
Success, also if a question has no answer.
.TP
.B 1
A bug in Pullquote; a report is saved, and its path printed.
.TP
.B 2
A problem you can fix; one line on standard error says how.
.SH FILES
.TP
.I .pullquoteignore
Files in the folder of articles to leave out, in the syntax of gitignore.
.TP
.I pullquote.names
Names that mean the same, one set a line, such as
.BR "Xiaohongshu = RedNote" .
"""


def man_page() -> str:
    """Return the page in roff."""
    commands = sorted(main.commands.items())
    about = _escaped(main.help or "")
    parts = [
        '.TH PULLQUOTE 1 "" "" "User Commands"\n.SH NAME\npullquote \\- ask a folder of articles, get exact quotes\n'
        f".SH SYNOPSIS\n.B pullquote\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.SH DESCRIPTION\n{about}\n.SH COMMANDS\n",
        *(_command(name, command) for name, command in commands),
        END,
    ]
    return "".join(parts)


def _command(name: str, command: click.Command) -> str:
    with click.Context(command, info_name=name) as context:
        usage = " ".join(command.collect_usage_pieces(context))
        records = [option.get_help_record(context) for option in command.params if isinstance(option, click.Option)]
    options = [f".TP\n.B {_escaped(option)}\n{_escaped(text)}\n" for option, text in filter(None, records)]
    return f".SS pullquote {name} {_escaped(usage)}\n{_escaped(command.help or '')}\n{''.join(options)}"


def _escaped(text: str) -> str:
    """One line that roff takes as it is: no line begins with a point or a quote."""
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{line}" if line[:1] in (".", "'") else line


if __name__ == "__main__":
    click.echo(man_page(), nl=False)
