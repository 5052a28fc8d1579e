"""A message as the words that may name a task, each with whether it tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Said = tuple[str, bool]
"""A folded word and whether it tells which task is meant; an empty word is a gap that no pair spans."""
_PRICE = 0.8
_OUTSIDE = 0.4


def without_gaps(said: Sequence[Said]) -> list[Said]:
    """The words, gaps at the ends and doubled ones left out."""
    kept = [one for place, one in enumerate(said) if one[0] or (place and said[place - 1][0])]
    return kept[:-1] if kept and not kept[-1][0] else kept


def dense(steps: Sequence[tuple[float, float]]) -> float:
    """The share gained in the run of steps that gains most; what lies outside it counts as partly lost."""
    best = (0.0, 0.0, 0.0)
    worth = gained = lost = 0.0
    for gain, loss in steps:
        if worth <= 0:
            worth = gained = lost = 0.0
        worth += gain - _PRICE * loss
        gained += gain
        lost += loss
        if worth > best[0]:
            best = worth, gained, lost
    _, gained, lost = best
    outside = sum(gain + loss for gain, loss in steps) - gained - lost
    total = gained + lost + _OUTSIDE * outside
    return gained / total if total else 0.0


def partners(pairs: Iterable[str], known: set[str]) -> set[str]:
    """The known words that stand in pairs."""
    return {word for pair in pairs for word in pair.split()} & known


def once(said: Sequence[Said]) -> list[Said]:
    """The words, each only where it first stands, those that tell before those that need not."""
    seen = {word for word, tells in said if tells}
    kept: list[Said] = []
    done: set[str] = {""}
    for word, tells in said:
        if word not in done and tells == (word in seen):
            done.add(word)
            kept.append((word, tells))
    return kept


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a message on the way to a task, their weights, and which stand side by side."""

    said: Sequence[Said]
    weights: Mapping[str, float]
    pairs: set[str]
    paired: set[str]
