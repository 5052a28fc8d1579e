"""Numbers to reach, as plans put them into words."""

from datetime import date

import pytest

from domain.plan import Period, PlannedCriterion, PlannedTask
from plans.goals.targets import targets_of
from plans.prose.body import passages_of


def numbers(*lines: str) -> list[tuple[float, str, str]]:
    return [(found.value, found.unit, found.comparison) for found in targets_of(passages_of(lines), [])]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- 100% thủ tục được công khai.", [(100, "%", "=")]),
        ("- Mức độ hài lòng đạt trên 90%; hồ sơ trễ hạn dưới 1,5%.", [(90, "%", ">"), (1.5, "%", "<")]),
        ("- Tối thiểu 30% số cơ quan được kiểm tra.", [(30, "%", ">=")]),
        ("- Kiểm tra từ 30% trở lên.", [(30, "%", ">=")]),
        ("- Phấn đấu đạt từ 95% - 100% hồ sơ đúng hạn.", [(95, "%", ">=")]),
        ("- Từ 80 % đến 100% người dân hài lòng.", [(80, "%", ">=")]),
        ("- 40% hồ sơ cấp huyện và 30% hồ sơ cấp xã.", [(40, "%", "="), (30, "%", "=")]),
        ("- Không quá 5% hồ sơ trễ hạn.", [(5, "%", "<=")]),
        ("- Tổ chức ít nhất 02 hội nghị đối thoại.", [(2, "hội nghị", ">=")]),
        ("- Hồ sơ trực tuyến đạt tối thiểu 6O%.", [(60, "%", ">=")]),
        ("- Hoàn thành trước ngày 10/3.", []),
    ],
)
def test_one_line(line: str, expected: list[tuple[float, str, str]]) -> None:
    assert numbers("a) Chỉ tiêu", line) == expected


def test_only_under_a_heading_of_targets_and_with_its_field() -> None:
    lines = ("1. Cải cách thể chế", "a) Chỉ tiêu", "- 100% văn bản đúng hạn.", "b) Nhiệm vụ", "- Rà soát 50% văn bản.")
    (only,) = targets_of(passages_of(lines), [])
    assert (only.section, only.value) == ("Cải cách thể chế", 100)


def test_where_the_body_has_none_the_titles_of_tasks_are_asked() -> None:
    task = PlannedTask(code="II.2", section="TTHC", title="Niêm yết 100% TTHC")
    (only,) = targets_of(passages_of(["Thực hiện các nhiệm vụ."]), [task])
    assert (only.section, only.text, only.value) == ("TTHC", "Niêm yết 100% TTHC", 100)


Y = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))


def days(*lines: str) -> list[date | None]:
    return [found.by for found in targets_of(passages_of(lines), [], Y)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Tối thiểu 02 sáng kiến và 100% hồ sơ đúng hạn.", [(2, "sáng kiến", ">="), (100, "%", "=")]),
        ("- Tối thiểu 20%, 15% hồ sơ của hai cấp.", [(20, "%", ">="), (15, "%", ">=")]),
        ("- Chỉ số xếp thứ 3 trở lên trong tỉnh.", [(3, "hạng", "<=")]),
        ("- Chỉ số đạt 85 điểm trở lên.", [(85, "điểm", ">=")]),
        ("- Tăng tỷ lệ trực tuyến từ 45% lên 60%.", [(60, "%", "=")]),
        ("- Năm 2023 đã đạt 95%; năm 2024 đạt 98%.", [(98, "%", "=")]),
        ("- Thực hiện Nghị định số 30c/NQ-CP, 90-95% hồ sơ đúng hạn.", [(90, "%", ">=")]),
        ("- Thu ngân sách đạt 1.250 tỷ đồng.", [(1250, "tỷ đồng", "=")]),
        ("- Kiểm tra ít nhất 02 lần/năm.", [(2, "lần/năm", ">=")]),
        ("- Dịch vụ công mức độ 3, 4 trong 03 ngày làm việc.", []),
    ],
)
def test_units_and_what_is_no_target(line: str, expected: list[tuple[float, str, str]]) -> None:
    assert numbers("a) Chỉ tiêu", line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Đến hết năm 2025 đạt 80% hồ sơ.", [date(2025, 12, 31)]),
        ("- Đến cuối năm đạt 50%; đến năm 2030 đạt 100%.", [date(2024, 12, 31), date(2030, 12, 31)]),
        ("- 90% hồ sơ trước 30/6.", [date(2024, 6, 29)]),
        ("- 90% hồ sơ đến ngày 30/6/2024.", [date(2024, 6, 30)]),
        ("- Hết quý II đạt 40%.", [date(2024, 6, 30)]),
        ("- Đô thị hóa đạt 40% trước năm 2025.", [date(2024, 12, 31)]),
        ("- 100% văn bản, tăng so với năm 2021.", [None]),
    ],
)
def test_by_when(line: str, expected: list[date | None]) -> None:
    assert days("a) Chỉ tiêu", line) == expected


