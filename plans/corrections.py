"""What a coordinator puts right in a reading, in words: "1.3.2 chủ trì là Văn phòng – Thống kê", "hạn 1.2 là 15/3"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.plan import Correction, Period, PlannedReport, PlannedTask, PlanReading
from language.normalize import compose, fold
from language.units import same_unit
from plans.amendment import same_tasks
from plans.head.spans import period_in
from plans.places import settled_again
from plans.tables.milestones import milestones_of
from plans.tables.money import sum_of
from plans.tables.products import products_of
from plans.tables.timing import deadline_of
from plans.tables.units import units_of

LONGEST_CODE = 40
_CODE = r"(?P<code>[a-z]?[\w.]*\d[\w.]*(?:-\d{1,2})?[a-z]?|[ivx]+(?:[.-]\w{1,3})*)"
_ONE_CODE = _CODE.replace("?P<code>", "?:")
_CODES = rf"(?P<code>{_ONE_CODE}(?:\s*(?:,|;|\bva\b)\s*{_ONE_CODE})*)"
_IS = r"\s*(?:sua lai|sua|doi|dat|ghi|phai)?\s*(?:la|thanh|sang|ve|=|:)\s*"
_MAYBE_IS = rf"(?:{_IS}|\s+)"
_FIELDS = {
    "lead": r"(?:(?:co quan|don vi|bo phan|nguoi) )?chu tri|(?:co quan|don vi) thuc hien",
    "support": r"(?:(?:co quan|don vi|bo phan) )?phoi hop",
    "due": r"(?:thoi )?han(?: hoan thanh| cuoi)?|thoi gian(?: thuc hien| hoan thanh)?|deadline",
    "products": r"san pham|ket qua",
    "title": r"ten(?: viec| nhiem vu)?|noi dung",
    "section": r"linh vuc|muc lon|nhom",
    "budget": r"kinh phi",
}
_OF = r"(?:\s+(?:cua|cho))?(?:\s+(?:viec|muc|dong|nhiem vu|hang|ma))?\s+"
_WORDS = "|".join(f"(?P<{field}>{words})" for field, words in _FIELDS.items())
_CODE_FIRST = re.compile(
    rf"(?:sua |viec |muc |dong |ma |nhiem vu )*{_CODES}\s*[:,]?\s*(?:{_WORDS}){_MAYBE_IS}(?P<value>\S.*)"
)
_FIELD_FIRST = re.compile(rf"(?:sua )?(?:{_WORDS}){_OF}{_CODES}{_IS}(?P<value>\S.*)")
_NO_TASK = re.compile(
    rf"(?:(?:bo|xoa|loai)(?: ra)? (?:viec|muc|dong|nhiem vu|hang|ma)? ?{_CODE}"
    r"(?: di| nhe| a)*|(?:viec |muc |dong )?(?P<other>\S+) khong phai (?:la )?(?:viec|nhiem vu))"
)
_PLAN = (
    ("number", re.compile(rf"so (?:hieu |ky hieu )?(?:cua )?(?:ke hoach|van ban){_IS}(?P<value>\S.*)")),
    ("number", re.compile(r"so (?:la|:) ?(?P<value>\d+/\S+)")),
    ("issued", re.compile(rf"ngay (?:ban hanh|ky)(?: ke hoach)?{_MAYBE_IS}(?P<value>\S.*)")),
    ("signer", re.compile(rf"nguoi ky{_IS}(?P<value>\S.*)")),
    ("issuer", re.compile(rf"(?:noi|co quan) ban hanh{_IS}(?P<value>\S.*)")),
    ("title", re.compile(rf"ten ke hoach{_IS}(?P<value>\S.*)")),
    ("period", re.compile(rf"(?:thoi gian(?: cua)? ke hoach|ky ke hoach){_IS}(?P<value>\S.*)")),
    ("period", re.compile(r"(?:ke hoach )?(?:cho |la )?(?P<value>(?:giai doan|nam) \d{4}(?: ?- ?\d{4})?)")),
)
_REPORT = re.compile(rf"(?:han )?(?:nop )?(?P<name>bao cao .{{2,60}}?)(?: nop| han)?{_IS}(?:ngay )?(?P<value>\d.*)")
_ASKED = re.compile(r"\?|\b(?:gi|nao|khi nao|bao gio|the nao|ra sao|bao nhieu|chua|ai)$")
_NOBODY = ("khong co", "khong", "bo trong", "trong")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that was made: the reading with it, and what it changed for saying it back."""

    reading: PlanReading
    of: str
    code: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class NotCorrected:
    """A correction that cannot be made. `why`: "no task" (no such code), "value" (not understood as such a value)."""

    why: str
    code: str
    field: str
    value: str
    reason: str = ""


