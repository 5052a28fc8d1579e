"""Cells that several activities of one row share: each is given the part that a careful reader would give it."""

import re
from collections.abc import Sequence
from typing import TypeVar

from language.normalize import fold

T = TypeVar("T")


def share_out(groups: Sequence[T], place: int, count: int) -> tuple[T | None, bool]:
    """What the activity at `place` of `count` gets of the groups printed, and whether that is certain.

    One group, or the same group over and over, is for all; as many groups as activities go one to one; otherwise they
    are given in the order printed, the rest to the last, and nothing is certain.
    """
    if not groups:
        return None, True
    if all(group == groups[0] for group in groups):
        return groups[0], True
    if len(groups) == count:
        return groups[place], True
    return (groups[place] if place < len(groups) else None), False


def share_by_words(groups: Sequence[str], titles: Sequence[str]) -> tuple[list[list[str]], bool]:
    """For each title the groups that are its own, by the words they have in common, else by order; and if certain."""
    if len(groups) <= 1:
        return [list(groups) for _ in titles], True
    if len(groups) == len(titles):
        return [[group] for group in groups], True
    shares: list[list[str]] = [[] for _ in titles]
    least = 0
    for group in groups:
        scores = [_common(group, title) for title in titles]
        best = max(range(len(titles)), key=lambda place: (scores[place], -abs(place - least)))
        if scores[best] == 0:
            best = min(least, len(titles) - 1)
        shares[best].append(group)
        least = best + 1
    return shares, False


def _common(group: str, title: str) -> int:
    words, others = (set(re.findall(r"\w{2,}", fold(text))) for text in (group, title))
    return len(words & others)
