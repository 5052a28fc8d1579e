"""Reminders a person sets for themselves."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.messages import Choice, Reply
from domain.task import TaskView
from replies.words import cut, day_words, distance, moment_words, page, sentence, short_title


def about(view: TaskView | None, text: str) -> str:
    """What the reminder is about, in a line."""
    return f"{view.code} {short_title(view.title)}" if view is not None else cut(text, 120)


def noted(view: TaskView | None, text: str, at: datetime, today: date, row: int) -> Reply:
    """The reminder is set: when, and of what."""
    due = view.standing.due if view is not None and view.standing is not None else None
    warning = ""
    if due is not None and at.date() > due >= today:
        warning = f"Lưu ý: hạn của việc này là {day_words(due, today)}, trước lúc nhắc."
    subject = about(view, text) or "xem lại việc"
    return Reply(
        page([sentence(f"⏰ Sẽ nhắc lúc **{moment_words(at, today)}**: {subject}"), warning]),
        (Choice("Bỏ nhắc", f"forget:{row}", "hoàn tác"),),
    )


def when(view: TaskView | None, text: str, options: Sequence[tuple[datetime, str]], today: date) -> Reply:
    """A reminder without a moment: one question."""
    subject = about(view, text)
    lines = [f"Nhắc lúc nào{f' về {subject}' if subject else ''}?"]
    due = view.standing.due if view is not None and view.standing is not None else None
    if due is not None:
        lines.append(f"Hạn {day_words(due, today)}, {distance(due, today)}.")
    lines += [f"{n}. {moment_words(at, today)}" for n, (at, _) in enumerate(options, 1)]
    lines.append("Nhắn số, hoặc giờ khác như “8h sáng thứ Năm”.")
    choices = tuple(Choice(moment_words(at, today), action, str(n)) for n, (at, action) in enumerate(options, 1))
    return Reply(page(lines), choices)


def past(at: datetime, today: date) -> Reply:
    """The moment is over."""
    return Reply(f"{moment_words(at, today)} đã qua rồi. Anh/chị muốn nhắc lúc nào?")


def lunar(day: str) -> Reply:
    """A day of the lunar calendar was named."""
    return Reply(f"“{day}” là ngày âm lịch, em chỉ nhắc theo dương lịch. Anh/chị cho ngày dương, ví dụ “15/3 8h”.")


def forgotten() -> Reply:
    """The reminder will not come."""
    return Reply("Đã bỏ lời nhắc đó.")


def not_there() -> Reply:
    """No such reminder is to come."""
    return Reply("Lời nhắc này đã gửi hoặc đã bỏ rồi.")
