"""A statistical voice beside the rules: how likely each intent is, by the words of a message and what it names.

A linear model over words, pairs and triples of words, and what the rules found. Its weights are plain data
(`voice.tsv`), learned by `python -m bench.voice` from the labelled sentences of this repository.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from domain.meaning import INTENTS
from language.normalize import fold
from language.signs import Signs

WEIGHTS = Path(__file__).with_name("voice.tsv")
SCALE = 100
"""Weights are written as whole hundredths."""

_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+|[?%]")
_MOST = 60
"""Words past this many tell nothing more about what is wanted."""

_COVERS = (0.3, 0.55, 0.7, 0.85)
_NAMED = ("code", "percent", "moment", "window", "due", "unit", "own_unit", "period", "unit_first", "titled")


def words_of(text: str) -> list[str]:
    """The folded words of a mixed text, numbers by their kind only."""
    return [_kind(token) if token[0].isdecimal() else fold(token) for token in _TOKEN.findall(text)[:_MOST]]


def features(text: str, signs: Signs, usual: Collection[str]) -> list[str]:
    """What the voice looks at in a mixed text, each once.

    `usual` are the words people use whatever the plan: all others stand as "*" in the path of words, so that what is
    learned from talk about one plan holds for the next.
    """
    words = words_of(text)
    shapes = [word if word in usual or word[0] in "#?%" else "*" for word in words]
    path = [
        "<",
        *(shape for place, shape in enumerate(shapes) if shape != "*" or not place or shapes[place - 1] != "*"),
    ]
    path.append(">")
    found = ["b", f"f {words[0] if words else ''}", f"l {min(len(words), 12) // 2}", *_named(signs)]
    found += [f"w {word}" for word in words]
    found += [f"m {token}" for token in _TOKEN.findall(text)[:_MOST] if not token.isascii()]
    found += [f"p {a} {b}" for a, b in pairwise(path)]
    found += [f"p {a} {b}" for a, b in pairwise(words)]
    found += [f"t {a} {b} {c}" for a, b, c in zip(path, path[1:], path[2:], strict=False)]
    return list(dict.fromkeys(found))


def _kind(number: str) -> str:
    return "#/#" if "/" in number else "#" if number.isdecimal() else "#.#"


def _named(signs: Signs) -> Iterable[str]:
    yield f"s {signs.speaker}"
    yield from (f"s {name}" for name in _NAMED if getattr(signs, name))
    yield f"s cover {sum(signs.cover >= step for step in _COVERS)}"
    yield f"s foreign {min(signs.foreign, 3)}"
    if signs.alone:
        yield f"s alone {signs.alone}"


@dataclass(frozen=True, slots=True)
class Voice:
    """What was learned: the usual words, and of each feature the weights that count, as (place in INTENTS, weight)."""

    usual: frozenset[str]
    weights: Mapping[str, tuple[tuple[int, float], ...]]

    def likelihoods(self, text: str, signs: Signs) -> dict[str, float]:
        """For each intent the natural logarithm of how likely it is, by a mixed text and what it names."""
        scores = [0.0] * len(INTENTS)
        for feature in features(text, signs, self.usual):
            for place, weight in self.weights.get(feature, ()):
                scores[place] += weight
        most = max(scores)
        total = most + math.log(sum(math.exp(score - most) for score in scores))
        return {intent: score - total for intent, score in zip(INTENTS, scores, strict=True)}


@lru_cache(maxsize=1)
def learned() -> Voice:
    """The voice that is shipped, read once."""
    usual, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[tuple[int, float], ...]] = {}
    pairs: dict[str, tuple[int, float]] = {}
    for line in lines:
        feature, *weights = line.split("\t")
        for pair in weights:
            if pair not in pairs:
                # One of few: most pairs come again and again, and are kept once.
                place, _, weight = pair.partition(":")
                pairs[pair] = int(place), int(weight) / SCALE
        found[feature] = tuple([pairs[pair] for pair in weights])
    return Voice(frozenset(usual.split()), found)
