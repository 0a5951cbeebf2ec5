"""Where and for whom the page is served: addresses, passwords, options of the command, and what it says."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from pullquote.corpus import InvalidArgument
from pullquote.ui.limits.clients import Clients
from pullquote.ui.programs import mcp_tools
from pullquote.ui.programs.rest import Beside
from pullquote.ui.shared.sanitize import Plain
from pullquote.ui.web import serve as serving
from pullquote.ui.web.guard import Guard
from pullquote.ui.web.passwords import passwords, tokens
from pullquote.ui.web.serve import Serving
from tests.ui.conftest import Door


@pytest.mark.parametrize(
    ("host", "bound", "address", "local"),
    [
        ("127.0.0.1", "127.0.0.1", "http://127.0.0.1:7860", True),
        ("localhost", "localhost", "http://localhost:7860", True),
        ("::1", "[::1]", "http://[::1]:7860", True),
        ("0.0.0.0", "0.0.0.0", "http://127.0.0.1:7860", False),
        ("::", "[::]", "http://[::1]:7860", False),
        ("192.168.1.5", "192.168.1.5", "http://192.168.1.5:7860", False),
        ("reading.example", "reading.example", "http://reading.example:7860", False),
    ],
)
def test_where_it_is_served(host: str, bound: str, address: str, local: bool) -> None:
    told = Serving(host)
    assert (told.bound, told.address, told.local) == (bound, address, local)


def test_passwords_from_the_command_line_and_a_file(tmp_path: Path) -> None:
    file = tmp_path / "users"
    file.touch(0o600)
    file.write_text("\ufeffbob:x:y\n\n  eve:ß \n", encoding="utf-8")
    assert passwords(("ann:secret",), file) == (("ann", "secret"), ("bob", "x:y"), ("eve", "ß"))
    assert passwords(()) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "contains no user:password"),
        (b"ann:x\nsecret\n", "line 2: not of the form user:password"),
        (b":x", "line 1: not of"),
        (b"ann:", "line 1: not of"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_bad_file_of_passwords_is_told_without_them(tmp_path: Path, text: bytes, why: str) -> None:
    file = tmp_path / "users"
    file.touch(0o600)
    file.write_bytes(text)
    with pytest.raises(ValueError, match=why) as told:
        passwords((), file)
    assert "secret" not in str(told.value)


def test_tokens_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    file.touch(0o600)
    file.write_text(" 0123456789abcdef \n\nfedcba9876543210\n")
    assert tokens(file) == ("0123456789abcdef", "fedcba9876543210")
    assert tokens(None) == ()


@pytest.mark.parametrize("text", ["", "short", "0123456789abcdef\nshort", "0123456789abcdé\u00e9f"])
def test_a_bad_file_of_tokens_is_told_without_them(tmp_path: Path, text: str) -> None:
    file = tmp_path / "tokens"
    file.touch(0o600)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="16 ASCII characters") as told:
        tokens(file)
    assert "0123456789" not in str(told.value)


@pytest.mark.parametrize("read", [tokens, lambda file: passwords((), file)])
def test_a_file_that_others_can_read_is_refused_with_the_mend(tmp_path: Path, read: Callable[[Path], object]) -> None:
    file = tmp_path / "secrets"
    file.write_text("ann:0123456789abcdef\n")
    file.chmod(0o640)
    with pytest.raises(InvalidArgument, match="run: chmod 600 "):
        read(file)
    file.chmod(0o600)
    assert read(file)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Serving]:
    """What the command would serve."""
    asked: list[Serving] = []
    monkeypatch.setattr(serving, "serve", lambda library, told: asked.append(told))
    return asked


def test_the_options_reach_the_server(door: Door, opened: list[Serving], tmp_path: Path) -> None:
    (tmp_path / "users").touch(0o600)
    (tmp_path / "users").write_text("bob:y")
    words = ["--host", "::1", "--port", "8000", "--auth", "ann:x", "--auth-file", tmp_path / "users", "--read-only"]
    assert door("chat", *words, "--mcp").exit_code == 0
    assert door("chat").exit_code == 0
    assert opened == [Serving("::1", 8000, (("ann", "x"), ("bob", "y")), True, True), Serving()]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--auth", ":secret"], "--auth: not of the form user:password"),
        (["--auth-file", "missing"], "missing: No such file"),
        (["--port", "70000"], "70000 is not in the range"),
    ],
)
def test_a_bad_option_opens_nothing(door: Door, opened: list[Serving], words: list[str], why: str) -> None:
    result = door("chat", *words)
    assert (result.exit_code, result.stderr.count("\n"), opened, door.opened) == (2, 1, [], [])
    assert why in result.stderr
    assert "secret" not in result.stderr


def test_passwords_come_from_the_environment_or_are_asked_for(
    door: Door, opened: list[Serving], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click, "prompt", lambda text, **how: f"told {how['hide_input']}")
    door("chat", "--auth", "ann")
    monkeypatch.setenv("PULLQUOTE_AUTH", "bob:x eve:y")
    door("chat")
    assert [told.auth for told in opened] == [(("ann", "told True"),), (("bob", "x"), ("eve", "y"))]


@pytest.mark.parametrize("how", [["--tls-cert", "cert.pem"], ["--tls-cert", "no.pem", "--tls-key", "no.pem"]])
def test_a_certificate_that_does_not_fit_opens_nothing(
    door: Door, opened: list[Serving], tmp_path: Path, how: list[str]
) -> None:
    (tmp_path / "no.pem").write_text("nothing")
    result = door("chat", *(tmp_path / word if word.endswith(".pem") else word for word in how))
    assert (result.exit_code, result.stderr.count("\n"), opened, door.opened) == (2, 1, [], [])


def test_over_tls_the_address_says_so() -> None:
    assert Serving(tls=(Path("cert.pem"), Path("key.pem"))).address == "https://127.0.0.1:7860"


def test_the_help_says_that_a_password_is_seen(door: Door) -> None:
    assert "visible in the process list" in " ".join(door("chat", "--help").stdout.split())


@pytest.mark.parametrize(
    ("told", "warned"),
    [
        (Serving(), False),
        (Serving("0.0.0.0"), True),
        (Serving("0.0.0.0", auth=(("ann", "x"),)), False),
    ],
)
def test_serving_others_without_a_password_is_warned_of(
    told: Serving, warned: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    serving._tell(told)
    out, err = capsys.readouterr()
    assert ("--auth-file" in err, err.count("\n")) == (warned, int(warned))
    assert out == "Pullquote is open at http://127.0.0.1:7860 (Ctrl+C ends it)\n"


def test_without_the_package_mcp_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    nothing: Any = None
    with pytest.raises(ValueError, match=r"pip install 'pullquote\[mcp\]'"):
        mcp_tools.beside(nothing)


def test_what_is_printed_is_plain(capsys: pytest.CaptureFixture[str]) -> None:
    stream = Plain(sys.stdout)
    print("owl \x1b[2J\n", file=stream, end="", flush=True)
    assert capsys.readouterr().out == "owl ␛[2J\n"
    assert stream.isatty() is False


class Launched:
    """Stands in for gradio's `Blocks`: keeps what it was launched with."""

    def queue(self, **options: Any) -> None:
        self.queued = options

    def launch(self, **options: Any) -> None:
        self.options = options