def test_a_heading_may_say_by_when() -> None:
    assert days("2. Mục tiêu cụ thể đến năm 2025", "- 100% văn bản số hóa.") == [date(2025, 12, 31)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("II. CHỈ TIÊU", "1. Thể chế", "- 90% văn bản.", "III. NHIỆM VỤ", "- 20% văn bản."), [90]),
        (("1. Thể chế", "* Mục tiêu:", "- 90% văn bản.", "* Nhiệm vụ:", "- Rà soát 50% văn bản."), [90]),
        (("1. Thể chế", "- Mục tiêu: 90% văn bản.", "- Nhiệm vụ: rà soát 50% văn bản."), [90]),
        (("II. MỤC TIÊU, NHIỆM VỤ", "1. Thể chế", "- 90% văn bản.", "- Tăng cường rà soát."), [90]),
        (("I. KẾT QUẢ NĂM 2023", "- Đạt 95% hồ sơ.", "II. NỘI DUNG", "- Phấn đấu 90% hồ sơ."), [90]),
    ],
)
def test_where_targets_stand(lines: tuple[str, ...], expected: list[float]) -> None:
    assert [value for value, _, _ in numbers(*lines)] == expected


def test_what_a_scorecard_wants_done() -> None:
    criterion = PlannedCriterion(code="1.1", title="Công khai", actions=["100% thủ tục được niêm yết"])
    (only,) = targets_of([], [], Y, [criterion])
    assert (only.section, only.value) == ("Công khai", 100)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Thời gian chờ không quá 12 phút/lượt.", [(12, "phút/lượt", "<=")]),
        ("- Rút ngắn thời gian họp xuống không quá 02 giờ/cuộc.", [(2, "giờ/cuộc", "<=")]),
        ("- Trả lời không quá 05 ngày làm việc kể từ ngày nhận.", []),
        ("- Giảm 03 đầu mối bên trong.", [(3, "đầu mối", "=")]),
        ("- Giao dịch trực tuyến gấp 1,5 lần năm 2023.", [(1.5, "lần", "=")]),
        ("- Triển khai bệnh án điện tử tại 08 bệnh viện.", [(8, "bệnh viện", "=")]),
        ("- Kiểm tra 30% cơ quan tại 08 xã.", [(30, "%", "=")]),
        ("- Thành lập 24/24 Tổ công nghệ số ở các thôn.", [(24, "Tổ công nghệ số", "=")]),
        ("- Tối thiểu 80% hồ sơ cấp huyện, 60% hồ sơ cấp xã được số hóa.", [(80, "%", ">="), (60, "%", ">=")]),
        ("- Tối thiểu 80% hồ sơ, 100% văn bản được ký số.", [(80, "%", ">="), (100, "%", "=")]),
        ("- Đạt từ 85 điểm trở lên, tăng 2,5 điểm so với năm trước.", [(85, "điểm", ">="), (2.5, "điểm", "=")]),
        ("- Tổ chức 04 hội nghị đối thoại.", [(4, "hội nghị", "=")]),
        ("- Thu nhập đạt 48 triệu đồng/người/năm.", [(48, "triệu đồng/người/năm", "=")]),
    ],
)
def test_kinds_of_numbers_where_targets_are_announced(line: str, expected: list[tuple[float, str, str]]) -> None:
    assert numbers("a) Chỉ tiêu", line) == expected


def test_numbers_between_commas_have_their_own_words() -> None:
    line = "- Số hóa đạt tối thiểu 40% ở cấp huyện, 30% ở cấp xã; 20%, 15% hồ sơ của hai cấp."
    found = [target.text for target in targets_of(passages_of(["a) Chỉ tiêu", line]), [])]
    shared = "20%, 15% hồ sơ của hai cấp."
    assert found == ["Số hóa đạt tối thiểu 40% ở cấp huyện", "30% ở cấp xã", shared, shared]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Năm 2023 đạt 95,6% hồ sơ; năm 2024 phấn đấu đạt 98%.", [98]),
        ("- Mức độ hài lòng năm 2023 là 87%, phấn đấu trên 90%.", [90]),
        ("- Tăng thanh toán trực tuyến từ 35% năm 2023 lên 50%.", [50]),
        ("- Giảm 10% đầu mối so với năm 2021.", [10]),
        ("- Thực hiện Luật Giao dịch điện tử năm 2023 đạt 100%.", [100]),
    ],
)
def test_what_years_before_the_plan_came_to_is_no_target(line: str, expected: list[float]) -> None:
    assert [found.value for found in targets_of(passages_of(["a) Chỉ tiêu", line]), [], Y)] == expected
