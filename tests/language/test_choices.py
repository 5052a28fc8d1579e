"""Answers to a numbered question, and bare numbers."""

import pytest

from language.choices import bare_number, pick

LABELS = (
    "V.3 Hội đồng tuyển dụng viên chức (31/03)",
    "V.4 Kế hoạch tuyển dụng giáo viên (31/12)",
    "I.2 Kiểm tra công vụ",
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1", 0),
        ("2.", 1),
        ("số 2", 1),
        ("cái thứ hai", 1),
        ("cai thu ba", 2),
        ("việc đầu tiên", 0),
        ("cuối cùng", 2),
        ("cái cuối nhé", 2),
        ("em chọn 3", 2),
        ("V.4", 1),
        ("v3 nhé", 0),
        ("hội đồng", 0),
        ("cái kế hoạch ấy", 1),
        ("kiem tra", 2),
        ("vc 2", 1),
        ("hai", 1),
    ],
)
def test_the_choice_meant_is_picked(text: str, place: int) -> None:
    assert pick(text, LABELS) == place


@pytest.mark.parametrize(
    "text",
    ["4", "0", "tuyển dụng", "không", "không phải kiểm tra", "đúng rồi", "", "😀", "việc 2 xong 80%", "a" * 100_000],
)
def test_no_choice_is_guessed(text: str) -> None:
    assert pick(text, LABELS) is None


def test_nothing_to_pick_from() -> None:
    assert pick("1", ()) is None
    assert pick("cuối cùng", ()) is None


def test_the_upper_of_two() -> None:
    assert pick("cái trên", LABELS[:2]) == 0
    assert pick("cái dưới", LABELS[:2]) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("2.", 2),
        ("số 2", 2),
        ("việc 2", 2),
        ("cái thứ hai", 2),
        ("xem 2", 2),
        ("xem việc 12 nhé", 12),
        ("năm", 5),
    ],
)
def test_a_bare_number_is_read(text: str, number: int) -> None:
    assert bare_number(text) == number


@pytest.mark.parametrize(
    "text", ["2 xong rồi", "việc 2 được 60%", "30/4", "I.2", "nam", "", "việc của tôi", "hai việc", "2 3"]
)
def test_more_than_a_number_is_none(text: str) -> None:
    assert bare_number(text) is None
