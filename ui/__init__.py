"""The front doors of Pullquote: the command line (`command.py`) and the web chat (`page.py`).

Knows `qa` and the rooms above it; nothing imports this room. Every heavy import (models, rich, gradio) waits inside the
function that needs it, so that `pullquote --help` is instant.
"""
