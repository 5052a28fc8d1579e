"""Which task of an amended plan is which, whatever became of its number and its words."""

from datetime import date

from domain.plan import Period, PlannedTask, PlanReading
from plans.amendment import amendment, likely_amended, same_tasks

YEAR = Period(start=date(2026, 1, 1), end=date(2026, 12, 31))
TITLES = (
    "Ban hành kế hoạch cải cách hành chính",
    "Tổ chức hội nghị đối thoại với người dân",
    "Nộp báo cáo quý I về văn thư",
    "Nộp báo cáo quý II về văn thư",
)


def plan(*titles: str, period: Period = YEAR) -> PlanReading:
    tasks = [PlannedTask(code=f"I.{place}", title=title) for place, title in enumerate(titles, 1)]
    return PlanReading(source="ke-hoach.docx", period=period, tasks=tasks)


def same(before: PlanReading, after: PlanReading) -> dict[str, str]:
    known = [(place, task.code, task.title) for place, task in enumerate(before.tasks)]
    return {code: before.tasks[place].code for code, place in same_tasks(known, after.tasks).items()}


def test_a_row_put_in_moves_the_numbers_and_not_the_tasks() -> None:
    after = plan(TITLES[0], "Thành lập tổ công nghệ số cộng đồng", *TITLES[1:])
    assert same(plan(*TITLES), after) == {"I.1": "I.1", "I.3": "I.2", "I.4": "I.3", "I.5": "I.4"}


def test_reports_of_other_quarters_are_other_tasks() -> None:
    after = plan(TITLES[0], TITLES[3])
    assert same(plan(*TITLES), after) == {"I.1": "I.1", "I.2": "I.4"}


def test_a_row_that_was_reworded_is_the_same_task() -> None:
    after = plan("Xây dựng, ban hành kế hoạch cải cách hành chính năm", *TITLES[1:])
    assert same(plan(*TITLES), after)["I.1"] == "I.1"


def test_another_task_under_an_old_number_is_new() -> None:
    after = plan("Mua sắm máy tính", *TITLES[1:])
    assert "I.1" not in same(plan(*TITLES), after)
    change = amendment(plan(*TITLES), after)
    assert [task.title for task in change.new] == ["Mua sắm máy tính"]
    assert [task.title for task in change.gone] == [TITLES[0]]
    assert change.changed == ()
    assert change.kept == 3


def test_what_changed_is_named() -> None:
    after = plan(*TITLES)
    after.tasks[1] = after.tasks[1].model_copy(update={"lead": ["Phòng Kinh tế"], "code": "I.9"})
    after.signer = "Hồ Văn Tám"
    change = amendment(plan(*TITLES), after)
    assert [(one.after.code, one.fields) for one in change.changed] == [("I.9", ("code", "lead"))]
    assert change.parts == ("signer",)
    assert not amendment(plan(*TITLES), plan(*TITLES))


def test_a_document_with_another_number_may_be_the_same_plan() -> None:
    known = {7: plan("Một việc khác hẳn", "Việc thứ hai"), 8: plan(*TITLES)}
    assert likely_amended(plan(*TITLES[:3], "Việc mới"), known) == 8
    assert likely_amended(plan("Chẳng giống gì", "Cũng chẳng giống"), known) is None
    last_year = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
    assert likely_amended(plan(*TITLES, period=last_year), known) is None


def test_thousands_of_tasks_are_compared_in_no_time() -> None:
    many = [f"Công việc số {number} của đơn vị {number % 37} trong lĩnh vực {number % 7}" for number in range(3000)]
    after = plan("Việc chèn thêm ở đầu", *many)
    assert len(same(plan(*many), after)) == 3000
