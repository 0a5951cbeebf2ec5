"""What a sentence equates, and what it only seems to."""

import pytest

from pullquote.index.text.aliases import alias_pairs, long_form


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        ("Burma, also known as Myanmar, borders Laos.", [("Burma", "Myanmar")]),
        ("Burma—known abroad as Myanmar—borders Laos.", [("Burma", "Myanmar")]),
        ("He moved to Burma, the country otherwise called Myanmar, and stayed.", [("Burma", "Myanmar")]),
        ("Constantinople (now known as Istanbul) fell.", [("Constantinople", "Istanbul")]),
        ("Better known as Istanbul or Stamboul, Constantinople is old.",
         [("Constantinople", "Istanbul"), ("Constantinople", "Stamboul")]),
        ("The European Union (EU) met.", [("European Union", "EU")]),
        ("The EU (European Union) met.", [("EU", "European Union")]),
        ("An application programming interface (API) is open.", [("application programming interface", "API")]),
        ('The game "Dungeon & Fighter" (DnF Mobile) left.', [("Dungeon & Fighter", "DnF Mobile")]),
        ("The Silk Road (丝绸之路) is long.", [("Silk Road", "丝绸之路")]),
        ("小红书 (Xiaohongshu) 很受欢迎。", [("小红书", "Xiaohongshu")]),
        ("用户喜欢“小红书”（Xiaohongshu）。", [("小红书", "Xiaohongshu")]),
        ("샤오훙수(Xiaohongshu)는 앱이다.", [("샤오훙수", "Xiaohongshu")]),
        ("Шёлковый Путь (Silk Road) длинный.", [("Шёлковый Путь", "Silk Road")]),
        # Near each other, and no more.
        ("他们都很喜欢使用的一个应用小红书（Xiaohongshu）", []),
        ("Paris (France) is a city.", []),
        ("Burma, known as a quiet land, borders Laos.", []),
        ("The north of Ireland, later called Ulster, rose.", []),
        ("Ann, Bob and Cid, also known as Kings, sang.", []),
        ("It was officially known as the “War to End Wars”.", []),
        ("The lion (EU) slept.", []),
        ("Burma, also known as Burma, borders Laos.", []),
        ("", []),
    ],
)  # fmt: skip
def test_only_what_is_said_to_be_the_same(sentence: str, pairs: list[tuple[str, str]]) -> None:
    assert [(found.one, found.other) for found in alias_pairs(sentence)] == pairs


def test_the_evidence_holds_both_names() -> None:
    paragraph = "First of all. Burma, also known as Myanmar, borders Laos."
    found = alias_pairs(paragraph)[0]
    assert paragraph[found.start : found.end] == "Burma, also known as Myanmar"


def test_a_long_form_begins_with_the_abbreviations_first_letter() -> None:
    assert long_form("OAU", "the Organisation of African Unity") == len("the ")
    assert long_form("OAU", "the African Unity") is None
