"""Addresses, tokens and certificates: read from a file or the environment, and never told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pullquote.index import Library, LibraryError, place_of
from pullquote.index.server.credentials import Access, access, parsed

SECRET = "root:n0t-to-be-told"


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "servers.toml"
    monkeypatch.setenv("PULLQUOTE_SERVERS", str(file))
    monkeypatch.delenv("PULLQUOTE_TOKEN", raising=False)
    return file


def write(file: Path, text: str, mode: int = 0o600) -> None:
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


def test_the_file_tells_of_each_server(servers: Path) -> None:
    write(servers, f'["a:1"]\ntoken = "{SECRET}"\nca = "/ca.pem"\n["b:2"]\ntls = true\n')
    assert access("a:1") == Access("a:1", SECRET, tls=True, ca="/ca.pem")
    assert access("b:2") == Access("b:2", "", tls=True)
    assert access("c:3") == Access("c:3")
    assert SECRET not in repr(access("a:1"))


def test_the_environment_tells_a_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PULLQUOTE_SERVERS", raising=False)
    monkeypatch.setenv("PULLQUOTE_TOKEN", SECRET)
    assert access("a:1").token == SECRET


@pytest.mark.parametrize(
    ("text", "mode", "match"),
    [
        (f'["a:1"]\ntoken = "{SECRET}"', 0o644, "others may read it; run: chmod 600"),
        (f'["a:1"]\ntoken = {SECRET}', 0o600, "is not valid TOML"),
        (
            f'["a:1"]\npassword = "{SECRET}"',
            0o600,
            '"password" of "a:1" is unknown or has the wrong type; known are token',
        ),
        (f'["a:1"]\ntls = "{SECRET}"', 0o600, '"tls" of "a:1" is unknown or has the wrong type; known are token'),
    ],
)
def test_a_file_of_no_use_is_told_without_its_words(servers: Path, text: str, mode: int, match: str) -> None:
    write(servers, text, mode)
    with pytest.raises(ValueError, match=match) as raised:
        access("a:1")
    assert SECRET not in str(raised.value)


def test_a_file_that_is_named_must_be_there(servers: Path) -> None:
    with pytest.raises(OSError, match=r"servers\.toml"):
        access("a:1")


def test_an_address_is_a_server_and_a_name() -> None:
    assert parsed("milvus://db.example:19531/news_2", 19530) == ("db.example:19531", "news_2")
    assert parsed("milvus://db.example/news", 19530) == ("db.example:19530", "news")


@pytest.mark.parametrize("rest", ["h", "h/", "/n", "h:x/n", "h/a/b", "h/a-b", "h/ü"])
def test_what_is_no_address_is_told(rest: str) -> None:
    with pytest.raises(ValueError, match=r"is not the address of a library; write milvus://HOST:PORT/NAME"):
        parsed(f"milvus://{rest}", 19530)


@pytest.mark.parametrize("address", [f"milvus://{SECRET}@h:1/n", f"milvus://h:1/n?token={SECRET}"])
def test_a_secret_in_an_address_is_refused_and_not_told(address: str) -> None:
    with pytest.raises(ValueError, match="must not contain a user or password") as raised:
        parsed(address, 19530)
    assert SECRET not in str(raised.value)


def test_a_place_is_a_folder_or_an_address_of_a_known_kind() -> None:
    assert place_of("a/b") == place_of(Path("a/b")) == Path("a/b")
    assert place_of("milvus://h/n") == "milvus://h/n"
    with pytest.raises(ValueError, match=r"s3:// is neither"):
        place_of("s3://bucket/x")


def test_a_server_that_is_not_there_is_told_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pymilvus", reason="needs: pip install --editable '.[milvus]'")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("pullquote.index.server.milvus.READ", 1.0)
    with pytest.raises(LibraryError, match=r"Milvus at 127\.0\.0\.1:9 cannot be reached \(Connection refused\); is it"):
        Library("milvus://127.0.0.1:9/library", encoder=None)  # type: ignore[arg-type]
