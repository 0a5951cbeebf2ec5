"""How to log in to a server: token and certificates from a file or the environment, never from an address. Also
says why a server cannot be reached.

The file is `~/.config/pullquote/servers.toml`, or the one that PULLQUOTE_SERVERS names, with a table for each server:

    ["milvus.example:19530"]
    token = "user:password"
    tls = true                    # with the system's authorities; or
    ca = "/etc/pullquote/ca.pem"  # with this one alone
    certificate = "…"             # of this machine, where the server asks for one,
    key = "…"                     # and its key

PULLQUOTE_TOKEN is the token where the file has none.
"""

from __future__ import annotations

import os
import re
import socket
import ssl
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from pullquote.corpus import InvalidArgument

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")


@dataclass(frozen=True)
class Access:
    """A server and how to log in to it. Its repr holds no secret."""

    server: str  # host:port
    token: str = field(default="", repr=False)
    tls: bool = False
    ca: str = ""
    certificate: str = ""
    key: str = field(default="", repr=False)


def parsed(place: str, port: int) -> tuple[str, str]:
    """Return the server, `host:port`, and the library's name in an address. Raises ValueError if it is not one, or
    holds a secret.
    """
    url = urlsplit(place)
    name = url.path.strip("/")
    if url.username or url.password or url.query:
        raise InvalidArgument(
            "the address of a library must not contain a user or password; put them in servers.toml"
            " (see docs/distributed.md)"
        )
    try:
        host = f"[{url.hostname}]" if ":" in (url.hostname or "") else url.hostname  # an address of version 6
        server = f"{host}:{url.port or port}" if host else ""
    except ValueError:
        server = ""
    if not server or not NAME.fullmatch(name):
        raise InvalidArgument(
            f"{place} is not the address of a library; write {url.scheme}://HOST:PORT/NAME, NAME of a-z, 0-9, _"
        )
    return server, name


def access(server: str) -> Access:
    """Return what the file and the environment say of a server. Raises ValueError, which quotes nothing, for an invalid
    file.
    """
    named = os.environ.get("PULLQUOTE_SERVERS")
    file = Path(named) if named else Path.home() / ".config" / "pullquote" / "servers.toml"
    entry = _entry(file, server) if named or file.exists() else {}
    token = entry.pop("token", "") or os.environ.get("PULLQUOTE_TOKEN", "")
    wanted = {each.name: type(each.default) for each in fields(Access) if each.name not in ("server", "token")}
    for name, value in entry.items():
        if name not in wanted or not isinstance(value, wanted[name]):
            raise InvalidArgument(
                f'{file}: "{name}" of "{server}" is unknown or has the wrong type; known are token, {", ".join(wanted)}'
            )
    texts = {name: str(entry.get(name, "")) for name in ("ca", "certificate", "key")}
    return Access(server, str(token), bool(entry.get("tls") or texts["ca"]), **texts)


def _entry(file: Path, server: str) -> dict[str, object]:
    try:
        if file.stat().st_mode & 0o077:
            raise InvalidArgument(f"{file} holds passwords and others may read it; run: chmod 600 {file}")
        servers = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):  # whose message may quote a password
        raise InvalidArgument(f"{file} is not valid TOML; see docs/distributed.md") from None
    entry = servers.get(server, {})
    return dict(entry) if isinstance(entry, dict) else {}


def unreached(access: Access) -> str:
    """Return why a server cannot be reached, found out with a plain connection: grpc does not say."""
    host, _, port = access.server.rpartition(":")
    host = host.strip("[]")
    try:
        with socket.create_connection((host, int(port)), timeout=5) as plain:
            if not access.tls:
                return "does not answer; check its log, and whether it expects TLS (see docs/distributed.md)"
            context = ssl.create_default_context(cafile=access.ca or None)
            if access.certificate:
                context.load_cert_chain(access.certificate, access.key or None)
            with context.wrap_socket(plain, server_hostname=host):
                return "does not answer; check its log"
    except ssl.SSLCertVerificationError as error:
        return (
            f"presented a certificate that could not be verified ({error.verify_message}); check `ca` in servers.toml"
        )
    except (ssl.SSLError, ConnectionResetError):
        return "does not speak TLS; leave `tls` and `ca` out of servers.toml, or turn TLS on there"
    except OSError as error:
        return f"cannot be reached ({error.strerror or type(error).__name__}); is it running?"
