"""Tasks out of a scorecard: what is to be done for a criterion is a task where it has a deadline of its own."""

from collections.abc import Sequence

from domain.plan import Doubt, Period, PlannedCriterion, PlannedTask
from plans.tables.columns import Kind
from plans.tables.doubts import Doubting
from plans.tables.entries import Entry
from plans.tables.line_breaks import joined
from plans.tables.products import products_of
from plans.tables.tasks import milestones_for
from plans.tables.timing import deadline_of
from plans.tables.units import units_of

_WHERE = "Bảng điểm"
_WHY = "Bảng điểm có cột thời hạn: mỗi tiêu chí có thời hạn cũng được ghi thành một nhiệm vụ, cần xem lại"


def task_of(
    criterion: PlannedCriterion, entry: Entry, section: str | None, period: Period | None, doubts: list[Doubt]
) -> PlannedTask | None:
    """The task in the row `entry` of a criterion, None where the row has no deadline. Doubts go into `doubts`.

    It is called what the row says is to be done, else as the criterion, which otherwise is its objective.
    """
    lines = list(joined(entry.lines(Kind.DEADLINE)))
    if not lines:
        return None
    doubting = Doubting(criterion.code, entry.place, doubts)
    text = " ".join(lines)
    due, open_kinds = deadline_of(text, period, doubting.about("due"))
    products = products_of(entry.lines(Kind.PRODUCT))
    return PlannedTask(
        code=criterion.code,
        section=section,
        title="; ".join(action.rstrip(".") for action in criterion.actions) or criterion.title,
        objective=criterion.title if criterion.actions else None,
        products=products,
        lead=criterion.lead,
        support=[unit for unit in units_of(entry.lines(Kind.SUPPORT)) if unit not in criterion.lead],
        deadline_text=text,
        due=due,
        open=open_kinds,
        milestones=milestones_for(lines, products, period, (due, open_kinds), doubting),
    )


def doubt_of(tasks: Sequence[PlannedTask]) -> Doubt:
    """That these tasks are criteria too."""
    return Doubt(where=_WHERE, read=f"{len(tasks)} nhiệm vụ", why=_WHY)
