"""Years and spans of years, who leads, work without a row, sums of the body, points of a scorecard."""

from datetime import date
from pathlib import Path

import pytest

from domain.plan import PlanReading
from plans import read
from plans.conflicts.budgets import told_budget_conflicts
from plans.conflicts.checks import conflicts_in
from plans.conflicts.deadlines import deadline_conflicts
from plans.conflicts.identity import identity_conflicts
from plans.conflicts.units import lead_doubts, unit_conflicts
from tests.plans.evidence import document, task

OWN = "Kế hoạch số 52/KH-UBND ngày 23/3/2022 của Ủy ban nhân dân huyện về cải cách hành chính giai đoạn {}."


def test_the_year_of_last_year_s_plan_left_in_the_closing_words() -> None:
    (told,) = identity_conflicts(document("Trên đây là Kế hoạch cải cách hành chính năm 2023, đề nghị các đơn vị làm."))
    assert "2024" in told
    assert "2023" in told
    assert identity_conflicts(document("Trên đây là Kế hoạch cải cách hành chính năm 2024.")) == []


def test_the_year_of_the_title_of_the_appendix() -> None:
    (told,) = identity_conflicts(document("PHỤ LỤC", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2023"))
    assert "phụ lục" in told


def test_the_office_s_own_plan_with_two_spans() -> None:
    body = ("II. NHIỆM VỤ", "Triển khai Kế hoạch CCHC huyện giai đoạn 2021-2030.")
    (told,) = identity_conflicts(document(OWN.format("2021-2025"), *body))
    assert "phần II" in told
    assert "2021-2025" in told
    assert "2021-2030" in told


@pytest.mark.parametrize(
    "line",
    [
        "Triển khai Kế hoạch CCHC của tỉnh giai đoạn 2021-2030.",
        "Thực hiện Chương trình tổng thể CCHC giai đoạn 2021-2030 của Chính phủ.",
        "Thực hiện Kế hoạch phát triển kinh tế - xã hội huyện giai đoạn 2016-2020.",
        "Triển khai Kế hoạch CCHC huyện giai đoạn 2021 - 2025.",
        "Tổng kết Kế hoạch CCHC huyện giai đoạn 2016-2020.",
        "Theo Kế hoạch số 9/KH-UBND của UBND tỉnh về cải cách hành chính giai đoạn 2021-2030.",
    ],
)
def test_spans_of_others(line: str) -> None:
    assert identity_conflicts(document(OWN.format("2021-2025"), line)) == []


RESPONSIBLE = (
    "V. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Tư pháp",
    "- Chủ trì, phối hợp với các đơn vị liên quan theo dõi tình hình thi hành pháp luật về môi trường.",
)
FOLLOWED = "Theo dõi tình hình thi hành pháp luật về môi trường"


def test_another_unit_leads_in_the_appendix() -> None:
    (told,) = unit_conflicts(document(*RESPONSIBLE, tasks=[task("I.4", FOLLOWED, lead=["Phòng Tài nguyên"])]))
    assert "phần V.1 giao Phòng Tư pháp" in told
    assert "I.4" in told


@pytest.mark.parametrize("lead", ["Phòng Tư pháp huyện", "Các cơ quan, đơn vị", "UBND các xã"])
def test_the_same_unit_or_all_of_them(lead: str) -> None:
    assert unit_conflicts(document(*RESPONSIBLE, tasks=[task("I.4", FOLLOWED, lead=[lead])])) == []


def test_the_unit_s_own_words_elsewhere_settle_it() -> None:
    more = ("2. Thanh tra huyện", "- Chủ trì theo dõi tình hình thi hành pháp luật về môi trường.")
    row = task("I.4", FOLLOWED, lead=["Thanh tra huyện"])
    assert unit_conflicts(document(*RESPONSIBLE, *more, tasks=[row])) == []


def test_another_task_of_another_unit_is_no_conflict() -> None:
    other = task("I.5", "Theo dõi tình hình giải ngân vốn đầu tư công", lead=["Phòng Tài chính"])
    assert unit_conflicts(document(*RESPONSIBLE, tasks=[other])) == []


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("Hoàn thành rà soát văn bản quy phạm pháp luật về đất đai trước ngày 15/9/2024.", True),
        ("Rà soát văn bản quy phạm pháp luật về đất đai, xong trong quý III.", True),
        ("Rà soát văn bản quy phạm pháp luật về đất đai trong tháng 6.", False),
        ("Rà soát văn bản quy phạm pháp luật về hộ tịch trước ngày 15/9/2024.", False),
        ("Căn cứ văn bản quy phạm pháp luật về đất đai ngày 15/9/2023, tổ chức rà soát.", False),
        ("Báo cáo quý III về rà soát văn bản quy phạm pháp luật đất đai trước ngày 15/9/2024.", False),
    ],
)
def test_another_last_day_in_the_body(line: str, is_told: bool) -> None:
    row = task("I.2", "Rà soát văn bản quy phạm pháp luật về đất đai", deadline="Tháng 6", due=[date(2024, 6, 30)])
    told = deadline_conflicts(document("II. NHIỆM VỤ", f"- {line}", tasks=[row]))
    assert [one for one in told if "phần II" in one and "I.2" in one] == told
    assert bool(told) is is_told


