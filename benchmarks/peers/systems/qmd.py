"""qmd's lexical search, by its SDK in Node; its vectors, reranking and expanded questions want models of its own.

Each passage is a file, named by its article, since qmd takes the title from the name. It finds what changed by itself.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from typing import Any

from benchmarks.peers.environments import ENVIRONMENTS
from benchmarks.peers.system import PAGES, Hit, Piece, Place, article_of, read_pieces

SCRIPT = Path(__file__).with_name("qmd.mjs")
MODULES = ENVIRONMENTS / "qmd" / "node_modules"
NODE = (MODULES / ".bin" / "node", SCRIPT, MODULES / "@tobilu" / "qmd" / "dist" / "index.js")


class Peer:
    def __init__(self, place: Place) -> None:
        self.place = place
        self.passages = place.own.with_name(f"{place.own.name}-passages")  # beside its disk: as articles are
        command = [*NODE, place.own / "index.sqlite", self.passages]
        self.node = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.process = self.node.pid
        self._reply()

    def build(self) -> None:
        rmtree(self.passages, ignore_errors=True)
        self._lay(read_pieces(self.place.pieces))
        self._ask("build")

    def open(self) -> None:
        """Done already, when the process started."""

    def hits(self, question: str, k: int = PAGES) -> list[Hit]:
        return self._found("all", question=question, k=k)

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        for id in gone:
            self._file(id).unlink()
        self._lay(new)
        self._ask("change")

    def keep(self) -> None:
        """Done already: what can be asked is on disk."""

    def _lay(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            file = self._file(piece.id)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(piece.text, encoding="utf-8")

    def _file(self, id: str) -> Path:
        return self.passages / f"{id}.md"

    def _found(self, what: str, **options: Any) -> list[Hit]:
        found = self._ask(what, **options)
        return [Hit(article_of(path.removeprefix("qmd://passages/")), text) for path, text in found]

    def _ask(self, what: str, **options: Any) -> Any:
        assert self.node.stdin
        self.node.stdin.write(json.dumps({"do": what, "with": options}) + "\n")
        self.node.stdin.flush()
        return self._reply()

    def _reply(self) -> Any:
        assert self.node.stdout
        return json.loads(self.node.stdout.readline())
