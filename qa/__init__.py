"""A question (and the conversation before it) → an Answer with Quotes. Knows index and corpus."""

from pullquote.qa.answers.answer import Answer, Cell, Group, Quote
from pullquote.qa.answers.quote import QuoteSettings
from pullquote.qa.answers.retrieved import Retrieved
from pullquote.qa.calls.frame import ask_frame
from pullquote.qa.calls.question_answering import question_answering
from pullquote.qa.citations.cite import FORMS, cite, cite_quotes
from pullquote.qa.claims.verdict import CheckedClaim
from pullquote.qa.conversation.question import Question
from pullquote.qa.digest import Change, changes
from pullquote.qa.filters import Filters
from pullquote.qa.found_passage import FoundPassage
from pullquote.qa.links.follow import Followed
from pullquote.qa.pullquote import AskSettings, Pullquote
from pullquote.qa.query.query import Query
from pullquote.qa.query.understand import AS_ASKED, UnderstandSettings
from pullquote.qa.reader.context import Page
from pullquote.qa.reader.reader import Calibration, Features, Reader, Reading
from pullquote.qa.reader.sentence_reader import SentenceReader
from pullquote.qa.reader.span_reader import SpanReader
from pullquote.qa.starters import starters
from pullquote.qa.status import Status
from pullquote.qa.suggest import Suggestions

__all__ = [
    "AS_ASKED",
    "FORMS",
    "Answer",
    "AskSettings",
    "Calibration",
    "Cell",
    "Change",
    "CheckedClaim",
    "Features",
    "Filters",
    "Followed",
    "FoundPassage",
    "Group",
    "Page",
    "Pullquote",
    "Query",
    "Question",
    "Quote",
    "QuoteSettings",
    "Reader",
    "Reading",
    "Retrieved",
    "SentenceReader",
    "SpanReader",
    "Status",
    "Suggestions",
    "UnderstandSettings",
    "ask_frame",
    "changes",
    "cite",
    "cite_quotes",
    "question_answering",
    "starters",
]
