"""Whose deed it was, and in which direction: the same words may say something else."""

import pytest

from pullquote.qa.claims.roles import otherwise_told


@pytest.mark.parametrize(
    ("claim", "said", "otherwise"),
    [
        ("Ann Lee voted against the plan.", "Ann Lee voted for the plan.", True),
        ("Ann Lee voted for the plan.", "Ann Lee voted for the plan.", False),
        ("Ann Lee built the mill.", "The barn was painted by Ann Lee and the mill was built by Bo Dahl.", True),
        ("Bo Dahl built the mill.", "The barn was painted by Ann Lee and the mill was built by Bo Dahl.", False),
        ("Ombra sold the plant to Velt.", "Velt sold its plant to Ombra.", True),
        ("Velt sold the plant to Ombra.", "Velt sold its plant to Ombra.", False),
        ("The mill was bought by Velt.", "Velt bought the mill.", False),
        ("Corva was bought by Velt.", "Velt bought Corva.", False),
        ("Corva was bought in May.", "Corva was bought by Velt in May.", False),
        ("Velt was bought by Corva.", "Velt bought Corva.", True),
        ("The fare rose by 4 percent.", "The fare fell by 4 percent.", True),
        ("The fare rose by 4 percent.", "The fare fell in May and rose by 4 percent in June.", False),
    ],
)
def test_the_same_words_about_others_do_not_say_so(claim: str, said: str, otherwise: bool) -> None:
    assert otherwise_told(claim, said) is otherwise
