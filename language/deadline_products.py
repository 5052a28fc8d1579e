"""What the words of a dated deadline give: from a match of a rule to the days or marks it stands for."""

import itertools
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from domain.calendar import Span, end_of_month, working_day_on_or_before
from language.deadline_items import LAST, Grain, Item, Mark, each_month, each_weekday, within
from language.numbers import number, roman

Match = re.Match[str]
Product = Callable[[Match, Span], Item | None]

_MONTH_WORDS = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip


def lead_of(match: Match) -> tuple[bool, bool]:
    """Whether the item falls before what is named, and whether it ends a span. An hour on the day keeps the day."""
    return _lead(match.groupdict())


def _lead(groups: Mapping[str, str | None]) -> tuple[bool, bool]:
    before = bool(groups.get("before")) and not groups.get("hour") and not groups.get("same")
    return before, bool(groups.get("until"))


def item_of(
    match: Match, grain: Grain, marks: tuple[Mark, ...] = (), first: Mark | None = None, **more: object
) -> Item:
    """An item at the place of a match, led as the match is."""
    groups = match.groupdict()
    before, until = _lead(groups)
    led = bool(groups.get("before") or until or groups.get("by"))
    item = Item("", grain, match.start(), match.end(), marks, first=first, before=before, until=until, bare=not led)
    for name, value in more.items():
        setattr(item, name, value)
    return item


def digits_in(text: str) -> list[int]:
    """The numbers written in digits, in order."""
    return [int(one) for one in re.findall(r"\d+", text)]


def day_month(match: Match, period: Span) -> Item | None:
    """A day with its month, in the year it names if any. Dotted and dashed ones need a year or a word before them."""
    groups = match.groupdict()
    sep = groups["sep"].strip()
    anchored = groups.get("noun") or any(groups.get(name) for name in ("before", "until", "by"))
    if sep in ".-" and not (groups["y"] or anchored):
        return None
    year = groups["y"]
    full = int(year) + (2000 if len(year) == 2 else 0) if year else None
    if not int(groups["d"]):
        return None
    return item_of(match, Grain.DAY, (Mark(int(groups["m"]), int(groups["d"]), full),))


def weeks(match: Match, period: Span) -> Item:
    """Every week's Friday, or the day of the week that is named."""
    groups = match.groupdict()
    step = number(groups.get("step") or "1") or 1
    name = groups.get("name")
    places = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
    if groups.get("n"):
        weekday = int(groups["n"]) - 2
    elif name:
        weekday = places[name]
    else:
        weekday = 0 if groups.get("monday") else 6 if groups.get("sunday") else 4
    days = each_weekday(period, weekday, step)
    if lead_of(match)[0] and (name or groups.get("n")):
        days = within((day - timedelta(days=1) for day in each_weekday(period, weekday)), period)
    return item_of(match, Grain.DAY if name or groups.get("n") else Grain.WEEK, days=days, recurring=True, before=False)


def months_step(match: Match, period: Span) -> Item:
    """As in "hàng tháng", "3 tháng/lần": the last day of every so many months of the year."""
    step = number(match.groupdict().get("step") or "1") or 1
    months = range(step, 13, step)
    grain = {1: Grain.MONTH, 3: Grain.QUARTER, 6: Grain.HALF, 12: Grain.YEAR}.get(step, Grain.MONTH)
    return item_of(match, grain, days=each_month(period, LAST, months), recurring=True)


def every(step: int, grain: Grain) -> Product:
    """The last day of every so many months, whatever the match says."""

    def product(match: Match, period: Span) -> Item:
        return item_of(match, grain, days=each_month(period, LAST, range(step, 13, step)), recurring=True, before=False)

    return product


def every_year(match: Match, period: Span) -> Item:
    """The last day of each year of the period."""
    days = within((date(year, 12, 31) for year in range(period.start.year, period.end.year + 1)), period)
    return item_of(match, Grain.YEAR, days=days, recurring=True, yearly=True)


