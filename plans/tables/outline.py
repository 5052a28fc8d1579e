"""Sections, numbering and codes: which rows head others, which are tasks, and what each is called."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from domain.plan import DoubtField
from plans.tables.columns import Kind
from plans.tables.entries import Entry, Sheet, is_total
from plans.tables.lettered import LETTERS, goes_on_by_letter
from plans.tables.low_labels import ITEM, raise_low_labels, raise_low_objectives
from plans.tables.numerals import roman
from plans.tables.parts import Parts, activities_of, parts_of

_ROMAN = re.compile(r"^[IVX]+$")
_LABELLED = re.compile(r"^([IVX]+|[A-H]|\d{1,2})\s*[.):]\s*(\S.*)$|^([IVX]{2,})\s+(\S.*)$")
_COUNTS = re.compile(r"\s*\((?=[^()]*\d+\s*(?:mục tiêu|nhiệm vụ|hoạt động))[^()]*\)\s*$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-+*]\s*|[a-zđ]\)\s*)")


@dataclass(slots=True, eq=False)
class Section:
    """A field of the plan. `code` is its Roman number, letter or printed number; empty where none is printed."""

    code: str
    title: str
    ordinal: int = 0
    letter: str = ""
    printed: str = ""
    appendix: str = ""
    entry: Entry | None = None
    """The row that opens it, where it is a row of its own; it may name who leads all of it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is doubtful about an item before its cells are read."""

    field: DoubtField
    why: str
    read: str = ""
    other: str = ""


@dataclass(slots=True, eq=False)
class Item:
    """A task to be: its code, its words, the row it stands in and its place among the items that share that row."""

    code: str
    title: str
    section: Section | None
    entry: Entry
    share: tuple[int, int] = (0, 1)
    objective: str | None = None
    letter: str = ""
    """The letter that marks it among the items of its row; other cells of the row may be marked alike."""
    slips: list[Slip] = field(default_factory=list)


@dataclass(slots=True)
class Heading:
    """A row that heads others."""

    code: str
    title: str
    entry: Entry
    section: Section | None


@dataclass(slots=True)
class Outline:
    """The table in the order printed."""

    items: list[Item] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    totals: list[Entry] = field(default_factory=list)


def outline_of(sheet: Sheet, taken: Counter[str]) -> Outline:
    """Items, headings and totals of one table. `taken` counts the codes given so far in the document."""
    raised = raise_low_labels(sheet)
    raise_low_objectives(sheet)
    walk = _Walk(sheet)
    for entry in sheet.entries:
        walk.take(entry)
    for item in walk.outline.items:
        if id(item.entry) in raised and item.section is not None:
            why = f"Đề mục này in ở hàng dưới ({raised[id(item.entry)]}); theo số thứ tự thì hàng này thuộc đề mục ấy"
            item.slips.append(Slip("section", why, item.section.title))
    _drop_heads(walk.outline)
    _hand_down_sections(walk.outline.items)
    _tell_apart(walk.outline, taken)
    return walk.outline


def _split_label(text: str) -> tuple[str, str]:
    found = _LABELLED.match(text)
    if not found:
        return "", text
    return (found.group(1) or found.group(3), found.group(2) or found.group(4))


def _shares_number(after: Entry) -> bool:
    return Kind.NUMBER in after.merged and Kind.TITLE not in after.merged


def _is_under_same_goal(entry: Entry, after: Entry) -> bool:
    """Where the numbers count goals and merged cells are lost, the rows without a number are under the goal above."""
    goals = [bool(row.lines(Kind.OBJECTIVE)) or bool(row.lines(Kind.GROUP)) for row in (entry, after)]
    return goals == [True, False] and not after.number and bool(after.lines(Kind.TITLE)) and after.has_unit_or_date


def _is_next_by_letter(entry: Entry, after: Entry) -> bool:
    """Whether a row without a number is b) where the one above it is a): both are parts of the number."""
    words, above = after.lines(Kind.TITLE), entry.lines(Kind.TITLE)
    return not after.number and after.has_unit_or_date and goes_on_by_letter(words, above)


class _Walk:
    """One pass over the rows of a table, with what the rows so far have said."""

    def __init__(self, sheet: Sheet) -> None:
        self.outline = Outline()
        self.has_items = sum(ITEM.match(e.text(Kind.TITLE)) is not None for e in sheet.entries) * 3 >= len(
            sheet.entries
        )
        self.section: Section | None = None
        self.sections = 0
        self.letter = ""
        self.appendix = ""
        self.parent = ""
        self.children: Counter[str] = Counter()
        self.last_item = 0
        self.objective: str | None = None
        self.has_section_rows = any(e.alone and _ROMAN.match(e.number) and e.lines(Kind.TITLE) for e in sheet.entries)
        self.first_of_many = {
            id(entry)
            for entry, after in pairwise(sheet.entries)
            if entry.number
            and (_shares_number(after) or _is_under_same_goal(entry, after) or _is_next_by_letter(entry, after))
        }

    def take(self, entry: Entry) -> None:
        """Place one row."""
        self.appendix = entry.appendix
        self._take_section_cell(entry)
        title = entry.text(Kind.TITLE)
        if not title:
            self._take_without_title(entry)
            return
        objective = entry.text(Kind.OBJECTIVE)
        if objective:
            self.objective = objective
        shared = activities_of(title)
        if shared and not entry.number.isalpha():
            self._take_activities(entry, shared)
        elif is_total(title):
            self.outline.totals.append(entry)
        elif _heads_section(entry, title):
            self._take_heading(entry, title)
        elif parts := parts_of(entry):
            self._take_parts(entry, title, parts)
        elif entry.has_unit_or_date or entry.lines(Kind.PRODUCT):
            self._take_item(entry, title)
        else:
            self._take_heading(entry, title)

    def _take_without_title(self, entry: Entry) -> None:
        if entry.text(Kind.OBJECTIVE):
            self.objective = entry.text(Kind.OBJECTIVE)
        if entry.lines(Kind.BUDGET):
            self.outline.totals.append(entry)

    def _take_section_cell(self, entry: Entry) -> None:
        text = entry.text(Kind.SECTION)
        if not text or Kind.SECTION in entry.merged:
            return
        if self.has_section_rows and self.section is not None and not _ROMAN.match(_split_label(text)[0]):
            return
        if text[0].islower() and self.section is not None:
            self.section.title = f"{self.section.title} {text}"
            return
        code, title = _split_label(text)
        if self.section is not None and (code, title) == (self.section.code, self.section.title):
            return
        self._open_section(code, title)

    def _open_section(self, code: str, title: str) -> None:
        self.sections += 1
        self.letter = code if _is_letter(code) else self.letter
        self.section = Section(
            code, _COUNTS.sub("", title).strip(" :;"), self.sections, self.letter, title, self.appendix
        )
        self.parent = code
        self.last_item = 0
        self.objective = None

    def _take_heading(self, entry: Entry, title: str) -> None:
        number = entry.number
        if not number:
            label, words = _split_label(title)
            if label and (entry.alone or _ROMAN.match(label)):
                number, title = label, words
        opens = number.isupper() or (number.isdigit() and not self._in_roman) or (not number and entry.alone)
        if opens:
            self._open_section(number, title)
            if self.section is not None:
                self.section.entry = entry
            self.outline.headings.append(Heading(number, title, entry, self.section))
            return
        code = self._numbered(number) if number else ""
        if code:
            self.parent = code
        self.outline.headings.append(Heading(code or f"{self.parent}-?", title, entry, self.section))

    @property
    def _in_roman(self) -> bool:
        return self.section is not None and self.section.code.isupper()

    def _numbered(self, number: str) -> str:
        """The code of a numbered row: as printed, with the Roman section before a plain item number."""
        if self.section is not None and number.isdigit() and self._in_roman:
            return f"{self.section.code}.{number}"
        if len(number) == 1 and number.islower():
            above = re.sub(r"\.[a-zđ]$", "", self.parent)
            return f"{above}.{number}" if above else number
        return number

    def _take_item(self, entry: Entry, title: str) -> None:
        number, slips = entry.number, list[Slip]()
        found = ITEM.match(title)
        if not number and found:
            number, title = found.group(1) or found.group(3), found.group(2) or found.group(4)
        elif not number and self.has_items and not (self.parent and _BULLET.match(title)):
            number = str(self.last_item + 1)
            slips.append(Slip("code", f"Hàng này không in số thứ tự; được đánh số {number} theo vị trí"))
        if number:
            code = self._numbered(number)
            self.parent = code
            self.last_item = int(number) if number.isdigit() else self.last_item
        if not number or id(entry) in self.first_of_many:
            self.children[self.parent] += 1
            ordinal = self.children[self.parent]
            code = f"{self.parent}-{ordinal}" if self.parent else str(ordinal)
        self._add(Item(code, _BULLET.sub("", title), self.section, entry, objective=self.objective, slips=slips))

    def _take_activities(self, entry: Entry, shared: list[tuple[int, str]]) -> None:
        for place, (number, words) in enumerate(shared):
            self.last_item = number
            self.parent = self._numbered(str(number))
            item = Item(self.parent, words, self.section, entry, (place, len(shared)), self.objective)
            self._add(item)

    def _take_parts(self, entry: Entry, title: str, found: Parts) -> None:
        """Several tasks in one cell, each with a deadline of its own in the cell beside it."""
        if entry.number:
            self.parent = self._numbered(entry.number)
            self.last_item = int(entry.number) if entry.number.isdigit() else self.last_item
        parts = found.parts
        if found.intro:
            self.outline.headings.append(Heading(self.parent, found.intro, entry, self.section))
        why = f"Ô này ghi {len(parts)} việc, mỗi việc một thời hạn; đã tách thành {len(parts)} nhiệm vụ"
        for place, words in enumerate(parts):
            self.children[self.parent] += 1
            code = f"{self.parent}-{self.children[self.parent]}".lstrip("-")
            item = Item(code, words, self.section, entry, (place, len(parts)), self.objective)
            item.letter = LETTERS[place : place + 1] if found.is_lettered else ""
            item.slips.append(Slip("title", why, words, title))
            self._add(item)

    def _add(self, item: Item) -> None:
        self.outline.items.append(item)


def _heads_section(entry: Entry, title: str) -> bool:
    """Whether a row in capitals with a Roman number or a letter only opens a section, though it names who leads it."""
    is_task = entry.lines(Kind.DEADLINE) or entry.lines(Kind.PRODUCT)
    return entry.number.isupper() and title.isupper() and bool(entry.lines(Kind.LEAD)) and not is_task


def _hand_down_sections(items: list[Item]) -> None:
    """Give the units that the row of a section names to those of its tasks that name none."""
    for item in items:
        head = item.section.entry if item.section else None
        if head is None or not head.lines(Kind.LEAD) or item.entry.lines(Kind.LEAD):
            continue
        why = f"Hàng này không ghi cơ quan chủ trì; lấy theo mục {head.number} đứng trên, cần xem lại"
        item.slips.append(Slip("lead", why, ", ".join(head.lines(Kind.LEAD))))
        for kind in (Kind.LEAD, Kind.SUPPORT):
            if not item.entry.lines(kind) and head.lines(kind):
                item.entry.words[kind] = list(head.lines(kind))


def _is_letter(number: str) -> bool:
    return len(number) == 1 and number.isalpha() and number.isupper() and not _ROMAN.match(number)


def _tell_apart(outline: Outline, taken: Counter[str]) -> None:
    """No two items with one code: restarted numbers get their section's before them, a code printed twice a "b"."""
    _name_sections(outline)
    for item in outline.items:
        taken[item.code] += 1
        times = taken[item.code]
        if times > 1:
            code = f"{item.code}{_letter(times)}"
            item.slips.append(Slip("code", f"Mã {item.code} được in {times} lần; hàng này ghi là {code}", code))
            item.code = code


