"""Reminders a person sets for themselves."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from domain.calendar import ZONE, local_day, moment, working_day_on_or_before
from domain.messages import Owed, Reply
from domain.task import TaskView
from handlers.choosing import meant, points_back
from handlers.request import Request
from handlers.tasks import pressed
from language.moments import find_moment, find_window, impossible_date, lunar_day
from language.normalize import fold
from replies import own_reminders as words
from replies import talk
from replies import tasks as task_words
from store import audit, conversations, outbox, tasks
from store.database import Transaction

_STAMP = "%Y%m%d%H%M"
_WORD = re.compile(r"\w+")
_FILLING = re.compile(
    r"(?:a|ah|anh|chi|chac|cho|da|di|duoc|em|gio|giup|ho|hen|khoang|la|lai|luc|luon|minh|nghe|nha|nhac|nhe|nho|ngay|oi"
    r"|ok|roi|sang|tam|thi|thoi|toi|u|uh|vao|vang|voi|y)"
)
"""Words around a moment that ask for nothing else."""

MORNING, AFTERNOON = time(8), time(14)


def remind(request: Request, transaction: Transaction) -> Reply:
    """Set a reminder for the moment the message names, of the task or the words it names."""
    wrong = impossible_date(request.text)
    if wrong is not None:
        return talk.impossible_date(wrong)
    view, text = _subject(request, transaction)
    when = request.meaning.slots.get("when")
    over = find_window(request.text, request.today) if not when else None
    if over is not None and over.value.end < request.today:
        return _set(request, transaction, view, text, moment(over.value.end, MORNING))
    lunar = lunar_day(request.text)
    if lunar is not None:
        slots: dict[str, Any] = {"task": view.id if view is not None else None, "text": text}
        conversations.ask(transaction, request.address, "remind_when", slots, (), request.now)
        return words.lunar(lunar.value)
    if not when:
        return ask_when(request, transaction, view, text)
    return _set(request, transaction, view, text, datetime.fromisoformat(str(when)).replace(tzinfo=ZONE))


def _subject(request: Request, transaction: Transaction) -> tuple[TaskView | None, str]:
    """The task meant, else the person's own words; to be reminded in one's own words is no mistake."""
    topic = str(request.meaning.slots.get("topic", ""))
    named = bool(request.meaning.slots.get("task")) and request.meaning.sure
    if topic and not named and not points_back(topic):
        return None, topic[:300]
    found = meant(request, transaction, writing=False)
    view = found.view or (found.candidates[0] if found.candidates and named else None)
    return view, "" if view is not None else topic[:300]


def ask_when(request: Request, transaction: Transaction, view: TaskView | None, text: str) -> Reply:
    """A reminder without a moment: offer the likely ones."""
    task_id = view.id if view is not None else 0
    options = [(at, f"remind_at:{task_id}:{at:{_STAMP}}") for at in _likely(request, view)]
    reply = words.when(view, text, options, request.today)
    slots: dict[str, Any] = {"task": view.id if view is not None else None, "text": text}
    conversations.ask(transaction, request.address, "remind_when", slots, reply.choices, request.now)
    if view is not None:
        conversations.remember(transaction, request.address, request.now, focus=view.id)
    return reply


def _likely(request: Request, view: TaskView | None) -> list[datetime]:
    """This afternoon, tomorrow morning, the working day before the deadline; those still ahead."""
    today, now = request.today, request.now
    found = [moment(today, AFTERNOON), moment(today + timedelta(days=1), MORNING)]
    if view is not None and view.standing is not None and view.standing.due is not None:
        found.append(moment(working_day_on_or_before(view.standing.due - timedelta(days=1)), MORNING))
    return sorted({at for at in found if at > now})[:3]


def _set(request: Request, transaction: Transaction, view: TaskView | None, text: str, at: datetime) -> Reply:
    today, person = request.today, request.person
    if at <= request.now:
        slots = {"task": view.id if view is not None else None, "text": text}
        conversations.ask(transaction, request.address, "remind_when", slots, (), request.now)
        return words.past(at, today)
    subject = {"kind": "own", "task": view.id if view is not None else None, "text": text}
    key = f"own:{person.id}:{request.message_id}"
    row = outbox.owe(transaction, Owed(key, request.address, at, subject=subject, person_id=person.id), request.now)
    audit.note(transaction, request.now, person.id, "reminder.set", key)
    if view is not None:
        conversations.remember(transaction, request.address, request.now, focus=view.id)
    conversations.ask(transaction, request.address, "reminded", {"row": row or 0}, (), request.now)
    return words.noted(view, text, at, today, row or 0)


def pressed_remind(request: Request, transaction: Transaction) -> Reply:
    """The button "Nhắc tôi" under a task."""
    view = pressed(request, transaction)
    return task_words.gone() if view is None else ask_when(request, transaction, view, "")


def pressed_moment(request: Request, transaction: Transaction) -> Reply:
    """One of the moments offered: "TASK:YYYYMMDDHHMM"."""
    _, _, stamp = request.argument.partition(":")
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=ZONE)
    except ValueError:
        return talk.old_button()
    view = pressed(request, transaction)
    question = request.talk.question
    text = str(question.slots.get("text", "")) if question is not None and question.intent == "remind_when" else ""
    if view is None and not text:
        return talk.old_button()
    return _set(request, transaction, view, text, at)


def moment_given(request: Request, transaction: Transaction, slots: dict[str, Any]) -> Reply | None:
    """The answer to "nhắc lúc nào?", None where the message names no moment."""
    found = find_moment(request.text, request.now.astimezone(ZONE))
    if found is None:
        return None
    beside = fold(f"{request.text[: found.start]} {request.text[found.end :]}")
    if len([word for word in _WORD.findall(beside) if not _FILLING.fullmatch(word)]) > 1:
        return None
    task_id = slots.get("task")
    views = tasks.several(transaction, request.person, [task_id], local_day(request.now)) if task_id else []
    return _set(request, transaction, views[0] if views else None, str(slots.get("text", "")), found.value)
