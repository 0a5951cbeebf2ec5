"""A frame of questions comes back with its answers, row by row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pandas import DataFrame

from pullquote import InvalidArgument, Pullquote, ask_frame
from pullquote.index import Encoder


def test_each_row_gets_its_answer(folder: Callable[..., Path], tmp_path: Path, encoder: Encoder) -> None:
    articles = folder({"owls.txt": "Owls eat voles.", "bees.txt": "Bees eat nectar."})
    frame = DataFrame({"question": ["What do bees eat?", "Hello!"], "by": ["Ann", "Bob"]}, index=[7, 3])
    with Pullquote.open(articles, tmp_path / "l", encoder=encoder, reader="sentences", threshold=0) as library:
        asked = ask_frame(library, frame)
        assert list(asked.index) == [7, 3]
        assert list(asked["by"]) == ["Ann", "Bob"]
        bees, greeting = asked.to_dict("records")
        text = library.article(bees["article"]).text
        assert text[int(bees["start"]) : int(bees["end"])] == bees["quote"] == "Bees eat nectar."
        assert (bees["found"], greeting["found"]) == (True, False)
        assert asked["quote"].isna().tolist() == [False, True]
        assert ask_frame(library, frame, articles=["owls.txt"])["article"][7] == "owls.txt"
        with pytest.raises(InvalidArgument, match="no column 'q'; it has question, by"):
            ask_frame(library, frame, "q")
