"""A word for a unit → what it measures, and how it converts: "kilograms" and "g" are weights, 1 kg is 1,000 g."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TABLE = """
length m: mm 0.001 millimetre millimeter; cm 0.01 centimetre centimeter; m 1 metre meter; km 1000 kilometre kilometer;
    inch 0.0254 inches; foot 0.3048 feet ft; yard 0.9144 yd; mile 1609.344 mi
weight g: mg 0.001 milligram; g 1 gram gramme; kg 1000 kilogram kilogramme kilo; t 1000000 tonne; ton 907184.74;
    lb 453.59237 lbs; oz 28.349523 ounce; stone 6350.29318
volume l: ml 0.001 millilitre milliliter; cl 0.01 centilitre; hl 100 hectolitre hectoliter; l 1 litre liter;
    gallon 3.785411784; pint 0.473176473
time s: second 1 s sec; minute 60 min; hour 3600 h hr; day 86400; week 604800; month 2629746; year 31556952 yr;
    decade 315569520; century 3155695200 centuries
area m2: hectare 10000 ha; acre 4046.8564224; sqm 1 m² m2; km² 1000000 km2
power W: watt 1 w; kilowatt 1000 kw; megawatt 1000000 mw; hp 745.699872 horsepower
speed m/s: km/h 1 kph kmh; mph 1.609344; knot 1.852 kn
heat °: °c 1 celsius centigrade; °f 1 fahrenheit; ° 1 degree
sound dB: db 1 decibel
share %: % 1 percent
data B: kb 1000; mb 1000000; gb 1000000000; tb 1000000000000
money ¤: dollar 1 usd $; euro 1 eur €; pound 1 gbp £ quid; yuan 1 rmb ¥ renminbi; yen 1 jpy; franc 1 chf;
    krona 1 kronor sek kronas; krone 1 kroner nok dkk; cent 1 ct; pence 1 penny p; rupee 1 inr; peso 1; ruble 1 rouble
"""
_ASKED = tuple(  # words of a question, and what they ask for; the first that fits
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), frozenset(kinds.split()))
    for words, kinds in (
        (r"how heavy|weighs?|weighed|weight|mass", "weight"),
        (
            r"how (?:tall|high|deep|wide|far|thick|broad)|height|depth|width|diameter|distance|altitude|elevation",
            "length",
        ),
        (r"how long (?:does|did|do|has|have|had|will|would|can|could|should|must|may)|how old|duration", "time"),
        (r"how long|length", "length time"),
        (
            r"how (?:expensive|cheap)|how much (?:is|are|was|were) (?:the|an?)|costs?|prices?|fees?|fares?|paid|pays?"
            r"|salary|budget|earns?|revenue",
            "money",
        ),
        (r"how (?:hot|cold|warm)|temperature", "heat"),
        (r"how fast|speed", "speed"),
        (r"how (?:loud|noisy|quiet)|noise", "sound"),
    )
)
_COUNTED = re.compile(r"\bhow many ([^\W\d_]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` is the usual form, `kind` what it measures; `factor` converts within a kind, 0 for money."""

    name: str
    kind: str
    factor: float


def unit(word: str) -> Unit | None:
    """The unit that a word means, in the singular or the plural; None for any other word.

    >>> unit("metres") == unit("m"), unit("boats")
    (True, None)
    """
    small = word.casefold()
    return _UNITS.get(small) or _UNITS.get(small.removesuffix("s"))


def measured_by(question: str) -> frozenset[str]:
    """The kinds of unit that can answer a question for a measure; none for another question.

    >>> sorted(measured_by("How long is it?")), measured_by("How many boats are there?")
    (['length', 'time'], frozenset())
    """
    counted = _COUNTED.search(question)
    if counted and (meant := unit(counted[1])):
        return frozenset((meant.kind,))
    return next((kinds for words, kinds in _ASKED if words.search(question)), frozenset())


def _read(table: str) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for kind, forms in re.findall(r"^(\w+) [^:\n]+: ([^:]+?)(?=\n\w+ [^:\n]+:|\n\Z)", table, re.MULTILINE):
        for form in forms.split(";"):
            name, factor, *others = form.split()
            meant = Unit(name, kind, 0.0 if kind == "money" else float(factor))
            found |= dict.fromkeys((name, *others), meant)
    return found


_UNITS = _read(_TABLE)
