"""A cue for an intent."""

from typing import NamedTuple


class Rule(NamedTuple):
    """A cue: where its words stand, they speak for an intent. `words` is in the notation of `cues.pattern`."""

    name: str
    intent: str
    weight: float
    words: str


def rules(intent: str, *cues: tuple[str, float, str]) -> tuple[Rule, ...]:
    """The cues of one intent; a name says what was heard."""
    return tuple(Rule(f"{intent}: {name}", intent, weight, words) for name, weight, words in cues)
