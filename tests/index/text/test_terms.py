import pytest

from pullquote.index import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TikTok's shops sold 1,500 cafés", ["tiktok", "shop", "sell", "1500", "cafe"]),
        ("a 19.9% stake", ["19.9", "stake"]),
        ("US$66 billion", ["us", "66", "billion"]),
        ("the U.S. and the U.S market", ["us", "us", "market"]),
        ("RedNote’s users", ["rednot", "user"]),
        ("pump MX-500B", ["pump", "mx", "500", "b", "mx-500b"]),
        ("C, C++ and C#", ["c", "c++", "c#"]),
        (".NET 6", [".net", "6"]),
        ("3 May 2024", ["3", "may", "2024", "2024-05-03"]),
        ("e-commerce", ["e", "commerc"]),
        ("What is it?", []),
        ("小红书", ["小红", "红书"]),
        ("App微信 2", ["app", "微信", "2"]),
        ("红", ["红"]),
        ("ÉLAN ﬁn", ["elan", "fin"]),
        ("", []),
    ],
)
def test_worked_by_hand(text: str, expected: list[str]) -> None:
    assert terms(text) == expected
