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
    r"(?<![,;.:\-+(])\s+(?=(?:Trong|Tháng|Quý|Qúy|Xong|Theo|Hàng|Hằng|Thường xuyên|Thuờng xuyên|Trước|Sau|Khi|Năm|"
    r"Cả năm|Hoàn thành|Chậm nhất|Định kỳ|Từ|Ngày|Giai đoạn)\b)"
)
# What may begin a deadline too, but as often goes on with the one before it: a paper, a place in the year, a number.
_MAY_START = re.compile(
    r"(?<=[\w)])\s+(?=(?:Kế hoạch|Báo cáo|Quyết định|Ban hành|Thực hiện|Tổ chức|Đề án|Văn bản|Trình|Triển khai|"
    r"Liên tục|Đến|Cuối|Đầu|Ngay|Dự kiến|Hết)\b)"
)
_NUMBER_MAY_START = re.compile(r"(?<=[\w)])\s+(?=0?[69] tháng|\d{1,3} (?:ngày|lần|đợt)\b|\d{1,2}/\d{1,2}|tháng ?\d)")
_UNFINISHED = re.compile(
    r"\b(?:trong|vòng|đến|từ|và|trước|sau|ngày|tháng|nhất|là|hạn|đợt|ngay|vào|hết|cuối|đầu|xong|theo|khi|thành)$",
    re.IGNORECASE,
)
_IMPOSSIBLE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")


# A bullet or a letter before each of several deadlines; a dash within a deadline ("Tháng 1 - Tháng 3") is none.
_BULLETS = re.compile(r"(?:^|[;.]\s*|\s)[-+*]\s+(?=\w)")
_LETTERS = re.compile(r"(?:^|[;.]?\s+)[a-h][).]\s+(?=\w)")


def groups_of(lines: list[str]) -> list[str]:
    """The deadlines of a cell shared by several tasks, one text each."""
    return [piece for line in lines for group in _listed(line) for piece in _pieces(group)]


def groups_for(lines: list[str], count: int) -> list[str]:
    """The same for `count` tasks: where that makes one text for each, cut also at words that only may begin one."""
    groups = groups_of(lines)
    if len(groups) == count:
        return groups
    for signs in (_MAY_START, _NUMBER_MAY_START):
        finer = [piece for group in groups for piece in _finer(group, signs)]
        if len(finer) == count:
            return finer
    return groups


def _finer(group: str, signs: re.Pattern[str]) -> list[str]:
    cuts = [cut for cut in signs.finditer(group) if not _UNFINISHED.search(group[: cut.start()])]
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(group)]
    return [group[start:end].strip(" ;") for start, end in zip(starts, ends, strict=True)]


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
