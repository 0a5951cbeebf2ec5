"""The pure parts of the comparison with peers; the peers themselves are in environments of their own."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.peers import environments
from benchmarks.peers.change import Fact, Step, followed, steps_of
from benchmarks.peers.contenders import CONTENDERS
from benchmarks.peers.cut import Cut, cut
from benchmarks.peers.figures import LESS, MORE, found, percentile, quality, times
from benchmarks.peers.measure import asking, seen
from benchmarks.peers.serve import done
from benchmarks.peers.system import Hit, Piece, Place, Span, read_pieces, write_pieces
from benchmarks.peers.systems import qmd, qmd_words
from benchmarks.peers.table import Measure, aims, cell, table
from benchmarks.peers.talk import PeerFailed
from pullquote.corpus import estimate_tokens
from training.gold import Gold

ARTICLE = "# Tea\n\nAnn sells **green** tea. Bob sells milk.\n"


@pytest.fixture
def held(tmp_path: Path) -> Cut:
    return cut(laid(tmp_path, {"a.md": ARTICLE, "b.md": "# Ink\n\nCid makes ink.\n"}), estimate_tokens)


def laid(folder: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def of(article: str, words: str, held: Cut) -> Span:
    """A peer's answer: words of the piece of an article."""
    (piece,) = (piece for piece in held.pieces.values() if piece.article == article)
    start = piece.text.index(words)
    return Span(article, piece.id, start, start + len(words))


