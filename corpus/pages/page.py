"""One page of an article: how large it is, and where each character of the text is on it.

Places are counted in points (1/72 inch) from the top left corner of the page as it is shown, cropped and turned, to
the right and downward.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # `places` needs numpy, which takes longer to load than a file of another kind to read
    from pullquote.corpus.pages.places import Places

Box = tuple[int, float, float, float, float]
"""Number of the page, from 1, then x0, y0, x1, y1."""


class Word(NamedTuple):
    """`text[start:end]` of the article is in this box."""

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """Page `number`, from 1, `width` × `height` points large. Its characters are some of `text[start:end]`.

    `packed` holds them, see `packed.pack`; reading them needs the article's text.
    """

    number: int
    width: float
    height: float
    start: int = 0
    end: int = 0
    packed: bytes = b""

    def words(self, text: str) -> list[Word]:
        """The words on this page, in reading order; one that is cut at the end of a line comes in two parts."""
        return [Word(*word) for word in self._places(text).words()]

    def first_in(self, text: str, start: int, end: int) -> int:
        """The first character of `text[start:end]` on this page; `end` if there is none."""
        return self._places(text).first_in(start, end)

    def boxes(self, text: str, start: int, end: int) -> list[Box]:
        """The boxes of `text[start:end]` on this page, one a line; a line that a gap parts may have several."""
        return [(self.number, *box) for box in self._places(text).boxes(start, end)]

    def _places(self, text: str) -> Places:
        from pullquote.corpus.pages.places import places

        return places(self.packed, text)
