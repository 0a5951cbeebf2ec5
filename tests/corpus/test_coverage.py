from __future__ import annotations

from collections.abc import Callable, Sequence

from pullquote.corpus import Article, LeftOut, coverage
from pullquote.corpus.coverage import missing

Read = Callable[[str, bytes | str], Article]
Pdf = Callable[[Sequence[Sequence[str]]], bytes]


def test_words_that_only_the_second_way_finds_are_counted_and_the_first_of_them_told():
    # Of "one two three four five six" the text lacks "three four five", 13 letters; the word cut otherwise is no part.
    shown = ["zer o", "one two three four five six"]
    (left,) = missing("beside", shown, "zero one two six", ())
    assert left == LeftOut("beside", 17, "three four five")


def test_noise_is_not_searched():
    assert missing("beside", ["one two"], "one two", ((0, 3),)) == (LeftOut("beside", 3, "one"),)
    assert missing("beside", ["one two"], "two one", ()) == ()


def test_the_share_is_that_of_visible_characters():
    article = Article("a.txt", "A", "abc def", "", left=(LeftOut("beside", 2, "xy"),))
    assert coverage(article).share == 6 / 8
    assert not coverage(article).whole
    assert str(coverage(article)) == "a.txt 75 % (beside: “xy…”)"


def test_a_part_that_cannot_be_read_at_all_makes_a_file_partly_read():
    article = Article("a.pdf", "A", "abc def", "", left=(LeftOut("page 2 holds only pictures"),))
    assert coverage(article).share == 1.0
    assert not coverage(article).whole


def test_a_text_file_tells_of_lines_around_it_and_of_a_guessed_encoding(read: Read):
    assert read("a.txt", "They are five.\n\nShare this article\n\nThey are old.").left == (
        LeftOut("lines of the web page around it", 16, "Share this article"),
    )
    (left,) = read("b.txt", "It costs £5.".encode("cp1252")).left
    assert left.what == "its encoding is a guess, cp1252"


def test_what_stands_beside_the_article_of_a_page_is_there_to_be_found(read: Read):
    story = "".join(
        f"<p>On day {day} the ferry lay at the pier, and nobody knew when it would sail.</p>" for day in range(9)
    )
    aside = "<div class='related'><p>Twelve cats were found asleep in the old mill.</p></div>"
    article = read("a.html", f"<html><body><article>{story}</article>{aside}</body></html>")
    assert coverage(article).whole
    assert article.text[slice(*article.noise[-1])] == "Twelve cats were found asleep in the old mill."
    assert coverage(read("b.html", f"<html><body><article>{story}</article></body></html>")).whole


def test_a_pdf_is_read_whole(read: Read, pdf: Pdf):
    assert coverage(read("a.pdf", pdf([["They went out.", "7"], ["They came home.", "8"]]))).share > 0.9
