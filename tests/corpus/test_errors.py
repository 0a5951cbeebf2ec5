"""Every error that the user can fix is a PullquoteError, and can be imported from `pullquote`."""

import pytest

import pullquote


@pytest.mark.parametrize(
    "name",
    [name for name in pullquote.__all__ if name.endswith(("Error", "NotFound", "Damaged", "Busy"))]
    + ["LibraryMismatch", "UnknownArticle", "Unreadable"],
)
def test_each_family_has_one_root(name):
    assert issubclass(getattr(pullquote, name), pullquote.PullquoteError)
