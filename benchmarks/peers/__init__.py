"""Pullquote beside its peers: the same passages, the same weights, the same threads, in one run.

Each system lives in an environment of its own and is asked through one short file in `systems`, written the way that
the system's documentation recommends. `make benchmark` runs all of it; see `__main__`.
"""
