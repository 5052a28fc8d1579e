"""Tables with their columns in any order, under headings in any words, or under none."""

import random
from datetime import date
from pathlib import Path

import pytest

from domain.plan import PlannedTask
from tests.plans.writing import Rows, read_text, table

ROWS = (
    ("1", "Ban hành kế hoạch kiểm tra công vụ", "Kế hoạch", "Phòng Nội vụ", "Phòng Tư pháp; Công an huyện", "Quý I"),
    ("2", "Rà soát thủ tục hành chính đang niêm yết", "Báo cáo", "Văn phòng HĐND và UBND huyện", "", "Trước ngày 15/9"),
    ("3", "Tuyên truyền trên hệ thống truyền thanh", "Tin, bài", "UBND các xã, thị trấn", "Phòng Nội vụ", "Hàng quý"),
)
NAMES = (
    ("STT", "TT", "Số TT"),
    ("Nhiệm vụ", "Tên nhiệm vụ, đề án", "Nội dung công việc", "Đầu việc", "Nội dung, nhiệm vụ cụ thể"),
    ("Sản phẩm", "Kết quả/sản phẩm/sản phẩm đầu ra", "Kết quả đầu ra", "Sản phẩm kiểm chứng"),
    ("Chủ trì", "Cơ quan/đơn vị/bộ phận/cá nhân chủ trì", "Đơn vị thực hiện", "Người phụ trách", "Đơn vị đầu mối"),
    ("Phối hợp", "Cơ quan, đơn vị phối hợp thực hiện", "Bộ phận phối hợp"),
    ("Thời hạn", "Thời gian/thời hạn/tiến độ/hoàn thành", "Hoàn thành", "Thời gian thực hiện", "Tiến độ", "Hạn xong"),
)
OTHERS = (("Ghi chú", "x"), ("Cấp trình", "UBND huyện"), ("Căn cứ", "Nghị quyết"), ("Lãnh đạo phụ trách", "Chủ tịch"))


def facts(tasks: list[PlannedTask]) -> list[object]:
    return [(one.title, one.products, one.lead, one.support, one.due, one.open) for one in tasks]


EXPECTED = [
    ("Ban hành kế hoạch kiểm tra công vụ", ["Kế hoạch"], ["Phòng Nội vụ"], ["Phòng Tư pháp", "Công an huyện"], 1),
    ("Rà soát thủ tục hành chính đang niêm yết", ["Báo cáo"], ["Văn phòng HĐND và UBND huyện"], [], 1),
    ("Tuyên truyền trên hệ thống truyền thanh", ["Tin, bài"], ["UBND các xã, thị trấn"], ["Phòng Nội vụ"], 4),
]


