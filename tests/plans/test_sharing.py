"""Cells that several activities of one row share."""

from datetime import date
from pathlib import Path

from domain.plan import PlannedTask, PlanReading
from plans.tables.sharing import in_words_of_one, shares_of
from tests.plans.writing import by_code, read_text, table

HEADING = ("TT", "1. Mục tiêu", "2. Hoạt động", "3. Sản phẩm", "4. Chủ trì", "5. Phối hợp", "6. Thời gian")
SECTION = ("II", "CẢI CÁCH THỦ TỤC (1 Mục tiêu; 2 Hoạt động)")


def read_row(tmp_path: Path, *cells: str) -> tuple[dict[str, PlannedTask], PlanReading]:
    reading = read_text(tmp_path, table(HEADING, SECTION, ("1", "Mục tiêu 1: Hồ sơ đúng hạn", *cells)))
    return by_code(reading.tasks), reading


def doubts(reading: PlanReading) -> dict[tuple[str | None, str | None], str]:
    return {(doubt.code, doubt.field): doubt.other for doubt in reading.doubts if doubt.code}


def test_run_together_values_go_one_to_one(tmp_path: Path) -> None:
    tasks, reading = read_row(
        tmp_path,
        "Hoạt động 1: Ban hành kế hoạch rà soát Hoạt động 2: Đăng tin về thủ tục mới",
        "Kế hoạch Tin, bài...",
        "Phòng Tư pháp Phòng Văn hóa và Thông tin; Trung tâm Truyền thông huyện",
        "Các cơ quan có liên quan Các phòng, ban; UBND các xã",
        "Tháng 1-2 Trong năm",
    )
    first, second = tasks["II.1"], tasks["II.2"]
    assert (first.products, second.products) == (["Kế hoạch"], ["Tin, bài..."])
    assert first.lead == ["Phòng Tư pháp"]
    assert second.lead == ["Phòng Văn hóa và Thông tin", "Trung tâm Truyền thông huyện"]
    assert (first.support, second.support) == (["Các cơ quan có liên quan"], ["Các phòng, ban", "UBND các xã"])
    assert (first.due, second.due) == ([date(2024, 2, 29)], [date(2024, 12, 31)])
    assert first.objective == "Mục tiêu 1: Hồ sơ đúng hạn"
    assert doubts(reading) == {}


def test_fewer_values_than_activities_go_by_words_and_order_with_a_doubt(tmp_path: Path) -> None:
    tasks, reading = read_row(
        tmp_path,
        "Hoạt động 1: Lập danh mục Hoạt động 2: Thẩm định hồ sơ đề nghị Hoạt động 3: Công bố",
        "Báo cáo thẩm định hồ sơ",
        "Phòng Tư pháp Phòng Tư pháp",
        "Bưu điện huyện Hội đồng thẩm định hồ sơ",
        "Quý I Quý II Quý III",
    )
    assert [task.lead for task in tasks.values()] == [["Phòng Tư pháp"]] * 3
    assert [task.support for task in tasks.values()] == [["Bưu điện huyện"], ["Hội đồng thẩm định hồ sơ"], []]
    assert [task.due for task in tasks.values()] == [[date(2024, 3, 31)], [date(2024, 6, 30)], [date(2024, 9, 30)]]
    assert {field for _, field in doubts(reading)} == {"products"}


def test_more_leads_than_activities(tmp_path: Path) -> None:
    tasks, reading = read_row(
        tmp_path,
        "Hoạt động 1: Ban hành kế hoạch Hoạt động 2: Xử lý vi phạm",
        "Kế hoạch Thông báo",
        "Phòng Nội vụ Đoàn kiểm tra Thanh tra huyện",
        "",
        "Quý I Quý III",
    )
    assert (tasks["II.1"].lead, tasks["II.2"].lead) == (["Phòng Nội vụ"], ["Đoàn kiểm tra", "Thanh tra huyện"])
    assert doubts(reading)[("II.1", "lead")] == "Phòng Nội vụ; Đoàn kiểm tra"


