"""The server: page, guard, calls for programs."""
