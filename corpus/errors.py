"""The root of the errors that a user can fix, and those that belong to no room.

Every message says what is wrong and how to fix it. The front doors show these errors as one line; anything else is a
defect of Pullquote. The whole tree is drawn in ARCHITECTURE.md.
"""

from __future__ import annotations


class PullquoteError(Exception):
    """Something the user can fix: a wrong folder, a damaged library, a missing model, a wrong argument, …"""


class InvalidArgument(PullquoteError, ValueError):
    """An argument, an option or a line of a file has a value that cannot be used; the message says which is wanted."""
