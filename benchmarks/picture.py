"""Draw the README's picture of a terminal answer: docs/answer.svg, from the real program over the bundled articles."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich.console import Console

from pullquote.qa import Pullquote
from pullquote.ui.cli import terminal

QUESTION = "What does Zhihu offer besides questions and answers?"
PICTURE = Path(__file__).parent.parent / "docs" / "answer.svg"


def main() -> None:
    console = Console(record=True, width=96, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"[bold]$[/bold] pullquote ask [green]'{QUESTION}'[/green]", highlight=False)
    with Pullquote.open() as library:
        terminal.show(library.ask(QUESTION), console)
    # The fonts that rich names lie on a foreign host; a picture of ours asks no host for anything.
    picture = re.sub(r"@font-face\s*{[^}]*}", "", console.export_svg(title="pullquote"))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture.replace("Fira Code", "ui-monospace"), encoding="utf-8")


if __name__ == "__main__":
    main()
