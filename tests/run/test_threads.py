"""Matrix products use one thread while Readout reads, whoever loaded numpy and when."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from readout.run import one_thread


def test_libraries_that_are_loaded_already_use_one_thread_until_the_end() -> None:
    assert np.ones((2, 2)).sum() == 4
    with threadpool_limits(2, user_api="blas"):
        before = _blas_threads()
        assert before, "numpy brings its own library"
        with one_thread():
            assert set(_blas_threads()) == {1}
        assert _blas_threads() == before


def _blas_threads() -> list[int]:
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]
