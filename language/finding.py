"""The task meant: by its printed code, or by its words, rare words weighing more."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from rapidfuzz import fuzz

from domain.meaning import TaskEntry
from language.abbreviations import WORDS
from language.normalize import compose, fold
from language.numbers import roman
from language.syllables import SYLLABLES

_TOKEN = re.compile(r"[^\W_]+")
_STOP_WORDS = (
    "cac va cua ve trong cho tai theo voi den la co duoc tren duoi do o nham de nhung mot thi ma nay cung "
    "viec nhiem vu hoat dong ngay thang nam hang quy hoac gom ca"
)
_STOP = frozenset(_STOP_WORDS.split())
_LIGHT_WORDS = (
    "thuc hien to chuc xay dung ban hanh trien khai tiep tuc cong tac dam bao day du dung quy dinh huyen xa cap ubnd "
    "co quan don vi phong ke hoach bao cao ket qua cai cach hanh chinh tinh dia phuong tham muu phoi hop"
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
"""Words of every second title: they tell little alone, and must not outweigh the word that tells."""

_LIGHT_WEIGHT = 0.45
_NAMES = frozenset(("cai", "cach", "hanh", "chinh"))
_NAMES_WEIGHT = 0.2
"""The plan's own name, four words long, would otherwise outweigh the two that tell."""

_HEADS = (
    ("ke", "hoach"),
    ("bao", "cao"),
    ("de", "an"),
    ("quyet", "dinh"),
    ("hoi", "dong"),
    ("to", "trinh"),
    ("danh", "muc"),
)
_HEAD_WEIGHT = 0.18
_MERGED = {("cap", "huyen"): "caphuyen", ("cap", "xa"): "capxa", ("cap", "tinh"): "captinh"}
_CANDIDATES = 40
_POOL = 1200
_NEAR = 5

