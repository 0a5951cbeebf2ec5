"""A search leaves the number of threads alone: the reader computes with the same ones."""

import numpy as np
import torch

from pullquote.index.search.dense import Vectors


def test_a_search_takes_no_thread_away_from_the_reader() -> None:
    cache = Vectors(4)
    cache.add(np.array([1]), np.eye(4, dtype=np.float32)[:1])
    before = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        cache.search(np.eye(4, dtype=np.float32)[0], 1)
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(before)
