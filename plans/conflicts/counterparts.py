"""The rows of the appendix that a sentence of the body surely speaks of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from domain.plan import PlannedTask
from plans.conflicts.wording import telling_words, weights_of, worth

_FEWEST_WORDS = 4
_MOST_COMMON = 40
_SURE = 0.85
_LEAST_PART = 0.3
"""A long sentence holds the words of many a short title by chance."""


class Counterparts:
    """Tasks to be found again by the words of their titles; these are looked at when the first sentence asks."""

    def __init__(self, tasks: Sequence[PlannedTask]) -> None:
        self._tasks = tasks

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [telling_words(task.title) for task in self._tasks]

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return weights_of(self._words)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        by_word: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                by_word[word].append(place)
        return {word: places for word, places in by_word.items() if len(places) <= _MOST_COMMON}

    def of(self, sentence: str) -> list[PlannedTask]:
        """The tasks whose title a sentence holds nearly whole, in the order printed; none for a title of few words."""
        said = telling_words(sentence)
        near = {place for word in said for place in self._by_word.get(word, ())}
        least = _LEAST_PART * worth(said, self._weights)
        return [self._tasks[place] for place in sorted(near) if self._is_said(place, said, least)]

    def _is_said(self, place: int, said: AbstractSet[str], least: float) -> bool:
        own = self._words[place]
        if len(own) < _FEWEST_WORDS:
            return False
        whole = worth(own, self._weights)
        return whole >= least and worth(own & said, self._weights) >= _SURE * whole