@pytest.mark.parametrize(("share", "value"), [(0.5, 10.0), (0.95, 19.0), (1.0, 20.0), (0.01, 1.0)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([float(n) for n in range(20, 0, -1)], share) == value


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="of 0 values"):
        percentile([], 0.5)


def test_times_is_above_one_where_mine_is_better() -> None:
    assert times(30.0, 10.0, MORE) == times(10.0, 30.0, LESS) == 3.0
    assert times(1.0, 0.0, MORE) == math.inf


def test_a_piece_is_the_passage_below_its_title(held: Cut) -> None:
    assert [piece.text for piece in held.pieces.values()] == [
        "Tea. Ann sells green tea. Bob sells milk.",
        "Ink. Cid makes ink.",
    ]


def test_an_answer_of_a_piece_is_its_sentence_in_the_article(held: Cut) -> None:
    sentence = "Ann sells **green** tea."
    start = ARTICLE.index(sentence)
    assert held.around(of("a.md", "green tea", held)) == ("a.md", start, start + len(sentence))


def test_an_answer_told_by_its_article_is_the_same_sentence(held: Cut) -> None:
    start = ARTICLE.index("milk")
    assert held.around(Span("a.md", "", start, start + 4)) == held.around(of("a.md", "Bob", held))


def test_the_title_answers_nothing(held: Cut) -> None:
    assert held.around(of("a.md", "Tea", held)) is None


def test_quality_by_hand(held: Cut) -> None:
    tea = ARTICLE.index("tea."), ARTICLE.index("tea.") + 3
    gold = [Gold("tea?", "a.md", (tea,)) for _ in range(4)] + [Gold("ale?", "a.md", ()) for _ in range(2)]
    answers = [
        of("a.md", "Ann", held),  # the right sentence
        of("a.md", "milk", held),  # another one of the right article
        of("b.md", "ink", held),
        None,
        of("a.md", "milk", held),
        None,
    ]
    assert quality(gold, answers, held) == {"quote@1": 1 / 4, "refused": 1 / 2, "right": (1 + 1) / (4 + 2)}


def test_found_by_hand(held: Cut) -> None:
    tea = ARTICLE.index("tea."), ARTICLE.index("tea.") + 3
    gold = [Gold("tea?", "a.md", (tea,)) for _ in range(4)] + [Gold("ale?", "a.md", ())]
    right, other = Hit("a.md", "Tea. Ann sells green tea."), Hit("a.md", "Bob sells milk.")
    assert found(gold, [[other, right], [other], [], [Hit("b.md", right.text)], [right]], held) == 1 / 4


def test_a_change_brings_and_takes_the_pieces_that_differ(tmp_path: Path) -> None:
    texts = {name: f"# {name}\n\nIt is about {name}.\n" for name in ("a.md", "b.md", "c.md")}
    articles, source = tmp_path / "articles", tmp_path / "new.md"
    articles.mkdir()
    laid(articles, texts)
    source.write_text("# New\n\nThis is new.\n", encoding="utf-8")
    steps = steps_of(["a.md", "b.md", "c.md"], {"new.md": source})
    before, told = followed(steps, articles, lambda folder: cut(folder, estimate_tokens))
    add, edit, delete = told
    assert [piece.article for piece in before.pieces.values()] == ["a.md", "b.md", "c.md"]
    assert ([piece.article for piece in add.new], add.gone) == (["new.md"], ())
    assert add.facts[0].sentence in add.new[0].text
    assert [piece.article for piece in edit.new] == ["b.md"]
    assert edit.gone == (next(id for id in before.pieces if id.startswith("b.md#")),)
    assert (delete.new, delete.gone) == ((), (next(id for id in before.pieces if id.startswith("c.md#")),))
    assert not (articles / "c.md").exists()


def test_too_few_articles_to_change_are_refused() -> None:
    with pytest.raises(ValueError, match="1 articles are too few"):
        steps_of(["a.md"], {"new.md": Path("new.md")})


def test_a_change_is_seen_where_its_fact_is_found_and_what_left_is_not() -> None:
    step = Step("edit", leave=("old_lamp.md",), facts=(Fact("a.md", "Bradunfel"),))
    assert asking(step) == ["Who opened the lighthouse of Bradunfel?", "old lamp"]
    new, stale = {"article": "a.md", "text": step.facts[0].sentence}, {"article": "old_lamp.md", "text": ""}
    other = {"article": "b.md", "text": ""}
    assert seen(step, [[other, new], [other]]) == [True, True]
    assert seen(step, [[other], [other, stale]]) == [False, False]


def test_pieces_are_read_as_written(tmp_path: Path) -> None:
    pieces = [Piece("a.md#1", "Tea.\u2028“Green”"), Piece("b.md#2", "Ink.")]
    write_pieces(tmp_path / "pieces.jsonl", pieces)
    assert read_pieces(tmp_path / "pieces.jsonl") == pieces


class Double:
    """A system that finds what it holds."""

    def __init__(self, place: Place | None = None) -> None:
        self.held = [Piece("a.md#1", "Tea.")]

    def hits(self, question: str, k: int) -> list[Hit]:
        return [Hit(piece.article, piece.text) for piece in self.held if question in piece.text][:k]

    def change(self, gone: Sequence[str], new: Sequence[Piece]) -> None:
        self.held = [piece for piece in self.held if piece.id not in gone] + list(new)


def test_a_system_is_asked_in_json() -> None:
    system: Any = Double()
    new = [{"id": "b.md#2", "text": "Ink."}]
    replies = [
        done(system, "hits", {"question": "Tea", "k": 3}),
        done(system, "change", {"gone": ["a.md#1"], "new": new}),
        done(system, "hits", {"question": "Ink", "k": 3}),
        done(system, "hits", {"question": "Tea", "k": 3}),
    ]
    assert [reply["value"] for reply in json.loads(json.dumps(replies))] == [
        [{"article": "a.md", "text": "Tea."}], None, [{"article": "b.md", "text": "Ink."}], [],
    ]  # fmt: skip
    assert all(reply["seconds"] >= 0 for reply in replies)


def test_the_memory_is_that_of_the_process_that_a_system_names() -> None:
    system: Any = Double()
    own = done(system, "memory", {})["value"]
    with subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE) as small:
        system.process = small.pid
        assert 0 < done(system, "memory", {})["value"] < own


