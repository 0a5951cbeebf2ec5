"""The same words in another order, or in two clauses, do not say what is claimed."""

import pytest

from pullquote.qa.claims.order import Claimed


@pytest.mark.parametrize(
    ("claim", "said", "told"),
    [
        ("The nurse scratched a cat.", "A cat scratched the nurse in May.", False),
        ("A cat scratched the nurse.", "A cat scratched the nurse in May.", True),
        ("The nurse was scratched by a cat.", "A cat scratched the nurse in May.", True),
        ("The nurse scratched a cat.", "The nurse was scratched by a cat.", False),
        ("Lena Holt won the cup in May.", "The cup was won by Lena Holt in May.", True),
        ("They packed the tent.", "They packed a stove, but forgot the tent.", False),
        ("They packed a stove.", "They packed a stove and a lamp.", True),
        ("They packed a lamp.", "They packed a stove and a lamp.", True),
        ("They saw Long Fell.", "They saw Crag End and Long Fell, but no deer.", True),
        ("Bo hired Cy Trent.", "Bo hired Ann and Cy Trent trained her.", False),
        ("Bo hired Cy.", "Bo hired Ann and Cy trained her.", False),
        ("Ann paints.", "The smith is Ann, and her son Bo paints.", False),
        ("Ann left in June.", "Ann followed Bo, who left in June.", False),
        ("Bo left in June.", "Ann followed Bo, who left in June.", True),
        ("Bo, who is not her son, left.", "Bo left.", True),
        ("The barn was built in 1990.", "The mill was built in 1980 and the barn in 1990.", False),
        ("The mill was built in 1990.", "The mill was built in 1980 and the barn in 1990.", False),
        ("The mill was built in 1980.", "The mill was built in 1980 and the barn in 1990.", True),
        ("The mill was built in 1980.", "In 1980, the mill was built by Ann.", True),
        ("It moved from 9 June to 2 June.", "It moved from 2 June to 9 June.", False),
        ("The fee was raised to £7.", "The fee was raised from £5 to £7.", True),
        ("The fee was raised to £5.", "The fee was raised from £5 to £7.", False),
        ("Cups cost £9.", "Cups are sold for £5; jugs cost £9.", False),
        ("The club owes Ann £9.", "Ann owes the club £9.", False),
        ("Quern bought the mill.", "Quern grew fast: it bought the mill.", True),
    ],
)
def test_one_clause_has_the_words_in_order(claim: str, said: str, told: bool) -> None:
    assert (Claimed.of(claim).clause(said) is not None) is told


def test_the_clause_is_told_without_asides_and_without_what_is_joined_to_it() -> None:
    said = "Bo, who is not her son, left on 3 May, and he will not return."
    assert Claimed.of("Bo left on 3 May.").clause(said) == "Bo  left on 3 May"
