"""Small files of each kind: the words that come out, and where people find them."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from pullquote.corpus import Article, Unreadable, coverage, view
from pullquote.corpus.load import read

RELATION = '<Relationships><Relationship Id="r1" Type="x/{kind}" Target="{to}"/></Relationships>'
WITH_R = 'xmlns:r="urn:r"'
ROWS = ["Boat | Day", "Boat: Ketch; Day: 9"]


def packed(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return held.getvalue()


def workbook(rows: str, more: str = "", styles: str = "<styleSheet/>") -> bytes:
    links = RELATION.format(kind="worksheet", to="s.xml").replace(
        "</R", '<Relationship Id="r2" Type="x/styles" Target="styles.xml"/></R', 1
    )
    return packed(
        {
            "xl/workbook.xml": f'<workbook {WITH_R}><sheets><sheet name="Q3" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": links,
            "xl/styles.xml": styles,
            "xl/s.xml": f"<worksheet><sheetData>{rows}</sheetData>{more}</worksheet>",
        }
    )


def string(at: str, words: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


def placed(article: Article, words: str) -> str:
    return article.place(article.text.index(words))


HEAD = f'<row r="1">{string("A1", "Boat")}{string("B1", "Day")}</row>'


@pytest.mark.parametrize("text", ["Boat,Day\nKetch,9\n", "Boat;Day\nKetch;9\n", "Boat\tDay\nKetch\t9\n"])
def test_each_row_is_read_with_its_heads(text: str) -> None:
    article = read("a.csv", text.encode())
    assert article.text.split("\n\n") == ROWS
    assert placed(article, "Ketch") == "row 2"


def test_a_cell_of_a_sheet_has_its_name() -> None:
    article = read("a.xlsx", workbook(HEAD + f'<row r="2">{string("A2", "Ketch")}<c r="B2"><v>9</v></c></row>'))
    assert article.text.split("\n\n") == ROWS
    assert (placed(article, "Ketch"), placed(article, "9")) == ("Q3!A2", "Q3!B2")


def test_dates_and_shares_are_read_as_shown() -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    row = '<row r="2"><c r="A2" s="1"><v>45292</v></c><c r="B2" s="2"><v>0.25</v></c></row>'
    assert read("a.xlsx", workbook(HEAD + row, styles=styles)).text.endswith("Boat: 2024-01-01; Day: 25%")


def test_amounts_and_times_longer_than_a_day_are_read_as_shown() -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0.00\\ [$€-407]"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="46"/></cellXfs></styleSheet>'
    )
    row = '<row r="2"><c r="A2" s="1"><v>1234.5</v></c><c r="B2" s="2"><v>1.25</v></c></row>'
    assert read("a.xlsx", workbook(HEAD + row, styles=styles)).text.endswith("Boat: 1,234.50 €; Day: 30:00")


def test_a_line_above_the_heads_and_one_between_rows_are_paragraphs() -> None:
    article = read("a.csv", b"Boats of 2024\n\nBoat,Day\nKetch,9\n")
    assert article.text.split("\n\n") == ["Boats of 2024", *ROWS]


def test_a_cell_may_hold_a_whole_text() -> None:
    story = "The ketch sailed. " * 10_000
    assert story.strip() in read("a.csv", f"Title,Text\nBoats,{story}\n".encode()).text


def test_labels_beside_their_values_are_no_table_with_heads() -> None:
    assert read("a.csv", b"Weight,1.1 kg\nCord,75 cm\nColour,red\n").text.split("\n\n") == [
        "Weight: 1.1 kg",
        "Cord: 75 cm",
        "Colour: red",
    ]


def test_a_merged_cell_counts_for_each_row_it_spans() -> None:
    rows = "".join(
        f'<row r="{n}">{string(f"A{n}", "Ketch") if n == 2 else ""}<c r="B{n}"><v>{n}</v></c></row>' for n in (2, 3)
    )
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'
    assert read("a.xlsx", workbook(HEAD + rows, merged)).text.endswith("Boat: Ketch; Day: 2\n\nBoat: Ketch; Day: 3")


def test_struck_cells_of_a_sheet_are_left_out() -> None:
    fonts = "<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId='0'/><xf fontId='1'/></cellXfs>"
    runs = '<c r="A2" t="inlineStr"><is><r><rPr><strike/></rPr><t>Yawl</t></r><r><t>Ketch</t></r></is></c>'
    rows = f'{HEAD}<row r="2">{runs}<c r="B2" s="1"><v>7</v></c><c r="C2"><v>9</v></c></row>'
    text = read("a.xlsx", workbook(rows, styles=f"<styleSheet>{fonts}</styleSheet>")).text
    assert text.split("\n\n") == ["Boat | Day", "Boat: Ketch; 9"]


def test_slides_are_counted_and_their_titles_are_headings() -> None:
    shape = "<sp><nvPr>{ph}</nvPr><p><r><t>{words}</t></r></p></sp>"
    drawn = shape.format(ph="", words="It is deep.") + shape.format(ph='<ph type="title"/>', words="The harbour")
    article = read(
        "a.pptx",
        packed(
            {
                "ppt/presentation.xml": f'<presentation {WITH_R}><sldId id="256" r:id="r1"/></presentation>',
                "ppt/_rels/presentation.xml.rels": RELATION.format(kind="slide", to="slides/1.xml"),
                "ppt/slides/1.xml": f"<sld>{drawn}</sld>",
            }
        ),
    )
    assert article.text == "The harbour\n\nIt is deep."
    assert placed(article, "deep") == "slide 1"


def test_raised_numbers_charts_and_diagrams_of_a_slide() -> None:
    link = '<Relationship Id="{0}" Type="x/{0}" Target="{0}.xml"/>'
    points = "<ser><tx><pt><v>Sold</v></pt></tx><cat><pt><v>May</v></pt></cat><val><pt><v>19</v></pt></val></ser>"
    parts: dict[str, str | bytes] = {
        "ppt/presentation.xml": f'<presentation {WITH_R}><sldId id="256" r:id="r1"/></presentation>',
        "ppt/_rels/presentation.xml.rels": RELATION.format(kind="slide", to="slides/1.xml"),
        "ppt/slides/1.xml": '<sld><sp><p><r><t>10</t></r><r><rPr baseline="30000"/><t>6</t></r></p></sp></sld>',
        "ppt/slides/_rels/1.xml.rels": f"<R>{link.format('chart')}{link.format('diagramData')}</R>",
        "ppt/slides/chart.xml": f"<chart><title><t>Boats</t></title>{points}</chart>",
        "ppt/slides/diagramData.xml": "<dataModel><pt><p><r><t>First ask</t></r></p></pt></dataModel>",
    }
    text = read("a.pptx", packed(parts)).text
    assert text.split("\n\n") == ["10⁶", "Boats", "Sold", "May; Sold: 19", "First ask"]


def test_struck_words_of_a_slide_are_noise() -> None:
    runs = '<r><t>Nine </t></r><r><rPr strike="sngStrike"/><t>ten</t></r><r><rPr strike="noStrike"/><t> boats</t></r>'
    parts = {
        "ppt/presentation.xml": f'<presentation {WITH_R}><sldId id="256" r:id="r1"/></presentation>',
        "ppt/_rels/presentation.xml.rels": RELATION.format(kind="slide", to="slides/1.xml"),
        "ppt/slides/1.xml": f"<sld><sp><p>{runs}</p></sp></sld>",
    }
    article = read("a.pptx", packed(parts))
    assert [article.text[start:end] for start, end in article.noise] == ["ten"]
    assert article.text == "Nine ten boats"


def test_open_document_words_are_read_as_their_styles_show_them() -> None:
    style = "<style name='{0}'><text-properties {1}/></style>"
    styles = (
        style.format("up", "text-position='super 58%'")
        + style.format("gone", "display='none'")
        + style.format("old", "text-line-through-style='solid'")
    )
    said = (
        "10<span style-name='up'>6</span><span style-name='gone'> secret</span><span style-name='old'> 8</span> boats"
    )
    body = f"<d><automatic-styles>{styles}</automatic-styles><body><text><p>{said}</p></text></body></d>"
    article = read("a.odt", packed({"content.xml": body}))
    assert article.text == "10⁶ 8 boats"
    assert [article.text[start:end] for start, end in article.noise] == [" 8"]


def test_open_document_lists_have_the_numbers_that_people_see() -> None:
    level = "<list-level-style-number level='{}' num-format='{}' num-prefix='{}' num-suffix='{}'/>"
    styles = f"<list-style name='L'>{level.format(1, 1, '§ ', '')}{level.format(2, 'a', '(', ')')}</list-style>"
    inner = "<list><list-item><p>In May.</p></list-item><list-item><p>In June.</p></list-item></list>"
    first = f"<list style-name='L'><list-item><p>Rent</p></list-item><list-item><p>Fuel</p>{inner}</list-item></list>"
    more = "<list style-name='L' continue-numbering='true'><list-item><p>Law</p><p>And court.</p></list-item></list>"
    bullets = "<list style-name='B'><list-item><p>Rope</p></list-item></list>"
    words = f"{first}<p>So.</p>{more}{bullets}"
    body = f"<d><automatic-styles>{styles}</automatic-styles><body><text>{words}</text></body></d>"
    article = read("a.odt", packed({"content.xml": body}))
    said = ["§ 1 Rent", "§ 2 Fuel", "(a) In May.", "(b) In June.", "So.", "§ 3 Law", "And court.", "Rope"]
    assert article.text.split("\n\n") == said


def test_notes_on_cells_and_tables_in_cells_stand_behind_their_table() -> None:
    cell = "<table-cell><p>{}</p></table-cell>"
    inner = f"<table><table-row>{cell.format('in')}{cell.format('3')}</table-row></table>"
    rows = (
        f"<table-row>{cell.format('Boat')}{cell.format('Day')}</table-row><table-row><table-cell><annotation><p>In May."
        f"</p></annotation><p>Ketch</p></table-cell><table-cell><p>9</p>{inner}</table-cell></table-row>"
    )
    body = f"<d><body><text><table>{rows}</table></text></body></d>"
    assert read("a.odt", packed({"content.xml": body})).text.split("\n\n") == [*ROWS, "In May.", "in: 3"]


def test_open_document_text_keeps_notes_and_leaves_out_what_was_deleted() -> None:
    body = (
        "<d><body><text><tracked-changes><p>gone</p></tracked-changes><h outline-level='1'>Tarn</h>"
        "<p>Deep<note><note-citation>1</note-citation><note-body><p>Very.</p></note-body></note><s/>water.</p>"
        "<table><table-row><table-cell><p>Boat</p></table-cell><table-cell><p>Day</p></table-cell></table-row>"
        "<table-row><table-cell><p>Ketch</p></table-cell><table-cell><p>9</p></table-cell></table-row></table>"
        "</text></body></d>"
    )
    article = read("a.odt", packed({"content.xml": body}))
    assert article.text.split("\n\n") == ["Tarn", "Deep water.", "Very.", *ROWS]


def test_a_chapter_of_a_book_is_named_by_its_heading() -> None:
    package = '<package><item id="c" href="c.html"/><itemref idref="c"/></package>'
    parts = {
        "META-INF/container.xml": '<c><rootfile full-path="o/p.opf"/></c>',
        "o/p.opf": package,
        "o/c.html": "<h1>The sea</h1>Loose <b>words</b>.<p>It is wide.</p><p>10<sup>6</sup> m<sup><i>2</i></sup></p>",
    }
    article = read("a.epub", packed(dict(parts)))
    assert article.text.split("\n\n") == ["The sea", "Loose words.", "It is wide.", "10⁶ m²"]
    assert placed(article, "wide") == "The sea"
    sheet = ".a{text-decoration:line-through} .b{display:none}"
    chapter = (
        '<link href="../s.css"/><h2 id="x">Fees</h2>'
        '<p>It costs <span class="a">9</span> 7.<span class="b">No.</span></p>'
        "<table><tr><th>Boat</th><th>Fee</th></tr><tr><td>Yawl</td><td>7</td></tr></table>"
    )
    parts |= {"o/p.opf": package.replace("c.html", "t/c.html"), "o/t/c.html": chapter, "o/s.css": sheet}
    article = read("a.epub", packed(dict(parts)))
    assert article.text.split("\n\n") == ["Fees", "It costs 9 7.", "Boat | Fee", "Boat: Yawl; Fee: 7"]
    assert [article.text[start:end] for start, end in article.noise] == ["9"]
    assert placed(article, "costs") == "Fees"


def test_rich_text() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Font;}}caf\'e9 \u8364? {\b 9}\par{\*\x no}two\par}"
    assert read("a.rtf", rtf).text == "café € 9\n\ntwo"
    noted = rb"{\rtf1{\footer Tarn Ltd\par}Deep{\footnote \pard Very.} water.\par{\footer Tarn Ltd\par}Cold.\par}"
    assert read("a.rtf", noted).text.split("\n\n") == ["Deep water.", "Tarn Ltd", "Very.", "Cold."]
    assert coverage(read("a.rtf", rtf)).share == 1


def test_merged_cells_and_headings_of_rich_text() -> None:
    rows = (
        (rb"\cellx1000\cellx3000", b"Quay", b"Ships"),
        (rb"\cellx1000\cellx2010\cellx3000", b"", b"Spring", b"Autumn"),
        (rb"\clvmgf\cellx1000\cellx2000\cellx3000", b"North", b"21", b"19"),
        (rb"\clvmrg\cellx1000\cellx2000\cellx3000", b"", b"4", b"5"),
    )
    table = b"".join(rb"\trowd%s %s\row" % (row[0], b"".join(rb"%s\cell " % cell for cell in row[1:])) for row in rows)
    article = read("a.rtf", rb"{\rtf1\pard\outlinelevel0 Harbour\par\pard %s\pard Ends.\par}" % table)
    assert article.text.split("\n\n")[3:] == [
        "Quay: North; Ships, Spring: 21; Ships, Autumn: 19",
        "Quay: North; Ships, Spring: 4; Ships, Autumn: 5",
        "Ends.",
    ]
    assert [article.text[h.start : h.end] for h in article.headings] == ["Harbour"]


def test_rich_text_in_the_encodings_of_its_fonts_raised_and_hidden() -> None:
    fonts = rb"{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fnil\fcharset204 B;}}"
    rtf = (
        rb"{\rtf1\ansi"
        + fonts
        + rb"{\f1 \'cf\'e0} 10{\super 6} m\super 2\nosupersub  \v no\v0 {\deleted gone}{\strike 9} end\par}"
    )
    assert read("a.rtf", rtf).text == "Па 10⁶ m² end"


def test_rich_text_notes_boxes_and_cells_in_cells() -> None:
    box = rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box.\par}}}"
    noted = rb"{\rtf1 50 m{\up6 2}{\*\footnote \pard Very.} wide.\par" + box + b"}"
    article = read("a.rtf", noted)
    assert article.text.split("\n\n") == ["50 m² wide.", "Very.", "In a box."]
    assert coverage(article).share == 1


def test_mail_whose_plain_part_is_blank_is_read_from_its_page() -> None:
    part = "--b\nContent-Type: text/{}\n\n{}\n"
    mail = "Subject: Gate\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    mail += part.format("plain", "") + part.format("html", "<p>The gate opens at <b>six</b>.</p>") + "--b--\n"
    assert read("a.eml", mail.encode()).text.split("\n\n") == ["Gate", "The gate opens at six."]


def test_mail_whose_plain_part_only_points_to_its_page() -> None:
    part = "--b\nContent-Type: text/{}; charset=nobody-knows\n\n{}\n"
    mail = "Subject: Gate\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    mail += part.format("plain", "See below.") + part.format("html", "<p>The gate opens at six.</p>") + "--b--\n"
    article = read("a.eml", mail.encode())
    assert article.text.split("\n\n") == ["Gate", "The gate opens at six."]
    assert coverage(article).share == 1


def test_lines_of_mail_and_what_it_quotes_stay_apart() -> None:
    mail = "Subject: Gate\n\nBring:\n- a rope\n- a lamp\nAnn wrote:\n> When does it open?\n>> On Monday."
    said = ["Gate", "Bring:", "- a rope", "- a lamp", "Ann wrote:", "When does it open?", "On Monday."]
    assert read("a.eml", mail.encode()).text.split("\n\n") == said


def test_a_message_that_is_sent_on_is_read() -> None:
    inner = "--b\nContent-Type: message/rfc822\n\nSubject: Fees\n\nNine euros.\n--b--\n"
    head = "Subject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    article = read("a.eml", f"{head}--b\nContent-Type: text/plain\n\nSee below.\n{inner}".encode())
    assert article.text.split("\n\n") == ["Fwd", "See below.", "Fees", "Nine euros."]


def test_attached_text_is_read_and_other_attachments_are_named() -> None:
    head = "Subject: Fees\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    parts = [
        "Content-Type: text/plain\n\nSee below.\n",
        'Content-Type: text/plain; charset=nobody\nContent-Disposition: attachment; filename="a.txt"\n\nNine euros.\n',
        'Content-Type: text/html\nContent-Disposition: attachment; filename="b.html"\n\n<p>Open in <b>May</b>.</p>\n',
        'Content-Type: image/png\nContent-Disposition: attachment; filename="c.png"\n\n',
    ]
    article = read("a.eml", (head + "".join(f"--b\n{part}" for part in parts) + "--b--\n").encode())
    read_out = [
        "Fees",
        "See below.",
        "Attached: a.txt",
        "Nine euros.",
        "Attached: b.html",
        "Open in May.",
        "Attached: c.png",
    ]
    assert article.text.split("\n\n") == read_out


def test_notes_on_cells_of_a_sheet_stand_behind_it() -> None:
    book = zipfile.ZipFile(io.BytesIO(workbook(HEAD)))
    parts: dict[str, str | bytes] = {name: book.read(name) for name in book.namelist()}
    parts["xl/_rels/s.xml.rels"] = RELATION.format(kind="comments", to="comments1.xml")
    parts["xl/comments1.xml"] = (
        '<comments><comment ref="B1"><text><r><t>In May only.</t></r></text></comment></comments>'
    )
    article = read("a.xlsx", packed(parts))
    assert article.text.split("\n\n")[-1] == "In May only."
    assert placed(article, "In May") == "Q3!B1"
    assert coverage(article).share == 1


def test_subtitles_join_a_sentence_and_tell_the_time() -> None:
    cues = "1\n00:00:01,000 --> 00:00:02,000\nThe harbour\n\n2\n01:00:03,000 --> 01:00:04,000\n<i>is</i> deep.\n"
    article = read("a.srt", cues.encode())
    assert article.text == "The harbour is deep."
    assert (placed(article, "harbour"), placed(article, "deep")) == ("00:00:01", "01:00:03")


def test_rolling_captions_say_each_line_once() -> None:
    shown = ("a mill\n ", "a mill\nwas<00:02.500><c> built</c>", "was built\n ", "was built\nin 1911")
    cues = [f"00:0{n}.000 --> 00:0{n + 1}.000\n{lines}\n" for n, lines in enumerate(shown)]
    article = read("a.vtt", "\n".join(["WEBVTT\n", *cues]).encode())
    assert article.text == "a mill was built in 1911"
    assert coverage(article).share == 1


def test_what_subtitles_say_of_themselves_is_not_missed() -> None:
    cues = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE of ours\nmore\n\nfirst\n00:01.000 --> 00:02.000\nIt is deep.\n"
    )
    article = read("a.vtt", cues.encode())
    assert article.text == "It is deep."
    assert coverage(article).share == 1


def test_mail() -> None:
    one = "Subject: Fees\nFrom: Ann <a@x.org>\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n\nFour euros.\n"
    article = read("a.eml", one.encode())
    assert (article.title, article.author, article.date) == ("Fees", "Ann", "2026-03-02")
    begin = "From a Mon Jan  1 00:00:00 2026\n"
    many = read("a.mbox", f"{begin}{one}\n{begin}{one.replace('Four', 'Nine')}".encode())
    assert (placed(many, "Four"), placed(many, "Nine")) == ("message 1", "message 2")


def test_records() -> None:
    lines = '{"title": "Tarn", "opened": 1931}\n{"text": "' + "Long words. " * 8 + '"}\n'
    article = read("a.jsonl", lines.encode())
    assert article.text.split("\n\n") == ["Tarn", "opened: 1931", ("Long words. " * 8).strip()]
    assert placed(article, "Long") == "line 2"


def test_a_line_that_is_no_record_is_named_and_the_others_are_read() -> None:
    article = read("a.jsonl", b'{"title": "Tarn"}\n{"title": "Lo')
    assert article.text == "Tarn"
    assert [part.what for part in article.left] == ["line 2, which is not JSON"]


def test_a_notebook_s_marks_are_told_apart() -> None:
    cells = [{"cell_type": "markdown", "source": ["# Tarn\n", "deep"]}, {"cell_type": "code", "source": "x = 1"}]
    article = read("a.ipynb", json.dumps({"cells": cells}).encode())
    assert [article.text[h.start : h.end] for h in article.headings] == ["Tarn"]
    assert placed(article, "x = 1") == "cell 2"


def test_a_notebook_of_version_3() -> None:
    code = {"cell_type": "code", "input": ["x = 1"], "outputs": [{"output_type": "stream", "text": ["nine"]}]}
    cells = [{"cell_type": "heading", "level": 2, "source": ["Tarn"]}, code]
    article = read("a.ipynb", json.dumps({"worksheets": [{"cells": cells}]}).encode())
    assert article.text.split() == ["##", "Tarn", "x", "=", "1", "nine"]
    assert [article.text[h.start : h.end] for h in article.headings] == ["Tarn"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", packed({"big": b"0" * 201_000_000}), r"would unpack to 201 MB in 1 parts, too much for a workbook"),
        ("a.pptx", b"hello", "is damaged: not a presentation"),
        ("a.odt", b"\xd0\xcf\x11\xe0" + b"\1" * 600, "save it again without a password"),
        ("a.csv", b"question,understood\na,b\n", "holds answers written by pullquote"),
        ("a.json", b"{", "is not valid JSON"),
        ("a.ipynb", b"[]", "is not a notebook of version 3 or 4"),
    ],
)
def test_what_cannot_be_read_is_one_line(name: str, data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read(name, data)


def test_entities_are_not_expanded() -> None:
    bomb = f'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "{"&a;" * 50}">]><d><body><p>hi &b;</p></body></d>'
    assert read("a.odt", packed({"content.xml": bomb})).text == "hi"


@pytest.mark.parametrize("boundary", ["", '; boundary="b"'])
def test_a_message_of_parts_that_has_none_keeps_its_words(boundary: str) -> None:
    head = f"Subject: Fares\nContent-Type: multipart/mixed{boundary}\n\n"
    article = read("a.eml", f"{head}The café ferry costs 26 euros.\n\nPay on board.\n".encode())
    assert article.text.split("\n\n") == ["Fares", "The café ferry costs 26 euros.", "Pay on board."]


def test_a_result_in_markdown_is_read() -> None:
    output = {
        "output_type": "display_data",
        "data": {"text/markdown": "Dogs ride **free**.", "text/plain": "<Markdown>"},
    }
    article = read(
        "a.ipynb", json.dumps({"cells": [{"cell_type": "code", "source": "x", "outputs": [output]}]}).encode()
    )
    assert view(article.text, (0, len(article.text)), article.noise).text == "x Dogs ride free."