def corrected(reading: PlanReading, text: str, units: Sequence[str] = ()) -> Corrected | NotCorrected | None:
    """The reading as a message puts it right; None where the message is no correction.

    `units` are the units known beside those of the plan: a name that means one of them is written as it is there.
    """
    words = compose(text).strip(" .!")
    folded = fold(words)
    if len(folded) != len(words) or _ASKED.search(folded):
        return None
    for pattern in (_FIELD_FIRST, _CODE_FIRST):
        found = pattern.fullmatch(folded)
        if found:
            field = next(name for name in _FIELDS if found[name])
            code = words[found.start("code") : found.end("code")]
            return _tasks(reading, code, field, words[found.start("value") : found.end("value")], units)
    found = _NO_TASK.fullmatch(folded)
    if found:
        group = "code" if found["code"] else "other"
        return _drop(reading, words[found.start(group) : found.end(group)])
    for name, pattern in _PLAN:
        found = pattern.fullmatch(folded)
        if found:
            return _plan(reading, name, words[found.start("value") : found.end("value")])
    found = _REPORT.fullmatch(folded)
    return _report(reading, found["name"], found["value"]) if found else None


def _found(reading: PlanReading, code: str) -> PlannedTask | None:
    said = fold(code).strip(".")
    return next((task for task in reading.tasks if fold(task.code) == said), None)


def _tasks(
    reading: PlanReading, said: str, field: str, value: str, units: Sequence[str]
) -> Corrected | NotCorrected | None:
    """The tasks of one code, of several ("I.1, I.2 và I.4"), or of a heading ("II" for II.1, II.2 …)."""
    codes: list[str] = []
    for code in filter(None, map(str.strip, re.split(r"[,;]|\s+và\s+|\s+va\s+", said))):
        named = [code] if _found(reading, code) else _under(reading, code)
        if not named:
            return NotCorrected("no task", code, field, value) if len(code) <= LONGEST_CODE else None
        codes += named
    done = _task(reading, codes[0], field, value, units)
    for code in codes[1:]:
        if not isinstance(done, Corrected):
            return done
        more = _task(done.reading, code, field, value, units)
        if isinstance(more, Corrected):
            before = done.before if done.before == more.before else "mỗi việc một khác"
            done = replace(more, code=f"{done.code}, {more.code}", before=before)
    return done


def _under(reading: PlanReading, code: str) -> list[str]:
    """The codes of the tasks under a heading; none for what everybody would take for a slip of one task's code."""
    head = fold(code).strip(".")
    return [task.code for task in reading.tasks if re.match(rf"{re.escape(head)}[.-]", fold(task.code))]


def _task(
    reading: PlanReading, code: str, field: str, value: str, units: Sequence[str]
) -> Corrected | NotCorrected | None:
    task = _found(reading, code)
    if task is None:
        return NotCorrected("no task", code, field, value) if len(code) <= LONGEST_CODE else None
    told: list[str] = []
    now = _value(reading, field, value, units, told)
    if now is None:
        return NotCorrected("value", task.code, field, value, told[0] if told else "")
    if field == "due":
        now["milestones"] = milestones_of(value, task.products, reading.period).milestones
    was = {name: getattr(task, name) for name in now}
    changed = task.model_copy(update=now)
    kept = [changed if one is task else one for one in reading.tasks]
    fields = {"due", "milestones"} if field == "due" else {field}
    doubts = [one for one in reading.doubts if not (one.code == task.code and one.field in fields)]
    note = _note("task", task.code, task, changed, now)
    new = reading.model_copy(update={"tasks": kept, "doubts": doubts, "corrections": [*reading.corrections, note]})
    return Corrected(new, "task", task.code, field, _shown(was, field), _shown(now, field))


def _shown(values: dict[str, Any], field: str) -> Any:
    return values["deadline_text"] if field == "due" else values[field]


def _note(of: Any, code: str, before: Any, after: Any, names: Iterable[str]) -> Correction:
    was, now = (one.model_dump(mode="json", include=set(names)) for one in (before, after))
    return Correction(of=of, code=code, was=was, now=now)


def _value(
    reading: PlanReading, field: str, value: str, units: Sequence[str], told: list[str]
) -> dict[str, Any] | None:
    """The fields of a task that a value in words sets; None where it is no such value."""
    if field in ("lead", "support"):
        if fold(value) in _NOBODY:
            return {field: []}
        names = units_of([value])
        known = [*units, *dict.fromkeys(name for task in reading.tasks for name in [*task.lead, *task.support])]
        return {field: [_as_known(name, known) for name in names]} if names else None
    if field == "due":
        due, kinds = deadline_of(value, reading.period, lambda read, why: told.append(why))
        if told or not (due or kinds):
            return None
        return {"deadline_text": value, "due": due, "open": kinds}
    if field == "budget":
        amount = sum_of(value)
        return {"budget": amount} if amount is not None or fold(value) in _NOBODY else None
    if field == "products":
        return {"products": [] if fold(value) in _NOBODY else products_of([value])}
    return {field: value}


def _as_known(name: str, known: Sequence[str]) -> str:
    return next((one for one in known if same_unit(one, name)), name)


def _drop(reading: PlanReading, code: str) -> Corrected | NotCorrected | None:
    task = _found(reading, code)
    if task is None:
        return NotCorrected("no task", code, "code", "") if len(code) <= LONGEST_CODE else None
    note = Correction(of="task", code=task.code, was={"title": task.title}, now=None)
    new = reading.model_copy(
        update={
            "tasks": [one for one in reading.tasks if one is not task],
            "doubts": [one for one in reading.doubts if one.code != task.code],
            "corrections": [*reading.corrections, note],
        }
    )
    return Corrected(new, "task", task.code, "code", task.title, None)


