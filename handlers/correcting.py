"""A slip put right in one message: "nhầm, 50 thôi"."""

import re
from datetime import datetime

from domain.messages import Reply
from domain.progress import Status
from handlers.progress import Said, record
from handlers.request import Request
from language.normalize import fold
from replies.progress import report_words
from store import audit, progress
from store.database import Transaction

_FIX = re.compile(
    r"^\W*(?:(?:a|ah|u|oi|da|y|e|em|toi|minh|xin loi|sorry)\W+)*"
    r"(?:(?:bao|ghi|bam|go|nhap|nhan)\s)?(?:nham|lon|sai|khong phai|ko phai|k phai|khong dung)\b"
    r"(?:\W+(?!viec\b|so\b|cai\b|muc\b|ngay\b|thang\b|quy\b|han\b|luc\b|thu\b|mot so\b)[a-z]+)*?\W+"
    r"(?P<n>\d{1,3})\s*(?:%|phan tram)?(?:\W+(?:thoi|moi dung|nhe|a|nha|dung hon|chu|co|co ma|em|anh|roi|ma))*\W*$"
)


def corrected(text: str) -> int | None:
    """The percent that a message puts in place of the last one, None where it is no such message."""
    found = _FIX.match(fold(text))
    return int(found["n"]) if found and int(found["n"]) <= 100 else None


def correct(request: Request, transaction: Transaction, percent: int) -> Reply | None:
    """Put the percent in place of the speaker's last entry, where that entry is what was just spoken of."""
    entry = progress.last_by(transaction, request.person.id, request.now)
    if entry is None or entry[0] != request.talk.focus:
        return None
    task_id, unit_id, wrong = entry
    _take_back(request, transaction, task_id, wrong.id, request.now)
    status = Status.DONE if percent == 100 else Status.NOT_STARTED if percent == 0 else Status.IN_PROGRESS
    said = Said(status, percent, typed=request.text, instead=report_words(wrong))
    return record(request, transaction, task_id, said, unit_id)


def _take_back(request: Request, transaction: Transaction, task_id: int, entry: int, now: datetime) -> None:
    progress.take_back(transaction, entry, by=request.person.id, at=now, inbox_id=request.message_id)
    audit.note(transaction, now, request.person.id, "progress.undone", f"task:{task_id} entry:{entry}")
