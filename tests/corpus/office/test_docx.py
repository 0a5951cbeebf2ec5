from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from pullquote.corpus import Article, Unreadable, split, view

Read = Callable[[str, bytes | str], Article]


def made() -> bytes:
    document = Document()
    document.core_properties.title = "Ferries"
    document.core_properties.author = "Ann Lee"
    document.core_properties.keywords, document.core_properties.category = "boats; sea", "Travel"
    document.add_heading("All about ferries", 0)
    document.add_paragraph("They float. They are slow.")
    document.add_heading("2. In figures", 1)
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["Boat", "Seats", "The Gull", "120"], strict=True):
        cell.text = words
    document.add_paragraph("That is all.")
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_the_date_in_a_file_s_name_counts_before_that_of_its_template(read: Read):
    assert read("2024-05-03 ferries.docx", made()).date == "2024-05-03"
    assert read("ferries.docx", made()).date == "2013-12-23"  # of the template of python-docx


def packed(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


W = '<{0} xmlns:w="urn:w" xmlns:r="urn:r">{1}</{0}>'
LINK = '<Relationship Id="{0}" Type="x/{1}" Target="{2}"/>'


def word(body: str, **parts: str) -> bytes:
    """A document of these paragraphs; further parts by name: styles, numbering, footnotes, header."""
    links = "".join(LINK.format(name, name, f"{name}.xml") for name in parts)
    files = {"_rels/.rels": W.format("Relationships", LINK.format("d", "officeDocument", "word/document.xml"))}
    files["word/_rels/document.xml.rels"] = W.format("Relationships", links)
    files["word/document.xml"] = W.format("w:document", f"<w:body>{body}</w:body>")
    files |= {f"word/{name}.xml": W.format(f"w:{name}", part) for name, part in parts.items()}
    return packed(**{name: part.encode() for name, part in files.items()})


def p(inside: str, props: str = "") -> str:
    return f"<w:p><w:pPr>{props}</w:pPr>{inside}</w:p>"


def r(words: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def shown(article: Article) -> str:
    """What is searched of the article."""
    return view(article.text, (0, len(article.text)), article.noise).text


BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("Rent ") + f"<w:del>{r('5')}</w:del><w:ins>{r('7')}</w:ins>" + r(" euros")), "Rent 7 euros"),
        (p(r("5 ") + '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>' + r(" 3")), "5 ± 3"),
        (p(f"<w:sdt><w:sdtContent>{r('Lee')}</w:sdtContent></w:sdt>" + r(" signs")), "Lee signs"),
        (f"<w:sdt><w:sdtContent>{p(r('Lee signs'))}</w:sdtContent></w:sdt>", "Lee signs"),
        (p(f"<w:fldSimple>{r('May')}</w:fldSimple><w:smartTag>{r(' 3')}</w:smartTag>"), "May 3"),
        (
            p(FIELD.format("begin") + r("DATE") + FIELD.format("separate") + r("May") + FIELD.format("end")),
            "May",
        ),
        (p(r("Above") + BOX.format(p(r("In a box")))), "Above\n\nIn a box"),
        (p(r("10") + r("6", '<w:vertAlign w:val="superscript"/>') + r(" m")), "10⁶ m"),
        (p(r("Seen") + r("unseen", "<w:vanish/>")), "Seen"),
        (p(r("Seen", '<w:vanish w:val="0"/>')), "Seen"),
        (p("<w:r><w:t>pro</w:t><w:noBreakHyphen/><w:t>rata</w:t></w:r>"), "pro-rata"),
    ],
)
def test_what_a_reader_sees_is_the_text(read: Read, body: str, text: str):
    assert read("a.docx", word(body)).text == text


def test_struck_out_words_are_in_the_text_and_not_searched(read: Read):
    article = read("a.docx", word(p(r("It costs ") + r("20 ", "<w:strike/>") + r("14 euros."))))
    assert article.text == "It costs 20 14 euros."
    assert shown(article) == "It costs 14 euros."


