"""Which sentences are quoted on a topic."""

from collections.abc import Sequence

import pytest

from pullquote.corpus import Article, split
from pullquote.index import Encoder, Hit
from pullquote.qa import Page
from pullquote.qa.answers.topic import on_topic, summary


def pages(*texts: str) -> list[Page]:
    made = []
    for number, text in enumerate(texts):
        article = Article(f"{number}.txt", "", text, "")
        made += [Page.of(Hit(passage, article, 1.0, 0.0, 0.0)) for passage in split(article)]
    return made


def said(found: Sequence[object]) -> list[str]:
    return [span.text for span in found]  # type: ignore[attr-defined]


def test_sentences_are_spread_over_the_articles(encoder: Encoder) -> None:
    many = " ".join(
        f"Owls hunt {prey} at night." for prey in ("many voles", "the mice", "big rats", "old moths", "toads")
    )
    found = said(
        on_topic(
            ["Owls"], pages(many, many.replace("hunt", "eat"), "Owls were kept in towns by the Greeks."), encoder.encode
        )
    )
    assert "Owls were kept in towns by the Greeks." in found


def test_neighbouring_sentences_are_one(encoder: Encoder) -> None:
    text = "The mill of Lund was built by monks. A dam was made for the mill of Lund. Cows graze by the river."
    assert said(on_topic(["mill of Lund"], pages(text), encoder.encode)) == [text[: text.index(" Cows")]]


def test_captions_are_not_taken_where_there_are_sentences(encoder: Encoder) -> None:
    text = "Owls in a tree, photo by Ann of Lund\n\nOwls hunt mice and voles at night."
    assert said(on_topic(["owls"], pages(text), encoder.encode)) == ["Owls hunt mice and voles at night."]


def test_a_summary_leaves_out_what_is_beside_the_point(encoder: Encoder) -> None:
    text = (
        "The mill grinds wheat for the town. The mill was built for the town by monks. Wheat comes to the mill by boat."
        " My aunt Berta likes green socks very much. The town pays the mill in wheat and boats."
    )
    found = " ".join(said(summary(pages(text), encoder.encode)))
    assert "grinds wheat" in found
    assert "socks" not in found


@pytest.mark.parametrize(
    "caption",
    [
        "*Owls of Lund sit in a very old tree.*",
        "Figure 3: Owls of Lund sit in a very old tree.",
        "Owls of Lund in a very old tree (photo by Ann).",
    ],
)
def test_a_caption_that_is_a_sentence_is_none(caption: str, encoder: Encoder) -> None:
    text = f"{caption}\n\nOwls hunt mice and voles at night."
    assert said(on_topic(["owls"], pages(text), encoder.encode)) == ["Owls hunt mice and voles at night."]


def test_a_single_letter_is_not_the_part_of_another_name(encoder: Encoder) -> None:
    text = "The firm spends much on R&D in Lund. Many people use R for their figures."
    assert said(on_topic(["R"], pages(text), encoder.encode)) == ["Many people use R for their figures."]
