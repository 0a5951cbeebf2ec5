"""Files of questions: what is read, what is refused, and the line it stands on."""

from pathlib import Path

import pytest

from pullquote.qa import Question
from pullquote.ui.files.excel_file import workbook
from pullquote.ui.files.question_file import blanks, count, history_of, rows


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def questions(path: Path) -> list[tuple[int, Question]]:
    return [(row.line, row.question) for row in rows(path)]


def test_csv_columns_in_any_order_and_case(tmp_path: Path) -> None:
    path = write(
        tmp_path / "q.csv", 'ID, Question ,notes,history\n7,"Who, then?",x,Earlier?\n,Why?,,"[""a"", ""b""]"\n'
    )
    assert questions(path) == [
        (2, Question("Who, then?", ("Earlier?",), "7")),
        (3, Question("Why?", ("a", "b"), None)),
    ]


def test_csv_counts_lines_across_line_breaks_in_cells_and_skips_empty_rows(tmp_path: Path) -> None:
    path = write(tmp_path / "q.csv", 'question,id\r\n"two\r\nlines",1\r\n,\r\n\r\nthird\r\n')
    assert questions(path) == [(2, Question("two\r\nlines", (), "1")), (6, Question("third", (), None))]


def test_jsonl_types(tmp_path: Path) -> None:
    path = write(
        tmp_path / "q.jsonl",
        '{"question": "a", "id": 7}\n\n{"question": "b", "history": ["x", "", "y"]}\n'
        '{"question": "[c] d", "history": "[sic] z", "id": null}',
    )
    assert questions(path) == [
        (1, Question("a", (), 7)),
        (3, Question("b", ("x", "y"), None)),
        (4, Question("[c] d", ("[sic] z",), None)),
    ]


@pytest.mark.parametrize("name", ["q.csv", "q.jsonl"])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, name: str) -> None:
    text = "question\nWhy?\n" if name == "q.csv" else '{"question": "Why?"}\n'
    assert [question.text for _, question in questions(write(tmp_path / name, "\ufeff" + text))] == ["Why?"]


@pytest.mark.parametrize("text", ["a\u2028b\u0085c", "naïve\0nul", "👩‍👩‍👧 e\u0301", "أين؟", "x" * 20_000])
def test_odd_text_arrives_untouched(tmp_path: Path, text: str) -> None:
    import json

    assert [q.text for _, q in questions(write(tmp_path / "q.csv", f'question\n"{text}"\n'))] == [text]
    assert [q.text for _, q in questions(write(tmp_path / "q.jsonl", json.dumps({"question": text})))] == [text]


BAD = [
    ("q.csv", "", "no column 'question'"),
    ("q.csv", "theme,id\nWho,1\n", "no column 'question' in its first line (it has: theme, id)"),
    ("q.csv", "question\nok\nwho,what\n", "line 3: 2 cells under 1 columns"),
    ("q.csv", 'question,id\nok,1\n"?!",2\n', "line 3: the question '?!' contains no words"),
    ("q.xlsx", "question\nok\n", "is damaged"),
    ("q.csv", 'question\nok\n"open\n', "unexpected end of data"),
    ("q.csv", "question\n" + "x" * 200_000, "field larger than field limit"),
    ("q.csv", b"question\n\xff\0\0\0\0", "is not text"),
    ("q.jsonl", '{"question": "ok"}\n{"question": }\n', "line 2: not JSON"),
    ("q.jsonl", "[" * 100_000, "line 1: not JSON"),
    ("q.jsonl", '"why"\n', "line 1: not an object"),
    ("q.jsonl", '{"id": 1}\n', "line 1: no question"),
    ("q.jsonl", '{"question": 5}\n', "line 1: the question is 5, not a text"),
    ("q.jsonl", '{"question": "\\ud800"}\n', "line 1: the question is not valid Unicode text"),
    ("q.jsonl", '{"question": "a", "id": [1]}\n', "line 1: id is [1], not a string or a whole number"),
    ("q.jsonl", '{"question": "a", "id": true}\n', "line 1: id is True"),
    ("q.jsonl", '{"question": "a", "history": {"b": 1}}\n', "line 1: history must be a string"),
    ("q.jsonl", '{"question": "a", "history": [1]}\n', "line 1: history must be a string"),
]


