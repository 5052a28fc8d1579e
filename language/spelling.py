"""Telex and VNI left-overs, slips, short forms to clean words, each still pointing at what was typed."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from language import regions
from language.abbreviations import LOOSE, PAIRS, WORDS
from language.lexicon import Lexicon
from language.normalize import compose, fold
from language.syllables import is_syllable, retyped

LONGEST = 700
"""What is longer is a document, not a request: its beginning and its end are heard, where people put what they want."""

_BEGINNING = 200

_WORD = re.compile(r"[^\W_]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200c-\u200f\u202a-\u202e]")
_GLUED_AFTER = re.compile(r"\b((?:đ|d)(?:ược|uoc|c)|xong|đạt|dat|ngày|ngay|trước|truoc)(?=\d)", re.IGNORECASE)
_GLUED = re.compile(r"(?<![\w/])(\d{1,3})(?=[^\W\d_]{3,})")
_CODE_AFTER = re.compile(r"[.\-]?\d|\s\d")
_CACHE_LIMIT = 20_000
_MOST_MESSAGES = 512
_REPEATED = 120
_USUAL = 600
"""Words are parted only into this many most usual ones."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A message as typed and as meant. `text` is clean, with marks and punctuation; `flat` is `text` without marks."""

    raw: str
    text: str
    flat: str
    words: tuple[str, ...]
    """The clean words, several where a short form stands for several."""
    starts: tuple[int, ...]
    """Where each of `words` begins in `text`."""
    raw_starts: tuple[int, ...]
    raw_ends: tuple[int, ...]
    marked: bool = False
    """Whether it was typed with marks, be it that their keys stayed in the words ("nhawcs")."""

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `raw` that was typed for a span of `text`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end) - 1
        if last < first or not self.words:
            return 0, 0
        return self.raw_starts[first], self.raw_ends[last]

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of `text` that stands for a span of `raw`."""
        first = max(0, bisect_right(self.raw_starts, start) - 1)
        last = max(first, bisect_left(self.raw_starts, end) - 1)
        if not self.words:
            return 0, 0
        return self.starts[first], self.starts[last] + len(self.words[last])

    def is_capital(self, start: int) -> bool:
        """True when the word at a place of `text` was typed with a capital."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return bool(self.words) and self.raw[self.raw_starts[first]].isupper()

    def typed(self, start: int, end: int) -> str:
        """What was typed for a span of `text`, from its first word to its last."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]


class Speller:
    """Cleans messages towards the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[str, str] = {}
        self._messages: dict[str, Typed] = {}

    def word(self, typed: str) -> str:
        """What one word in lower case was meant to be."""
        found = self._known.get(typed)
        if found is None:
            if len(self._known) > _CACHE_LIMIT:
                self._known.clear()
            found = self._known[typed] = self._meant(typed)
        return found

    def _meant(self, typed: str) -> str:
        if typed in WORDS:
            return WORDS[typed]
        if typed in regions.WORDS:
            return regions.WORDS[typed]
        if len(typed) == 1 or typed.isdecimal() or len(typed) > 20:
            return typed
        if is_syllable(typed) or fold(typed) in self._lexicon:
            return typed
        again = retyped(typed)
        if again is not None:
            return WORDS.get(again, again)
        plain = fold(typed)
        if plain in WORDS and len(plain) > 1:
            return WORDS[plain]
        if any(letter.isdecimal() for letter in typed):
            return typed
        parted = self._parted(typed) if len(typed) >= 5 else None
        if parted is not None:
            return parted
        found = self._lexicon.repaired(typed)
        if found is None and typed[-1] in "sfrxj":
            found = self._lexicon.repaired(typed[:-1])
        return found or typed

    def _parted(self, typed: str, most: int = 3) -> str | None:
        """Words that were typed without the blanks between them ("việcgì"), all usual; the most usual reading."""
        best: tuple[int, str] | None = None
        for place in range(2, len(typed) - 1):
            left = self._lexicon.rank(fold(typed[:place])) if is_syllable(typed[:place]) else None
            if left is None or left > _USUAL:
                continue
            rest = typed[place:]
            right = self._lexicon.rank(fold(rest)) if is_syllable(rest) else None
            if right is not None and right <= _USUAL and (best is None or left + right < best[0]):
                best = left + right, f"{typed[:place]} {rest}"
            elif most > 2 and len(rest) > 4 and (parted := self._parted(rest, most - 1)) and best is None:
                best = left + 2 * _USUAL, f"{typed[:place]} {parted}"
        return best[1] if best else None

    def clean(self, message: str) -> Typed:
        """The message cleaned, its length cut to what one reads."""
        if len(message) > _REPEATED:
            return self._cleaned(message)
        # Officials say the same few words all day.
        known = self._messages.get(message)
        if known is None:
            if len(self._messages) >= _MOST_MESSAGES:
                self._messages.clear()
            known = self._messages[message] = self._cleaned(message)
        return known

    def _cleaned(self, message: str) -> Typed:
        raw = _heard_part(message)
        pieces: list[str] = []
        words: list[str] = []
        starts: list[int] = []
        raw_starts: list[int] = []
        raw_ends: list[int] = []
        length = done = 0
        skip = False
        marked = not raw.isascii()
        tokens = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(raw)]
        for place, (token, start, end) in enumerate(tokens):
            if skip:
                skip = False
                continue
            low = token.lower()
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            meant = _together(low, following[0].lower()) if following and following[1] - end <= 2 else None
            if meant is not None and following is not None:
                end = following[2]
                skip = True
            else:
                before = tokens[place - 1][0] if place else ""
                meant = regions.meant(low, fold(before), fold(following[0]) if following else "")
                meant = meant or self._alone(token, low, raw, start, end)
            gap = raw[done:start]
            pieces += (gap, meant)
            marked = marked or (low.isascii() and not meant.isascii() and retyped(low) == meant)
            length += len(gap)
            words.append(meant)
            starts.append(length)
            raw_starts.append(start)
            raw_ends.append(end)
            length += len(meant)
            done = end
        pieces.append(raw[done:])
        text = "".join(pieces)
        return Typed(raw, text, fold(text), tuple(words), tuple(starts), tuple(raw_starts), tuple(raw_ends), marked)

    def _alone(self, token: str, low: str, raw: str, start: int, end: int) -> str:
        """A word read by itself; a single letter also by its neighbours."""
        if low in LOOSE:
            return _letter(token, low, raw, start, end)
        if token.isupper() and re.fullmatch(r"[ivx]+", low) and _CODE_AFTER.match(raw, end):
            return low
        return self.word(low)


