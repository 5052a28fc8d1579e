"""One short synchronous function per intent, and one per button."""

from handlers import (
    linking,
    overdue,
    progress,
    reminding,
    report_dates,
    smalltalk,
    summary,
    tasks,
    undoing,
)
from handlers.request import Handler

ROUTES: dict[str, Handler] = {
    "my_tasks": tasks.mine,
    "task_detail": tasks.detail,
    "who": tasks.who,
    "report_progress": progress.report,
    "undo": undoing.undo,
    "extend": smalltalk.extend,
    "report_dates": report_dates.when,
    "remind": reminding.remind,
    "reminder_settings": smalltalk.reminder_settings,
    "summary": summary.tell,
    "overdue": overdue.late,
    "nudge": smalltalk.nudge,
    "assign": smalltalk.assign,
    "score": smalltalk.score,
    "export": smalltalk.export,
    "link": linking.introduce,
    "confirm": smalltalk.confirm,
    "cancel": smalltalk.cancel,
    "help": smalltalk.help_,
    "greet": smalltalk.greet,
    "thanks": smalltalk.thanks,
    "other": smalltalk.other,
}
"""What a message means → who serves it."""

ACTIONS: dict[str, Handler] = {
    "task": tasks.open_task,
    "more": tasks.more,
    "report": progress.ask_how_far,
    "progress": progress.chosen,
    "undo": undoing.undo_this,
    "remind": reminding.pressed_remind,
    "remind_at": reminding.pressed_moment,
    "forget": undoing.forget,
    "units": summary.pressed_units,
    "my_tasks": tasks.mine,
    "summary": summary.tell,
    "overdue": overdue.late,
    "report_dates": report_dates.when,
    "help": smalltalk.help_,
    "cancel": smalltalk.cancel,
}
"""What a pressed button is called, before the colon → who serves it."""
