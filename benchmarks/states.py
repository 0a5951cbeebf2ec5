"""The states of the page worth looking at, each with a way into it, and a small folder that has them all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.chat import ARTICLES, ask

BRIDGES = "How much did the repair of the Aller bridge cost?"
TOWER = "How high is the Lime Street tower?"
LADDERS = "What does rule 17 say about wet ladders?"
COMPARED = "Compare the Aller bridge and the Lime Street tower"
QUESTIONS = f"question\n{BRIDGES}\n{TOWER}\nWhich volcano erupted near Reykjavik yesterday?\nhello\n{COMPARED}\n"
WRITTEN = {
    "press/bridge-reopens.md": "---\ntitle: The Aller bridge reopens\ndate: 2024-05-02\nauthor: Ida Brandt\n"
    "tags: bridges\n---\n\nThe Aller bridge carries trams again. The repair of the Aller bridge cost 4.2 million "
    "euros, said the town on Thursday. It took two years and used 300 tonnes of steel.\n\n## The work\n\nThe Aller "
    "bridge was built in 1931. Its deck was lifted out in one piece in the spring of 2023.\n",
    "press/bridge-audit.md": "---\ntitle: Auditors look at the bridge\ndate: 2025-11-20\nauthor: Paul Nkemelu\n"
    "tags: bridges, money\n---\n\nThe repair of the Aller bridge cost 5.1 million euros, the auditors found. The town "
    "had left out the diversion of the trams.\n",
    "towers.md": "# Water towers\n\nThe Lime Street tower was built in 1908 and holds water for the old town. The Lime "
    "Street tower is the only one that can be climbed.\n\n| Tower | Height | Built |\n|---|---|---|\n"
    "| Lime Street | 38 m | 1908 |\n| North Gate | 29 m | 1922 |\n| Mill Hill | 44 m | 1957 |\n",
    "towers-ar.md": "# برج الماء القديم\n\nبني برج الماء في المدينة القديمة عام 1908 ويبلغ ارتفاعه 38 مترا.\n\nيقع "
    "البرج في Lime Street قرب المحطة.\n",
}
RULES = [f"<h2>Rule {n}</h2><p>{'Keep the stairs of the towers dry and free of dust. ' * 9}</p>" for n in range(1, 30)]
RULES[16] = (
    "<h2>Rule 17</h2><p>Wet ladders are not climbed before noon. Who finds one wet hangs a red flag on its lowest rung."
    f"</p><p>{'Keep the stairs of the towers dry and free of dust. ' * 5}</p>"
)


def articles(folder: Path, browser: Browser) -> Path:
    """Writes them, the bundled ones among them, and one as a PDF."""
    shutil.copytree(ARTICLES, folder, ignore=shutil.ignore_patterns(".*"))
    for name, text in WRITTEN.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    page = browser.new_page()
    page.set_content(f"<title>Rules of the towers</title><h1>Rules of the towers</h1>{''.join(RULES)}")
    page.pdf(path=folder / "rules.pdf", format="A5")
    page.close()
    return folder


def _asked(*questions: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        for question in questions:
            ask(page, question)

    return reach


def _welcome(page: Page) -> None:
    page.wait_for_selector(".pq-welcome .pq-asking button")


def _closest(page: Page) -> None:
    ask(page, "Which volcano erupted near Reykjavik yesterday?")
    page.locator(".pq-answer > details > summary").last.click()


def _opened(question: str, shown: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        ask(page, question)
        if not page.locator(".pq-article").count():  # where there is no room beside the chat it is opened by hand
            page.locator(".pq-open").first.click()
        page.wait_for_selector(shown)

    return reach


def _chips(page: Page) -> None:
    for words in ("press", "bridges"):
        page.locator("[data-do=chip]").click()
        page.keyboard.type(words)
        page.locator(".pq-choices button", has_text=words).first.click()
    ask(page, f"{BRIDGES} after:2025")


def _choosing(page: Page) -> None:
    page.locator("[data-do=chip]").click()
    page.wait_for_selector(".pq-choices button")


def _tab(name: str, shown: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        page.get_by_role("tab", name=name).click()
        page.wait_for_selector(shown)

    return reach


def _batch(page: Page) -> None:
    page.get_by_role("tab", name="Batch").click()
    page.set_input_files(
        ".pq-batch input[type=file]", {"name": "asked.csv", "mimeType": "text/csv", "buffer": QUESTIONS.encode()}
    )
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("5 of 5 questions asked").wait_for()


def _editing(page: Page) -> None:
    ask(page, TOWER)
    page.locator("[data-do=edit]").click()
    page.fill(".pq-edit textarea", BRIDGES)
    page.press(".pq-edit textarea", "Enter")
    page.wait_for_selector(".pq-branches")
    page.locator("[data-do=edit]").click()


def _waiting(page: Page) -> None:
    ask(page, TOWER)
    page.route("**/pulse", lambda route: route.abort())
    page.wait_for_selector(".pq-lost:not(:empty)")
    for question in (BRIDGES, COMPARED):
        page.fill(".pq-ask textarea", question)
        page.press(".pq-ask textarea", "Enter")


STATES: dict[str, Callable[[Page], None]] = {
    "welcome": _welcome,
    "answer": _asked("Why did Tesla call people back?"),
    "differing": _asked(BRIDGES),
    "compared": _asked(COMPARED),
    "table": _asked(TOWER),
    "closest": _closest,
    "talk": _asked("hello"),
    "article": _opened(BRIDGES, "mark.pq-now"),
    "printed": _opened(LADDERS, ".pq-page:has(mark.pq-now) .pq-words span"),
    "list": _tab("Articles", ".pq-list"),
    "chips": _chips,
    "choosing": _choosing,
    "batch": _batch,
    "editing": _editing,
    "waiting": _waiting,
}
