"""Words that many replies share: days, distances, titles, states."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from domain.calendar import ZONE, local_day
from domain.progress import Report, Standing, State
from domain.task import PlanView, TaskView, UnitName

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
TITLE_WIDTH = 60
SLACK = 5
MOST_LETTERS = 3400

_OPENING = re.compile(
    r"^(?:(?:Tiếp tục|Xây dựng|Ban hành|Tổ chức|Triển khai|Thực hiện|Áp dụng|Tham mưu)(?:,| và)?\s+)+", re.IGNORECASE
)
_CLOSING = re.compile(r"\s+(?:trong )?năm 20\d\d$|\s+theo quy định$", re.IGNORECASE)
_PART_ENDS = re.compile(r"[,;:(](?!\s?\d)|\.(?=\s)")
_MAY_END = re.compile(r"\s(?:theo|qua|trên|đối với|thuộc|nhằm|để|đảm bảo|bảo đảm|trong|tại|của)\s(?!\d)", re.IGNORECASE)
_LOOSE = re.compile(
    r"[\s,;:.(\-–]+$|\s(?:và|của|theo|các|về|trong|đến|tại|cho|với|trên|từ|qua|đối|do|bằng|là|những|cơ)$", re.IGNORECASE
)


_LIST_MARK = re.compile(r"(?:^|(?<=\s))[-+•]\s+")


def plain(text: str) -> str:
    """What people wrote, fit to stand in a line: NFC, one line, no mark that would turn bold on or off."""
    return " ".join(unicodedata.normalize("NFC", text).replace("*", "").split())


def cut(text: str, width: int) -> str:
    """The text within a width, never cut in the middle of a word."""
    text = plain(text)
    if len(text) <= width:
        return text
    kept = text[: width + 1].rsplit(" ", 1)[0][:width]
    return _tidy(kept) + "…"


def _tidy(text: str) -> str:
    while True:
        tidier = _LOOSE.sub("", text)
        if tidier == text or not tidier:
            return text
        text = tidier


def short_title(title: str, width: int = TITLE_WIDTH) -> str:
    """The telling words of a title: without the verbs that open every second one, cut where a part of it ends."""
    text = plain(title).rstrip(".;, ")
    bare = _CLOSING.sub("", _OPENING.sub("", text))
    if len(bare.split()) >= 3:
        text = bare[:1].upper() + bare[1:]
    if len(text) <= width + SLACK:
        return text
    for ending in (_PART_ENDS, _MAY_END):
        ends = [found.start() for found in ending.finditer(text) if 0.6 * width < found.start() <= width]
        if ends:
            return _tidy(text[: ends[-1]]) + "…"
    return cut(text, width)


def day_words(day: date, today: date, *, weekday: bool = False) -> str:
    """31/03, with the weekday within the week ahead or when asked for, with the year when it is another one."""
    text = f"{day:%d/%m}" if day.year == today.year else f"{day:%d/%m/%Y}"
    near = 0 <= (day - today).days <= 6
    return f"{WEEKDAYS[day.weekday()]} {text}" if weekday or near else text


def moment_words(at: datetime, today: date) -> str:
    """08:00 thứ Ba 07/03."""
    local = at.astimezone(ZONE)
    return f"{local:%H:%M} {day_words(local.date(), today, weekday=True)}"


def distance(day: date, today: date) -> str:
    """How far away a day is: "còn 24 ngày", "quá 6 ngày", "hôm nay"."""
    days = (day - today).days
    if days == 0:
        return "hôm nay"
    return f"còn {days} ngày" if days > 0 else f"quá {-days} ngày"


def deadline(day: date, today: date) -> str:
    """A last day and how far away it is, the more pressing one first."""
    if day < today:
        return f"⚠️ {distance(day, today)} ({day_words(day, today)})"
    return f"{day_words(day, today)}, {distance(day, today)}"


def deadline_of(view: TaskView, today: date) -> str:
    """The day a task waits for; the plan's own words where it names none."""
    standing = view.standing
    if standing is not None and standing.due is not None:
        return deadline(standing.due, today)
    if standing is None and view.due:
        ahead = next((day for day in view.due if day >= today), view.due[-1])
        return deadline(ahead, today) if ahead >= today else day_words(ahead, today)
    if view.due or not view.deadline_text:
        return ""
    text = own_words(view.deadline_text, 40)
    return text[:1].lower() + text[1:]


def own_words(deadline_text: str, width: int) -> str:
    """A deadline in the plan's own words, its list marks made semicolons."""
    return cut(_LIST_MARK.sub("; ", plain(deadline_text)).replace(" ;", ";").strip("; "), width)


def state_words(standing: Standing) -> str:
    """How far a task is, in a few words."""
    if standing.state is State.DONE_ON_TIME:
        return "hoàn thành đúng hạn" if standing.last is None or standing.last.due else "hoàn thành"
    if standing.state is State.DONE_LATE:
        return "hoàn thành quá hạn"
    if standing.blocked is not None:
        reason = f": {cut(standing.blocked, 40)}" if standing.blocked else ""
        return f"đang vướng{reason}"
    if standing.percent is not None:
        return f"{standing.percent}%"
    if standing.last is None:
        return "chưa báo cáo"
    if standing.done:
        return f"xong {standing.done}/{standing.of} mốc"
    return "chưa thực hiện" if standing.state is State.NOT_STARTED else "đang thực hiện"


def said_by(report: Report, today: date) -> str:
    """Who reported, and when."""
    day = local_day(report.at)
    when = "hôm nay" if day == today else day_words(day, today)
    return f"{plain(report.by)}, {when}" if report.by else when


def progress_of(view: TaskView) -> str:
    """How far a task is as its viewer may know it; of a task many units do, how many are done."""
    if view.standing is None:
        return ""
    if view.members is not None and not view.standing.finished:
        blocked = ", có đơn vị vướng" if view.standing.blocked is not None else ""
        return f"{view.members[0]}/{view.members[1]} đơn vị xong{blocked}"
    return state_words(view.standing)


def plan_name(plan: PlanView) -> str:
    """KH 03/KH-UBND."""
    return f"KH {plain(plan.number)}" if plan.number else cut(plan.title, 50)


def plan_names(plans: Iterable[PlanView]) -> str:
    """The plans an answer is about, each once."""
    return ", ".join(dict.fromkeys(plan_name(plan) for plan in plans))


def units_words(units: Iterable[UnitName], most: int = 3) -> str:
    """Names of units, the first few."""
    names = [plain(unit.name) for unit in units]
    more = f" và {len(names) - most} đơn vị khác" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in one already."""
    return text if text.endswith(("…", ".", "!", "?")) else f"{text}."


def page(lines: Iterable[str]) -> str:
    """Lines put together, empty ones left out, short enough for any channel."""
    text = "\n".join(line for line in lines if line)
    if len(text) <= MOST_LETTERS:
        return text
    return text[:MOST_LETTERS].rsplit("\n", 1)[0] + "\n…"
