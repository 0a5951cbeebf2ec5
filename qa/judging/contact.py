"""Whether an answer has the form of the number or the address asked for: no e-mail address is without an @.

By words of the question, in English.
"""

from __future__ import annotations

import re

from pullquote.corpus import Span
from pullquote.qa.reader.context import Page

ANOTHER = 0.3  # of the confidence is left in an answer of another form
_FORMS = tuple(  # what is asked for, and what the answer must have
    (
        re.compile(
            rf"\W*(?:(?:and|but|so) )?(?:what(?:['’]s| is| are| was) (?:(?!(?:of|on|in|from|for|about|behind)\b)\S+ )*?"
            rf"|(?:what|which) )(?:{things})(?=\W*$| (?:of|for|at|in|to|when|if|do|does|can|should|must|shall)\b)",
            re.IGNORECASE,
        ),
        re.compile(form, re.IGNORECASE),
    )
    for things, form in (
        (r"e-?mails?(?: address(?:es)?)?", r"@|\bat\b"),
        (r"web ?(?:site|page)(?: address)?|web address|url", r"\w\.\w|\bdot\b"),
        (r"(?:tele)?phone(?: numbers?)?|(?:mobile|fax) numbers?", r"(?:\d\W*){5}|\bext|\A\W*\d{3}\W*\Z"),
        (r"post ?codes?|zip codes?", r"\d"),
    )
)


def formed(question: str, page: Page, span: Span) -> float:
    """The part of the confidence that is left."""
    wanted = next((form for asked, form in _FORMS if asked.match(question)), None)
    fits = wanted is None or page.language != "en" or wanted.search(page.text[slice(*span)])
    return 1.0 if fits else ANOTHER
