"""A question (and the conversation before it) → an Answer with Quotes. Knows index and corpus."""

from qa.answer import Answer, Quote
from qa.found import Found
from qa.meant import Meant
from qa.page import Page
from qa.pullquote import AskSettings, Pullquote
from qa.question import Question
from qa.quote import QuoteSettings
from qa.reading import Reader, Reading, Scale, Signs
from qa.sentence_reader import SentenceReader
from qa.span_reader import SpanReader
from qa.status import Status
from qa.suggest import Suggestions
from qa.understand import AS_ASKED, UnderstandSettings

__all__ = [
    "AS_ASKED",
    "Answer",
    "AskSettings",
    "Found",
    "Meant",
    "Page",
    "Pullquote",
    "Question",
    "Quote",
    "QuoteSettings",
    "Reader",
    "Reading",
    "Scale",
    "SentenceReader",
    "Signs",
    "SpanReader",
    "Status",
    "Suggestions",
    "UnderstandSettings",
]
