"""The long form of fuzzing: `python -m tests.fuzz.long [--seconds 3600] [NAME …]`, each target its share of the time,
and half a minute at least.

With atheris (pip install 'pullquote[fuzz]') guided by what of our code is reached, else by chance. A find is written to
`.data/fuzz/`, and the status is 1; what kills the process is found by its parent.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import time
import traceback
from pathlib import Path

FINDS = Path(".data/fuzz")
LEAST = 35  # seconds for each target: an input may take thirty


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="targets; all by default")
    parser.add_argument("--seconds", type=int, default=3600, help="for all of them")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    FINDS.mkdir(parents=True, exist_ok=True)
    if asked.one:
        (name,) = asked.names
        return (guided if importlib.util.find_spec("atheris") else by_chance)(name, asked.seconds)
    from tests.fuzz.targets import targets

    names = asked.names or list(targets())
    found = 0
    for name in names:
        command = [
            sys.executable,
            "-m",
            "tests.fuzz.long",
            "--one",
            "--seconds",
            str(max(LEAST, asked.seconds // len(names))),
            name,
        ]
        status = subprocess.run(command, check=False).returncode
        print(f"{name}: {'nothing' if status == 0 else f'a find (status {status})'}", flush=True)
        found += status != 0
    return int(found > 0)


def by_chance(name: str, seconds: int) -> int:
    """Changes of the seed until the time is up."""
    from tests.fuzz.mutate import mutated
    from tests.fuzz.targets import targets

    target, first = targets()[name]
    end, seed = time.monotonic() + seconds, 1_000
    while time.monotonic() < end:
        seed += 1
        data = mutated(mutated(first, seed), seed // 2)
        file = FINDS / f"{name.replace('/', '_').replace(' ', '_')}-last"
        file.write_bytes(data)  # should it kill this process
        began = time.monotonic()
        try:
            target(data)
        except Exception:
            traceback.print_exc()
            file.replace(file.with_name(f"{file.name}-{seed}"))
            return 1
        if time.monotonic() - began > 30:
            print(f"{name}: {time.monotonic() - began:.0f} s for {file}", flush=True)
            file.replace(file.with_name(f"{file.name}-{seed}-slow"))
            return 1
    print(f"{name}: {seed - 1_000:,} inputs", flush=True)
    return 0


def guided(name: str, seconds: int) -> int:
    """libFuzzer, with the packages of ours instrumented."""
    import atheris

    with atheris.instrument_imports(include=["pullquote"]):
        from tests.fuzz.targets import targets

        target, first = targets()[name]
    plain = name.replace("/", "_").replace(" ", "_")
    corpus = FINDS / f"corpus-{plain}"
    corpus.mkdir(exist_ok=True)
    (corpus / "seed").write_bytes(first)
    limits = [f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=3000", "-max_len=20000"]
    where = [f"-artifact_prefix={FINDS}/{plain}-", "-print_final_stats=1", str(corpus)]
    atheris.Setup([sys.argv[0], *limits, *where], target)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
