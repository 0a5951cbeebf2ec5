"""What is not a question to the articles (a greeting, thanks, "what can you do?") → a short reply. Knows only the
articles' titles, and searches nothing.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence

_GREETING = r"(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone))?"
_GREETED = re.compile(rf"{_GREETING}\b[\s,.!:–-]*", re.I)
_HELLO = re.compile(rf"(?:{_GREETING}(?: how are you)?|how are you(?: doing)?(?: today)?|nice to meet you|test)", re.I)
_PRAISE = r"(?:ok|okay|great|good|nice|perfect|cool|wow|awesome|got it|i see|understood|well done)"
_THANKS = re.compile(
    rf"(?:{_PRAISE} )?(?:(?:many )?thanks|thank you|thx|cheers)(?: (?:a lot|so much|very much|again|you))*|{_PRAISE}",
    re.I,
)
_BYE = re.compile(r"(?:good ?bye|bye(?: bye)?|see you(?: later| soon)?|good night)", re.I)
_ABLE = re.compile(
    r"(?:so )?(?:what (?:can|could) (?:you|i)(?: \w+)? (?:do|ask|answer|know)(?: (?:you|here|about|for me|with this))*"
    r"|what can (?:you|i) (?:do|ask)|who are you|what are you|how (?:does this|do you) work|how do i use (?:this|you)"
    r"|help(?: me)?(?: please)?|what is (?:this|pullquote)|are you (?:a (?:ro)?bot|an? ai|human|chatgpt))",
    re.I,
)
_TEXTS = r"(?:articles?|documents?|files?|texts?|sources?|topics?)"
_HELD = re.compile(
    rf"(?:which|what|how many) {_TEXTS} (?:do you have|are there|have you(?: got| read)?|can i ask(?: about)?"
    r"|do you (?:know|hold|cover)|are (?:here|available|in (?:the|your) library))"
    rf"|(?:please )?(?:list|show)(?: me)? (?:all )?(?:the |your )?{_TEXTS}"
    rf"|what (?:is|are) (?:this|these|they|(?:the|your|these) (?:{_TEXTS}|library|collection)) (?:all )?about"
    r"|what do you (?:know|have)(?: about)?",
    re.I,
)
_SIGNS = re.compile(r"[^\w' ]+")
_LONGEST = 100  # characters
SHOWN = 8  # titles of a longer list
TITLE = 60  # characters of a title, at most


def greeted(text: str) -> str:
    """The question behind a greeting: "what is Zhihu?" of "Hi, what is Zhihu?"; the text itself if none is."""
    rest = _GREETED.sub("", text.strip(), count=1) if _GREETED.match(text.strip()) else text
    return rest if len(rest.split()) > 1 else text


def small_talk(text: str, held: Callable[[], Sequence[str]], examples: Callable[[], Sequence[str]] = tuple) -> str:
    """The reply to what is not a question; '' to a question. `held`: the titles of the articles, `examples`: starter
    questions; both fetched only if needed."""
    if len(text) > _LONGEST:
        return ""
    plain = " ".join(_SIGNS.sub(" ", text).replace("what's", "what is").replace("What's", "what is").split())
    if _THANKS.fullmatch(plain):
        return "You are welcome. Ask more whenever you like."
    if _BYE.fullmatch(plain):
        return "Goodbye."
    if not any(pattern.fullmatch(plain) for pattern in (_HELD, _HELLO, _ABLE)):
        return ""
    titles = held()
    if _HELD.fullmatch(plain):
        return f"{_count(titles)}: {_listed(titles)}." if titles else _count(titles) + "."
    if _HELLO.fullmatch(plain):
        return f"Hello. {_able(titles, examples())}"
    return _able(titles, examples())


def _able(titles: Sequence[str], examples: Sequence[str]) -> str:
    example = f" For example: “{examples[0]}”" if examples else ""
    return f"I answer questions with exact quotes from the articles. {_count(titles)}.{example}"


def _count(titles: Sequence[str]) -> str:
    return f"The library holds {len(titles):,} article{'' if len(titles) == 1 else 's'}"


def _listed(titles: Sequence[str]) -> str:
    more = f"; and {len(titles) - SHOWN:,} more" if len(titles) > SHOWN else ""
    return "; ".join(f"“{textwrap.shorten(title, TITLE, placeholder=' …')}”" for title in titles[:SHOWN]) + more
