"""A command → the topics that it asks for: "Tell me about Zhihu", "Compare Alipay and WeChat Pay"."""

from __future__ import annotations

import re

from pullquote.qa.conversation.entities import ASKING
from pullquote.qa.languages.topics import topic

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
    return [each for each in (topic(text),) if each]


_ARTICLE = re.compile(
    r"(?:the |this |that )?(?:articles?|reports?|posts?|documents?|notes?|files?|pages?|papers?|pieces?|minutes) "
    r"(?:about|on|of|called|titled|named) (?P<name>.+)",
    re.I,
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_BARE = re.compile(r"[\"“']?[^\W\d_][\w’'&.-]*(?: (?:of|the|and|&|de|van|von) |[ -](?=[A-Z\d])[\w’'&.-]+){0,4}[\"”']?")


def article_of(topic: str) -> str:
    """What the article named in a topic is about; '' if it names no article.

    >>> article_of("article about owls"), article_of("owls")
    ('owls', '')
    """
    found = _ARTICLE.fullmatch(topic.strip())
    return found["name"] if found else ""


def bare_name(text: str) -> bool:
    """Whether a message is a name and nothing else; without spaces between words that cannot be told.

    >>> [bare_name(text) for text in ("TikTok", "Barn Owl", "barn owl prey", "When?")]
    [True, True, False, False]
    """
    words = text.strip()
    asks = re.match(rf"(?:{ASKING})\b", words, re.I) or _UNSPACED.search(words)
    return bool(_BARE.fullmatch(words)) and not asks and (" " not in words or words[0].isupper())


def commands(text: str) -> bool:
    """Whether a text is a command for a topic or a comparison."""
    return bool(_COMPARISON.fullmatch(text) or _TOPIC.fullmatch(text) or topic(text))
