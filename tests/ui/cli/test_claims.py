"""The command that checks a file of claims."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pullquote.index import Encoder
from pullquote.qa import Pullquote
from pullquote.ui.cli.command import main

CLAIMS = (
    "claim\nA barn owl eats about four voles a night.\nA barn owl eats about nine voles a night.\nOwls like jazz.\n"
)
VERDICTS = ["says so", "says otherwise", "does not say"]


@pytest.fixture
def run(folder: Path, encoder: Encoder) -> Callable[..., Result]:
    def opened(**options: Any) -> Pullquote:
        return Pullquote.open(folder, encoder=encoder, reader="sentences", refresh=options["refresh"])

    return lambda *words: CliRunner().invoke(main, [str(word) for word in words], obj=opened)


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    path = tmp_path / "claims.csv"
    path.write_text(CLAIMS)
    return path


def test_each_claim_has_a_row_with_its_closest_sentence(run: Callable[..., Result], claims: Path) -> None:
    sheet = claims.with_name("sheet.csv")
    result = run("check", claims, "-o", sheet)
    assert result.stdout == f"says so: 1, says otherwise: 1, does not say: 1 — {sheet}\n"
    with sheet.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["verdict"] for row in rows] == VERDICTS
    assert rows[0]["quote"] == "A barn owl eats about four voles a night."
    assert (rows[0]["article"], rows[1]["why"].startswith("nine is claimed")) == ("owls.txt", True)


def test_the_sheet_may_be_for_excel_or_programs(run: Callable[..., Result], claims: Path) -> None:
    for name in ("sheet.xlsx", "sheet.jsonl"):
        assert run("check", claims, "-o", claims.with_name(name)).exit_code == 0
    lines = claims.with_name("sheet.jsonl").read_text().splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == VERDICTS
    assert claims.with_name("sheet.xlsx").read_bytes().startswith(b"PK")


def test_an_existing_sheet_is_not_written_over(run: Callable[..., Result], claims: Path) -> None:
    sheet = claims.with_name("sheet.csv")
    sheet.write_text("mine")
    assert run("check", claims, "-o", sheet).exit_code == 2
    assert sheet.read_text() == "mine"
