"""Many people ask a served library at once: answers a second, how long each waits, errors, and the server's memory.

    python -m benchmarks.crowd [--users 200] [--minutes 5] [--articles FOLDER]

Each user asks a question of examples/gold.jsonl over REST, waits for its answer and asks the next. They have addresses
of their own (as behind a proxy), since an address may have but 32 questions under way. Prints one line, with the load
of the machine, without which the figures say little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from benchmarks.chat import ARTICLES, GOLD, port


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as library:
        number = port()
        command = [sys.executable, "-m", "pullquote", "chat", str(asked.articles), "--library", library]
        process = subprocess.Popen([*command, "--port", str(number)], stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout
            next(line for line in process.stdout if "is open" in line)
            print(crowd(f"http://127.0.0.1:{number}", process.pid, asked.users, asked.minutes))
        finally:
            process.terminate()
            process.wait()


def crowd(address: str, server: int, users: int, minutes: float) -> str:
    """All users at once for so many minutes, and what came of it."""
    questions = [json.loads(line)["question"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    before, end = resident(server), time.monotonic() + minutes * 60
    seconds: list[float] = []
    errors: list[str] = []

    def user(number: int) -> None:
        random = Random(number)
        while time.monotonic() < end:
            began = time.monotonic()
            try:
                ask(address, random.choice(questions), f"10.0.{number // 250}.{number % 250 + 1}")
                seconds.append(time.monotonic() - began)
            except (HTTPError, OSError) as error:
                errors.append(repr(error)[:80])

    threads = [threading.Thread(target=user, args=(number,)) for number in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds.sort()
    half, most = (seconds[int(len(seconds) * share)] for share in (0.5, 0.95))
    return (
        f"{users} users, {minutes:g} min: {len(seconds) / minutes / 60:.1f} answers a second, p50 {half:.1f} s,"
        f" p95 {most:.1f} s, {len(errors)} errors {sorted(set(errors))[:3]}, memory {before} -> {resident(server)} MB,"
        f" load {os.getloadavg()[0]:.1f}"
    )


def ask(address: str, question: str, who: str) -> None:
    headers = {"Content-Type": "application/json", "X-Forwarded-For": who}
    with urlopen(
        Request(f"{address}/api/ask", json.dumps({"question": question}).encode(), headers), timeout=600
    ) as told:
        json.load(told)


def resident(process: int) -> int:
    """Memory of a process now, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


if __name__ == "__main__":
    main()
