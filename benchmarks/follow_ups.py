"""What it is worth to make follow-up questions self-contained: found and quoted, and how many are wrongly touched.

    python -m benchmarks.follow_ups follow-ups-canard.json FOLDER [--reads 300]

Takes CANARD: conversations on encyclopedia articles, each follow-up with a person's self-contained form of it. An
article there is known by the answers given in its conversation, so FOLDER is filled with articles made of those; a
question is right where the passage found, or the first quote, holds the answer. Rewriting is told the title that the
conversation is about, and the earlier questions and answers. A person's form in the same conversation must be left
alone: whatever is changed of one is touched wrongly.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pullquote.qa import Pullquote, Question
from pullquote.qa.conversation.follow_up import self_contained

UNKNOWN = "I don't know."
Form = Callable[["Turn"], str]


@dataclass(frozen=True)
class Turn:
    """A follow-up in its conversation; `answer` is '' where none is known."""

    article: str
    asked: Question
    rewrite: str
    answer: str

    @property
    def same(self) -> bool:
        """A person changed no word of it, so it stands alone."""
        return words(self.asked.text) == words(self.rewrite)


FORMS: dict[str, Form] = {
    "as asked": lambda turn: turn.asked.text,
    "rewritten": lambda turn: self_contained(turn.asked),
    "by a person": lambda turn: turn.rewrite,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conversations", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reads", type=int, default=300, help="questions to read an answer for, which takes long")
    parser.add_argument("--show", type=int, default=0, help="print so many rewritten questions, drawn by chance")
    options = parser.parse_args()
    turns = list(read(json.loads(options.conversations.read_text(encoding="utf-8"))))
    for turn in Random(2).sample(turns, options.show):
        print(turn.asked.history[-1], "|", turn.asked.answers[-1][:60], "|", turn.asked.text)
        print("   ", self_contained(turn.asked), "\n   ", turn.rewrite)
    untouched(turns)
    write(turns, options.folder)
    with Pullquote.open(options.folder) as library:
        known = [turn for turn in turns if turn.answer and not turn.same]
        for name, form in FORMS.items():
            print(f"| {name} | " + " | ".join(f"{share:.3f}" for share in found(library, known, form)), end=" | ")
            print(f"{quoted(library, Random(1).sample(known, options.reads), form):.3f} |" if options.reads else "")


def read(rows: list[dict[str, object]]) -> Iterator[Turn]:
    """Turns with what came before them."""
    after = {(row["QuAC_dialog_id"], row["Question_no"]): row for row in rows}
    for row in rows:
        title, section, *talk = row["History"]  # type: ignore[misc]
        following = after.get((row["QuAC_dialog_id"], int(str(row["Question_no"])) + 1))
        answer = following["History"][-1] if following else UNKNOWN  # type: ignore[index]
        history, answers = (f"Tell me about {title}, {section}", *talk[::2]), ("", *(known(a) for a in talk[1::2]))
        asked = Question(str(row["Question"]), history, answers=answers)
        yield Turn(f"{row['QuAC_dialog_id']}", asked, str(row["Rewrite"]), known(answer))


def known(answer: str) -> str:
    return "" if answer == UNKNOWN else answer


def write(turns: list[Turn], folder: Path) -> None:
    """One article a conversation: its title, its section, and the answers known, in order."""
    answers: dict[str, list[str]] = defaultdict(list)
    titles = {}
    for turn in turns:
        titles[turn.article] = turn.asked.history[0].removeprefix("Tell me about ")
        if turn.answer not in answers[turn.article]:
            answers[turn.article] += [turn.answer] if turn.answer else []
    folder.mkdir(parents=True, exist_ok=True)
    for name, said in answers.items():
        text = "\n\n".join(answer[0].upper() + answer[1:].rstrip(" ,;") + "." for answer in said)
        path = folder / f"{name}.txt"
        if not path.exists():
            path.write_text(f"{titles[name]}\n\n{text}\n", encoding="utf-8")


def untouched(turns: list[Turn]) -> None:
    """Prints how many self-contained questions were changed."""
    # "Anything else in this article?" leans on the article, though persons left it as it is.
    later = [turn for turn in turns if len(turn.asked.history) > 1 and "article" not in turn.rewrite.lower()]
    same = [turn for turn in later if turn.same]
    for name, text in (("unchanged by a person", None), ("a person's form", "rewrite")):
        some = same if text is None else later
        asked = [(turn, turn.rewrite if text else turn.asked.text) for turn in some]
        touched = [
            (t, q, u)
            for t, q in asked
            if (u := self_contained(Question(q, t.asked.history, answers=t.asked.answers))) != q
        ]
        print(f"{name}: {len(touched)} of {len(asked)} touched, {len(touched) / len(asked):.3f}")
        for _, question, understood in touched[:60]:
            print("     ", question, "=>", understood)


def found(library: Pullquote, turns: list[Turn], form: Form) -> list[float]:
    """The share of turns whose answer is in the first passage, and in the first twelve."""
    ranks = []
    for turn in turns:
        hits = library._opened().search(form(turn), 12)
        ranks.append(next((i for i, hit in enumerate(hits) if right(turn, hit.article.id, passage(hit))), 99))
    return [sum(rank < k for rank in ranks) / len(ranks) for k in (1, 12)]


def quoted(library: Pullquote, turns: list[Turn], form: Form) -> float:
    """The share of turns whose first quote holds, or lies in, the answer."""
    answers = (library.ask(form(turn)) for turn in turns)
    firsts = ((turn, answer.quotes[:1]) for turn, answer in zip(turns, answers, strict=True))
    return sum(any(right(turn, quote.article, quote.text) for quote in quotes) for turn, quotes in firsts) / len(turns)


def right(turn: Turn, article: str, text: str) -> bool:
    have, want = " ".join(words(text)), " ".join(words(turn.answer))
    return article == f"{turn.article}.txt" and (want in have or have in want)


def passage(hit: object) -> str:
    return hit.article.text[hit.passage.start : hit.passage.end]  # type: ignore[attr-defined, no-any-return]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()
