"""The language of a question: too short for function words alone, and full of names.

By its script, else by the letter sequences that py3langid learnt, among languages in Latin letters only: of all those
that it knows, names bring it to rare ones. Of 157,772 English questions it takes three for others.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from pullquote.corpus.english import english
from pullquote.corpus.languages.function_words import DISTINCTIVE, ENGLISH, LANGUAGES_OF, WORD
from pullquote.corpus.languages.script_language import SCRIPTS, language

LIKELY, SURE = 0.5, 0.7  # probabilities
TEXT = 8  # words; fewer, such as those of a table's row, may be names
FEW = 3  # words of a question that may only ask
SHORT = 2  # letters; such words of English are words of some other language too: "on" is "is" in Finnish
_ALIKE = {"no": "da"}  # their questions are hardly told from each other
_ASKING = frozenset(("what", "which", "who", "whom", "whose", "when", "where", "why", "how", "does", "did"))
_LATIN = ("en", "es", "pt", "fr", "it", "de", "nl", "id", "vi", "tr", "pl", "sv", "da", "no", "cs", "fi", "hu", "ro")


@lru_cache(maxsize=1000)
def question_language(question: str, least: float = LIKELY) -> str:
    """Return a code such as "es"; "en" for names alone, and for what is in another language with less than that
    probability, unless its first word asks in that one and it ends as a question.

    >>> [question_language(question) for question in ("¿De quién es TikTok?", "Jian Xu是谁？", "Who is 小红书?")]
    ['es', 'zh', 'en']
    """
    words = small_words(question)
    if not _ASKING.isdisjoint(words):
        return "en"
    if any(LANGUAGES_OF.get(word) == ["en"] and len(word) > SHORT for word in words):
        return language(question) or "en"
    if code := language(question) or _beside_names(question, words):
        return code
    asks = question.rstrip().endswith("?")
    if not _may_be_foreign(words) or (len(words) < 2 and not asks):
        return "en"
    code, probability = _identifier().classify(question)
    if probability >= least:
        return str(code)
    opening = words[:2] if len(words) <= FEW else words[:1]  # "Und wann?"
    return next((found for word in opening if (found := _by_opening(word, str(code))) != "en"), "en") if asks else "en"


def in_other_language(text: str, question: str) -> bool:
    """Return whether a text of some sentences is in another language than a question.

    >>> mill = "Die alte Mühle steht am Fluss und mahlt das Korn."
    >>> in_other_language(mill, "Where is it?"), in_other_language(mill, "Wo steht sie?")
    (True, False)
    """
    asked, written = question_language(question), _text_language(text)
    return bool(written) and _ALIKE.get(written, written) != _ALIKE.get(asked, asked)


@lru_cache(maxsize=1000)
def _text_language(text: str) -> str:
    """By the same means as a question's, so that both are known by the same name; '' of a few words."""
    if code := language(text):
        return code
    return str(_identifier().classify(text)[0]) if len(WORD.findall(text)) >= TEXT else ""


def _by_opening(word: str, likeliest: str) -> str:
    """The language that a word asks in, such as "wo": the likeliest of several, "en" if that is none of them."""
    asking = [code for code, (distinctive, _) in DISTINCTIVE.items() if word in distinctive]
    if "en" in LANGUAGES_OF.get(word, ()) or not asking:
        return "en"
    return likeliest if likeliest in asking else asking[0] if len(asking) == 1 else "en"


def small_words(text: str) -> list[str]:
    """Return its words in lower case, the first among them; not its names, which have a capital behind that."""
    words = WORD.findall(text)
    return [word.casefold() for word in words[:1]] + [word for word in words[1:] if word.islower()]


def _beside_names(question: str, words: list[str]) -> str:
    """The language of a few signs of another script beside names in Latin letters."""
    return "" if ENGLISH.intersection(words) else next((c for c, s in SCRIPTS.items() if s.search(question)), "")


def _may_be_foreign(words: list[str]) -> bool:
    """Whether there is a sign of it: small words of another language alone, or two that are not English. Otherwise
    the model, which takes half a second to load, is not asked."""
    unknown = [word for word in words if word not in english() and word not in ENGLISH]
    return len(unknown) > 1 or any("en" not in LANGUAGES_OF.get(word, ["en"]) for word in words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # not asked of English, so not at the start either

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LATIN)
    return identifier
