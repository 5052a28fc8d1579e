"""How the items of one deadline bear on each other: spans, shared words and years, and items that only name others."""

import itertools
import re
from dataclasses import replace
from datetime import date

from domain.calendar import Span
from language.deadline_items import Grain, Item, Mark, each_month, resolved
from language.deadline_text import BREAK

FROM = "from a day"

_AND = re.compile(r"\s*(?:,|va|hoac|&|\+|va cac|,? ?va)?\s*(?:va )?\s*")
_GLUE = re.compile(r"[\s,:(&+-]*(?:va)?[\s,:(&+-]*")


def _gap(folded: str, first: Item, second: Item) -> str:
    return folded[first.end : second.start]


def kept(items: list[Item], folded: str, period: Span) -> list[Item]:
    """The items that are deadlines, after they have shared years and prepositions and the mere names are dropped."""
    items = _without_range_starts(items, folded)
    _share_before(items, folded)
    _share_years(items, folded, period)
    items = _with_every_year(items, folded)
    _fill_monthless(items, folded, period)
    return _without_names(items, folded, period)


_FROM = re.compile(r"\s*(?:ke )?tu\b")
_FROM_BEFORE = re.compile(r"\b(?:tu|(?<!thu )sau) (?:ngay |sau )?$")


def _without_range_starts(items: list[Item], folded: str) -> list[Item]:
    """As in "từ tháng 3 đến tháng 9", "15/2 - 15/3": only the end of a span is a deadline."""
    chosen: list[Item] = []
    for place, item in enumerate(items):
        after = items[place + 1] if place + 1 < len(items) else None
        begun = _FROM.match(folded, item.start) or _FROM_BEFORE.search(folded[: item.start])
        if after is not None:
            gap = _gap(folded, item, after).strip()
            if (not gap and after.until and not item.recurring) or gap in ("den", "toi"):
                continue
            if gap == "-" and (item.grain == after.grain or begun):
                continue
            if item.monthless and item.bare is not None and gap in ("-", "") and after.until:
                continue
        elif begun and not item.recurring and not item.spanned:
            item.rule = FROM
        chosen.append(item)
    return chosen


_LISTED = re.compile(r"\s*[,;&+]?\s*(?:va|hoac)?\s*")


def _share_before(items: list[Item], folded: str) -> None:
    """As in "trước ngày 15/6 và 15/12": the second stands under the same "trước"."""
    for first, second in itertools.pairwise(items):
        if first.before and second.bare and second.grain == first.grain and not second.before:
            second.before = bool(second.marks and _LISTED.fullmatch(_gap(folded, first, second)))


def _share_years(items: list[Item], folded: str, period: Span) -> None:
    """As in "quý I, quý III năm 2023": the year at the end of a list is that of the whole list."""
    for first, second in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        year = next((mark.year for mark in second.marks if mark.year), None)
        open_year = bool(first.marks) and all(mark.year is None for mark in first.marks)
        if year and open_year and first.grain is not Grain.YEAR and _AND.fullmatch(_gap(folded, first, second)):
            _date_item(first, year)
    if period.start.year != period.end.year:
        _share_years_forward(items, folded)


def _share_years_forward(items: list[Item], folded: str) -> None:
    """In "Năm 2023: quý I ban hành; quý IV tổng kết" a year that opens a clause, or a list, is that of what follows."""
    for first, second in itertools.pairwise(items):
        year = next((mark.year for mark in reversed(first.marks) if mark.year), None)
        gap = _gap(folded, first, second)
        heading = first.grain is Grain.YEAR or first.heading
        if (
            year
            and second.marks
            and second.marks[0].year is None
            and ((heading and ":" in gap + ":" * first.heading) or BREAK not in gap)
        ):
            second.heading = heading and (":" in gap or first.heading)
            _date_item(second, year)


def _date_item(item: Item, year: int) -> None:
    item.marks = tuple(replace(mark, year=year) for mark in item.marks)
    item.first = replace(item.first, year=year) if item.first else None


def _with_every_year(items: list[Item], folded: str) -> list[Item]:
    """As in "15/12 hằng năm", "Hằng năm, trước ngày 15/12": the words make the day beside them recur."""
    chosen: list[Item] = []
    for place, item in enumerate(items):
        if not item.yearly:
            chosen.append(item)
            continue
        sharing = _yearly_partners(items, place, folded)
        for other in sharing:
            other.every_year = True
        if not sharing:
            chosen.append(item)
    return chosen


def _yearly_partners(items: list[Item], place: int, folded: str) -> list[Item]:
    """The days that "hằng năm" at that place makes recur: those listed just before it, else those after."""
    item = items[place]
    found: list[Item] = []
    last = item
    for other in reversed(items[:place]):
        gap = _gap(folded, other, last).strip()
        if last is item and gap not in ("", "(") and not (gap == "," and other.grain is Grain.DAY):
            break
        if last is not item and (BREAK in gap or not _AND.fullmatch(gap)):
            break
        if not other.marks or other.every_year:
            break
        found.append(other)
        last = other
    if found:
        return found
    for other in items[place + 1 :]:
        gap = folded[item.end : other.start]
        if BREAK in gap or not other.marks or (other.grain is Grain.YEAR) or re.match(r"\s*va\b", gap):
            break
        found.append(other)
    return found


