"""Dates: each written form gives the same day, what is no date gives none, and which dates meet."""

import pytest

from pullquote.index.text.dates import Date, dates


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2024", "3rd of May, 2024", "May 3, 2024", "May 3rd 2024", "3-May-2024", "2024-05-03", "2024/5/3",
        "03.05.2024", "on MAY 3, 2024.", "(2024-05-03)",
    ],
)  # fmt: skip
def test_written_forms_of_one_day(text: str) -> None:
    (mention,) = dates(text)
    assert Date(2024, 5, 3) in mention.readings


@pytest.mark.parametrize(
    "text",
    [
        "2024年5月3日", "２０２４年５月３日", "2024년 5월 3일", "2024. 5. 3.", "am 3. Mai 2024", "3 de mayo de 2024",
        "3 de mayo del 2024", "le 3 mai 2024", "3 de maio de 2024", "3 мая 2024 г.", "3 maggio 2024", "3 mei 2024",
        "٣ مايو ٢٠٢٤", "۳ مه ۲۰۲۴", "3 मई 2024", "३ मई २०२४", "3 พฤษภาคม 2567", "3 พฤษภาคม พ.ศ. 2567", "3 maja 2024",
        "3 Mayıs 2024",
    ],
)  # fmt: skip
def test_written_forms_of_one_day_in_other_languages(text: str) -> None:
    (mention,) = dates(text)
    assert mention.readings == (Date(2024, 5, 3),)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5月3日", Date(0, 5, 3)), ("2024年5月", Date(2024, 5)), ("mayo de 2024", Date(2024, 5)),
        ("im Mai 2024", Date(2024, 5)), ("1er août 2024", Date(2024, 8, 1)), ("el 3 de mayo", Date(0, 5, 3)),
        ("в мае 2024 года", Date(2024, 5)), ("am 3. Juni", Date(0, 6, 3)),
    ],
)  # fmt: skip
def test_parts_of_dates_in_other_languages(text: str, date: Date) -> None:
    (mention,) = dates(text)
    assert mention.readings == (date,)


@pytest.mark.parametrize(
    "text", ["4 Mars rovers", "He ate 2 Mayo rolls", "chapter 3. August", "12 mart", "3 年", "13月40日"]
)
def test_no_date_in_other_languages(text: str) -> None:
    assert dates(text) == []


def test_figures_that_may_be_read_two_ways_are_read_both_ways() -> None:
    (mention,) = dates("05/03/2023")
    assert mention.readings == (Date(2023, 3, 5), Date(2023, 5, 3))
    assert dates("25/12/2023")[0].readings == (Date(2023, 12, 25),)


@pytest.mark.parametrize("text", ["2024", "may 2.5", "31/31/2024", "10-20-30", "part 2024-018", "You may eat 40 figs."])
def test_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("told", "asked", "meets"),
    [
        ("2024-05-03", "3 May 2024", True),
        ("3 May", "3 May 2024", True),
        ("3 May 2024", "May 2024", True),
        ("May 2024", "3 May 2024", False),
        ("4 May 2024", "3 May 2024", False),
        ("3 May 2023", "3 May 2024", False),
    ],
)
def test_a_date_meets_the_one_it_is_or_lies_in(told: str, asked: str, meets: bool) -> None:
    assert dates(told)[0].meets(dates(asked)[0]) is meets
