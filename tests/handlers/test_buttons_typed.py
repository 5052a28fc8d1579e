"""A button's words typed do what the button does; a later "ok" answers nothing that was asked before."""

import pytest

from language.normalize import fold
from tests.handlers.conftest import reading
from tests.handlers.office import Office

BINH, LAN, NAM = "Bình", "Lan", "Nam"


@pytest.mark.parametrize(
    ("person", "first", "label", "words"),
    [
        (BINH, "việc của tôi", "Xem thêm", "4. II.1"),
        (BINH, "chi tiết I.2", "Báo tiến độ", "đến đâu rồi?"),
        (BINH, "chi tiết I.2", "Nhắc tôi", "Nhắc lúc nào về I.2"),
        (BINH, "ai phụ trách I.2", "Xem việc này", "**I.2 Tổ chức tuyên truyền"),
        (BINH, "I.2 được 40%", "Hoàn tác", "Đã bỏ “40%”"),
        (BINH, "báo tiến độ I.1", "Đã xong", "Đã ghi: **I.1 hoàn thành"),
        (BINH, "nhắc tôi việc I.1", "08:00 thứ Ba 07/03", "Sẽ nhắc lúc **08:00 thứ Ba 07/03**: I.1"),
        (BINH, "nhắc tôi việc I.1 sáng mai", "Bỏ nhắc", "Đã bỏ lời nhắc"),
        (BINH, "chào", "Hạn báo cáo", "Báo cáo Quý I/2023"),
        (BINH, "tình hình phòng Nội vụ", "Đơn vị mình", "**Phòng Tư pháp, đến"),
        (LAN, "chào", "Quá hạn", "1. I.1"),
        (LAN, "tóm tắt", "Theo đơn vị", "Phòng Tư pháp: 0/3"),
        (LAN, "tóm tắt", "Xem quá hạn", "1. I.1"),
        (NAM, "tuyển dụng xong rồi", "1. III.1", "Đã ghi: **III.1 hoàn thành"),
    ],
)
@pytest.mark.parametrize("how", ["as it stands", "folded", "shouted", "in brackets"])
def test_a_label_typed(office: Office, person: str, first: str, label: str, words: str, how: str) -> None:
    office.says(person, first)
    assert label in [choice.label for choice in office.last.choices]
    typed = {"folded": fold(label), "shouted": label.upper(), "in brackets": f"[{label}]"}.get(how, label)
    assert words in office.says(person, typed)


def test_the_label_of_another_plan(office: Office) -> None:
    second = reading("09/KH-UBND")
    office.publish(second, "UBND xã Đồng Sen")
    office.says(LAN, "tóm tắt")
    other = next(choice.label for choice in office.last.choices if choice.label.startswith("KH "))
    assert office.says(LAN, other.lower()).startswith(f"**{other}")


@pytest.mark.parametrize("asked", ["xong rồi", "báo tiến độ I.2"])
@pytest.mark.parametrize("between", ["hạn báo cáo", "chi tiết I.1", "/viec", "tóm tắt"])
def test_a_question_passed_over_is_closed(office: Office, asked: str, between: str) -> None:
    office.says(BINH, "chi tiết I.2")
    office.says(BINH, asked)
    office.says(BINH, between)
    for typed in ("ok", "đúng", "60%"):
        office.says(BINH, typed)
    assert office.progress() == []


@pytest.mark.parametrize("typed", ["thời tiết mai thế nào", "mai sếp có họp không em"])
def test_a_moment_in_passing_sets_no_reminder(office: Office, typed: str) -> None:
    office.says(BINH, "nhắc tôi việc I.2")
    office.says(BINH, typed)
    assert office.rows("select id from outbox") == []


def test_another_hour_than_the_ones_offered(office: Office) -> None:
    office.says(BINH, "nhắc tôi việc I.2")
    assert "**16:00 thứ Ba 07/03**: I.2" in office.says(BINH, "16:00 thứ Ba nhé")


@pytest.mark.parametrize(
    ("first", "typed", "after"),
    [
        ("I.2 được 40%", "nhầm, 50 thôi", 50),
        ("I.2 được 40%", "sai rồi, mới 30% thôi", 30),
        ("I.2 xong rồi", "không phải, 80% mới đúng", 80),
    ],
)
def test_a_slip_is_put_right(office: Office, first: str, typed: str, after: int) -> None:
    office.says(BINH, first)
    assert office.says(BINH, typed).startswith("Đã sửa “")
    assert f"{after}%" in office.says(BINH, "chi tiết I.2")
    assert "trở lại: **chưa báo cáo**" in office.says(BINH, "hoàn tác")


def test_a_slip_is_put_right_only_where_it_was_spoken_of(office: Office) -> None:
    office.says(BINH, "I.2 được 40%")
    office.says(BINH, "chi tiết I.1")
    assert "Đã sửa" not in office.says(BINH, "nhầm, 50 thôi")
    assert [row[3] for row in office.progress() if row[0] == "I.1"] == []


def test_undo_while_a_question_is_open_takes_nothing_back(office: Office) -> None:
    office.says(BINH, "I.2 được 40%")
    office.says(BINH, "chi tiết I.1")
    office.says(BINH, "xong rồi")
    assert "không ghi gì" in office.says(BINH, "nhầm rồi")
    assert "40%" in office.says(BINH, "chi tiết I.2")


def test_what_is_stuck_comes_as_a_list(office: Office) -> None:
    assert "Không có việc nào báo vướng" in office.says(LAN, "việc nào đang vướng")
    office.says(BINH, "I.2 vướng kinh phí")
    office.says(NAM, "III.1 vướng chờ hướng dẫn")
    said = office.says(LAN, "viec nao dang vuong")
    assert "**2 việc đang vướng" in said
    assert "vướng: kinh phí" in said
    assert office.says(LAN, "1").startswith("**I")
    assert "III.1" not in office.says(BINH, "việc nào đang vướng")


@pytest.mark.parametrize("typed", ["I.2 được 150%", "việc I.2 150%"])
def test_more_than_the_whole(office: Office, typed: str) -> None:
    assert "từ 0 đến 100%" in office.says(BINH, typed)


@pytest.mark.parametrize(
    ("typed", "words"), [("báo cáo quý 5 nộp khi nào", "Không có quý 5"), ("báo cáo tháng 13", "Không có tháng 13")]
)
def test_a_period_no_year_has(office: Office, typed: str, words: str) -> None:
    assert words in office.says(BINH, typed)


@pytest.mark.parametrize("name", ["Lan", "Mai"])
def test_a_leaders_summary_is_five_telling_lines(office: Office, name: str) -> None:
    assert len(office.says(name, "tóm tắt").splitlines()) == 5
