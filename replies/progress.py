"""What was recorded, what was not and why, what was taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.messages import Choice, Reply
from domain.progress import Report, Standing, Status
from domain.task import TaskView
from replies.words import cut, day_words, distance, page, plain, said_by, short_title, state_words, units_words

MOST_UNITS = 7


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a reply about a record needs. `unit` is named where it is not the speaker's own."""

    view: TaskView
    before: Standing
    after: Standing
    report: Report
    unit: str = ""
    number: str = ""
    tally: tuple[int, int] | None = None
    """Of a task many units do: how many are done now, of how many."""
    instead: str = ""
    """What was said by mistake just before, and is taken back."""


def saved(done: Recorded, today: date) -> Reply:
    """What was recorded: old to new, the deadline, the way back."""
    undo = Choice("Hoàn tác", f"undo:{done.report.id}", "hoàn tác")
    what = f"Đã sửa “{done.instead}”" if done.instead else "Đã ghi"
    head = f"{what}: **{done.view.code} {_change(done, today)}**"
    if done.report.status is not Status.DONE and done.after.due is not None:
        head += f", hạn {_due(done.after.due, today)}"
    lines = [f"{head}.", short_title(done.view.title) + (f" · {plain(done.unit)}" if done.unit else "")]
    if done.report.status is Status.DONE:
        lines.append(_next_milestone(done.after, today))
    if done.report.status is Status.BLOCKED and not done.report.note:
        lines.append("Vướng ở đâu? Nhắn thêm, ví dụ “vướng kinh phí”, để lãnh đạo biết.")
    if done.tally is not None:
        lines.append(f"Tất cả: {done.tally[0]}/{done.tally[1]} đơn vị đã xong.")
    return Reply(page(lines), (undo,))


def _due(due: date, today: date) -> str:
    return f"{day_words(due, today)}, {distance(due, today)}"


def _change(done: Recorded, today: date) -> str:
    report = done.report
    if report.status is Status.DONE:
        return _finished(done, today)
    new = state_words(done.after)
    if report.status is Status.BLOCKED:
        reason = f": {cut(report.note, 120)}" if report.note else ""
        how_far = f"{report.percent}%, " if report.percent is not None else ""
        return f"{how_far}đang vướng{reason}"
    old = state_words(done.before) if done.before.last is not None else ""
    return f"{old} → {new}" if old and old != new and "mốc" not in old else new


def _finished(done: Recorded, today: date) -> str:
    report = done.report
    late = report.due is not None and report.done_on is not None and report.done_on > report.due
    if late and report.due is not None and report.done_on is not None:
        how = f"hoàn thành, quá hạn {(report.done_on - report.due).days} ngày"
    else:
        how = "hoàn thành đúng hạn" if report.due is not None else "hoàn thành"
    facts = []
    if report.done_on is not None and report.done_on != today:
        facts.append(day_words(report.done_on, today))
    if done.number:
        facts.append(f"sản phẩm {cut(done.number, 40)}")
    if report.due is not None and done.after.of > 1:
        facts.append(f"mốc {day_words(report.due, today)}")
    return how + (f" ({', '.join(facts)})" if facts else "")


def _next_milestone(after: Standing, today: date) -> str:
    if after.finished or after.due is None:
        return "Việc này đã xong hết." if after.of > 1 else ""
    return f"Mốc tiếp theo: {_due(after.due, today)}."


def same(view: TaskView, standing: Standing, today: date) -> Reply:
    """The same was recorded already."""
    when = f" ({said_by(standing.last, today)})" if standing.last is not None else ""
    return Reply(f"Việc {view.code} đã ghi như vậy rồi: **{state_words(standing)}**{when}. Không ghi thêm lần nữa.")


def already_done(view: TaskView, standing: Standing, today: date) -> Reply:
    """Nothing of the task is open any more."""
    when = f" ({said_by(standing.last, today)})" if standing.last is not None else ""
    return Reply(
        page(
            [
                f"Việc **{view.code} {short_title(view.title)}** đã ghi hoàn thành{when}, nên không ghi thêm.",
                "Nếu lần ghi đó nhầm, người ghi nhắn “hoàn tác” trong ngày.",
            ]
        )
    )


def next_milestone_too(view: TaskView, closed: date, due: date, today: date) -> Reply:
    """Done was said again, but another milestone is open: whether that one is done is for the person to say."""
    return Reply(
        page(
            [
                f"Mốc {day_words(closed, today)} của **{view.code}** đã ghi hoàn thành rồi.",
                f"Mốc tiếp theo {_due(due, today)}. Mốc này cũng xong thì nhắn “đúng”; chưa thì “thôi”.",
            ]
        )
    )


