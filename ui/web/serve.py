"""Serves the page, its API and, if asked for, the MCP tools, until interrupted. On this machine only by default: no
share link, no analytics, nothing from another host. Access is up to `guard`.
"""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
import threading
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pullquote.corpus import InvalidArgument
from pullquote.ui.limits.clients import Clients
from pullquote.ui.limits.disconnects import Disconnects
from pullquote.ui.limits.memory import few_arenas
from pullquote.ui.limits.one_line import OneLine
from pullquote.ui.limits.rates import Rates
from pullquote.ui.limits.slow_senders import patient
from pullquote.ui.limits.uploads import Uploads, folder_of_uploads
from pullquote.ui.programs import mcp_tools
from pullquote.ui.shared.sanitize import Plain
from pullquote.ui.web.first_paint import FirstPaint
from pullquote.ui.web.guard import Guard
from pullquote.ui.web.pulse import Pulse

if TYPE_CHECKING:
    from gradio import Blocks

    from pullquote.qa import Pullquote

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

FILE = "50mb"  # an uploaded file may be this large,
FILES = 200 * 2**20  # and all of one upload this many bytes
WAITING = 200  # events in the queue; more are turned away at once
AT_ONCE = 4  # events of one kind that run at once; a slow kind holds up no other
THREADS = 500  # events under way: questions that wait for their turn are, and hold no thread
SWEEP = 10.0  # seconds between looks for pages that are gone


@dataclass(frozen=True, slots=True)
class Serving:
    """Where and how the page is served. 127.0.0.1 is reached from this machine only; `auth`: (user, password) pairs,
    none for no password; `read_only`: no upload, no rebuild; `mcp`: with tools for assistants; `tokens`: for programs,
    any of which opens every route, as a password does; `tls`: files of the certificate and of its key."""

    host: str = "127.0.0.1"
    port: int = 7860
    auth: tuple[tuple[str, str], ...] = ()
    read_only: bool = False
    mcp: bool = False
    tokens: tuple[str, ...] = ()
    tls: tuple[Path, Path] | None = None

    @property
    def address(self) -> str:
        """To be opened in a browser on this machine."""
        everywhere = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}
        return f"http{'s' if self.tls else ''}://{everywhere.get(self.bound, self.bound)}:{self.port}"

    @property
    def bound(self) -> str:
        """As gradio wants it: an address of version 6 in brackets."""
        host = self.host.strip("[]")
        return f"[{host}]" if ":" in host else host

    @property
    def local(self) -> bool:
        """Whether it is reached from this machine only."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"


def serve(library: Pullquote, serving: Serving) -> None:
    """Opens the page and stays until interrupted. Raises ValueError if it cannot be served there."""
    from pullquote.ui.web.page import look, page

    few_arenas()
    clients = Clients()
    # What gradio prints of a request that fails may hold anything that was sent.
    with redirect_stdout(Plain(sys.stdout)), redirect_stderr(Plain(sys.stderr)), folder_of_uploads() as uploads:
        try:
            blocks = page(library, clients, read_only=serving.read_only)
            _launch(blocks, look(), serving, library, clients, uploads)
        except OSError:
            raise InvalidArgument(_refused(serving)) from None
        _cut_off_slow_senders(blocks)
        clients.sessions.app = blocks.app
        _tell(serving)
        _stay(clients)


def _stay(clients: Clients) -> None:
    """Wait until interrupted or stopped; forget closed pages meanwhile."""
    ended = threading.Event()
    with suppress(ValueError):  # not in the main thread, which gets no signal
        signal.signal(signal.SIGTERM, lambda *_: ended.set())
    while not ended.wait(SWEEP):
        clients.sessions.sweep()


def _cut_off_slow_senders(blocks: Blocks) -> None:
    config: Any = blocks.server.config  # asked for its protocol at each connection
    config.http_protocol_class = patient(config.http_protocol_class)


def certificate(cert: Path | None, key: Path | None) -> tuple[Path, Path] | None:
    """Both files, once they fit each other; None if neither is given."""
    import ssl

    if cert is None and key is None:
        return None
    if cert is None or key is None:
        raise InvalidArgument("--tls-cert and --tls-key belong together; give both")
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(cert, key, password="")
    except FileNotFoundError:
        raise InvalidArgument(f"{cert if not cert.exists() else key} does not exist") from None
    except (ssl.SSLError, ValueError) as error:
        raise InvalidArgument(
            f"{cert} and {key} are not a certificate and its key in PEM without a passphrase ({error})"
        ) from None
    return cert, key


def _refused(serving: Serving) -> str:
    """Why nothing can be served there, and what to do."""
    where, port = serving.host.strip("[]"), serving.port
    try:
        with socket.socket(socket.AF_INET6 if ":" in where else socket.AF_INET) as trial:
            trial.bind((where, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = f"--port {port % 65535 + 1}"
            user = f"find what uses it with: lsof -i :{port}"
            return f"port {port} is in use at {where}; choose another with {other}, or {user}"
    return f"cannot serve at {where}:{port}; choose another --port or --host"


def _tell(serving: Serving) -> None:
    if not (serving.local or serving.auth or serving.tokens):
        click.echo("Anyone who can reach this machine can ask; add --auth-file FILE for a password.", err=True)
    click.echo(f"Pullquote is open at {serving.address} (Ctrl+C ends it)")
    if serving.mcp:
        click.echo(f"MCP tools for assistants are at {serving.address}/mcp")


def _launch(
    blocks: Blocks, look: dict[str, Any], serving: Serving, library: Pullquote, clients: Clients, uploads: Path
) -> None:
    from starlette.middleware import Middleware

    from pullquote.ui.programs.rest import Beside, rest

    guard = Middleware(Guard, host=serving.host, auth=serving.auth, tokens=serving.tokens)
    limits = [Middleware(Rates), Middleware(Uploads, folder=uploads), Middleware(OneLine)]
    limits += [Middleware(Disconnects, clients=clients)]
    programs = Middleware(Beside, programs=rest(library, read_only=serving.read_only, clients=clients))
    layers = [guard, *limits, Middleware(FirstPaint), Middleware(Pulse), programs]
    beside = {"middleware": layers, "max_body_size": FILES}
    beside |= mcp_tools.beside(library, clients) if serving.mcp else {}
    blocks.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING, api_open=False)
    blocks.launch(
        server_name=serving.bound,
        server_port=serving.port,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        run_history=False,
        enable_monitoring=False,
        pwa=False,
        ssr_mode=False,
        mcp_server=False,
        footer_links=[],
        max_threads=THREADS,
        max_file_size=FILE,
        ssl_certfile=str(serving.tls[0]) if serving.tls else None,
        ssl_keyfile=str(serving.tls[1]) if serving.tls else None,
        ssl_verify=False,  # of gradio's own first look at the page, which names no host of the certificate
        app_kwargs=beside,
        **look,
    )
