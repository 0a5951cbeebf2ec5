from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html as lxml_html

from pullquote.corpus import Article, Unreadable, split
from pullquote.corpus.formats import html
from pullquote.corpus.text.spans import outside

Read = Callable[[str, bytes | str], Article]
STORY = "The ferry was taken out of service in the spring, and nobody knew when it would come back. "
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Why the ferry is back | News</title>
<meta name="author" content="Ann Lee"><meta name="keywords" content="boats, sea">
<meta property="article:section" content="Travel"><meta property="og:title" content="Why the ferry is back">
<meta property="article:published_time" content="2024-03-02T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/a">About us</a></li></ul></nav>
<article><h1>Why the ferry is back</h1><p>{STORY * 3}</p><h2>2. The old boat</h2><p>{STORY * 3}</p>
<ul><li>It is <b>small</b>.</li><li>It is old.</li></ul><p>Share this:</p></article>
<footer><p>© 2024 Harbour News</p></footer></body></html>"""


def test_a_row_of_very_many_cells_is_read_whole_and_handed_on_in_short_rows(read: Read):
    cells = [f"Boat {number}" for number in range(1_234)]
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    article = read("a.html", PAGE.replace("<h2>", f"<table><tr>{row}</tr><tr><td>Last</td></tr></table><h2>"))
    assert " | ".join(cells) in article.text
    tree = lxml_html.fromstring(f"<table><tr>{row}</tr><tr><td>Last</td></tr></table>")
    html._break_long_rows(tree)
    rows = [[cell.text for cell in each] for each in tree.iter("tr")]
    assert [len(each) for each in rows] == [200] * 6 + [34, 1]
    assert [cell for each in rows for cell in each] == [*cells, "Last"]


def test_the_article_its_title_author_and_date(read: Read):
    article = read("a.html", PAGE)
    assert (article.title, article.author, article.date) == ("Why the ferry is back", "Ann Lee", "2024-03-02")
    assert set(article.tags) == {"boats", "sea", "Travel"}
    assert article.language == "en"
    assert article.text.startswith("The ferry was taken")
    assert "About us" not in article.text


def test_a_page_may_be_a_lone_paragraph(read: Read):
    assert read("page.html", "<p>Open in <b>May</b>.</p>").text == "Open in May."


def test_headings_are_the_page_s(read: Read):
    article = read("a.html", PAGE)
    assert [(mark.level, article.text[mark.start : mark.end]) for mark in article.headings] == [(2, "The old boat")]
    found = split(article)
    assert [passage.heading for passage in found] == ["", "The old boat"]
    assert "It is small." in [article.text[slice(*span)] for span in found[-1].sentences]


def test_the_page_s_word_on_its_encoding_is_believed(read: Read):
    page = PAGE.replace("utf-8", "windows-1251").replace("The ferry", "Паром")
    assert read("a.htm", page.replace("©", "").encode("windows-1251")).text.startswith("Паром was taken")


def test_an_article_cut_by_advertisements_is_put_together(read: Read):
    parts = ["".join(f"<p>Part {part}{line}. {STORY}</p>" for line in "abcdef") for part in (1, 2)]
    boxes = "".join(f'<div><div class="article-body">{part}</div></div><div><span>Buy</span></div>' for part in parts)
    text = read("a.html", f"<html><head><title>Ferries</title></head><body>{boxes}</body></html>").text
    assert "Part 1a." in text
    assert "Part 2f." in text


def test_a_page_without_an_article_gives_all_its_words(read: Read):
    assert "Hello" in read("a.html", "<html><body><div><span>Hello there</span></div></body></html>").text


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><div></div></body></html>"])
def test_a_page_without_words_is_refused(read: Read, page: str):
    with pytest.raises(Unreadable, match=r"a\.html contains no text"):
        read("a.html", page)


def body(read: Read, inside: str) -> str:
    """The words that are searched."""
    return searched(read("a.html", f"<html><head><title>Notes</title></head><body><main>{inside}</main></body></html>"))


def searched(article: Article) -> str:
    spans = outside(article.noise, 0, len(article.text))
    return "".join(article.text[start:end] for start, end in spans).strip()


def test_what_stands_around_the_article_is_kept_as_noise_behind_it(read: Read):
    article = read("a.html", PAGE)
    assert article.text.endswith("\n\n© 2024 Harbour News")
    assert "Harbour News" not in searched(article)


LONG = "".join(f"<p>{STORY}Line {number} of the report tells it again.</p>" for number in range(6))


def test_words_in_any_inline_element_stay_in_their_sentence(read: Read):
    text = body(
        read,
        f"{LONG}<p>The boat sails <time>on 9 June</time>; press <button>Start</button>, read <output>42</output> on"
        " <label>the scale</label> and ask <x-name>Ole</x-name>.</p>",
    )
    assert "The boat sails on 9 June; press Start, read 42 on the scale and ask Ole." in text


def test_every_article_of_a_page_counts(read: Read):
    parts = "".join(f"<article><h2>Question {n}</h2><p>Answer {n} is known. {STORY}</p></article>" for n in range(4))
    text = body(read, parts)
    assert all(f"Answer {n} is known." in text for n in range(4))


@pytest.mark.parametrize(
    "part",
    [
        '<div class="warning"><p>Never lift the lid while it turns.</p></div>',
        '<aside class="note"><p>Never lift the lid while it turns.</p></aside>',
        "<figure><img src='a.png'><figcaption>Never lift the lid while it turns.</figcaption></figure>",
        "<div><span>Never lift the lid while it turns.</span></div>",
        '<p class="share-prices">Never lift the lid while it turns.</p>',
        '<ul><li><a href="/lid">Never lift the lid while it turns.</a></li></ul>',
        "<table><tr><td>Rule</td><td><ul><li>Never lift the lid while it turns.</li></ul></td></tr></table>",
    ],
)
def test_boxes_captions_lists_and_bare_text_inside_an_article_stay(read: Read, part: str):
    assert "Never lift the lid while it turns." in body(read, LONG + part + LONG.replace("again", "once more"))


def test_a_lead_in_the_header_and_a_list_at_the_end_stay(read: Read):
    text = body(
        read,
        "<article><header><h1>Notes</h1><p>All boats stop at noon on the last day of May.</p></header>"
        f"{LONG}<ul><li>Bring a coat.</li><li>Bring a lamp.</li></ul></article>",
    )
    assert "All boats stop at noon" in text
    assert text.endswith("Bring a lamp.")


def test_struck_out_words_are_noise(read: Read):
    article = read("a.html", f"<html><body>{LONG}<p>A ticket costs <del>20</del> 15 crowns.</p></body></html>")
    noise = [article.text[start:end] for start, end in article.noise]
    assert "20" in "".join(noise)
    assert "15" not in "".join(noise)


def test_a_page_that_only_asks_for_javascript_is_named(read: Read):
    with pytest.raises(Unreadable, match="only in a browser with JavaScript"):
        read("a.html", "<html><body><div>You need to enable JavaScript to run this app.</div></body></html>")


def test_links_that_lead_away_and_shares_are_left_out(read: Read):
    text = body(
        read, f'{LONG}<p>Related: <a href="/b">Ten things about boats</a></p>{LONG}<div class="share">Share</div>'
    )
    assert "Ten things" not in text


def test_what_follows_a_heading_named_for_related_posts_is_left_out(read: Read):
    others = "".join(
        f"<article><p>Another tale number {n} tells of boats in a far-off bay.</p></article>" for n in range(5)
    )
    text = body(read, f'<article>{LONG}<h3 class="relatedpoststitle">More</h3>{others}</article>')
    assert "Line 5" in text
    assert "Another tale" not in text


@pytest.mark.parametrize("name", ["ad-hoc-news", "social-care", "comment-period", "share-price-table"])
def test_a_box_is_furniture_by_its_whole_name(read: Read, name: str):
    assert "Boats pay nine crowns." in body(read, f'{LONG}<div class="{name}"><p>Boats pay nine crowns.</p></div>')


def test_lines_parted_by_breaks_and_headings_that_are_anchors_stay(read: Read):
    assert "Monday nine to five" in body(read, "Hours<br>Monday nine to five<br><br>The gate is closed in winter.")
    asked = "".join(
        f'<article><h3><a href="#q{n}">Question {n}?</a></h3><p>Reply {n} is yes.</p></article>' for n in range(4)
    )
    assert "Question 3?" in body(read, asked)


def test_words_struck_by_their_style_are_noise(read: Read):
    article = read(
        "a.html", f"<html><body>{LONG}<p>It costs <span style='text-decoration:line-through'>20</span> 15.</p>"
    )
    assert "20" in "".join(article.text[start:end] for start, end in article.noise)


def test_words_struck_by_the_style_of_their_class_are_noise(read: Read):
    line = "{text-decoration: line-through}"
    sheet = f"<style>p{{top:0}} /* .now{line} */ span.was, .old{line} .b .now{line}"
    words = (
        "<p>It costs <span class='x was'>20</span> <span class=now>15</span>, on 10<span class=up>6</span> days.</p>"
    )
    article = read("a.html", f"<head>{sheet} .up{{vertical-align:super}}</style></head><body>{LONG}{words}</body>")
    assert [article.text[start:end] for start, end in article.noise] == ["20"]
    assert "15, on 10⁶ days" in article.text


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.x{text-decoration:line-through}}",
        "@supports (a:b){@media print{.x{text-decoration:line-through}} .y{top:0}}",
        ".x{text-decoration:line-through; text-decoration:none !important}",
        ".x{text-decoration-line:line-through} .x{text-decoration:none}",
        ".x{position:relative; top:-.5em}",
        "} .y{text-decoration:line-through",
    ],
)
def test_words_that_no_style_strikes_or_raises_stay(read: Read, sheet: str):
    page = f"<head><style>{sheet}</style></head><body>{LONG}<p>It costs <span class=x>20</span> euros.</p></body>"
    article = read("a.html", page)
    assert "It costs 20 euros." in article.text
    assert article.noise == ()


@pytest.mark.parametrize("said", ["vertical-align:SUPER", "position:relative; top:-.4em; font-size:75%"])
def test_a_rule_after_one_for_print_raises_words(read: Read, said: str):
    sheet = f"@import 'a.css'; @media print{{.x{{display:none}}}} .x{{{said}}}"
    page = f"<head><style>{sheet}</style></head><body>{LONG}<p>Of 10<span class=x>6</span> euros.</p></body>"
    assert "Of 10⁶ euros." in read("a.html", page).text


def test_a_lead_beside_the_headline_stays_where_the_body_is_in_another_box(read: Read):
    head = "<header><h1>Notes</h1><p>Swimming costs nine euros from May on.</p></header>"
    assert body(read, f"{head}<div>{LONG}</div>").startswith("Swimming costs nine euros")


def test_a_place_where_a_word_may_break_loses_nothing(read: Read):
    assert "They cooperate well." in body(read, f"<article>{LONG}<p>They co<wbr>operate well.</p></article>")


def article(body: str) -> str:
    return f"<html><head><title>Harbour</title></head><body><main><h1>Harbour</h1>{body}</main></body></html>"


OFFICE = "".join(
    f"<p>The harbour office has desk {n} for small boats and answers questions by phone on weekdays.</p>"
    for n in range(9)
)


def test_a_small_page_is_read_whole(read: Read):
    table = "<table><tr><td>A</td><td>1</td></tr></table>"
    listed = "<ol><li>Turn the key.<ol><li>left first</li></ol></li><li><a href=/b>Form 12</a></li></ol>"
    text = read(
        "a.html",
        article(f"<table><tr><th>Kind</th><th>Part</th></tr><tr><td>B</td><td>{table}</td></tr></table>{listed}"),
    ).text
    assert text.split("\n\n") == ["Kind | Part", "Kind: B; Part: A 1", "Turn the key.", "left first", "Form 12"]


def test_raised_numbers_of_formulas(read: Read):
    page = article("<p>It holds <math><msup><mn>10</mn><mn>6</mn></msup></math> litres of water in a year.</p>")
    assert read("a.html", page).text == "It holds 10⁶ litres of water in a year."


def test_what_a_reader_can_open_is_read_and_what_stays_hidden_is_not(read: Read):
    panels = "<div role=tabpanel hidden><p>Hold Shift while it starts.</p></div>"
    panels += "<button aria-controls=b>Where?</button><div id=b style='display:none'><p>In the old mill.</p></div>"
    text = read("a.html", article(f"{panels}<p hidden>Secret draft.</p><p>Press F8 while it starts.</p>")).text
    assert "Hold Shift" in text
    assert "old mill" in text
    assert "Secret" not in text


def test_a_lead_in_the_header_of_an_article_and_a_sentence_that_is_mostly_a_link(read: Read):
    page = f"<article><header><h1>Lights</h1><p>From May the lamps are off at one to save money.</p></header>{OFFICE}"
    page += "<p>See also <a href=/p>the price list for boats of the year 2024</a>.</p><p>That is all.</p></article>"
    found = read("a.html", f"<html><body>{page}</body></html>")
    shown = "".join(found.text[start:end] for start, end in outside(found.noise, 0, len(found.text)))
    assert shown.startswith("From May the lamps are off at one to save money.")
    assert "See also the price list for boats of the year 2024." in shown


def test_a_heading_with_an_anchor_is_a_place(read: Read):
    page = f"{OFFICE}<h2 id=fees>Fees and dues</h2><p>A berth costs 40 euros a night in the summer.</p>"
    found = read("a.html", article(page))
    assert found.place(found.text.index("40 euros")) == "Fees and dues (#fees)"
    assert found.place(0) == ""


def test_labels_beside_values_of_a_table(read: Read):
    rows = "<tr><td>Weight</td><td>1.1 kg</td></tr><tr><td>Cord</td><td>75 cm</td></tr>"
    headed = "<tr><th>Colour</th><td>red</td></tr><tr><th>Size</th><td>large</td></tr>"
    text = read("a.html", article(f"<table>{rows}</table><p>Or:</p><table>{headed}</table>")).text
    assert text.split("\n\n") == ["Weight: 1.1 kg", "Cord: 75 cm", "Or:", "Colour; red", "Size; large"]


def test_links_below_a_line_that_leads_away_are_left_out(read: Read):
    items = "".join(f"<li>How the mill <a href='/{n}'>was sold to a town in the north {n}</a></li>" for n in range(3))
    kept = "<p>The ferry sails at nine, see <a href='/t'>its times</a>.</p>"
    text = read(
        "a.html", f"<html><body><article>{LONG}<h4>More great stories</h4><ul>{items}</ul>{kept}</article>"
    ).text
    assert "was sold" not in text
    assert "The ferry sails at nine, see its times." in text
    text = read("a.html", f"<html><body><article>{LONG}<h4>Sold mills</h4><ul>{items}</ul>{kept}</article>").text
    assert text.count("was sold") == 3
