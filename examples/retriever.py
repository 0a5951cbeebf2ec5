"""Passages for another program, such as the prompt of a language model: `python retriever.py QUESTION [ARTICLES]`"""

import json
import sys

from pullquote import Pullquote

question, *articles = sys.argv[1:]
with Pullquote.open(*articles, demo=not articles) as library:
    for passage in library.passages(question, k=5):
        place = f"{passage.article}:{passage.start}-{passage.end}"
        print(json.dumps({"source": place, "date": passage.date, "text": passage.plain}, ensure_ascii=False))