def _heard_part(message: str) -> str:
    """What is heard of a message: in NFC, no longer than one reads, numbers apart from the words they were typed to."""
    if len(message) > LONGEST:
        message = f"{message[:_BEGINNING]} {message[_BEGINNING - LONGEST + 1 :]}"
    message = _GLUED_AFTER.sub(r"\1 ", message)
    return _GLUED.sub(r"\1 ", compose(_CONTROL.sub(" ", message)))[:LONGEST]


def _together(first: str, second: str) -> str | None:
    """What two words stand for together, where that is something else than each alone."""
    return PAIRS.get((first, second)) or regions.PHRASES.get((first, second))


def _letter(token: str, low: str, raw: str, start: int, end: int) -> str:
    """A single letter: of a code, after a number, or a short form."""
    before = raw[:start].rstrip()[-1:]
    if low in "vx" and (_CODE_AFTER.match(raw, end) if token.isupper() else re.match(r"\.?\d", raw[end : end + 2])):
        return low
    if raw[end : end + 2].strip().startswith(".") and raw[end + 1 : end + 2].isdecimal():
        return low
    if before.isdecimal():
        return {"p": "phút", "h": "giờ", "t": "tháng", "d": "ngày"}.get(
            low, low if low in "abcdt" else WORDS.get(low, low)
        )
    if low == "p":
        return "phòng"
    if low == "a":
        return "anh" if re.match(r"\s+\w", raw[end : end + 3]) or not before else "ạ"
    if low in "cdnx":
        return low
    return WORDS.get(low, low)
