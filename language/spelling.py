"""Telex and VNI left-overs, slips, short forms to clean words, each still pointing at what was typed."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from language.abbreviations import LOOSE, PAIRS, WORDS
from language.lexicon import Lexicon
from language.normalize import compose, fold
from language.syllables import is_syllable, retyped

LONGEST = 2000
"""A message is understood by its first characters; what follows is a document, not a request."""

_WORD = re.compile(r"[^\W_]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200c-\u200f\u202a-\u202e]")
_CODE_AFTER = re.compile(r"[.\-]?\d|\s\d")
_CACHE_LIMIT = 20_000
_MOST_MESSAGES = 512
_REPEATED = 120


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
        if len(typed) == 1 or typed.isdigit() or len(typed) > 20:
            return typed
        if is_syllable(typed) or fold(typed) in self._lexicon:
            return typed
        again = retyped(typed)
        if again is not None:
            return WORDS.get(again, again)
        plain = fold(typed)
        if plain in WORDS and len(plain) > 1:
            return WORDS[plain]
        if any(letter.isdigit() for letter in typed):
            return typed
        found = self._lexicon.repaired(typed)
        if found is None and typed[-1] in "sfrxj":
            found = self._lexicon.repaired(typed[:-1])
        return found or typed

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
        raw = compose(_CONTROL.sub(" ", message[: 2 * LONGEST]))[:LONGEST]
        pieces: list[str] = []
        words: list[str] = []
        starts: list[int] = []
        raw_starts: list[int] = []
        raw_ends: list[int] = []
        length = done = 0
        skip = False
        tokens = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(raw)]
        for place, (token, start, end) in enumerate(tokens):
            if skip:
                skip = False
                continue
            low = token.lower()
            following = tokens[place + 1] if place + 1 < len(tokens) else None
            meant = None
            if following is not None and following[1] - end <= 2:
                meant = PAIRS.get((low, following[0].lower()))
            if meant is not None and following is not None:
                end = following[2]
                skip = True
            else:
                meant = self._alone(token, low, raw, start, end)
            gap = raw[done:start]
            pieces += (gap, meant)
            length += len(gap)
            words.append(meant)
            starts.append(length)
            raw_starts.append(start)
            raw_ends.append(end)
            length += len(meant)
            done = end
        pieces.append(raw[done:])
        text = "".join(pieces)
        return Typed(raw, text, fold(text), tuple(words), tuple(starts), tuple(raw_starts), tuple(raw_ends))

    def _alone(self, token: str, low: str, raw: str, start: int, end: int) -> str:
        """A word read by itself; a single letter also by its neighbours."""
        if low in LOOSE:
            return _letter(token, low, raw, start, end)
        if token.isupper() and re.fullmatch(r"[ivx]+", low) and _CODE_AFTER.match(raw, end):
            return low
        return self.word(low)


def _letter(token: str, low: str, raw: str, start: int, end: int) -> str:
    """A single letter: of a code, after a number, or a short form."""
    before = raw[:start].rstrip()[-1:]
    if low in "vx" and (_CODE_AFTER.match(raw, end) if token.isupper() else re.match(r"\.?\d", raw[end : end + 2])):
        return low
    if raw[end : end + 2].strip().startswith(".") and raw[end + 1 : end + 2].isdigit():
        return low
    if before.isdigit():
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
