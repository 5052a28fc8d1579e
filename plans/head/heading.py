"""The facts at the head and the foot of a document: number, title, who issued it, when, who signed, for what time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.plan import Doubt, Period
from language.normalize import fold
from plans.blocks import UPPER
from plans.head.letterhead import office_in, office_of, spelled_out
from plans.head.signature import signer_of
from plans.head.spans import end_in, is_school_year, period_in, years

_DIGITS = r"[0-9OoIl]{1,5}[a-zđ]?"
_AFTER_NUMBER = (
    r"(?:\s*/\s*\d{4})?"
    r"(?:\s*/\s*(?:[A-ZĐ]{2,8}r?)(?:\s*[-.]\s*[A-ZĐ][\wĐđ&.]*)*|\s*-\s*[A-ZĐ]{2,6}r?\s*/\s*[A-ZĐ][\wĐđ&]*(?:\s*[-.]\s*[A-ZĐ][\wĐđ&]*)*)"
)
_NUMBER = re.compile(rf"\b(?:[Ss]ố|SỐ)\s*[:.]?\s*({_DIGITS}{_AFTER_NUMBER})")
_BLANK_NUMBER = re.compile(r"\b(?:[Ss]ố|SỐ)\s*:?[\s.…_]*([/-]\s*[A-ZĐ]{2,8}r?\s*[-/][A-ZĐ&. -]+)")
_ENCLOSED = re.compile(
    r"(?i)^\(?\s*(?:(?:được )?ban hành )?kèm theo\s+(?:kế hoạch|quyết định|công văn|văn bản|chương trình|đề án)\b"
)
_ENCLOSED_NUMBER = re.compile(rf"({_DIGITS}{_AFTER_NUMBER})")
_LONG_DATE = re.compile(r"(?i)ngày\s*([\dlO]{1,2})\s*tháng\s*([\dlO]{1,2})\s*năm\s*(\d{4})")
_UNFINISHED_DATE = re.compile(r"(?i)ngày\s*[\dlO]{1,2}\s*tháng\s*[\dlO]{1,2}\s*năm$")
_YEAR = re.compile(r"20\d\d")
_SHORT_DATE = re.compile(r"(?i)ngày\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_PLACE_AND_DATE = re.compile(r"(?i)^[^.;:]{2,60},?\s+ngày\s*[\dlO]{1,2}\s*tháng\s*[\dlO]{1,2}\s*năm\s*\d{4}\s*\.?$")
_BLANK_DATE = re.compile(
    r"(?i)\bngày\s*[\d….\s_]*\s*(?:tháng\s*[\d….\s_]*\s*năm\s*(?:\d{4}|[….\s_]*)|/\s*\d{1,2}\s*/\s*\d{4})"
)
_SIGNED_ON = re.compile(r"(?i)(?:ngày|thời gian) ký\s*:\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_KINDS = "ke hoach|chuong trinh|de an|phuong an|quyet dinh"
_KIND = re.compile(rf"^(?:du thao\s+)?(?:{_KINDS})\b")
_BODY = re.compile(
    r"(?i)^(căn cứ|thực hiện .*\bsố\s*\d|thực hiện (nghị quyết|quyết định|kế hoạch|chỉ thị|công văn|thông báo)\b|"
    r"(ủy|uỷ) ban nhân dân .*(xây dựng|ban hành)|ubnd .*(xây dựng|ban hành)|nhằm |để |trên cơ sở|i\s*[.:]|phần |"
    r"kính gửi|[1a][.)]\s|a\.|\(|.*như sau\s*[:.]?$)"
)
_WORD = rf"[{UPPER}][\w'’]*"
_HEAD_LINES = 12
_OPENING = 8


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

    def doubt(self, where: str, read: str, why: str, other: str = "") -> None:
        """Note what was read with less than certainty."""
        self.doubts.append(Doubt(where=where, read=read, why=why, other=other))


def heading_of(lines: Sequence[str]) -> Heading:
    """The facts of a document out of its lines in order."""
    found = Heading()
    lines = list(_with_whole_dates(lines))
    at = _title_line(lines)
    first = next(iter(_kinds(lines)), None)
    head = _head(lines, first if first is not None else at)
    enclosed = next((line for line in lines if _ENCLOSED.match(line)), "")
    found.title = _title(lines, at)
    _take_number(found, head, enclosed)
    _take_issued(found, lines, head, enclosed)
    found.issuer = _issuer(lines, head, enclosed, found.title)
    found.signer = signer_of(lines)
    _take_period(found, lines, at, enclosed)
    for name, where in (("number", "Số văn bản"), ("issued", "Ngày ban hành"), ("signer", "Người ký")):
        if getattr(found, name) is None and not any(doubt.where == where for doubt in found.doubts):
            found.doubt(where, "", "Không thấy trong văn bản")
    return found


def _with_whole_dates(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with the year put back to "…, ngày 08 tháng 01 năm" where a narrow column parted them."""
    held = ""
    for line in lines:
        if held and _YEAR.fullmatch(line):
            yield f"{held} {line}"
            held = ""
            continue
        if held:
            yield held
        held = line if _UNFINISHED_DATE.search(line) else ""
        if not held:
            yield line
    if held:
        yield held


