"""Where a plan, a unit or a field stands; what is late; who has not reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import Span
from domain.messages import Choice, Reply
from domain.progress import Standing, State
from domain.task import PlanView, TaskView, UnitName
from replies.words import cut, deadline, distance, page, plain, plan_name, short_title, state_words, units_words

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Line:
    """A task with the standing that a summary counts."""

    view: TaskView
    standing: Standing
    unit: str
    """Who answers for it, as short as it goes."""


@dataclass(frozen=True, slots=True)
class UnitTally:
    """A unit and how its tasks stand."""

    unit: UnitName
    of: int
    done: int
    overdue: int


def whole(
    head: str, lines: Sequence[Line], today: date, *, plan: PlanView, choices: Sequence[Choice] = (), note: str = ""
) -> Reply:
    """The state of a choice of tasks: counts, overdue, blocked, the next thirty days."""
    named = len({line.unit for line in lines}) > 1
    rows = [
        f"**{head}, đến {today:%d/%m}**",
        counts(lines),
        _overdue(lines, today, named=named),
        _blocked(lines, named=named),
        _ahead(lines, today, named=named),
        " ".join(part for part in (note, "" if plan_name(plan) in head else f"Theo {plan_name(plan)}.") if part),
    ]
    return Reply(page(rows), tuple(choices))


def counts(lines: Sequence[Line]) -> str:
    """How many tasks are in each of the five states, those without any left out."""
    states = [line.standing.state for line in lines]
    late = sum(line.standing.state is State.NOT_STARTED and line.standing.overdue for line in lines)
    parts = [
        (states.count(State.DONE_ON_TIME), "hoàn thành đúng hạn"),
        (states.count(State.DONE_LATE), "hoàn thành quá hạn"),
        (states.count(State.ON_TIME), "đang thực hiện trong hạn"),
        (states.count(State.OVERDUE), "đang thực hiện quá hạn"),
        (late, "chưa thực hiện (quá hạn)"),
        (states.count(State.NOT_STARTED) - late, "chưa thực hiện (chưa đến hạn)"),
    ]
    return f"{len(lines)} việc: " + ", ".join(f"{number} {words}" for number, words in parts if number)


def _overdue(lines: Sequence[Line], today: date, *, named: bool) -> str:
    late = sorted((line for line in lines if line.standing.overdue), key=lambda line: line.standing.due or today)
    if not late:
        return "Không có việc quá hạn."
    shown = [_late_one(line, today, named=named) for line in late[:3]]
    more = f" và {len(late) - 3} việc nữa" if len(late) > 3 else ""
    return f"⚠️ Quá hạn: {'; '.join(shown)}{more}"


def _late_one(line: Line, today: date, *, named: bool) -> str:
    facts = [line.unit if named else "", distance(line.standing.due or today, today).removeprefix("quá ")]
    if line.view.members is not None:
        facts.append(f"{line.view.members[0]}/{line.view.members[1]} đơn vị xong")
    return f"{line.view.code} ({', '.join(fact for fact in facts if fact)})"


def _blocked(lines: Sequence[Line], *, named: bool) -> str:
    stuck = [line for line in lines if line.standing.blocked is not None]
    if not stuck:
        return "Không có việc nào báo vướng."
    shown = []
    for line in stuck[:3]:
        unit = f" ({line.unit})" if named else ""
        shown.append(f"{line.view.code}{unit}: {cut(line.standing.blocked or 'chưa rõ lý do', 60)}")
    more = f" và {len(stuck) - 3} việc nữa" if len(stuck) > 3 else ""
    return f"Đang vướng: {'; '.join(shown)}{more}"


def _ahead(lines: Sequence[Line], today: date, *, named: bool) -> str:
    soon = [line for line in lines if line.standing.due is not None and today <= line.standing.due <= today + SOON]
    if not soon:
        return "30 ngày tới: không có việc đến hạn."
    units = [line.unit for line in soon]
    most = max(dict.fromkeys(units), key=units.count)
    if named and units.count(most) > 1:
        return f"30 ngày tới: {len(soon)} việc đến hạn, nhiều nhất {most} ({units.count(most)})"
    codes = ", ".join(line.view.code for line in soon[:6])
    return f"30 ngày tới: {len(soon)} việc đến hạn ({codes}{'…' if len(soon) > 6 else ''})"


def by_unit(head: str, tallies: Sequence[UnitTally], plan: PlanView, *, more: int = 0) -> Reply:
    """How each unit stands, one line a unit."""
    lines = [f"**{head}**"]
    for one in tallies:
        parts = [f"{one.done}/{one.of} việc xong"]
        if one.overdue:
            parts.append(f"⚠️ {one.overdue} quá hạn")
        lines.append(f"- {cut(one.unit.name, 44)}: {', '.join(parts)}")
    lines.append(f"Còn {more} đơn vị khác." if more else "")
    lines.append(f"Theo {plan_name(plan)}. Nhắn “tình hình” và tên đơn vị để xem kỹ.")
    return Reply(page(lines))


def unreported(head: str, tallies: Sequence[UnitTally], plan: PlanView, *, more: int = 0) -> Reply:
    """Who has not said a word about what is due."""
    lines = [f"**{head}**"]
    for one in tallies:
        late = f", ⚠️ {one.overdue} quá hạn" if one.overdue else ""
        lines.append(f"- {cut(one.unit.name, 44)}: {one.of} việc{late}")
    lines.append(f"Còn {more} đơn vị khác." if more else "")
    lines.append(f"Theo {plan_name(plan)}.")
    return Reply(page(lines))


def overdue_line(number: int, line: Line, today: date, *, named: bool) -> str:
    """An overdue task in a list."""
    state = (
        f"{line.view.members[0]}/{line.view.members[1]} đơn vị xong"
        if line.view.members
        else state_words(line.standing)
    )
    parts = [
        f"{line.view.code} {short_title(line.view.title)}",
        line.unit if named else "",
        deadline(line.standing.due or today, today),
        state,
    ]
    return f"{number}. " + " · ".join(part for part in parts if part)


def overdue(
    head: str, lines: Sequence[Line], today: date, plan: PlanView, *, named: bool, more: int = 0, note: str = ""
) -> Reply:
    """The overdue tasks, the oldest first, numbered; `named` says that each line tells the unit."""
    rows = [f"**{head}**"]
    rows += [overdue_line(number, line, today, named=named) for number, line in enumerate(lines, 1)]
    rows.append(f"Còn {more} việc nữa." if more else "")
    rows.append(" ".join(part for part in (note, f"Nhắn số để xem. Theo {plan_name(plan)}.") if part))
    choices = (Choice("Xem thêm", f"more:{len(lines)}", "xem thêm"),) if more else ()
    return Reply(page(rows), choices)


def stuck(lines: Sequence[Line], today: date, plan: PlanView, *, named: bool, more: int = 0, note: str = "") -> Reply:
    """The tasks reported as blocked, numbered, each with its reason."""
    rows = [f"**{len(lines) + more} việc đang vướng, đến {today:%d/%m}**"]
    for number, line in enumerate(lines, 1):
        due = deadline(line.standing.due, today) if line.standing.due is not None else ""
        reason = cut(line.standing.blocked or "chưa rõ lý do", 80)
        title = short_title(line.view.title, 44)
        parts = (f"{line.view.code} {title}", line.unit if named else "", due, f"vướng: {reason}")
        rows.append(f"{number}. " + " · ".join(part for part in parts if part))
    rows.append(f"Còn {more} việc nữa." if more else "")
    rows.append(" ".join(part for part in (note, f"Nhắn số để xem. Theo {plan_name(plan)}.") if part))
    choices = (Choice("Xem thêm", f"more:{len(lines)}", "xem thêm"),) if more else ()
    return Reply(page(rows), choices)


def none_stuck(name: str, plan: PlanView, *, note: str = "") -> Reply:
    """Nothing is reported as blocked."""
    whose = f"{cut(name, 60)} không" if name else "Không"
    return Reply(f"{whose} có việc nào báo vướng. {note} Theo {plan_name(plan)}.".replace("  ", " "))


def none_overdue(name: str, plan: PlanView, nearest: Line | None, today: date, *, note: str = "") -> Reply:
    """Nothing is late; what comes next."""
    lines = [f"{cut(name, 60)} không có việc nào quá hạn." if name else "Không có việc nào quá hạn."]
    if nearest is not None and nearest.standing.due is not None:
        due = deadline(nearest.standing.due, today)
        lines.append(f"Gần nhất: {nearest.view.code} {short_title(nearest.view.title)} · {due}")
    return Reply(page([*lines, f"{note} Theo {plan_name(plan)}.".strip()]))


def all_reported(plan: PlanView, name: str) -> Reply:
    """Nobody is missing."""
    whose = f"{cut(name, 60)}: " if name else ""
    return Reply(f"{whose}Việc quá hạn và việc đến hạn trong 30 ngày tới đều đã có báo cáo. Theo {plan_name(plan)}.")


def head_of_summary(plan: PlanView, unit: str, topic: str, span: Span | None) -> str:
    """What a summary is about."""
    what = cut(unit, 60) or f"{plan_name(plan)} năm {plan.period_start.year}"
    what += f", {cut(topic, 40)}" if topic else ""
    return f"{what}, hạn từ {span.start:%d/%m} đến {span.end:%d/%m}" if span is not None else what


def head_by_unit(name: str, today: date) -> str:
    """A comparison of units."""
    return f"{cut(name, 50) or 'Theo đơn vị'}, đến {today:%d/%m}"


def head_of_overdue(name: str, number: int, today: date) -> str:
    """A list of what is late."""
    return f"{cut(name, 50)}: {number} việc quá hạn" if name else f"{number} việc quá hạn, đến {today:%d/%m}"


def head_of_unreported(number: int) -> str:
    """A list of units that owe a word."""
    return f"{number} đơn vị chưa báo cáo việc quá hạn hoặc đến hạn trong 30 ngày"


def head_of_unreported_tasks(unit: str, number: int) -> str:
    """A list of what a unit owes a word about."""
    return f"{cut(unit, 50)}: {number} việc chưa báo cáo"


def see_overdue(plan: PlanView) -> Choice:
    """To the list of what is late."""
    return Choice("Xem quá hạn", f"overdue:{plan.id}", "quá hạn")


def see_units(plan: PlanView) -> Choice:
    """To the comparison of units."""
    return Choice("Theo đơn vị", f"units:{plan.id}", "theo đơn vị")


def see_plan(plan: PlanView) -> Choice:
    """To another plan."""
    return Choice(plan_name(plan), f"summary:{plan.id}", f"tóm tắt {plan.number}")


def and_others(unit: str) -> str:
    """A unit, and others with it."""
    return unit if unit.endswith(" và đơn vị khác") else f"{unit} và đơn vị khác"


def unit_of(view: TaskView) -> str:
    """Who answers for a task, as short as it goes."""
    return plain(view.lead[0].name) if len(view.lead) == 1 else units_words(view.lead, 1)


def own_only() -> str:
    """Said to officials who ask about the whole plan."""
    return "Chỉ gồm việc đơn vị mình chủ trì."


def nothing_to_count(what: str) -> Reply:
    """No task fits what was asked."""
    return Reply(f"Không thấy việc nào {what} để tổng hợp.")