def _drop_heads(outline: Outline) -> None:
    """A row with a unit but no date of its own, whose parts are tasks, only heads them."""
    kept: list[Item] = []
    codes = [*(item.code for item in outline.items), ""]
    for item, after in zip(outline.items, codes[1:], strict=True):
        has_parts = after.startswith((f"{item.code}.", f"{item.code}-"))
        if has_parts and not item.entry.lines(Kind.DEADLINE):
            outline.headings.append(Heading(item.code, item.title, item.entry, item.section))
            _hand_down(item, outline.items)
        else:
            kept.append(item)
    outline.items = kept


def _hand_down(head: Item, items: list[Item]) -> None:
    """Give the units of a heading row to those of its parts that name none."""
    why = f"Hàng này không ghi cơ quan chủ trì; lấy theo hàng {head.code} đứng trên, cần xem lại"
    lead = head.entry.lines(Kind.LEAD)
    for part in items if lead else ():
        if not part.code.startswith((f"{head.code}.", f"{head.code}-")) or part.entry.lines(Kind.LEAD):
            continue
        for kind in (Kind.LEAD, Kind.SUPPORT):
            if not part.entry.lines(kind) and head.entry.lines(kind):
                part.entry.words[kind] = list(head.entry.lines(kind))
        part.slips.append(Slip("lead", why, ", ".join(lead)))


