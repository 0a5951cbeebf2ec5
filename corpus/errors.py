"""The root of every error that the user can fix. Its families are defined where they are raised.

PullquoteError
├── ArticlesNotFound   the folder is missing, or is no folder
├── Unreadable         one file cannot be an article
├── LibraryError       a library cannot be used; its own tree is in `index/errors.py`
└── ModelError         a model cannot be used
"""

from __future__ import annotations


class PullquoteError(Exception):
    """Something that the user can fix; the message says how."""
