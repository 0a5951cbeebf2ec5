from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus.pages.packed import Characters, Letters, pack, unpack

place = st.floats(-20, 2000, allow_nan=False)


@given(st.text(max_size=60), st.data())
def test_characters_come_back_at_their_offsets_and_to_a_twentieth_of_a_point(text: str, data: st.DataObject):
    letters = [at for at, char in enumerate(text) if char not in " \n"]
    offsets = sorted(data.draw(st.sets(st.sampled_from(letters)))) if letters else []
    boxes = [[x, y, x + w, y + h] for x, y, w, h in (data.draw(st.tuples(*[place] * 4)) for _ in offsets)]
    asked = Characters(np.array(offsets, np.int32), np.array(boxes).reshape(-1, 4))
    if not offsets:
        return
    found = unpack(pack(asked, Letters(text)), Letters(text))
    assert found.offsets.tolist() == offsets
    assert np.abs(found.boxes - asked.boxes).max() <= 1 / 20 + 0.03


def test_a_line_of_even_letters_takes_few_bytes():
    text = "the boat came home at night and left again " * 20
    offsets = [at for at, char in enumerate(text) if char != " "]
    boxes = [[72 + 5.5 * at, 100.0, 77.5 + 5.5 * at, 110.0] for at in offsets]
    packed = pack(Characters(np.array(offsets, np.int32), np.array(boxes)), Letters(text))
    assert len(packed) < 0.2 * len(text)
