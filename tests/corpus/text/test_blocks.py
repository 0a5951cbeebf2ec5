"""Blocks: headings and paragraphs in order, no visible character lost; runs cover their region."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus import Article, Block, Heading, blocks, runs

TEXT = "# Tea\n\nGreen tea comes\nfrom China.\n\n## Cups\n- one\n- two\n"


def test_headings_stand_alone_and_lines_that_end_a_paragraph_part_them() -> None:
    article = Article("t.md", "Tea", TEXT, "", headings=(Heading(2, 5, 1), Heading(40, 44, 2)))
    found = blocks(article)
    assert [(TEXT[b.start : b.end], b.level) for b in found] == [
        ("# Tea", 1),
        ("Green tea comes", 0),
        ("from China.", 0),
        ("## Cups", 2),
        ("- one", 0),
        ("- two", 0),
    ]
    assert found[0] == Block(0, 5, 1)


@given(st.text(alphabet="ab. #-\n", max_size=80))
def test_every_visible_character_is_in_one_block(text: str) -> None:
    found = blocks(Article("a.txt", "a", text, ""))
    shown = "".join(text[b.start : b.end] for b in found)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda at: (at[0], at[0] + at[1])), max_size=5)


@given(st.integers(0, 20), st.integers(1, 20), SPANS)
def test_runs_cover_their_region_and_know_what_covers_them(
    start: int, length: int, cuts: list[tuple[int, int]]
) -> None:
    span = (start, start + length)
    found = list(runs(span, cuts))
    assert [place for (a, b), _ in found for place in range(a, b)] == list(range(*span))
    for (a, b), over in found:
        assert over == tuple(n for n, cut in enumerate(cuts) if cut[0] <= a < cut[1])
        assert all(cut[0] <= a and b <= cut[1] for n, cut in enumerate(cuts) if n in over)