def test_what_gradio_is_told_keeps_all_on_this_machine_and_behind_the_guard(shelf: Any, tmp_path: Path) -> None:
    blocks: Any = Launched()
    library = shelf
    told = Serving("::1", 8000, (("ann", "x"),), tokens=("a-token-of-24-characters",))
    serving._launch(blocks, {"css": "look"}, told, library, Clients(), tmp_path)
    assert (blocks.options["server_name"], blocks.options["server_port"]) == ("[::1]", 8000)
    shut = ("share", "run_history", "enable_monitoring", "pwa", "ssr_mode", "mcp_server", "footer_links")
    assert not any(blocks.options[name] for name in shut)
    assert (blocks.options["css"], blocks.options["max_file_size"]) == ("look", serving.FILE)
    guard, *_, programs = blocks.options["app_kwargs"]["middleware"]  # the guard stands before all
    assert (guard.cls, programs.cls) == (Guard, Beside)
    assert guard.kwargs == {"host": "::1", "auth": told.auth, "tokens": ("a-token-of-24-characters",)}
    assert blocks.queued["api_open"] is False
    assert blocks.queued["default_concurrency_limit"] > 1


def test_a_port_in_use_is_named_with_what_to_do() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = serving._refused(Serving("127.0.0.1", port))
    assert said.startswith(f"port {port} is in use at 127.0.0.1; choose another with --port {port + 1}, or")
