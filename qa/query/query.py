"""A question as understood. Holds data only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from pullquote.qa.message.which_more import WhichMore
from pullquote.qa.query.aliases import Alias
from pullquote.qa.query.file_question import FileField


@dataclass(frozen=True, slots=True)
class Query:
    """`text`: the question made self-contained and spelt right; `aliases`: other names of what it names.

    `topic`: `text` is one, and all on it is asked for, not one answer. `parts`: several things are asked, and these
    are they. `reply`: it is no question, and this is what to say.
    Without any of them it is one plain question. `notes` say what was interpreted differently. `files`: the metadata
    that it asks for; `file`: the file that it names; `latest`: the kind of which the latest is meant, and whether the
    oldest is instead; `article`: the topic is one article; `compared`: the two parts are to be compared. `unheard`:
    how many of its words a large library lacks. `before`: what its search leans on, the question before it or the
    comparison. `which`: it asks which of two things has more, and `sides` are the questions for the measure of each.
    """

    text: str
    aliases: tuple[Alias, ...] = ()
    topic: bool = False
    parts: tuple[Query, ...] = ()
    reply: str = ""
    notes: tuple[str, ...] = ()
    files: FileField = ""
    file: str = ""
    latest: tuple[str, bool] = ("", False)
    article: bool = False
    compared: bool = False
    unheard: int = 0
    before: str = ""
    which: WhichMore | None = None
    sides: tuple[Query, ...] = ()

    @property
    def understood(self) -> str:
        """The words to search for, as shown: other names in brackets after a name."""
        if self.parts:
            return " / ".join(part.understood for part in self.parts)
        return self._naming(lambda name, others: f"{name} ({', '.join(others)})")

    @property
    def forms(self) -> tuple[str, ...]:
        """`text`, and the same by its other names, the surest first."""
        most = max((len(alias.others) for alias in self.aliases), default=0)
        return (self.text, *(self._naming(partial(_nth, i)) for i in range(most)))

    def on(self, page: str) -> str:
        """The question as a reader of this page is asked it: by the names as asked, or those that the page uses most
        where it has none of them."""
        page = page.casefold()

        def used(name: str, others: Sequence[str]) -> str:
            counts = {each: len(re.findall(rf"\b{re.escape(each.casefold())}\b", page)) for each in (name, *others)}
            return name if counts[name] else max(counts, key=counts.__getitem__)

        return self._naming(used)

    def _naming(self, by: Callable[[str, Sequence[str]], str]) -> str:
        """`text`, each name that has others by what is made of it and them."""
        text = self.text
        for alias in reversed(self.aliases):
            text = text[: alias.start] + by(text[alias.start : alias.end], alias.others) + text[alias.end :]
        return text


def _nth(i: int, name: str, others: Sequence[str]) -> str:
    """The name itself if it has fewer others."""
    return others[i] if i < len(others) else name
