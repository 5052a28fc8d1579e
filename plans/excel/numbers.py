"""Item numbers that Excel took for numbers or dates: "1.10" became 1.1, "1.2" the first of February."""

import re
from collections.abc import Iterator

from plans.excel.values import Shown

_DECIMAL = re.compile(r"^(\d{1,3})\.(\d{1,2})$")
_YEARS_OF_NUMBERS = range(2001, 2010)


def as_number(shown: Shown, before: str) -> tuple[str, str]:
    """The item number a cell of the number column shows, and why it is doubtful; `before` is the number above it."""
    if shown.day is not None:
        return _of_date(shown, before), "Excel đã đổi số thứ tự này thành ngày tháng"
    text = shown.text
    if re.fullmatch(r"\d{1,3}\.0+", text):
        return text.split(".")[0], ""
    found, above = _DECIMAL.match(text), _DECIMAL.match(before)
    if found and above and found.group(1) == above.group(1):
        following = int(above.group(2)) + 1
        if following >= 10 and following % 10 == 0 and int(found.group(2)) * 10 == following:
            return f"{found.group(1)}.{following}", "Excel đã bỏ số 0 ở cuối số thứ tự này"
    return text, ""


def _of_date(shown: Shown, before: str) -> str:
    """Of the ways in which the number may have been typed the one that follows best on the number above; else
    day.month."""
    ways = list(_ways(shown))
    return next((number for number in _followers(before) if number in ways), ways[0])


def _ways(shown: Shown) -> Iterator[str]:
    day = shown.day
    if day is None:
        return
    if day.year in _YEARS_OF_NUMBERS:
        yield f"{day.day}.{day.month}.{day.year - 2000}"
        yield f"{day.month}.{day.day}.{day.year - 2000}"
    yield f"{day.day}.{day.month}"
    yield f"{day.month}.{day.day}"


def _followers(before: str) -> list[str]:
    """The numbers that may come after another, the likeliest first: the next of its level, the first of the level
    below, the next of a level above."""
    parts = before.strip(". ").split(".")
    if not all(part.isdigit() for part in parts):
        return []
    found: list[str] = []
    for depth in range(len(parts) - 1, -1, -1):
        following = ".".join([*parts[:depth], str(int(parts[depth]) + 1)])
        found.extend([following, f"{following}.1"])
    return [found[0], ".".join([*parts, "1"]), *found[1:]]
