"""The chat stays up when the server of its library goes away, and answers again when it is back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pullquote.index import LibraryError
from pullquote.qa import Pullquote, Suggestions
from pullquote.ui.ask.article_html import Opening
from pullquote.ui.ask.conversation import Chat, asked
from pullquote.ui.ask.panels import contents, linked, offered, opened, welcome
from tests.index.servers import Memory

LINE = "Milvus at memory:1 cannot be reached"


class Going(Memory):
    """A server that is there or not."""

    gone = False

    def pointer(self) -> Any:
        if self.gone:
            raise LibraryError(LINE)
        return super().pointer()


def test_a_question_while_the_server_is_gone_gets_one_line_and_the_next_an_answer(
    encoder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Going()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("pullquote.index.server.milvus.Collections", lambda access, name: server)
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "shop.txt").write_text("The shop opens in Jakarta in May.\n")
    library = Pullquote.open(articles, "milvus://memory:1/n", encoder=encoder, reader="sentences", threshold=0)
    server.gone = True
    *_, talk = asked(library, "Where does the shop open?", Chat())
    assert talk.turns[-1].trouble == LINE
    assert [*offered(Suggestions(library), talk)] == [*offered(Suggestions(library), Chat())] == []
    for look in (welcome(library), contents(library), linked(library, "shop.txt", "#article=shop.txt&start=0&end=3")):
        assert LINE in look
    assert LINE in opened(library, "shop.txt", Opening(()))
    server.gone = False
    *_, talk = asked(library, "Where does the shop open?", talk)
    assert talk.turns[-1].answer.quotes[0].text == "The shop opens in Jakarta in May."
    assert "The shop opens" in opened(library, "shop.txt", Opening(()))
