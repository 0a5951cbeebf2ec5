"""`python -m ui` is the command `pullquote`."""

from ui.command import main

if __name__ == "__main__":
    main(prog_name="pullquote")
