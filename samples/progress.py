"""What the invented staff had reported by a given day, so that a first try looks like life on any day of the year.

One history is told for the whole year and cut at today; what stood on one day therefore still stands on the next.
Most milestones are done on time. A few named ones fall silent past their last day, one after the other; one waits on
the province the rest of the year; some are part-way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from domain.calendar import is_working_day, working_day_on_or_before
from samples.commune import COLLECTIVE, HEALTH, MEMBERS


@dataclass(frozen=True, slots=True)
class SampleReport:
    """One entry of the invented history. `status` is "done", "in_progress" or "blocked"; `due` names the milestone."""

    code: str
    due: date | None
    status: str
    percent: int | None
    note: str
    day: date
    unit: str


@dataclass(frozen=True, slots=True)
class Silent:
    """A milestone nobody says a word about until the next silent one is past its day."""

    code: str
    place: int
    excuse: str


@dataclass(frozen=True, slots=True)
class Step:
    """A word said some days before a milestone."""

    days_before: int
    status: str
    percent: int
    note: str


SILENT = (
    Silent("V.1", 0, "Quy chế đã ban hành, chậm do chờ góp ý của các cơ quan"),
    Silent("III.1", 0, "Đã ban hành Quy chế, chậm do phải trình lại một lần"),
    Silent("III.4", 0, "Đã kiện toàn xong, chậm do thay đổi nhân sự ở hai thôn"),
    Silent("V.2", 1, "Đã công khai, chậm do chờ đối chiếu với Kho bạc"),
    Silent("VI.2", 0, "Đã đối chiếu xong, chậm do nhiều người đi làm ăn xa"),
    Silent("V.2", 2, "Đã công khai, chậm do chuyển phần mềm kế toán"),
    Silent("V.3", 0, "Đã kiểm kê xong, chậm do thiếu hồ sơ gốc của một trụ sở"),
    Silent("VII.2", 1, "Đã gửi báo cáo"),
)

WAITING = {
    "III.2": (
        Step(161, "in_progress", 20, "Đã thống kê số người, số việc của từng cơ quan"),
        Step(155, "blocked", 40, "Chờ hướng dẫn của tỉnh về định mức biên chế"),
    ),
}
"""Never done within the year."""

STEPS = {
    ("I.1", 0): (Step(30, "in_progress", 50, "Đã lập xong danh mục văn bản"),),
    ("I.1", 1): (Step(30, "in_progress", 60, "Đã rà soát xong, đang viết báo cáo"),),
    ("II.2", 0): (Step(30, "in_progress", 35, "Đang lấy ý kiến người dân về giấy tờ phải nộp"),),
    ("II.3", 0): (Step(12, "in_progress", 70, "Đã phát và thu phiếu, đang tổng hợp"),),
    ("II.3", 1): (Step(12, "in_progress", 55, "Đã phát phiếu ở năm thôn"),),
    ("II.5", 2): (Step(38, "in_progress", 65, "Đã số hóa xong hồ sơ tháng 7 và tháng 8"),),
    ("III.3", 0): (Step(40, "in_progress", 45, "Đã họp với các thôn, đang hoàn chỉnh phương án"),),
    ("IV.1", 0): (Step(18, "in_progress", 50, "Đã tổng hợp nhu cầu, đang dự thảo kế hoạch"),),
    ("IV.1", 1): (Step(19, "in_progress", 70, "Đã mở xong các lớp, đang viết báo cáo"),),
    ("IV.2", 0): (Step(48, "in_progress", 30, "Đã kiểm tra 2 trong 7 cơ quan, đơn vị"),),
    ("IV.2", 1): (Step(25, "in_progress", 60, "Đã kiểm tra 4 trong 7 cơ quan, đơn vị"),),
    ("VI.1", 0): (Step(50, "in_progress", 30, "Còn hai thôn chưa gửi danh sách"),),
    ("VI.3", 0): (Step(51, "in_progress", 55, "Đã kiểm tra xong, đang lấy báo giá thiết bị"),),
    ("VI.4", 0): (
        Step(45, "in_progress", 30, "Đã lập hồ sơ ở ba thôn"),
        Step(24, "blocked", 40, "Phần mềm của ngành y tế đang nâng cấp, chưa nhập được"),
    ),
    ("VII.2", 0): (Step(30, "in_progress", 40, "Đã chọn xong mẫu pa nô, tờ rơi"),),
    ("VII.4", 0): (Step(44, "in_progress", 65, "Đã chấm xong 5 lĩnh vực, đang gom tài liệu kiểm chứng"),),
}
"""By code and place of the milestone, counted from 0."""

DONE_NOTES = {
    "I.1": "Đã trình ký, gửi các cơ quan",
    "I.2": "Đã phát đủ số tin, bài của tháng",
    "II.2": "Đã gửi tờ trình",
    "II.5": "Đã số hóa đủ hồ sơ phát sinh trong quý",
    "V.2": "Đã niêm yết và đăng trang tin",
    "VII.1": "Hội nghị có 62 người dự",
}
DONE = "Đã hoàn thành, có sản phẩm kèm theo"

ONGOING = {"II.1": "Đã rà lại danh mục, công khai đủ các thủ tục mới"}
ONGOING_MONTHS = (3, 6, 9, 12)
LATE_MEMBER = ("VII.3", HEALTH)


def reported(tasks: Sequence[tuple[str, Sequence[date], str]], today: date) -> list[SampleReport]:
    """All that was reported up to and on `today`, oldest first. `tasks`: code, last days on time, lead as printed.

    A task led by the collective is reported by each member for itself.
    """
    told = sorted(_year(tasks), key=lambda report: (report.day, report.code, report.unit))
    return [report for report in told if report.day <= today]


def _year(tasks: Sequence[tuple[str, Sequence[date], str]]) -> Iterator[SampleReport]:
    settled = _silences(tasks)
    for code, due, lead in tasks:
        if not due:
            yield from _ongoing(code, lead, max((day for _, days, _ in tasks for day in days), default=None))
        for place, day in enumerate(sorted(due)):
            if lead == COLLECTIVE:
                yield from _by_members(code, day)
            elif (code, day) in settled:
                yield from settled[code, day]
            elif code in WAITING:
                yield from _steps(code, day, lead, WAITING[code])
            else:
                yield from _steps(code, day, lead, STEPS.get((code, place), ()))
                note = DONE_NOTES.get(code, DONE)
                yield SampleReport(code, day, "done", 100, note, _in_good_time(code, day), lead)


def _silences(tasks: Sequence[tuple[str, Sequence[date], str]]) -> dict[tuple[str, date], list[SampleReport]]:
    """For each milestone that falls silent: the late word that ends the silence, none for the last."""
    known = {code: (sorted(due), lead) for code, due, lead in tasks}
    silent = [
        (known[one.code][0][one.place], one)
        for one in SILENT
        if one.code in known and one.place < len(known[one.code][0])
    ]
    silent.sort(key=lambda pair: pair[0])
    told: dict[tuple[str, date], list[SampleReport]] = {(one.code, due): [] for due, one in silent}
    for (due, one), (next_due, _next) in pairwise(silent):
        day = _working_day_after(next_due)
        told[one.code, due] = [SampleReport(one.code, due, "done", 100, one.excuse, day, known[one.code][1])]
    return told


def _steps(code: str, due: date, unit: str, steps: Sequence[Step]) -> Iterator[SampleReport]:
    for step in steps:
        day = working_day_on_or_before(due - timedelta(days=step.days_before))
        yield SampleReport(code, due, step.status, step.percent, step.note, day, unit)


def _by_members(code: str, due: date) -> Iterator[SampleReport]:
    for place, member in enumerate(MEMBERS):
        if (code, member) == LATE_MEMBER:
            day, note = _working_day_after(due + timedelta(days=14)), "Đã gửi biên bản, chậm do trực đợt tiêm chủng"
        else:
            day, note = working_day_on_or_before(due - timedelta(days=1 + 2 * place)), DONE
        yield SampleReport(code, due, "done", 100, note, day, member)


def _ongoing(code: str, unit: str, last: date | None) -> Iterator[SampleReport]:
    """Work without a last day is told of once a quarter, ahead of the quarter's report."""
    if last is not None and code in ONGOING:
        for month in ONGOING_MONTHS:
            day = working_day_on_or_before(date(last.year, month, 12))
            yield SampleReport(code, None, "in_progress", None, ONGOING[code], day, unit)


def _in_good_time(code: str, due: date) -> date:
    """A working day shortly before the last day, another for each task."""
    return working_day_on_or_before(due - timedelta(days=1 + (sum(code.encode()) + due.month) % 5))


def _working_day_after(day: date) -> date:
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
