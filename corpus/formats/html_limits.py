"""Web pages that are made to be expensive: what no person writes is refused or left out before it is parsed."""

from __future__ import annotations

import re

from pullquote.corpus.text.content import Refused

LARGEST = 20_000_000
"""Characters of a page."""
TAGS = 1_000_000
"""Tags of a page; each takes more than a kilobyte while an article is looked for."""
LONG, WORDS = 10_000, 1_000
"""Characters of a tag that is looked at, and words in it from which it is taken without its attributes: the parser
compares each of them with all others."""
TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,30}})[^<>]{{{LONG},}}")


def limited(source: str) -> str:
    """The page with its monstrous tags made bare. Refused where it is too large, or made of tags alone."""
    if len(source) > LARGEST:
        raise Refused(f"holds {len(source):,} characters, more than the {LARGEST:,} that are read")
    if (count := source.count("<")) > TAGS:
        raise Refused(f"holds {count:,} tags, more than the {TAGS:,} that are read")
    return TAG.sub(lambda tag: tag[0] if len(tag[0].split()) <= WORDS else f"<{tag[1]}", source)
