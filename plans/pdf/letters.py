"""The words and ruled lines of one page of a PDF, each with its place, turned so that text runs from left to right.

A PDF knows letters only: some producers draw the letters of one word in two goes (those with and those without marks),
or the whole word twice to make it bold. What comes out here is words, once each.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTLine, LTPage, LTRect

MOST_EDGES = 20_000
_GAP = 0.17
"""A gap this wide, in sizes of the letter, parts two words."""
_TWICE = 0.12
_THIN = 3.0
_SMALLEST = 1.0
_FAR = 20_000.0
"""No paper is that large; what is drawn there is a slip or an attack."""
_GONE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), "")
_SAME = str.maketrans(
    {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\t": " ", "\n": " ", "\r": " ", "\u2010": "-", "\u2011": "-"}
    # Word and the fonts of Windows give the plain hyphen the number of the soft one.
    | {"\u00ad": "-"}
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
    | {chr(glyph): "•" for glyph in range(0xF000, 0xF100)}
)
_UNKNOWN = "(cid:"

Turn = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class Word:
    """Letters without a gap; `base` is the line they stand on, counted downwards; `spaced` when a blank follows."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str = ""
    spaced: bool = False

    @property
    def top(self) -> float:
        """The upper end of a capital letter."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The lower end of a letter such as g."""
        return self.base + 0.22 * self.size


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruled line: upright at x = `at`, or level at y = `at`, from `start` to `end`."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Leaf:
    """One page: its words from top to bottom, its ruled lines, its measures, how much of it is pictures."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    pictures: float = 0.0
    unknown: int = 0
    """Letters of which the file does not say what they are."""


@dataclass(slots=True)
class _Letter:
    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str


def leaf_of(page: LTPage, number: int) -> Leaf:
    """The words and lines of a page that pdfminer has laid out (without layout analysis)."""
    things = list(_things(page, 0))
    letters = [thing for thing in things if isinstance(thing, LTChar)]
    ways = Counter(_way(letter) for letter in letters)
    way = ways.most_common(1)[0][0] if ways else 0
    width, height = page.width, page.height
    turn = _turn(way, page)
    leaf = Leaf(number, *((height, width) if way in (90, 270) else (width, height)))
    leaf.unknown = sum(letter.get_text().startswith(_UNKNOWN) for letter in letters)
    leaf.words = _words(_letters((letter for letter in letters if _way(letter) == way), turn))
    ruled = [thing for thing in things if isinstance(thing, LTCurve)]
    if len(ruled) <= MOST_EDGES:
        leaf.edges = [edge for thing in ruled for edge in _edges(thing, turn)]
    area = max(1.0, width * height)
    leaf.pictures = sum(thing.width * thing.height for thing in things if isinstance(thing, LTImage)) / area
    return leaf


def _things(parent: LTContainer[Any], depth: int) -> Iterator[Any]:
    for thing in parent:
        if isinstance(thing, LTContainer):
            if depth < 20:
                yield from _things(thing, depth + 1)
        else:
            yield thing


def _way(letter: LTChar) -> int:
    """In which direction the text runs: 0, 90 (upwards), 180 or 270 (downwards)."""
    a, b = letter.matrix[:2]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


def _turn(way: int, page: LTPage) -> Turn:
    """From the page's own points, counted upwards, to points of the page as read, counted downwards."""
    left, low, right, high = page.bbox
    if way == 90:
        return lambda x, y: (y - low, x - left)
    if way == 180:
        return lambda x, y: (right - x, y - low)
    if way == 270:
        return lambda x, y: (high - y, right - x)
    return lambda x, y: (x - left, high - y)


def _letters(drawn: Iterable[LTChar], turn: Turn) -> Iterator[_Letter]:
    last: _Letter | None = None
    for one in drawn:
        text = one.get_text().translate(_SAME).translate(_GONE)
        if not text or text.startswith(_UNKNOWN) or one.size < _SMALLEST:
            continue
        if not all(abs(place) < _FAR for place in one.bbox):
            continue
        (ax, _), (bx, _) = turn(one.x0, one.y0), turn(one.x1, one.y1)
        _, base = turn(one.matrix[4], one.matrix[5])
        x0, x1 = min(ax, bx), max(ax, bx)
        marks = all(unicodedata.combining(sign) for sign in text)
        if marks and last is not None and abs(base - last.base) < last.size and abs(x0 - last.x1) < last.size:
            last.text += text
            continue
        last = _Letter(text, x0, x1, base, one.size, one.fontname)
        yield last


def _words(letters: Iterable[_Letter]) -> list[Word]:
    """Letters of one height are set side by side by where they stand, not by when they were drawn."""
    held: list[_Letter] = []
    words: list[Word] = []
    for letter in sorted(letters, key=lambda letter: letter.base):
        if held and letter.base - held[0].base > 0.15 * max(letter.size, held[0].size):
            words.extend(_split(held))
            held = []
        held.append(letter)
    words.extend(_split(held))
    return words


def _split(level: list[_Letter]) -> Iterator[Word]:
    level.sort(key=lambda letter: letter.x0)
    word: Word | None = None
    last: _Letter | None = None
    for letter in level:
        if letter.text.isspace():
            if word is not None and letter.x0 < word.x1 + letter.size:
                word.spaced = True
            last = None
            continue
        if last is not None and last.text == letter.text and letter.x0 - last.x0 <= _TWICE * letter.size:
            continue
        apart = word is None or last is None or word.spaced or letter.x0 - word.x1 > _GAP * letter.size
        if word is None or apart:
            if word is not None:
                yield _composed(word)
            word = Word(letter.text, letter.x0, letter.x1, letter.base, letter.size, letter.font)
        else:
            word.text += letter.text
            word.x1 = max(word.x1, letter.x1)
        last = letter
    if word is not None:
        yield _composed(word)


def _composed(word: Word) -> Word:
    word.text = unicodedata.normalize("NFC", word.text)
    return word


def _edges(drawn: LTCurve, turn: Turn) -> Iterator[Edge]:
    """A thin box is a line, a drawn box four; a box that is only filled is a shade behind words."""
    (ax, ay), (bx, by) = turn(drawn.x0, drawn.y0), turn(drawn.x1, drawn.y1)
    x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    if not (drawn.stroke or drawn.fill) or not all(abs(place) < _FAR for place in drawn.bbox):
        return
    if x1 - x0 <= _THIN and y1 - y0 > x1 - x0:
        yield Edge(True, (x0 + x1) / 2, y0, y1)
    elif y1 - y0 <= _THIN and x1 - x0 > y1 - y0:
        yield Edge(False, (y0 + y1) / 2, x0, x1)
    elif isinstance(drawn, LTRect) and drawn.stroke:
        yield from (Edge(True, x0, y0, y1), Edge(True, x1, y0, y1), Edge(False, y0, x0, x1), Edge(False, y1, x0, x1))
    elif drawn.stroke and not isinstance(drawn, LTLine):
        yield from _sides(drawn, turn)


def _sides(drawn: LTCurve, turn: Turn) -> Iterator[Edge]:
    for (ax, ay), (bx, by) in pairwise(turn(x, y) for x, y in drawn.pts):
        if abs(ax - bx) <= 0.5 < abs(ay - by):
            yield Edge(True, ax, min(ay, by), max(ay, by))
        elif abs(ay - by) <= 0.5 < abs(ax - bx):
            yield Edge(False, ay, min(ax, bx), max(ax, bx))
