import pytest

from pullquote.corpus.languages.script_language import language, language_of_article


@pytest.mark.parametrize(
    ("text", "code"),
    [("گربه روی پشت‌بام می‌خوابد و شب بیدار است.", "fa"), ("Кіт їсть рибу на подвір'ї.", "uk"), ("Кот ест рыбу.", "ru"),
     ("বিড়াল মাছ খায়।", "bn"), ("பூனை மீன் சாப்பிடும்.", "ta"), ("القطة تأكل السمك.", "ar")],
)  # fmt: skip
def test_languages_of_one_script_are_told_by_letters_of_their_own(text: str, code: str) -> None:
    assert language(text) == code


def test_a_name_from_abroad_makes_no_other_language() -> None:
    assert language("Київ " + "Это длинный рассказ о городе на реке и о его жителях, которые ловят рыбу. " * 2) == "ru"


def test_an_article_is_known_by_its_small_words() -> None:
    assert language_of_article("El gato duerme en la casa.") == "es"
    assert language_of_article("Product; price per month; storage; support\n" * 6) == ""
