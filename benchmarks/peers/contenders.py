"""The systems that are measured, in the order of the table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import environments


@dataclass(frozen=True)
class Contender:
    """`name` is a file in `systems`, `package` what its version is that of, `environment` a file in `requirements`
    ('': the one that runs this). `shares` names the system whose kept library it opens, so that it builds none."""

    name: str
    title: str
    package: str = ""
    environment: str = ""
    embeds: bool = True
    reads: bool = True
    shares: str = ""

    @property
    def version(self) -> str:
        """As pinned; '' for the system of this checkout."""
        return environments.version(self.environment, self.package) if self.package else ""

    @property
    def head(self) -> dict[str, str]:
        """What its results begin with."""
        return {"system": self.name, "title": self.title, "version": self.version}


CONTENDERS = (
    Contender("pullquote", "Pullquote"),
    Contender("txtai", "txtai", "txtai", "txtai"),
    Contender("txtai_joined", "txtai, three joined", "txtai", "txtai", shares="txtai"),
    Contender("haystack", "Haystack", "haystack-ai", "haystack"),
    Contender("llamaindex", "LlamaIndex", "llama-index-core", "llamaindex", reads=False),
    Contender("faiss", "plain FAISS", "faiss-cpu", "faiss", reads=False),
    Contender("bm25s", "bm25s", "bm25s", "bm25s", embeds=False, reads=False),
    Contender("qmd", "qmd, its search", "@tobilu/qmd", "qmd", embeds=False, reads=False),
    Contender("qmd_words", "qmd, a query a word", "@tobilu/qmd", "qmd", embeds=False, reads=False),
)


def files(folder: Path) -> list[Path]:
    """The results of the systems, in the order of the table."""
    return [file for one in CONTENDERS if (file := folder / f"{one.name}.json").exists()]
