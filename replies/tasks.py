"""Lists of tasks, one task, who does it, and which one is meant."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from domain.calendar import Span
from domain.messages import Choice, Reply
from domain.task import Contact, PlanView, TaskView
from replies.words import (
    TITLE_WIDTH,
    cut,
    day_words,
    deadline_of,
    distance,
    own_words,
    page,
    plain,
    plan_name,
    plan_names,
    progress_of,
    said_by,
    short_title,
    units_words,
)


def how_to_answer(shown: Sequence[TaskView]) -> str:
    """What to type after a list."""
    if not any(view.mine == "lead" for view in shown):
        return "Nhắn số để xem."
    return f"Nhắn số để xem, hoặc “1 xong rồi”, “{min(len(shown), 2)} được 60%”."


def line(number: int, view: TaskView, today: date, *, plan: bool = False) -> str:
    """One numbered line of a list."""
    code = f"{view.code} ({plan_name(view.plan)})" if plan else view.code
    unit = "" if view.mine == "lead" or not view.lead else units_words(view.lead, 1)
    unit += " chủ trì" if unit and view.mine == "support" else ""
    title = short_title(view.title, TITLE_WIDTH - min(len(unit) // 2, 20))
    parts = [f"{code} {title}", unit, deadline_of(view, today), progress_of(view)]
    return f"{number}. " + " · ".join(part for part in parts if part)


def _more_choices(more: int) -> tuple[Choice, ...]:
    return (Choice("Xem thêm", f"more:{more}", "xem thêm"),) if more else ()


def listing(
    head: str,
    views: Sequence[TaskView],
    today: date,
    *,
    first: int = 1,
    left: str = "",
    how: str = "",
    more: int = 0,
) -> Reply:
    """A numbered list under a head. `left` is what it leaves out, `how` what can be typed next, `more` where the next
    page starts, 0 where there is none. A task that the viewer's unit only supports says who leads it."""
    several = len({view.plan.id for view in views}) > 1
    lines = [f"**{head}**"]
    for number, view in enumerate(views, first):
        lines.append(line(number, view, today, plan=several))
    source = "" if several else f"Theo {plan_names(view.plan for view in views)}."
    lines += [" ".join(part for part in (left, source) if part), how]
    return Reply(page(lines), _more_choices(more))


def head_of_mine(unit: str, late: int, soon: int, lead: int) -> str:
    """What a person's own list is about: how many in all, how many are late, how many are due within thirty days."""
    parts = [f"{lead} việc"]
    if late:
        parts.append(f"{late} quá hạn")
    if soon:
        parts.append(f"{soon} đến hạn trong 30 ngày tới")
    if not late and not soon:
        parts.append("30 ngày tới chưa việc nào đến hạn")
    return f"{cut(unit, 60)}: {', '.join(parts)}"


def head_of_support(unit: str, number: int) -> str:
    """A list of what a unit only supports."""
    return f"{cut(unit, 60)}: không chủ trì việc nào, phối hợp {number} việc"


def head_of_chosen(unit: str, number: int, what: str) -> str:
    """A list of what was asked for."""
    return f"{cut(unit, 60)}: {number} việc {what}".rstrip()


def head_of_plan(plan: PlanView, number: int, what: str) -> str:
    """A list out of the whole plan."""
    return f"{plan_name(plan)}: {number} việc {what}".rstrip()


def head_of_more(first: int, last: int, of: int) -> str:
    """The next page of a list."""
    return f"Việc {first}-{last} trong {of}" if last > first else f"Việc {first} trong {of}"


_FILTERS = {
    "overdue": "quá hạn",
    "due_soon": "đến hạn trong 30 ngày",
    "open": "chưa hoàn thành",
    "done": "đã hoàn thành",
    "unreported": "chưa báo cáo",
}
_ROLES = {"lead": "chủ trì", "support": "phối hợp"}


def chosen_words(wanted: str, role: str | None, topic: str, span: Span | None) -> str:
    """What was asked for, in the office's words."""
    days = ""
    if span is not None:
        days = f"ngày {span.start:%d/%m}" if span.start == span.end else f"từ {span.start:%d/%m} đến {span.end:%d/%m}"
    parts = (_ROLES.get(role or "", ""), _FILTERS.get(wanted, ""), f"về “{cut(topic, 40)}”" if topic else "", days)
    return " ".join(part for part in parts if part)


def head_of_chosen_support(unit: str, number: int, what: str) -> str:
    """A list of what was asked for, where the unit leads none of it."""
    return f"{cut(unit, 60)}: không chủ trì, phối hợp {number} việc {what}".rstrip()


def nothing_in_plan(plan: PlanView, what: str) -> Reply:
    """Nothing of the whole plan fits what was asked for."""
    return Reply(f"{plan_name(plan)} không có việc nào {what}.")


