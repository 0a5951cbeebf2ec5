"""One message → the questions in it; a command → the topics that it asks for. By signs and set English words.

Several questions are told by their question marks, or stand one a line; of a pasted text with a question at its end
only the question is asked.
"""

from __future__ import annotations

import re

from pullquote.qa.conversation.entities import ASKING, AUXILIARY

MOST = 8  # questions of one message

_ENDS = re.compile(r"(?<=[?？])[\s\"”’)]*\s+|[\s]*\n+\s*")
_BULLET = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)]|[a-h][.)])\s+")
_ASKS = re.compile(
    rf"(?:and |but |so |also |then )?(?:(?:in|on|at|by|for|from|to|with|since|of) )?(?:{ASKING}|{AUXILIARY})\b", re.I
)
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b(?:St|Mr|Ms|Dr|No|vs))(?<!\b(?:Mrs|Rev|Gen|Col|Sen|Gov))(?<!\bv)[.!]\s+(?=[\"“A-Z])"
)
_JOINED = re.compile(rf" and (?=(?:{ASKING})\b(?: \w+){{0,3}} (?:{AUXILIARY})\b)", re.I)

_PLEASE = r"(?:please |can you |could you |would you |i want to know |i'd like to know )*"
_ON = r"(?:about|on|of)"
_TOPIC = re.compile(
    rf"{_PLEASE}(?:(?:tell|teach) me (?:(?:more|something|everything|all|a bit) )*(?:about|on)"
    r"|(?:summari[sz]e|sum up|give me (?:an? )?(?:overview|summary|introduction) (?:of|to|on)|overview of|summary of)"
    rf"(?: (?:what|everything|all)(?: that)?(?: is| was| the articles| they)? (?:said|written|known|says?) {_ON})?"
    rf"|what (?:is|was) (?:said|written|known) {_ON}|what do (?:the|your|these) articles say {_ON}"
    rf"|what (?:do|can) you (?:know|tell me|say) {_ON}|describe|explain"
    rf"|show me(?: (?:quotes|passages|something))?(?: {_ON})?"
    rf"|(?:information|quotes|news) {_ON})\s+(?P<topic>.+?)(?: please)?[\s.?!]*",
    re.I | re.S,
)
_COMPARISON = re.compile(
    rf"{_PLEASE}(?:(?:compare|contrast) (?P<a>.+?),? (?:and|with|to|against|vs\.?|versus) (?P<b>.+?)"
    r"|what(?:['’]s| is| are) the (?:main )?differences? between (?P<c>.+?) and (?P<d>.+?)"
    r"|how (?:does|do|is|are) (?P<e>.+?) (?:compare|different)(?:d)? (?:to|with|from) (?P<f>.+?)"
    r"|(?P<g>\S+(?: \S+){0,2}) (?:vs\.?|versus) (?P<h>\S+(?: \S+){0,2}))(?: please)?[\s.?!]*",
    re.I | re.S,
)


def questions(message: str) -> list[str]:
    """The questions of a message in order; the message itself where it is one.

    >>> questions("1. What is Zhihu?\\n2. Who reads it?")
    ['What is Zhihu?', 'Who reads it?']
    >>> questions("Pasted words. They go on and on. What is Zhihu?")
    ['What is Zhihu?']
    """
    pieces = [_BULLET.sub("", piece).strip() for piece in _ENDS.split(message) if piece]
    pieces = [piece for piece in pieces if any(character.isalnum() for character in piece)]
    asked = [piece for piece in pieces if piece.endswith(("?", "？")) or (len(pieces) > 1 and _commands(piece))]
    asked = [question for piece in asked for question in _last_sentence(piece)]
    if not asked:
        listed = [piece for piece in pieces if _ASKS.match(piece)]
        asked = listed if len(listed) == len(pieces) else []
    return asked[:MOST] or [message]


def _last_sentence(piece: str) -> list[str]:
    """The question that ends a piece, without the sentences before it; two of them where "and" joins two."""
    ends = [end.end() for end in _SENTENCE.finditer(piece)]
    question = piece[ends[-1] :] if ends and _ASKS.match(piece, ends[-1]) else piece
    if (joined := _JOINED.search(question)) and _ASKS.match(question):
        first, second = question[: joined.start()].rstrip(" ,;"), question[joined.end() :]
        if len(first.split()) > 2 and re.search(rf"\b(?:{AUXILIARY})\b", first, re.I):
            return [f"{first}?", second[0].upper() + second[1:]]
    return [question]


def _commands(piece: str) -> bool:
    return bool(_COMPARISON.fullmatch(piece) or _TOPIC.fullmatch(piece))


def topics(question: str) -> list[str]:
    """The topics that a command asks for: one topic, or the two sides of a comparison; nothing for a question.

    >>> topics("Compare Alipay and WeChat Pay."), topics("Tell me about Zhihu"), topics("Explain why Zhihu grew")
    (['Alipay', 'WeChat Pay'], ['Zhihu'], [])
    """
    text = question.strip()
    if compared := _COMPARISON.fullmatch(text):
        return [side.strip() for side in compared.groupdict().values() if side]
    if (asked := _TOPIC.fullmatch(text)) and not re.match(rf"(?:in )?(?:{ASKING})\b", asked["topic"], re.I):
        return [re.sub(r"^(?:the topic (?:of )?|the )(?=\w)", "", asked["topic"], flags=re.I)]
    return []
