import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.qa import Question
from pullquote.qa.conversation.follow_up import self_contained

OWL = "What is an owl?"
TIKTOK = "What did TikTok buy?"


@pytest.mark.parametrize(
    ("text", "history", "expected"),
    [
        # Alone, or on another matter: untouched.
        ("What do owls eat?", (), "What do owls eat?"),
        ("What do they eat?", (), "What do they eat?"),
        ("How is green tea made?", (OWL,), "How is green tea made?"),
        ("And when was Alipay founded?", (TIKTOK,), "And when was Alipay founded?"),
        ("Which laws protect the company's users?", (TIKTOK,), "Which laws protect the company's users?"),
        # What the pronoun stands for is in the question itself.
        ("How do barn owls feed their young?", (TIKTOK,), "How do barn owls feed their young?"),
        ("Which company sells its phones in Peru?", (TIKTOK,), "Which company sells its phones in Peru?"),
        ("Why did Alipay say that it had left?", (TIKTOK,), "Why did Alipay say that it had left?"),
        ("Is there any life on Mars?", (TIKTOK,), "Is there any life on Mars?"),
        ("How long does it take to reach Mars?", (TIKTOK,), "How long does it take to reach Mars?"),
        # A pronoun gets the name asked about last, in its longest form.
        ("When was it built?", ("Where is the Eiffel Tower?",), "When was the Eiffel Tower built?"),
        ("Which tower is its twin?", ("Who is Ada?", "Where is Rome?"), "Which tower is Rome’s twin?"),
        ("Where did she live?", ("Who was Ada Lovelace?", "When was she born?"), "Where did Ada Lovelace live?"),
        ("When did she die?", ("Who was Ada Lovelace?", "Did Lovelace marry?"), "When did Ada Lovelace die?"),
        ("What did it cost?", ("Who is Ada?", TIKTOK), "What did TikTok cost?"),
        ("What do they eat?", (OWL,), "What do an owl eat?"),
        ("How many users has it?", ("what is douyin?",), "How many users has douyin?"),
        (
            "Who goes with them?",
            ("How much is the trip to Rome?",),
            "Who goes with them (Rome)?",
        ),  # a place is no "they"
        # Pointing: the names that the conversation is about, in brackets.
        ("How far is that?", ("Where is Rome?",), "How far is that (Rome)?"),
        ("Was the company fined?", (TIKTOK,), "Was the company fined (TikTok)?"),
        ("Did anyone else bid?", (TIKTOK,), "Did anyone else bid (TikTok)?"),
        ("Who lives there?", ("How old is the bridge in Rome?",), "Who lives in Rome?"),
        # The question before, asked of another thing.
        ("And rye?", ("What does brown bread cost?",), "What does rye cost?"),
        ("And fly?", ("When can I drive after it?",), "When can I fly after it?"),
        ("And in Lyon?", ("Is Alipay accepted in Paris?",), "Is Alipay accepted in Lyon?"),
        ("And in winter?", (OWL,), "What is an owl in winter?"),
        ("What about WeChat Pay?", ("Is Alipay accepted in Paris?",), "Is WeChat Pay accepted in Paris?"),
        # A bare question word asks the question before anew.
        ("When?", ("Where do owls sleep?",), "When do owls sleep?"),
        ("In which year?", ("Where did Zhihu start?",), "In which year did Zhihu start?"),
        ("And why?", ("Do owls hunt?", "Where do owls sleep?"), "Why do owls sleep?"),
        ("Why?", ("Do owls hunt?",), "Why do owls hunt?"),
        ("When?", ("Name two owls.",), "Name two owls. When?"),
        ("When?", ("Who will leave?",), "When will someone leave?"),
        ("Why?", ("How long is the pier?",), "Why is the pier so long?"),
        ("How old?", ("How tall is Ann?",), "How old is Ann?"),
        ("How many?", ("Which boats are blue?",), "Which boats are blue? How many?"),
        # A thing comes with its own article and noun.
        ("And the B9?", ("How much does the A7 cost?",), "How much does the B9 cost?"),
        ("What about the Moss tunnel?", ("How long is the Lund bridge?",), "How long is the Moss tunnel?"),
        ("And of the B9?", ("What is the price of the A7?",), "What is the price of the B9?"),
        ("And in 2019?", ("What was sold in 2020?",), "What was sold in 2019?"),
        ("When did it open?", ("How long is the Lund bridge?",), "When did the Lund bridge open?"),
        ("When does it close?", ("When does the inn open?",), "When does the inn close?"),
        ("How much does Bo?", ("How much does Ann weigh?",), "How much does Bo weigh?"),
        # Each turn builds on the one before.
        ("Why?", ("Who was Ada Lovelace?", "Where did she live?"), "Why did Ada Lovelace live?"),
    ],
)
def test_only_a_question_that_leans_is_changed(text: str, history: tuple[str, ...], expected: str) -> None:
    assert self_contained(Question(text, history)) == expected


@pytest.mark.parametrize(
    ("text", "history", "answers", "expected"),
    [
        ("When?", (TIKTOK,), ("Tokopedia",), "When did TikTok buy Tokopedia?"),
        ("When was he born?", ("Who founded the shop?",), ("Jack Ma",), "When was Jack Ma born?"),
        ("When was it founded?", ("Who runs Alibaba?",), ("Jack Ma",), "When was Alibaba founded?"),
        ("When was he born?", ("Who is Ann's coach?",), ("Jack Ma",), "When was Jack Ma born?"),
        ("Who lives there?", ("Where was he born?",), ("Hangzhou",), "Who lives in Hangzhou?"),
        ("Is the company profitable?", (TIKTOK,), ("Tokopedia",), "Is the company profitable (TikTok, Tokopedia)?"),
    ],
)
def test_answers_name_what_is_meant(
    text: str, history: tuple[str, ...], answers: tuple[str, ...], expected: str
) -> None:
    assert self_contained(Question(text, history, answers=answers)) == expected


@given(st.text(min_size=1), st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_any_conversation_gives_a_question(text: str, history: list[str], answers: list[str]) -> None:
    if any(character.isalnum() for character in text):
        assert self_contained(Question(text, tuple(history), answers=tuple(answers))).strip()


@pytest.mark.parametrize("text", ["", "  \n", "?!", "…"])
def test_a_question_needs_a_word(text: str) -> None:
    with pytest.raises(ValueError, match="contains no words"):
        Question(text)
