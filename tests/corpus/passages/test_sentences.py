from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus.passages.sentences import sentences
from pullquote.corpus.text.spans import outside


def said(text: str, language: str = "") -> list[str]:
    return [text[slice(*sentence.span)] for sentence in sentences(text, (0, len(text)), language=language)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He moved to the U.S. in 1990.", "Then he left."],
        ["On Jan. 5 the firm paid $3.5 million.", "It was fine."],
        ["J.K. Rowling wrote it.", "Apple Inc. said so.", "Dr. Smith agreed."],
        ["“I know.”", "She left.", "He’s gone."],
        ["The strength of it?", "The use of AI."],
        ["It costs $5.25.", "Next came v1.2.3."],
        ["At 7:30 a.m. on Monday it rained.", "No. 5 won."],
        ["On the page, forms.Sea.gov gives quick help.", "It is free."],
        ["Made acc. to DIN 77, vol. 3 of the book.", "It holds approx. 80 litres."],
        ["The fee is Fr. 2'400 incl. VAT.", "Open Mon. to Fri. from nine."],
        ["She ate a fig.", "Then she left."],
        ["A load of max. 40 kg.", "It was tested acc. to rule 7 in vol. 2.", "Holt Ltd. in Lund made it."],
        ["The old shop ran on .NET 4.", "The new one runs on .NET 6."],
        ["Sofia was ill.", "A new desk came.", "He told me.", "I’m glad.", "In Ill. A court ruled."],
        ["That is the max.", "It is 3 m long, resp. 4 m."],
    ],
)
def test_english(parts: list[str]):
    assert said(" ".join(parts)) == parts


def test_chinese_stops_need_no_space():
    assert said("中国很大。它很美！是吗？", "zh") == ["中国很大。", "它很美！", "是吗？"]


def test_a_number_of_a_list_and_a_lost_full_stop_belong_to_their_sentence():
    assert said("1. First thing is. Second.") == ["1. First thing is.", "Second."]
    assert said("He was there . ”") == ["He was there . ”"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Art. 5 par. 2 applies to boats.",
        "Die Fa. Berg liefert Holz bzgl. Mast und Ruder.",
        "Le prix est d'env. 40 euros, dit-il.",
        "The boat is approx. 9 m long acc. to the plan.",
    ],
)
def test_a_sentence_goes_on_after_a_shortened_word(sentence: str):
    assert said(f"So it is. {sentence} All is well.") == ["So it is.", sentence, "All is well."]


def test_marks_are_not_looked_at_and_stay_inside():
    text = "It is **big**. It is [new](http://a.b/c. D)."
    noise = [(6, 8), (11, 13), (21, 22), (25, 43)]
    found = sentences(text, (0, len(text)), noise)
    assert [sentence.text for sentence in found] == ["It is big.", "It is new."]
    assert text[slice(*found[1].span)] == "It is [new](http://a.b/c. D)."


def test_a_long_chinese_paragraph_is_cut_at_its_stops():
    text = "他很大。" * 5000
    assert said(text, "zh") == ["他很大。"] * 5000


TEXT = st.text(
    alphabet=st.sampled_from("aB.!?。！？ \n\r\t\u2028\u3000\u00a0😀é\u0301אع“”\"'()[]01…•-\u200b中"), max_size=80
)


@given(TEXT, st.sampled_from(["", "en", "zh", "ar", "xx"]))
def test_bounds_are_tight_in_order_and_hold_every_visible_character(text: str, language: str):
    found = [sentence.span for sentence in sentences(text, (0, len(text)), language=language)]
    held = "".join(text[start:end] for start, end in found)
    assert "".join(held.split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert all("".join(text[part[0] : part[1]].split()) == "" for part in outside(found, 0, len(text)))
