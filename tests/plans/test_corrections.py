"""What a coordinator puts right in words, and how it comes back with the next version of the document."""

from datetime import date
from typing import Any

import pytest

from domain.plan import Doubt, Period, PlannedReport, PlannedTask, PlanReading
from plans.corrections import Corrected, NotCorrected, carried_over, corrected
from plans.places import places_of, settled


def task(code: str, title: str, **more: Any) -> PlannedTask:
    return PlannedTask(code=code, title=title, lead=["Văn phòng UBND xã"], deadline_text="Quý II", **more)


def reading(**more: Any) -> PlanReading:
    """A small plan as it was read."""
    values: dict[str, Any] = {
        "source": "ke-hoach.docx",
        "number": "12/KH-UBND",
        "period": Period(start=date(2026, 1, 1), end=date(2026, 12, 31)),
        "tasks": [
            task("1.2-1", "Mở lớp kỹ năng số", due=[date(2026, 6, 30)]),
            task("1.2-2", "In tờ rơi tuyên truyền", support=["Phòng Tài chính - Kế hoạch"]),
            task("II.3", "Sắp xếp kho lưu trữ"),
        ],
        "reporting": [
            PlannedReport(name="Báo cáo quý I", due=date(2026, 3, 10)),
            PlannedReport(name="Báo cáo quý II", due=date(2026, 6, 10)),
        ],
        "doubts": [
            Doubt(where="hàng 3", read="", why="Hàng này không ghi cơ quan chủ trì", code="II.3", field="lead"),
            Doubt(where="Người ký", read="", why="Không thấy trong văn bản"),
        ],
        "conflicts": ["Dòng tổng ghi 5 đồng, các nhiệm vụ cộng lại là 4 đồng."],
    }
    return PlanReading(**{**values, **more})


def mended(text: str, plan: PlanReading | None = None) -> Corrected:
    found = corrected(plan or reading(), text)
    assert isinstance(found, Corrected), text
    return found


@pytest.mark.parametrize(
    ("text", "code", "field", "value"),
    [
        ("hạn 1.2-1 là 15/3", "1.2-1", "due", [date(2026, 3, 15)]),
        ("han viec 1.2-1 la trước ngày 15/3", "1.2-1", "due", [date(2026, 3, 14)]),
        ("1.2-1 hạn 15/3/2026", "1.2-1", "due", [date(2026, 3, 15)]),
        (
            "ii.3 thời gian: hàng quý",
            "II.3",
            "due",
            [date(2026, m, d) for m, d in ((3, 31), (6, 30), (9, 30), (12, 31))],
        ),
        ("II.3 chủ trì là Phòng Nội vụ; Phòng Tư pháp", "II.3", "lead", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("sửa chủ trì của việc II.3 thành TC-KH", "II.3", "lead", ["Phòng Tài chính - Kế hoạch"]),
        ("phối hợp 1.2-2: không có", "1.2-2", "support", []),
        ("sản phẩm 1.2-1 là Kế hoạch; Danh sách lớp", "1.2-1", "products", ["Kế hoạch", "Danh sách lớp"]),
        ("kinh phí 1.2-1 là 5 triệu", "1.2-1", "budget", 5_000_000),
        ("tên việc II.3 là Sắp xếp, số hóa kho lưu trữ", "II.3", "title", "Sắp xếp, số hóa kho lưu trữ"),
        ("lĩnh vực II.3 là Hiện đại hóa", "II.3", "section", "Hiện đại hóa"),
    ],
)
def test_a_field_of_a_task_is_put_right(text: str, code: str, field: str, value: Any) -> None:
    found = mended(text)
    (changed,) = [one for one in found.reading.tasks if one.code == code]
    assert getattr(changed, field) == value
    assert [one for one in found.reading.tasks if one.code != code] == [
        one for one in reading().tasks if one.code != code
    ]


def test_several_tasks_are_put_right_at_once() -> None:
    found = mended("chủ trì 1.2-1, 1.2-2 và II.3 là Phòng Nội vụ")
    assert [task.lead for task in found.reading.tasks] == [["Phòng Nội vụ"]] * 3
    assert found.code == "1.2-1, 1.2-2, II.3"
    found = mended("hạn mục 1.2 là quý III")
    assert [task.deadline_text for task in found.reading.tasks] == ["quý III", "quý III", "Quý II"]
    missing = corrected(reading(), "chủ trì 1.2-1, 9.9 là Phòng Nội vụ")
    assert isinstance(missing, NotCorrected)
    assert missing.code == "9.9"


def test_a_new_deadline_keeps_its_products() -> None:
    plan = reading()
    plan.tasks[0].products = ["Kế hoạch", "Báo cáo"]
    (first, *_) = mended("hạn 1.2-1 là quý I; quý III", plan).reading.tasks
    assert [(one.due, one.product) for one in first.milestones] == [
        (date(2026, 3, 31), "Kế hoạch"),
        (date(2026, 9, 30), "Báo cáo"),
    ]


def test_what_is_put_right_is_no_longer_doubted_and_is_noted() -> None:
    found = mended("chủ trì II.3 là Phòng Nội vụ")
    assert [doubt.where for doubt in found.reading.doubts] == ["Người ký"]
    (note,) = found.reading.corrections
    assert (note.of, note.code, note.was, note.now) == (
        "task",
        "II.3",
        {"lead": ["Văn phòng UBND xã"]},
        {"lead": ["Phòng Nội vụ"]},
    )


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("số kế hoạch là 15/KH-UBND", "number", "15/KH-UBND"),
        ("ngày ban hành 9/1/2026", "issued", date(2026, 1, 9)),
        ("người ký là Hồ Văn Tám", "signer", "Hồ Văn Tám"),
        ("nơi ban hành là UBND xã Tân Lập", "issuer", "UBND xã Tân Lập"),
        ("tên kế hoạch là Chuyển đổi số năm 2026", "title", "Chuyển đổi số năm 2026"),
    ],
)
def test_the_head_is_put_right(text: str, name: str, value: Any) -> None:
    assert getattr(mended(text).reading, name) == value


