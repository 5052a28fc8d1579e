"""Items of a narrative plan that close with the sentence that gives their work to a unit."""

from datetime import date
from pathlib import Path

import pytest

from domain.plan import PlannedTask
from plans.prose.orders import order_of
from tests.plans.writing import read_text

HEAD = ("KẾ HOẠCH", "Cải cách hành chính năm 2024", "III. NHIỆM VỤ CỤ THỂ", "1. Công tác chỉ đạo, điều hành")


def only_task(tmp_path: Path, line: str) -> PlannedTask:
    (task,) = read_text(tmp_path, "\n".join((*HEAD, f"1.1. {line}"))).tasks
    return task


def test_who_and_when_are_no_part_of_the_title(tmp_path: Path) -> None:
    task = only_task(
        tmp_path,
        "Niêm yết thủ tục mới tại nhà văn hóa các thôn. Giao Văn phòng HĐND và UBND chủ trì, phối hợp với Phòng Kinh "
        "tế, các thôn thực hiện, hoàn thành trước ngày 15/3/2024. Sản phẩm: Biên bản niêm yết.",
    )
    assert task.title == "Niêm yết thủ tục mới tại nhà văn hóa các thôn"
    assert (task.lead, task.support) == (["Văn phòng HĐND và UBND"], ["Phòng Kinh tế", "các thôn"])
    assert (task.due, task.products) == ([date(2024, 3, 14)], ["Biên bản niêm yết"])


@pytest.mark.parametrize(
    ("told", "due", "open_kinds"),
    [
        ("thực hiện định kỳ 6 tháng, năm", [date(2024, 6, 30), date(2024, 12, 31)], []),
        ("thực hiện khi có hồ sơ trễ hẹn", [], ["when"]),
        ("tham mưu UBND xã ban hành trong tháng 4", [date(2024, 4, 30)], []),
        ("thực hiện, ban hành kế hoạch trong quý I, thông báo kết quả trước ngày 01/12/2024",
            [date(2024, 3, 31), date(2024, 11, 30)], []),
        ("thực hiện thường xuyên; báo cáo kết quả trước ngày 25/11/2024", [date(2024, 11, 24)], ["ongoing"]),
        ("thực hiện. Hoàn thành chậm nhất ngày 30/9/2024", [date(2024, 9, 30)], []),
        ("thực hiện, hoàn thành trong quý II/2024 (sau khi có hướng dẫn của tỉnh)", [date(2024, 6, 30)], []),
    ],
)  # fmt: skip
def test_words_of_time_after_the_units(tmp_path: Path, told: str, due: list[date], open_kinds: list[str]) -> None:
    task = only_task(tmp_path, f"Rà soát quy trình nội bộ. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã {told}.")
    assert (task.title, task.lead, task.support) == ("Rà soát quy trình nội bộ", ["Phòng Kinh tế"], ["Công an xã"])
    assert (task.due, task.open) == (due, open_kinds)


@pytest.mark.parametrize(
    "text",
    [
        "Đẩy mạnh tuyên truyền. Giao Phòng Tư pháp chủ trì xây dựng kế hoạch tuyên truyền trước ngày 15/3/2024.",
        "Giao Phòng Nội vụ chủ trì thực hiện trước ngày 30/6.",
        "Rà soát văn bản. Các đơn vị thực hiện nghiêm túc.",
        "Rà soát văn bản. Giao Phòng Tư pháp chủ trì thực hiện, nghiên cứu nhân rộng ra các xã.",
    ],
)
def test_a_sentence_with_work_of_its_own_is_no_mere_order(text: str) -> None:
    assert order_of(text) is None


def test_sentences_that_only_say_how_are_no_part_of_the_title(tmp_path: Path) -> None:
    line = (
        "1.1. Tổ chức kiểm tra công vụ tại các phòng, đơn vị. Sau kiểm tra phải có thông báo kết luận. (Thời gian hoàn "
        "thành: quý II/2024; Cơ quan chủ trì: Thanh tra huyện; Cơ quan phối hợp: Phòng Nội vụ.)"
    )
    reading = read_text(tmp_path, "\n".join((*HEAD, line)))
    (task,) = reading.tasks
    assert task.title == "Tổ chức kiểm tra công vụ tại các phòng, đơn vị"
    assert (task.lead, task.support, task.due) == (["Thanh tra huyện"], ["Phòng Nội vụ"], [date(2024, 6, 30)])
    (told,) = (doubt for doubt in reading.doubts if "chỉ lấy câu đầu" in doubt.why)
    assert told.where == f"Tên việc: {task.code}"


def test_a_bracket_that_breaks_off_behind_a_label(tmp_path: Path) -> None:
    lines = (
        "1.1. Số hóa hồ sơ người có công đang lưu trữ. (Thời gian: quý III; Cơ quan chủ trì: Phòng Nội vụ; Phối hợp:",
        "Văn phòng HĐND và UBND, Công an huyện.)",
        "1.2. Mở lớp tập huấn. (Thời gian: quý IV; Cơ quan chủ trì: Phòng Tư pháp.)",
    )
    first, second = read_text(tmp_path, "\n".join((*HEAD, *lines))).tasks
    assert (first.lead, first.support) == (["Phòng Nội vụ"], ["Văn phòng HĐND và UBND", "Công an huyện"])
    assert second.lead == ["Phòng Tư pháp"]


def test_a_unit_whose_name_was_broken_at_its_dash(tmp_path: Path) -> None:
    lines = ("1.1. Mở lớp tập huấn. Giao Phòng Văn hóa", "- Xã hội chủ trì thực hiện trong tháng 5.")
    (task,) = read_text(tmp_path, "\n".join((*HEAD, *lines))).tasks
    assert (task.lead, task.due) == (["Phòng Văn hóa - Xã hội"], [date(2024, 5, 31)])
