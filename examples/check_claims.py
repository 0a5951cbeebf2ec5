"""A fact-check sheet: which claims of a text do the articles support? `python check_claims.py CLAIMS.txt [ARTICLES]`"""

import sys
from pathlib import Path

from pullquote import Pullquote

file, *articles = sys.argv[1:]
with Pullquote.open(*articles, demo=not articles) as library:
    for claim in Path(file).read_text(encoding="utf-8").splitlines():
        checked = library.check(claim)
        print(f"{checked.verdict:14} {claim}")
        if checked.verdict != "does not say":
            print(f"{'':14} “{checked.quotes[0].plain}” {checked.quotes[0].article}")