def times(match: Match, period: Span) -> Item:
    """In "02 lần/tháng": the 15th and the last day (the table's own); other counts part the span into equal months."""
    times, unit = number(match["n"].split("-")[-1].strip()) or 1, match["unit"]
    if unit == "tuan":
        days = set(each_weekday(period, 4))
        days |= set(each_weekday(period, 2)) if times == 2 else set()
        days |= set(each_weekday(period, 0)) | set(each_weekday(period, 2)) if times >= 3 else set()
        return item_of(match, Grain.WEEK, days=tuple(sorted(days)), recurring=True)
    if unit == "thang":
        parts = {1: (LAST,), 2: (15, LAST), 3: (10, 20, LAST)}.get(times, (7, 14, 21, LAST))
        days = {day for part in parts for day in each_month(period, part)}
        return item_of(match, Grain.MONTH, days=tuple(sorted(days)), recurring=True)
    if unit in ("quy", "qui"):
        if times == 2:
            days = set(each_month(period, 15, (2, 5, 8, 11))) | set(each_month(period, LAST, (3, 6, 9, 12)))
            return item_of(match, Grain.QUARTER, days=tuple(sorted(days)), recurring=True)
        return item_of(
            match,
            Grain.QUARTER,
            days=each_month(period, LAST, range(3 if times < 3 else 1, 13, 3 if times < 3 else 1)),
            recurring=True,
        )
    step = max(1, 12 // times)
    return item_of(match, Grain.YEAR, days=each_month(period, LAST, range(step, 13, step)), recurring=True)


_PLACES = {
    "dau": (1, 4, 7, 10),
    "giua": (2, 5, 8, 11),
    "thu hai": (2, 5, 8, 11),
    "cuoi": (3, 6, 9, 12),
    "thu ba": (3, 6, 9, 12),
}


def quarter_months(match: Match, period: Span) -> Item:
    """As in "ngày 10 của tháng cuối quý": that day in one month of each quarter; without a day the month's last."""
    months = _PLACES[match["place"]]
    day = match.groupdict().get("d")
    before, _ = lead_of(match)
    if not day:
        days = each_month(period, 1 if before else LAST, months, before=before)
        return item_of(match, Grain.MONTH, days=days, recurring=True, before=False)
    days = each_month(period, int(day), months, before=before)
    return item_of(match, Grain.DAY, days=days, recurring=True, before=False) if int(day) else item_of(match, Grain.DAY)


def every_month_day(match: Match, period: Span) -> Item:
    """As in "trước ngày 25 hàng tháng": that day of every month, or of each month named after "các tháng"."""
    before, _ = lead_of(match)
    groups = match.groupdict()
    named = digits_in(groups.get("months") or "")
    year = groups.get("y")
    span = Span(date(int(year), 1, 1), date(int(year), 12, 31)) if year else period
    if named and not year and period.start.year != period.end.year:
        marks = tuple(Mark(month, int(day)) for month in named for day in digits_in(groups["days"]))
        return item_of(match, Grain.DAY, marks)
    days: set[date] = set()
    for day in digits_in(groups["days"]):
        if day:
            days |= set(each_month(span, day, named or range(1, 13), before=before))
    return item_of(match, Grain.DAY, days=tuple(sorted(days)), recurring=True, before=False)


def last_working_day(match: Match, period: Span) -> Item:
    """The last day, or the last working day, of every month or quarter."""
    months = (3, 6, 9, 12) if match["unit"] in ("quy", "qui") else range(1, 13)
    ends = each_month(period, LAST, months)
    work = "lam viec" in match[0]
    days = within((working_day_on_or_before(day) if work else day for day in ends), period)
    return item_of(match, Grain.DAY, days=days, recurring=True, before=False)


def places_of_month(match: Match, period: Span) -> Item:
    """As in "cuối mỗi tháng", "đầu hàng tháng": the 10th, the 20th or the last day of every month."""
    day = {"dau": 10, "giua": 20, "cuoi": LAST}[match["place"]]
    if match["unit"] in ("quy", "qui"):
        months = {"dau": (1, 4, 7, 10), "giua": (2, 5, 8, 11), "cuoi": (3, 6, 9, 12)}[match["place"]]
        return item_of(match, Grain.MONTH, days=each_month(period, LAST, months), recurring=True, before=False)
    return item_of(match, Grain.MONTH, days=each_month(period, day), recurring=True, before=False)


def monthless(match: Match, period: Span) -> Item | None:
    """A day whose month its neighbours must say."""
    day = int(match["d"])
    return item_of(match, Grain.DAY, monthless=day, recurring=True) if 1 <= day <= 31 else None


def month_list(text: str) -> tuple[list[int], bool]:
    """The months named, and whether each is meant: "3,4" and "3-5" are one span, "3, 6, 9" are three ends."""
    numbers = [one for one in digits_in(text) if 1 <= one <= 12]
    if "-" in text or "en" in text or "oi" in text:
        return numbers, False
    apart = any(after - one != 1 for one, after in itertools.pairwise(numbers))
    return numbers, apart


def months_named(match: Match, period: Span) -> Item | None:
    """The last day of a month, or the day that its place in the month stands for."""
    groups = match.groupdict()
    text = groups["months"]
    if not text[0].isdigit():
        value = _MONTH_WORDS.get(text) or roman(text)
        numbers, each = [value or 0], False
    else:
        numbers, each = month_list(text)
    if not numbers or not 1 <= numbers[-1] <= 12:
        return None
    year = int(groups["y"]) if groups.get("y") else None
    each = each or bool(groups.get("each"))
    place = groups.get("place")
    day = {"dau": 10, "thuong tuan": 10, "nua dau": 15, "giua": 20, "trung tuan": 20}.get(place or "", LAST)
    kept = numbers if each else [max(numbers) if "-" not in text else numbers[-1]]
    marks = tuple(Mark(one, day, year) for one in kept)
    item = item_of(match, Grain.MONTH, marks, Mark(numbers[0], 1, year))
    item.spanned = len(numbers) > 1 and len(marks) == 1
    return within_place(item, place)


def within_place(item: Item, place: str | None) -> Item:
    """As in "trước cuối tháng 3", "trước hết quý II": still the end of it, not the day before it begins."""
    if item.before and place and not place.endswith("dau"):
        item.before = False
    return item


def week_of_month(match: Match, period: Span) -> Item | None:
    """As in "tuần 2 tháng 3": the Friday in the month's second seven days, as weekly deadlines are Fridays."""
    groups = match.groupdict()
    said = groups["week"]
    week = None if said.startswith("cuoi") else 1 if said.startswith("dau") else number(said)
    years = [int(groups["y"])] if groups.get("y") else range(period.start.year, period.end.year + 1)
    months = [int(groups["m"])] if groups.get("m") else range(1, 13)
    days = [day for year in years for month in months if (day := friday(year, month, week))]
    inside = within(days, period)
    return item_of(
        match, Grain.DAY, days=inside[:1] if groups.get("m") else inside, recurring=not groups.get("m"), before=False
    )


def friday(year: int, month: int, week: int | None) -> date | None:
    """The Friday of a month's so-and-so-many-th seven days, None for the last Friday."""
    last = end_of_month(year, month)
    fridays = [last.replace(day=day) for day in range(1, last.day + 1) if last.replace(day=day).weekday() == 4]
    place = len(fridays) if week is None else week
    return fridays[place - 1] if 1 <= place <= len(fridays) else None


_QUARTER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "dau": 1, "cuoi": 4}


