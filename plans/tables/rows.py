"""The rows of a plan's table as they were meant: headings dropped, rows broken over a page joined, merges filled."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.blocks import Block, Cell, Paragraph, Row, Table
from plans.tables.both import holds_both, parted
from plans.tables.broken_rows import continues, join
from plans.tables.captions import appendix_of, caption_of
from plans.tables.columns import (
    Heading,
    Kind,
    heading_rows,
    is_estimate,
    is_number_row,
    is_repeated,
    words_at,
)
from plans.tables.entries import Entry, Sheet, is_total
from plans.tables.marks import deadline_marked
from plans.tables.witness import agrees, heading_by_cells, mended

_NUMBER = re.compile(r"^[(\[]?(\d{1,3}(?:[.,]\d{1,3})*|[IVXL]+|[A-Z]|[a-zđ])[.)\]:]*$")
_ROMAN = re.compile(r"^[IVXL]+$")
_ROMAN_AND_WORDS = re.compile(r"^([IVXL]+|[A-H])[.):]?\s+(\S.*)$")
_SECTION_AND_NUMBER = re.compile(
    r"^(?P<label>[IVXL]+|[A-H])(?:[.):]\s*(?P<words>\S.*?)|\s+(?P<bare>\S.*?)(?=\s+\d))"
    r"(?:\s+(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?)?$"
)
_NUMBER_AND_WORDS = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.):]\s+(\S.*)$")
_FILLED_DOWN = (Kind.LEAD, Kind.SUPPORT, Kind.DEADLINE, Kind.PRODUCT, Kind.SECTION, Kind.OBJECTIVE, Kind.GROUP)
_REPEATED = (Kind.LEAD, Kind.SUPPORT, Kind.DEADLINE, Kind.PRODUCT)
_DITTO = re.compile(r"^[-(]?\s*(?:n\.?t\.?|như trên|[\"”“]|''|//|-//-)\s*[-)]?$", re.IGNORECASE)
_UNDER = re.compile(r"^(?:\(?\*+\)?\s?[^\W\d_]|(?:ghi chú|lưu ý|chú thích)\s*[:.]|nơi nhận)", re.IGNORECASE)
_SIGNS_IT = re.compile(r"^(?:TM\.|T/M|KT\.|TL\.|TUQ\.|PHÓ CHỦ TỊCH|CHỦ TỊCH$|NGƯỜI LẬP|Người lập|Nơi nhận\s*:)")
_HEADING_DEPTH = 6
_LINED, _FEWEST_LINES = 0.25, 4


def sheets_and_body(blocks: Sequence[Block]) -> tuple[list[Sheet], list[str]]:
    """The tables of tasks or scores, and all other text of the document as lines in order."""
    sheets: list[Sheet] = []
    body: list[str] = []
    since = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            body.append(block.text)
            since += 1
            continue
        sheet = sheets[-1] if sheets else None
        found = _own_heading(block, sheet, since)
        if found is not None and is_estimate(found[1].columns) and _has_dated_tasks(blocks):
            found = None
        goes_on = found is None and sheet is not None and since <= _HEADING_DEPTH and _is_more(block, sheet)
        if found is None and not goes_on:
            found = _by_cells(block)
        if found is None and not goes_on:
            body.extend(line for row in block.rows for cell in row for line in cell.lines)
            continue
        rows, numbers = block.rows, block.numbers
        lines = body[len(body) - since :] if since else []
        if found is not None:
            at, heading = found
            body.extend(line for row in rows[:at] for cell in row for line in cell.lines)
            lines = [*lines, *(line for row in rows[:at] for cell in row for line in cell.lines)]
            rows, numbers = rows[at + heading.height :], numbers[at + heading.height :]
            printed = [[cell.text for cell in row] for row in block.rows[at : at + heading.height]]
            if sheet is None or heading.columns != sheet.columns:
                sheet = Sheet(heading.columns, heading.words, body[-4:], heading.periods)
                sheets.append(sheet)
            sheet.printed.extend(printed)
            sheet.is_lined = sheet.is_lined or _is_lined(rows, sheet)
        if sheet is not None:
            _add_captions(sheet, lines, rows)
            _add(sheet, replace(block, rows=rows, numbers=numbers), len(sheets))
        since = 0
    _mark_appendices([sheet for sheet in sheets if not sheet.is_scorecard])
    _open_captions(sheets)
    return sheets, body


def _has_dated_tasks(blocks: Sequence[Block]) -> bool:
    found = (_heading(block) for block in blocks if isinstance(block, Table))
    return any(one is not None and Kind.DEADLINE in one[1].columns for one in found)


def _own_heading(table: Table, sheet: Sheet | None, since: int) -> tuple[int, Heading] | None:
    """Where a table's own heading stands, and what it says; None where it has none but that of the table before."""
    found = _heading(table)
    if sheet is not None and _goes_on(table, sheet) and not (found and found[1].columns.keys() - sheet.columns.keys()):
        return None
    within = found is not None and sheet is not None and since <= _HEADING_DEPTH and _stands_within(table, found, sheet)
    return None if within else found


