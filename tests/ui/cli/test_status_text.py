"""Sizes and lines for people."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pullquote.index import Encoder, SameName
from pullquote.qa import Pullquote
from pullquote.ui.cli.command import main
from pullquote.ui.cli.status_text import names
from pullquote.ui.shared.file_size import size


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (1_550_000, "1.6 MB"),
        (2 * 10**12, "2.0 TB"),
        (10**16, "10000.0 TB"),
    ],
)
def test_size_in_the_nearest_unit(count: int, told: str) -> None:
    assert size(count) == told


def test_names_are_told_with_their_evidence() -> None:
    said = [(SameName("Burma", "Myanmar", "a.txt", 3, 30), "Burma, also\nknown as Myanmar")]
    assert list(names(said, as_json=False)) == ["Burma = Myanmar", "  “Burma, also known as Myanmar” · a.txt"]
    assert json.loads(next(names(said, as_json=True)))["evidence"] == "Burma, also\nknown as Myanmar"


def test_the_values_of_filters_are_listed_with_counts(folder: Path, tmp_path: Path, encoder: Encoder) -> None:
    (folder / "new.md").write_text("---\nauthor: Ann Lee\ndate: 2024-05-01\ntags: [law]\n---\nNew rules for owls.")
    with Pullquote.open(folder, tmp_path / "library", encoder=encoder, reader="sentences") as library:
        told = CliRunner().invoke(main, ["status", "--fields"], obj=lambda *_, **how: library).stdout
    fields = json.loads(told)
    assert (fields["author"], fields["tags"], fields["year"]) == ({"ann lee": 1}, {"law": 1}, {"2024": 1})
