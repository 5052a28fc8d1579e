"""The names of periodic reports: which part of which year each covers."""

import re
from dataclasses import dataclass, replace

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ROMAN = ("", "I", "II", "III", "IV")
_EVERY = r"(?:hằng|hàng|mỗi|từng)\s+"
_ONCE = (
    r"\b(?P<once>sơ kết|tổng kết)\s+(?:(?:việc\s+|kết quả\s+)?(?:thực hiện\s+)?(?:kế hoạch|chương trình|đề án)\s+)?"
    r"(?:(?P<halfway>giữa\s+(?:kỳ|giai đoạn|nhiệm kỳ))|(?:0?[2-9]|10|hai|ba|năm|mười)\s+năm\b|(?:cả\s+)?giai đoạn)"
    r"(?:\s+(?:năm\s+)?\d{4}\s*[-–]\s*\d{4})?"
)
_HALFWAY, _WHOLE_SPAN = 30, 60
# Every name begins with one of these letters: at the others nothing need be tried.
_TERM = re.compile(
    rf"(?i)(?=[qst069hgcbmn])(?:{_ONCE}|"
    r"(?P<kind>(?:tổng hợp|tổng kết|sơ kết)\s+)?(?:"
    r"\bquý\s+(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s*/\s*|\s+năm\s+)?(?P<qyear>\d{4})?"
    r"|\b0?(?P<half>6)\s+tháng(?:\s+(?P<which>đầu|cuối)(?:\s+năm)?)?(?:\s*(?:/|năm)?\s*(?P<hyear>\d{4}))?"
    r"|\bhọc\s+kỳ\s+(?P<school>I{1,2}|[12])\b"
    r"|\b(?P<mid>giữa|cuối)\s+(?:kỳ|năm)\b"
    r"|\b0?9\s+tháng(?P<nine>)(?:\s+đầu(?:\s+năm)?)?(?:\s*(?:/|năm)?\s*(?P<nyear>\d{4}))?"
    r"|\bbáo cáo\s+tháng\s+(?P<month>\d{1,2})(?:/(?P<myear>\d{4}))?"
    rf"|(?:{_EVERY}|\bbáo cáo\s+(?:định kỳ\s+)?(?:theo\s+)?)tháng\b(?P<monthly>)(?!\s+\d)"
    rf"|(?:{_EVERY})?\bquý\b(?P<quarterly>)"
    rf"|(?P<every>{_EVERY})?(?<![\d/]\s)\bnăm\b(?P<whole>)(?!\s+(?:trước|sau|kế|tiếp|nay|học|liền|đầu|qua|nào))"
    r"(?:\s+(?P<year>\d{4}))?(?:\s*,?\s*\(?lần\s+(?:thứ\s+)?0?(?P<turn>\d|nhất|hai)\)?)?"
    r"|\bbáo cáo\s+lần\s+(?:thứ\s+)?0?(?P<again>\d|nhất|hai)))"
)
_BRACKET = re.compile(r"^\s*\(\s*(?:là\s+|hay\s+|tức\s+)?(?:báo cáo\s+)?$")
_REPORT_OF = re.compile(r"(?i)\bbáo cáo\b[^.;]{0,40}$")
_NEAR = 40
_HINTS = ("quý", "tháng", "năm", "kỳ", "lần", "đoạn")
"""Every name of a report has one of these words."""
_NOT_A_YEAR = re.compile(r"(?i)\b(?:trong|của|đầu|cuối|các|một|hai|những|nhiều|giữa|hết|đến|từ|\d+)\s+$")
_NOT_A_TERM = re.compile(r"(?i)\b(?:trong|từ|đến|hết|vào)\s+$")
_LISTED = re.compile(r"(?i)(?:báo cáo|cáo cáo|định kỳ|và|hoặc|cả|tổng kết|tổng hợp|[,;:(/+&-])\s*$")