def _heading(table: Table) -> tuple[int, Heading] | None:
    for at in range(min(_HEADING_DEPTH, len(table.rows))):
        found = heading_rows(table.rows, at)
        if found is not None:
            return at, mended(found, table.rows[at + found.height :])
    return None


def _by_cells(table: Table) -> tuple[int, Heading] | None:
    found = heading_by_cells(table.rows)
    return (0, found) if found is not None else None


def _is_more(table: Table, sheet: Sheet) -> bool:
    # Marks under months are no dates.
    asked = {kind: place for kind, place in sheet.columns.items() if kind is not Kind.DEADLINE or not sheet.periods}
    return _fits(table, sheet) and (_goes_on(table, sheet) or agrees(table.rows, asked))


def _stands_within(table: Table, found: tuple[int, Heading], sheet: Sheet) -> bool:
    """Whether a heading is that of the table before, printed anew below rows that still belong to that table."""
    at, heading = found
    rows = table.rows[:at]
    again = heading.columns == sheet.columns or is_repeated(table.rows[at], sheet.heading)
    return again and _fits(table, sheet) and any(sum(bool(cell.lines) for cell in row) >= 3 for row in rows)


def _goes_on(table: Table, sheet: Sheet) -> bool:
    """Whether a table opens with the heading of the one before, even where a scanner lost a word of it."""
    return _fits(table, sheet) and any(map(sheet.is_heading, table.rows[:2]))


def _fits(table: Table, sheet: Sheet) -> bool:
    """Whether a table without a heading goes on with the one before: as wide, but for a lost tab."""
    width = len(table.rows[0]) if table.rows else 0
    if sheet.entries and 3 <= width < len(sheet.heading) and not table.rows[0][0].lines and len(table.rows) == 1:
        # The rest of a broken row, whose last cells were empty and lost their tabs.
        return True
    return abs(width - len(sheet.heading)) <= 1 and max(sheet.columns.values()) <= width


def _add_captions(sheet: Sheet, lines: Sequence[str], rows: Sequence[Row]) -> None:
    """Keep what stands between two tables, or above the first: a section that lost its tabs, the name of the table."""
    appendix = appendix_of(lines)
    if appendix:
        sheet.appendices.append((len(sheet.entries), appendix))
    roman = [found for line in lines if (found := _ROMAN_AND_WORDS.match(line))] if sheet.entries else []
    if roman:
        sheet.captions.extend((len(sheet.entries), found.group(1), found.group(2)) for found in roman)
        return
    own = (row for row in rows if row[0].lines and not is_number_row(row) and not sheet.is_heading(row))
    first = next(own, None)
    anew = first is not None and bool(re.match(r"^[(\[]?(?:1|I|A)[.)\]:]*(?:\s|$)", first[0].text))
    caption = caption_of(lines, anew or Kind.NUMBER not in sheet.columns)
    if caption is not None:
        sheet.captions.append((len(sheet.entries), *caption))


def _mark_appendices(sheets: Sequence[Sheet]) -> None:
    """Tell the rows which appendix they stand in, where the Roman numbers of one are those of another again."""
    number = ""
    homes: dict[str, str] = {}
    for sheet in sheets:
        opened = dict(sheet.appendices)
        for at, entry in enumerate(sheet.entries):
            number = opened.get(at, number)
            if entry.alone and _ROMAN.match(entry.number):
                homes.setdefault(entry.number, number)
            entry.appendix = number
    entries = [entry for sheet in sheets for entry in sheet.entries]
    if not any(entry.alone and homes.get(entry.number, "") not in ("", entry.appendix) for entry in entries):
        for entry in entries:
            entry.appendix = ""