def _is_kind(line: str) -> bool:
    """Whether a line names a kind of document in capitals, as a title begins; a scanner may have lost a mark."""
    folded = fold(line)
    found = _KIND.match(folded)
    return bool(found and line[: found.end()].isupper())


def _kinds(lines: Sequence[str]) -> list[int]:
    """Where lines name a kind of document; the second half of "PHÒNG TÀI CHÍNH - / KẾ HOẠCH" does not."""
    return [
        place
        for place, line in enumerate(lines)
        if _is_kind(line) and not (place and re.search(r"(?:[-&,]|\bVÀ|^SỞ|^PHÒNG)$", lines[place - 1]))
    ]


def _title_line(lines: Sequence[str]) -> int | None:
    """Where the title begins. A plan enclosed with the decision that issues it has its own title further down."""
    kinds = _kinds(lines)
    if kinds and fold(lines[kinds[0]]).startswith("quyet dinh"):
        for place in kinds[1:]:
            if not fold(lines[place]).startswith("quyet dinh"):
                return place
    if kinds:
        return kinds[0]
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if _BODY.match(line):
            return None
        if len(line) <= 200 and fold(line).startswith("ke hoach ") and not line.endswith((";", ".")):
            return place
    return None


def _head(lines: Sequence[str], at: int | None) -> Sequence[str]:
    if at is not None:
        return lines[: at + 1]
    body = next((place for place, line in enumerate(lines[:_HEAD_LINES]) if _BODY.match(line)), _HEAD_LINES)
    return lines[:body]


def _title(lines: Sequence[str], at: int | None) -> str | None:
    if at is None:
        return None
    parts = [lines[at].strip()]
    for place, line in enumerate(lines[at + 1 : at + 6]):
        is_sentence = len(parts) > 1 and line.endswith((".", ";"))
        is_rule = re.match(r"^[-_*=~\s.]+$|(?i:\(?(?:ĐVT|đơn vị tính|tổng cộng|ghi chú)\b)", line) is not None
        ends = _BODY.match(line) or len(line) > 250 or is_sentence or is_rule or _is_kind(line)
        if ends and not (place == 0 and _is_named_by(parts[0], line)):
            break
        parts.append(line)
        if len(" ".join(parts)) > 300:
            break
    return " ".join(parts)


def _is_named_by(kind: str, line: str) -> bool:
    """Whether a line is the name under a bare "KẾ HOẠCH", even if it begins as a body may ("thực hiện Nghị quyết…")."""
    if _is_kind(line) or line.lower().startswith("căn cứ"):
        return False
    return len(kind) <= 25 and len(line) <= 220 and not line.endswith((".", ":", ";", ",")) and line[0] not in "(-_*"


def _clean_number(text: str) -> str:
    squeezed = re.sub(r"\s+", "", text).rstrip(".-")
    digits, rest = re.match(rf"({_DIGITS})(.*)$", squeezed).groups()  # type: ignore[union-attr]
    return digits.translate(str.maketrans("OoIl", "0011")) + rest


def _take_number(found: Heading, head: Sequence[str], enclosed: str) -> None:
    printed = next((match for match in map(_NUMBER.search, head) if match), None)
    below = _ENCLOSED_NUMBER.search(enclosed)
    under = _clean_number(below.group(1)) if below else ""
    blank = next((match for match in map(_BLANK_NUMBER.search, [*head, enclosed]) if match), None)
    if printed:
        found.number = _clean_number(printed.group(1))
        raw = re.sub(r"\s+", "", printed.group(1))
        if raw.rstrip(".-") != found.number:
            found.doubt("Số văn bản", found.number, f"Văn bản in là {raw}, có vẻ do máy quét nhầm chữ số")
        if under and under != found.number:
            found.conflicts.append(
                f"Đầu văn bản ghi số {found.number}, phụ lục ghi ban hành kèm theo số {under}; đang lấy theo đầu văn "
                "bản."
            )
    elif below:
        found.number = under
        found.doubt("Số văn bản", under, "Đầu văn bản không ghi số; lấy theo dòng dưới tên phụ lục")
    elif blank:
        left = re.sub(r"\s+", "", blank.group(1))
        found.doubt("Số văn bản", "", f"Văn bản để trống số (chỉ in {left})")


