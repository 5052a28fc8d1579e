"""Tables of a PDF: cells out of ruled lines, words out of letters, rows and cells that run over the end of a page."""

from collections.abc import Sequence
from pathlib import Path

from domain.plan import PlannedTask, PlanReading
from plans import read
from plans.blocks import Document, Paragraph, Table
from plans.pdf.document import pdf_document
from tests.plans.pdf_drawing import LANDSCAPE, Paper, Rows, pdf_of, save

HEADING = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
WIDTHS = (40, 210, 130, 130, 130, 120)


def blocks(*pages: Paper) -> Document:
    return pdf_document(pdf_of(pages), lambda done, of: None)


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[" / ".join(cell.lines) for cell in row] for row in table.rows]


def plan_of(tmp_path: Path, *pieces: Rows, widths: Sequence[float] = WIDTHS) -> PlanReading:
    """A plan with its head on one page and each piece of its table on a page of its own."""
    head = Paper()
    head.write_lines(85, 90, ["Số: 15/KH-UBND", "Lâm Thượng, ngày 09 tháng 02 năm 2024", "KẾ HOẠCH"])
    head.write_lines(85, 150, ["Cải cách hành chính năm 2024 của xã Lâm Thượng"])
    pages = [head]
    for piece in pieces:
        page = Paper(LANDSCAPE)
        page.table(40, 60, widths, piece)
        pages.append(page)
    return read(save(tmp_path / "ke-hoach.pdf", pages))


def task(reading: PlanReading, code: str) -> PlannedTask:
    return next(task for task in reading.tasks if task.code == code)


def test_lines_that_only_ran_out_of_room_are_one_and_items_stay_apart() -> None:
    page = Paper(LANDSCAPE)
    rows = [
        ("1", "Rà soát văn bản của Hội đồng nhân dân và Ủy ban nhân dân xã", "- Kế hoạch rà soát văn bản\n- Báo cáo"),
        ("2", "Niêm yết thủ tục", "Danh mục\nBáo cáo"),
    ]
    page.table(40, 60, (40, 200, 140), rows)
    (table,) = blocks(page).blocks
    assert cells(table) == [
        ["1", "Rà soát văn bản của Hội đồng nhân dân và Ủy ban nhân dân xã", "- Kế hoạch rà soát văn bản / - Báo cáo"],
        ["2", "Niêm yết thủ tục", "Danh mục / Báo cáo"],
    ]


def test_a_dash_between_two_words_is_no_item_though_it_opens_a_line() -> None:
    page = Paper(LANDSCAPE)
    page.table(40, 60, (40, 6 * 13 + 11), [("1", "Phòng Văn hóa - Thông tin"), ("2", "Ban Quản lý\n- Kế hoạch")])
    (table,) = blocks(page).blocks
    assert cells(table) == [["1", "Phòng Văn hóa - Thông tin"], ["2", "Ban Quản lý / - Kế hoạch"]]


def test_a_number_too_long_for_its_cell_is_made_whole() -> None:
    page = Paper(LANDSCAPE)
    page.table(40, 60, (40, 6 * 9 + 11), [("1", "trước\n20/10/202\n4; sau đó"), ("2", "văn bản\n12/2024/N\nĐ-CP")])
    (table,) = blocks(page).blocks
    assert cells(table) == [["1", "trước 20/10/2024; sau đó"], ["2", "văn bản 12/2024/NĐ-CP"]]


def test_cells_merged_downwards_and_sideways_are_told_as_word_tells_them() -> None:
    page = Paper(LANDSCAPE)
    rows = [("1", "Việc một", "Phòng Nội vụ"), ("2", "Việc hai", "^"), ("II", "CẢI CÁCH THỂ CHẾ", "<")]
    page.table(40, 60, (40, 150, 120), rows)
    (table,) = blocks(page).blocks
    assert isinstance(table, Table)
    assert (table.rows[0][2].lines, table.rows[1][2].lines, table.rows[1][2].below) == (("Phòng Nội vụ",), (), True)
    assert table.rows[2][1].span == 2
    assert table.place == "trang 1"


def test_a_unit_written_once_for_two_rows_leads_both(tmp_path: Path) -> None:
    reading = plan_of(
        tmp_path,
        [
            HEADING,
            ("1", "Soạn kế hoạch tuyên truyền", "Kế hoạch", "Công chức Tư pháp", "Các thôn", "Tháng 02/2024"),
            ("2", "Tổ chức tuyên truyền ở các thôn", "Báo cáo", "^", "Các thôn", "Quý II/2024"),
        ],
    )
    assert [task.lead for task in reading.tasks] == [["Công chức Tư pháp"]] * 2


