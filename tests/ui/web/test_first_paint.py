from __future__ import annotations

from pullquote.ui.web.first_paint import with_nonce


def test_scripts_are_marked_also_where_json_holds_them() -> None:
    page = (
        r'<script src="a.js"></script><script>{"head": "\u003cscript\u003erun()\u003c/script\u003e"}</script><scripted>'
    )
    marked = r'<script nonce=7 src="a.js"></script><script nonce=7>{"head": "\u003cscript nonce=7\u003erun()'
    assert with_nonce(page, "7") == marked + r'\u003c/script\u003e"}</script><scripted>'
