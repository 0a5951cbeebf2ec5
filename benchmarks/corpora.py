"""What a folder of articles costs: build and second build, passages a second, peak memory, size on disk.

    python -m benchmarks.corpora FOLDER LIBRARY

Run it on a quiet machine, with a LIBRARY that does not exist yet. Prints one Markdown row a folder.
"""

from __future__ import annotations

import argparse
import resource
from pathlib import Path

from pullquote.index import Library, Report, SentenceEncoder, refresh


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("library", type=Path)
    asked = parser.parse_args()
    encoder = SentenceEncoder()
    encoder.encode(["warm"])
    before = peak()
    first, second = (refresh(asked.library, asked.folder, encoder) for _ in range(2))
    library = Library(asked.library, encoder)
    print(row(asked.folder.name, first, second, before, peak(), library.bytes))
    for failure in first.failed:
        print(failure.id, failure.reason)


def row(name: str, first: Report, second: Report, before: int, after: int, disk: int) -> str:
    files = len(first.added) + len(first.failed)
    rate = first.embedded / first.seconds
    return (
        f"| {name} | {files} | {len(first.failed)} | {first.passages} | {first.seconds:.0f} s | {rate:.1f} |"
        f" {second.seconds:.1f} s | {before / 1e3:.0f} → {after / 1e3:.0f} MB | {disk / 1e6:.0f} MB |"
    )


def peak() -> int:
    """The most memory that this process has held so far, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