@pytest.mark.parametrize(("name", "text", "told"), BAD)
def test_a_bad_file_is_told_by_line(tmp_path: Path, name: str, text: str | bytes, told: str) -> None:
    path = write(tmp_path / name, text)
    with pytest.raises(ValueError, match=name) as error:
        count(path)
    assert told in str(error.value)


def test_the_first_bad_lines_are_told_and_the_others_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "q.jsonl", '{"question": "ok"}\n' + "{}\n" * 5)
    with pytest.raises(
        ValueError, match="line 2: no question; line 3: no question; line 4: no question; and 2 more bad lines"
    ):
        count(path)


def test_count_counts(tmp_path: Path) -> None:
    assert count(write(tmp_path / "q.csv", "question\n" + "why\n" * 40)) == 40


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_may_be_separated_by_commas_semicolons_or_tabs(tmp_path: Path, sign: str) -> None:
    path = write(tmp_path / "q.csv", f'id{sign}question\n7{sign}"Who{sign} then?"\n')
    assert questions(path) == [(2, Question(f"Who{sign} then?", (), "7"))]


def test_what_is_too_long_to_ask_is_told_in_one_line(tmp_path: Path) -> None:
    path = write(tmp_path / "q.csv", f"question\nWhy?\n{'x' * 20_001}\n")
    with pytest.raises(ValueError, match=r"q.csv, line 3: 20001 characters in one question; 20000 at most"):
        questions(path)
    with pytest.raises(ValueError, match="51 earlier questions; 50 at most"):
        history_of(["Why?"] * 51)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_may_be_in_the_encodings_that_spreadsheets_write(tmp_path: Path, encoding: str) -> None:
    asked = ["Where is the Café Müller, and who was Élodie Übel?", "Who sells crème brûlée near Zürich?"]
    path = write(tmp_path / "q.csv", "\r\n".join(["question", *(f'"{text}"' for text in asked)]).encode(encoding))
    assert [question.text for _, question in questions(path)] == asked


@pytest.mark.parametrize("name", ["Questions", "query", "Q", "PROMPT", "Frage"])
def test_the_column_may_have_any_usual_name(tmp_path: Path, name: str) -> None:
    assert questions(write(tmp_path / "q.csv", f"No.;{name}\n7;Why?\n")) == [(2, Question("Why?", (), "7"))]
    assert questions(write(tmp_path / "q.jsonl", f'{{"{name}": "Why?"}}\n')) == [(1, Question("Why?", (), None))]


def test_the_column_of_the_name_itself_comes_before_usual_ones(tmp_path: Path) -> None:
    assert questions(write(tmp_path / "q.csv", "text,question\nx,Why?\n"))[0][1].text == "Why?"


def test_a_file_without_names_of_columns_is_one_of_questions(tmp_path: Path) -> None:
    assert [q.text for _, q in questions(write(tmp_path / "q.csv", "Who then?\nand why\n"))] == ["Who then?", "and why"]


def test_a_line_that_names_the_separator_is_none_of_questions(tmp_path: Path) -> None:
    assert questions(write(tmp_path / "q.csv", "sep=;\nid;question\n1;Why, then?\n")) == [
        (3, Question("Why, then?", (), "1"))
    ]


def test_rows_without_a_question_are_passed_over_and_named(tmp_path: Path) -> None:
    path = write(tmp_path / "q.csv", "id,question\n1,Why?\n2,\n,\n3, \n4,How?\n")
    assert [question.id for _, question in questions(path)] == ["1", "4"]
    assert (count(path), blanks(path)) == (2, [3, 5])


def test_a_workbook_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "q.xlsx", workbook([["Id", "Question"], [7, "Why <b>&?"], [None, None], [8, " how "]]))
    assert questions(path) == [(2, Question("Why <b>&?", (), "7")), (4, Question(" how ", (), "8"))]
