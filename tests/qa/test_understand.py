import pytest

from qa import Question
from qa.understand import understand

OWL = "What is an owl?"


@pytest.mark.parametrize(
    ("text", "history", "expected"),
    [
        # Alone, or on another matter: untouched.
        ("What do owls eat?", (), "What do owls eat?"),
        ("What do they eat?", (), "What do they eat?"),
        ("How is green tea made?", (OWL,), "How is green tea made?"),
        # A pronoun gets the name asked about last.
        ("When was it built?", ("Where is the Eiffel Tower?",), "When was Eiffel Tower built?"),
        ("Which tower is its twin?", ("Who is Ada?", "Where is Rome?"), "Which tower is Rome’s twin?"),
        ("Where did she live?", ("Who was Ada Lovelace?", "When was she born?"), "Where did Ada Lovelace live?"),
        # Without a name, or pointing: put behind the question before.
        ("What do they eat?", (OWL,), "What is an owl? What do they eat?"),
        ("How far is that?", ("Where is Rome?",), "Where is Rome? How far is that?"),
        ("And in winter?", (OWL,), "What is an owl? And in winter?"),
        # A bare question word asks the question before anew.
        ("When?", ("Where do owls sleep?",), "When do owls sleep?"),
        ("And why?", ("Do owls hunt?", "Where do owls sleep?"), "Why do owls sleep?"),
        ("Why?", ("Do owls hunt?",), "Do owls hunt? Why?"),
    ],
)
def test_only_a_question_that_leans_is_changed(text: str, history: tuple[str, ...], expected: str) -> None:
    assert understand(Question(text, history)) == expected


@pytest.mark.parametrize("text", ["", "  \n", "?!", "…"])
def test_a_question_needs_a_word(text: str) -> None:
    with pytest.raises(ValueError, match="holds no word; ask with a word or more"):
        Question(text)