def test_a_ligature_is_searched_as_its_letters(read: Read):
    article = read("a.docx", word(p(r("The of\ufb01ce is open."))))
    assert shown(article) == "The office is open."


def test_footnotes_follow_their_paragraph(read: Read):
    note = '<w:footnote w:id="2">{}</w:footnote>'.format(p(r("Under the roof.")))
    body = p(r("It is 9 m high") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(".")) + p(r("The end."))
    article = read("a.docx", word(body, footnotes=note))
    assert article.text == "It is 9 m high¹.\n\nUnder the roof.\n\nThe end."
    assert shown(article).startswith("It is 9 m high.")


def test_a_header_stands_once(read: Read):
    section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    body = p(r("One."), section) + p(r("Two.")) + section
    assert read("a.docx", word(body, header=p(r("Draft")))).text == "One.\n\nTwo.\n\nDraft"


def test_clauses_have_the_numbers_that_word_shows(read: Read):
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for level, form, label in [(0, "decimal", "%1."), (1, "lowerLetter", "%1(%2)"), (2, "bullet", "•")]
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    )
    at = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(p(r(words), at.format(level)) for words, level in [("A", 0), ("B", 0), ("C", 1), ("D", 1), ("E", 2)])
    article = read("a.docx", word(body + p(r("F"), at.format(0)), numbering=numbering))
    assert article.text.split("\n\n") == ["1. A", "2. B", "2(a) C", "2(b) D", "E", "3. F"]


def test_a_merged_cell_stands_in_each_of_its_columns_and_rows(read: Read):
    def cell(words: str, props: str = "") -> str:
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{p(r(words))}</w:tc>"

    rows = [
        cell("Boat") + cell("Day") + cell("Night"),
        cell("Gull", '<w:vMerge w:val="restart"/>') + cell("free", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("1") + cell("2"),
    ]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert read("a.docx", word(body)).text.split("\n\n")[1:] == [
        "Boat: Gull; Day: free; Night: free",
        "Boat: Gull; Day: 1; Night: 2",
    ]


def test_millions_of_empty_paragraphs_are_refused(read: Read):
    with pytest.raises(Unreadable, match=r"holds 500,001 paragraphs, more than the 500,000 that are read"):
        read("a.docx", word("<w:p/>" * 250_001 + "<w:p w:rsidR='1'></w:p>" * 250_000))
    with pytest.raises(Unreadable, match=r"holds 4,000,00. XML elements, more than the 4,000,000 that are read"):
        read("a.docx", word("<w:r/>" * 4_000_000))


def test_paragraphs_and_tables_in_order_under_their_headings(read: Read):
    article = read("a.docx", made())
    assert (article.title, article.author) == ("Ferries", "Ann Lee")
    assert set(article.tags) == {"boats", "sea", "Travel"}
    assert article.text == (
        "All about ferries\n\nThey float. They are slow.\n\n"
        "2. In figures\n\nBoat | Seats\n\nBoat: The Gull; Seats: 120\n\nThat is all."
    )
    found = [(p.heading, [article.text[slice(*span)] for span in p.sentences]) for p in split(article)]
    assert found == [
        ("All about ferries", ["They float.", "They are slow."]),
        ("In figures", ["Boat | Seats", "Boat: The Gull; Seats: 120", "That is all."]),
    ]


def test_a_zip_bomb_is_not_unpacked(read: Read):
    with pytest.raises(Unreadable, match=r"a\.docx would unpack to 201 MB in 1 parts, too much for a Word file"):
        read("a.docx", packed(document=b"0" * 201_000_000))


@pytest.mark.parametrize("data", [b"hello", made()[:2000], packed(a=b"b")])
def test_damaged(read: Read, data: bytes):
    with pytest.raises(Unreadable, match=r"a\.docx is damaged: not a (complete )?Word file"):
        read("a.docx", data)


def test_an_old_or_locked_file_names_the_mend(read: Read):
    with pytest.raises(Unreadable, match=r"save it again without a password"):
        read("a.docx", b"\xd0\xcf\x11\xe0" + b"\1" * 600)
