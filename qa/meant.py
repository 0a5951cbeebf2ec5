"""What a question is taken to mean. Holds data only, and knows how to say it."""

from __future__ import annotations

from dataclasses import dataclass

from qa.names import Alias


@dataclass(frozen=True, slots=True)
class Meant:
    """`text`: the question made self-contained and spelt right; `aliases`: other names of what it names.

    `topic`: `text` is one, and all on it is asked for, not one answer. `parts`: several things are asked, and these
    are they. `reply`: it is no question, and this is what to say. Without any of them it is one plain question.
    """

    text: str
    aliases: tuple[Alias, ...] = ()
    topic: bool = False
    parts: tuple[Meant, ...] = ()
    reply: str = ""

    @property
    def searched(self) -> str:
        """The words to search for, and to show: other names stand in brackets behind a name."""
        if self.parts:
            return " / ".join(part.searched for part in self.parts)
        text = self.text
        for alias in reversed(self.aliases):
            text = f"{text[: alias.end]} ({', '.join(alias.others)}){text[alias.end :]}"
        return text

    @property
    def names(self) -> tuple[str, ...]:
        """`text`, and with another name in the place of each of its names."""
        others = (
            f"{self.text[: alias.start]}{other}{self.text[alias.end :]}"
            for alias in self.aliases
            for other in alias.others
        )
        return (self.text, *others)

    def on(self, page: str) -> str:
        """The question as a reader of this page is asked it: by the names that the page uses most."""
        text, page = self.text, page.casefold()
        for alias in reversed(self.aliases):
            names = (text[alias.start : alias.end], *alias.others)
            name = max(names, key=lambda name: page.count(name.casefold()))  # the one asked by where all are alike
            text = f"{text[: alias.start]}{name}{text[alias.end :]}"
        return text
