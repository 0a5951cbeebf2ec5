"""Signs that Word writes by their place in the font Symbol: "5 ± 3" must not become "53"."""

from __future__ import annotations

LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
"""From places 32 and 160 on."""


def symbol(font: str, place: str) -> str:
    """Return the sign at a place of a font, in hexadecimal digits; fonts other than Symbol keep theirs.

    >>> symbol("Symbol", "F0B1"), symbol("Wingdings", "F0FC"), symbol("Arial", "00E9")
    ('±', '', 'é')
    """
    try:
        number = int(place, 16)
    except ValueError:
        return ""
    own = number - 0xF000 if 0xF000 <= number < 0xF100 else number
    if font.lower() == "symbol":
        table, at = (LOW, own - 32) if own < 160 else (HIGH, own - 160)
        return table[at] if 0 <= at < len(table) else ""
    return "" if 0xE000 <= number < 0xF900 or number < 32 else chr(number)
