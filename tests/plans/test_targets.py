"""Numbers to reach, as plans put them into words."""

import pytest

from domain.plan import PlannedTask
from plans.body import passages_of
from plans.targets import targets_of


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
