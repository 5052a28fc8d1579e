"""The rows of a plan's table as they were meant: headings dropped, rows broken over a page joined, merges filled."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.blocks import Block, Cell, Paragraph, Row, Table
from plans.columns import Columns, Kind, heading_rows, is_number_row, is_repeated, spread, words_at

_NUMBER = re.compile(r"^[(\[]?(\d{1,3}(?:[.,]\d{1,3})*|[IVXL]+|[A-Z]|[a-zđ])[.)\]:]*$")
_ROMAN_AND_WORDS = re.compile(r"^([IVXL]+|[A-H])[.):]?\s+(\S.*)$")
_NUMBER_AND_WORDS = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.):]\s+(\S.*)$")
_FILLED_DOWN = (Kind.LEAD, Kind.SUPPORT, Kind.DEADLINE, Kind.PRODUCT, Kind.SECTION, Kind.OBJECTIVE, Kind.GROUP)
_HEADING_DEPTH = 6


@dataclass(slots=True)
class Entry:
    """One row as meant: its printed number, the lines of each kind, which cells were merged with those above."""

    place: str
    number: str = ""
    words: dict[Kind, list[str]] = field(default_factory=dict)
    merged: set[Kind] = field(default_factory=set)
    opens_page: bool = False
    alone: bool = False

    def text(self, kind: Kind) -> str:
        """The lines of one kind as one."""
        return " ".join(self.words.get(kind, ()))

    def lines(self, kind: Kind) -> list[str]:
        """The lines of one kind."""
        return self.words.get(kind, [])

    @property
    def has_unit_or_date(self) -> bool:
        """Whether the row names who answers for it or when it is due: what makes a row a task."""
        return bool(self.lines(Kind.LEAD) or self.lines(Kind.DEADLINE))


@dataclass(slots=True)
class Sheet:
    """One table of the document with all its pages: where its columns stand, its rows, what its heading says."""

    columns: Columns
    heading: list[str]
    before: list[str]
    entries: list[Entry] = field(default_factory=list)
    has_merges: bool = False

    @property
    def is_scorecard(self) -> bool:
        """Whether it lists criteria with scores, not tasks."""
        return Kind.FULL_SCORE in self.columns


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
        found = None if sheet is not None and _goes_on(block, sheet) else _heading(block)
        if found is None and (sheet is None or since > _HEADING_DEPTH or not _fits(block, sheet)):
            body.extend(line for row in block.rows for cell in row for line in cell.lines)
            continue
        rows = block.rows
        if found is not None:
            at, columns, height = found
            body.extend(line for row in rows[:at] for cell in row for line in cell.lines)
            heading = spread(rows[at])
            rows = rows[at + height :]
            if sheet is None or columns != sheet.columns:
                sheet = Sheet(columns, heading, body[-4:])
                sheets.append(sheet)
        elif sheet is not None:
            _add_loose_sections(sheet, body[len(body) - since :] if since else [])
        since = 0
        if sheet is not None:
            _add(sheet, rows, len(sheets))
    return sheets, body


def _heading(table: Table) -> tuple[int, Columns, int] | None:
    for at in range(min(_HEADING_DEPTH, len(table.rows))):
        found = heading_rows(table.rows, at)
        if found is not None:
            return at, *found
    return None


def _goes_on(table: Table, sheet: Sheet) -> bool:
    """Whether a table opens with the heading of the one before, even where a scanner lost a word of it."""
    return _fits(table, sheet) and any(is_repeated(row, sheet.heading) for row in table.rows[:2])


def _fits(table: Table, sheet: Sheet) -> bool:
    """Whether a table without a heading goes on with the one before: as wide, but for a lost tab."""
    width = len(table.rows[0]) if table.rows else 0
    return abs(width - len(sheet.heading)) <= 1 and max(sheet.columns.values()) <= width


def _add_loose_sections(sheet: Sheet, lines: list[str]) -> None:
    """A heading of a section that lost its tabs stands as a paragraph between two pieces of the table."""
    for line in lines:
        found = _ROMAN_AND_WORDS.match(line)
        if found:
            entry = Entry(f"hàng {len(sheet.entries) + 1}", found.group(1), {Kind.TITLE: [found.group(2)]}, alone=True)
            sheet.entries.append(entry)


def _add(sheet: Sheet, rows: Sequence[Row], number: int) -> None:
    opens_page = bool(sheet.entries)
    for row in rows:
        if is_number_row(row) or is_repeated(row, sheet.heading):
            opens_page = True
            continue
        if not any(cell.lines or cell.below for cell in row):
            continue
        entry = _entry(row, sheet, f"bảng {number}, hàng {len(sheet.entries) + 1}", opens_page)
        opens_page = False
        sheet.has_merges = sheet.has_merges or any(cell.below for cell in row)
        previous = sheet.entries[-1] if sheet.entries else None
        if previous is not None and _continues(entry, previous, sheet):
            _join(previous, entry)
        elif entry.number or entry.words:
            sheet.entries.append(entry)


def _entry(row: Row, sheet: Sheet, place: str, opens_page: bool) -> Entry:
    numbers = sheet.columns.get(Kind.NUMBER)
    filled = [cell for at, cell in enumerate(row) if cell.lines and at != numbers]
    entry = Entry(place, opens_page=opens_page, alone=len(filled) <= 1 and not any(cell.below for cell in row))
    for kind in sheet.columns:
        if kind is not Kind.NUMBER:
            _take(entry, kind, words_at(row, sheet.columns, kind), sheet)
        elif words_at(row, sheet.columns, kind).below:
            entry.merged.add(kind)
    _take_number(entry, words_at(row, sheet.columns, Kind.NUMBER).text)
    if entry.alone:
        _take_alone(entry, sheet)
    return entry


def _take(entry: Entry, kind: Kind, cell: Cell, sheet: Sheet) -> None:
    if cell.below and not cell.lines:
        entry.merged.add(kind)
        if kind in _FILLED_DOWN and sheet.entries and sheet.entries[-1].lines(kind):
            entry.words[kind] = list(sheet.entries[-1].lines(kind))
    elif cell.lines:
        entry.words[kind] = list(cell.lines)


def _take_number(entry: Entry, text: str) -> None:
    """What stands in the number column: a number, or a heading that ran over from its own column."""
    found = _NUMBER.match(text)
    if found:
        entry.number = found.group(1).replace(",", ".")
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


def _continues(entry: Entry, previous: Entry, sheet: Sheet) -> bool:
    """Whether a row is only the rest of the row above, cut off by the end of a page or drawn as lines of one task."""
    if entry.number:
        return False
    title = entry.text(Kind.TITLE)
    if not title:
        return Kind.TITLE in entry.merged or not _only_money(entry)
    if title[0].islower() and not re.match(r"^[a-zđ][).]", title):
        return not _stands_alone(entry)
    if not entry.alone or not entry.opens_page:
        return False
    return previous.text(Kind.TITLE).endswith((",", " và", "-", ";")) or (
        Kind.NUMBER in sheet.columns and not title.isupper() and previous.has_unit_or_date
    )


def _stands_alone(entry: Entry) -> bool:
    """Whether a row that begins with a small letter still has a unit and a date of its own, each from its beginning."""
    own = [entry.text(kind) for kind in (Kind.LEAD, Kind.DEADLINE) if kind not in entry.merged]
    return len(own) == 2 and all(text and not text[0].islower() for text in own)


def _only_money(entry: Entry) -> bool:
    own = entry.words.keys() - entry.merged
    return own <= {Kind.BUDGET, Kind.NOTE, Kind.FULL_SCORE, Kind.SCORE, Kind.SCORE_TARGET}


def _join(previous: Entry, rest: Entry) -> None:
    for kind, lines in rest.words.items():
        if kind in rest.merged:
            continue
        previous.words[kind] = list(joined([*previous.lines(kind), *lines]))


def joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines of one cell with those that were broken in mid-sentence made whole again."""
    held = ""
    for line in lines:
        if held and (line[0].islower() or (held[-1] not in ".;:" and line[0] not in "-+" and _hangs(held))):
            held = f"{held} {line}"
        else:
            if held:
                yield held
            held = line
    if held:
        yield held


def _hangs(line: str) -> bool:
    """Whether a line ends where no sentence ends."""
    return line.endswith((",", " và", "-", "(", " của", " các", " theo", " cho", " với"))
