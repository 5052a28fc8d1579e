"""The reporting regime against itself and against the rows of the appendix whose product is part of those reports."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from domain.plan import PlannedReport, PlannedTask
from language.normalize import fold
from plans.conflicts.evidence import Evidence, listed, quoted

_FOLDED_IN = re.compile(r"\blong ghep\b[^.;]*\b(bc|bao cao|ket qua)\b|\b(bc|bao cao)\b[^.;]*\blong ghep\b")
_REPORT = re.compile(r"\b(bao cao|bc|ket qua)\b")
_CARRIES_OUT = re.compile(
    r"^(?:to chuc |trien khai )*(?:thuc hien|trien khai) (?:co hieu qua |tot )?ke hoach (?:cai cach hanh chinh|cchc)"
    r"(?: nha nuoc)?(?: cua [\w ]+?)?(?: (?:huyen|xa|phuong|thi tran)[\w ]*?)?(?: nam \d{4})?$"
)
_ANNOUNCED = re.compile(
    r"\b(?:dinh ky|bao cao)[^.;:]{0,40}?\b(?:hang |hang thang, )?quy\s*(?:,|;)\s*(?:\d+ thang\s*,\s*)*0?6 thang"
    r"[^.;:]{0,25}?\b(?:va|,)?\s*(?:hang )?nam\b"
)
_QUARTER = re.compile(r"(?i)\bquý\s+(I{1,3}|IV|[1-4])\b")
_LONGEST_TITLE = 160
_ROMAN = ("I", "II", "III", "IV")


def report_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each thing about the reports that does not fit together."""
    reports = evidence.reading.reporting
    if not reports:
        return []
    return [
        *_rows_otherwise(evidence.rows, reports),
        *_annual_otherwise(evidence.rows, reports),
        *_missing_quarters(evidence, reports),
        *_gaps(reports),
    ]


def _days(days: Sequence[date]) -> str:
    return listed([f"{day:%d/%m/%Y}" for day in days], 5)


def _in_sentence(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _is_yearly(report: PlannedReport) -> bool:
    """Whether a report is of the whole year: it is due near its end and named for no part of it."""
    return report.due.month >= 10 and not _QUARTER.search(report.name) and "tháng" not in report.name.lower()


def _rows_otherwise(tasks: Sequence[PlannedTask], reports: Sequence[PlannedReport]) -> Iterator[str]:
    """Rows that are folded into the periodic report, but fall due on another day of the month of that report."""
    expected = {(report.due.year, report.due.month): report for report in reports}
    rows: dict[tuple[str, tuple[date, ...]], list[PlannedTask]] = defaultdict(list)
    for task in tasks:
        if not any("ghép" in text.lower() and _FOLDED_IN.search(fold(text)) for text in (task.title, *task.products)):
            continue
        days = _days_of_the_report(task)
        others = [day for day in days if (day.year, day.month) in expected]
        if others and not any(expected[day.year, day.month].due == day for day in others):
            rows[task.deadline_text, tuple(others)].append(task)
    for (said, printed), members in rows.items():
        dues = [expected[day.year, day.month].due for day in printed]
        codes = listed([task.code for task in members])
        yield (
            f"Phụ lục ({codes}): sản phẩm là báo cáo lồng ghép vào báo cáo định kỳ, thời gian ghi {quoted(said)} (tức "
            f"{_days(printed)}), còn các báo cáo định kỳ ấy có hạn {_days(dues)}; đang giữ cả hai hạn."
        )


def _days_of_the_report(task: PlannedTask) -> Sequence[date]:
    """The days of the product that is the report; all days where the row has no other product."""
    named = [one.due for one in task.milestones if one.due and one.product and _REPORT.search(fold(one.product))]
    if named:
        return named
    if len(task.products) > 1 and len(task.due) > 1:
        return task.due[-1:]
    return task.due


def _annual_otherwise(tasks: Sequence[PlannedTask], reports: Sequence[PlannedReport]) -> Iterator[str]:
    """The row that carries out this very plan and ends in a report, against the yearly report."""
    yearly = next((report for report in reversed(reports) if _is_yearly(report)), None)
    if yearly is None:
        return
    for task in tasks:
        about = fold(task.title).strip(" .;")
        if len(about) > _LONGEST_TITLE or not _CARRIES_OUT.match(about):
            continue
        if not any(_REPORT.search(fold(text)) for text in task.products):
            continue
        if len(task.due) == 1 and task.due[0] != yearly.due and task.due[0].year == yearly.due.year:
            yield (
                f"Phụ lục ({task.code}): báo cáo kết quả thực hiện kế hoạch ghi {quoted(task.deadline_text)} (tức "
                f"{task.due[0]:%d/%m/%Y}), còn {_in_sentence(yearly.name)} có hạn {yearly.due:%d/%m/%Y}; đang giữ cả "
                "hai hạn."
            )


def _missing_quarters(evidence: Evidence, reports: Sequence[PlannedReport]) -> Iterator[str]:
    """Reports by quarter are announced, and only some quarters are listed."""
    present = {found.group(1).upper() for report in reports if (found := _QUARTER.search(report.name))}
    present = {_ROMAN[int(name) - 1] if name.isdigit() else name for name in present}
    missing = [name for name in _ROMAN if name not in present]
    if not present or not missing:
        return
    spots = evidence.spots_with("quý", "qúy", "quy")
    named_apart = [spot for spot in spots if _QUARTER.search(spot.text) and _REPORT.search(fold(spot.text))]
    for spot in spots:
        if named_apart and spot not in named_apart and _ANNOUNCED.search(fold(spot.text)):
            named = {report.name.lower(): report.name.removeprefix("Báo cáo ") for report in reports}
            names = ", ".join(named.values())
            yield (
                f"{spot.where[0].upper()}{spot.where[1:]} yêu cầu báo cáo theo quý, 6 tháng và năm, nhưng chỉ định rõ "
                f"{len(named)} báo cáo ({names}); không có báo cáo riêng của quý {' và quý '.join(missing)}."
            )
            return


def _gaps(reports: Sequence[PlannedReport]) -> Iterator[str]:
    """Days whose data no report takes, or two reports in a row take both."""
    spans = [(one, one.data_from, one.data_to) for one in reports if one.data_from and one.data_to]
    for report, first, end in spans:
        before = [(last, other) for other, start, last in spans if start < first and last < end]
        if not before:
            continue
        last, other = max(before, key=lambda pair: pair[0])
        if last > first:
            yield (
                f"Số liệu của {other.name} (đến {last:%d/%m/%Y}) và {report.name} (từ {first:%d/%m/%Y}) trùng nhau "
                "nhiều ngày."
            )
        elif first - last > timedelta(days=1):
            yield (
                f"Không báo cáo nào lấy số liệu từ {last + timedelta(days=1):%d/%m/%Y} đến "
                f"{first - timedelta(days=1):%d/%m/%Y} (sau {other.name}, trước {report.name})."
            )
