"""The deadline column, as the language room reads it."""

import re
from collections.abc import Callable
from datetime import date

from domain.plan import OpenKind, Period
from language.deadlines import read_deadlines

Telling = Callable[[str, str], None]

LONGEST_DEADLINE = 2_000

# Words with which a deadline begins; a capital one in mid-line begins the deadline of the next task in a shared cell.
_STARTS = re.compile(
    r"(?<![,;.:\-+(])\s+(?=(?:Trong|Tháng|Quý|Xong|Theo|Hàng|Hằng|Thường xuyên|Trước|Sau|Khi|Năm|Cả năm|Hoàn thành|"
    r"Chậm nhất|Định kỳ|Từ|Ngày|Giai đoạn)\b)"
)
_IMPOSSIBLE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


# A bullet or a letter before each of several deadlines; a dash within a deadline ("Tháng 1 - Tháng 3") is none.
_BULLETS = re.compile(r"(?:^|[;.]\s*|\s)[-+*]\s+(?=\w)")
_LETTERS = re.compile(r"(?:^|[;.]?\s+)[a-h][).]\s+(?=\w)")


def groups_of(lines: list[str]) -> list[str]:
    """The deadlines of a cell shared by several tasks, one text each."""
    return [piece for line in lines for group in _listed(line) for piece in _pieces(group)]


def _listed(line: str) -> list[str]:
    for signs in (_BULLETS, _LETTERS):
        if signs.match(line):
            return signs.split(line)
    return [line]


def _pieces(line: str) -> list[str]:
    return [piece.strip(" ;") for piece in _STARTS.split(line) if piece.strip(" ;")]


def deadline_of(text: str, period: Period | None, tell: Telling) -> tuple[list[date], list[OpenKind]]:
    """The last days on time and what has no date. What cannot be read is told to `tell(read, why)`."""
    if not text:
        return [], []
    if period is None:
        tell(text, "Không rõ kế hoạch cho năm nào nên chưa đổi thời hạn thành ngày")
        return [], []
    for found in _IMPOSSIBLE.finditer(text):
        if not _exists(*map(int, found.groups())):
            tell(found.group(), "Ngày này không có trong lịch")
    # No cell says so much of its time; the reading of times takes the square of its length.
    reading = read_deadlines(text[:LONGEST_DEADLINE], period.start, period.end)
    if not reading.due and not reading.open:
        tell(text, "Không đọc được thời hạn này")
    return list(reading.due), list(reading.open)


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
