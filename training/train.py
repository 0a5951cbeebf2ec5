"""Packaged MiniLM weights + question sets -> a trained reader, saved as checkpoints.

`python -m training.train --minutes 85 --out .data/run` stops by the clock with the learning rate run down to nothing;
`--examples 60000` stops by count instead, and then the same seed gives the same weights on one machine. Run again
with the same folder to resume. Does not measure (training.evaluate) nor ship (training.export).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random

import torch

from pullquote.index import SentenceEncoder
from training.base import packaged
from training.batches import Batch, BatchSettings, batches, grouped
from training.data import natural, read
from training.languages import Languages, LanguageSettings
from training.mixture import Mixture, MixtureSettings
from training.rivals import Rivals, RivalSettings
from training.run import Run, TrainSettings
from training.switched import Switched
from training.twins import TwinGroups


def train(
    run: Run, mixture: Mixture | Languages, minutes: float, examples: int, groups: Sequence[Rivals | TwinGroups] = ()
) -> None:
    """Run to the end of the time or of the examples, whichever is given (the other is 0)."""
    begun, saved, before = time.monotonic(), time.monotonic(), run.progress.seconds

    def done() -> float:
        run.progress.seconds = before + time.monotonic() - begun
        return run.progress.seconds / (60 * minutes) if minutes else run.progress.examples / examples

    for batch in _sequence(run, mixture, groups, done):
        fraction = done()
        if fraction >= 1:
            break
        if batch is None:
            if time.monotonic() - saved > 60 * run.settings.save_minutes:
                run.save()
                saved = time.monotonic()
            continue
        run.progress.losses.append(run.step(batch, fraction))
        if run.progress.steps % 25 == 0:
            _tell(run, fraction)
    run.save()
    run.save("done.pt")


def _sequence(
    run: Run, mixture: Mixture | Languages, groups: Sequence[Rivals | TwinGroups], done: Callable[[], float]
) -> Iterator[Batch | None]:
    """Batches from where the run stands; None at the end of each chunk, the points where a run can resume."""
    for number in count(run.progress.chunk):
        rng = Random(f"{run.seed} order {number}")
        # With bfloat16 each new shape costs a processor seconds: few of them then.
        sizes = BatchSettings(step=32 if run.half else 8)
        parts = list(batches(mixture.chunk(number, done()), run.tokenizer, rng, sizes))
        for source in groups:
            parts += grouped(source.groups(number), run.tokenizer, rng, sizes)
        rng.shuffle(parts)
        yield from parts
        run.progress.chunk = number + 1
        yield None


def _in_languages(english: Mixture, options: argparse.Namespace) -> Languages:
    if options.switched is None:
        return Languages(english, options.data)
    switched = Switched(options.switched, translated=options.translated)
    return Languages(english, options.data, LanguageSettings(share=0.3), switched)


def _tell(run: Run, fraction: float) -> None:
    progress = run.progress
    recent, progress.losses = progress.losses[-25:], []
    line = {
        "step": progress.steps,
        "examples": progress.examples,
        "minutes": round(progress.seconds / 60, 1),
        "done": round(fraction, 3),
        "loss": round(sum(recent) / len(recent), 3),
    }
    print(json.dumps(line), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(".data"), help="folder of the unpacked question sets")
    parser.add_argument("--out", type=Path, default=Path(".data/run"), help="folder of the checkpoints")
    parser.add_argument(
        "--minutes", type=float, default=0.0, help="stop after this time at work, resumed time included"
    )
    parser.add_argument("--examples", type=int, default=0, help="stop after this many examples")
    parser.add_argument("--start", type=Path, help="weights in Hugging Face form to go on from (default: MiniLM-L6)")
    parser.add_argument("--rate", type=float, default=TrainSettings.rate, help="the highest learning rate")
    parser.add_argument("--bfloat16", action="store_true", help="half precision; for processors with units for it")
    parser.add_argument("--languages", action="store_true", help="half of the examples in other languages")
    parser.add_argument("--switched", type=Path, help="of --languages: a lexicon to put words of questions into others")
    parser.add_argument("--translated", type=Path, help="of --switched: translations of questions, to take some of")
    parser.add_argument("--rivals", action="store_true", help="six in ten examples in groups: see training.rivals")
    parser.add_argument(
        "--twins", action="store_true", help="also pairs of questions that differ in a word, of one passage"
    )
    parser.add_argument("--frozen", action="store_true", help="leave the word vectors as they are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if (options.minutes > 0) == (options.examples > 0):
        parser.error("give one of --minutes and --examples")
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    squad = read(options.data / "squad2-train.json")
    shares = MixtureSettings(chunk=208) if options.rivals or options.twins else MixtureSettings()
    english = Mixture(squad, natural(options.data), options.seed, shares)
    mixture = _in_languages(english, options) if options.languages else english
    settings = TrainSettings(rate=options.rate)
    start = options.start or packaged()
    run = Run(options.out, start, settings, options.seed, device, options.bfloat16, options.frozen)
    groups: list[Rivals | TwinGroups] = []
    if options.rivals:
        few = RivalSettings(groups=46) if options.twins else RivalSettings()
        groups.append(Rivals(english, SentenceEncoder(), options.out / "paragraphs.npy", few))
    if options.twins:
        groups.append(TwinGroups(squad, options.seed))
    train(run, mixture, options.minutes, options.examples, groups)


if __name__ == "__main__":
    main()
