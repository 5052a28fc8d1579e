"""Labels printed in the middle of a merged cell, rows below the one that they belong to: they are raised to it."""

import re
from itertools import pairwise

from plans.tables.columns import Kind
from plans.tables.entries import Entry, Sheet

ITEM = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\s*[.):]\s+(\S.*)$|^(\d{1,2})\.(?=[^\W\d_])(\S.*)$")
"""A number and the words of the item it counts, in one cell."""

_COUNTED = re.compile(r"^(?:Nhiệm vụ|Nội dung|Việc)\s+(\d{1,2})\b", re.IGNORECASE)


def raise_low_labels(sheet: Sheet) -> dict[int, str]:
    """Give a section's label to its first item where it was printed in the middle of a merged cell, a row too low.

    Seen by the numbers: an item 1 after an item 3, then the label beside item 2. Gives, by the identity of the row that
    got the label, where the label was printed.
    """
    raised: dict[int, str] = {}
    if Kind.SECTION not in sheet.columns:
        return raised
    last = 0
    entries = sheet.entries
    for place, entry in enumerate(entries):
        number = _own_number(entry)
        labelled = bool(_section_label(entry))
        if labelled:
            last = 0
        if number is None:
            continue
        if not labelled and last and number <= last:
            raised |= _raise_label(entries, place, number)
        last = number
    return raised


def raise_low_objectives(sheet: Sheet) -> None:
    """The same for a goal printed in the middle of a merged cell: its tasks begin with task 1, a row above it."""
    for above, entry in pairwise(sheet.entries):
        goal = entry.lines(Kind.OBJECTIVE)
        if not goal or above.lines(Kind.OBJECTIVE) or above.alone or not above.opens_page:
            continue
        begins, follows = (_COUNTED.match(row.text(Kind.GROUP)) for row in (above, entry))
        if begins and follows and (int(begins.group(1)), int(follows.group(1))) == (1, 2):
            above.words[Kind.OBJECTIVE] = list(goal)


def _raise_label(entries: list[Entry], place: int, number: int) -> dict[int, str]:
    for later in entries[place + 1 :]:
        follows = _own_number(later)
        if follows is None or follows <= number:
            return {}
        number = follows
        if _section_label(later) and Kind.SECTION not in later.merged:
            entries[place].words[Kind.SECTION] = later.words.pop(Kind.SECTION)
            return {id(entries[place]): later.place}
    return {}


def _section_label(entry: Entry) -> str:
    text = entry.text(Kind.SECTION)
    return "" if not text or text[0].islower() else text


def _own_number(entry: Entry) -> int | None:
    if entry.number.isdigit():
        return int(entry.number)
    found = ITEM.match(entry.text(Kind.TITLE))
    number = (found.group(1) or found.group(3)) if found else ""
    return int(number) if number.isdigit() else None