def test_another_year_moves_every_deadline() -> None:
    found = mended("năm 2027").reading
    assert found.period == Period(start=date(2027, 1, 1), end=date(2027, 12, 31))
    assert [task.due for task in found.tasks] == [[date(2027, 6, 30)]] * 3


def test_a_reporting_date_is_put_right() -> None:
    found = mended("hạn báo cáo quý I là 15/3").reading
    assert [report.due for report in found.reporting] == [date(2026, 3, 15), date(2026, 6, 10)]


@pytest.mark.parametrize("text", ["bỏ việc II.3", "xóa II.3", "II.3 không phải việc"])
def test_a_row_that_is_no_task_is_dropped(text: str) -> None:
    assert [task.code for task in mended(text).reading.tasks] == ["1.2-1", "1.2-2"]


@pytest.mark.parametrize(
    ("text", "why"),
    [("hạn 9.9 là 15/3", "no task"), ("bỏ việc 7.7", "no task"), ("hạn II.3 là 31/2/2026", "value")],
)
def test_what_cannot_be_put_right_is_said_to_be_so(text: str, why: str) -> None:
    found = corrected(reading(), text)
    assert isinstance(found, NotCorrected)
    assert found.why == why


@pytest.mark.parametrize(
    "text",
    [
        "việc của tôi",
        "II.3 xong 80%",
        "hạn của II.3 là khi nào?",
        "ai chủ trì II.3",
        "hạn II.3 là bao giờ",
        "nhắc tôi việc II.3 sáng mai",
        "bỏ qua",
        "",
    ],
)
def test_talk_is_no_correction(text: str) -> None:
    assert corrected(reading(), text) is None


def test_corrections_come_back_where_the_document_says_the_same() -> None:
    before = mended("chủ trì II.3 là Phòng Nội vụ").reading
    before = mended("hạn 1.2-1 là 15/3", before).reading
    before = mended("bỏ việc 1.2-2", before).reading
    before = mended("người ký là Hồ Văn Tám", before).reading
    moved = reading()
    moved.tasks.insert(2, task("II.3", "Ban hành kế hoạch mới của năm"))
    moved.tasks[3] = moved.tasks[3].model_copy(update={"code": "II.4"})
    moved.tasks[0] = moved.tasks[0].model_copy(update={"deadline_text": "Quý III", "due": [date(2026, 9, 30)]})
    after = carried_over(before, moved)
    by_code = {task.code: task for task in after.tasks}
    assert list(by_code) == ["1.2-1", "II.3", "II.4"]
    assert by_code["II.4"].lead == ["Phòng Nội vụ"], "the task was renumbered"
    assert by_code["II.3"].lead == ["Văn phòng UBND xã"]
    assert by_code["1.2-1"].due == [date(2026, 9, 30)], "the document says otherwise now"
    assert after.signer == "Hồ Văn Tám"
    assert len(after.corrections) == 3


def test_what_was_looked_at_is_not_asked_again() -> None:
    before = reading()
    looked = settled(before, places_of(before))
    assert (looked.doubts, looked.conflicts) == ([], [])
    again = carried_over(looked, reading(conflicts=[*reading().conflicts, "Mới."]))
    assert [place.conflict for place in places_of(again)] == ["Mới."]


def test_a_reading_with_corrections_is_kept_whole() -> None:
    found = mended("hạn 1.2-1 là 15/3").reading
    assert PlanReading.model_validate_json(found.model_dump_json()) == found
