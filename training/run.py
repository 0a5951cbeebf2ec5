"""A training run in a folder: model, moving average, optimiser and progress, all of which survive a stop.

Knows how one batch moves the weights; which batches come, and when to stop, is `training.train`'s.
"""

from __future__ import annotations

import copy
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from training.base import plain_tokenizer
from training.batches import IGNORED, Batch


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
    """Mean cross-entropy of first and last token, with label smoothing over the real tokens.

    Of groups, the mean of that of each one's first passage by itself and of `among` all of its passages.
    """
    out = model(input_ids=batch.ids, token_type_ids=batch.kinds, attention_mask=batch.mask)
    real = batch.mask.bool()
    losses = []
    for logits, wanted in ((out.start_logits.float(), batch.first), (out.end_logits.float(), batch.last)):
        one = slice(None, None, batch.group)
        losses.append(_alone(logits[one], wanted[one], real[one], smoothing))
        if batch.group > 1:
            losses.append(among(logits, wanted, real, batch.group))
    return torch.stack(losses).mean()


def _alone(logits: torch.Tensor, wanted: torch.Tensor, real: torch.Tensor, smoothing: float) -> torch.Tensor:
    logs = torch.log_softmax(logits.masked_fill(~real, -1e4), dim=1)
    hit = _missed(logs, wanted)
    spread = -(logs * real).sum(dim=1) / real.sum(dim=1)
    return (1 - smoothing) * hit + smoothing * spread.mean()


def among(logits: torch.Tensor, wanted: torch.Tensor, real: torch.Tensor, group: int) -> torch.Tensor:
    """Cross-entropy over the tokens of all passages of a question at once, so that scores compare between passages.

    Each passage's logits count from that of its own "none"; that no passage answers is one further choice, at 0. After
    the shared normalisation of Clark and Gardner (2018).
    """
    relative = (logits - logits[:, :1]).masked_fill(~real, -1e4)[:, 1:]
    together = relative.reshape(len(logits) // group, -1)
    logs = torch.log_softmax(torch.cat([torch.zeros_like(together[:, :1]), together], dim=1), dim=1)
    # The first passage's tokens come first, so that a token has the place it has there; 0 is "none" in both.
    return _missed(logs, wanted[::group])


def _missed(logs: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Mean negative log-likelihood of what is wanted; 0 if every answer was cut off."""
    total = torch.nn.functional.nll_loss(logs, wanted, ignore_index=IGNORED, reduction="sum")
    return total / (wanted != IGNORED).sum().clamp(min=1)


class Run:
    """Goes on from the folder's last checkpoint where it holds one, else begins with the weights of `base`."""

    def __init__(
        self,
        folder: Path,
        base: Path,
        settings: TrainSettings,
        seed: int,
        device: str,
        half: bool = False,
        frozen: bool = False,
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
        self.model.get_input_embeddings().requires_grad_(not frozen)
        self.mean = copy.deepcopy(self.model).requires_grad_(False)
        self.optimiser = torch.optim.AdamW(_groups(self.model, settings), fused=True)
        self.progress = Progress()
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "last.pt").exists():
            self._load()

    def step(self, batch: Batch, fraction: float) -> float:
        """One update of the weights; the loss before it."""
        batch = batch.to(self.device)
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
            "model": self._trained(self.model),
            "mean": self._trained(self.mean),
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
            if now.requires_grad:
                mean.lerp_(now, 1 - keep)

    def _trained(self, model: Any) -> dict[str, torch.Tensor]:
        """The weights by name, frozen ones left out."""
        frozen = {name for name, weight in self.model.named_parameters() if not weight.requires_grad}
        return {name: weight for name, weight in model.state_dict().items() if name not in frozen}

    def _load(self) -> None:
        state = torch.load(self.folder / "last.pt", map_location=self.device, weights_only=True)
        for model, name in ((self.model, "model"), (self.mean, "mean")):
            model.load_state_dict(state[name], strict=len(state[name]) == len(model.state_dict()))
        self.optimiser.load_state_dict(state["optimiser"])
        self.progress = Progress(**state["progress"])


def _groups(model: Any, settings: TrainSettings) -> list[dict[str, Any]]:
    """Weights by learning rate and by whether they decay (biases and norms do not)."""
    groups: dict[tuple[float, float], list[torch.Tensor]] = {}
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        rate = settings.head_rate if name.startswith("qa_outputs") else settings.rate
        groups.setdefault((rate, settings.decay if weight.ndim > 1 else 0.0), []).append(weight)
    return [{"params": p, "lr": 0.0, "highest": rate, "weight_decay": d} for (rate, d), p in groups.items()]