@pytest.mark.parametrize("seed", range(24))
def test_the_same_tasks_whatever_the_order_and_the_words_of_the_columns(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    columns = [(chance.choice(names), *cells) for names, *cells in zip(NAMES, *ROWS, strict=True)]
    columns += [(name, *[cell] * len(ROWS)) for name, cell in chance.sample(OTHERS, chance.randrange(3))]
    number, *rest = columns
    chance.shuffle(rest)
    kept = [number, *rest] if chance.random() < 0.7 else rest
    reading = read_text(tmp_path, table(*zip(*kept, strict=True)))
    found = [(one.title, one.products, one.lead, one.support, len(one.due)) for one in reading.tasks]
    assert found == EXPECTED


def test_a_wrong_heading_is_put_right_by_the_cells(tmp_path: Path) -> None:
    heading = ("STT", "Nhiệm vụ", "Thời gian", "Chủ trì", "Sản phẩm")
    rows = [(number, title, lead, due, product) for number, title, product, lead, _, due in ROWS]
    right = read_text(tmp_path, table(("STT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Sản phẩm"), *rows))
    assert facts(read_text(tmp_path, table(heading, *rows)).tasks) == facts(right.tasks)


def test_a_heading_that_says_nothing_and_none_at_all(tmp_path: Path) -> None:
    odd = ("", "Việc cần làm", "Giấy tờ", "Ai", "Cùng ai", "Khi nào")
    for rows in ((odd, *ROWS), ROWS):
        found = read_text(tmp_path, table(*rows)).tasks
        assert [(one.lead, len(one.due)) for one in found] == [(lead, due) for *_, lead, _, due in EXPECTED]


X = "x"
QUARTERS = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Quý I", "Quý II", "Quý III", "Quý IV")


@pytest.mark.parametrize(
    ("marks", "due"),
    [
        (("x", "", "", ""), [date(2024, 3, 31)]),
        (("", "X", "", "X"), [date(2024, 6, 30), date(2024, 12, 31)]),
        (("x", "x", "x", "x"), [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]),
        (("", "15/5", "", ""), [date(2024, 5, 15)]),
    ],
)
def test_quarters_that_are_marked(tmp_path: Path, marks: tuple[str, ...], due: list[date]) -> None:
    (task,) = read_text(tmp_path, table(QUARTERS, ("1", "Rà soát", "Phòng Tư pháp", *marks))).tasks
    assert (task.due, task.lead) == (due, ["Phòng Tư pháp"])


def test_months_that_are_marked(tmp_path: Path) -> None:
    heading = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện (tháng)")
    months = ("", "", "", *map(str, range(1, 13)))
    rows = [
        ("1", "Rà soát", "Phòng Tư pháp", "", "", X, X),
        ("2", "Báo cáo", "Phòng Nội vụ", *[""] * 5, X, *[""] * 5, X),
        ("3", "Tuyên truyền", "Phòng Nội vụ", *[X] * 12),
    ]
    first, second, third = read_text(tmp_path, table(heading, months, *rows)).tasks
    assert first.due == [date(2024, 4, 30)]
    assert second.due == [date(2024, 6, 30), date(2024, 12, 31)]
    assert len(third.due) == 12


def test_beginning_and_end_in_their_own_columns(tmp_path: Path) -> None:
    heading = ("TT", "Nhiệm vụ", "Phân công thực hiện", "", "Thời gian", "")
    below = ("", "", "Chủ trì", "Phối hợp", "Bắt đầu", "Kết thúc")
    rows = [("1", "Rà soát", "Phòng Tư pháp", "Phòng Nội vụ", "Tháng 1", "20/6/2024"), ("2", "Sơ kết", "Phòng Nội vụ")]
    first, second = read_text(tmp_path, table(heading, below, *rows)).tasks
    assert (first.lead, first.support, first.due) == (["Phòng Tư pháp"], ["Phòng Nội vụ"], [date(2024, 6, 20)])
    assert (second.lead, second.due) == (["Phòng Nội vụ"], [])


HEADING = ("STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
TASKS = table(HEADING, *ROWS)


@pytest.mark.parametrize(
    "other",
    [
        (
            ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Thư điện tử"),
            ("1", "Lê Văn Sơn", "Trưởng phòng", "Phòng Nội vụ", "0900000001", "son@example.vn"),
            ("2", "Trần Thị Hà", "Chuyên viên", "Phòng Tư pháp", "0900000002", "ha@example.vn"),
        ),
        (
            ("STT", "Tên văn bản", "Cơ quan ban hành", "Ngày ban hành"),
            ("1", "Nghị quyết về cải cách", "HĐND tỉnh", "15/7/2021"),
            ("2", "Kế hoạch cải cách", "UBND tỉnh", "20/12/2023"),
        ),
        (
            ("STT", "Nội dung chi", "Đơn vị tính", "Số lượng", "Thành tiền", "Ghi chú"),
            ("1", "Tập huấn", "lớp", "2", "20.000.000", ""),
            ("2", "In tờ rơi", "tờ", "1.000", "5.000.000", ""),
        ),
        (
            ("STT", "Nội dung", "Kết quả năm 2022", "Kết quả năm 2023", "So với năm trước"),
            ("1", "Tỷ lệ hồ sơ đúng hạn", "95%", "97%", "Tăng"),
            ("2", "Số cuộc kiểm tra", "5", "6", "Tăng"),
        ),
        (
            ("STT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian hoàn thành", "Kết quả thực hiện năm 2023", "Đánh giá"),
            ("1", "Ban hành kế hoạch kiểm tra", "Phòng Nội vụ", "Quý I/2023", "Đã ban hành", "Hoàn thành"),
            ("2", "Kiểm tra công vụ các xã", "Phòng Nội vụ", "Quý II/2023", "05 đơn vị", "Hoàn thành"),
        ),
        (
            ("STT", "Tên thủ tục hành chính", "Thời gian giải quyết", "Cơ quan thực hiện"),
            ("1", "Đăng ký khai sinh có yếu tố nước ngoài", "Trong ngày", "UBND xã"),
            ("2", "Chứng thực bản sao từ bản chính", "Trong ngày", "UBND xã"),
        ),
        (
            ("Thời gian", "Nội dung", "Thành phần tham dự", "Địa điểm"),
            ("8 giờ ngày 12/3", "Họp giao ban đầu tuần", "Các phòng", "Hội trường"),
            ("14 giờ ngày 13/3", "Hội nghị sơ kết quý", "Các phòng", "Hội trường"),
        ),
        (("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Như trên;", "CHỦ TỊCH"), ("- Lưu: VT.", "Lê Văn Sơn")),
    ],
)
def test_tables_that_list_no_tasks_are_left_alone(tmp_path: Path, other: Rows) -> None:
    alone = read_text(tmp_path, TASKS).tasks
    assert len(alone) == 3
    assert read_text(tmp_path, TASKS, "Biểu kèm theo", table(*other)).tasks == alone
    assert facts(read_text(tmp_path, table(*other), "Nhiệm vụ", TASKS).tasks) == facts(alone)


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("I. CẢI CÁCH THỂ CHẾ", "II. CẢI CÁCH THỦ TỤC"), ["I.1", "I.2", "I.3", "II.1", "II.2", "II.3"]),
        (("Cải cách thể chế", "Cải cách thủ tục"), ["I.1", "I.2", "I.3", "II.1", "II.2", "II.3"]),
        (("1. Cải cách thể chế", "2. Cải cách thủ tục"), ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]),
        (("Phụ lục I\nThể chế", "Phụ lục II\nThủ tục"), ["I.1", "I.2", "I.3", "II.1", "II.2", "II.3"]),
    ],
)
def test_a_table_for_each_field_with_its_name_above(tmp_path: Path, names: tuple[str, str], codes: list[str]) -> None:
    reading = read_text(tmp_path, names[0], TASKS, names[1], TASKS)
    assert [task.code for task in reading.tasks] == codes
    assert {task.section for task in reading.tasks[3:]} != {task.section for task in reading.tasks[:3]}
    assert all(task.section for task in reading.tasks)


