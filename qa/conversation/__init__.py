"""A follow-up question → a self-contained one."""
