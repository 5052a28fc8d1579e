"""The facts at the head and the foot of a document: number, title, who issued it, when, who signed, for what time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from domain.plan import Doubt, Period
from language.normalize import fold
from plans.blocks import UPPER

_NUMBER = re.compile(r"(?i)\bsố\s*:\s*(\d+\s*/\s*[A-ZĐ]{2,}(?:\s*-\s*[A-ZĐ&]+)+)")
_BLANK_NUMBER = re.compile(r"(?i)\bsố\s*:?[\s.…_]*/\s*[A-ZĐ]{2,}-")
_ENCLOSED = re.compile(r"(?i)^\(?\s*(?:ban hành )?kèm theo\s+(?:kế hoạch|quyết định|công văn|văn bản|chương trình)\b")
_ENCLOSED_NUMBER = re.compile(r"(\d+\s*/\s*[A-ZĐ]{2,}(?:\s*-\s*[A-ZĐ&]+)+)")
_LONG_DATE = re.compile(r"(?i)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_SHORT_DATE = re.compile(r"(?i)ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})")
_PLACE_AND_DATE = re.compile(r"(?i)^[^.;]{2,60},?\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\s*\.?$")
_KIND = re.compile(r"^(?:DỰ THẢO\s+)?(KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUYẾT ĐỊNH)\b(.*)$")
_BODY = re.compile(
    r"(?i)^(căn cứ|thực hiện .*\bsố\s*\d|thực hiện (nghị quyết|quyết định|kế hoạch|chỉ thị|công văn)\b|"
    r"(ủy|uỷ) ban nhân dân .*(xây dựng|ban hành)|ubnd .*(xây dựng|ban hành)|nhằm |để |trên cơ sở|i\s*[.:]|phần )"
)
_ISSUER = r"(?:UBND|(?:Ủy|Uỷ|ỦY|UỶ)\s+(?:ban|BAN)\s+(?:nhân|NHÂN)\s+(?:dân|DÂN))"
_LEVEL = r"(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)"
_WORD = rf"[{UPPER}][\w']*"
_NAMED = re.compile(rf"{_ISSUER}\s+({_LEVEL} +{_WORD}(?: +{_WORD})*)")
_SIGNS = re.compile(
    r"(?i)^(?:\S*\s*)?(?:q\.\s*)?(?:phó )?(?:chủ tịch|trưởng phòng|giám đốc|chánh văn phòng|cục trưởng|trưởng ban)$"
)
_NAME = re.compile(rf"^{_WORD}(?:\s+{_WORD}){{1,5}}$")
_SPAN = re.compile(r"(?i)giai đoạn\s+(?:từ\s+)?(?:năm\s+)?(\d{4})\s*(?:-|đến(?: năm)?)\s*(\d{4})")
_YEAR = re.compile(r"(?i)\bnăm\s+(\d{4})\b")
_PART = re.compile(
    r"(?i)\b(?:(quý)\s+(I{1,3}|IV|[1-4])|(6 tháng đầu|6 tháng cuối|9 tháng đầu)|tháng\s+(\d{1,2}))"
    r"\s*(?:/|năm\s+)\s*(\d{4})"
)


@dataclass(slots=True)
class Heading:
    """What head and foot say; a field is None where the document does not say it."""

    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: date | None = None
    signer: str | None = None
    period: Period | None = None
    doubts: list[Doubt] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)

    def facts(self) -> dict[str, Any]:
        """The fields that a PlanReading holds under the same names."""
        names = ("number", "title", "issuer", "issued", "signer", "period")
        return {name: getattr(self, name) for name in names}


def heading_of(lines: Sequence[str]) -> Heading:
    """The facts of a document out of its lines in order."""
    found = Heading()
    at = next((place for place, line in enumerate(lines) if _KIND.match(line)), None)
    head = lines[: (at or 0) + 1] if at is not None else lines[:12]
    enclosed = _enclosed(lines)
    found.title = _title(lines, at)
    _take_number(found, head, enclosed)
    _take_issued(found, head, enclosed)
    found.issuer = _issuer(lines, head, enclosed, found.title)
    found.signer = _signer(lines)
    found.period = period_in(found.title or "")
    _doubt_missing(found, enclosed)
    return found


def _enclosed(lines: Sequence[str]) -> str:
    """The line under an appendix's title: "(Ban hành kèm theo Kế hoạch số … ngày … của …)"."""
    return next((line for line in lines if _ENCLOSED.match(line)), "")


def _title(lines: Sequence[str], at: int | None) -> str | None:
    if at is None:
        return None
    parts = [lines[at].strip()]
    for line in lines[at + 1 : at + 6]:
        if _BODY.match(line) or len(line) > 250 or re.match(r"^[-_*\s.]+$", line):
            break
        parts.append(line)
        if len(" ".join(parts)) > 300:
            break
    return " ".join(parts)


