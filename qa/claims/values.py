"""The numbers and dates of a claim: each can be asked for, and compared with what a sentence says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pullquote.corpus import Span
from pullquote.index import dates, term_set
from pullquote.qa.amounts.amounts import Amount, amounts, places_of
from pullquote.qa.amounts.units import unit
from pullquote.qa.rivals.rivals import about

_YEAR = re.compile(r"(?<![\d.,$€£¥-])(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)")
_AMOUNT = re.compile(
    r"(?:[$€£¥]\s?)?(?:(?<![\w.])(?<!(?-i:[A-Z])-)\d+(?:,\d{3})*(?:\.\d+)?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
    r"(?:[\s-]?(?:thousand|million|billion|trillion|[kmb]n?)\b)?(?:\s?(?:%|per ?cent\b))?(?!\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|pounds?|yuan)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\bfrom [^\w\s]?\d")
_CALLED = re.compile(
    r"\b(?:[Tt]he [A-Z]\w+|[Nn]umber|[Bb]us|[Rr]oute|[Rr]oom|[Pp]age|[Cc]hapter|[Pp]latform) (?=\d{1,3}$)"
)


@dataclass(frozen=True, slots=True)
class Value:
    """`claim[span]` is a value of the claim: a date, a year, or an amount."""

    claim: str
    span: Span
    kind: str

    @property
    def text(self) -> str:
        return self.claim[self.span[0] : self.span[1]]

    @property
    def measured(self) -> str:
        """The text with the word behind it, if that is a unit, which may be written otherwise."""
        behind = re.match(r"[\s-]?(\w+)", self.claim[self.span[1] :])
        return self.text + (behind[0] if behind and unit(behind[1]) else "")

    @property
    def counted(self) -> Span:
        """The span with the word for what is counted, which a second clause leaves out: "40 people, and Bo 65"."""
        behind = re.match(r"[\s-]?[^\W\d]+", self.claim[self.span[1] :]) if self.kind == "amount" else None
        return self.span[0], self.span[1] + (behind.end() if behind else 0)

    def question(self) -> str:
        """Return the claim as a question for this value.

        >>> values("The office opened in 2014.")[0].question()
        'The office opened in which year?'
        """
        before, after = self.claim[: self.span[0]], self.claim[self.span[1] :].rstrip(" .!")
        if self.kind == "date":
            return f"{re.sub(r'(?:on|in|since|by) $', '', before)}when{after}?"
        asked = {"year": "which year", "percent": "what percentage", "money": "how much money"}
        return f"{before}{asked.get(self.kind, 'how many')}{after}?"

    def compared(self, other: str) -> bool | None:
        """Whether a text has this value, or a different one; None if it has none of its kind, or a less exact one: "in
        May" for 3 May, "200 to 400" for 350."""
        if self.kind == "date":
            pairs = [(mine, each) for mine in dates(self.text) for each in dates(other)]
            if any(each.meets(mine) for mine, each in pairs):
                return True
            return None if any(mine.meets(each) for mine, each in pairs) or not pairs else False
        if self.kind == "year":
            years = _YEAR.findall(other)
            return None if not years else self.text in years
        mine, theirs_ = self._amounts(other)
        if any(mine.same(each) for each in theirs_):
            return True
        low, high = (most((each.value for each in theirs_), default=0.0) for most in (min, max))
        return None if not theirs_ or low < mine.value < high else False

    def told(self, said: str) -> str | None:
        """Of several amounts in a sentence the one that is of what is claimed, by its clause; None if there are not
        several, or it cannot be told, and for a date or a year."""
        if self.kind in ("date", "year"):
            return None
        found = places_of(amounts(self.claim[self.span[0] :])[0], said, (0, len(said)))
        words = term_set(self.claim[: self.span[0]] + self.claim[self.span[1] :])
        place = about(words, said, found) if len(found) > 1 else None
        return said[slice(*place)] if place and len(amounts(said[slice(*place)])) == 1 else None

    def places(self, said: str) -> list[Span]:
        """Where a text has this value."""
        if self.kind == "date":
            mine = dates(self.text)
            return [each.span for each in dates(said) if any(each.meets(date) for date in mine)]
        if self.kind == "year":
            return [found.span() for found in _YEAR.finditer(said) if found[0] == self.text]
        mine_ = amounts(self.claim[self.span[0] :])[0]
        found = places_of(mine_, said, (0, len(said)), ranges=not _CHANGE.search(said))
        return [place for place in found if self.compared(said[slice(*place)])]

    def alone(self, other: str) -> bool:
        """Whether a text has no second amount of its kind, which may be the one of what is claimed."""
        if self.kind in ("date", "year"):
            return True
        mine, theirs_ = self._amounts(other)
        return all(mine.same(each) for each in theirs_)

    def _amounts(self, other: str) -> tuple[Amount, list[Amount]]:
        """Its own amount, and those of a text that can be compared with it."""
        mine = amounts(self.claim[self.span[0] :])[0]
        return mine, [each for each in amounts(_YEAR.sub(" ", other)) if mine.comparable(each)]


def values(claim: str) -> list[Value]:
    """Return the dates, years and amounts of a claim, in order of kind and place."""
    found = [Value(claim, date.span, "date") for date in dates(claim)]
    for form, kind in ((_YEAR, "year"), (_AMOUNT, "amount")):
        for match in form.finditer(claim):
            if _CALLED.search(claim[: match.end()]):
                continue  # "the Moskvich 4" is a name
            if not any(each.span[0] < match.end() and match.start() < each.span[1] for each in found):
                found.append(Value(claim, match.span(), _kind(match[0]) if kind == "amount" else kind))
    return found


def _kind(amount: str) -> str:
    if amount.endswith(("%", "cent")):
        return "percent"
    return "money" if _MONEY.search(amount) else "amount"
