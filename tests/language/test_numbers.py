"""Percents, ordinals and Roman numerals as people type them."""

import pytest

from language.numbers import find_ordinal, find_percent, number, roman

PERCENTS: dict[int, list[str]] = {
    80: ["Việc I.2 xong 80% rồi ạ", "80 phần trăm", "xong 80 phan tram", "tám mươi phần trăm", "đạt 80 %", "được 80"],
    40: ["khoảng 40 phan tram", "tổ chức lớp bồi dưỡng đc 2 lớp r, tầm 40%", "bốn mươi phần trăm"],
    50: ["Mới được một nửa thôi anh ạ", "moi duoc nua", "1 nửa", "1 nua", "đạt một nửa", "xong nửa rồi", "được 1/2"],
    75: ["ba phần tư", "lam duoc ba phan tu", "3 phần 4"],
    25: ["mới đc 1 phần tư", "một phần tư"],
    67: ["hai phần ba", "2 phan 3", "được 2/3"],
    60: ["đc 60% r nhé", "duoc 60 roi", "được 60", "dc 60"],
    45: ["dc 45", "ddc 45% rồi", "làm dc 45 r"],
    100: ["xong 100%", "một trăm phần trăm"],
    0: ["0%", "mới được 0%"],
    15: ["mười lăm phần trăm", "tiến độ 15"],
}  # fmt: skip

NO_PERCENT = ["được 2 lớp", "ngày 24/2", "số 45/KH", "việc 2", "nhắc lại nửa tiếng nữa", "nữa", "được 3 ngày",
    "xong trước 15/4",
              "150%", "được 5 xã rồi", "một nửa ngày", "chưa xong", "", "đạt 10/6 chỉ tiêu",
              "được nữa không"]  # fmt: skip

ORDINALS: dict[int, list[str]] = {
    1: ["việc 1", "1 xong rồi", "cái đầu tiên", "việc thứ nhất", "1", "số 1"],
    2: ["việc 2", "cái thứ hai", "2 được 60%", "viec thu 2", "việc số 2", "2 đang làm", "thứ hai xong rồi"],
    3: ["số 3", "mục 3", "cái thứ ba", "việc 3 xong chưa"],
    6: ["việc thứ sáu"],
}  # fmt: skip

NO_ORDINAL = ["việc I.2", "việc số 3 mục VI", "số 45/KH", "80%", "2 tiếng nữa", "15/3", "việc 2 ngày nữa",
    "thứ hai tuần sau",
              "phòng 3", "", "việc của tôi", "việc 1.2.3", "số 12/2023/QĐ-UBND"]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), [(value, text) for value, texts in PERCENTS.items() for text in texts])
def test_reads_percents(value: int, text: str) -> None:
    found = find_percent(text)
    assert found is not None
    assert found.value == value
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", NO_PERCENT)
def test_reads_no_percent_where_none_is(text: str) -> None:
    assert find_percent(text) is None


@pytest.mark.parametrize(("value", "text"), [(value, text) for value, texts in ORDINALS.items() for text in texts])
def test_reads_ordinals(value: int, text: str) -> None:
    found = find_ordinal(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", NO_ORDINAL)
def test_reads_no_ordinal_where_none_is(text: str) -> None:
    assert find_ordinal(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("I", 1), ("iv", 4), ("VI", 6), ("IX", 9), ("xiv", 14), ("XXIX", 29), ("", None), ("A", None), ("IIII", None),
        ("12", None)],
)  # fmt: skip
def test_reads_roman_numerals(text: str, value: int | None) -> None:
    assert roman(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("muoi lam", 15), ("hai muoi", 20), ("ba muoi hai", 32), ("chin", 9), ("viec", None)],
)
def test_reads_number_words(text: str, value: int | None) -> None:
    assert number(text) == value