def _fill_monthless(items: list[Item], folded: str, period: Span) -> None:
    """In "báo cáo tháng trước ngày 25", "ngày 15 và 20/3": the span named before, or the day after, gives the month."""
    for place, item in enumerate(items):
        if item.monthless is None:
            continue
        named = items[place - 1] if place and BREAK not in _gap(folded, items[place - 1], item) else None
        after = items[place + 1] if place + 1 < len(items) else None
        if after and after.marks and after.grain is Grain.DAY and _BESIDE.fullmatch(_gap(folded, item, after)):
            _set_month(item, after.marks[:1])
        elif named is not None and named.marks and named.grain >= Grain.MONTH:
            _set_month(item, named.marks)
        else:
            months = _LAST_MONTHS.get(named.grain, range(1, 13)) if named else range(1, 13)
            item.days = each_month(period, item.monthless, months, before=item.before)


_BESIDE = re.compile(r"\s*(?:,|va|-|den|den ngay)\s*")
_LAST_MONTHS = {Grain.QUARTER: (3, 6, 9, 12), Grain.HALF: (6, 12), Grain.YEAR: (12,)}


def _set_month(item: Item, marks: tuple[Mark, ...]) -> None:
    item.marks = tuple(Mark(mark.month, item.monthless or 1, mark.year) for mark in marks)
    item.monthless, item.recurring = None, False


_REPORT = re.compile(r"(?:\bbao cao|\bso ket|\btong ket|\bdoi voi|\bky)[^;,()]*$")


def _without_names(items: list[Item], folded: str, period: Span) -> list[Item]:
    """In "Quý I, 6 tháng, quý III trước ngày 25 các tháng 2, 5, 8": spans beside a day only name what is due on it."""
    named = [False] * (len(items) + 1)
    for place in range(len(items) - 1, -1, -1):
        item = items[place]
        if item.grain > Grain.WEEK:
            after = items[place + 1] if place + 1 < len(items) else None
            named[place] = bool(after and _names_next(item, after, named[place + 1], folded, period)) or _names_after(
                items, place, folded
            )
    return [item for place, item in enumerate(items) if not named[place]]


def _names_next(item: Item, after: Item, after_named: bool, folded: str, period: Span) -> bool:
    """Whether a span only names the item after it, or belongs to a list of such names."""
    gap = _gap(folded, item, after)
    if after.grain > Grain.WEEK and after_named and _GLUE.fullmatch(gap):
        return True
    if after.grain <= Grain.WEEK:
        return _names(item, after, gap, folded, period)
    return item.grain is Grain.YEAR and after.grain < item.grain and gap.strip() == ":"


_ONLY_DONE = re.compile(
    r"[\s:(-]*(?:\s*lan (?:thu )?\d+|\s*lan (?:mot|hai|ba))?[\s:(-]*(?:(?:xong|hoan thanh|nop|gui|trinh)\s*)?"
)
_YEAR_TOO = re.compile(r"\s*(?:,|va|,\s*va|/)\s*(?:ca )?nam(?=\s*(?:nop|gui|trinh)?[\s:]*$)")


def _names(item: Item, after: Item, gap: str, folded: str, period: Span) -> bool:
    if BREAK in gap:
        return False
    if after.recurring or len(after.marks) > 1:
        # "Quý III và năm trước ngày 20 của tháng cuối quý": the year is one more name.
        gap = _YEAR_TOO.sub("", gap)
    if _ONLY_DONE.fullmatch(gap):
        return True
    if re.fullmatch(r"\s*,\s*(?:vao )?\s*", gap):
        return bool(after.recurring) or _inside(item, after, period)
    return "," not in gap and bool(_REPORT.search(folded[: item.start]))


def _inside(item: Item, after: Item, period: Span) -> bool:
    ends = days_of(item, period)
    days = days_of(after, period)
    if item.recurring or not item.first:
        return bool(ends) and bool(days)
    begin = item.first.at(ends[0].year) if ends else None
    return bool(ends and days and begin and begin <= days[0] and days[-1] <= ends[-1])


def _names_after(items: list[Item], place: int, folded: str) -> bool:
    """As in "trước ngày 10/3 (báo cáo quý I)", "trước 10/3 đối với báo cáo quý I"."""
    first = place
    while first > 0 and items[first].grain > Grain.WEEK:
        first -= 1
    day = items[first]
    if day.grain > Grain.WEEK:
        return False
    words = folded[day.end : items[place].start]
    return BREAK not in words and ")" not in words and bool(re.match(r"\s*(?:\(|doi voi\b)", words))


def days_of(item: Item, period: Span) -> tuple[date, ...]:
    """The last days on time that an item gives, sorted."""
    if item.rule == FROM:
        return ()
    if not item.marks:
        return item.days
    marks = item.marks
    if item.before and item.first:
        marks = (item.first,)
    days: set[date] = set()
    for mark in marks:
        days.update(resolved(mark, period, before=item.before, every_year=item.every_year))
    return tuple(sorted(days))
