"""Room for the models that read pictures, within what the system grants a process. Changes no other limit."""

from __future__ import annotations


def allow_memory(least: int) -> None:
    """Raise the limit on memory to at least so many bytes, for a model that maps more than it uses."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft != resource.RLIM_INFINITY and soft < least:
            resource.setrlimit(resource.RLIMIT_AS, (least, hard))
    except (ImportError, AttributeError, ValueError, OSError):
        pass
