"""A scorecard: criteria with full score, score reached, score to reach, what to do for it and who leads."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.plan import Doubt, Period, PlannedCriterion, PlannedTask
from plans.blocks import UPPER
from plans.tables.columns import Kind
from plans.tables.entries import Entry, Sheet, is_total
from plans.tables.line_breaks import joined
from plans.tables.score_tasks import doubt_of, task_of
from plans.tables.units import lead_and_support, units_of

_BULLET = re.compile(rf"(?:^|(?<=[.;:]))\s*-\s*(?=[{UPPER}\d])|(?:^|(?<=[.;:]))\s*\d{{1,2}}[.)]\s+(?=[{UPPER}])")
_CODE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*$")
_ROMAN = re.compile(r"^[IVXL]+$")
_SCORE = re.compile(r"^([+-]?\d{1,4}(?:[.,]\d{1,4})?)\s*(?:đ|đ\.|điểm)?$", re.IGNORECASE)
_OUT_OF = re.compile(r"^([+-]?\d{1,4}(?:[.,]\d{1,4})?)\s*(?:đ|điểm)?\s*(?:/\s*\d|\()", re.IGNORECASE)
_SLIPS = str.maketrans("OolI", "0011")
_BLANK = re.compile(r"^[\s\-_.…x]*$|^(?:không|chưa)(?: có| chấm| đánh giá)?$", re.IGNORECASE)
_SCORES = ((Kind.FULL_SCORE, "điểm chuẩn"), (Kind.SCORE, "điểm đạt được"), (Kind.SCORE_TARGET, "điểm mục tiêu"))


@dataclass(slots=True)
class _Line:
    """One row of the scorecard in its place among the others."""

    entry: Entry
    code: str
    title: str
    above: "_Line | None" = None
    parts: list["_Line"] = field(default_factory=list)
    lends: bool = False
    """Whether what it says of lead or of work was taken over by a part of it."""

    @property
    def section(self) -> str | None:
        """The title of the outermost row that it is part of."""
        above = self.above
        while above is not None and above.above is not None:
            above = above.above
        return above.title if above else None

    @property
    def has_work(self) -> bool:
        """Whether the row says of itself what to do or who leads."""
        own = {kind for kind in (Kind.LEAD, Kind.ACTIONS) if self.entry.lines(kind)}
        return bool(own - self.entry.merged)

    @property
    def has_points(self) -> bool:
        """Whether any points stand in the row."""
        return any(self.entry.text(kind) for kind, _ in _SCORES)


@dataclass(slots=True)
class ScorecardReading:
    """What a scorecard gave: its criteria, those of them that are tasks too, and what is doubtful."""

    criteria: list[PlannedCriterion] = field(default_factory=list)
    tasks: list[PlannedTask] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def scorecard_of(sheet: Sheet, period: Period | None) -> ScorecardReading:
    """The criteria of a scorecard in the order printed. Rows that head others are left out."""
    found = ScorecardReading()
    lines = list(_Walk(sheet).lines())
    read = [(line, _criterion(line, sheet, found.doubts)) for line in lines if not line.parts or line.has_work]
    for line, criterion in read:
        if line.parts and line.lends:
            continue
        if not (line.has_points or criterion.lead or criterion.actions):
            continue
        found.criteria.append(criterion)
        found.doubts.extend(_doubts(line, criterion))
        task = task_of(criterion, line.entry, line.section, period, found.doubts)
        found.tasks.extend([task] if task else [])
    if found.tasks:
        found.doubts.append(doubt_of(found.tasks))
    return found


class _Walk:
    """One pass over the rows: the code of each, and of which row it is a part."""

    def __init__(self, sheet: Sheet) -> None:
        self.entries = sheet.entries
        self.section: _Line | None = None
        self.numbered: dict[str, _Line] = {}
        self.last: _Line | None = None
        self.lettered: _Line | None = None
        self.taken: Counter[str] = Counter()

    def lines(self) -> Iterator[_Line]:
        """The rows that are criteria or head them, in order; each knows its parts when all have been walked."""
        for entry in self.entries:
            title = re.sub(r"^[-+*•]\s*", "", entry.text(Kind.TITLE)).strip()
            if not title or is_total(title):
                continue
            line = self._line(entry, title)
            if line is None:
                continue
            self.taken[line.code] += 1
            if self.taken[line.code] > 1:
                line.code += "abcdefghijklmnopqrstuvwxyz"[min(self.taken[line.code], 26) - 1]
            if line.above is not None:
                line.above.parts.append(line)
            yield line

    def _line(self, entry: Entry, title: str) -> _Line | None:
        number = entry.number
        if number.isupper() and (_ROMAN.match(number) or len(number) == 1):
            self.section = self.last = _Line(entry, number, title)
            self.numbered, self.lettered = {}, None
            return self.section
        if _CODE.match(number):
            return self._numbered(entry, number, title)
        if self.last is None:
            return None
        if len(number) == 1 and number.islower():
            self.lettered = _Line(entry, f"{self.last.code}.{number}", title, self.last)
            return self.lettered
        return self._unnumbered(entry, title)

    def _numbered(self, entry: Entry, number: str, title: str) -> _Line:
        above = next(
            (self.numbered[head] for head in _heads(number) if head in self.numbered),
            self.section,
        )
        in_roman = self.section is not None and "." not in number
        code = f"{self.section.code}.{number}" if self.section is not None and in_roman else number
        line = _Line(entry, code, title, above)
        self.numbered[number] = self.last = line
        self.lettered = None
        return line

    def _unnumbered(self, entry: Entry, title: str) -> _Line | None:
        """A row under a numbered one. One that only prints points for a case ("ban hành trễ: 0") is a rule, no part."""
        own = {Kind.SCORE, Kind.SCORE_TARGET, Kind.LEAD, Kind.ACTIONS} & (entry.words.keys() - entry.merged)
        if not own or self.last is None:
            return None
        above = self.lettered or self.last
        return _Line(entry, f"{above.code}-{len(above.parts) + 1}", title, above)


def _heads(number: str) -> Iterator[str]:
    while "." in number:
        number = number.rpartition(".")[0]
        yield number


def _criterion(line: _Line, sheet: Sheet, doubts: list[Doubt]) -> PlannedCriterion:
    entry = line.entry
    points = {kind: _points(line, kind, name, doubts) for kind, name in _SCORES}
    return PlannedCriterion(
        code=line.code,
        title=line.title,
        max=points[Kind.FULL_SCORE],
        achieved=points[Kind.SCORE],
        target=points[Kind.SCORE_TARGET],
        actions=_actions(_lent(line, Kind.ACTIONS, sheet, doubts)),
        lead=_lead(_lent(line, Kind.LEAD, sheet, doubts), Kind.SUPPORT in entry.words),
    )


def _lent(line: _Line, kind: Kind, sheet: Sheet, doubts: list[Doubt]) -> list[str]:
    """The lines of a row's cell, or of the cell it is merged with: that of the row it is part of, or of the one above.

    Text has no merged cells, so there an empty cell for the lead may be one.
    """
    own = line.entry.lines(kind)
    if own:
        return own
    above = line.above
    while above is not None:
        if above.entry.lines(kind):
            above.lends = True
            return above.entry.lines(kind)
        above = above.above
    mates = line.above.parts if line.above else []
    before = mates[: next((place for place, mate in enumerate(mates) if mate is line), 0)]
    mate = next((mate for mate in reversed(before) if mate.entry.lines(kind)), None)
    if mate is None or (kind not in line.entry.merged and (sheet.has_merges or kind is not Kind.LEAD)):
        return []
    if kind not in line.entry.merged:
        why = f"Ô đơn vị chủ trì để trống; lấy theo tiêu chí {mate.code} ở trên"
        doubts.append(Doubt(where=_where(line), read=mate.entry.text(kind), why=why, other="không ghi đơn vị"))
    return mate.entry.lines(kind)


def _lead(lines: list[str], has_support: bool) -> list[str]:
    if not has_support and "phối hợp" in " ".join(lines).lower():
        return lead_and_support(lines)[0]
    return units_of(lines)


def _actions(lines: list[str]) -> list[str]:
    """What is to be done: each bullet is one, and a cell without bullets is one altogether."""
    parts = [part for line in joined(lines) for part in _BULLET.split(line)]
    return [part.strip(" ;-") for part in parts if part.strip(" ;-")]


def _points(line: _Line, kind: Kind, name: str, doubts: list[Doubt]) -> float | None:
    """The points of a cell. What is not plainly a number is doubted; an empty cell and a dash are none."""
    text = line.entry.text(kind)
    if _BLANK.match(text):
        return None
    plain = _SCORE.match(text)
    if plain:
        return float(plain.group(1).replace(",", "."))
    found = _SCORE.match(text.translate(_SLIPS)) or _OUT_OF.match(text)
    score = float(found.group(1).replace(",", ".")) if found else None
    why = f"Ô {name} không chỉ có một số" if score is not None else f"Không đọc được {name}"
    doubts.append(Doubt(where=_where(line), read=text, why=why))
    return score


def _where(line: _Line) -> str:
    return f"{line.code} ({line.entry.place})"


def _doubts(line: _Line, criterion: PlannedCriterion) -> list[Doubt]:
    doubts = []
    if criterion.max is None and Kind.FULL_SCORE in line.entry.words and _BLANK.match(line.entry.text(Kind.FULL_SCORE)):
        doubts.append(Doubt(where=_where(line), read="", why="Không ghi điểm chuẩn"))
    for name, score in (("điểm đạt được", criterion.achieved), ("mục tiêu", criterion.target)):
        if score is not None and criterion.max is not None and score > criterion.max:
            why = f"Số {name} lớn hơn điểm chuẩn {criterion.max:g}"
            doubts.append(Doubt(where=_where(line), read=f"{score:g}", why=why))
    if criterion.target is not None and criterion.achieved is not None and criterion.target < criterion.achieved:
        why = f"Mục tiêu thấp hơn điểm đã đạt {criterion.achieved:g}"
        doubts.append(Doubt(where=_where(line), read=f"{criterion.target:g}", why=why))
    if not criterion.lead:
        doubts.append(Doubt(where=_where(line), read=criterion.title, why="Tiêu chí này không ghi đơn vị chủ trì"))
    return doubts
