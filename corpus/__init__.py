"""A folder of files → Articles → Passages. Knows no model: token counts are handed in."""

from pullquote.corpus.article import Article, Heading, Span
from pullquote.corpus.bundled import bundled
from pullquote.corpus.errors import InvalidArgument, PullquoteError
from pullquote.corpus.folder import ArticlesNotFound, File, Scan, files, may_be_article, require, scan
from pullquote.corpus.load import Unreadable, fetch, load, read
from pullquote.corpus.passages.passage import Passage
from pullquote.corpus.passages.repeated_lines import lines
from pullquote.corpus.passages.split import PassageSettings, estimate_tokens, split
from pullquote.corpus.patterns import Patterns, composed, matches
from pullquote.corpus.registry import suffixes, version_of
from pullquote.corpus.text.blocks import Block, blocks, runs
from pullquote.corpus.text.view import View, view

__all__ = [
    "Article",
    "ArticlesNotFound",
    "Block",
    "File",
    "Heading",
    "InvalidArgument",
    "Passage",
    "PassageSettings",
    "Patterns",
    "PullquoteError",
    "Scan",
    "Span",
    "Unreadable",
    "View",
    "blocks",
    "bundled",
    "composed",
    "estimate_tokens",
    "fetch",
    "files",
    "lines",
    "load",
    "matches",
    "may_be_article",
    "read",
    "require",
    "runs",
    "scan",
    "split",
    "suffixes",
    "version_of",
    "view",
]
