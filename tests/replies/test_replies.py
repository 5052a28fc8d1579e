"""Replies as a phone shows them: short, bounded, bold only where we say so."""

from datetime import date, datetime

from domain.calendar import ZONE
from domain.progress import Report, Standing, State, Status
from domain.task import PlanView, ReportDate, TaskView, UnitName
from replies import progress, report_dates, summary, talk, tasks

TODAY = date(2023, 3, 6)
PLAN = PlanView(1, "03/KH-UBND", "Kế hoạch", "UBND huyện", None, date(2023, 1, 1), date(2023, 12, 31))
FIRST = UnitName(1, "Phòng Tư pháp")


def view(code: str = "I.1", title: str = "Việc thử nghiệm một", **other: object) -> TaskView:
    """A task, changed as given."""
    values: dict[str, object] = {
        "id": 1,
        "plan": PLAN,
        "code": code,
        "title": title,
        "section": "Cải cách thể chế",
        "deadline_text": "Quý I",
        "due": (date(2023, 3, 31),),
        "open": (),
        "products": ("Kế hoạch",),
        "lead": (FIRST,),
        "support": (),
        "mine": "lead",
        "unit": FIRST,
        "standing": Standing(State.NOT_STARTED, False, date(2023, 3, 31), None, None, None, 0, 1),
    }
    return TaskView(**{**values, **other})  # type: ignore[arg-type]


def test_a_whole_task_fits_even_when_everything_is_long() -> None:
    long = "rất dài và có **dấu sao** " * 200
    units = tuple(UnitName(n, long) for n in range(40))
    reply = tasks.detail(
        view(title=long, section=long, deadline_text=long, products=(long, long), lead=units[:1], support=units),
        TODAY,
        may_report=True,
    )
    assert len(reply.text) < 3500
    assert reply.text.count("**") == 2


def test_a_list_of_a_page_has_ten_lines() -> None:
    views = [view(f"I.{n}", "Tuyên truyền, phổ biến giáo dục pháp luật " * 4) for n in range(7)]
    reply = tasks.listing("Việc", views, TODAY, left="Còn 3 việc.", how=tasks.how_to_answer(views), more=7)
    assert len(reply.text.splitlines()) == 10
    assert reply.choices[0].action == "more:7"


def test_a_task_with_many_milestones_names_the_next() -> None:
    days = tuple(date(2023, month, 28) for month in range(1, 13))
    standing = Standing(State.ON_TIME, False, date(2023, 3, 28), 20, None, None, 2, 12)
    text = tasks.detail(view(due=days, standing=standing), TODAY, may_report=False).text
    assert "28/03 (còn 22 ngày)" in text
    assert "và 6 mốc nữa" in text


def test_a_task_without_anything() -> None:
    bare = view(deadline_text="", due=(), products=(), lead=(), section="", standing=None, mine="")
    assert "Hạn: kế hoạch không ghi" in tasks.detail(bare, TODAY, may_report=False).text
    assert "Kế hoạch không ghi đơn vị chủ trì." in tasks.who(bare, [], {}).text


def test_counts_name_all_five_states() -> None:
    def line(state: State, *, overdue: bool = False) -> summary.Line:
        return summary.Line(view(), Standing(state, overdue, None, None, None, None, 0, 1), "Phòng Tư pháp")

    text = summary.counts(
        [
            line(State.DONE_ON_TIME),
            line(State.DONE_LATE),
            line(State.ON_TIME),
            line(State.OVERDUE, overdue=True),
            line(State.NOT_STARTED),
            line(State.NOT_STARTED, overdue=True),
        ]
    )
    assert text == (
        "6 việc: 1 hoàn thành đúng hạn, 1 hoàn thành quá hạn, 1 đang thực hiện trong hạn,"
        " 1 đang thực hiện quá hạn, 1 chưa thực hiện (quá hạn), 1 chưa thực hiện (chưa đến hạn)"
    )


def test_reports_that_are_all_over() -> None:
    past = ReportDate(1, PLAN, "Báo cáo Quý I/2022", date(2022, 3, 10), None, None)
    assert "đều đã qua" in report_dates.calendar([past], TODAY).text
    assert "không ghi thời gian chốt số liệu" in report_dates.one(past, TODAY).text
    assert "quá 361 ngày" in report_dates.one(past, TODAY).text


def test_a_note_with_marks_stays_a_note() -> None:
    at = datetime(2023, 3, 6, 8, tzinfo=ZONE)
    report = Report(7, Status.BLOCKED, None, "chờ **tỉnh**", date(2023, 3, 31), "Bình", at)
    after = Standing(State.ON_TIME, False, date(2023, 3, 31), None, "chờ **tỉnh**", report, 0, 1)
    before = Standing(State.NOT_STARTED, False, date(2023, 3, 31), None, None, None, 0, 1)
    text = progress.saved(progress.Recorded(view(), before, after, report), TODAY).text
    assert text.startswith("Đã ghi: **I.1 đang vướng: chờ tỉnh**, hạn 31/03, còn 25 ngày.")


def test_our_own_error_carries_its_code() -> None:
    assert "R-7F3A" in talk.apology("R-7F3A").text
