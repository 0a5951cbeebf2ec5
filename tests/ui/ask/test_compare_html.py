"""A comparison on the page: two columns, foreign text shown and never run."""

from pullquote.corpus import Article
from pullquote.qa import Answer, Comparison, Quote
from pullquote.qa.answers.answer import ComparisonRow
from pullquote.ui.ask import answer_html

TEXT = "Owls hunt at night. Crows hunt by day."
BIRDS = Article("birds.md", "Birds", TEXT, "")
OWLS = Quote("birds.md", "Birds", 0, 19, TEXT[:19], 0, 19, 0.9)
CROWS = Quote("birds.md", "Birds", 20, 38, TEXT[20:], 20, 38, 0.9)


def shown(*rows: ComparisonRow) -> str:
    laid = Comparison(("owls", "<crows>"), rows)
    answer = Answer("?", "?", "", (OWLS, CROWS), 0.9, True, parts=(), comparison=laid)
    return answer_html.answer(answer, {"birds.md": BIRDS}.__getitem__)


def test_each_side_has_a_column_and_what_both_are_told_about_a_row() -> None:
    html = shown(ComparisonRow("hunt", ((0,), (1,))))
    assert '<th scope="col" dir="auto">&lt;crows&gt;</th>' in html
    assert '<th scope="rowgroup" colspan="2" dir="auto">hunt</th>' in html
    assert html.index('data-side="owls"') < html.index("Owls hunt") < html.index('data-side="&lt;crows&gt;"')
    assert 'data-number="2"' in html


def test_a_sentence_on_both_stands_once() -> None:
    assert shown(ComparisonRow("", ((0,), (0,)))).count("<figure") == 1
