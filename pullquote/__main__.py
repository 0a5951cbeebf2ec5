"""`python -m pullquote` is the command `pullquote`."""

from pullquote.ui.cli.command import main

if __name__ == "__main__":
    main(prog_name="pullquote")
