"""Printed lines, and the question on which all reading of a PDF turns: did a line end, or was there no more room?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from language.normalize import compose
from plans.blocks import UPPER, plain
from plans.pdf.letters import Word

_SPACE = 0.25
_ENOUGH = 6
"""As many broken lines show how lines are broken in a place."""
_BULLETS = r"[-–—−*•●▪■◦○·∙‣⁃➢➤✓+]"
MARK = re.compile(
    rf"^(?:{_BULLETS}\s*(?=\S)|\d{{1,2}}(?:\.\d{{1,2}})*\s*[.)](?=\s|\D)|\d{{1,2}}(?:\.\d{{1,2}})+\s"
    rf"|[a-zđ]\d?\s*[).]\s|[IVXL]+\s*[.)/]\s|[A-H]\.\s|(?:PHẦN|Phần|Điều|Chương|PHỤ LỤC)\s+(?:[IVX\d]+|thứ\b))"
)
"""What opens an item: a bullet, a number, a letter."""
_JOINS = re.compile(
    r"(?i)(?:[,(/&\-–]|\b(?:và|với|của|các|những|cho|về|tại|theo|từ|đến|trong|trên|là|để|do|hoặc|gồm|thuộc|cùng|bằng|"
    r"việc|số|ngày|tháng|năm|quý|điều|khoản|cấp|công tác|trưởng|phó|chánh|trước|sau|bộ phận|lãnh đạo|cán bộ|"
    r"ủy ban|nhân dân|thực hiện|phối hợp))$"
)
_UNIT = re.compile(
    r"^(?:Phòng|Ban (?!hành)|Sở|Trung tâm|Công an|Chi cục|Hội |Đoàn |Trạm|Bảo hiểm|Kho bạc|Mặt trận|UBMTTQ|Liên đoàn|"
    r"Các (?:phòng|ban|cơ quan|đơn vị|xã|ngành)|Cơ quan|UBND|Ủy ban|HĐND|Văn phòng|Công chức|Thanh tra|Chủ tịch)"
)
_ENDED = (".", ";", ":", "!", "?", "./.")
_CLOSING = frozenset(";,.:)!?”")
_CUT = re.compile(rf".*[\d.,/]\|\d.*|.*\d.*[{UPPER}]\|[{UPPER}].*|[B-DF-HJ-NP-TV-XZĐ]+\|[{UPPER}]{{1,5}}\W*")
"""What can only be one word that was too long for its cell: a number, the number of a document, an acronym."""


@dataclass(slots=True)
class Line:
    """Words that stand side by side."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def base(self) -> float:
        """The line its letters stand on, counted downwards."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all("bold" in word.font.lower() for word in self.words)

    @property
    def text(self) -> str:
        """Its words as text, with a blank wherever there is one or a gap."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            apart = before.spaced or word.x0 - before.x1 > 0.15 * word.size
            parts.append(f" {word.text}" if apart else word.text)
        return plain(_dashed("".join(parts), self.words))


@dataclass(frozen=True, slots=True)
class Room:
    """The place that lines are set in: its margins, and by what else a broken line can be told there."""

    left: float
    right: float
    pitch: float = 0.0
    """How far apart lines of one paragraph stand, in sizes of the letter; 0 where that is not known."""
    even: bool = False
    """Whether the text is justified: then broken lines reach the margin and others do not."""
    blanks: bool = False
    """Whether the blank at which a line was broken was kept in the file, where there was room for it."""
    whole: bool = False
    """Whether no line of all that stands here was surely ended on purpose, but for items with a mark."""


def _dashed(text: str, words: Sequence[Word]) -> str:
    """A bullet drawn as a letter "o" of a typewriter is a bullet."""
    drawn = words[0].text == "o" and len(words) > 1 and words[0].font != words[1].font and "ourier" in words[0].font
    return f"- {text[1:].strip()}" if drawn else text


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words as lines from top to bottom: a word that is raised or a little lower still belongs to its line."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: word.base):
        held = lines[-1] if lines else None
        if held is not None and word.base - held.base <= 0.4 * max(word.size, held.words[0].size):
            held.words.append(word)
        else:
            lines.append(Line([word]))
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    return lines


def had_room(line: Line, below: Line, room: Room) -> bool:
    """Whether the first word of the next line would still have gone on this one: then it was ended on purpose."""
    left, right = line.x0 - room.left, room.right - line.x1
    centred = left > 2 and abs(left - right) < 2.5 and below.x0 - room.left > 2 and _is_centred(below, room)
    free = left + right if centred and not MARK.match(line.text) else right
    return free > _SPACE * line.size + _first_piece(below) + 0.6


def _is_centred(line: Line, room: Room) -> bool:
    return abs((line.x0 - room.left) - (room.right - line.x1)) < 2.5


def _first_piece(line: Line) -> float:
    """The width of what could not be broken: up to the first blank or hyphen."""
    word = line.words[0]
    end = word.x1
    for before, after in pairwise(line.words):
        if before.spaced or after.x0 - before.x1 > 0.15 * after.size:
            break
        end = after.x1
    at = word.text.find("-")
    if 0 < at < len(word.text) - 1:
        return (word.x1 - word.x0) * (at + 1) / len(word.text)
    return end - word.x0


