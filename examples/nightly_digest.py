"""What became of the answers to standing questions? `python nightly_digest.py QUESTIONS.txt LAST.jsonl [ARTICLES]`"""

import json
import sys
from pathlib import Path

from pullquote import Answer, Pullquote, changes

questions, last, *articles = sys.argv[1:]
before = Path(last).read_text(encoding="utf-8").splitlines() if Path(last).exists() else []
with Pullquote.open(*articles, demo=not articles) as library:
    now = library.ask_many(Path(questions).read_text(encoding="utf-8").splitlines())
for change in changes([Answer.from_dict(json.loads(line)) for line in before], now):
    print(f"{change.kind}: {change.now.question} {change.now.answer}")
Path(last).write_text("".join(json.dumps(answer.to_dict()) + "\n" for answer in now), encoding="utf-8")
