from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus.text.spans import inside, merge, outside

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8)


def test_by_hand():
    regions = merge([(5, 7), (0, 2), (1, 3), (3, 4), (9, 9)])
    assert regions == ((0, 4), (5, 7))
    assert inside(regions, 3, 6) == [(3, 4), (5, 6)]
    assert outside(regions, 3, 9) == [(4, 5), (7, 9)]


@given(SPANS, st.integers(0, 30), st.integers(0, 30))
def test_inside_and_outside_share_a_region_between_them(spans: list[tuple[int, int]], one: int, other: int):
    start, end = sorted((one, other))
    regions = merge(spans)
    held = {at for span in spans for at in range(*span)} & set(range(start, end))
    within, without = inside(regions, start, end), outside(regions, start, end)
    assert {at for span in within for at in range(*span)} == held
    assert sorted(at for span in [*within, *without] for at in range(*span)) == list(range(start, end))
