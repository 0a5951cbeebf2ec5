"""What of the page is in which language: the words that are the page's own, as it goes through its states."""

from __future__ import annotations

from playwright.sync_api import Page

OWN = """() => {
    const foreign = '[dir="auto"], script, style, textarea, code, .filename', found = [];
    const look = (node) => {
        if (node.nodeType === Node.TEXT_NODE) found.push(node.data.trim());
        if (node.nodeType !== Node.ELEMENT_NODE || !node.checkVisibility()) return;
        for (const name of ["placeholder", "aria-label", "title"]) found.push(node.getAttribute(name) ?? "");
        if (!node.matches(foreign)) node.childNodes.forEach(look);
    };
    look(document.body);
    return found.filter((words) => /[A-Za-z]{3}/.test(words));
}"""
QUESTIONS = "question\nHow many voles does a barn owl eat?\n\nWhich volcano erupted near Reykjavik yesterday?\nhello\n"


def own_words(page: Page) -> set[str]:
    """The page's own words in all of its states; the page is found by its marks, whatever it is called in its language.

    Asks, edits, and answers a file of questions; ends in the tab "Batch".
    """
    said: set[str] = set()

    def look() -> None:
        said.update(page.evaluate(OWN))

    page.wait_for_selector(".pq-welcome .pq-asking button")
    look()
    for do, shown in (("chip", ".pq-choices button"), ("keys", ".pq-keys[open]")):
        page.click(f"[data-do={do}]")
        page.wait_for_selector(shown)
        look()
        page.keyboard.press("Escape")
    for question in (
        "How many voles does a barn owl eat? after:2020-01",
        "hello",
        "Which volcano erupted in Reykjavik?",
    ):
        turns = page.locator(".pq-turn").count()
        page.fill(".pq-ask textarea", question)
        page.press(".pq-ask textarea", "Enter")
        page.locator(".pq-turn .pq-tools").nth(turns).wait_for()
        look()
    page.locator("[data-do=open]").first.click()
    page.wait_for_selector("mark.pq-now")
    look()
    page.locator("[data-do=only]").first.click()  # this article
    page.locator("[data-do=like]").first.click()
    page.locator("[data-do=unlike]").wait_for()
    page.locator("[data-do=edit]").first.click()
    page.locator(".pq-chats summary").click()
    look()
    page.locator("#pq-tabs [role=tab]").nth(1).click()
    page.wait_for_selector(".pq-list")
    page.locator(".pq-select input").first.check()
    page.locator(".pq-remove > button").first.click()
    look()
    page.locator(".pq-search :is(input, textarea)").fill("no such article")
    page.wait_for_selector(".pq-empty")
    look()
    page.locator("#pq-tabs [role=tab]").nth(2).click()
    page.set_input_files(
        ".pq-batch input[type=file]", {"name": "asked.csv", "mimeType": "text/csv", "buffer": QUESTIONS.encode()}
    )
    page.wait_for_selector(".pq-batch .pq-status")
    look()
    page.locator(".pq-batch button.primary").click()
    page.locator(".pq-sheet tbody tr").nth(2).wait_for()
    page.locator(".pq-batch .pq-status").wait_for()
    look()
    return said
