"""A number to reach in a clause: how much of what, at least or at most, by when."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain.plan import Period
from plans.blocks import UPPER

Comparison = Literal["=", ">=", ">", "<=", "<"]

_CLAUSE_LENGTH = 1500
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?![\d%])|\d+(?:[.,]\d+)?"
_PERCENT = re.compile(
    rf"(?<![\d/.,])(?P<value>{_NUMBER})\s*%?\s*(?P<range>(?:-|đến)\s*\d+(?:[.,]\d+)?\s*)?(?P<unit>%|phần trăm)"
)
_NOUN = (
    r"(?!(?:tháng|ngày|giờ|năm|phút|tuổi|quý)\b)"
    r"(?:hội nghị|sáng kiến|cơ quan|đơn vị|chuyên mục|văn bản|thủ tục|mô hình|lần/\w+|hộ gia đình|"
    r"hợp tác xã|[^\W\d_]+(?: (?:nghiệp|bộ|chức|vụ|phẩm|dân|động|viên)\b)?)"
)
_COUNT = re.compile(
    rf"(?i)\b(?:ít nhất|tối thiểu|không quá|tối đa|từ|trên|dưới|không dưới|nhiều nhất)\s+(?:là\s+|có\s+|đạt\s+|từ\s+)*"
    rf"(?P<value>{_NUMBER})(?P<range>\s*(?:-|đến)\s*\d{{1,4}})?\s+(?!%)(?P<unit>{_NOUN})"
)
_POINTS = re.compile(
    rf"(?i)\b(?:đạt|từ|trên|dưới|tối thiểu|ít nhất)\s+(?:\w+\s+){{0,2}}?(?P<value>{_NUMBER})(?:/\d+)?"
    r"(?P<range>\s*(?:-|đến)\s*\d+(?:[.,]\d+)?)?\s+(?P<unit>điểm)\b(?!\s+(?:phần trăm|%))"
)
_RANK = re.compile(
    r"(?i)\b(?:xếp|đứng|giữ|vị trí|thứ hạng|hạng|top|tốp|nhóm)\s+(?:vị trí\s+|hạng\s+|vị thứ\s+)?(?:thứ\s+)?"
    r"(?P<range>)(?P<unit>)(?P<value>\d{1,3})"
    r"(?=\s+(?:trở lên|toàn|trong|đơn vị|huyện|tỉnh|xã|địa phương|dẫn đầu)|\s*[.;,/]|$)"
)
_ACHIEVE = re.compile(
    r"(?i)\b(?:có|xây dựng|thành lập|tổ chức|công nhận|phấn đấu|thêm|hoàn thành|đạt|giảm|tăng|thu|duy trì)\s+"
    r"(?:thêm\s+|được\s+|mới\s+|đạt\s+|cho\s+)*(?P<value>\d{1,3}(?:\.\d{3})+|\d{1,5}(?:,\d{1,2})?)(?P<range>)\s+"
    r"(?P<unit>tỷ đồng|triệu đồng|tỉ đồng|lao động|người|hộ|ha|hội nghị|sáng kiến|xã|thôn|mô hình|cuộc|lớp|đơn vị|"
    r"sản phẩm|trường|hợp tác xã|doanh nghiệp|lần/\w+|dịch vụ công|chuyên mục|chuyên đề)"
)
_CLAUSES = re.compile(
    rf";\s+|,\s+(?=trong (?:số )?đó\b)|(?<=[^\W\d_])\.\s+(?=[{UPPER}])|(?<=[%)])\.\s+(?=[{UPPER}\d])"
    rf"|(?<=\d)\.\s+(?=[{UPPER}])|(?<=[^\W\d_])\.\s+(?=\d{{1,3}}(?:[.,]\d+)?\s*%)"
)
_BEFORE: tuple[tuple[Comparison, str], ...] = (
    (">=", r"(tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn)[^,;%\d]{0,40}$"),
    ("<=", r"(tối đa|không quá|không vượt quá|không cao hơn|nhiều nhất|còn dưới hoặc bằng)[^,;%\d]{0,25}$"),
    (">", r"\b(trên|cao hơn|vượt|hơn)\s*$"),
    ("<", r"\b(dưới|thấp hơn)\s*$"),
    (">=", r"\b(?:từ|đạt từ)\s*$"),
)
_LISTED = re.compile(r"^\s*(?:,|và|hoặc)\s*$")
# What was reached already, and what the number is only measured against.
_REACHED = re.compile(
    r"(?i)\b(?:đã đạt|đã có|hiện đạt|hiện nay đạt|mới đạt|kết quả đạt|thực hiện được|đã thực hiện|"
    r"đã hoàn thành)[^;%]{0,30}$|\bso với (?:mức |tỷ lệ |con số )?$|\bnăm \d{4} (?:chỉ |mới |đã )đạt[^;%]{0,20}$"
)
_RAISED = re.compile(r"(?i)^[^;%]{0,45}\b(?:lên|xuống|xuống còn|còn)\b[^;%]{0,20}\d")
_FROM = re.compile(r"(?i)\btừ\s*$")

_BY = re.compile(
    r"(?i)(?P<before>\btrước\s+)(?:ngày\s+)?(?P<d1>\d{1,2})/(?P<m1>\d{1,2})(?:/(?P<y1>\d{4}))?"
    r"|\b(?:đến|hết|chậm nhất)\s+(?:hết\s+|vào\s+)*(?:ngày\s+)?(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?:/(?P<y2>\d{4}))?"
    r"|\b(?:đến|hết|trong|cuối)\s+(?:hết\s+|cuối\s+)*tháng\s+(?P<m3>\d{1,2})(?:\s*(?:/|năm)\s*(?P<y3>\d{4}))?"
    r"|\b(?:đến|hết|trong|cuối)\s+(?:hết\s+|cuối\s+)*quý\s+(?P<q>IV|I{1,3})(?:\s*(?:/|năm)\s*(?P<yq>\d{4}))?"
    r"|(?P<b4>\btrước)\s+năm\s+(?P<y4>\d{4})"
    r"|\b(?:đến|vào|hết|trong|cuối)\s+(?:hết\s+|cuối\s+|thời điểm\s+)*(?:năm\s+)(?P<y5>\d{4})"
    r"|\b(?:đến|hết|vào)\s+(?:hết\s+|cuối\s+)*(?P<end>cuối năm|năm)\b(?!\s*\d)"
    r"|^(?:trong\s+)?năm\s+(?P<y6>\d{4})\b"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """A number to reach, the clause that sets it, and the day by which."""

    text: str
    value: float
    unit: str
    comparison: Comparison
    by: date | None = None


def goals_in(text: str, period: Period | None = None) -> Iterator[Goal]:
    """The numbers to reach that a text sets, clause by clause. Days without a year are of the period's last year."""
    for clause in _CLAUSES.split(text):
        if len(clause) <= _CLAUSE_LENGTH:
            yield from _in_clause(clause, period)


