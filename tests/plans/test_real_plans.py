"""The plans of Cù Lao Dung, Thượng Lộ, Mường Tè and Đắk Glong, as their offices published them."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from domain.plan import PlannedTask, PlanReading
from plans import read

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
CU_LAO_DUNG, THUONG_LO = "004_b64da6580d49f8bb", "002_4450e8f74e565169"
MUONG_TE, DAK_GLONG, TU_KY = "000_a5365f46aad90171.txt", "003_45a28d7db8eb3e89.txt", "001_6ddeb19226cff533.txt"

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the published plans do not lie beside the repository")


@cache
def plan(name: str) -> PlanReading:
    return read(PLANS / name)


def task(reading: PlanReading, code: str) -> PlannedTask:
    return next(task for task in reading.tasks if task.code == code)


both_forms = pytest.mark.parametrize("form", ["txt", "docx"])


@both_forms
def test_head_of_cu_lao_dung(form: str) -> None:
    reading = plan(f"{CU_LAO_DUNG}.{form}")
    assert (reading.number, reading.issuer, reading.signer) == (
        "03/KH-UBND",
        "UBND huyện Cù Lao Dung",
        "Trần Văn Nguyên",
    )
    assert reading.issued == date(2023, 1, 4)
    assert reading.period is not None
    assert (reading.period.start, reading.period.end) == (date(2023, 1, 1), date(2023, 12, 31))


@both_forms
def test_a_task_of_cu_lao_dung(form: str) -> None:
    second = task(plan(f"{CU_LAO_DUNG}.{form}"), "II.1")
    assert second.lead == ["Văn phòng HĐND và UBND huyện"]
    assert second.support == ["Cơ quan, đơn vị huyện", "UBND cấp xã"]
    assert second.products == ["Kế hoạch", "Báo cáo kết quả thực hiện"]
    assert second.due == [
        date(2023, 2, 28),
        date(2023, 3, 31),
        date(2023, 6, 30),
        date(2023, 9, 30),
        date(2023, 12, 31),
    ]


@both_forms
def test_the_label_of_a_section_printed_a_row_too_low_still_names_its_first_item(form: str) -> None:
    reading = plan(f"{CU_LAO_DUNG}.{form}")
    assert task(reading, "VII.1").section == "Công tác chỉ đạo điều hành"
    assert task(reading, "VI.2").section == "Xây dựng và phát triển chính quyền điện tử, chính quyền số"
    assert len(reading.tasks) == 19


@both_forms
def test_an_item_without_its_number_gets_it_and_a_doubt(form: str) -> None:
    reading = plan(f"{CU_LAO_DUNG}.{form}")
    assert task(reading, "V.1").title.startswith("Tiếp tục thực hiện quy định của nhà nước")
    assert any(doubt.where.startswith("V.1 ") for doubt in reading.doubts)


@both_forms
def test_reports_of_cu_lao_dung_with_their_cut_off(form: str) -> None:
    first, *others = plan(f"{CU_LAO_DUNG}.{form}").reporting
    assert (first.name, first.due) == ("Báo cáo Quý I/2023", date(2023, 3, 10))
    assert (first.data_from, first.data_to) == (date(2022, 12, 5), date(2023, 3, 5))
    assert [report.due for report in others] == [date(2023, 6, 10), date(2023, 9, 10), date(2023, 12, 10)]


@both_forms
def test_numbering_of_thuong_lo(form: str) -> None:
    reading = plan(f"{THUONG_LO}.{form}")
    codes = [task.code for task in reading.tasks]
    assert len(codes) == len(set(codes)) == 72
    assert codes[:4] == ["1.1", "1.2-1", "1.2-2", "1.2-3"]
    assert {"2.2.1-3", "5.1.2", "5.1.2b", "7.4.3b"} <= set(codes)
    assert "1.2" not in codes, "a row that only heads others is no task"


@both_forms
def test_budget_of_thuong_lo_and_what_does_not_add_up(form: str) -> None:
    reading = plan(f"{THUONG_LO}.{form}")
    assert task(reading, "1.2-3").budget == 3_960_000
    assert sum(task.budget or 0 for task in reading.tasks) == 33_900_000
    assert any("34.900.000" in conflict for conflict in reading.conflicts)
    assert any("12.900.000" in conflict and "11.900.000" in conflict for conflict in reading.conflicts)


@both_forms
def test_a_row_broken_by_a_page_is_one_task(form: str) -> None:
    broken = task(plan(f"{THUONG_LO}.{form}"), "1.3.1-2")
    assert broken.deadline_text.endswith("chậm nhất là 01 tuần.")
    assert broken.due == [date(2020, 2, 27), date(2020, 8, 14)]
    assert broken.open == ["after"]


@both_forms
def test_the_appendix_goes_before_the_body_and_the_difference_is_told(form: str) -> None:
    reading = plan(f"{THUONG_LO}.{form}")
    assert [report.due for report in reading.reporting][:3] == [date(2020, 2, 24), date(2020, 5, 24), date(2020, 8, 24)]
    assert any("24/02/2020" in conflict and "28/02/2020" in conflict for conflict in reading.conflicts)


@both_forms
def test_targets_of_thuong_lo(form: str) -> None:
    targets = plan(f"{THUONG_LO}.{form}").targets
    assert len(targets) >= 17
    assert [(t.value, t.comparison) for t in targets if "hài lòng" in t.text] == [(90.0, ">"), (95.0, ">")]
    assert [t.comparison for t in targets if "từ 30% trở lên" in t.text] == [">="]


def test_activities_of_muong_te_are_counted_within_their_section() -> None:
    codes = [task.code for task in plan(MUONG_TE).tasks]
    last = {"I": 8, "II": 6, "III": 5, "IV": 2, "V": 6, "VI": 2, "VII": 3}
    assert codes == [f"{section}.{item}" for section, count in last.items() for item in range(1, count + 1)]


@pytest.mark.parametrize(
    ("code", "title", "lead", "deadline"),
    [
        ("I.1", "Ban hành Kế hoạch tuyên truyền CCHC năm 2022", "Phòng Nội vụ", "Tháng 1-2"),
        ("I.6", "Tổng hợp chỉ số CCHC", "Phòng Nội vụ", "Tháng 3,4"),
        ("I.7", "Ban hành Kế hoạch kiểm tra", "Phòng Nội vụ", "Quý I"),
        ("I.8", "Tổ chức kiểm tra cải cách hành chính", "Đoàn kiểm tra CCHC", "Xong trước tháng 12/2022"),
        ("III.3", "Xây dựng kế hoạch, tổ chức thực hiện", "Các cơ quan, ban, ngành", "Trong năm"),
        ("V.4", "Ban hành Kế hoạch tuyển dụng viên chức", "Phòng Nội vụ", "Trong năm"),
        ("VII.2", "Thực hiện triển khai Ipv6", "Phòng Văn hóa - Thông tin", "Trong năm"),
    ],
)
def test_each_activity_of_a_shared_row_gets_its_own(code: str, title: str, lead: str, deadline: str) -> None:
    found = task(plan(MUONG_TE), code)
    assert found.title.startswith(title)
    assert found.lead[0] == lead
    assert found.deadline_text == deadline


def test_what_muong_te_shares_unevenly_is_doubted_and_told() -> None:
    reading = plan(MUONG_TE)
    assert any(doubt.where.startswith("I.4 ") for doubt in reading.doubts)
    assert any("264/QH-UBND" in conflict for conflict in reading.conflicts)
    assert any(conflict.startswith("Mục VI ") for conflict in reading.conflicts)


def test_the_scorecard_of_dak_glong() -> None:
    reading = plan(DAK_GLONG)
    criteria = {criterion.code: criterion for criterion in reading.criteria}
    assert len(criteria) == 45
    meeting = criteria["1.6"]
    assert (meeting.max, meeting.achieved, meeting.target, meeting.lead) == (1.5, 1.0, 1.5, ["Phòng Nội vụ"])
    assert criteria["3.3"].actions[-1].startswith("Cập nhật kịp thời, chính xác 100% tiến độ")
    assert reading.tasks == []


def test_a_plan_without_a_table_gives_its_head_and_says_what_is_missing() -> None:
    reading = plan(TU_KY)
    assert reading.period is not None
    assert (reading.period.start.year, reading.period.end.year) == (2021, 2025)
    assert reading.signer == "Vũ Thị Hà"
    assert len(reading.targets) >= 20
    assert any("Không thấy bảng phân công" in doubt.why for doubt in reading.doubts)


def facts(task: PlannedTask) -> tuple[object, ...]:
    return task.code, task.title, task.lead, task.support, task.due, task.open, task.budget


@pytest.mark.parametrize("name", [CU_LAO_DUNG, THUONG_LO])
def test_both_forms_of_a_plan_say_the_same(name: str) -> None:
    text, word = plan(f"{name}.txt"), plan(f"{name}.docx")
    assert [facts(task) for task in text.tasks] == [facts(task) for task in word.tasks]
    assert text.reporting == word.reporting
