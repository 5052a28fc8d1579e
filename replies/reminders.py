"""The words of reminders."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.calendar import local_day
from domain.messages import Choice, Reply
from domain.task import ReportDate, TaskView
from replies.words import day_words, distance, short_title, state_words

MOST = 8


def digest(
    deadlines: Sequence[tuple[TaskView, date]],
    reports: Sequence[ReportDate],
    own: Sequence[tuple[str, TaskView | None]],
    now: datetime,
) -> Reply:
    """One message for all a person is reminded of: tasks with the milestone that nears, reports, own reminders.

    Tasks are numbered in the order given, deadlines before own ones, so that "1 xong" can be answered.
    """
    today = local_day(now)
    lines = [f"⏰ **Nhắc việc {day_words(today, today, weekday=True)}**"]
    for report in reports:
        lines.append(_report_line(report, today))
    number = 0
    for view, due in deadlines[:MOST]:
        number += 1
        when = f"{day_words(due, today)}, {distance(due, today)}"
        lines.append(f"{number}. {view.code} {short_title(view.title)} · {when}{_how_far(view)}")
    if len(deadlines) > MOST:
        lines.append(f"Còn {len(deadlines) - MOST} việc nữa: nhắn “việc của tôi”.")
    for text, asked in own:
        if asked is None:
            lines.append(f"Anh/chị dặn nhắc: {text or 'xem lại việc'}")
        else:
            number += 1
            lines.append(f"{number}. {asked.code} {short_title(asked.title)} (anh/chị dặn nhắc)")
    lines.append(_what_next(number))
    return Reply("\n".join(line for line in lines if line), _choices(deadlines, own))


def _report_line(report: ReportDate, today: date) -> str:
    data = ""
    if report.data_from is not None and report.data_to is not None:
        data = f"; số liệu {report.data_from:%d/%m}–{report.data_to:%d/%m}"
    when = f"{day_words(report.due, today)}, {distance(report.due, today)}"
    return f"{report.name}: nộp {when}{data} (KH {report.plan.number})"


def _how_far(view: TaskView) -> str:
    return "" if view.standing is None else f" · {state_words(view.standing)}"


def _what_next(number: int) -> str:
    if number == 0:
        return ""
    if number == 1:
        return "Trả lời “1 xong”, “1 được 50%” hoặc “1 vướng …”."
    return "Trả lời “1 xong”, “2 được 50%”, “2 vướng …” hoặc số để xem."


def _choices(
    deadlines: Sequence[tuple[TaskView, date]], own: Sequence[tuple[str, TaskView | None]]
) -> tuple[Choice, ...]:
    named = [view for view, _ in deadlines] + [view for _, view in own if view is not None]
    if len(named) != 1:
        return ()
    return (Choice("Đã xong", f"progress:{named[0].id}:done"), Choice("Báo tiến độ", f"report:{named[0].id}"))
