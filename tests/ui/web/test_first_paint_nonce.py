"""Every script of the page carries the nonce, those in gradio's JSON too, or the browser runs none of ours."""

from pullquote.ui.web.first_paint import with_nonce


def test_scripts_are_marked_as_tags_and_as_escapes() -> None:
    html = '<script>a()</script><script type="module"></script>"\\u003cscript\\u003eb()\\u003c/script\\u003e"'
    assert with_nonce(html, "n1") == (
        '<script nonce=n1>a()</script><script nonce=n1 type="module"></script>'
        '"\\u003cscript nonce=n1\\u003eb()\\u003c/script\\u003e"'
    )
