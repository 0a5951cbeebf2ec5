from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.index.models.e5_file import Pieces
from pullquote.index.models.e5_tokenizer import Tokenizer

VOCABULARY = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", -20.0)]
VOCABULARY += [(piece, -2.0) for piece in ("▁", "▁fine", "▁owl", "s", "fi", "é", "a", "▁a", "́")]
TOKENIZER = Tokenizer(Pieces(VOCABULARY, 3, {ord("ﬁ"): "fi", ord("\n"): " ", 7: "", ord("é"): "é"}))


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in TOKENIZER.cut(text)[1]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fine owls", ["fine", "owl", "s"]),
        ("ﬁne owl", ["ﬁne", "owl"]),
        ("owl\nowl", ["owl", "owl"]),
        ("\x07owl", ["owl"]),
        ("aé", ["a", "é"]),
    ],
)
def test_a_piece_stands_for_its_characters(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


@given(st.text(alphabet="afios wlnéﬁ\n\x07e\u0301", max_size=40))
def test_pieces_stand_in_order_and_read_alike_alone_and_together(text: str) -> None:
    ids, spans = TOKENIZER.cut(text)
    assert TOKENIZER.pieces([text]) == [ids]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_marks_are_those_of_the_model() -> None:
    assert (TOKENIZER.first, TOKENIZER.mark) == (0, 2)
