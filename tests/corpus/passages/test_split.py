from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pullquote.corpus import (
    Article,
    File,
    Passage,
    PassageSettings,
    Unreadable,
    estimate_tokens,
    lines,
    load,
    split,
    view,
)
from pullquote.corpus.text.spans import outside

Read = Callable[[str, bytes | str], Article]
SMALL = PassageSettings(words=8, overlap=1, tokens=32)


def texts(article: Article, passages: Sequence[Passage]) -> list[list[str]]:
    return [[article.text[slice(*span)] for span in passage.sentences] for passage in passages]


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def hold_promises(
    article: Article, passages: Sequence[Passage], tokens: int, count: Callable[[Sequence[str]], list[int]]
):
    """Sorted, tight, disjoint, covering, within the tokens."""
    held: set[int] = set()
    for passage in passages:
        spans = passage.sentences
        assert (spans[0][0], spans[-1][1]) == (passage.start, passage.end)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert all(article.text[start:end].strip() == article.text[start:end] != "" for start, end in spans)
        assert all(passage.start <= start < end <= passage.end for start, end in passage.noise)
        seen = view(article.text, (passage.start, passage.end), passage.noise)
        assert sum(count([article.title, passage.heading, seen.text])) + 4 <= tokens
        held.update(at for span in spans for at in range(*span))
    hidden = {at for mark in article.headings for at in range(mark.start, mark.end)}
    shown = {at for part in outside(article.noise, 0, len(article.text)) for at in range(*part)} - hidden
    assert {at for at in shown if not article.text[at].isspace()} <= held


def test_whole_sentences_up_to_the_words_with_one_repeated(read: Read):
    sentences = ["One two three four.", "Five six seven eight.", "Nine ten eleven twelve.", "And the end is here."]
    article = read("a.txt", " ".join(sentences))
    # 8 words close a passage, 10 are its most: 4 + 4, then the repeated 4 + 4, then 4 + 5.
    found = texts(article, split(article, SMALL, words))
    assert found == [sentences[0:2], sentences[1:3], sentences[2:4]]


def test_a_short_rest_goes_with_the_passage_before(read: Read):
    article = read("a.txt", "One two three four. Five six seven eight. The end.")
    assert len(split(article, SMALL, words)) == 1


def test_overlap_can_be_left_out(read: Read):
    article = read("a.txt", "One two three four five. " * 4)
    found = split(article, PassageSettings(words=8, overlap=0, tokens=64), words)
    assert [len(passage.sentences) for passage in found] == [2, 2]


def test_a_passage_stays_within_its_section_and_has_its_heading(read: Read):
    article = read(
        "a.md", "---\ntitle: Ferries\n---\nBefore.\n\n# Ferries\n\nOne.\n\n## 2. The **old** one\n\nTwo. Three.\n"
    )
    found = split(article)
    assert [(passage.heading, *sentences) for passage, sentences in zip(found, texts(article, found), strict=True)] == [
        ("", "Before."),
        ("", "One."),
        ("The old one", "Two.", "Three."),
    ]


def test_a_sentence_too_long_is_cut_at_white_space_and_a_word_hard(read: Read):
    article = read("a.txt", "word " * 100)
    found = split(article, SMALL, words)
    hold_promises(article, found, SMALL.tokens, words)
    assert all(sentence.split()[-1] == "word" for sentences in texts(article, found) for sentence in sentences)
    article = read("b.txt", "x" * 1000)
    hold_promises(article, split(article, SMALL), SMALL.tokens, estimate_tokens)


def test_a_title_without_end_leaves_a_quarter_for_the_passage(read: Read):
    article = read(
        "a.md", f"---\ntitle: {'long ' * 28}\n---\n# {'heading ' * 30}\n\nOne two three. Four five six. Seven eight.\n"
    )
    found = split(article, SMALL, words)
    assert [passage.heading for passage in found] == [""] * len(found)
    assert all(sum(words(sentences)) <= 8 for sentences in texts(article, found))


def test_tokens_are_counted_at_once(read: Read):
    calls: list[int] = []

    def count(texts: Sequence[str]) -> list[int]:
        calls.append(len(texts))
        return words(texts)

    split(read("a.md", "# Title\n\nOne. Two.\n\n## Part\n\nThree.\n"), count=count)
    # The title, two headings, three sentences.
    assert calls == [1 + 2 + 3]


def test_an_article_of_noise_has_no_passages(read: Read):
    assert split(read("a.md", "---\ntitle: Nothing\n---\n<!-- here -->\n")) == []


def test_the_settings_are_checked():
    with pytest.raises(ValueError, match=r"words=0.* must have words >= 1, overlap >= 0 and tokens >= 16"):
        PassageSettings(words=0)


def test_the_estimate_counts_pieces_of_words_signs_and_chinese_characters():
    assert estimate_tokens(["", "a ferry, again", "internationally", "渡轮。"]) == [0, 4, 3, 3]


MARKS = (
    "# Head|## 2. Two|**|_|`|```\n|[a](http://b.c)|![p](q)"
    "|<b>|</b>|<!--|-->|{{< x >}}|{% y %}|---\n|title: x\n|- |1. |• "
)
WORDS = (
    "A word. |😀👩‍👩‍👧|e\u0301|אבג |مرحبا. |他很大。|“Yes.” |U.S. |Comments|Read Also:|Wrapping Up|"
    "The ferry was taken out of service in the spring, and nobody knew when it would come back to the harbour. |"
)
ENDS = ["\n", "\r\n", "\n\n", " ", "\t", "\u2028", "\x0b", "\x85", "| a | b |", "long" * 30]
PIECE = st.sampled_from([*MARKS.split("|"), *WORDS.split("|"), *ENDS])
ANY = st.one_of(st.lists(PIECE, max_size=30).map("".join), st.text(max_size=80))


@settings(max_examples=300)
@given(text=ANY, suffix=st.sampled_from([".txt", ".md"]))
@example(text="\u2028```\n---\n", suffix=".md")
def test_any_text_is_read_and_cut_as_promised(tmp_path: Path, text: str, suffix: str):
    path = tmp_path / f"article{suffix}"
    data = text.encode("utf-8", "ignore")
    path.write_bytes(data)
    try:
        article = load(File(path.name, path, len(data), 0))
    except Unreadable as problem:
        assert problem.reason in ("is empty", "contains no text") or "\0" in text  # noqa: PT017
        return
    if data.decode().count("\0") == 0:
        assert article.text == data.decode().removeprefix("\ufeff")
    assert article.title
    assert all(article.text[mark.start : mark.end].strip() for mark in article.headings)
    hold_promises(article, split(article), 256, estimate_tokens)
    short = PassageSettings(words=10, overlap=2, tokens=100)
    passages = split(article, short, repeated=lines(article))
    assert all(passage.sentences for passage in passages)
