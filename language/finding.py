"""The task meant: by its printed code, or by its words, rare words weighing more."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from rapidfuzz import fuzz

from domain.meaning import TaskEntry
from language.codes import CodeHit, CodeIndex
from language.normalize import compose, fold
from language.said import Asked, Said, dense, once, partners, without_gaps
from language.syllables import SYLLABLES
from language.terms import LIGHT, NAMES, TOKEN, factor, headed, is_telling, neighbours, terms

_HEAD_WEIGHT = 0.18
_CANDIDATES = 40
_POOL = 1200
_NEAR = 5
_FAR = 0.25
_NEXT = 0.6
_OF_PRODUCT = 0.8
_OF_SECTION = 0.35


@dataclass(frozen=True, slots=True)
class WordsHit:
    """What words found: candidates best first, their code when one is meant, and how much of the words it explains."""

    refs: tuple[int, ...]
    code: str | None
    cover: float
    known: float
    """The share of the words that any title knows: low when the text is about something else."""


class TaskIndex:
    """The tasks of the plans one may be spoken to about, found by code and by words."""

    def __init__(self, tasks: Sequence[TaskEntry]) -> None:
        self._tasks = tasks
        self._coded = CodeIndex(tasks)
        self._postings: dict[str, list[int]] = {}
        self._words: list[frozenset[str]] = []
        self._titles: list[tuple[str, ...]] = []
        self._pair_cache: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._side: list[frozenset[str]] = []
        self._made: list[frozenset[str]] = []
        self._aside: set[str] = set()
        sides: dict[tuple[str, ...], frozenset[str]] = {}
        self._aside_pairs: set[str] = set()
        for place, task in enumerate(tasks):
            words = terms(compose(task.title))
            self._words.append(frozenset(words))
            self._titles.append(tuple(words))
            for key, kept in (((task.section,), self._side), (task.products, self._made)):
                if key not in sides:
                    found = [terms(compose(part)) for part in key]
                    sides[key] = frozenset(word for part in found for word in part)
                    self._aside |= sides[key]
                    self._aside_pairs.update(pair for part in found for pair in neighbours(part))
                kept.append(sides[key])
            for word in self._words[-1]:
                self._postings.setdefault(word, []).append(place)
        total = max(len(tasks), 2)
        self._weights = {
            word: math.log(1 + total / len(posting)) * factor(word) for word, posting in self._postings.items()
        }
        self._unknown = 0.7 * math.log(1 + total)

    @property
    def vocabulary(self) -> Iterable[str]:
        """Folded words of all titles, the most used first."""
        return sorted(self._postings, key=lambda word: -len(self._postings[word]))

    def by_code(self, raw: str) -> CodeHit | None:
        """The first code named; a code in the plan's form that the plan does not have counts, without tasks."""
        return self._coded.by_code(raw)

    def by_words(self, text: str) -> WordsHit | None:
        """The task whose title the words of a text come from."""
        return self.by_said([(word, True) for word in terms(text)])

    def by_said(self, said: Sequence[Said]) -> WordsHit | None:
        """The task a message's words come from: each word in its order, and whether it tells.

        A word that need not tell ("kiểm tra" in "kiểm tra giúp em") counts where a title has it beside its neighbour.
        """
        said = without_gaps(said)
        telling = list(dict.fromkeys(word for word, tells in said if tells and word))
        known = [word for word in telling if word in self._postings]
        if not known:
            return WordsHit((), None, 0.0, 1.0) if telling and all(word in self._aside for word in telling) else None
        weights = self._weighed(said, telling)
        total = sum(weights.values())
        share = sum(weights[word] for word in telling if word in self._postings or word in self._aside) / total
        words = [word for word, _ in said]
        pairs, heads = neighbours(words), headed(words)
        candidates = list(self._candidates(known))
        said = self._promoted(said, pairs, candidates)
        for word, tells in said:
            if tells and word not in weights:
                weights[word] = self._weights[word]
        compounds = set().union(*(pairs & self._shape(place)[0] for place in candidates))
        asked = Asked(once(said), weights, pairs, partners(compounds, set(known)))
        graded = sorted(
            ((self._grade(place, asked) + self._head(place, heads), place) for place in candidates),
            key=lambda grade: (-grade[0], grade[1]),
        )
        if (
            graded
            and not heads & self._shape(graded[0][1])[1]
            and not any(word in self._words[graded[0][1]] and word not in LIGHT and word not in NAMES for word in known)
        ):
            graded = [(0.5 * grade, place) for grade, place in graded]
        elif not (graded and pairs & self._shape(graded[0][1])[0]) and all(word in SYLLABLES for word in known):
            # One syllable is seldom a word: "giao" alone is not "giáo dục".
            graded = [(0.5 * grade, place) for grade, place in graded]
        return self._decided(graded, telling, share)

    def _promoted(self, said: Sequence[Said], pairs: set[str], candidates: Sequence[int]) -> list[Said]:
        """The words with those telling too that some candidate has beside a telling word, as the message has."""
        beside = {word for word, tells in said if word and not tells and word in self._postings}
        if not beside:
            return list(said)
        shared = set().union(*(pairs & self._shape(place)[0] for place in candidates))
        tell = {word for word, tells in said if tells}
        found: set[str] = set()
        for _ in range(2):
            joined = tell | found
            found |= {word for pair in shared for word in pair.split() if joined & set(pair.split())} & beside
        return [(word, tells or word in found) for word, tells in said]

    def _weighed(self, said: Sequence[Said], telling: Sequence[str]) -> dict[str, float]:
        """What each telling word weighs; one that no title has weighs little unless it stands beside one that has."""
        beside: set[str] = set()
        for (left, _), (right, _) in pairwise(said):
            if left in self._postings:
                beside.add(right)
            if right in self._postings:
                beside.add(left)
        return {
            word: self._weights.get(word)
            or self._unknown * factor(word) * (_NEXT if word in beside or word in self._aside else _FAR)
            for word in telling
        }

    def names(self, text: str) -> bool:
        """True when two neighbouring words of a text stand side by side in a title, a section or a product."""
        words = terms(text)
        pairs = neighbours(words)
        if pairs & self._aside_pairs:
            return True
        known = sorted((word for word in words if word in self._postings), key=lambda word: len(self._postings[word]))
        places = self._postings[known[0]][:_CANDIDATES] if known else ()
        if len(words) == 1 and known:
            return words[0] not in LIGHT and words[0] not in SYLLABLES
        return any(pairs & self._shape(place)[0] for place in places)

    def named_span(self, text: str, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        """Where in a clean text the longest run of words stands that titles, sections or products have so, if any."""
        tokens = [(fold(found.group()), *found.span()) for found in TOKEN.finditer(text)]
        words = [word for word, _, _ in tokens]
        told = [
            one
            for place, one in enumerate(tokens)
            if is_telling(words, place) and not any(start < one[2] and one[1] < end for start, end in taken)
        ]
        best: tuple[float, int, int] | None = None
        first = 0
        for place in range(1, len(told) + 1):
            if place < len(told) and self._is_pair(told[place - 1][0], told[place][0]):
                continue
            run = told[first:place]
            worth = sum(self._weights.get(word, 0.0) for word, _, _ in run)
            if len(run) > 1 and (best is None or worth > best[0]):
                best = worth, run[0][1], run[-1][2]
            first = place
        return best[1:] if best else None

    def _is_pair(self, left: str, right: str) -> bool:
        if f"{left} {right}" in self._aside_pairs:
            return True
        first, second = self._postings.get(left), self._postings.get(right)
        if not first or not second:
            return False
        few = first if len(first) < len(second) else second
        return any(f"{left} {right}" in self._shape(place)[0] for place in few[:_CANDIDATES])

    def _shape(self, place: int) -> tuple[frozenset[str], frozenset[str]]:
        """The neighbours and the papers of a title, found when first asked for: most titles never are."""
        found = self._pair_cache.get(place)
        if found is None:
            words = self._titles[place]
            found = self._pair_cache[place] = frozenset(neighbours(words)), frozenset(headed(words))
        return found

    def _candidates(self, known: list[str]) -> Iterable[int]:
        ordered = sorted(known, key=lambda word: len(self._postings[word]))
        scores: dict[int, float] = {}
        for word in ordered:
            posting, weight = self._postings[word], self._weights[word]
            if not scores or len(posting) + len(scores) <= _POOL:
                for place in posting[:_POOL]:
                    scores[place] = scores.get(place, 0.0) + weight
            else:
                for place in scores:
                    if word in self._words[place]:
                        scores[place] += weight
        return nlargest(_CANDIDATES, scores, key=scores.__getitem__) if len(scores) > _CANDIDATES else scores

    def _grade(self, place: int, asked: Asked) -> float:
        """How much of the words the title explains, where most of them stand together; what stands apart counts little.

        A word whose partner the title lacks counts for less.
        """
        title, side, made = self._words[place], self._side[place], self._made[place]
        shared = {word for pair in asked.pairs & self._shape(place)[0] for word in pair.split()}
        steps: list[tuple[float, float]] = []
        for word, tells in asked.said:
            weight = asked.weights[word] if tells else self._weights.get(word, 0.0)
            if not tells:
                steps.append((weight if word in shared else 0.0, 0.0))
                continue
            gain = 0.0
            if word in title:
                gain = weight if word in shared or word not in asked.paired else 0.6 * weight
            elif word in made:
                gain = _OF_PRODUCT * weight
            elif word in side:
                gain = _OF_SECTION * weight
            steps.append((gain, weight - gain))
        return dense(steps) + 0.04 * min(1.0, len(shared) / max(len(title), 1))

    def _head(self, place: int, heads: set[str]) -> float:
        """A paper named ("kế hoạch kiểm tra") and found in the title as such."""
        return _HEAD_WEIGHT if heads and heads & self._shape(place)[1] else 0.0

    def _decided(self, graded: list[tuple[float, int]], telling: Sequence[str], share: float) -> WordsHit:
        best, place = graded[0]
        near = [(grade, other) for grade, other in graded[:_NEAR] if grade >= 0.6 * best]
        task = self._tasks[place]
        second = graded[1][0] if len(graded) > 1 else 0.0
        clear = best >= 0.55 and (second < 0.88 * best or (best >= 0.98 and second < 0.96 * best))
        if not clear and best >= 0.8 and second < best:
            flat = " ".join(telling)
            first, next_ = (fuzz.ratio(flat, " ".join(terms(self._tasks[p].title))) for p in (place, graded[1][1]))
            clear = first >= 92 and first - next_ >= 8
        if clear:
            twins = tuple(
                self._tasks[other].ref
                for grade, other in near
                if grade == best and self._tasks[other].code == task.code
            )
            return WordsHit(twins or (task.ref,), task.code, best, share)
        return WordsHit(tuple(self._tasks[other].ref for _, other in near), None, best, share)
