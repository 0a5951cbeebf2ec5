"""Where no passage answers, what the passages leave out may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pullquote.qa import Pullquote
from pullquote.qa.answers.left_out import NOTE, LeftOutText

TARN = "Tarn\n\nThe tarn is deep and cold.\n\n© 2024 Tarn Trust. All rights reserved.\n"
QUAY = "---\ntitle: Quay\nreviewer: Ann Bly\n---\n\nThe north quay is renewed from May on.\n"


@pytest.fixture
def library(folder: Callable[..., Path], encoder: Any) -> Iterator[Pullquote]:
    with Pullquote.open(folder({"tarn.txt": TARN, "quay.md": QUAY}), encoder=encoder, reader="sentences") as opened:
        yield opened


def test_a_notice_answers_with_a_note_that_says_so(library: Pullquote) -> None:
    answer = library.ask("Who has all rights reserved?")
    assert answer.found
    assert answer.quotes[0].text == "© 2024 Tarn Trust. All rights reserved."
    assert answer.notes == (NOTE,)


def test_front_matter_answers_in_the_articles_that_are_asked_alone(library: Pullquote) -> None:
    assert library.ask("Which reviewer?").quotes[0].text.splitlines()[-1] == "reviewer: Ann Bly"
    assert not library.ask("Which reviewer?", articles=["tarn.txt"]).found


def test_words_that_a_notice_lacks_lower_its_rank(library: Pullquote) -> None:
    opened = library._opened()
    ranks = {page.hit.score for page in LeftOutText().pages(opened, "Who has all rights reserved in Turin?", None)}
    assert ranks == {2 / 3}  # rights and reserved, not Turin


def test_what_a_passage_answers_has_no_such_note(library: Pullquote) -> None:
    assert library.ask("Is the tarn deep and cold?").notes == ()