def nothing_chosen(unit: str, what: str, coming: TaskView | None, today: date) -> Reply:
    """Nothing fits what was asked for; what comes next instead."""
    lines = [f"{cut(unit, 60)} không có việc nào {what}."]
    if coming is not None:
        due = deadline_of(coming, today)
        lines.append(f"Gần nhất: {coming.code} {short_title(coming.title)}" + (f" · {due}" if due else ""))
        lines.append(f"Theo {plan_name(coming.plan)}.")
    return Reply(page(lines))


def none_of_mine(unit: str, *, done: bool, above: bool) -> Reply:
    """A unit without open work."""
    what = "đã hoàn thành hết việc được giao" if done else "không chủ trì việc nào trong kế hoạch đang áp dụng"
    hint = "Nhắn “tóm tắt” để xem toàn kế hoạch." if above else "Nhắn “hạn báo cáo” để xem kỳ báo cáo."
    more = Choice("Tóm tắt", "summary", "tóm tắt") if above else Choice("Hạn báo cáo", "report_dates", "hạn báo cáo")
    return Reply(page([f"{cut(unit, 80)} {what}.", hint]), (more,))


def who_of_what() -> Reply:
    """Who, but of what."""
    return Reply("Anh/chị hỏi việc nào? Ví dụ “ai phụ trách I.2” hoặc “phòng nào làm tuyên truyền”.")


def left_over(later: int, undated: int, support: int) -> str:
    """What a list of pressing tasks leaves out."""
    parts = [
        f"{later} việc đến hạn sau" if later else "",
        f"{undated} việc không có ngày hạn" if undated else "",
        f"{support} việc phối hợp" if support else "",
    ]
    named = [part for part in parts if part]
    return f"Còn {', '.join(named)}." if named else ""


def detail(view: TaskView, today: date, *, may_report: bool, first: str = "") -> Reply:
    """One task whole: deadline with the plan's own words, product, units, progress, source."""
    lines = [
        first,
        f"**{view.code} {cut(view.title, 700)}**",
        _deadline_line(view, today),
        f"Sản phẩm: {cut('; '.join(view.products), 300)}" if view.products else "",
        f"Chủ trì: {units_words(view.lead)}" if view.lead else "",
        f"Phối hợp: {units_words(view.support)}" if view.support else "",
        _progress_line(view, today),
        f"Nguồn: {plan_name(view.plan)}, {cut(view.section, 80)}" if view.section else f"Nguồn: {plan_name(view.plan)}",
    ]
    choices = [Choice("Báo tiến độ", f"report:{view.id}", "báo tiến độ")] if may_report and not _done(view) else []
    if not _done(view):
        choices.append(Choice("Nhắc tôi", f"remind:{view.id}", "nhắc tôi việc này"))
    return Reply(page(lines), tuple(choices))


def _done(view: TaskView) -> bool:
    return view.standing is not None and view.standing.finished


def _deadline_line(view: TaskView, today: date) -> str:
    quoted = f"“{own_words(view.deadline_text, 160)}”" if view.deadline_text else ""
    if not view.due:
        return f"Hạn: {quoted or 'kế hoạch không ghi'}"
    current = view.standing.due if view.standing is not None else None
    current = current or next((day for day in view.due if day >= today), None)
    days = []
    for day in view.due[:6]:
        far = f" ({distance(day, today)})" if day == current else ""
        days.append(f"{day_words(day, today)}{far}")
    more = f" và {len(view.due) - 6} mốc nữa" if len(view.due) > 6 else ""
    return f"Hạn: {quoted} → {', '.join(days)}{more}" if quoted else f"Hạn: {', '.join(days)}{more}"


def _progress_line(view: TaskView, today: date) -> str:
    standing = view.standing
    if standing is None:
        return "Tiến độ: chỉ đơn vị chủ trì, lãnh đạo và đầu mối xem được."
    text = progress_of(view)
    if standing.last is None:
        return f"Tiến độ: {text}"
    last = standing.last
    by = said_by(last, today)
    done = (
        f", xong {standing.done}/{standing.of} mốc" if 0 < standing.done < standing.of and view.members is None else ""
    )
    done = "" if "mốc" in text else done
    note = f"\nGhi chú: {cut(last.note, 160)}" if last.note and last.note != standing.blocked else ""
    return f"Tiến độ: {text}{done} ({by}){note}"


def who(view: TaskView, people: Sequence[Contact], phones: Mapping[int, str], *, members: Sequence[str] = ()) -> Reply:
    """Who leads a task and who helps; the people only where the asker may know them."""
    lines = [
        f"**{view.code} {short_title(view.title)}**",
        f"Chủ trì: {units_words(view.lead, 4)}" if view.lead else "Kế hoạch không ghi đơn vị chủ trì.",
        f"Gồm: {', '.join(plain(name) for name in members[:8])}" if members else "",
        *(f"- {contact(one, phones.get(one.id, ''))}" for one in people[:4]),
        f"Phối hợp: {units_words(view.support, 4)}" if view.support else "",
        f"Theo {plan_name(view.plan)}.",
    ]
    return Reply(page(lines), (Choice("Xem việc này", f"task:{view.id}", "chi tiết việc này"),))


