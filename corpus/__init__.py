"""A folder of files → Articles → Passages. Knows no model: token counts are handed in."""

from pullquote.corpus.article import Article, Heading, LeftOut, Row, Span, Table
from pullquote.corpus.bundled import bundled
from pullquote.corpus.coverage import Coverage, coverage
from pullquote.corpus.drawing.pictures import Pictures, Wanted, pictures
from pullquote.corpus.errors import InvalidArgument, PullquoteError
from pullquote.corpus.folder import ArticlesNotFound, File, Scan, files, may_be_article, require, scan
from pullquote.corpus.load import Unreadable, fetch, load, read
from pullquote.corpus.look import Look
from pullquote.corpus.pages.page import Box, Page, Word
from pullquote.corpus.passages.left_out import left_out
from pullquote.corpus.passages.lists import List, lists
from pullquote.corpus.passages.passage import Passage
from pullquote.corpus.passages.repeated_lines import lines
from pullquote.corpus.passages.split import PassageSettings, estimate_tokens, split
from pullquote.corpus.patterns import Patterns, composed, matches
from pullquote.corpus.reading.sandbox import ReadLimits, get_ready, read_in_sandbox, rows_in_sandbox, why_unreadable
from pullquote.corpus.registry import is_current, suffixes, version_of
from pullquote.corpus.text.anchors import anchor_of
from pullquote.corpus.text.blocks import Block, blocks, runs
from pullquote.corpus.text.rows import RowView, one_row, with_heads
from pullquote.corpus.text.spans import merge
from pullquote.corpus.text.view import View, view

__all__ = [
    "Article",
    "ArticlesNotFound",
    "Block",
    "Box",
    "Coverage",
    "File",
    "Heading",
    "InvalidArgument",
    "LeftOut",
    "List",
    "Look",
    "Page",
    "Passage",
    "PassageSettings",
    "Patterns",
    "Pictures",
    "PullquoteError",
    "ReadLimits",
    "Row",
    "RowView",
    "Scan",
    "Span",
    "Table",
    "Unreadable",
    "View",
    "Wanted",
    "Word",
    "anchor_of",
    "blocks",
    "bundled",
    "composed",
    "coverage",
    "estimate_tokens",
    "fetch",
    "files",
    "get_ready",
    "is_current",
    "left_out",
    "lines",
    "lists",
    "load",
    "matches",
    "may_be_article",
    "merge",
    "one_row",
    "pictures",
    "read",
    "read_in_sandbox",
    "require",
    "rows_in_sandbox",
    "runs",
    "scan",
    "split",
    "suffixes",
    "version_of",
    "view",
    "why_unreadable",
    "with_heads",
]