def test_what_is_pinned_is_the_version_of_each_peer() -> None:
    assert [one.name for one in CONTENDERS if not one.version] == ["pullquote"]
    assert environments.version("qmd", "@tobilu/qmd") == "2.8.3"


def test_without_npm_a_peer_of_node_fails_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environments, "ENVIRONMENTS", tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(PeerFailed, match="qmd wants npm"):
        environments.python("qmd")


NODE = """
import json, pathlib, sys
folder = pathlib.Path(sys.argv[2])
print(json.dumps("ready"), flush=True)
for line in sys.stdin:
    files = sorted(folder.rglob("*.md"))
    found = [[f"qmd://passages/{file.relative_to(folder).as_posix()}", file.read_text()] for file in files]
    print(json.dumps(found), flush=True)
"""


def test_qmd_finds_passages_as_files_named_by_their_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qmd, "NODE", (sys.executable, "-c", NODE))
    place = Place(tmp_path / "qmd", tmp_path, tmp_path / "pieces.jsonl", tmp_path, tmp_path)
    write_pieces(place.pieces, [Piece("a/C#.md#1", "Tea."), Piece("b.md#2", "Ink.")])
    peer = qmd_words.Peer(place)
    peer.build()
    assert peer.hits("Tea?") == [Hit("a/C#.md", "Tea."), Hit("b.md", "Ink.")]
    peer.change(["b.md#2"], [Piece("a/C#.md#3", "Ale.")])
    assert peer.hits("Tea?") == [Hit("a/C#.md", "Tea."), Hit("a/C#.md", "Ale.")]
    peer.node.communicate()


def figures(system: str, **more: float) -> dict[str, Any]:
    return {"system": system, "title": system.title(), "version": ""} | more


MINE = figures(
    "pullquote", build_rate=80.0, answer_p50=100.0, hits_p50=9.0, encode_p50=6.0, batch_rate=20.0, answer_rate=10.0,
    change_s=2.0, edit_s=1.0, **{"quote@1": 0.8},
)  # fmt: skip
THEIRS = figures("txtai", build_rate=20.0, answer_p50=500.0, encode_p50=12.0, change_s=30.0, edit_s=5.0)
WORDS = figures("bm25s", build_rate=2000.0, change_s=0.1, edit_s=0.1)


def test_a_cell_tells_the_figure_and_how_much_better_pullquote_is() -> None:
    rate = Measure("build_rate", "build", MORE, "{:.1f}")
    assert [cell(rate, MINE, one) for one in (MINE, THEIRS, WORDS)] == ["80.0", "20.0 (4.0×)", "2000.0 (0.04×)"]
    assert cell(Measure("disk", "disk", LESS), MINE, THEIRS) == "–"


def test_the_table_has_the_measures_that_some_system_has() -> None:
    rows = table([MINE, THEIRS]).splitlines()
    assert rows[:3] == [
        "| | Pullquote | Txtai |",
        "|---|---|---|",
        "| build, passages a second | 80.0 | 20.0 (4.0×) |",
    ]
    assert len(rows) == 2 + len({"build", "encode", "hits", "answer", "batch", "edit", "change", "quote@1"})


def test_aims_by_hand() -> None:
    assert aims([MINE, THEIRS, WORDS]).splitlines()[2:] == [
        "| build, against Txtai | ≥ 4× | 4.0× |",  # 80 / 20
        "| question to answer, against Txtai | ≥ 4× | 5.0× |",  # 500 / 100
        "| question to hits, of embedding it alone | ≤ 1.5× | 1.50× |",  # 9 / 6
        "| batch, against one at a time | ≥ 2× | 2.00× |",  # 20 / 10
        "| change, against the fastest that embeds | ≥ 10× | 15.0× |",  # 30 / 2; words alone do not count
        "| of it: edit, against the fastest that embeds | ≥ 10× | 5.0× |",
    ]


def test_no_aims_without_pullquote() -> None:
    assert aims([THEIRS]) == ""
