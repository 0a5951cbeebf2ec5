"""Finds what a web page puts around its article, in scraped text, line by line.

Only whole lines without content of their own are marked ("top of page", "Share this", "Leave a Reply"), and
the end of a page after such a line when no more article follows. A whole sentence is marked only beside such a line:
alone it may as well be the article's ("You must be logged in to see the plan.").
"""

from __future__ import annotations

import re

from pullquote.corpus.article import Span
from pullquote.corpus.text.lines import Line, visible

LONGEST = 200
TRIM = re.compile(r"^[^\w©(]+|[\W_]+$")


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(re.split(r"\s*[|\n]\s*", listed.strip()))


# Names of sites, and words that are headings in many articles ("Privacy policy"), are not among them.
ALONE = _phrases("""
    top of page|bottom of page|back to top|skip to content|skip to main content|skip to navigation|close menu
    comments|no comments|no comments yet|add a comment|write a comment|post comment|view comments|show comments
    share|share this|share this article|share this post|share on facebook|share on twitter|share on linkedin
    share on x|share on whatsapp|tweet|tweet this|pin it|copy link|link copied|email this|print this
    print this page|advertisement|advertisements|sponsored content|story continues below|source link
    article continues below advertisement|story continues below advertisement|continue reading|read more
    see more|show more|load more|view all|see all|learn more|sign in|log in|sign up|subscribe|subscribe now
    subscribe here|get our newsletter|sign up for our newsletter|subscribe to our newsletter|accept all
    accept cookies|accept all cookies|reject all|cookie settings|please wait|previous post|next post
    previous article|next article|previous story|next story|read also|also read|see also|related posts
    related articles|related stories|related news|leave a reply|leave a comment|cancel reply|recent posts
    see all recent posts|all rights reserved|table of contents|min read|follow us
""")
LIKE = re.compile(
    r"""(?:writer['’]s\ picture
    | your\ email\ address\ will\ not\ be\ published
    | save\ my\ name,\ email,?\ and\ website
    | required\ fields\ are\ marked
    | (?:we|this\ (?:web)?site|our\ (?:web)?site)\ uses?\ cookies\ (?:to|for|and|on)
    | by\ (?:continuing|clicking)\b.{0,60}\b(?:cookies|privacy\ policy|terms)
    | (?:sign\ up|subscribe)\ (?:for|to)\ (?:our|the|my)\ .{0,40}newsletter
    | follow\ us\ on\ (?:facebook|twitter|instagram|linkedin|x|social)
    | (?:share|tweet|pin|email)\ (?:this|on|to|via)\ (?:facebook|twitter|linkedin|whatsapp|email|x)\b
    | click\ to\ (?:share|email|print)
    | (?:©|\(c\)|copyright)\s.{0,80}(?:all\ rights\ reserved|\d{4})
    | you\ must\ be\ logged\ in\ to
    | this\ site\ is\ protected\ by\ recaptcha)""",
    re.VERBOSE | re.IGNORECASE,
)
TAIL = _phrases("""
    related posts|related articles|related stories|related news|leave a reply|leave a comment|post a comment
    read also|you may also like|you might also like|recommended for you|more from this author|recent posts
    see all recent posts|more stories|more articles|post navigation|read next|up next
""")
STOP = re.compile(r"(?<!\*)[.!。！？](?:[\"'”’)\]]*)$")
WORDS = 4
"""Words from which a line with a full stop is a sentence."""


def page_noise(text: str) -> list[Span]:
    """Whole lines that belong to the page, not the article, in text order; adjacent ones are not merged."""
    lines = visible(text)
    short = [line.end - line.start <= LONGEST for line in lines]
    said = [
        TRIM.sub("", text[line.start : line.end]).casefold() if is_short else ""
        for line, is_short in zip(lines, short, strict=True)
    ]
    sure = [
        words in ALONE or (LIKE.match(words) is not None and (words[0] in "©(" or not _is_sentence(text, *line[:2])))
        for line, words in zip(lines, said, strict=True)
    ]
    for step in (1, -1):  # a form or a banner of several lines, from either end
        for at in range(len(lines))[::step]:
            beside = 0 <= at - step < len(lines) and sure[at - step]
            sure[at] = sure[at] or (beside and LIKE.match(said[at]) is not None)
    found = [(line.start - line.indent, line.end) for line, is_sure in zip(lines, sure, strict=True) if is_sure]
    # If only teasers and forms follow, less than half as long as the text before, the page ends.
    last = max((at for at, line in enumerate(lines) if not (sure[at] or _is_teaser(text, line))), default=-1)
    for at, (line, words) in enumerate(zip(lines, said, strict=True)):
        if words in TAIL and at >= last and 3 * (len(text) - line.end) <= len(text):
            return [*(span for span in found if span[1] < line.start), (line.start - line.indent, len(text))]
    return found


def _is_sentence(text: str, start: int, end: int) -> bool:
    return STOP.search(text, start, end) is not None and len(text[start:end].split()) >= WORDS


def _is_teaser(text: str, line: Line) -> bool:
    """Whether a line may follow an article: it is neither a sentence nor a paragraph."""
    return line.end - line.start <= LONGEST and not _is_sentence(text, *line[:2])
