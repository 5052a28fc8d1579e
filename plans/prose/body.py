"""The text around the tables, as whole paragraphs with the depth of their headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.blocks import UPPER

_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"^(?:PHẦN\s+|Phần\s+)?[IVX]+\s*[.:)\-]\s*(?=\S)|^(?:PHẦN|Phần)\s+(?:[IVX]+|thứ \w+)\b[.: ]*")),
    (3, re.compile(rf"^\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})*(?:[.)]?\s+|\.?[-–]\s+(?=[{UPPER}]))")),
    (
        2,
        re.compile(rf"^\d{{1,2}}\s*[.)]\s+(?=\D)|^\d{{1,2}}\s*[.)]\s+(?=\d+ ?%)|^\d{{1,2}}\.?[-–]\s+(?=[{UPPER}])"),
    ),
    (4, re.compile(r"^[a-zđ]\s*[).]\s+")),
    (5, re.compile(r"^[-+*]\s*(?:[-+*]\s*)?")),
)
_LETTERED = re.compile(r"^[A-H]\s*[.)]\s+(?=\S)")
_SPAN_OF_YEARS = re.compile(r"^-\s*\d{4}\b")
_PLAIN = 9
_ENDS = (".", ":", ";", "/", "!", "?")
_HANGS = re.compile(r"(?i)(?:,|\w -| (?:và|của|các|với|về|theo|tại|thuộc|hoặc))$")
# What a line cannot begin a heading with, because the line above waits for it: "trong quý / III/2022", "ngày / 15.".
_WAITS = re.compile(r"(?i)\b(?:quý|tháng|ngày|năm|khoản|điều|mục|phần|số|chương|phụ lục|và|giai đoạn|cấp|loại|mức)$")
_NUMBERED = re.compile(r"^(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*)\s*[.):]")
_LONGEST_HANGING = 8
_FIRST_HALF = re.compile(r"\b(?:Văn phòng|Tư pháp|Tài chính|Địa chính|Văn hóa|Lao động|[Kk]inh tế|chính trị)$")
_SECOND_HALF = re.compile(
    r"^[-–]\s*(?:Thống kê|Hộ tịch|Kế hoạch|Kế toán|Xã hội|xã hội|Xây dựng|Thương binh|Thể thao|Nông nghiệp)\b"
)
_ITEM = re.compile(r"^(?:[a-zđ]|\d{1,2})\s*\)\s")
_LEAST_WRAPS = 6
_MOST_LINES = 12
_INDENT = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph without its mark; `depth` is 1 for a Roman heading … 5 for a bullet, 9 where no mark is printed.

    `mark` is the mark as printed: "II.", "2.1.", "b)", "-".
    """

    text: str
    depth: int
    mark: str = ""


def passages_of(lines: Sequence[str]) -> list[Passage]:
    """The lines of a document as paragraphs: a sentence broken by a page or by hard ends of lines is made whole."""
    reach = _reach(lines)
    whole: list[list[str]] = []
    for place, line in enumerate(lines):
        if whole and (
            _goes_on(whole[-1][-1], line, reach)
            or (_may_fill(whole[-1][-1], reach) and _fills(whole[-1], lines[place : place + 5]))
        ):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [_passage(" ".join(parts)) for parts in whole]


def _passage(line: str) -> Passage:
    for depth, mark in _MARKS:
        found = mark.match(line)
        if found and found.end() < len(line):
            return Passage(line[found.end() :].strip(), depth, found.group().strip())
    return Passage(line, _PLAIN)


def _goes_on(above: str, line: str, reach: int) -> bool:
    if _SPAN_OF_YEARS.match(line) and above[-1].isdigit():
        return True
    if _SECOND_HALF.match(line) and _FIRST_HALF.search(above):
        # Where lines are broken hard, a line may begin with the dash of "Văn phòng - Thống kê".
        return True
    was_full = 0 < reach <= _reached(above, line)
    if _NUMBERED.match(line) and _WAITS.search(above) and (was_full or _is_open(above)):
        return True
    if _is_marked(line):
        return False
    if above.endswith(_ENDS):
        may_go_on = above.endswith((";", ":")) if line[0].islower() else above.endswith(".") and above[-2:] != "/."
        return was_full and may_go_on
    if line[0].islower() or _HANGS.search(above[-_LONGEST_HANGING:]):
        return True
    return was_full and not above.isupper() and not _is_shouted(line)


def _may_fill(above: str, reach: int) -> bool:
    """Whether an open bracket may go on: where lines were broken, and where it breaks off behind a label in it."""
    return reach > 0 or (
        above.endswith(":") and ":" in above[above.rfind("(") :] and above.count("(") > above.count(")")
    )


def _fills(above: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether a line goes on with a bracket that is open above it.

    A bracket is trusted only if it is closed soon: nobody closes some of them.
    """
    line = lines[0]
    if _NUMBERED.match(line) or above[-1].endswith("."):
        return False
    depth = _depth(" ".join(above))
    if depth <= 0 or len(above) > _MOST_LINES or (line[0] in "-+*" and above[-1].endswith((";", ":"))):
        return False
    for coming in lines:
        if _NUMBERED.match(coming) or _ITEM.match(coming):
            return False
        depth += _depth(coming)
        if depth <= 0:
            return True
    return False


def _depth(text: str) -> int:
    """How many brackets are left open; that of a mark such as "a)" closes none."""
    return text.count("(") - text.count(")") + bool(_ITEM.match(text))


def _is_open(line: str) -> bool:
    """Whether a bracket of the line waits to be closed."""
    return _depth(line) > 0


def _is_shouted(line: str) -> bool:
    """Whether a line is a heading in capitals; one word may be an abbreviation that ends a sentence."""
    return line.isupper() and " " in line


def _is_marked(line: str) -> bool:
    return bool(_LETTERED.match(line)) or any(mark.match(line) for _, mark in _MARKS)


def _reached(above: str, line: str) -> int:
    """How long a line would have been with the first word of the next: a full line had no room for it."""
    indent = _INDENT if _is_marked(above) else 0
    return indent + len(above) + 1 + len(line.split(maxsplit=1)[0])


def _reach(lines: Sequence[str]) -> int:
    """The width at which the lines of this document were broken; 0 where its paragraphs stand whole.

    Measured where a break is certain: a line that ends no sentence before one that begins with a small letter.
    """
    sure = sorted(
        _reached(above, line)
        for above, line in pairwise(lines)
        if line[0].islower() and not above.endswith(_ENDS) and not _is_marked(line)
    )
    return sure[len(sure) // 60] if len(sure) >= _LEAST_WRAPS else 0
