"""A folder that attacks whoever shows it: texts, titles, headings, front matter and file names that would run, draw,
fetch, turn or clear something if they were taken for anything but text. Holds data only, and writes it where told.

Every run of an attack would call `alert`, put an element into the page, ask FOREIGN for something, or send a control
character to the terminal; so a test can look for those.
"""

from __future__ import annotations

from pathlib import Path

FOREIGN = "foreign.example"
LONG = "owl" * 3000  # one word wider than any screen

MARKUP = (
    "<script>alert(1)</script>",
    f"<script src=//{FOREIGN}/x.js></script>",
    "<img src=x onerror=alert(1)>",
    f"<img src=https://{FOREIGN}/x.png>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    f"</mark></blockquote><iframe src=//{FOREIGN}></iframe>",
    "<!-- <mark>",
    "]]><![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp;amp;",
    "<style>*{display:none}</style>",
    f"<base href=//{FOREIGN}/>",
    f'<meta http-equiv=refresh content="0;url=//{FOREIGN}">',
    f"<form action=//{FOREIGN}><button>owl",
    "<a href='javascript:alert(1)'>owl</a>",
    "<details open ontoggle=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "</textarea></title></style></script><script>alert(1)</script>",
)
MARKDOWN = (
    f"![owl](https://{FOREIGN}/x.png)",
    f"[owl](javascript:alert(1)) [tea](https://{FOREIGN})",
    f"<https://{FOREIGN}> [ref]: https://{FOREIGN}",
    "`</code><script>alert(1)</script>`",
    "$$\\href{javascript:alert(1)}{owl}$$",
)
TEMPLATES = (
    "{{constructor.constructor('alert(1)')()}}",
    "{{7*7}} {% debug %} {{{owl}}}",
    "${alert(1)} #{alert(1)} <%= alert(1) %>",
    "{0.__class__} %(owl)s %n",
    "[bold red]owl[/bold red] :smile:",
)
CONTROLS = (
    "owl\x1b[2J\x1b[31mred",
    "owl\x1b]0;title\x07\x1b]8;;https://foreign.example\x1b\\link\x1b]8;;\x1b\\",
    "owl\x9b31m\x90q\x9c",
    "owl\rgone\x08\x08",
    "owl\x00nul\x7f",
    "\u202eowl\u202c \u2066owl\u2069",
    "owl\u2028line\u2029paragraph\ufeff\ufffe",
)
TEXTS = (
    *MARKUP,
    *MARKDOWN,
    *TEMPLATES,
    *CONTROLS,
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    LONG,
)

QUESTIONS = tuple(f"What does the owl say to {text}?" for text in TEXTS if text != LONG)

# Names that a file can have; the name is shown as the article's, and stands in links to it.
NAMES = (
    "<img src=x onerror=alert(1)>.txt",
    "'\"><svg onload=alert(1)>.md",
    "{{constructor.constructor('alert(1)')()}}.txt",
    "${alert(1)}.html",
    "javascript:alert(1).txt",
    "&lt;b&gt;&amp;.txt",
    "owl\x1b[2J\x1b]0;t\x07.txt",
    "\u202etxt.exe.md",
    "a\nb\r.txt",
    "x%2f..%2f..%2fetc%2fpasswd.txt",
    "#article=x&start=0.txt",
    " owl .txt",
    "[owl](javascript:alert(1)).md",
    "a" * 200 + ".txt",
)


def articles() -> dict[str, str]:
    """File name → content, for every attack in text, Markdown, HTML and front matter, and in names."""
    said = [f"The owl of file {n} says hoo to the moon. {MARKUP[0]} It flies by night." for n in range(len(NAMES))]
    return _bodies() | {
        name: f"<html><body><article><p>{text}</p></article></body></html>" if name.endswith(".html") else text
        for name, text in zip(NAMES, said, strict=True)
    }


def _bodies() -> dict[str, str]:
    said = [f"The owl number {n} says {text} to the moon." for n, text in enumerate(TEXTS)]
    plain = "\n\n".join(said)
    headed = "\n\n".join(f"# Owl {text}\n\n{sentence}" for text, sentence in zip(MARKUP, said, strict=False))
    told = MARKUP[0].replace('"', "'")
    front = f'---\ntitle: "{told} {TEMPLATES[0]}"\nauthor: "{told}"\ndate: "{told}"\nurl: "javascript:alert(1)"\n---\n'
    html = "".join(f"<h2>Owl {n}</h2><p>{sentence}</p>" for n, sentence in enumerate(said))
    head = f"<title>{MARKUP[2]}</title><meta name=author content='{MARKUP[4]}'>"
    return {
        "plain.txt": plain,
        "marked.md": f"{front}\n{headed}",
        "page.html": f"<html><head>{head}</head><body><article>{html}</article></body></html>",
        "deep/<b>er/owl.txt": plain[:2000],
    }


def write(folder: Path) -> Path:
    """Writes the articles, and gives the folder back."""
    for name, text in articles().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
    return folder
