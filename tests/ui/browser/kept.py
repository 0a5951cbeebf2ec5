"""A conversation with every kind of answer, as a browser keeps it, and the articles that it quotes."""

from __future__ import annotations

from playwright.sync_api import Page

from pullquote.qa import Answer, Comparison, Group, Quote
from pullquote.qa.answers.answer import Cell, ComparisonRow
from tests.ui.served import Served

ROW = "| Lime Street | 38 m | 1908 |"
ARTICLES = {
    "bridge.md": "# Bridge\n\nThe Aller bridge was built in 1931. The repair cost 4.2 million euros.\n",
    "audit.md": "---\ndate: 2025-11-20\n---\n\n# Audit\n\nThe repair cost 5.1 million euros, auditors found.\n",
    "towers.md": "# Towers\n\nThe Lime Street tower was built in 1908.\n\n| Tower | Height | Built |\n|---|---|---|\n"
    + ROW,
    "arabic.md": "# برج الماء القديم\n\nبني برج الماء عام 1908 قرب Lime Street في المدينة.\n\n"
    "The tower is 38 m high.\n\n"
    + "".join(f"سطر آخر من النص رقم {n}.\n\n" for n in range(40))
    + "ارتفاع البرج 38 مترا (38 m) فوق الأرض.\n",
}
ARABIC, ARABIC_TOO = "بني برج الماء عام 1908 قرب Lime Street في المدينة.", "ارتفاع البرج 38 مترا (38 m) فوق الأرض."


def quote(name: str, words: str, answer: str = "", date: str = "", cells: tuple[Cell, ...] = ()) -> Quote:
    """These words of an article."""
    text = ARTICLES[name]
    start = text.index(words)
    at = start + words.index(answer)
    title = text[text.index("# ") + 2 :].partition("\n")[0]
    return Quote(name, title, start, start + len(words), words, at, at + len(answer), 0.9, date=date, cells=cells)


def cell(head: str, text: str) -> Cell:
    """A cell of the table."""
    whole = ARTICLES["towers.md"]
    top, row = whole.index("| Tower") + "| Tower | Height | Built |".index(head), whole.index(ROW) + ROW.index(text)
    return Cell(head, top, top + len(head), text, row, row + len(text))


def answer(question: str, text: str, *quotes: Quote, found: bool = True, confidence: float = 0.9) -> Answer:
    return Answer(question, question, text, quotes, confidence, found)


def differing() -> Answer:
    new = quote("audit.md", "The repair cost 5.1 million euros, auditors found.", "5.1 million euros", "2025-11-20")
    old = quote("bridge.md", "The repair cost 4.2 million euros.", "4.2 million euros")
    groups = (Group("4.2 million euros", 0.9, (1,)), Group("5.1 million euros", 0.9, (0,)))
    return Answer("What did the repair cost?", "", "5.1 million euros", (new, old), 0.9, True, answers=groups)


def compared() -> Answer:
    sides = (quote("bridge.md", "The Aller bridge was built in 1931.", "1931"),)
    sides += (quote("towers.md", "The Lime Street tower was built in 1908.", "1908"),)
    laid = Comparison(("Aller bridge", "Lime Street tower"), (ComparisonRow("built", ((0,), (1,))),))
    return Answer("Compare them", "", "", sides, 0.9, True, comparison=laid)


TABLE = quote("towers.md", ROW, "38 m", cells=(cell("Tower", "Lime Street"), cell("Height", "38 m")))
PASSAGE = quote("bridge.md", "The Aller bridge was built in 1931.")
ANSWERS = {
    "differing": differing(),
    "compared": compared(),
    "table": answer("How high is it?", "38 m", TABLE),
    "arabic": answer(
        "متى بني البرج؟", "1908", quote("arabic.md", ARABIC, "1908"), quote("arabic.md", ARABIC_TOO, "38 m")
    ),
    "weak": answer("Who painted it?", "1931", PASSAGE, confidence=0.2),
    "missed": answer("Who sank it?", "", PASSAGE, found=False, confidence=0.1),
    "talk": Answer("hello", "", "", (), 0.0, False, reply="Hello."),
}


def show(page: Page, served: Served, *names: str) -> None:
    """The conversation with these answers, all by default; the first question has another version."""
    turns = [{"question": one.question, "answer": one.to_dict()} for one in map(ANSWERS.__getitem__, names or ANSWERS)]
    turns[0]["before"] = [[dict(turns[0])]]
    page.goto("about:blank")
    page.goto(served.url)
    page.evaluate(
        """kept => {
            sessionStorage.clear();
            localStorage.setItem("pullquote:chats", JSON.stringify({ kept }));
        }""",
        {"id": "kept", "title": "Kept", "turns": turns, "saved": 1},
    )
    page.goto("about:blank")
    page.goto(f"{served.url}#chat=kept")
    page.locator(".pq-turn").nth(len(turns) - 1).wait_for()