_CODE = re.compile(r"\b([ivxl]{1,6})\s?[.\-/ ]?\s?(\d{1,2})\b(?!\s?[/%]|[.,]\d{3})", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?<![\d/.,-])(\d{1,2}(?:\.\d{1,2}){1,3}(?:[-.]\d{1,2})?[a-z]?)(?![\w/%]|\s?%|\.\d|,\d)", re.IGNORECASE
)
_NUMBER = r"(\d{1,2}|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|nhat|nhi|dau tien)"
_SECTION = r"(?:muc|phan|linh vuc|nhom|chuong)\s+(?:so\s+)?([ivx]{1,5}|\d{1,2})"
_ITEM = r"(?:viec|nhiem vu|hoat dong|dau viec|so|y|dong|stt|cai)\s+(?:so\s+|thu\s+)?"
_ITEM_THEN_SECTION = re.compile(rf"\b{_ITEM}{_NUMBER}\s*(?:,|cua|trong|thuoc|o)?\s*{_SECTION}\b")
_SECTION_THEN_ITEM = re.compile(rf"\b{_SECTION}\s*,?\s*{_ITEM}{_NUMBER}\b")
_DIGITS_SPOKEN = "mot hai ba bon nam sau bay tam chin muoi"
_NUMERALS = dict(
    zip(_DIGITS_SPOKEN.split(), range(1, 11), strict=True),
    tu=4,
    nhat=1,
    nhi=2,
    **{"dau tien": 1},
)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def code_key(code: str) -> str:
    """A printed code as one compares it: lower case, dots between its parts."""
    return re.sub(r"[^\w]+", ".", code.lower()).strip(".")


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code in a text: the code as printed, its tasks (none when the plan has no such code), where it stands."""

    code: str
    refs: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordsHit:
    """What words found: candidates best first, their code when one is meant, and how much of the words it explains."""

    refs: tuple[int, ...]
    code: str | None
    cover: float
    known: float
    """The share of the words that any title knows: low when the text is about something else."""


@lru_cache(maxsize=65536)
def _expanded(token: str) -> tuple[str, ...]:
    meant = WORDS.get(token)
    if meant is None or len(token) < 2 or token in ("hai", "nam", "hi", "ms"):
        return (fold(token),)
    return tuple(fold(meant).split())


def terms(text: str) -> list[str]:
    """The telling words of a text, folded, short forms written out, in order."""
    found: list[str] = []
    for token in _TOKEN.findall(text.lower()):
        found += [word for word in _expanded(token) if word not in _STOP and not word.isdigit()]
    if "noi" in found:
        found = _without_content(found)
    for place in range(len(found) - 2, -1, -1):
        merged = _MERGED.get((found[place], found[place + 1]))
        if merged:
            found[place : place + 2] = [merged]
    return found


def _without_content(words: list[str]) -> list[str]:
    """Without "nội dung", which says nothing; "dụng" alone tells ("tuyển dụng", "sử dụng")."""
    pairs = [place for place, pair in enumerate(pairwise(words)) if pair == ("noi", "dung")]
    return [word for place, word in enumerate(words) if place not in pairs and place - 1 not in pairs]


def _headed(words: Sequence[str]) -> set[str]:
    """What papers are about: "ke hoach … kiem" for "kế hoạch kiểm tra", light words between them skipped."""
    found: set[str] = set()
    for place in range(len(words) - 2):
        if (words[place], words[place + 1]) in _HEADS:
            about = next((word for word in words[place + 2 :] if word not in _LIGHT), None)
            if about:
                found.add(f"{words[place]} {words[place + 1]} {about}")
    return found


def _pairs(words: Sequence[str]) -> set[str]:
    return {f"{left} {right}" for left, right in pairwise(words)}


def _factor(word: str) -> float:
    if word in _NAMES:
        return _NAMES_WEIGHT
    return _LIGHT_WEIGHT if word in _LIGHT else 1.0


class TaskIndex:
    """The tasks of the plans one may be spoken to about, found by code and by words."""

    def __init__(self, tasks: Sequence[TaskEntry]) -> None:
        self._tasks = tasks
        self._codes: dict[str, list[int]] = {}
        self._postings: dict[str, list[int]] = {}
        self._words: list[frozenset[str]] = []
        self._titles: list[tuple[str, ...]] = []
        self._pair_cache: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._side: list[frozenset[str]] = []
        self._aside: set[str] = set()
        sides: dict[tuple[str, ...], frozenset[str]] = {}
        for place, task in enumerate(tasks):
            words = terms(compose(task.title))
            self._words.append(frozenset(words))
            self._titles.append(tuple(words))
            key = (task.section, *task.products)
            if key not in sides:
                sides[key] = frozenset(terms(compose(" ".join(key))))
                self._aside |= sides[key]
            self._side.append(sides[key])
            for word in self._words[-1]:
                self._postings.setdefault(word, []).append(place)
            for code in self._names(task.code):
                self._codes.setdefault(code, []).append(place)
        total = max(len(tasks), 2)
        self._weights = {
            word: math.log(1 + total / len(posting)) * _factor(word) for word, posting in self._postings.items()
        }
        self._unknown = 0.7 * math.log(1 + total)
        self._sets: dict[str, frozenset[int]] = {}

    @staticmethod
    def _names(code: str) -> Iterable[str]:
        return {code_key(code)} if code else ()

    @property
    def vocabulary(self) -> Iterable[str]:
        """Folded words of all titles, the most used first."""
        return sorted(self._postings, key=lambda word: -len(self._postings[word]))

    def knows(self, word: str) -> bool:
        """True when a folded word stands in some title."""
        return word in self._postings

    def spread(self, word: str) -> float:
        """The share of titles that have a folded word."""
        return len(self._postings.get(word, ())) / max(len(self._tasks), 1)

    def by_code(self, raw: str) -> CodeHit | None:
        """The first code named; a code in the plan's form that the plan does not have counts, without tasks."""
        flat = fold(raw)
        missing: CodeHit | None = None
        for hit in self._coded(raw, flat):
            if hit.refs:
                return hit
            missing = missing or hit
        return missing

    def _coded(self, raw: str, flat: str) -> Iterable[CodeHit]:
        for pattern, item, section in ((_ITEM_THEN_SECTION, 1, 2), (_SECTION_THEN_ITEM, 2, 1)):
            for found in pattern.finditer(flat):
                number = found[item]
                place = int(number) if number.isdigit() else _NUMERALS[number]
                chapter = int(found[section]) if found[section].isdigit() else roman(found[section]) or 0
                yield self._hit(
                    (f"{_ROMAN[chapter] if chapter < len(_ROMAN) else chapter}.{place}", f"{chapter}.{place}"), found
                )
        for found in _CODE.finditer(flat):
            if self._is_code(found, raw, flat):
                yield self._hit((f"{found[1].replace('l', 'i')}.{int(found[2])}",), found)
        for found in _NUMERIC.finditer(flat):
            hit = self._hit((code_key(found[1]),), found)
            if hit.refs or re.search(r"(?:viec|nhiem vu|muc|hoat dong|nv|vc|cv) $", flat[: found.start()]):
                yield hit

    def _is_code(self, found: re.Match[str], raw: str, flat: str) -> bool:
        letters, between = found[1], found[0][len(found[1]) : -len(found[2])]
        if roman(letters.replace("l", "i")) is None:
            return False
        if between.strip() == "" and between:
            head = re.search(r"(?:viec|vc|cv|nv|nhiem vu|muc|hoat dong|cai|vu|ma) $", flat[: found.start()])
            return bool(head) or (raw[found.start()].isupper() and len(letters) > 1)
        if re.search(r"(?:quy|tuan|lan|khoa|nhiem ky|pl|phu luc) $", flat[: found.start()]):
            return False
        if between.strip() == "-" or between.strip() == "/":
            return raw[found.start()].isupper()
        return True

    def _hit(self, keys: tuple[str, ...], found: re.Match[str]) -> CodeHit:
        for key in keys:
            places = self._codes.get(key)
            if places:
                return CodeHit(
                    self._tasks[places[0]].code, tuple(self._tasks[p].ref for p in places), found.start(), found.end()
                )
        inner = [(key, places) for key, places in self._group(keys[0])]
        if inner:
            refs = tuple(self._tasks[place].ref for _, places in inner[:_NEAR] for place in places)
            if len(inner) == 1:
                return CodeHit(self._tasks[inner[0][1][0]].code, refs, found.start(), found.end())
            return CodeHit("", refs, found.start(), found.end())
        return CodeHit("", (), found.start(), found.end())

    def _group(self, key: str) -> list[tuple[str, list[int]]]:
        """Codes below a code that is itself no task ("1.2" → "1.2-1" … "1.2-5")."""
        return [(code, self._codes[code]) for number in range(1, 10) if (code := f"{key}.{number}") in self._codes]

    def by_words(self, text: str, near: Sequence[str] = ()) -> WordsHit | None:
        """The task whose title the words of a text come from; `near` are units, whose tasks come first among equals."""
        words = terms(text)
        unique = list(dict.fromkeys(words))
        known = [word for word in unique if word in self._postings]
        if not known:
            return WordsHit((), None, 0.0, 1.0) if unique and all(word in self._aside for word in unique) else None
        weights = {word: self._weights.get(word) or self._unknown * _factor(word) for word in unique}
        total = sum(weights.values())
        share = sum(weights[word] for word in unique if word in self._postings or word in self._aside) / total
        candidates = self._candidates(known)
        pairs, heads = _pairs(words), _headed(words)
        paired = {word for pair in pairs for word in pair.split()} & set(known)
        graded = sorted(
            (
                (self._grade(place, unique, weights, pairs, paired) / total + self._head(place, heads), place)
                for place in candidates
            ),
            key=lambda grade: (-grade[0], grade[1]),
        )
        if graded and not any(
            word in self._words[graded[0][1]] and word not in _LIGHT and word not in _NAMES for word in known
        ):
            graded = [(0.5 * grade, place) for grade, place in graded]
        elif not (graded and pairs & self._pairs(graded[0][1])[0]) and all(word in SYLLABLES for word in known):
            # One syllable is seldom a word: "giao" alone is not "giáo dục".
            graded = [(0.5 * grade, place) for grade, place in graded]
        return self._decided(graded, text, share)

    def _pairs(self, place: int) -> tuple[frozenset[str], frozenset[str]]:
        """The neighbours and the papers of a title, found when first asked for: most titles never are."""
        found = self._pair_cache.get(place)
        if found is None:
            words = self._titles[place]
            found = self._pair_cache[place] = frozenset(_pairs(words)), frozenset(_headed(words))
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

    def _grade(
        self, place: int, unique: list[str], weights: dict[str, float], pairs: set[str], paired: set[str]
    ) -> float:
        """How much of the words the title explains; a word whose partner it lacks counts for less."""
        title, side = self._words[place], self._side[place]
        shared = {word for pair in pairs & self._pairs(place)[0] for word in pair.split()}
        grade = 0.0
        for word in unique:
            if word in title:
                grade += weights[word] if word in shared or word not in paired else 0.6 * weights[word]
            elif word in side:
                grade += 0.35 * weights[word]
        return grade + 0.04 * min(1.0, len(shared) / max(len(title), 1))

    def _head(self, place: int, heads: set[str]) -> float:
        """A paper named ("kế hoạch kiểm tra") and found in the title as such."""
        return _HEAD_WEIGHT if heads and heads & self._pairs(place)[1] else 0.0

    def _decided(self, graded: list[tuple[float, int]], text: str, share: float) -> WordsHit:
        best, place = graded[0]
        near = [(grade, other) for grade, other in graded[:_NEAR] if grade >= 0.6 * best]
        task = self._tasks[place]
        second = graded[1][0] if len(graded) > 1 else 0.0
        clear = best >= 0.55 and (second < 0.88 * best or (best >= 0.98 and second < 0.945 * best))
        if not clear and best >= 0.8 and second < best:
            flat = " ".join(terms(text))
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
