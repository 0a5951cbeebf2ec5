"""Texts → numbers of word pieces, as XLM-RoBERTa has them: a SentencePiece unigram tokenizer (Kudo 2018)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import combining, normalize

from pullquote.corpus import Span
from pullquote.index.models.e5_file import Pieces

BEGIN, END = 0, 2


def unigram(pieces: Pieces) -> Any:
    """Return a tokenizer of the package `tokenizers` that knows these pieces; texts are to be normalised before."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    made = Tokenizer(models.Unigram(pieces.vocabulary, unk_id=pieces.unknown, byte_fallback=False))
    made.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    return made


class Tokenizer:
    """Threads may share one."""

    first, mark = BEGIN, END

    def __init__(self, pieces: Pieces) -> None:
        self._characters = pieces.characters
        self._inner = unigram(pieces)

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of each text's word pieces, without the marks of its beginning and end."""
        plain = [self._plain(text) for text in texts]
        return [each.ids for each in self._inner.encode_batch_fast(plain, add_special_tokens=False)]

    def cut(self, text: str) -> tuple[list[int], list[Span]]:
        """Return the numbers of a text's word pieces, and the characters of the text that each stands for, space left
        out.
        """
        plain = self._plain(text)
        cut = self._inner.encode(plain, add_special_tokens=False)
        spans = [(start + plain[start:end].startswith(" "), end) for start, end in cut.offsets]
        if len(plain) == len(text):
            return cut.ids, spans
        origin = [span for span, written in self._clusters(text) for _ in written] + [(len(text), len(text))]
        return cut.ids, [(origin[a][0], origin[b - 1][1] if b > a else origin[a][0]) for a, b in spans]

    def _plain(self, text: str) -> str:
        # The table takes some letters apart that the model knows as one.
        plain = normalize("NFC", text.translate(self._characters))
        return plain if len(plain) == len(text) else "".join(written for _, written in self._clusters(text))

    def _clusters(self, text: str) -> Iterator[tuple[Span, str]]:
        """Return each letter with its combining marks: where it is, and what is read there."""
        start = 0
        for at in range(1, len(text) + 1):
            if at == len(text) or not combining(text[at]):
                yield (start, at), normalize("NFC", text[start:at].translate(self._characters))
                start = at