@dataclass(frozen=True, slots=True)
class Term:
    """One report: its name, how many months it covers, the last of them (0: it recurs all year), its year if printed,
    its turn in the year. `weak`: only perhaps the name of a report. `at` says where in the text it stands."""

    name: str
    months: int
    last: int
    year: int | None = None
    turn: int = 1
    weak: bool = False
    at: int = 0

    @property
    def is_once(self) -> bool:
        """Whether it counts several years, halfway or at their end, and so is due only once."""
        return self.months in (_HALFWAY, _WHOLE_SPAN)

    @property
    def is_at_the_end(self) -> bool:
        """Whether it counts all the years of a plan for several."""
        return self.months == _WHOLE_SPAN

    @property
    def key(self) -> tuple[int, int, int]:
        """What makes two names mean the same report of a year."""
        return self.months, self.last, self.turn

    def each(self) -> list["Term"]:
        """The reports of a year that the name stands for: four for "hằng quý", twelve for "hằng tháng"."""
        if self.last:
            return [self]
        names = {1: "Báo cáo tháng {}", 3: "Báo cáo quý {}"}[self.months]
        parts = [_ROMAN[n] for n in range(1, 5)] if self.months == 3 else [str(n) for n in range(1, 13)]
        return [
            replace(self, name=names.format(part), last=self.months * place)
            for place, part in enumerate(parts, start=1)
        ]


def may_name_reports(text: str) -> bool:
    """Whether a text has a word without which no name of a report is; quick to ask."""
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS)


def terms_in(text: str, yearly: Term | None = None) -> list[Term]:
    """The reports a text names, in order. A bare "báo cáo lần 02" is of the year named before, `yearly`."""
    if not may_name_reports(text):
        return []
    terms: list[Term] = []
    to = 0
    for found in _TERM.finditer(text):
        before = text[max(0, found.start() - _NEAR) : found.start()]
        if found["once"] and not _REPORT_OF.search(text[: found.start()]):
            continue
        if _NOT_A_TERM.search(before) or (found["whole"] is not None and _NOT_A_YEAR.search(before)):
            continue
        term = replace(_term(found, yearly), at=found.start())
        if terms and term.last == terms[-1].last and term.last and _BRACKET.match(text[to : found.start()]):
            # "Quý III (9 tháng)" is one report with two names.
            if text[found.end() :].lstrip()[:1] == ")":
                terms[-1] = replace(terms[-1], name=f"{terms[-1].name} ({found.group().strip()})")
            continue
        to = found.end()
        if found["whole"] is not None and before.strip() and not _LISTED.search(before):
            term = replace(term, weak=True)
        terms.append(term)
    return terms


def _term(found: re.Match[str], yearly: Term | None) -> Term:
    words = re.sub(r"\s+", " ", found.group()).strip(" (),")
    words = re.sub(r"(?i)^báo cáo ", "", words)
    if found["once"]:
        return Term(f"Báo cáo {words}", _HALFWAY if found["halfway"] else _WHOLE_SPAN, 12)
    if found["again"]:
        year = yearly.year if yearly else None
        return Term(f"Báo cáo năm lần 0{_turn(found['again'])}", 12, 12, year, _turn(found["again"]))
    if found["quarter"]:
        quarter = _QUARTERS.get(found["quarter"].lower()) or int(found["quarter"])
        return Term(f"Báo cáo {words}", 3, 3 * quarter, _year(found["qyear"]))
    if found["half"]:
        last = 12 if (found["which"] or "").lower() == "cuối" else 6
        return Term(f"Báo cáo {words}", 6, last, _year(found["hyear"]))
    if found["school"]:
        return Term(f"Báo cáo {words}", 5, 1 if found["school"].upper() in ("I", "1") else 5)
    if found["mid"]:
        return Term(f"Báo cáo {words}", *((6, 6) if found["mid"].lower() == "giữa" else (12, 12)), weak=True)
    if found["nine"] is not None:
        return Term(f"Báo cáo {words}", 9, 9, _year(found["nyear"]))
    if found["month"]:
        return Term(f"Báo cáo {words}", 1, int(found["month"]), _year(found["myear"]))
    if found["monthly"] is not None or found["quarterly"] is not None:
        return Term(f"Báo cáo {words}", 1 if found["monthly"] is not None else 3, 0)
    words = re.sub(rf"(?i)^{_EVERY}", "", words)
    return Term(f"Báo cáo {words}", 12, 12, _year(found["year"]), _turn(found["turn"]))


def _turn(text: str | None) -> int:
    return {"nhất": 1, "hai": 2}.get(text or "1") or int(text or 1)


def _year(text: str | None) -> int | None:
    return int(text) if text else None