def count_conflicts(outline: Outline) -> list[str]:
    """One sentence for each section whose heading counts its activities otherwise than they are listed."""
    conflicts = []
    sections = {id(item.section): item.section for item in outline.items if item.section}
    counts = Counter(id(item.section) for item in outline.items)
    for section in sections.values():
        said = re.search(r"(\d+)\s*hoạt động", section.printed, re.IGNORECASE)
        listed = counts[id(section)]
        if said and int(said.group(1)) != listed:
            conflicts.append(
                f"Mục {section.code} ({section.title}) ghi {int(said.group(1))} hoạt động, bảng liệt kê {listed}."
            )
    return conflicts


def _name_sections(outline: Outline) -> None:
    """Numbers that start anew in each section get its number, and Roman numbers that start anew their letter."""
    letters: dict[str, set[str]] = {}
    for item in outline.items:
        if item.section and _ROMAN.match(item.section.code):
            letters.setdefault(item.section.code, set()).add(item.section.letter)
    romans_restart = any(len(above) > 1 for above in letters.values())
    for item in outline.items:
        if romans_restart and item.section and item.section.letter not in ("", item.section.code):
            item.code = f"{item.section.letter}.{item.code}"
    homes: dict[str, set[int]] = {}
    for item in outline.items:
        homes.setdefault(item.code, set()).add(id(item.section))
    restarted = sum(len(sections) > 1 for sections in homes.values())
    if restarted and restarted * 4 >= len(homes):
        for item in outline.items:
            _name_section(item)
    for item in outline.items:
        if item.section and item.section.appendix:
            item.code = f"PL{item.section.appendix}.{item.code}"


def _name_section(item: Item) -> None:
    if item.section is None or (
        item.section.code and item.code.startswith((f"{item.section.code}.", f"{item.section.code}-"))
    ):
        return
    name = item.section.code or roman(item.section.ordinal)
    code = f"{name}.{item.code}"
    why = f"Số {item.code} lặp lại ở nhiều mục; mã được ghép với số của mục thành {code}"
    item.slips.append(Slip("code", why, code, item.code))
    item.code = code


def _letter(times: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[min(times, 26) - 1]
