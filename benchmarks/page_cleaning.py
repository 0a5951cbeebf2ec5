"""How well the article is found in a web page, measured as the article-extraction benchmark measures it.

    python benchmarks/page_cleaning.py FOLDER

FOLDER holds `ground-truth.json` (page → articleBody) and `html/PAGE.html.gz`, as in the unpacked
article-extraction data. Texts are compared by their shingles, runs of four words: of each page the shares of
true, false and missed shingles are taken, precision and recall are means over the pages, and F1 is made from
these two means. The range is 95 % over 1,000 resamples of the pages. Beside them stands how many of the words of the
true texts are found at all. Times are a processor's. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pullquote.corpus import File, Unreadable, load
from pullquote.corpus.text.spans import outside

WORD = re.compile(r"\w+")
WHOLE = 0.95
"""The share of a page's words from which it counts as found whole."""
Shares = tuple[float, float, float]
"""True, false and missed shingles of one page, as shares of all its shingles."""


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Runs of `size` words with their counts; a shorter text is one shingle, one without words has none."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words)


def compare(true: str, found: str) -> Shares:
    wanted, got = shingles(true), shingles(found)
    both, wrong, missed = (wanted & got).total(), (got - wanted).total(), (wanted - got).total()
    every = both + wrong + missed
    return (both / every, wrong / every, missed / every) if every else (0.0, 0.0, 0.0)


def score(pages: Sequence[Shares]) -> tuple[float, float, float]:
    """F1, precision, recall. A page with nothing found has no precision, one with nothing to find no recall."""
    precision = statistics.fmean(true / (true + wrong) for true, wrong, _ in pages if true + wrong)
    recall = statistics.fmean(true / (true + missed) for true, _, missed in pages if true + missed)
    return 2 * precision * recall / (precision + recall), precision, recall


def spread(pages: Sequence[Shares], times: int = 1000) -> float:
    """Half the width of the 95 % range of F1 when the pages are drawn again."""
    draw = random.Random(0)
    return 1.96 * statistics.stdev(score(draw.choices(pages, k=len(pages)))[0] for _ in range(times))


def covered(true: str, found: str) -> float:
    """The share of the words of a true text that are found, 1 where it has none."""
    wanted, got = Counter(WORD.findall(true)), Counter(WORD.findall(found))
    return (wanted & got).total() / wanted.total() if wanted else 1.0


def ours(data: bytes) -> str:
    """The text as loaded, without what is marked as noise."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_bytes(data)
        try:
            article = load(File("page.html", path, len(data), 0))
        except Unreadable:
            return ""
    return " ".join(article.text[start:end] for start, end in outside(article.noise, 0, len(article.text)))


def trafilatura_alone(data: bytes) -> str:
    """Its plain text with its own settings, comments left out."""
    from trafilatura import extract

    return extract(data, include_comments=False) or ""


EXTRACTORS: dict[str, Callable[[bytes], str]] = {"Pullquote": ours, "trafilatura": trafilatura_alone}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    print("| extractor | pages | F1 | precision | recall | words found | pages ≥ 95 % | ms a page |")
    print("|---|---|---|---|---|---|---|---|")
    for name, extract in EXTRACTORS.items():
        extract(next(iter(pages.values())))  # the first call imports
        start = time.process_time()
        texts = {page: extract(data) for page, data in pages.items()}
        each = 1000 * (time.process_time() - start) / len(pages)
        shares = [compare(truth[page].get("articleBody", ""), texts[page]) for page in truth]
        f1, precision, recall = score(shares)
        words = [covered(truth[page].get("articleBody", ""), texts[page]) for page in truth]
        whole = sum(share >= WHOLE for share in words)
        figures = f"{f1:.3f} ± {spread(shares):.3f} | {precision:.3f} | {recall:.3f}"
        figures += f" | {statistics.fmean(words):.3f} | {whole} | {each:.0f}"
        print(f"| {name} | {len(pages)} | {figures} |")


if __name__ == "__main__":
    main()