def _plan(reading: PlanReading, name: str, value: str) -> Corrected | NotCorrected:
    now: Any = value
    if name == "issued":
        now = _day(value, reading.period)
    elif name == "period":
        now = period_in(value)
    if now is None:
        return NotCorrected("value", "", name, value)
    changed = reading.model_copy(update={name: now})
    if name == "period":
        changed = _timed_anew(changed, now)
    places = {"number": "Số văn bản", "issued": "Ngày ban hành", "signer": "Người ký", "period": "Thời gian"}
    place = places.get(name)
    doubts = [one for one in reading.doubts if place is None or not one.where.startswith(place)]
    note = _note("plan", "", reading, changed, [name])
    new = changed.model_copy(update={"doubts": doubts, "corrections": [*reading.corrections, note]})
    return Corrected(new, "plan", "", name, getattr(reading, name), now)


def _day(text: str, period: Period | None) -> date | None:
    """A day of the calendar in words; without a year it is of the year in which the period ends."""
    found = re.search(r"(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*(\d{4}))?", fold(text))
    if found is None or (found[3] is None and period is None):
        return None
    year = int(found[3]) if found[3] else (period.end.year if period else 0)
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def _timed_anew(reading: PlanReading, period: Period) -> PlanReading:
    """The deadlines of all tasks as they are in another year; only then may they be days at all."""
    tasks = []
    for task in reading.tasks:
        due, kinds = deadline_of(task.deadline_text, period, lambda read, why: None)
        paired = milestones_of(task.deadline_text, task.products, period).milestones
        tasks.append(task.model_copy(update={"due": due, "open": kinds, "milestones": paired}))
    doubts = [one for one in reading.doubts if one.field != "due"]
    return reading.model_copy(update={"tasks": tasks, "doubts": doubts})


def _report(reading: PlanReading, name: str, value: str) -> Corrected | NotCorrected | None:
    said = fold(name)
    fitting = [one for one in reading.reporting if re.search(rf"{re.escape(said)}(?!\w)", fold(one.name))]
    if len(fitting) != 1:
        return None
    report, due = fitting[0], _day(value, reading.period)
    if due is None:
        return NotCorrected("value", report.name, "due", value)
    changed = report.model_copy(update={"due": due})
    kept = [changed if one is report else one for one in reading.reporting]
    note = _note("report", report.name, report, changed, ["due"])
    new = reading.model_copy(update={"reporting": kept, "corrections": [*reading.corrections, note]})
    return Corrected(new, "report", report.name, "due", report.due, due)


def carried_over(before: PlanReading, after: PlanReading) -> PlanReading:
    """A new reading of a document with what people put right in the version before, wherever the document still says
    what it said then."""
    same = same_tasks(((place, task.code, task.title) for place, task in enumerate(before.tasks)), after.tasks)
    now_called = {before.tasks[place].code: code for code, place in same.items()}
    reading = after
    for note in before.corrections:
        reading = _again(reading, note, now_called)
    return reading


def _again(reading: PlanReading, note: Correction, now_called: dict[str, str]) -> PlanReading:
    if note.of in ("doubt", "conflict"):
        return settled_again(reading, note)
    if note.of == "plan":
        return _put_plan(reading, note)
    if note.of == "report":
        report = next((one for one in reading.reporting if one.name == note.code), None)
        return reading if report is None else _put(reading, report, note, "reporting")
    task = _found(reading, now_called.get(note.code, note.code))
    if task is None:
        return reading
    if note.now is None:
        again = _drop(reading, task.code) if task.title == note.was["title"] else None
        return again.reading if isinstance(again, Corrected) else reading
    return _put(reading, task, note, "tasks")


def _put_plan(reading: PlanReading, note: Correction) -> PlanReading:
    if reading.model_dump(mode="json", include=set(note.was)) != note.was or note.now is None:
        return reading
    whole = PlanReading.model_validate({**reading.model_dump(mode="json"), **note.now})
    if "period" in note.now and whole.period is not None:
        whole = _timed_anew(whole, whole.period)
    return whole.model_copy(update={"corrections": [*reading.corrections, note]})


def _put(reading: PlanReading, part: PlannedTask | PlannedReport, note: Correction, within: str) -> PlanReading:
    """Apply a note where the part reads as it read when the note was made."""
    if part.model_dump(mode="json", include=set(note.was)) != note.was or note.now is None:
        return reading
    code = part.code if isinstance(part, PlannedTask) else note.code
    whole = type(part).model_validate({**part.model_dump(mode="json"), **note.now})
    fields = set(note.now)
    return reading.model_copy(
        update={
            within: [whole if one is part else one for one in getattr(reading, within)],
            "doubts": [one for one in reading.doubts if not (one.code == code and one.field in fields)],
            "corrections": [*reading.corrections, note.model_copy(update={"code": code})],
        }
    )
