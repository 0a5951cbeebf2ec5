"""The program's own help as pages: docs/commands.md and the man page."""