def test_a_step_of_a_task_that_repeats_is_no_conflict() -> None:
    days = [date(2024, 6, 30), date(2024, 12, 31)]
    row = task("I.2", "Rà soát văn bản quy phạm pháp luật về đất đai", deadline="6 tháng, năm", due=days)
    line = "Rà soát văn bản quy phạm pháp luật về đất đai trước ngày 15/9/2024."
    assert deadline_conflicts(document(line, tasks=[row])) == []


def test_a_second_appendix_of_another_paper() -> None:
    evidence = document(
        "(Kèm theo Kế hoạch số 15/KH-UBND ngày 10/01/2024)", "(Kèm theo Kế hoạch số 19/KH-UBND ngày 10/01/2024)"
    )
    evidence.reading.number = "15/KH-UBND"
    (told,) = identity_conflicts(evidence)
    assert "19/KH-UBND" in told


def test_a_lead_that_helps_itself() -> None:
    row = task("1.1", "Việc", lead=["Phòng Nội vụ"], support=["Phòng nội vụ", "Công an"])
    (doubt,) = lead_doubts(document(tasks=[row]))
    assert (doubt.code, doubt.field, doubt.other) == ("1.1", "support", "Công an")


def test_the_sum_of_the_body_against_the_rows() -> None:
    rows = [task("1", "Việc", budget=3_000_000), task("2", "Việc", budget=4_000_000)]
    (told,) = told_budget_conflicts(document("VI. KINH PHÍ", "Tổng kinh phí thực hiện: 8.000.000 đồng.", tasks=rows))
    assert told.startswith("Phần VI ghi")
    assert "7.000.000" in told
    assert told_budget_conflicts(document("Tổng kinh phí: 7 triệu đồng.", tasks=rows)) == []


def test_the_sum_of_the_body_against_its_own_parts() -> None:
    line = "Tổng kinh phí 50.000.000 đồng, trong đó: ngân sách huyện 30.000.000 đồng; ngân sách xã 10.000.000 đồng."
    (told,) = told_budget_conflicts(document(line))
    assert "40.000.000" in told


@pytest.mark.parametrize(
    "line",
    [
        "Tổng kinh phí 50.000.000 đồng, trong đó chi tập huấn 20.000.000 đồng (02 lớp, mỗi lớp 10.000.000 đồng).",
        "Tổng kinh phí dự kiến 50.000.000 đồng, gồm: tập huấn 20.000.000 đồng; in ấn 10.000.000 đồng.",
        "Tổng kinh phí 50 triệu đồng, gồm: tập huấn 20 triệu đồng; in ấn 30 triệu đồng.",
    ],
)
def test_a_total_that_is_not_told_in_full_or_only_about(line: str) -> None:
    assert told_budget_conflicts(document(line)) == []


SCORES = """KẾ HOẠCH
Cải thiện chỉ số cải cách hành chính năm 2024

I. KẾT QUẢ
- Lĩnh vực 2: Cải cách thể chế đạt 4/5 điểm.

Stt\tTiêu chí\tĐiểm chuẩn\tĐiểm 2023 đạt được\tMục tiêu năm 2024\tNội dung thực hiện\tĐơn vị chủ trì
1\tCHỈ ĐẠO ĐIỀU HÀNH\t{full}\t3\t4\t\t
1.1\tKế hoạch\t2\t2\t2\tBan hành đúng hạn\tPhòng Nội vụ
1.2\tBáo cáo\t2\t1\t2\tGửi đúng hạn\tPhòng Nội vụ
2\tCẢI CÁCH THỂ CHẾ\t5\t{reached}\t5\t\t
2.1\tRà soát văn bản\t5\t{reached}\t5\tRà soát đủ\tPhòng Tư pháp
\tTỔNG ĐIỂM\t9\t7\t9\t\t
"""


def scorecard(tmp_path: Path, full: str, reached: str) -> PlanReading:
    path = tmp_path / "diem.txt"
    path.write_text(SCORES.format(full=full, reached=reached), encoding="utf-8")
    return read(path)


def test_points_that_do_not_add_up(tmp_path: Path) -> None:
    assert scorecard(tmp_path, "4", "4").conflicts == []
    told = scorecard(tmp_path, "6", "3").conflicts
    assert any("Mục 1" in one and "điểm chuẩn 6" in one for one in told)
    assert any("Dòng tổng" in one for one in told)
    assert any(one.startswith("Lĩnh vực 2") and "4/5" in one and "3/5" in one for one in told)


def test_a_flood_of_one_kind_is_cut() -> None:
    lines = ["II. CHỈ TIÊU"]
    rows = []
    for number in range(30):
        lines.append(f"{number + 1}. 90% hồ sơ loại{number}x được số hóa.")
        rows.append(task(f"1.{number + 1}", f"Số hóa 60% hồ sơ loại{number}x"))
    found = conflicts_in(document(*lines, tasks=rows))
    assert len(found.conflicts) <= 9
    assert "cùng loại" in found.conflicts[-1]
