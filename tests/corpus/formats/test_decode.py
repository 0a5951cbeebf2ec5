from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pullquote.corpus.formats.decode import decode, decode_page
from pullquote.corpus.text.content import Refused

CHINESE = "海外版在二〇一三年上线，总部在上海。他们说：“很好！”用户超过五亿。"
WESTERN = "Le café “très” fréquenté — l’été, il coûte 5 €."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk"])
def test_chinese(encoding: str):
    assert decode(CHINESE.encode(encoding)) == CHINESE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_western(encoding: str):
    assert decode(WESTERN.encode(encoding)) == WESTERN


def test_one_accent_is_enough():
    assert decode("The price of £5 was fair.".encode("cp1252")) == "The price of £5 was fair."


def test_one_damaged_character_leaves_the_rest_of_a_utf_8_file_alone():
    damaged = (CHINESE * 10).encode() + b"\xe4\xb8" + b" end"
    assert decode(damaged) == CHINESE * 10 + "\ufffd end"


def test_a_stray_null_is_a_slip_and_many_are_a_binary_file():
    assert decode(b"Hello\0 there. " + b"More text. " * 100).startswith("Hello\0 there.")
    with pytest.raises(Refused, match="is not text: 40 of its 80 bytes are null bytes"):
        decode(b"\0\xff\xfe\0" * 20)


def test_random_bytes_are_no_text():
    with pytest.raises(Refused, match="is not text"):
        decode(bytes(range(256)) * 20)


@given(st.text())
def test_line_ends_and_all_else_in_utf_8_stay(text: str):
    if text.count("\0") <= 1 and not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes):
    try:
        assert isinstance(decode(data), str)
    except Refused as problem:
        assert "null bytes" in str(problem)  # noqa: PT017 (a refusal is as good as a text)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Судно стоит у северного причала до конца марта."),
        ("cp1250", "Zażółć gęślą jaźń, powiedział Łukasz i wyszedł."),
        ("shift_jis", "この船は毎朝七時に港を出ます。運賃は五百円です。"),
        ("euc-kr", "배는 매일 아침 일곱 시에 항구를 떠납니다."),
        ("big5", "渡輪每天早上七點離開港口，票價是五十元。"),
        ("cp850", "Die Fähre fährt um neun; für Kinder kostet die Überfahrt nichts, gleich welcher Größe."),
        ("cp850", "Båten går till Åland i år; Märta Öberg står på ön. Året därpå såldes den."),
        ("cp852", "Wpłata wynosi pięć złotych, a łódź kosztuje trzydzieści."),
        ("mac-roman", "L’été, le café près du port est fermé. Où dîner ?"),
        ("cp1252", "Die „Größe“ der Fähre überrascht – für 12 €."),
    ],
)
def test_old_encodings_of_text_files(encoding: str, text: str):
    assert decode(text.encode(encoding)) == text


def page(head: str, words: str, encoding: str) -> str:
    return decode_page(f"{head}<p>{words}</p>".encode(encoding))


def test_a_page_names_its_encoding_as_browsers_take_it():
    assert "“5 €”" in page('<meta charset="iso-8859-1">', "“5 €”", "cp1252")
    assert "Łódź" in page('<?xml version="1.0" encoding="windows-1250"?>', "Łódź", "cp1250")
    assert "café" in page('<meta charset="windows-1251">', "café", "utf-8")
    assert "café" in page('<meta name="description" content="charset=koi8-r">', "café", "utf-8")
