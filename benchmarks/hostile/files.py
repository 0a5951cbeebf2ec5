"""Files that hung, crashed or filled an earlier version: each read by itself, as a build reads it.

    python -m benchmarks.hostile.files [NAME …]

Prints a row for each: what came of it, seconds of processor time and by the clock, and the memory of its process.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable

from pullquote.corpus import ReadLimits, Unreadable
from pullquote.corpus.reading.sandbox import Children

WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    b"</Relationships>"
)


def brackets() -> bytes:
    return b"---\ntags: " + b"[" * 40_000 + b"\n---\nThe owl sleeps.\n"


def attributes() -> bytes:
    return b"<p " + b" ".join(b"a%d=1" % i for i in range(50_000)) + b">The owl sleeps.</p>"


def merges() -> bytes:
    levels = [f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}]}}" for i in range(1, 9)]
    return ("---\na0: &a0 {k: v}\n" + "\n".join(levels) + "\n---\nThe owl sleeps.\n").encode()


def paragraphs() -> bytes:
    return docx(b"<w:p/>" * 30_000_000)


def wide_cell() -> bytes:
    cell = b'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p><w:r><w:t>Owl</w:t></w:r></w:p></w:tc>'
    return docx(b"<w:tbl><w:tr>" + cell + b"</w:tr></w:tbl>")


def related() -> bytes:
    return b"Owls\n\nThe owl sleeps.\n\n" + b"Related posts\n" * 100_000


def kids() -> bytes:
    """A PDF of one page that its tree names 100,000 times."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length 42>>stream\nBT /F 12 Tf 20 200 Td (The owl sleeps.) Tj ET\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, starts = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def links() -> bytes:
    return b"[owl](x) " * (50_000_000 // 9)


def tags() -> bytes:
    return b"<p>" * (50_000_000 // 3)


def docx(body: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATED)
        whole = b'<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>' % (WORD, body)
        archive.writestr("word/document.xml", whole)
    return packed.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "front matter that opens 40,000 brackets": ("a.md", brackets),
    "a tag with 50,000 attributes": ("a.html", attributes),
    "front matter of nested merge keys": ("a.md", merges),
    "30 million empty paragraphs in Word": ("a.docx", paragraphs),
    "a cell 100,000,000 columns wide": ("a.docx", wide_cell),
    '"Related posts" 100,000 times': ("a.txt", related),
    "a PDF page named 100,000 times": ("a.pdf", kids),
    "50 MB of Markdown links": ("a.md", links),
    "50 MB of <p>": ("a.html", tags),
}


def outcome(name: str) -> str:
    """A row of the table; the child that reads is this process's only one."""
    id, make = HOSTILE[name]
    data, children, began = make(), Children(ReadLimits.of_environment()), time.monotonic()
    try:
        article = children.read(id, data)
        said = f"an article of {len(article.text):,} characters"
    except Unreadable as error:
        said = error.reason
    seconds = time.monotonic() - began
    children.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = used.ru_utime + used.ru_stime
    cost = f"{spent:.1f} s | {seconds:.1f} s | {used.ru_maxrss // 1000} MB"
    return f"| {name} | {len(data) / 1e6:,.2f} MB | {said} | {cost} |"


def main() -> None:
    if len(sys.argv) > 1:
        print(outcome(sys.argv[1]))
        return
    print("| file | size | what comes of it | processor | clock | memory |\n|---|--:|---|--:|--:|--:|", flush=True)
    for name in HOSTILE:  # each in a process of its own, whose children's memory is told apart
        subprocess.run([sys.executable, "-m", "benchmarks.hostile.files", name], check=True)


if __name__ == "__main__":
    main()
