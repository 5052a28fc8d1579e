"""Columns that hold products and deadlines together, and deadlines written over columns of months."""

from datetime import date
from pathlib import Path

import pytest

from plans.tables.both import holds_both, parted
from tests.plans.writing import by_code, read_text, table


@pytest.mark.parametrize(
    ("cell", "products", "times"),
    [
        ("Kế hoạch, trước ngày 10/01", ["Kế hoạch"], ["trước ngày 10/01"]),
        ("Kế hoạch Tháng 02/2023", ["Kế hoạch"], ["Tháng 02/2023"]),
        ("Kế hoạch (trước ngày 28/02) Báo cáo (quý IV)", ["Kế hoạch", "Báo cáo"], ["trước ngày 28/02", "quý IV"]),
        ("Tin, bài, hằng tháng", ["Tin, bài"], ["hằng tháng"]),
        ("Bản tin Thường xuyên", ["Bản tin"], ["Thường xuyên"]),
        ("Quyết định, theo Kế hoạch của tỉnh", ["Quyết định"], ["theo Kế hoạch của tỉnh"]),
        ("Quý II và quý IV", [], ["Quý II và quý IV"]),
        ("Báo cáo kết quả, hạn 15/12", ["Báo cáo kết quả"], ["hạn 15/12"]),
        ("Danh mục", ["Danh mục"], []),
    ],
)
def test_products_and_times(cell: str, products: list[str], times: list[str]) -> None:
    assert parted([cell]) == (products, times)


def test_the_heading_says_so() -> None:
    assert holds_both("Tiến độ, sản phẩm")
    assert not holds_both("Thời gian hoàn thành")


def test_a_table_with_one_column_for_both(tmp_path: Path) -> None:
    rows = table(
        ("TT", "Nội dung, nhiệm vụ", "Đơn vị thực hiện", "Tiến độ, sản phẩm"),
        ("1", "Ban hành kế hoạch rà soát", "Chủ trì: Phòng Tư pháp; Phối hợp: Các xã", "Kế hoạch, trước ngày 15/3"),
        ("2", "Kiểm tra công vụ", "Chủ trì: Thanh tra huyện", "Kế hoạch (quý I) Báo cáo (tháng 12)"),
    )
    first, second = by_code(read_text(tmp_path, rows).tasks).values()
    assert (first.products, first.due) == (["Kế hoạch"], [date(2024, 3, 14)])
    assert (first.lead, first.support) == (["Phòng Tư pháp"], ["Các xã"])
    assert [(one.product, one.due) for one in second.milestones] == [
        ("Kế hoạch", date(2024, 3, 31)),
        ("Báo cáo", date(2024, 12, 31)),
    ]


def test_words_over_the_months_instead_of_marks(tmp_path: Path) -> None:
    months = tuple(f"T{month}" for month in range(1, 13))
    rows = table(
        ("TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Tháng hoàn thành"),
        ("", "", "", "", *months),
        ("1", "Khảo sát người dân", "Văn phòng", "Báo cáo", "", "", "", "", "x", "", "", "", "", "", "x", ""),
        ("2", "Rà soát văn bản mới", "Tư pháp", "Danh mục", "", "", "x"),
        ("3", "Xin lỗi khi trễ hẹn", "Văn phòng", "Thư xin lỗi", "Khi có hồ sơ trễ hẹn"),
        ("4", "Hướng dẫn người dân", "Đoàn Thanh niên", "Báo cáo", "Thường xuyên trong năm"),
    )
    tasks = by_code(read_text(tmp_path, rows).tasks)
    assert tasks["1"].due == [date(2024, 5, 31), date(2024, 11, 30)]
    assert (tasks["3"].due, tasks["3"].open) == ([], ["when"])
    assert (tasks["4"].due, tasks["4"].open) == ([], ["ongoing"])


def test_marks_over_months_go_on_over_the_page(tmp_path: Path) -> None:
    months = tuple(f"T{month}" for month in range(1, 13))
    head = (("TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Tháng hoàn thành"), ("", "", "", "", *months))
    first = table(*head, ("1", "Khảo sát người dân", "Phòng Nội vụ", "Báo cáo", "", "", "x"))
    rest = ("2", "Kiện toàn ban chỉ đạo", "Phòng Nội vụ", "Quyết định", "x", *[""] * 11)
    second = table(rest, ("3", "Công khai dự toán", "Phòng Kinh tế", "Quyết định", "x", *[""] * 5, "x", *[""] * 5))
    tasks = by_code(read_text(tmp_path, first, second).tasks)
    assert list(tasks) == ["1", "2", "3"]
    assert tasks["3"].due == [date(2024, 1, 31), date(2024, 7, 31)]


def test_a_heading_with_a_column_more_opens_a_table_of_its_own(tmp_path: Path) -> None:
    first = table(
        ("STT", "Nội dung", "Phân công", "", "Kết quả", "Thời gian", "Ghi chú"),
        ("", "", "Chủ trì", "Phối hợp", "", "", ""),
        ("1", "Ban hành quy chế", "Văn phòng", "", "Quy chế", "Quý I", "gửi qua mạng"),
    )
    second = table(
        ("STT", "Nội dung", "Phân công", "", "Kết quả", "Thời gian", "Kinh phí (triệu đồng)", "Ghi chú"),
        ("", "", "Chủ trì", "Phối hợp", "", "", "", ""),
        ("2", "Ra quân làm thủy lợi", "Địa chính", "Các thôn", "Báo cáo", "Quý II", "15", ""),
    )
    tasks = by_code(read_text(tmp_path, first, second).tasks)
    assert list(tasks) == ["1", "2"]
    assert (tasks["1"].budget, tasks["2"].budget) == (None, 15_000_000)