def test_tables_of_two_fields_with_other_columns(tmp_path: Path) -> None:
    second = table(("STT", "Nội dung", "Đơn vị thực hiện", "Thời gian"), ("1", "Công khai", "Phòng Nội vụ", "Quý II"))
    reading = read_text(tmp_path, "I. THỂ CHẾ", TASKS, "II. THỦ TỤC", second)
    assert [(task.code, task.section) for task in reading.tasks[2:]] == [("I.3", "THỂ CHẾ"), ("II.1", "THỦ TỤC")]


def test_the_name_of_the_only_table_is_no_section(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "II. NHIỆM VỤ TRỌNG TÂM", TASKS)
    assert [(task.code, task.section) for task in reading.tasks] == [("1", None), ("2", None), ("3", None)]


def test_every_doubt_about_a_task_names_its_code_and_field(tmp_path: Path) -> None:
    rows = [*ROWS, ("3", "Sơ kết", "", "", "", "Quý 7"), ("4", "Tổng kết", "Báo cáo", "", "", "")]
    reading = read_text(tmp_path, table(HEADING, *rows))
    codes = {task.code for task in reading.tasks}
    fields = {(doubt.code, doubt.field) for doubt in reading.doubts if doubt.where.startswith(tuple(codes))}
    assert {("3b", "code"), ("3b", "lead"), ("3b", "due"), ("4", "lead"), ("4", "due")} <= fields
    assert all(code in codes and field for code, field in fields)


