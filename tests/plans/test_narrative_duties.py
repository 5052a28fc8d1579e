"""Narrative plans whose work is listed unit by unit, while the fields only give directions; items with label lines."""

from datetime import date
from pathlib import Path

from tests.plans.writing import by_code, read_text

FIELDS = (
    "III. NHIỆM VỤ, GIẢI PHÁP",
    "1. Cải cách thể chế",
    "- Nâng cao chất lượng xây dựng, kiểm tra, rà soát văn bản quy phạm pháp luật.",
    "2. Cải cách thủ tục hành chính",
    "- Kiểm soát chặt chẽ việc giải quyết thủ tục hành chính.",
)
DUTIES = (
    "IV. PHÂN CÔNG NHIỆM VỤ",
    "1. Phòng Nội vụ",
    "- Là cơ quan thường trực; hướng dẫn, đôn đốc các đơn vị thực hiện.",
    "- Trình ban hành Kế hoạch tuyên truyền, chậm nhất ngày 20/02/2024.",
    "- Mở hai lớp bồi dưỡng cho công chức Bộ phận Một cửa vào tháng 6 - 7.",
    "- Trình ký báo cáo cải cách hành chính năm 2024 gửi Sở Nội vụ trước ngày 30/11/2024.",
    "2. Phòng Tư pháp",
    "- Công bố danh mục văn bản hết hiệu lực trước 01/02/2024.",
    "- Thẩm định dự thảo văn bản khi có đề nghị của cơ quan soạn thảo.",
    "- Báo cáo việc thực hiện kiến nghị của Thanh tra 6 tháng và năm.",
)


def test_what_has_a_time_is_a_task_and_directions_are_none(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "\n".join((*FIELDS, *DUTIES)))
    tasks = by_code(reading.tasks)
    assert list(tasks) == ["IV.1-2", "IV.1-3", "IV.1-4", "IV.2-1", "IV.2-2", "IV.2-3"]
    assert {task.lead[0] for task in reading.tasks} == {"Phòng Nội vụ", "Phòng Tư pháp"}
    assert tasks["IV.1-3"].due == [date(2024, 7, 31)]
    assert tasks["IV.1-4"].due == [date(2024, 11, 29)]
    assert (tasks["IV.2-2"].due, tasks["IV.2-2"].open) == ([], ["when"])
    assert tasks["IV.2-3"].due == [date(2024, 6, 30), date(2024, 12, 31)]
    (left,) = (doubt for doubt in reading.doubts if "trách nhiệm chung" in doubt.why)
    assert "Là cơ quan thường trực" in left.read
    (directions,) = (doubt for doubt in reading.doubts if "phương hướng" in doubt.why)
    assert directions.where == "Mục III.1 (Cải cách thể chế), Mục III.2 (Cải cách thủ tục hành chính)"
    assert "Kiểm soát chặt chẽ" in directions.read


def test_fields_with_more_items_than_dated_duties_stay_the_work(tmp_path: Path) -> None:
    items = tuple(f"- Rà soát, công bố nhóm thủ tục thứ {number} trên Cổng dịch vụ công." for number in range(1, 5))
    reading = read_text(tmp_path, "\n".join((*FIELDS, *items, *DUTIES[:4])))
    titles = [task.title for task in reading.tasks]
    assert titles[0].startswith("Nâng cao chất lượng xây dựng")
    assert sum(title.startswith("Rà soát, công bố nhóm") for title in titles) == len(items)
    assert any(title.startswith("Trình ban hành Kế hoạch tuyên truyền") for title in titles)


def test_a_goal_among_the_labels_of_an_item_is_no_task(tmp_path: Path) -> None:
    lines = (
        "II. NHIỆM VỤ",
        "1. Rà soát, đơn giản hóa thủ tục",
        "a) Mục tiêu: Cắt giảm thời gian giải quyết của 12 thủ tục.",
        "b) Đơn vị chủ trì: Văn phòng HĐND và UBND huyện",
        "c) Thời gian thực hiện: Trước ngày 01/9/2024",
        "2. Số hóa hồ sơ còn hiệu lực",
        "a) Đơn vị chủ trì: Phòng Tư pháp",
        "b) Thời gian thực hiện: Quý II/2024",
    )
    tasks = by_code(read_text(tmp_path, "\n".join(lines)).tasks)
    assert tasks.keys() == {"II.1", "II.2"}
    assert (tasks["II.1"].title, tasks["II.1"].due) == ("Rà soát, đơn giản hóa thủ tục", [date(2024, 8, 31)])
    assert tasks["II.1"].lead == ["Văn phòng HĐND và UBND huyện"]
