"""What a folder ignores by rule: dependencies and build output, and what `.pullquoteignore` names.

Version control and virtual environments are mostly hidden, and hidden folders are never entered. The file has
gitignore's syntax and is at the top of the folder; `!name/` in it takes back what is ignored by default.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pullquote.corpus.patterns import Patterns

FILE = ".pullquoteignore"
DEFAULT = {
    *("node_modules", "bower_components", "jspm_packages", "site-packages", "__pypackages__"),
    *("_site", "_build", "__pycache__", "htmlcov", "venv", "virtualenv"),
    *("CVS", "RCS", "SCCS", "_darcs"),
}
ENDINGS = (".egg-info", ".dist-info")
MARKS = ("CACHEDIR.TAG", "pyvenv.cfg", "library.db")  # in folders that programs made for themselves; the last is ours


@dataclass(frozen=True)
class Ignored:
    """The rules of one folder."""

    patterns: Patterns
    spec: Any = None  # pathspec.GitIgnoreSpec

    @classmethod
    def of(cls, folder: Path, patterns: Patterns) -> Ignored:
        try:
            text = (folder / FILE).read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return cls(patterns)
        from pathspec import GitIgnoreSpec

        return cls(patterns, GitIgnoreSpec.from_lines(text.splitlines()))

    def folder(self, id: str, path: str) -> bool:
        """Whether a folder is skipped."""
        ignored = self._rule_for(f"{id}/")
        if ignored is not None:
            return ignored
        return _is_default(path) and not self.patterns.takes_back(id)

    def file(self, id: str) -> bool:
        """Whether a file is skipped."""
        return bool(self._rule_for(id))

    def _rule_for(self, path: str) -> bool | None:
        """What the folder's own file says of a path; None if it says nothing."""
        if self.spec is None:
            return None
        said: bool | None = self.spec.check_file(path).include
        return said


def _is_default(path: str) -> bool:
    name = os.path.basename(path)
    return name in DEFAULT or name.endswith(ENDINGS) or any(os.path.exists(os.path.join(path, m)) for m in MARKS)