@pytest.mark.parametrize("sign", ["nt", "-nt-", "Như trên", '"', "//"])
def test_a_sign_that_repeats_the_cell_above(tmp_path: Path, sign: str) -> None:
    heading = ("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")
    rows = [("1", "Rà soát", "Phòng Tư pháp", "Quý II"), ("2", "Sơ kết", sign, sign)]
    first, second = read_text(tmp_path, table(heading, *rows)).tasks
    assert (second.lead, second.due) == (first.lead, first.due) == (["Phòng Tư pháp"], [date(2024, 6, 30)])


def test_notes_and_signatures_under_the_rows_are_no_tasks(tmp_path: Path) -> None:
    foot = [("Ghi chú: các đơn vị chủ động triển khai.",), ("", "Người lập biểu", "", "TM. ỦY BAN NHÂN DÂN")]
    assert [task.code for task in read_text(tmp_path, table(HEADING, *ROWS, *foot)).tasks] == ["1", "2", "3"]


def test_rows_under_a_goal_whose_number_counts_goals(tmp_path: Path) -> None:
    heading = ("STT", "Mục tiêu", "Hoạt động", "Chủ trì", "Thời gian")
    rows = [
        ("I", "CẢI CÁCH THỂ CHẾ"),
        ("1", "Văn bản đúng hạn", "Ban hành kế hoạch", "Phòng Tư pháp", "Quý I"),
        ("", "", "Lấy ý kiến", "Phòng Tư pháp", "Quý II"),
        ("2", "Rà soát đủ", "Rà soát", "Phòng Tư pháp", "Quý III"),
    ]
    reading = read_text(tmp_path, table(heading, *rows))
    assert [task.code for task in reading.tasks] == ["I.1-1", "I.1-2", "I.2"]
    assert [task.objective for task in reading.tasks] == ["Văn bản đúng hạn", "Văn bản đúng hạn", "Rà soát đủ"]


def test_bullets_under_numbered_rows_without_a_column_of_numbers(tmp_path: Path) -> None:
    heading = ("Nội dung", "Đơn vị thực hiện", "Thời gian hoàn thành")
    rows = [
        ("1. Công tác chỉ đạo",),
        ("- Ban hành kế hoạch", "Phòng Nội vụ", "Quý I"),
        ("- Sơ kết", "Phòng Nội vụ", "Tháng 6"),
        ("2. Thể chế",),
        ("- Rà soát", "Phòng Tư pháp", "Quý III"),
    ]
    tasks = read_text(tmp_path, table(heading, *rows)).tasks
    assert [(task.code, task.title, task.section) for task in tasks] == [
        ("1-1", "Ban hành kế hoạch", "Công tác chỉ đạo"),
        ("1-2", "Sơ kết", "Công tác chỉ đạo"),
        ("2-1", "Rà soát", "Thể chế"),
    ]


def test_a_table_grouped_by_unit_has_its_leads_above_the_rows(tmp_path: Path) -> None:
    rows = table(
        ("STT", "Nhiệm vụ", "Sản phẩm", "Phối hợp", "Hạn hoàn thành"),
        ("Phòng Kinh tế",),
        ("1", "Kiểm kê đất công", "Biên bản", "Công an huyện", "Quý I"),
        ("2", "Sửa chữa trụ sở", "Hồ sơ", "", "Quý II"),
        ("Các xã, thị trấn",),
        ("3", "Niêm yết thủ tục", "Biên bản", "", "Quý III"),
        ("Tổ chức bộ máy",),
        ("4", "Sắp xếp đơn vị sự nghiệp", "Đề án", "Phòng Nội vụ", "Quý IV"),
    )
    reading = read_text(tmp_path, rows)
    leads = {one.code: one.lead for one in reading.tasks}
    assert list(leads.values()) == [["Phòng Kinh tế"], ["Phòng Kinh tế"], ["Các xã, thị trấn"], []]
    assert [one.section for one in reading.tasks][-1] == "Tổ chức bộ máy"
    (doubt,) = [one for one in reading.doubts if one.field == "lead"]
    assert doubt.code == list(leads)[-1], "only the row under a field has nobody"
