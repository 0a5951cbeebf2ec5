"""An article's row and the way back."""

from __future__ import annotations

import json

from pullquote.corpus.load import read
from pullquote.index.store.schema import to_article, to_record


def test_an_article_with_tables_comes_back_as_it_was() -> None:
    article = read("a.md", b"---\ntags: [x]\n---\n# Boats\n\n| Boat | Hour |\n|---|---|\n| Ketch | 9 |\n")
    assert article.tables
    assert to_article(article.id, article.fingerprint, article.title, to_record(article), article.text) == article


def test_a_record_of_before_there_were_tables_opens() -> None:
    article = read("a.md", b"| Boat | Hour |\n|---|---|\n| Ketch | 9 |\n")
    old = {
        key: value for key, value in json.loads(to_record(article)).items() if key not in ("tables", "tags", "places")
    }
    assert to_article("a.md", "", "a", json.dumps(old), article.text).tables == ()
