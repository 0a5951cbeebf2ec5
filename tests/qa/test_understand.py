import pytest

from qa import Question
from qa.understand import understand


@pytest.mark.parametrize(
    ("text", "history", "expected"),
    [
        ("What do owls eat?", (), "What do owls eat?"),
        ("What do they eat?", (), "What do they eat?"),
        ("What do they eat?", ("What is an owl?",), "What is an owl? What do they eat?"),
        ("When?", ("Do owls hunt?", "Do owls sleep?"), "Do owls sleep? When?"),
        ("How is green tea made?", ("What is an owl?",), "How is green tea made?"),
    ],
)
def test_only_a_question_that_leans_is_put_behind_the_one_before(
    text: str, history: tuple[str, ...], expected: str
) -> None:
    assert understand(Question(text, history)) == expected


@pytest.mark.parametrize("text", ["", "  \n", "?!", "…"])
def test_a_question_needs_a_word(text: str) -> None:
    with pytest.raises(ValueError, match="holds no word; ask with a word or more"):
        Question(text)
