"""A number to reach in a clause: how much of what, at least or at most, by when."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from domain.plan import Period
from language.deadline_text import with_digits
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
    r"hợp tác xã|tiêu chí(?:/\w+)?|đầu mối|bệnh viện|hồ sơ|học sinh|phóng sự|trạm y tế|"
    r"[^\W\d_]+(?: (?:nghiệp|bộ|chức|vụ|phẩm|dân|động|viên)\b)?)"
)
_COUNT = re.compile(
    rf"(?i)\b(?:ít nhất|tối thiểu|không quá|tối đa|từ|trên|dưới|không dưới|nhiều nhất)\s+(?:là\s+|có\s+|đạt\s+|từ\s+)*"
    rf"(?P<value>{_NUMBER})(?P<range>\s*(?:-|đến)\s*\d{{1,4}})?\s+(?!%)(?P<unit>{_NOUN})"
)
_POINTS = re.compile(
    rf"(?i)\b(?:đạt|từ|trên|dưới|tối thiểu|ít nhất|tăng)\s+(?:\w+\s+){{0,2}}?(?P<value>{_NUMBER})(?:/\d+)?"
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
    r"(?P<unit>(?:tỷ|tỉ|triệu) đồng(?:/\w+)*|lao động|người|hộ|ha|hội nghị|sáng kiến|xã|thôn|mô hình|cuộc|lớp|đơn vị|"
    r"sản phẩm|trường|hợp tác xã|doanh nghiệp|lần/\w+|dịch vụ công|chuyên mục|chuyên đề)(?!\w)"
)
# What may follow a number of _ACHIEVE, by the first words of its units.
_ACHIEVED = re.compile(
    r"(?i)\d\s+(?:tỷ|tỉ|triệu|lao động|người|hộ|ha|hội nghị|sáng kiến|xã|thôn|mô hình|cuộc|lớp|đơn vị|sản phẩm|trường|"
    r"hợp tác xã|doanh nghiệp|lần|dịch vụ|chuyên)"
)
_THING = (
    r"(?P<unit>(?i:đầu mối|bệnh viện|trạm y tế|tổ công nghệ số|tổ|trường|phòng|cơ quan|đơn vị|xã|phường|thôn|ấp|khóm|"
    r"bản|thị trấn|huyện|tiêu chí|chỉ tiêu|mô hình|sản phẩm|doanh nghiệp|hợp tác xã|dịch vụ công|dịch vụ|thủ tục|"
    r"TTHC|biên chế|bậc))\b"
)
# What is a number to reach only where the document says that such numbers follow: elsewhere it is a size of the work.
_TIME = re.compile(
    r"(?i)\b(?:không quá|không vượt quá|tối đa|nhiều nhất|dưới|còn)\s+(?:là\s+|tối đa\s+)?"
    rf"(?P<value>{_NUMBER})(?P<range>)\s+"
    r"(?P<unit>(?:phút|giờ|ngày làm việc)(?:/(?:\d+\s+)?(?:lượt(?: giao dịch)?|cuộc|hồ sơ|\w+))?)"
    r"(?!\s*(?:,\s*)?(?:kể từ|tính từ|từ khi|từ ngày|sau khi|trước))"
)
_TIMES = re.compile(
    rf"(?i)\b(?:gấp|tăng)\s+(?:ít nhất\s+|tối thiểu\s+|trên\s+)?(?P<value>{_NUMBER})(?P<range>)\s+"
    r"(?P<unit>lần)\b(?!/)"
)
_MORE = re.compile(
    r"(?i)\b(?:giảm|cắt giảm|tinh giản|thành lập|ra mắt|kiện toàn|củng cố|đạt|có|duy trì|cung cấp|hoàn thành|tăng|"
    rf"thêm)\s+(?:thêm\s+|được\s+|mới\s+)*(?P<value>\d{{1,4}})(?:/\d{{1,4}})?(?P<range>)\s+{_THING}"
)
_PLACES = re.compile(
    r"(?i)\b(?:triển khai|thực hiện|áp dụng|xây dựng|kiểm tra)\b[^;%]*\btại\s+"
    rf"(?P<value>\d{{1,4}})(?P<range>)\s+{_THING}"
)
# A pattern is tried only where one of the words beside it stands, for most clauses hold none of them.
_HINTS: dict[re.Pattern[str], tuple[str, ...]] = {
    _PERCENT: ("%", "phần trăm"),
    _POINTS: ("điểm",),
    _RANK: ("xếp", "đứng", "giữ", "vị trí", "hạng", "top", "tốp", "nhóm"),
    _COUNT: ("ít nhất", "tối thiểu", "không quá", "tối đa", "từ", "trên", "dưới", "nhiều nhất"),
}
_ALL_HINTS = tuple(hint for hints in _HINTS.values() for hint in hints)
_CLAUSES = re.compile(
    rf";\s+|,\s+(?=trong (?:số )?đó\b)|(?<=[^\W\d_])\.\s+(?=[{UPPER}])|(?<=[%)])\.\s+(?=[{UPPER}\d])"
    rf"|(?<=\d)\.\s+(?=[{UPPER}])|(?<=[^\W\d_])\.\s+(?=\d{{1,3}}(?:[.,]\d+)?\s*%)"
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEFORE: tuple[tuple[Comparison, str], ...] = (
    (">=", r"(tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn)[^,;%\d]{0,40}$"),
    ("<=", r"(tối đa|không quá|không vượt quá|không cao hơn|nhiều nhất|còn dưới hoặc bằng)[^,;%\d]{0,25}$"),
    (">", r"\b(trên|cao hơn|vượt|hơn)\s*$"),
    ("<", r"\b(dưới|thấp hơn)\s*$"),
    (">=", r"\b(?:từ|đạt từ)\s*$"),
)
_LISTED = re.compile(r"^\s*(?:,|và|hoặc)\s*$")
# "Tối thiểu 40% hồ sơ cấp huyện, 30% hồ sơ cấp xã": the sign is meant for both.
_NEXT_SHARE = re.compile(r"^[^;:%\d]{1,60}?(?:,|\bvà)\s*$")
# Where a clause of several numbers falls into the words of each.
_PIECES = re.compile(
    r"(?<=[^\W\d_]),\s+(?=(?:(?:tối thiểu|ít nhất|trên|dưới|từ|không quá|không dưới)\s+)?"
    r"\d+(?:[.,]\d+)?\s*%\s+[^\W\d_])"
    r"|(?<=%),\s+(?=[^\W\d_][^,;%]{2,60}\d\s*%)|(?<=[^\W\d_]),\s+(?=(?:tăng|giảm|xếp|đứng)\b)"
)
# What was reached already, and what the number is only measured against.
_REACHED = re.compile(
    r"(?i)\b(?:đã đạt|đã có|hiện đạt|hiện nay đạt|mới đạt|kết quả đạt|thực hiện được|đã thực hiện|"
    r"đã hoàn thành)[^;%]{0,30}$|\bso với (?:mức |tỷ lệ |con số )?$|\bnăm \d{4} (?:chỉ |mới |đã )đạt[^;%]{0,20}$"
)
_OF_YEAR = re.compile(r"(?i)(?P<before>.{0,60})\bnăm\s+(?P<year>\d{4})\b(?!.*\b(?:lên|xuống)\b)[^,;%\d]{0,25}$")
_NO_RESULT = re.compile(
    r"(?i)\b(?:so với|luật|nghị định|nghị quyết|thông tư|quyết định|kế hoạch|đề án|từ|trước)\b[^,;%]*$"
)
_SAID_AGAIN = re.compile(r"(?i)\(\s*(?:tỷ lệ|đạt|=)?\s*$")
_RAISED = re.compile(r"(?i)^[^;%]{0,45}\b(?<!trở )(?:lên|xuống|xuống còn|còn)\b[^;%]{0,20}\d")
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


def goals_in(text: str, period: Period | None = None, stated: bool = False) -> Iterator[Goal]:
    """The numbers to reach that a text sets, clause by clause. Days without a year are of the period's last year.

    Of a text that is `stated` to hold targets, more kinds of numbers are such: minutes, how many of what, times.
    """
    printed, text = text, with_digits(text) if _DIGIT.search(text) else text
    may_set = _DIGIT.search(text) and (stated or _ACHIEVED.search(text) or _has_hint(text.lower()))
    for clause in _CLAUSES.split(text) if may_set else ():
        if len(clause) <= _CLAUSE_LENGTH:
            for goal in _in_clause(clause, period, stated):
                at = text.find(goal.text) if text != printed else -1
                yield goal if at < 0 else replace(goal, text=printed[at : at + len(goal.text)])


def _has_hint(lowered: str) -> bool:
    return any(hint in lowered for hint in _ALL_HINTS)


def _in_clause(clause: str, period: Period | None, stated: bool) -> Iterator[Goal]:
    numbers = _numbers(clause, stated) if _DIGIT.search(clause) else []
    if not numbers or len(_WORD.findall(clause)) < 2:
        # A number alone is a cell of some table; what it is of stands elsewhere.
        return
    above: tuple[re.Match[str], Comparison] | None = None
    for found in numbers:
        before, after = clause[: found.start("value")], clause[found.end() :]
        if _REACHED.search(before) or (_FROM.search(before) and not found["range"] and _RAISED.match(after)):
            continue
        if _is_past(before, period) or (above and _SAID_AGAIN.search(before) and above[0]["value"] == found["value"]):
            continue
        comparison = _comparison(before, after, found)
        if above is not None and comparison == "=" and above[0].re is found.re:
            between = clause[above[0].end() : found.start()]
            is_share = found.re is _PERCENT and _value(found["value"]) < 100 and _NEXT_SHARE.match(between)
            comparison = above[1] if is_share or _LISTED.match(between) else comparison
        words = _piece(clause, found.start("value"), numbers)
        by = _by(clause, found.start(), period)
        if by is None or period is None or by >= period.start:
            yield Goal(words, _value(found["value"]), _unit(found), comparison, by)
        above = (found, comparison)


def _is_past(before: str, period: Period | None) -> bool:
    """Whether a number is what a year before the plan came to: "năm 2023 đạt 95%" in a plan of 2024."""
    found = _OF_YEAR.search(before) if period is not None else None
    if found is None or period is None or int(found["year"]) >= period.start.year:
        return False
    return not _NO_RESULT.search(found["before"])


def _piece(clause: str, at: int, numbers: Sequence[re.Match[str]]) -> str:
    """The words of a clause that set the number at `at`: all, or those between two commas that part the numbers."""
    start, end = 0, len(clause)
    for comma in _PIECES.finditer(clause):
        places = [number.start("value") for number in numbers]
        if not any(start <= place < comma.start() for place in places) or not any(comma.end() <= p for p in places):
            continue
        if comma.end() <= at:
            start = comma.end()
        else:
            end = comma.start()
            break
    return clause[start:end].strip(" ;,-+*")


def _numbers(clause: str, stated: bool) -> list[re.Match[str]]:
    """All numbers to reach of a clause in order, none twice. At how many places is only asked where it says no more."""
    kept: list[re.Match[str]] = []
    lowered = clause.lower()
    patterns = (_PERCENT, _POINTS, _RANK, _COUNT, _ACHIEVE, *((_TIME, _TIMES, _MORE, _PLACES) if stated else ()))
    for pattern in patterns:
        if pattern is _PLACES and kept:
            break
        if pattern is _ACHIEVE and not _ACHIEVED.search(clause):
            continue
        if pattern in _HINTS and not any(hint in lowered for hint in _HINTS[pattern]):
            continue
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
