"""One thing to reach with two numbers is told; two things that only sound alike are not."""

import pytest

from plans.conflicts.targets import target_conflicts
from tests.plans.evidence import document, task

HEAD = ("II. NHIỆM VỤ", "1. Hiện đại hóa hành chính", "a) Chỉ tiêu")


def against(line: str, title: str) -> list[str]:
    return target_conflicts(document(*HEAD, line, tasks=[task("3.2", title)]))


def within(line: str, other: str) -> list[str]:
    return target_conflicts(document(*HEAD, line, "2. Cải cách thủ tục hành chính", "a) Chỉ tiêu", other))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- 100% văn bản đi được ký số.", "Từ 80% văn bản đi áp dụng chữ ký số"),
        ("- 95% hồ sơ được thanh toán trực tuyến.", "Hồ sơ TTHC thanh toán trực tuyến đạt 60%"),
        ("- Mức độ hài lòng của người dân về đất đai đạt trên 90%.", "Tỷ lệ hài lòng của người dân về đất đai đạt 85%"),
        ("- 100% văn bản được luân chuyển trên môi trường mạng.", "Trao đổi 70% văn bản dưới dạng điện tử"),
        ("- Ít nhất 40% cơ quan, đơn vị được kiểm tra công vụ.", "Kiểm tra công vụ 30% số cơ quan, đơn vị"),
    ],
)
def test_body_against_appendix(line: str, title: str) -> None:
    (told,) = against(line, title)
    assert "phần II.1.a" in told
    assert "hàng 3.2" in told
    assert told.endswith("đang giữ cả hai.")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- 100% văn bản đi được ký số.", "100% văn bản đi áp dụng chữ ký số"),
        ("- 100% hồ sơ được giải quyết đúng hạn.", "Hồ sơ TTHC quá hạn dưới 2%"),
        ("- 50% TTHC cung cấp mức độ 4.", "60% TTHC cung cấp mức độ 3"),
        ("- 40% hồ sơ công việc tại cấp huyện xử lý trên mạng.", "30% hồ sơ công việc tại cấp xã xử lý trên mạng"),
        ("- 100% hồ sơ được tiếp nhận qua bưu chính.", "20% hồ sơ được thanh toán trực tuyến"),
        ("- Giảm 10% hồ sơ chậm giải quyết.", "100% hồ sơ chậm giải quyết có thư xin lỗi"),
        ("- Đến năm 2030, 100% hồ sơ được số hóa.", "60% hồ sơ được số hóa"),
        ("- 100% cán bộ được tập huấn chuyển đổi số.", "50% doanh nghiệp được tập huấn chuyển đổi số"),
        ("- 100% TTHC được công khai.", "30% TTHC có phát sinh hồ sơ trực tuyến"),
        ("- Giải ngân vốn đầu tư công đạt 95%.", "Giải ngân vốn đầu tư công quý I đạt 20%"),
        ("- 90% người dân hài lòng về hộ tịch.", "80% người dân hài lòng về đất đai"),
        ("- 100% máy tính có phần mềm diệt virus.", "90% phần mềm được cập nhật"),
    ],
)
def test_what_only_sounds_alike(line: str, title: str) -> None:
    assert against(line, title) == []


def test_the_goal_above_the_rows_against_the_body() -> None:
    line = "- Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn và trước hạn đạt từ 99% trở lên."
    goal = "Hồ sơ thủ tục hành chính giải quyết đúng hạn đạt từ 98% trở lên"
    rows = [task("3.1", "Niêm yết thủ tục", objective=goal), task("3.2", "Gửi thư xin lỗi", objective=goal)]
    (told,) = target_conflicts(document(*HEAD, line, tasks=rows))
    assert "99% hay 98%" in told
    assert "hàng 3.1" in told


def test_twice_within_the_body() -> None:
    (told,) = within("- 50% dịch vụ công trực tuyến mức độ 4.", "- 70% thủ tục hành chính ở mức độ 4.")
    assert "50%" in told
    assert "70%" in told


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("- 50% TTHC ở mức độ 4.", "- 50% thủ tục hành chính ở mức độ 4."),
        ("- Hài lòng của người dân về TTHC trên 90%.", "- Hài lòng của doanh nghiệp với cơ quan thuế trên 95%."),
        ("- 100% báo cáo gửi đúng hạn.", "- 80% báo cáo được ký số."),
    ],
)
def test_two_things_within_the_body(line: str, other: str) -> None:
    assert within(line, other) == []


def test_what_was_reached_last_year_is_no_target() -> None:
    lines = ("I. KẾT QUẢ NĂM 2023", "- 60% hồ sơ được số hóa.", "II. NHIỆM VỤ", "- 90% hồ sơ được số hóa.")
    assert target_conflicts(document(*lines)) == []
