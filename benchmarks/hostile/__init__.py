"""What overwhelmed an earlier version, tried again: files by themselves, and clients of a server."""
