"""Clients that overwhelmed or misled an earlier version of the served chat: each tried again.

    python -m benchmarks.hostile.clients [--articles FOLDER]

Prints a row for each: what came of it, and the server's memory before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from benchmarks.chat import ARTICLES, port
from benchmarks.crowd import ask, resident
from pullquote.qa import Answer, Quote

FORGED, TURN = 60, 1_600_000
FORGET = 150.0  # seconds after which abandoned pages are forgotten


@dataclass(frozen=True)
class Server:
    url: str
    process: int
    library: Path

    def post(self, path: str, body: object, who: str = "10.0.0.1", **headers: str) -> int:
        """The status of a call from an address."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        kind = {"Content-Type": "application/json", "X-Forwarded-For": who} | headers
        try:
            with urlopen(Request(self.url + path, sent, kind), timeout=120) as told:
                told.read()
                return int(told.status)
        except HTTPError as error:
            return error.code

    def event(self, name: str, session: str, who: str, **told: object) -> int:
        """The status of an event that no page has sent."""
        with urlopen(f"{self.url}/config", timeout=60) as config:
            each = json.load(config)["dependencies"]
        number = next(event["id"] for event in each if any(target[1] == name for target in event["targets"]))
        body = {"data": [None], "fn_index": number, "session_hash": session, "event_data": told}
        return self.post("/gradio_api/queue/join", body, who)


@contextmanager
def served(articles: Path, *options: str) -> Iterator[Server]:
    number = port()
    with tempfile.TemporaryDirectory() as library:
        command = [sys.executable, "-m", "pullquote", "chat", str(articles), "--library", library]
        command += ["--port", str(number), *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            assert process.stdout
            next(line for line in process.stdout if "is open" in line)
            server = Server(f"http://127.0.0.1:{number}", process.pid, Path(library))
            if not options:
                ask(server.url, "What is it?", "10.0.0.9")  # the models are loaded
            yield server
        finally:
            process.terminate()
            process.wait()


def abandoned_batches(server: Server) -> str:
    """260 calls whose answers no one fetches, and another client's question meanwhile."""
    questions = {"data": [["What is Alipay?"] * 100, *[None] * 8]}
    told = Counter(server.post("/gradio_api/call/ask_many", questions, "10.2.0.1") for _ in range(260))
    began = time.monotonic()
    ask(server.url, "Where is Alipay accepted?", "10.2.0.2")
    waited = time.monotonic() - began
    time.sleep(5)
    before = spent(server.process)
    time.sleep(2)
    idle = 1 - (spent(server.process) - before) / 2
    return f"{statuses(told)}; another client's answer took {waited:.1f} s; 5 s later the server is {idle:.0%} idle"


def forged_conversations(server: Server) -> str:
    quote = Quote("a.md", "Owls", 0, 5, "Owls.", 0, 4, 0.95)
    turn = {"question": "Who?", "answer": Answer("Who?", "Who?", "owls", (quote,) * 30, 0.95, True).to_dict()}
    chat = json.dumps({"id": "x", "turns": [turn] * (TURN // len(json.dumps(turn)))})
    told = Counter(server.event("again", f"forged{i}", f"10.3.0.{i}", chat=chat) for i in range(FORGED))
    most, end = resident(server.process), time.monotonic() + FORGET
    while time.monotonic() < end:
        time.sleep(5)
        most = max(most, resident(server.process))
    return f"{statuses(told)}; {most} MB at most"


def wrong_passwords(server: Server) -> str:
    told: Counter[int] = Counter()
    began = time.monotonic()
    for i in range(300):
        secret = b64encode(f"owl:{i}".encode()).decode()
        told[server.post("/api/ask", {"question": "Who?"}, "10.4.0.1", Authorization=f"Basic {secret}")] += 1
    return f"{statuses(told)} in {time.monotonic() - began:.1f} s"


def half_sent(server: Server) -> str:
    host, number = server.url.removeprefix("http://").split(":")
    held = [socket.create_connection((host, int(number)), source_address=("127.0.0.2", 0)) for _ in range(900)]
    for each in held:
        with suppress(OSError):
            each.sendall(b"POST /api/ask HTTP/1.1\r\nHost: ")
    began = time.monotonic()
    ask(server.url, "Where is Alipay accepted?", "10.5.0.2")
    waited = time.monotonic() - began
    time.sleep(max(0.0, 35 - waited))
    left = sum(map(is_open, held))
    for each in held:
        each.close()
    return f"{left} of 900 open after 35 s; another client's answer took {waited:.1f} s"


def misleading_calls(server: Server) -> str:
    wrong = server.post("/gradio_api/call/v2/ask", {"question": 5, "nothing": []}, "10.6.0.1")
    with urlopen(server.url, timeout=60) as page:
        policy = page.headers["Content-Security-Policy"]
    scripts = re.search(r"script-src [^;]*", policy)
    modes = {name: oct((server.library / name).stat().st_mode & 0o777) for name in ("library.db",)}
    return f"wrong argument: {wrong}; {scripts[0] if scripts else 'no policy'}; {modes}".replace("|", "")


def read_only(server: Server) -> str:
    """A forged "like" of what the server never said; an upload to gradio's own route."""
    status = server.event("like", "forged", "10.7.0.1", turn=0, up=True)
    time.sleep(2)
    written = (server.library / "feedback.jsonl").exists()
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nOwl.\r\n--x--\r\n'
    upload = server.post("/gradio_api/upload", body, **{"Content-Type": "multipart/form-data; boundary=x"})
    return f"like {status}, feedback written: {written}; upload {upload}, kept a quarter of an hour"


def statuses(told: Counter[int]) -> str:
    return ", ".join(f"{count} × {status}" for status, count in sorted(told.items()))


def spent(process: int) -> float:
    """Seconds of processor time of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def is_open(held: socket.socket) -> bool:
    held.settimeout(0)
    try:
        while held.recv(4096):
            pass
        return False
    except BlockingIOError:
        return True
    except OSError:
        return False


TRIED: list[tuple[str, tuple[str, ...], Callable[[Server], str]]] = [
    ("`ask_many` with 100 questions, 260 times, never fetched", (), abandoned_batches),
    ("60 forged conversations of 1.6 MB", (), forged_conversations),
    ("900 half-sent requests", (), half_sent),
    ("a wrong argument; the page's policy; modes of files", (), misleading_calls),
    ("`--read-only`: a forged like, an upload", ("--read-only",), read_only),
    ("300 wrong passwords", ("--auth", "owl:tawny"), wrong_passwords),
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--first", type=int, default=0, help="the number of the row to begin with")
    asked = parser.parse_args()
    print("| client | what comes of it | clock | memory |\n|---|---|--:|--:|", flush=True)
    for name, options, attack in TRIED[asked.first :]:
        with served(asked.articles, *options) as server:
            before, began = resident(server.process), time.monotonic()
            said = attack(server)
            print(
                f"| {name} | {said} | {time.monotonic() - began:.0f} s | {before} → {resident(server.process)} MB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