def next_milestone_choices(task_id: int, due: date, stamp: str, today: date) -> tuple[Choice, ...]:
    """The answers to whether the next milestone is done too."""
    return (
        Choice(f"Mốc {day_words(due, today)} cũng xong", f"progress:{task_id}:{stamp}", "đúng"),
        Choice("Thôi", "cancel", "thôi"),
    )


def not_yours(view: TaskView, *, supports: bool) -> Reply:
    """The person may not record for the units that answer for the task."""
    lead = units_words(view.lead) or "đơn vị khác"
    why = "đơn vị anh/chị phối hợp" if supports else f"do {lead} chủ trì"
    who = (
        f"Người của {lead} hoặc lãnh đạo mới báo được."
        if supports
        else "Người của đơn vị đó hoặc lãnh đạo mới báo được."
    )
    return Reply(f"Việc **{view.code}** {why} nên chưa ghi. {who}")


def for_which_unit(view: TaskView, units: Sequence[str]) -> Reply:
    """Several units answer for the task."""
    shown = [f"{n}. {plain(name)}" for n, name in enumerate(units[:MOST_UNITS], 1)]
    more = f"và {len(units) - MOST_UNITS} đơn vị nữa" if len(units) > MOST_UNITS else ""
    return Reply(page([f"Ghi **{view.code}** cho đơn vị nào?", *shown, more, "Nhắn số hoặc tên; “thôi” để bỏ qua."]))


def how_far(view: TaskView, today: date) -> Reply:
    """A report without what is reported."""
    standing = view.standing
    now = f"Đang ghi: {state_words(standing)}." if standing is not None and standing.last is not None else ""
    due = f" Hạn {_due(standing.due, today)}." if standing is not None and standing.due is not None else ""
    return Reply(
        page(
            [
                f"**{view.code} {short_title(view.title)}** đến đâu rồi?",
                (now + due).strip(),
                "Nhắn ví dụ “60%”, “xong rồi” hoặc “vướng kinh phí”.",
            ]
        ),
        (Choice("Đã xong", f"progress:{view.id}:done", "xong rồi"),),
    )


def said_words(status: Status, percent: int | None) -> str:
    """What a report says, in a word."""
    if status is Status.DONE:
        return "hoàn thành"
    if status is Status.BLOCKED:
        return "đang vướng"
    if percent is not None:
        return f"{percent}%"
    return "chưa thực hiện" if status is Status.NOT_STARTED else "đang thực hiện"


def one_at_a_time() -> Reply:
    """Several tasks in one message."""
    return Reply("Tin này nói nhiều việc nên chưa ghi. Nhắn từng việc một giúp: “1 xong rồi”, rồi “2 được 50%”.")


def over_hundred() -> Reply:
    """A percent no task can reach."""
    return Reply("Tiến độ tính từ 0 đến 100%. Anh/chị nhắn lại giúp, ví dụ “việc 1 được 80%”.")


def undone(view: TaskView, now: Standing, taken: Report, unit: str = "") -> Reply:
    """What was taken back, and what stands now."""
    back = state_words(now)
    whose = f" của {plain(unit)}" if unit else ""
    what = report_words(taken)
    return Reply(page([f"Đã bỏ “{what}”{whose}. **{view.code}** trở lại: **{back}**.", short_title(view.title)]))


def report_words(taken: Report) -> str:
    """What an entry said, in a word."""
    what = "hoàn thành" if taken.status is Status.DONE else "báo vướng" if taken.status is Status.BLOCKED else ""
    return what or (f"{taken.percent}%" if taken.percent is not None else "lần ghi")


def undone_of_removed() -> Reply:
    """The task itself is no longer in the plan."""
    return Reply("Đã bỏ lần ghi đó. Việc này không còn trong kế hoạch đang áp dụng.")


def nothing_to_undo() -> Reply:
    """No own entry within a day."""
    return Reply("Không có lần ghi nào của anh/chị trong 24 giờ qua để hoàn tác.")


def too_late_to_undo() -> Reply:
    """This entry was taken back already, is another's, or is older than a day."""
    return Reply(
        "Lần ghi này đã được hoàn tác, hoặc đã quá 24 giờ. Báo lại tiến độ mới để thay, ví dụ “việc 1 được 60%”."
    )


def really_undo(label: str, choices: Sequence[Choice]) -> Reply:
    """Asked when the wish to undo is not certain."""
    return Reply(f"Hoàn tác lần ghi gần nhất, việc {label}? Nhắn “đúng” hoặc “thôi”.", tuple(choices))


def stale_question() -> str:
    """Said when a choice belongs to a question that is no longer open."""
    return "Câu hỏi đó đã qua, chưa ghi gì. Nhắn lại tiến độ của việc này giúp:"
