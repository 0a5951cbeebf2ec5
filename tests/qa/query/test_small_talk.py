import pytest

from pullquote.qa.query.small_talk import greeted, small_talk

TITLES = ("Owls", "Tea")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("hi", "Hello. I answer"),
        ("Good morning!", "Hello. I answer"),
        ("Thanks a lot :)", "You are welcome"),
        ("ok, thank you", "You are welcome"),
        ("bye", "Goodbye"),
        ("What can you do?", "I answer questions with exact quotes from the articles. The library holds 2 articles."),
        ("help", "I answer"),
        ("Which articles do you have?", "The library holds 2 articles: “Owls”; “Tea”."),
        ("What is this about?", "The library holds 2 articles"),
        ("How does this work?", "I answer"),
    ],
)
def test_what_is_no_question_gets_a_reply(text: str, reply: str) -> None:
    assert small_talk(text, lambda: TITLES).startswith(reply)


@pytest.mark.parametrize(
    "text",
    ["What do owls eat?", "owls", "What can owls do?", "hi-fi sales", "Which articles of the law changed?", "谁?"],
)
def test_a_question_gets_none_and_no_title_is_asked_for(text: str) -> None:
    assert small_talk(text, lambda: pytest.fail("not needed")) == ""


def test_a_greeting_before_a_question_is_left_out() -> None:
    assert greeted("Hi there, what do owls eat?") == "what do owls eat?"
    assert greeted("Hello") == "Hello"
    assert greeted("High owls hunt?") == "High owls hunt?"


def test_a_greeting_shows_a_question_that_is_answered() -> None:
    examples = ["What do owls eat?", "Where does tea grow?"]
    assert small_talk("hello", lambda: TITLES, lambda: examples).endswith("For example: “What do owls eat?”")
    assert "example" not in small_talk("hello", lambda: TITLES)


def test_a_long_title_is_shortened() -> None:
    reply = small_talk("list the articles", lambda: ["The influx of many users " * 9])
    assert len(reply) < 120
    assert reply.endswith(" …”.")


def test_a_long_list_is_cut() -> None:
    assert small_talk("list the articles", lambda: [f"T{i}" for i in range(20)]).endswith("“T7”; and 12 more.")