def quarter_number(text: str) -> int | None:
    """A quarter as scanners leave it: "II", "ll", "1I", "lV", "2", "hai"; None for anything else."""
    if text in _QUARTER_WORDS:
        return _QUARTER_WORDS[text]
    if text.isdecimal() and len(text) == 1:
        return int(text) if text in "1234" else None
    value = roman(text.translate(str.maketrans("l|1", "iii")))
    return value if value and value <= 4 else None


def quarters_named(match: Match, period: Span) -> Item | None:
    """The last day of each quarter named, or of the last one of a span."""
    groups = match.groupdict()
    text = groups["quarters"]
    numbers = [quarter_number(one) for one in re.split(r"\s*(?:,|-|&|\+|/|;|\bva\b|\bden\b|\btoi\b|\bhoac\b)\s*", text)]
    known = [one for one in numbers if one]
    if len(known) != len(numbers):
        return None
    year = int(groups["y"]) if groups.get("y") else None
    span = bool(re.search(r"-|den|toi", text))
    kept = known[-1:] if span else known
    shift = {"dau": 2, "giua": 1}.get(groups.get("place") or "", 0)
    item = item_of(
        match, Grain.QUARTER, tuple(Mark(3 * one - shift, LAST, year) for one in kept), Mark(3 * known[0] - 2, 1, year)
    )
    item.spanned = span
    return within_place(item, groups.get("place"))


def part_of_year(match: Match, period: Span) -> Item | None:
    """Here "6 tháng đầu năm" is 30/6, "9 tháng" 30/9, "6 tháng cuối năm" 31/12."""
    groups = match.groupdict()
    months = number(groups["n"])
    year = int(groups["y"]) if groups.get("y") else None
    if months not in (2, 3, 4, 6, 8, 9, 10, 11, 12) or (months not in (3, 6, 9, 12) and not groups["side"]):
        return None
    if groups["side"] == "cuoi":
        return item_of(match, Grain.HALF, (Mark(12, LAST, year),), Mark(13 - months, 1, year))
    return item_of(match, Grain.HALF if months != 12 else Grain.YEAR, (Mark(months, LAST, year),), Mark(1, 1, year))


def place_of_year(match: Match, period: Span) -> Item:
    """As in "giữa năm" is 30/6, "cuối năm" 31/12; "đầu năm" is read as the first quarter, as offices plan it."""
    year = int(match["y"]) if match["y"] else None
    month = {"dau": 3, "nua dau": 6, "giua": 6}.get(match["place"], 12)
    return within_place(item_of(match, Grain.YEAR, (Mark(month, LAST, year),), Mark(1, 1, year)), match["place"])


def years_named(match: Match, period: Span) -> Item | None:
    """The last day of each year named, or of the last one of a span."""
    numbers = digits_in(match["years"])
    kept = numbers[-1:] if re.search(r"-|den|toi", match["years"]) else numbers
    marks = tuple(Mark(12, LAST, year) for year in kept)
    return item_of(match, Grain.YEAR, marks, Mark(1, 1, numbers[0]), spanned=len(numbers) > len(kept))


def whole_period(match: Match, period: Span) -> Item:
    """The last day of the period."""
    return item_of(match, Grain.YEAR, days=(period.end,), before=False)


def nothing_named(match: Match, period: Span) -> Item | None:
    """Consumes words that look like a date and are none."""
    return None


def day_of_quarter(match: Match, period: Span) -> Item | None:
    """As in "ngày 20 hàng quý": that day in the last month of each quarter."""
    if not int(match["d"]):
        return None
    days = each_month(period, int(match["d"]), (3, 6, 9, 12), before=lead_of(match)[0])
    return item_of(match, Grain.DAY, days=days, recurring=True, before=False)
