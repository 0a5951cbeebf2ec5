"""How a real Milvus is entered: tokens, rights and certificates. Run by `make distributed`, as it takes minutes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.index import Library, LibraryError, RefreshOptions, refresh
from tests.index.servers import milvus

Make = Callable[..., Path]
ROOT = "root:Milvus"  # as it comes


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ca.pem, server.pem and server.key for 127.0.0.1; other.pem, of an authority that signed nothing."""
    folder = tmp_path_factory.mktemp("keys")
    for name, subject in (("ca", "/CN=test"), ("other", "/CN=other")):
        _openssl(
            folder, f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj {subject} -keyout {name}.key -out {name}.pem"
        )
    _openssl(folder, "req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout server.key -out server.csr")
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost")
    _openssl(
        folder,
        "x509 -req -days 2 -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile names -out server.pem",
    )
    return folder


def _openssl(folder: Path, command: str) -> None:
    subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def address(keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Milvus that expects TLS and a token."""
    files = {"tls.serverPemPath": "server.pem", "tls.serverKeyPath": "server.key", "tls.caPemPath": "ca.pem"}
    settings = [f"{name}={keys / file}" for name, file in files.items()]
    folder = tmp_path_factory.mktemp("milvus")
    with milvus(folder, "authorization_enabled=true", "tls_mode=1", *settings) as (address, _):
        yield address


@pytest.fixture
def enter(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """enter(token=…, ca=…) → the address of a library, asked for with these."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("pullquote.index.server.milvus.READ", 5.0)

    def write(**told: Any) -> str:
        file = tmp_path / "servers.toml"
        values = "\n".join(f'{name} = "{value}"' for name, value in told.items())
        file.write_text(f'["{address}"]\n{values}\n')
        file.chmod(0o600)
        monkeypatch.setenv("PULLQUOTE_SERVERS", str(file))
        return f"milvus://{address}/library"

    return write


def test_with_token_and_certificate_it_is_built_and_asked(
    enter: Callable[..., str], keys: Path, folder: Make, encoder: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    place = enter(token=ROOT, ca=keys / "ca.pem")
    refresh(place, folder({"a.txt": "The shop is in Jakarta.\n"}), encoder)
    library = Library(place, encoder)
    assert library.search("shop", 1)[0].article.id == "a.txt"
    library.close()
    assert "Milvus" not in "".join(capfd.readouterr())  # a token in a log would be found here


@pytest.mark.parametrize("token", ["root:wrong-one", "nobody:Milvus", ""])
def test_a_wrong_token_is_one_line(enter: Callable[..., str], keys: Path, encoder: Any, token: str) -> None:
    place = enter(token=token, ca=keys / "ca.pem")
    with pytest.raises(LibraryError, match=r"refuses the token; check the one in servers\.toml") as raised:
        Library(place, encoder)
    assert not token or token not in str(raised.value)


def test_a_wrong_certificate_is_one_line(enter: Callable[..., str], keys: Path, encoder: Any) -> None:
    place = enter(token=ROOT, ca=keys / "other.pem")
    with pytest.raises(LibraryError, match="presented a certificate that could not be verified"):
        Library(place, encoder)


def test_tls_that_is_left_out_is_one_line(enter: Callable[..., str], encoder: Any) -> None:
    with pytest.raises(LibraryError, match="does not answer; check its log, and whether it expects TLS"):
        Library(enter(token=ROOT), encoder)


def test_a_user_without_rights_is_one_line(
    enter: Callable[..., str], keys: Path, address: str, folder: Make, encoder: Any
) -> None:
    from pymilvus import MilvusClient

    client = MilvusClient(f"https://{address}", token=ROOT, server_pem_path=str(keys / "ca.pem"))
    client.create_user("reader", "Reader1!")
    client.close()
    place = enter(token="reader:Reader1!", ca=keys / "ca.pem")
    with pytest.raises(LibraryError, match="does not allow this to the user of the token"):
        refresh(
            place, folder({"a.txt": "The shop is in Jakarta.\n"}), encoder, options=RefreshOptions(from_scratch=True)
        )
