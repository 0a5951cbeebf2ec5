"""How a library is made of its articles."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from pullquote.corpus import PassageSettings
from pullquote.index.models.encoder import Encoder
from pullquote.index.store.schema import Shape


@dataclass(frozen=True)
class BuildSettings:
    """A line in `repeated` articles or more is page noise. Vectors are made and written `batch` passages at a time."""

    repeated: int = 5
    batch: int = 512
    passages: PassageSettings = field(default_factory=PassageSettings)

    def shape(self, encoder: Encoder, before: Shape | None) -> Shape:
        """What a library built with these settings and this model is made with.

        The model, slow to load, is asked for the length of a vector only where the library has no vectors of it.
        """
        dim = before.dim if before and before.model == encoder.name else encoder.dim
        return Shape(encoder.name, dim, self.repeated, json.dumps(asdict(self.passages)))
