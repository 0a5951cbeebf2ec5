"""A deed is told in other words where it stands beside the very thing."""

import pytest

from pullquote.qa.claims.restated import Done


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In May, Ann Lee started Quern Mills.", True),
        ("Ann Lee established the Quern Mills in May.", True),
        ("Quern Mills was officially launched in May.", True),
        ("Quern Mills launched in May.", True),
        ("Quern Mills launched a shop in May.", False),
        ("Ann Lee started to work at Quern Mills.", False),
        ("Quern Mills started.", True),
        ("Quern Mills was sold.", False),
        ("Quern was started.", False),
    ],
)
def test_the_deed_is_done_to_this(sentence: str, expected: bool) -> None:
    done = Done.of("Quern Mills was founded in 2014.")
    assert done
    assert done.told(sentence) is expected


@pytest.mark.parametrize("claim", ["Quern Mills is old.", "Quern Mills was painted in May.", "Ann founded it."])
def test_other_claims_are_taken_as_they_are(claim: str) -> None:
    assert Done.of(claim) is None


def test_the_verb_and_others_for_it_are_known() -> None:
    claim = "The Quern was bought in 2014."
    done = Done.of(claim)
    assert done
    assert claim[slice(*done.verb)] == "bought"
    assert "acquire" in done.others
    assert "buy" not in done.others