def goes_on(line: Line, below: Line, room: Room) -> bool:
    """Whether the line below is the rest of the same paragraph."""
    text, rest = line.text, below.text
    if not text or not rest:
        return False
    if rest[0] in _CLOSING or _is_cut(line, below, room):
        return True
    if MARK.match(rest):
        return _is_dash_within(line, below, room)
    if room.pitch and below.base - line.base > 1.3 * room.pitch * line.size and not rest[0].islower():
        return False
    small = rest[0].islower()
    if had_room(line, below, room):
        return (small and not text.endswith(_ENDED)) or (rest[0].isdigit() and bool(_JOINS.search(text)))
    if small:
        return True
    broken = _looks_broken(line, room)
    if broken is not None:
        return broken
    if text.endswith(_ENDED) and re.match(rf"[{UPPER}]", rest):
        return False
    return bool(_JOINS.search(text)) or not (_UNIT.match(rest) and _UNIT.match(text))


def hangs(line: Line, below: Line) -> bool:
    """Whether words ask to go on, wherever they stand: a small letter follows, or no phrase ends like this."""
    return below.text[:1].islower() or bool(_JOINS.search(line.text))


def _looks_broken(line: Line, room: Room) -> bool | None:
    """Whether a full line was broken, by how it ends; None where it does not show."""
    free = room.right - line.x1
    if room.even:
        # A single word cannot be spread, so it does not tell.
        return free < 1.5 if len(line.words) > 1 else room.whole or None
    if room.blanks and line.words[-1].spaced:
        return True
    if room.blanks and not _is_centred(line, room) and free > _SPACE * line.size + 2:
        return line.text.endswith(("-", "/"))
    return True if room.whole else None


def _is_dash_within(line: Line, below: Line, room: Room) -> bool:
    """Whether a dash that opens a line stands between two words, as there was not even room for the dash above."""
    if below.text[0] != "-" or line.text.endswith(_ENDED) or MARK.match(line.text):
        return False
    if room.even and len(line.words) > 1:
        return room.right - line.x1 < 1.5
    return room.right - line.x1 < 0.33 * line.size + (_SPACE * line.size if below.text[1:2] == " " else 0)


def pitch_of(lines: Sequence[Line], room: Room) -> float:
    """How far apart lines of one paragraph stand, in sizes of the letter, judged by lines that surely go on."""
    steps = [
        (below.base - line.base) / line.size
        for line, below in pairwise(lines)
        if below.text[:1].islower() and not had_room(line, below, room) and not MARK.match(below.text)
    ]
    return median(steps) if steps else 0.0


def measured(left: float, right: float, texts: Sequence[Sequence[Line]]) -> Room:
    """The room between two margins, with what these texts, each set in such a room, show of how lines are broken."""
    room = Room(left, right)
    pairs = [(one, two) for lines in texts for one, two in pairwise(lines)]
    full = [one for one, two in pairs if not had_room(one, two, room)]
    even = sum(right - line.x1 < 1.5 for line in full) > 0.7 * len(full) and len(full) >= 3
    kept = sum(line.words[-1].spaced for line in full)
    ends = [lines[-1] for lines in texts if lines]
    blanks = kept > 0.25 * len(full) and 10 * sum(line.words[-1].spaced for line in ends) < len(ends) + 2
    pitches = [pitch for lines in texts if (pitch := pitch_of(lines, room))]
    ended = [one for one, two in pairs if had_room(one, two, room) and not MARK.match(two.text)]
    whole = len(full) >= _ENOUGH and not ended
    return Room(left, right, median(pitches) if pitches else 0.0, even, blanks and not even, whole)


def glued(line: Line, below: Line, room: Room) -> str:
    """What stands between two lines that go on: a blank, or nothing where a number or a hyphen was broken."""
    above, rest = line.words[-1], below.words[0]
    if rest.text[0] in _CLOSING or (rest.text[0] == "-" and len(rest.text) > 1):
        return ""
    if above.text.endswith("-") and len(above.text) > 1 and not above.spaced and rest.text[:1].isalnum():
        return ""
    if above.text.endswith("/") and len(line.words) == 1 < len(above.text) and rest.text[0].isalnum():
        return ""
    return "" if _is_cut(line, below, room) else " "


def _is_cut(line: Line, below: Line, room: Room) -> bool:
    """Whether one word was too long for its cell and was broken wherever the room ended."""
    above, rest = line.words[-1], below.words[0]
    letter = (rest.x1 - rest.x0) / len(rest.text)
    if above.spaced or len(line.words) > 1 or room.right - line.x1 > 1.3 * letter + 0.5:
        return False
    return bool(_CUT.fullmatch(f"{above.text}|{rest.text}"))


def paragraphs_of(lines: Sequence[Line], room: Room) -> list[str]:
    """Lines of one place as paragraphs."""
    found: list[str] = []
    for at, line in enumerate(lines):
        if at and goes_on(lines[at - 1], line, room):
            found[-1] += glued(lines[at - 1], line, room) + line.text
        else:
            found.append(line.text)
    return [compose(text) for text in found if text]
