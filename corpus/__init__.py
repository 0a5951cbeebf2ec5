"""A folder of files → Articles → Passages. Knows no model: token counts are handed in."""

from corpus.article import Article, Heading, Span
from corpus.blocks import Block, blocks, runs
from corpus.bundled import bundled
from corpus.folder import ArticlesNotFound, File, Patterns, files, may_be_article
from corpus.load import Unreadable, fetch, load, read
from corpus.passage import Passage
from corpus.repeats import lines
from corpus.split import PassageSettings, estimate_tokens, split
from corpus.view import View, view

__all__ = [
    "Article",
    "ArticlesNotFound",
    "Block",
    "File",
    "Heading",
    "Passage",
    "PassageSettings",
    "Patterns",
    "Span",
    "Unreadable",
    "View",
    "blocks",
    "bundled",
    "estimate_tokens",
    "fetch",
    "files",
    "lines",
    "load",
    "may_be_article",
    "read",
    "runs",
    "split",
    "view",
]