def _open_captions(sheets: Sequence[Sheet]) -> None:
    """Make sections of the names of tables, where later tables have one: the name of the only table is no section."""
    tasks = [sheet for sheet in sheets if not sheet.is_scorecard]
    later = [number for sheet in tasks for at, number, _ in sheet.captions if sheet is not tasks[0] or at > 0]
    for sheet in tasks if later else ():
        for at, number, title in reversed(sheet.captions):
            if number or not all(later):
                entry = Entry(f"hàng {at + 1}", number, {Kind.TITLE: [title]}, alone=True)
                entry.appendix = sheet.entries[at].appendix if at < len(sheet.entries) else ""
                sheet.entries.insert(at, entry)


def _add(sheet: Sheet, table: Table, number: int) -> None:
    # The rows of a spreadsheet have numbers, and no page of it ends in the middle of one.
    opens_page = bool(sheet.entries) and not table.numbers
    for at, row in enumerate(table.rows):
        if is_number_row(row) or sheet.is_heading(row):
            opens_page = at > 0 or not table.numbers
            continue
        if not any(cell.lines or cell.below for cell in row):
            continue
        if _is_foot(row):
            continue
        entry = _entry(row, sheet, _place(sheet, table, at, number), opens_page)
        opens_page = False
        sheet.has_merges = sheet.has_merges or any(cell.below for cell in row)
        if entry.above is not None:
            sheet.entries.append(entry.above)
        previous = sheet.entries[-1] if sheet.entries and entry.above is None else None
        if previous is not None and continues(entry, previous, sheet):
            join(previous, entry)
        elif entry.number or entry.words:
            sheet.entries.append(entry)


def _is_lined(rows: Sequence[Row], sheet: Sheet) -> bool:
    """Whether many rows have no number and go on in mid-sentence: the lines of cells, each drawn as a row."""
    if Kind.NUMBER not in sheet.columns:
        return False
    filled = [row for row in rows if any(cell.lines for cell in row)]
    words = [
        words_at(row, sheet.columns, Kind.TITLE).text
        for row in filled
        if not words_at(row, sheet.columns, Kind.NUMBER).lines
    ]
    return sum(not text or text[0].islower() for text in words) >= max(_FEWEST_LINES, _LINED * len(filled))


def _is_foot(row: Row) -> bool:
    """Whether a row is a note under the tasks, or who signs them."""
    texts = [cell.text for cell in row if cell.lines]
    return (len(texts) == 1 and bool(_UNDER.match(texts[0]))) or any(_SIGNS_IT.match(text) for text in texts)


def _place(sheet: Sheet, table: Table, at: int, number: int) -> str:
    """Where a row stands, in words by which people find it."""
    if table.numbers:
        return f"{table.place}, hàng {table.numbers[at]}"
    place = f"{table.place}, " if table.place else ""
    return f"{place}bảng {number}, hàng {len(sheet.entries) + 1}"


def _entry(row: Row, sheet: Sheet, place: str, opens_page: bool) -> Entry:
    numbers = sheet.columns.get(Kind.NUMBER)
    filled = [cell for at, cell in enumerate(row) if cell.lines and at != numbers]
    entry = Entry(place, opens_page=opens_page, alone=len(filled) <= 1 and not any(cell.below for cell in row))
    for kind in sheet.columns:
        if kind is not Kind.NUMBER:
            _take(entry, kind, words_at(row, sheet.columns, kind), sheet)
        elif words_at(row, sheet.columns, kind).below:
            entry.merged.add(kind)
    _take_time(entry, row, sheet)
    _take_both(entry, sheet)
    _take_number(entry, words_at(row, sheet.columns, Kind.NUMBER).text)
    if entry.alone:
        _take_alone(entry, sheet)
    else:
        _take_sum(entry)
    return entry


