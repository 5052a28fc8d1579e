"""Tasks out of the rows of a table: who leads, who helps, what comes of it, by when, for how much."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from domain.plan import Doubt, OpenKind, Period, PlannedMilestone, PlannedTask
from plans.tables.cells import Neighbours, budget_lines, deadline_lines, lead_and_support, neighbours_of, products_of
from plans.tables.columns import Kind
from plans.tables.doubts import Doubting
from plans.tables.entries import Sheet
from plans.tables.milestones import milestones_of
from plans.tables.money import sum_of, unit_of
from plans.tables.outline import Item, Outline, outline_of
from plans.tables.timing import deadline_of
from plans.tables.units import is_unit, units_of


@dataclass(slots=True)
class SheetReading:
    """What one table of tasks gave. `unit` is how many đồng one of its sums is worth."""

    sheet: Sheet
    outline: Outline
    unit: int
    period: Period | None
    tasks: list[PlannedTask] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def tasks_of(sheet: Sheet, period: Period | None, taken: Counter[str]) -> SheetReading:
    """The tasks of a table in the order printed, with what is doubtful about each."""
    outline = outline_of(sheet, taken)
    place = sheet.columns.get(Kind.BUDGET)
    headings = [sheet.heading[place]] if place is not None else []
    notes = [line for line in sheet.before if "tính" in line.lower() or "đvt" in line.lower()]
    reading = SheetReading(sheet, outline, unit_of([*headings, *notes]), period)
    neighbours = neighbours_of(outline.items)
    for item in outline.items:
        reading.tasks.append(_task(reading, item, neighbours))
    return reading


def _task(reading: SheetReading, item: Item, neighbours: Neighbours) -> PlannedTask:
    doubting = Doubting(item.code, item.entry.place, reading.doubts)
    for slip in item.slips:
        doubting.tell(slip.field, slip.read or item.title, slip.why, slip.other)
    lines = deadline_lines(item, neighbours, doubting)
    text = " ".join(lines)
    due, open_kinds = deadline_of(text, reading.period, doubting.about("due"))
    if not text and Kind.DEADLINE in reading.sheet.columns:
        doubting.tell("due", item.title, "Hàng này không ghi thời hạn")
    lead, support = lead_and_support(item, reading.sheet, neighbours, doubting)
    products = products_of(item, neighbours, doubting)
    return PlannedTask(
        code=item.code,
        section=item.section.title if item.section else None,
        title=item.title,
        objective=item.objective,
        products=products,
        lead=lead or _lead_above(reading, item, doubting),
        support=support,
        deadline_text=text,
        due=due,
        open=open_kinds,
        budget=sum_of(budget_lines(item), reading.unit),
        milestones=milestones_for(lines, products, reading.period, (due, open_kinds), doubting),
    )


def milestones_for(
    lines: list[str],
    products: list[str],
    period: Period | None,
    said: tuple[list[date], list[OpenKind]],
    doubting: Doubting,
) -> list[PlannedMilestone]:
    """The deadline with its lines kept apart, unless it would then say another thing than on one line."""
    days, kinds = said
    if len(days) + len(kinds) == 1 and len(products) <= 1:
        product = products[0] if products else None
        day, kind = (days[0], None) if days else (None, kinds[0])
        return [PlannedMilestone(due=day, open=kind, product=product, text=" ".join(lines))]
    for text in ("\n".join(lines), " ".join(lines)):
        pairing = milestones_of(text, products, period)
        due = {one.due for one in pairing.milestones if one.due}
        open_kinds = {one.open for one in pairing.milestones if one.open}
        if (due, open_kinds) == (set(said[0]), set(said[1])):
            if pairing.why:
                doubting.tell("milestones", " ".join(lines), pairing.why, pairing.other)
            return pairing.milestones
    return []


def _lead_above(reading: SheetReading, item: Item, doubting: Doubting) -> list[str]:
    """The unit whose rows these are, where the table is grouped by unit; else the lead of the task above, where the
    drawing of merged cells is lost with the form of the document."""
    if item.section is not None and Kind.LEAD not in reading.sheet.columns and is_unit(item.section.title):
        return units_of([item.section.title])
    above = reading.tasks[-1] if reading.tasks else None
    section = item.section.title if item.section else None
    if above is None or above.section != section or reading.sheet.has_merges or not above.lead:
        doubting.tell("lead", item.title, "Hàng này không ghi cơ quan chủ trì")
        return []
    why = f"Hàng này không ghi cơ quan chủ trì; lấy theo hàng {above.code} ở trên, cần xem lại"
    doubting.tell("lead", ", ".join(above.lead), why)
    return list(above.lead)
