"""Keeping memory small: what CPython and glibc do by default suits larger machines and shorter lives."""

import contextlib
import ctypes
import gc

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h


def spare() -> None:
    """Before threads start: one heap for all of them, as one lock has them take turns anyway; and fewer searches for
    garbage among the thousands of tasks that stay, which took as long as answering did."""
    gc.set_threshold(50_000, 20, 50)
    with contextlib.suppress(OSError, AttributeError):  # only glibc has it
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """After reading much at once: return what is free to the machine."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