def _clean_number(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _take_number(found: Heading, head: Sequence[str], enclosed: str) -> None:
    printed = next((match for match in map(_NUMBER.search, head) if match), None)
    below = _ENCLOSED_NUMBER.search(enclosed)
    if printed:
        found.number = _clean_number(printed.group(1))
        if below and _clean_number(below.group(1)) != found.number:
            found.conflicts.append(
                f"Đầu văn bản ghi số {found.number}, phụ lục ghi ban hành kèm theo số {_clean_number(below.group(1))}."
            )
    elif below:
        found.number = _clean_number(below.group(1))
        found.doubts.append(
            Doubt(where="Số văn bản", read=found.number, why="Đầu văn bản không ghi số; lấy theo dòng dưới tên phụ lục")
        )


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _take_issued(found: Heading, head: Sequence[str], enclosed: str) -> None:
    line = next((line for line in head if _PLACE_AND_DATE.match(line)), "")
    found.issued = _date(_LONG_DATE.search(line))
    below = _date(_LONG_DATE.search(enclosed) or _SHORT_DATE.search(enclosed))
    if found.issued is None and below is not None:
        found.issued = below
        why = "Đầu văn bản không ghi ngày; lấy theo dòng dưới tên phụ lục"
        found.doubts.append(Doubt(where="Ngày ban hành", read=below.isoformat(), why=why))
    elif found.issued and below and below != found.issued:
        found.conflicts.append(
            f"Đầu văn bản ghi ngày {found.issued:%d/%m/%Y}, phụ lục ghi kèm theo văn bản ngày {below:%d/%m/%Y}."
        )


def _issuer(lines: Sequence[str], head: Sequence[str], enclosed: str, title: str | None) -> str | None:
    """The issuing office in the short form "UBND huyện …", from the surest place that names it in full."""
    letterhead = _lowered("\n".join(head[:8]))
    # A letterhead names the superior office first, so the last name in it is the issuer's.
    named = _NAMED.search(enclosed) or next(reversed(list(_NAMED.finditer(letterhead))), None)
    if named:
        return f"UBND {named.group(1)}"
    for line in lines[len(head) : len(head) + 15]:
        opening = re.match(rf"^{_NAMED.pattern}\s+(?:xây dựng|ban hành|triển khai)", line)
        if opening:
            return f"UBND {opening.group(1)}"
    for text in (title or "", " ".join(lines)):
        place = re.search(rf"\b((?:huyện|quận|xã|phường|thị trấn|thị xã)\s+{_WORD}(?:\s+{_WORD})*)", text)
        if place:
            return f"UBND {place.group(1)}"
    return None


def _lowered(text: str) -> str:
    """Capitals of a letterhead as a name is written: "HUYỆN CÙ LAO DUNG" becomes "huyện Cù Lao Dung"."""

    def write(found: re.Match[str]) -> str:
        level = found.group(1).lower()
        return f"{level} {found.group(2).title()}"

    return re.sub(
        r"\b(TỈNH|THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)"
        rf" +((?:[{UPPER}]+ *){{1,5}}?)(?= *(?:\n|Số\b|CỘNG|Độc|[-_]|$))",
        write,
        text,
    )


def _signer(lines: Sequence[str]) -> str | None:
    for place in range(len(lines) - 1, -1, -1):
        if not _SIGNS.match(lines[place].strip(" ./")) or not lines[place].isupper():
            continue
        for line in lines[place + 1 : place + 5]:
            if (
                _NAME.match(line)
                and not line.isupper()
                and not re.search(r"(?i)\b(ủy ban|phòng|sở|huyện|nơi nhận)\b", line)
            ):
                return line
    return None


def period_in(text: str) -> Period | None:
    """The days a title speaks for: a span of years, a part of a year, a year; None where it names none."""
    span = _SPAN.search(text)
    if span:
        return _years(int(span.group(1)), int(span.group(2)))
    part = _PART.search(text)
    if part:
        first, last = _months(part)
        year = int(part.group(5))
        if 1 <= first <= last <= 12:
            return Period(start=date(year, first, 1), end=_month_end(year, last))
    years = [int(year) for year in _YEAR.findall(text)]
    return _years(years[-1], years[-1]) if years else None


def _years(first: int, last: int) -> Period | None:
    return Period(start=date(first, 1, 1), end=date(last, 12, 31)) if 1900 < first <= last < 2200 else None


def _months(part: re.Match[str]) -> tuple[int, int]:
    if part.group(1):
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(fold(part.group(2))) or int(part.group(2))
        return 3 * quarter - 2, 3 * quarter
    if part.group(3):
        return {"6 thang dau": (1, 6), "6 thang cuoi": (7, 12), "9 thang dau": (1, 9)}[fold(part.group(3))]
    return int(part.group(4)), int(part.group(4))


def _month_end(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)


def _doubt_missing(found: Heading, enclosed: str) -> None:
    if found.period is None:
        found.period = period_in(enclosed) if not found.title else None
    if found.period is None and found.issued is not None:
        year = found.issued.year + (found.issued.month == 12)
        found.period = _years(year, year)
        why = "Tên kế hoạch không nói năm nào; lấy theo ngày ban hành"
        found.doubts.append(Doubt(where="Thời gian của kế hoạch", read=str(year), why=why))
    for name, where in (("number", "Số văn bản"), ("issued", "Ngày ban hành"), ("signer", "Người ký")):
        if getattr(found, name) is None:
            found.doubts.append(Doubt(where=where, read="", why="Không thấy trong văn bản"))