def _take_sum(entry: Entry) -> None:
    """A row that has but words and a sum heads a section or sums up the table, wherever its words stand."""
    kinds = entry.words.keys() - {Kind.BUDGET}
    if len(kinds) != 1 or not kinds <= {Kind.SECTION, Kind.OBJECTIVE, Kind.GROUP}:
        return
    kind = kinds.pop()
    if entry.number.isupper() or is_total(entry.text(kind)):
        entry.words[Kind.TITLE] = entry.words.pop(kind)


def _take(entry: Entry, kind: Kind, cell: Cell, sheet: Sheet) -> None:
    if cell.below and not cell.lines:
        entry.merged.add(kind)
        if kind in _FILLED_DOWN and sheet.entries and sheet.entries[-1].lines(kind):
            entry.words[kind] = list(sheet.entries[-1].lines(kind))
    elif kind in _REPEATED and _DITTO.match(cell.text):
        above = next((one.lines(kind) for one in reversed(sheet.entries) if one.lines(kind)), None)
        entry.words[kind] = list(above) if above else list(cell.lines)
    elif cell.lines:
        entry.words[kind] = list(cell.lines)


def _take_time(entry: Entry, row: Row, sheet: Sheet) -> None:
    """The deadline where it is marked under periods, or where only the beginning is filled in."""
    if sheet.periods:
        entry.words.pop(Kind.DEADLINE, None)
        words = deadline_marked(row, sheet.periods)
        if words:
            entry.words[Kind.DEADLINE] = [words]
    start = entry.words.pop(Kind.START, None)
    if start and not entry.lines(Kind.DEADLINE):
        entry.words[Kind.DEADLINE] = [f"Từ {start[0]}", *start[1:]]


def _take_both(entry: Entry, sheet: Sheet) -> None:
    """Products and deadline out of one cell, where the column holds both."""
    place = sheet.columns.get(Kind.DEADLINE)
    if Kind.PRODUCT in sheet.columns or place is None or not holds_both(sheet.heading[place]):
        return
    products, times = parted(entry.words.pop(Kind.DEADLINE, []))
    entry.words |= {kind: lines for kind, lines in ((Kind.PRODUCT, products), (Kind.DEADLINE, times)) if lines}


def _take_number(entry: Entry, text: str) -> None:
    """What stands in the number column: a number, or a heading that ran over from its own column."""
    found = _NUMBER.match(text)
    if found:
        entry.number = found.group(1).replace(",", ".")
        return
    label = _SECTION_AND_NUMBER.match(text) if entry.lines(Kind.TITLE) and entry.has_unit_or_date else None
    if label:
        words = label.group("words") or label.group("bare")
        entry.above = Entry(entry.place, label.group("label"), {Kind.TITLE: [words]}, alone=True)
        entry.number = label.group("number") or ""
        return
    split = _ROMAN_AND_WORDS.match(text) or _NUMBER_AND_WORDS.match(text)
    if split:
        entry.number, text = split.group(1), split.group(2)
    if text and text not in "-+*":
        entry.words[Kind.TITLE] = [text, *entry.lines(Kind.TITLE)]


def _take_alone(entry: Entry, sheet: Sheet) -> None:
    """A row with one filled cell, often over all columns: the heading of a section, wherever its words stand."""
    kind = next(iter(entry.words), None)
    if kind in (Kind.SECTION, Kind.OBJECTIVE, Kind.GROUP) and entry.number.isupper():
        entry.words = {Kind.TITLE: entry.lines(kind)}
    elif kind in (Kind.SECTION, Kind.OBJECTIVE, Kind.GROUP):
        label = _ROMAN_AND_WORDS.match(entry.text(kind)) or _NUMBER_AND_WORDS.match(entry.text(kind))
        if label:
            entry.number = label.group(1)
            entry.words = {Kind.TITLE: [label.group(2)]}
        elif kind is Kind.SECTION and Kind.NUMBER not in sheet.columns and entry.text(kind).isupper():
            entry.words = {Kind.TITLE: entry.lines(kind)}
    elif kind is Kind.TITLE and not entry.number:
        label = _ROMAN_AND_WORDS.match(entry.text(kind))
        if label:
            entry.number, entry.words[kind] = label.group(1), [label.group(2)]