def contact(one: Contact, phone: str) -> str:
    """A person in a line."""
    text = f"{plain(one.name)}, {plain(one.position)}" if one.position else plain(one.name)
    return f"{text} · {phone}" if phone else text


def who_each(views: Sequence[TaskView]) -> Reply:
    """Who leads each of some tasks."""
    several = len({view.plan.id for view in views}) > 1
    lines = [f"**{len(views)} việc có thể là việc anh/chị hỏi**"]
    for number, view in enumerate(views, 1):
        plan = f" ({plan_name(view.plan)})" if several else ""
        lines.append(f"{number}. {view.code}{plan} {short_title(view.title)} · {units_words(view.lead, 2)} chủ trì")
    lines.append(f"Nhắn số để xem. Theo {plan_names(view.plan for view in views)}.")
    return Reply(page(lines))


def candidate(view: TaskView, today: date, *, plan: bool = False) -> str:
    """A task in a question: code, telling words, last day."""
    day = view.standing.due if view.standing is not None else next((one for one in view.due if one >= today), None)
    extra = ", ".join(
        part for part in (plan_name(view.plan) if plan else "", day_words(day, today) if day else "") if part
    )
    return f"{view.code} {short_title(view.title, 50)}" + (f" ({extra})" if extra else "")


def which(labels: Sequence[str], choices: Sequence[Choice], said: str = "") -> Reply:
    """The one question when a report may be about two or three tasks."""
    if len(labels) == 1:
        asked = f"Ghi “{said}” cho việc {labels[0]}?" if said else f"Có phải việc {labels[0]}?"
        return Reply(page([asked, "Nhắn “đúng” hoặc “thôi”."]), tuple(choices))
    lines = ["Anh/chị nói việc nào?", *(f"{n}. {label}" for n, label in enumerate(labels, 1))]
    numbers = " hoặc ".join((", ".join(str(n) for n in range(1, len(labels))), str(len(labels))))
    return Reply(page([*lines, f"Nhắn {numbers}; “thôi” để bỏ qua."]), tuple(choices))


def yes_or_no(action: str) -> tuple[Choice, ...]:
    """The two answers to "is it this one?"."""
    return (Choice("Đúng", action, "đúng"), Choice("Thôi", "cancel", "thôi"))


def which_to_see(views: Sequence[TaskView], today: date) -> Reply:
    """Tasks that a question about one may mean."""
    several = len({view.plan.id for view in views}) > 1
    lines = ["Anh/chị hỏi việc nào?"]
    lines += [f"{n}. {candidate(view, today, plan=several)}" for n, view in enumerate(views, 1)]
    lines.append(f"Nhắn số để xem. Theo {plan_names(view.plan for view in views)}.")
    return Reply(page(lines))


def not_found(named: str) -> Reply:
    """No task fits."""
    what = f"“{cut(named, 60)}”" if named else "như vậy"
    return Reply(
        page([f"Không thấy việc nào khớp {what} trong kế hoạch.", "Nhắn “việc của tôi” để xem danh sách rồi chọn số."]),
        (Choice("Việc của tôi", "my_tasks", "việc của tôi"),),
    )


def no_code(code: str, plans: Iterable[str]) -> Reply:
    """A code that the plan does not have."""
    return Reply(
        page(
            [
                f"Không có việc {cut(code, 20)} trong {', '.join(plans) or 'kế hoạch'}.",
                "Nhắn “việc của tôi” để xem danh sách.",
            ]
        ),
        (Choice("Việc của tôi", "my_tasks", "việc của tôi"),),
    )


def out_of_range(number: int, of: int) -> Reply:
    """A number that the last list does not have."""
    if of == 0:
        return Reply("Chưa có danh sách nào để chọn số. Nhắn “việc của tôi” hoặc “việc nào quá hạn” để xem.")
    if of == 1:
        return Reply(f"Danh sách vừa rồi chỉ có 1 việc, không có số {number}. Nhắn 1 để xem việc đó.")
    return Reply(f"Danh sách vừa rồi chỉ có {of} việc, không có số {number}. Nhắn số từ 1 đến {of}.")


def gone() -> Reply:
    """A task that is not in force any more, or never was."""
    return Reply("Việc này không còn trong kế hoạch đang áp dụng. Nhắn “việc của tôi” để xem danh sách mới.")


def no_more() -> Reply:
    """The list is at its end, or no longer the last one."""
    return Reply("Không còn gì để xem thêm. Nhắn “việc của tôi” để xem lại danh sách từ đầu.")