def test_products_for_all_with_another_reading(tmp_path: Path) -> None:
    activities = "Hoạt động 1: Sắp xếp bộ máy Hoạt động 2: Quy định chức năng"
    tasks, reading = read_row(tmp_path, activities, "Kế hoạch, Quyết định", "Phòng Nội vụ", "", "Trong năm")
    assert [task.products for task in tasks.values()] == [["Kế hoạch", "Quyết định"]] * 2
    assert doubts(reading) == {("II.1", "products"): "Kế hoạch", ("II.2", "products"): "Quyết định"}


def test_a_cell_that_another_row_has_for_one_activity_is_one_value(tmp_path: Path) -> None:
    rows = [
        ("1", "Mục tiêu 1", "Hoạt động 1: Theo dõi", "Kế hoạch, Báo cáo theo dõi", "Phòng Tư pháp", "", "Trong năm"),
        ("2", "Mục tiêu 2", "Hoạt động 2: Thu thập Hoạt động 3: Kiểm tra", *("Kế hoạch, Báo cáo theo dõi",)),
    ]
    rows[1] = (*rows[1], "Phòng Tư pháp", "", "Trong năm")
    reading = read_text(tmp_path, table(HEADING, SECTION, *rows))
    assert [task.products for task in reading.tasks] == [["Kế hoạch", "Báo cáo theo dõi"]] * 3
    assert doubts(reading) == {}


def test_lines_of_one_cell_each_with_its_deadline_are_tasks(tmp_path: Path) -> None:
    heading = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    both = ("1", "Kiểm tra công vụ: - Ban hành kế hoạch - Báo cáo kết quả", "Phòng Nội vụ", "- Quý I - Tháng 12")
    one = ("2", "Tập huấn về: - Công tác văn thư - Công tác lưu trữ", "Phòng Nội vụ", "Quý II")
    reading = read_text(tmp_path, table(heading, both, one))
    assert [(task.code, task.title) for task in reading.tasks[:2]] == [
        ("1-1", "Ban hành kế hoạch"),
        ("1-2", "Báo cáo kết quả"),
    ]
    assert [task.due for task in reading.tasks] == [[date(2024, 3, 31)], [date(2024, 12, 31)], [date(2024, 6, 30)]]
    assert reading.tasks[2].code == "2"


def test_shares_keep_the_order_of_both() -> None:
    shares = shares_of(["Báo cáo tự chấm điểm", "Văn bản đôn đốc"], ["Tự chấm điểm", "Thẩm định", "Điều tra"])
    assert shares.mine == [(0,), (1,), ()]
    assert [shares.is_doubtful(place) for place in range(3)] == [False, True, True]


def test_many_values_are_shared_by_order_alone() -> None:
    shares = shares_of([f"Phòng {n}" for n in range(12)], ["Một", "Hai"])
    assert shares.mine == [(0,), tuple(range(1, 12))]
    assert shares.why


def test_words_that_only_one_activity_has() -> None:
    titles = ["Trình HĐND ban hành nghị quyết, UBND ban hành quyết định", "Thanh tra theo kế hoạch"]
    assert in_words_of_one(["Nghị quyết", "Quyết định"], titles) == 0
    assert in_words_of_one(["Nghị quyết", "Thanh tra"], titles) is None
    assert in_words_of_one(["Công văn"], titles) is None


def test_who_leads_and_who_helps_in_one_column(tmp_path: Path) -> None:
    heading = ("STT", "Nhiệm vụ", "Cơ quan chủ trì, phối hợp", "Thời gian")
    cells = (
        "Phòng Nội vụ chủ trì, phối hợp với Phòng Tư pháp, Công an huyện",
        "Chủ trì: Phòng Nội vụ; Phối hợp: Phòng Tư pháp, Công an huyện",
        "Phòng Nội vụ (chủ trì); Phòng Tư pháp (phối hợp); Công an huyện (phối hợp)",
        "Phòng Nội vụ; Phòng Tư pháp; Công an huyện",
    )
    rows = [(str(number), "Kiểm tra công vụ", cell, "Quý I") for number, cell in enumerate(cells, 1)]
    reading = read_text(tmp_path, table(heading, *rows))
    expected = (["Phòng Nội vụ"], ["Phòng Tư pháp", "Công an huyện"])
    assert [(task.lead, task.support) for task in reading.tasks] == [expected] * 4
    assert list(doubts(reading)) == [("4", "lead")]
