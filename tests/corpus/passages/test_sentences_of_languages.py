"""Sentence bounds in other languages than English, on texts of our own."""

import pytest

from pullquote.corpus.passages.sentences import sentences


@pytest.mark.parametrize(
    ("language", "between", "parts"),
    [
        ("zh", "", ["馆长说：“周一关门。周二呢？”", "游客走了。", "会议于2024年5月3日举行。", "票价是3.5元！"]),
        ("zh-TW", "", ["她問：「真的嗎？」", "他說：『是的。』", "兩人都笑了。"]),
        ("ja", "", ["「これは何ですか。」と彼女は言った。", "型番はV2.1です。", "2024年5月3日に出た！", "本当？"]),
        ("ko", " ", ["배가 왔다.", "\"네.\"라고 말했다.", "값은 3.5달러다.", "2024. 5. 3. 문을 열었다."]),
        ("ar", " ", ["هل وصل القارب؟", "نعم، وصل.", "السعر ٣٫٥ دولار.", "د. ليلى قالت: «لا. أبدا.»", "ثم ذهبت!"]),
        ("fa", " ", ["قایق رسید؟", "بله، رسید.", "قیمت ۳٫۵ دلار است."]),
        ("hi", " ", ["नाव आ गई।", "क्या वह बड़ी है?", "डॉ. मेहता आए।", "टिकट 3.5 रु. का है।"]),
        ("ru", " ", ["Лодка, т. е. катер, пришла.", "См. рис. 2.", "Билет стоит 3,5 руб. в день."]),
        ("ru", " ", ["Он сказал: «Да. Нет.»", "Дом стоит на ул. Садовой, д. 5."]),
        ("ru", " ", ["А. П. Орлов жил там в 1899 г. в комнате.", "Он ждал."]),
        ("de", " ", ["Das gilt z. B. hier.", "Am 3. Mai 2024 kam sie.", "Im 19. Jahrhundert war das so."]),
        ("de", " ", ["Er war 19.", "Nun ist er 20."]),
        ("de", " ", ["Sie rief „Halt. Sofort.“ und ging.", "Es kostet ca. 5,3 Mio. Euro.", "Dr. Roth kam."]),
        ("es", " ", ["El Sr. Vega, p. ej., vino.", "¿Qué es?", "¡Un barco!", "Llegó el 3 de mayo de 2024."]),
        ("es", " ", ["Vea la pág. 5.", "La Sra. Gil espera."]),
        ("fr", " ", ["« Oui. Non. » dit-elle.", "Voir p. ex. ceci.", "Mme Roche part le 1er mai 2024."]),
        ("fr", " ", ["Qu'est-ce que c'est ?", "Rien !"]),
        ("pt", " ", ["O Sr. Reis, p. ex., veio.", "Custa R$ 3,50."]),
        ("pt", " ", ["Fica na Av. Central, n.º 5.", "Foi em 3 de maio de 2024."]),
    ],
)  # fmt: skip
def test_sentences_end_where_they_end(language: str, between: str, parts: list[str]) -> None:
    text = between.join(parts)
    assert [text[slice(*each.span)] for each in sentences(text, (0, len(text)), language=language)] == parts


def test_a_long_thai_paragraph_is_parted_at_spaces_into_runs_of_forty_characters_and_more() -> None:
    run = "ห้องสมุดของเมืองนี้เปิดให้ทุกคนเข้าใช้โดยไม่ต้องเสียเงิน"
    text = f"{run} เปิดทุกวัน {run}"
    found = [each.text for each in sentences(text, (0, len(text)), language="th")]
    assert found == [run, f"เปิดทุกวัน {run}"]
    assert len(run) >= 40
    assert [each.text for each in sentences("เปิด ปิด", (0, 8), language="th")] == ["เปิด ปิด"]


def test_signs_that_may_be_letters_are_not_tried_in_every_way() -> None:
    text = "अअअअअअअअअअअअअअअअअअ1. नाव " * 1_000  # took minutes
    assert len(sentences(text, (0, len(text)), language="hi")) == 1_001
