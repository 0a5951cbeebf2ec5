from __future__ import annotations

import io

from pullquote.ui.cli.utf8 import write_utf8


def test_a_pipe_of_an_old_code_page_takes_any_letter() -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    write_utf8(pipe)
    pipe.write("小红书 → “RedNote”")
    pipe.flush()
    assert pipe.buffer.getvalue() == "小红书 → “RedNote”".encode()  # type: ignore[attr-defined]
