from __future__ import annotations

import pytest

from pullquote.corpus.languages.script_language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry came back.", ""),
        ("这是一个关于渡轮的故事。", "zh"),
        ("これは船の話です。", "ja"),
        ("이것은 배 이야기입니다.", "ko"),
        ("هذه قصة عن العبارة.", "ar"),
        ("זה סיפור על מעבורת.", "he"),
        ("The word 渡轮 means ferry in this long sentence.", ""),
        ("123 !?", ""),
        ("", ""),
    ],
)
def test_a_script_that_one_language_has_tells_it(text: str, code: str):
    assert language(text) == code
