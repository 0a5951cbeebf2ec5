import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.qa.message.split_message import questions
from pullquote.qa.message.topics import topics


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("What is Zhihu?", ["What is Zhihu?"]),
        ("tiktok shop indonesia suspension", ["tiktok shop indonesia suspension"]),
        ("What is Zhihu? Who reads it?", ["What is Zhihu?", "Who reads it?"]),
        ("What is Zhihu and who reads it?", ["What is Zhihu?", "Who reads it?"]),
        ("What is Zhihu and when was it founded?", ["What is Zhihu?", "When was it founded?"]),
        ("How long is the pier\nand who\nbuilt it?", ["How long is the pier?", "Who built it?"]),
        ("Who built the pier and when?", ["Who built the pier?", "When?"]),
        ("How long and how wide is the pier?", ["How long and how wide is the pier?"]),
        ("What did those who row and who sail say?", ["What did those who row and who sail say?"]),
        ("- price of a boat\n- opening hours of the mill", ["price of a boat", "opening hours of the mill"]),
        ("I was by the sea. I saw a pier. How old is it?", ["How old is it?"]),
        ("Also, tell me about Zhihu. Who owns it?", ["Tell me about Zhihu.", "Who owns it?"]),
        ("- What is Zhihu?\n- Who owns Shein?\n", ["What is Zhihu?", "Who owns Shein?"]),
        ("1) what is zhihu\n2) who owns shein", ["what is zhihu", "who owns shein"]),
        ("Zhihu is big. It grew in 2020. Who owns it?", ["Who owns it?"]),
        ("What did the U.S. Congress ban?", ["What did the U.S. Congress ban?"]),
        ("Tell me about Zhihu\nWho owns Shein?", ["Tell me about Zhihu", "Who owns Shein?"]),
        ("One line.\nAnother line.", ["One line. Another line."]),
    ],
)
def test_a_message_falls_into_its_questions(message: str, asked: list[str]) -> None:
    assert questions(message) == asked


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Tell me about Zhihu", ["Zhihu"]),
        ("Could you tell me more about the WeChat wallet please?", ["WeChat wallet"]),
        ("Summarise what is said on Shein.", ["Shein"]),
        ("What do the articles say about Temu?", ["Temu"]),
        ("Compare Alipay and WeChat Pay", ["Alipay", "WeChat Pay"]),
        ("What is the difference between Alipay and WeChat Pay?", ["Alipay", "WeChat Pay"]),
        ("Alipay vs WeChat Pay", ["Alipay", "WeChat Pay"]),
        ("Explain why Zhihu grew", []),
        ("What is Zhihu?", []),
        ("Who told the court about Zhihu?", []),
    ],
)
def test_a_command_names_its_topics(question: str, told: list[str]) -> None:
    assert topics(question) == told


@given(st.text(max_size=40))
def test_every_question_of_a_message_with_a_word_holds_a_word(message: str) -> None:
    if any(character.isalnum() for character in message):
        assert all(any(character.isalnum() for character in question) for question in questions(message))
