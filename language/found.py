"""A value found in a text, and where its words stand."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and the offsets of its words in the text that was passed in.

    `rest` holds further pieces of the same value that stand apart from it: in "sáng mai nhắc tôi họp lúc 9h" the day
    stands at `start` and the hour in `rest`.
    """

    value: T
    start: int
    end: int
    rest: tuple[tuple[int, int], ...] = ()
