"""How well documents are ranked by each system: nDCG@10 on a data set in BEIR form, over the same passages."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

from benchmarks.peers.contenders import Contender
from benchmarks.peers.cut import cut
from benchmarks.peers.environments import python
from benchmarks.peers.measure import Figures
from benchmarks.peers.system import Place, write_pieces
from benchmarks.peers.talk import talking
from benchmarks.retrieval import DEPTH, articles, judgements, ndcg, records
from pullquote.index import SentenceEncoder


def lay(folder: Path, place: Place) -> None:
    """The documents as articles, and their pieces."""
    articles(folder, place.articles)
    write_pieces(place.pieces, list(cut(place.articles, SentenceEncoder().count).pieces.values()))


def rank(contender: Contender, place: Place, folder: Path, split: str = "test") -> Figures:
    """Mean nDCG@10 over the judged questions; a document's rank is that of its best passage."""
    relevant = judgements(folder / "qrels" / f"{split}.tsv")
    questions = {record["_id"]: record["text"] for record in records(folder / "queries.jsonl")}
    rmtree(place.own, ignore_errors=True)
    place.own.mkdir(parents=True)
    gains = []
    with talking(contender.name, python(contender.environment), place) as talk:
        talk.ask("build")
        for id, grades in relevant.items():
            hits = talk.ask("hits", question=questions[id], k=DEPTH).value
            ranked = list(dict.fromkeys(Path(hit["article"]).stem for hit in hits))
            gains.append(ndcg(ranked, grades))
    return {**contender.head, "scifact nDCG@10": sum(gains) / len(gains)}
