"""Tasks out of the rows of a table: who leads, who helps, what comes of it, by when, for how much."""

from collections import Counter
from dataclasses import dataclass, field

from domain.plan import Doubt, Period, PlannedTask
from plans import products, units
from plans.columns import Kind
from plans.money import sum_of, unit_of
from plans.outline import Item, Outline, outline_of
from plans.rows import Entry, Sheet, joined
from plans.sharing import share_by_words, share_out
from plans.timing import Telling, deadline_of, groups_of

_SHARED = "Ô này ghi chung cho {} hoạt động; đã chia theo thứ tự in, cần xem lại"


@dataclass(slots=True)
class SheetReading:
    """What one table of tasks gave. `unit` is how many đồng one of its sums is worth."""

    sheet: Sheet
    outline: Outline
    unit: int
    period: Period | None
    tasks: list[PlannedTask] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    titles: dict[int, list[str]] = field(default_factory=dict)


def tasks_of(sheet: Sheet, period: Period | None, taken: Counter[str]) -> SheetReading:
    """The tasks of a table in the order printed, with what is doubtful about each."""
    outline = outline_of(sheet, taken)
    place = sheet.columns.get(Kind.BUDGET)
    headings = [sheet.heading[place]] if place is not None else []
    notes = [line for line in sheet.before if "tính" in line.lower() or "đvt" in line.lower()]
    reading = SheetReading(sheet, outline, unit_of([*headings, *notes]), period)
    for item in outline.items:
        reading.titles.setdefault(id(item.entry), []).append(item.title)
    for item in outline.items:
        reading.tasks.append(_task(reading, item))
    return reading


def _task(reading: SheetReading, item: Item) -> PlannedTask:
    def tell(read: str, why: str) -> None:
        reading.doubts.append(Doubt(where=f"{item.code} ({item.entry.place})", read=read, why=why))

    for why in item.why:
        tell(item.title, why)
    text = _deadline_text(item, tell)
    due, open_kinds = deadline_of(text, reading.period, tell)
    if not text and Kind.DEADLINE in reading.sheet.columns:
        tell(item.title, "Hàng này không ghi thời hạn")
    lead, support = _units(item, reading.sheet, tell)
    return PlannedTask(
        code=item.code,
        section=item.section.title if item.section else None,
        title=item.title,
        objective=item.objective,
        products=_products(reading, item, tell),
        lead=lead or _lead_above(reading, item, tell),
        support=support,
        deadline_text=text,
        due=due,
        open=open_kinds,
        budget=_budget(item.entry, item.share, reading.unit),
    )


def _units(item: Item, sheet: Sheet, tell: Telling) -> tuple[list[str], list[str]]:
    lead_lines, support_lines = item.entry.lines(Kind.LEAD), item.entry.lines(Kind.SUPPORT)
    if Kind.SUPPORT not in sheet.columns and "phối hợp" in " ".join(lead_lines).lower():
        return units.lead_and_support(lead_lines)
    place, count = item.share
    if count == 1:
        return units.units_of(lead_lines), units.units_of(support_lines)
    found: list[list[str]] = []
    for lines in (lead_lines, support_lines):
        mine, sure = share_out(units.groups_of(lines), place, count)
        if not sure:
            tell(" ".join(lines), _SHARED.format(count))
        found.append(mine or [])
    return found[0], found[1]


def _deadline_text(item: Item, tell: Telling) -> str:
    lines = list(joined(item.entry.lines(Kind.DEADLINE)))
    place, count = item.share
    if count == 1:
        return " ".join(lines)
    mine, sure = share_out(groups_of(lines), place, count)
    if not sure:
        tell(" ".join(lines), _SHARED.format(count))
    return mine or ""


def _products(reading: SheetReading, item: Item, tell: Telling) -> list[str]:
    lines = item.entry.lines(Kind.PRODUCT)
    place, count = item.share
    if count == 1:
        return products.products_of(lines)
    titles = reading.titles[id(item.entry)]
    groups = products.groups_of(lines)
    shares, sure = share_by_words(groups, titles)
    if len(groups) == 1:
        tell(groups[0], f"Sản phẩm ghi chung cho {count} hoạt động; đã ghi cho từng hoạt động, cần xem lại")
    elif not sure:
        tell(" ".join(lines), _SHARED.format(count))
    return products.products_of(shares[place])


def _budget(entry: Entry, share: tuple[int, int], unit: int) -> int | None:
    """The sum of the row; of a row that several activities share, the first holds it, so that nothing counts twice."""
    return sum_of(entry.text(Kind.BUDGET), unit) if share[0] == 0 else None


def _lead_above(reading: SheetReading, item: Item, tell: Telling) -> list[str]:
    """The lead of the task above, where the drawing of merged cells is lost with the form of the document."""
    above = reading.tasks[-1] if reading.tasks else None
    section = item.section.title if item.section else None
    if above is None or above.section != section or reading.sheet.has_merges or not above.lead:
        tell(item.title, "Hàng này không ghi cơ quan chủ trì")
        return []
    tell(", ".join(above.lead), f"Hàng này không ghi cơ quan chủ trì; lấy theo hàng {above.code} ở trên, cần xem lại")
    return list(above.lead)