def test_a_heading_of_two_lines_is_read_and_not_taken_for_a_task_on_the_next_page(tmp_path: Path) -> None:
    heading = [
        ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan thực hiện", "<", "Thời gian"),
        ("^", "^", "^", "Chủ trì", "Phối hợp", "^"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
    ]
    first = ("1", "Rà soát văn bản", "Báo cáo", "Công chức Tư pháp", "Các thôn", "Tháng 3/2024")
    second = ("2", "Chấm điểm chỉ số", "Bảng điểm", "Văn phòng", "Các thôn", "Tháng 11/2024")
    reading = plan_of(tmp_path, [*heading, first], [*heading, second])
    assert [(task.code, task.lead) for task in reading.tasks] == [("1", ["Công chức Tư pháp"]), ("2", ["Văn phòng"])]
    assert task(reading, "2").support == ["Các thôn"]


def test_a_row_broken_by_the_end_of_a_page_is_one_task_though_its_rest_begins_with_a_capital(tmp_path: Path) -> None:
    first = ("1", "Kiểm tra việc niêm yết thủ tục ở Bộ phận", "Báo cáo kiểm tra", "Văn phòng", "Các thôn", "Quý I/2024")
    rest = ("", "Tiếp nhận và trả kết quả của xã", "", "", "", "")
    second = ("2", "Chấm điểm", "Bảng điểm", "Văn phòng", "Các thôn", "Tháng 11/2024")
    reading = plan_of(tmp_path, [HEADING, first], [rest, second])
    assert [task.code for task in reading.tasks] == ["1", "2"]
    assert task(reading, "1").title == "Kiểm tra việc niêm yết thủ tục ở Bộ phận Tiếp nhận và trả kết quả của xã"


def test_a_row_that_fills_a_whole_page_and_more_is_one_task(tmp_path: Path) -> None:
    first = ("1", "Kiểm tra, rà soát và công khai mọi thủ tục,", "Báo cáo", "Văn phòng", "Các thôn", "Quý I/2024")
    rest = ("", "hồ sơ, quy trình, biểu mẫu thuộc thẩm quyền,", "", "", "", "")
    last = ("", "phạm vi quản lý của xã", "", "", "", "")
    second = ("2", "Chấm điểm", "Bảng điểm", "Văn phòng", "Các thôn", "Tháng 11/2024")
    reading = plan_of(tmp_path, [HEADING, first], [HEADING, rest], [HEADING, last, second])
    assert [task.code for task in reading.tasks] == ["1", "2"]
    assert task(reading, "1").title == f"{first[1]} {rest[1]} {last[1]}"


def test_a_cell_merged_over_the_end_of_a_page_goes_on(tmp_path: Path) -> None:
    first = ("1", "Soạn quy chế", "Quy chế", "Công chức Tư pháp", "Các thôn", "Tháng 02/2024")
    second = ("2", "Lấy ý kiến", "Tờ trình", "^", "Các thôn", "Tháng 3/2024")
    third = ("3", "Ban hành quy chế", "Quyết định", "", "Các thôn", "Tháng 4/2024")
    reading = plan_of(tmp_path, [HEADING, first, second], [third])
    assert task(reading, "3").lead == ["Công chức Tư pháp"]


def test_a_page_on_which_the_heading_stands_again_below_the_first_rows(tmp_path: Path) -> None:
    rows = [
        (str(number), f"Việc thứ {number}", "Báo cáo", "Văn phòng", "Các thôn", f"Tháng {number}/2024")
        for number in range(1, 6)
    ]
    reading = plan_of(tmp_path, [HEADING, *rows[:2]], [rows[2], HEADING, *rows[3:]])
    assert [task.code for task in reading.tasks] == ["1", "2", "3", "4", "5"]


def test_borders_that_are_thin_boxes_and_left_out_at_the_sides() -> None:
    page = Paper()
    page.table(60, 60, (100, 200), [("1", "Việc một"), ("2", "Việc hai")])
    inner = [stroke for stroke in page.strokes if " l S" not in stroke or not stroke.startswith(("60.00", "360.00"))]
    page.strokes = [stroke for stroke in inner if "BT" in stroke]
    for y in (60, 78.4, 96.8):
        page.strokes.append(f"60 {842 - y} 300 0.5 re f")
    page.strokes.append(f"160 {842 - 96.8} 0.5 36.8 re f")
    (table,) = blocks(page).blocks
    assert cells(table) == [["1", "Việc một"], ["2", "Việc hai"]]


def test_a_frame_or_a_line_under_words_is_no_table() -> None:
    page = Paper()
    page.write(85, 90, "KẾ HOẠCH")
    page.rule(85, 93, 140, 93)
    page.rule(30, 30, 560, 30)
    page.rule(30, 800, 560, 800)
    page.rule(30, 30, 30, 800)
    page.rule(560, 30, 560, 800)
    assert blocks(page).blocks == [Paragraph("KẾ HOẠCH")]


def test_pages_that_lie_on_their_side() -> None:
    turned = Paper(turn=90)
    turned.write_upwards(100, 700, "- Trang nằm ngang,")
    turned.write_upwards(120, 700, "vẫn đọc được;")
    by_itself = Paper()
    by_itself.write_upwards(100, 700, "- Chữ viết dọc,")
    by_itself.write_upwards(120, 700, "trang không xoay.")
    texts = [block.text for block in blocks(turned, by_itself).blocks if isinstance(block, Paragraph)]
    assert texts == ["- Trang nằm ngang, vẫn đọc được;", "- Chữ viết dọc, trang không xoay."]


def test_the_columns_of_the_table_on_the_page_before_are_no_columns_of_another(tmp_path: Path) -> None:
    head, goals, work = Paper(), Paper(LANDSCAPE), Paper(LANDSCAPE)
    head.write_lines(85, 90, ["KẾ HOẠCH", "Cải cách hành chính năm 2024 của xã Lâm Thượng"])
    goals.table(
        40, 60, (152,) * 5, [("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2024", "Theo dõi"), ("1", "Hồ sơ", "%", "90", "VP")]
    )
    rows = [HEADING, ("1", "Rà soát văn bản", "Danh mục", "Tư pháp - Hộ tịch", "Các thôn", "Quý II")]
    work.table(40, 60, (760 / 6,) * 6, rows)
    reading = read(save(tmp_path / "ke-hoach.pdf", [head, goals, work]))
    (only,) = reading.tasks
    assert (only.title, only.lead, only.support) == ("Rà soát văn bản", ["Tư pháp - Hộ tịch"], ["Các thôn"])
    assert [target.value for target in reading.targets] == [90.0]