def _date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    day, month, year = (int(part.translate(str.maketrans("lO", "10"))) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _take_issued(found: Heading, lines: Sequence[str], head: Sequence[str], enclosed: str) -> None:
    own = [line for line in head if not _ENCLOSED.match(line) and not _BODY.match(line)]
    found.issued = next((day for day in map(_date_of_line, own) if day), None)
    if found.issued is None:
        dated = [line for line in lines if _PLACE_AND_DATE.match(line) and len(line) < 70]
        found.issued = _date(_LONG_DATE.search(dated[-1])) if dated else None
    below = _date(_LONG_DATE.search(enclosed) or _SHORT_DATE.search(enclosed))
    if found.issued is None and below is not None:
        found.issued = below
        why = "Đầu văn bản không ghi ngày; lấy theo dòng dưới tên phụ lục"
        found.doubt("Ngày ban hành", below.isoformat(), why)
    elif found.issued and below and below != found.issued:
        found.conflicts.append(
            f"Đầu văn bản ghi ngày {found.issued:%d/%m/%Y}, phụ lục ghi kèm theo văn bản ngày {below:%d/%m/%Y}; "
            "đang lấy theo đầu văn bản."
        )
    if found.issued is None:
        _take_stamp(found, lines, [*own, enclosed])


def _date_of_line(line: str) -> date | None:
    return _date(_LONG_DATE.search(line))


def _take_stamp(found: Heading, lines: Sequence[str], head: Sequence[str]) -> None:
    """The day of the electronic signature, where the day of issue was left blank."""
    stamp = next((day for day in (_date(_SIGNED_ON.search(line)) for line in lines) if day), None)
    if stamp is not None:
        found.issued = stamp
        found.doubt("Ngày ban hành", stamp.isoformat(), "Văn bản không in ngày; lấy theo ngày ký số")
        return
    blank = next((match for match in map(_BLANK_DATE.search, head) if match), None)
    if blank:
        found.doubt("Ngày ban hành", "", f"Văn bản để trống ngày (chỉ in “{blank.group().strip()}”)")


def _issuer(lines: Sequence[str], head: Sequence[str], enclosed: str, title: str | None) -> str | None:
    """The issuing office in its short form, from the surest place that names it in full."""
    below = office_in(enclosed.rsplit(" của ", 1)[-1]) if " của " in enclosed else None
    letterhead = office_of(head[:-1] if head and _is_kind(head[-1]) else head)
    if letterhead:
        return spelled_out(letterhead, [title or "", *lines[len(head) : len(head) + _OPENING]])
    if below:
        return below
    for line in lines[len(head) : len(head) + 15]:
        opening = re.match(r"^(?:UBND|(?:Ủy|Uỷ) ban nhân dân|Sở|Phòng|Ban|Văn phòng|Đảng ủy|Trường)\b", line)
        named = office_in(line) if opening and re.search(r"xây dựng|ban hành|triển khai", line) else None
        if named:
            return named
    for text in (title or "", " ".join(lines)):
        place = re.search(rf"\b((?:huyện|quận|xã|phường|thị trấn|thị xã|đặc khu)\s+{_WORD}(?:\s+{_WORD})*)", text)
        if place:
            return f"UBND {place.group(1)}"
    return None


def _period_of_appendix(lines: Sequence[str], enclosed: str) -> Period | None:
    """The period of an appendix that came alone: by its own name in capitals, then by the plan it is enclosed with.

    The day on which that plan was issued says nothing of the period.
    """
    above = lines[: lines.index(enclosed)] if enclosed else lines[:_HEAD_LINES]
    named = (period_in(line) for line in reversed(above[-_OPENING:]) if line.isupper() and not _date_of_line(line))
    return next((period for period in named if period), None) or period_in(
        _SHORT_DATE.sub("", _LONG_DATE.sub("", enclosed))
    )


def _take_period(found: Heading, lines: Sequence[str], at: int | None, enclosed: str) -> None:
    title = found.title or ""
    found.period = period_in(title) if title else _period_of_appendix(lines, enclosed)
    if found.period is not None:
        if is_school_year(title):
            read = f"{found.period.start:%d/%m/%Y}-{found.period.end:%d/%m/%Y}"
            found.doubt("Thời gian của kế hoạch", read, "Kế hoạch cho năm học; lấy từ 01/9 đến 31/8")
        return
    last = end_in(title)
    first = found.issued.year if found.issued else last
    if last and first:
        found.period = years(min(first, last), last)
        why = f"Tên kế hoạch chỉ nói đến năm {last}; lấy từ năm {min(first, last)}"
        found.doubt("Thời gian của kế hoạch", f"{min(first, last)}-{last}", why)
        return
    for line in lines[(at or 0) + 1 : (at or 0) + 1 + _OPENING + 8]:
        if re.search(r"(?i)(?:xây dựng|ban hành)\b.*\bkế hoạch\b", line) and period_in(line[-200:]):
            found.period = period_in(line[-200:])
            why = "Tên kế hoạch không nói năm nào; lấy theo câu mở đầu"
            found.doubt("Thời gian của kế hoạch", str(found.period.end.year) if found.period else "", why)
            return
    if found.issued is not None:
        year = found.issued.year + (found.issued.month == 12)
        found.period = years(year, year)
        why = "Tên kế hoạch không nói năm nào; lấy theo ngày ban hành"
        found.doubt("Thời gian của kế hoạch", str(year), why)
