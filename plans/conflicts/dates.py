"""Dates that cannot be meant: not in the calendar, before the plan was issued, outside its time, on another weekday."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from domain.plan import Doubt, PlannedTask
from language.normalize import fold
from plans.conflicts.evidence import Evidence, Spot, listed, quoted

_FULL = re.compile(
    r"(?i)(?=[\dn])(?:(?<![\d/.-])(?:(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?((?:20|19)\d\d)"
    r"|(\d{1,2})([.-])(\d{1,2})\5((?:20|19)\d\d))(?![\d/])"
    r"|\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))"
)
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d\d\d\d")
_SHORT = re.compile(r"(?i)(?:ngày|trước|hạn)\s+(\d{1,2})\s*/\s*(\d{1,2})(?![/.\d-])")
_MANY = 10
"""More tasks than this are told in one doubt."""
_DAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_WEEKDAY = re.compile(
    r"\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))\b\s*,?\s*\(?\s*(?:ngay )?"
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?!\d)"
)
# A paper that is only cited; its own date and year say nothing of the deadline.
_CITED = re.compile(
    r"(?i)\bsố\s*:?\s*\d+[^;]*|\b\d+/\d{4}/[^\W\d][^;]*|"
    r"\b(?:nghị định|luật|nghị quyết|quyết định|đề án|chương trình)\b[^;]*"
)
# A day from which something counts is no deadline.
_BEGINS = re.compile(r"(?i)(?:từ|từ ngày|kể từ|tính từ|tính từ ngày)\s*$")
_YEAR = re.compile(r"\b(20\d\d)\b")


def date_doubts(evidence: Evidence) -> list[Doubt]:
    """One doubt for each date that cannot be meant; of a task, with its code and the field to put right."""
    return [*_of_tasks(evidence), *_of_the_body(evidence)]


def _of_tasks(evidence: Evidence) -> Iterator[Doubt]:
    past = [task for task in evidence.tasks if _is_past(task, evidence)]
    if len(past) > _MANY:
        codes = listed([task.code for task in past], 12)
        why = f"Hạn của {len(past)} nhiệm vụ này đã qua khi kế hoạch được ban hành ({evidence.reading.issued:%d/%m/%Y})"
        yield Doubt(where="Thời hạn trước ngày ban hành", read=codes, why=why)
    told = {doubt.code for doubt in evidence.reading.doubts if doubt.field == "due"}
    year = evidence.year
    for task in evidence.tasks:
        text = task.deadline_text
        if not text:
            continue
        for why, read in _impossible(text, year):
            if "không có trong lịch" in why and task.code in told:
                continue
            yield _doubt(task, read, why)
        yield from _outside(task, evidence)
        if len(past) <= _MANY and _is_past(task, evidence):
            why = f"Hạn này đã qua khi kế hoạch được ban hành ({evidence.reading.issued:%d/%m/%Y})"
            yield _doubt(task, f"{max(task.due):%d/%m/%Y}", why)


def _is_past(task: PlannedTask, evidence: Evidence) -> bool:
    """Whether every day of a task was over when the plan was issued."""
    issued, period = evidence.reading.issued, evidence.reading.period
    if issued is None or period is None or not task.due or task.open:
        return False
    return period.start <= min(task.due) and max(task.due) < issued


def _doubt(task: PlannedTask, read: str, why: str, other: str = "") -> Doubt:
    return Doubt(where=f"{task.code}, thời hạn", read=read, why=why, other=other, code=task.code, field="due")


@lru_cache(maxsize=1024)
def _impossible(text: str, year: int | None) -> tuple[tuple[str, str], ...]:
    """Why and which dates of a text cannot be meant; remembered because many tasks share their deadline."""
    return (*_not_in_calendar(text, year), *_wrong_weekday(text, year)) if _DIGIT.search(text) else ()


def _not_in_calendar(text: str, year: int | None) -> Iterator[tuple[str, str]]:
    for found in _FULL.finditer(text) if _FOUR_DIGITS.search(text) else ():
        if _day(*_numbers(found)) is None:
            yield "Ngày này không có trong lịch", found.group()
    for found in _SHORT.finditer(text) if "/" in text else ():
        day, month = int(found.group(1)), int(found.group(2))
        if _day(day, month, year or 2024) is None:
            yield "Ngày này không có trong lịch", found.group()


def _wrong_weekday(text: str, year: int | None) -> Iterator[tuple[str, str]]:
    folded = fold(text)
    for found in _WEEKDAY.finditer(folded) if "thu " in folded or "chu nhat" in folded else ():
        name, sunday, *numbers, written = found.groups()
        day = _day(int(numbers[0]), int(numbers[1]), int(written or year or 0))
        if day is None:
            continue
        said = 6 if sunday else (int(name) - 2 if name.isdigit() else _DAYS.index(name))
        if day.weekday() != said:
            right = (
                "Chủ nhật" if day.weekday() == 6 else f"thứ {('Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy')[day.weekday()]}"
            )
            yield f"Ngày {day:%d/%m/%Y} là {right}", text[found.start() : found.end()]


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _outside(task: PlannedTask, evidence: Evidence) -> Iterator[Doubt]:
    """Deadlines outside the plan's time."""
    period = evidence.reading.period
    if period is None:
        return
    days, years = _written(task.deadline_text)
    outside = [day for day in days if not period.start <= day <= period.end]
    for day in outside:
        when = "trước" if day < period.start else "sau"
        edge = period.start if day < period.start else period.end
        meant = _day(day.day, day.month, period.end.year)
        other = f"{meant:%d/%m/%Y}" if meant and evidence.year else ""
        why = f"Ngày này {when} thời gian của kế hoạch ({'từ' if when == 'trước' else 'đến'} {edge:%d/%m/%Y})"
        yield _doubt(task, f"{day:%d/%m/%Y}", why, other)
    if not outside and years and not any(period.start.year <= year <= period.end.year for year in years):
        why = f"Thời hạn ghi năm {years[0]}, kế hoạch là của năm {_span(period.start.year, period.end.year)}"
        yield _doubt(task, task.deadline_text, why)


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    day, month, year = (int(part) for part in found.groups() if part and part.isdigit())
    return day, month, year


@lru_cache(maxsize=1024)
def _written(text: str) -> tuple[list[date], list[int]]:
    """The last days in full and the years that a deadline names, without those of papers it cites."""
    if not _DIGIT.search(text):
        return [], []
    text = _CITED.sub(" ", text)
    ends = [found for found in _FULL.finditer(text) if not _BEGINS.search(text[: found.start()])]
    days = [day for found in ends if (day := _day(*_numbers(found)))]
    return days, [int(year) for year in _YEAR.findall(text)]


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _of_the_body(evidence: Evidence) -> Iterator[Doubt]:
    told: set[str] = set()
    for spot in evidence.spots:
        for why, read in _impossible(spot.text, evidence.year):
            if read not in told:
                told.add(read)
                yield Doubt(where=_place(spot), read=quoted(read), why=why)


def _place(spot: Spot) -> str:
    return f"{spot.where[0].upper()}{spot.where[1:]}"
