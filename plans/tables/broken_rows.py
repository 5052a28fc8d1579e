"""Rows of a table that were broken over the end of a page, or drawn as lines of one task: which go on, and joined."""

import re

from plans.tables.columns import Kind
from plans.tables.entries import Entry, Sheet
from plans.tables.lettered import goes_on_by_letter
from plans.tables.line_breaks import joined

_MARK = re.compile(r"[-+*]|[a-zđ][).]")
_ACTIVITY_BEGUN = re.compile(r"(?:Hoạt động|Nhiệm vụ)(?:\s+\d{1,2}\s*:?)?$")
# Units and deadlines that offices begin with a small letter.
_BEGINS_SMALL = re.compile(
    r"(?:các|cấp|toàn|tất cả|công chức|cán bộ|tháng|quý|trong|trước|hàng|hằng|thường|khi|sau|theo)\b"
)


def continues(entry: Entry, previous: Entry, sheet: Sheet) -> bool:
    """Whether a row is only the rest of the row above, cut off by the end of a page or drawn as lines of one task."""
    if entry.number:
        return False
    title = entry.text(Kind.TITLE)
    if _goes_on_by_letters(entry, previous) or (sheet.is_lined and _is_line(entry, previous)):
        return True
    if not title:
        return Kind.TITLE in entry.merged or not _only_money(entry)
    if title[0].islower() and not re.match(r"^[a-zđ][).]", title):
        return not _stands_alone(entry) or (entry.opens_page and Kind.NUMBER in sheet.columns)
    if entry.alone and re.match(r"\((?!(?:\d{1,2}|[a-z]|[ivx]+)\))", title):
        return True
    above = previous.text(Kind.TITLE)
    if _ACTIVITY_BEGUN.search(above) or (_breaks_off(above) and not re.match(r"[-+*]|[a-zđ][).]|\d", title)):
        return not _stands_alone(entry)
    return entry.opens_page and Kind.NUMBER in sheet.columns and _goes_on_over_page(entry, previous, sheet)


def _is_line(entry: Entry, previous: Entry) -> bool:
    """Whether a row, in a table drawn line by line, is the next line of a task: no unit, date or mark of its own."""
    title = entry.text(Kind.TITLE)
    return not (entry.has_unit_or_date or title.isupper() or _MARK.match(title)) and previous.has_unit_or_date


def _goes_on_by_letters(entry: Entry, previous: Entry) -> bool:
    """Whether a row goes on with the letters of the one above, in the words and in the deadlines: b) after a)."""
    both = (Kind.TITLE, Kind.DEADLINE)
    return all(goes_on_by_letter(entry.lines(kind), previous.lines(kind)) for kind in both)


def _goes_on_over_page(entry: Entry, previous: Entry, sheet: Sheet) -> bool:
    """Whether the first row of a page, which has no number where others have one, goes on with the last row."""
    title = entry.text(Kind.TITLE)
    is_heading = title.isupper() and " " in title
    if not previous.has_unit_or_date:
        return entry.alone and title.isupper() and not is_heading
    if re.match(r"\d+(?![\d.)]|\s*[.)])", title):
        return True
    if not entry.alone:
        return not re.match(r"[-+*]|[a-zđ][).]", title) and _goes_on_in_small_letters(entry)
    if previous.text(Kind.TITLE).endswith(";"):
        return True
    return not is_heading and not any(one.alone and not one.number and one.words for one in sheet.entries)


def _breaks_off(title: str) -> bool:
    """Whether a title ends where no sentence ends, so that the next row must go on with it."""
    return bool(re.search(r"(?:[,-]|\s(?:và|của|các|theo|cho|với|tại|về|thuộc|trong|từ|đến|được))$", title)) or (
        title.count("(") > title.count(")")
    )


def _goes_on_in_small_letters(entry: Entry) -> bool:
    """Whether a cell of the row, other than its title, begins in mid-sentence."""
    own = (entry.text(kind) for kind in entry.words.keys() - entry.merged - {Kind.TITLE})
    return any(text[0].islower() and not _BEGINS_SMALL.match(text) for text in own)


def _stands_alone(entry: Entry) -> bool:
    """Whether a row that begins with a small letter still has a unit and a date of its own, each from its beginning."""
    own = [entry.text(kind) for kind in (Kind.LEAD, Kind.DEADLINE) if kind not in entry.merged]
    return len(own) == 2 and all(text and not text[0].islower() for text in own)


def _only_money(entry: Entry) -> bool:
    own = entry.words.keys() - entry.merged
    return own <= {Kind.BUDGET, Kind.NOTE, Kind.FULL_SCORE, Kind.SCORE, Kind.SCORE_TARGET}


def join(previous: Entry, rest: Entry) -> None:
    """Put the cells of the rest of a row under those of the row it was cut off from."""
    for kind, lines in rest.words.items():
        if kind in rest.merged:
            continue
        previous.words[kind] = list(joined([*previous.lines(kind), *lines]))