def _in_clause(clause: str, period: Period | None) -> Iterator[Goal]:
    words = clause.strip(" ;,-+*")
    if len(re.findall(r"[^\W\d_]{2,}", words)) < 2:
        # A number alone is a cell of some table; what it is of stands elsewhere.
        return
    above: tuple[re.Match[str], Comparison] | None = None
    for found in _numbers(clause):
        before, after = clause[: found.start("value")], clause[found.end() :]
        if _REACHED.search(before) or (_FROM.search(before) and not found["range"] and _RAISED.match(after)):
            continue
        comparison = _comparison(before, after, found)
        if above is not None and comparison == "=" and above[0].re is found.re:
            is_listed = _LISTED.match(clause[above[0].end() : found.start()])
            comparison = above[1] if is_listed else comparison
        yield Goal(words, _value(found["value"]), _unit(found), comparison, _by(clause, found.start(), period))
        above = (found, comparison)


def _numbers(clause: str) -> list[re.Match[str]]:
    """All numbers to reach of a clause in order, none twice."""
    kept: list[re.Match[str]] = []
    for pattern in (_PERCENT, _POINTS, _RANK, _COUNT, _ACHIEVE):
        for found in pattern.finditer(clause):
            if len(found["value"]) <= 15 and all(
                found.end("value") <= other.start() or found.start("value") >= other.end() for other in kept
            ):
                kept.append(found)
    return sorted(kept, key=lambda found: found.start("value"))


def _value(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        return float(text.replace(".", ""))
    return float(text.replace(",", "."))


def _unit(found: re.Match[str]) -> str:
    if found.re is _PERCENT:
        return "%"
    return found["unit"] or "hạng"


def _comparison(before: str, after: str, found: re.Match[str]) -> Comparison:
    if found.re is _RANK:
        return "<=" if re.match(r"\s*trở lên|\s*(?:đơn vị|huyện|tỉnh|xã|địa phương)?\s*dẫn đầu", after) else "="
    before, after = before.lower(), after.lower()
    if re.match(r"[^,;%]{0,12}\btrở lên", after):
        return ">="
    if re.match(r"[^,;%]{0,12}\btrở xuống", after):
        return "<="
    for sign, pattern in _BEFORE:
        if re.search(pattern, before):
            return sign
    return ">=" if found["range"] else "="


def _by(clause: str, at: int, period: Period | None) -> date | None:
    """The day named last before the number, else the first one after it."""
    named = [
        found for found in _BY.finditer(clause) if not re.search(r"(?i)\b(?:từ|so với)\s+$", clause[: found.start()])
    ]
    days = [(found.start(), day) for found in named if (day := _day(found, period)) is not None]
    earlier = [day for place, day in days if place < at]
    return earlier[-1] if earlier else next((day for _, day in days), None)


def day_by(text: str, period: Period | None) -> date | None:
    """The day by which a heading wants the numbers under it reached, or None."""
    return _by(text, len(text), period)


def _day(found: re.Match[str], period: Period | None) -> date | None:
    year = period.end.year if period else None
    if found["end"]:
        return _date(year, 12, 31)
    for name in ("y5", "y6"):
        if found[name]:
            return _date(int(found[name]), 12, 31)
    if found["b4"]:
        return _date(int(found["y4"]) - 1, 12, 31)
    if found["q"]:
        month = 3 * {"i": 1, "ii": 2, "iii": 3, "iv": 4}[found["q"].lower()]
        return _last(int(found["yq"]) if found["yq"] else year, month)
    if found["m3"]:
        return _last(int(found["y3"]) if found["y3"] else year, int(found["m3"]))
    n = "1" if found["before"] else "2"
    day = _date(int(found[f"y{n}"]) if found[f"y{n}"] else year, int(found[f"m{n}"]), int(found[f"d{n}"]))
    return day - timedelta(days=1) if day and found["before"] else day


def _last(year: int | None, month: int) -> date | None:
    if year is None or not 1 <= month <= 12:
        return None
    return _date(year, month, calendar.monthrange(year, month)[1])


def _date(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year is not None and 1900 < year < 2200 else None
    except ValueError:
        return None
