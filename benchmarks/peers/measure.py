"""One system put through the work, in three processes, one after another.

The first builds and is asked one question at a time; the second opens what was kept and is asked many at once; the
third opens it again and takes up the change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree
from typing import Any

from benchmarks.peers.change import Step
from benchmarks.peers.contenders import Contender
from benchmarks.peers.environments import python
from benchmarks.peers.figures import found, percentile, quality
from benchmarks.peers.system import PAGES, Hit, Place, Span
from benchmarks.peers.talk import Talk, talking
from benchmarks.peers.work import Work

Figures = dict[str, Any]


def measure(contender: Contender, place: Place, work: Work, alone: int) -> Figures:
    """All figures of one system. `alone` questions are answered one at a time, all of them found for and in a batch."""
    interpreter = python(contender.environment)
    if not contender.shares:
        rmtree(place.own, ignore_errors=True)
        place.own.mkdir(parents=True)
        place.own.with_suffix(".log").unlink(missing_ok=True)
        work.lay(place.articles)
    figures: Figures = {**contender.head, "passages": len(work.cut.pieces)}
    with talking(contender.name, interpreter, place) as talk:
        figures |= first(talk, contender, place, work, alone)
    with talking(contender.name, interpreter, place) as talk:
        figures |= second(talk, contender, work)
    if not contender.shares:
        with talking(contender.name, interpreter, place) as talk:
            figures |= third(talk, place, work.steps)
    return figures


def first(talk: Talk, contender: Contender, place: Place, work: Work, alone: int) -> Figures:
    """Build, then one question at a time. Milliseconds for a question, bytes for memory and disk."""
    figures: Figures = {}
    if contender.shares:
        talk.ask("open")
    else:
        if contender.embeds:
            talk.ask("encode", question=work.warm[0])  # loads the model
        seconds = talk.ask("build").seconds
        figures = {"build_s": seconds, "build_rate": len(work.cut.pieces) / seconds, "disk": _size(place.own)}
        figures["memory_building"] = talk.ask("memory").value
    kinds = {"hits": work.questions}
    if contender.embeds:
        kinds["encode"] = work.questions
    if contender.reads:
        kinds["answer"] = work.questions[:alone]
    for kind, questions in kinds.items():
        options = {"k": PAGES} if kind == "hits" else {}
        for question in work.warm:
            talk.ask(kind, question=question, **options)
        replies = [talk.ask(kind, question=question, **options) for question in questions]
        taken = [1e3 * reply.seconds for reply in replies]
        figures |= {f"{kind}_p50": percentile(taken, 0.5), f"{kind}_p95": percentile(taken, 0.95)}
        figures[f"{kind}_rate"] = 1e3 * len(taken) / sum(taken)
        if kind == "hits":
            figures["found"] = found(work.gold, [[Hit(**hit) for hit in reply.value] for reply in replies], work.cut)
    return figures


def second(talk: Talk, contender: Contender, work: Work) -> Figures:
    """From the start of a process to its first answer; then all questions in a batch, and how good the answers are."""
    kind = "answer" if contender.reads else "hits"
    options = {} if contender.reads else {"k": PAGES}
    talk.ask("open")
    talk.ask(kind, question=work.warm[0], **options)
    figures = {"reopen_s": talk.age}
    for question in work.warm[1:]:
        talk.ask(kind, question=question, **options)
    if contender.reads:
        reply = talk.ask("answers", questions=work.questions)
        answers = [Span(**told) if told else None for told in reply.value]
        figures |= {"batch_rate": len(answers) / reply.seconds} | quality(work.gold, answers, work.cut)
    return figures | {"memory_asking": talk.ask("memory").value}


def third(talk: Talk, place: Place, steps: Sequence[Step]) -> Figures:
    """Seconds from a changed folder to the first question that sees the change, for each step; then to have it kept.

    A peer is told which pieces went and came; Pullquote finds out.
    """
    talk.ask("open")
    talk.ask("hits", question=steps[0].facts[0].question, k=PAGES)  # models are loaded before the change
    figures: Figures = {}
    looks: list[bool] = []
    for step in steps:
        step.apply(place.articles)
        reply = talk.ask("change", gone=list(step.gone), new=[asdict(piece) for piece in step.new])
        asked = [talk.ask("hits", question=question, k=PAGES) for question in asking(step)]
        figures[f"{step.name}_s"] = reply.seconds + asked[0].seconds
        looks += seen(step, [reply.value for reply in asked])
    figures["change_s"] = sum(figures.values())
    figures["change_kept_s"] = figures["change_s"] + talk.ask("keep").seconds
    return figures | {"change_seen": sum(looks) / len(looks)}


def asking(step: Step) -> list[str]:
    """A question for each article that a step touches: for its new sentence, or by the title of one that left."""
    titles = (Path(id).stem.replace("_", " ").replace("-", " ") for id in step.leave)
    return [*(fact.question for fact in step.facts), *titles]


def seen(step: Step, hits: Sequence[Sequence[dict[str, str]]]) -> list[bool]:
    """For each question of a step, whether what was found is how things are after it."""
    new = [any(fact.name in hit["text"] for hit in found) for fact, found in zip(step.facts, hits, strict=False)]
    left = [all(hit["article"] not in step.leave for hit in found) for found in hits[len(new) :]]
    return new + left


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
