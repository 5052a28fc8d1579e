"""Points and spans of time as people type them, all said on Wednesday 8 March 2023 at 10:00."""

from datetime import date, datetime, time
from unicodedata import normalize

import pytest

from domain.calendar import ZONE
from language.moments import find_clock, find_due, find_moment, find_window, impossible_date
from language.normalize import fold

NOW = datetime(2023, 3, 8, 10, 0, tzinfo=ZONE)
TODAY = NOW.date()
YEAR = (date(2023, 1, 1), date(2023, 12, 31))

WINDOWS: dict[tuple[str, str], list[str]] = {
    ("03-06", "03-12"): ["tuần này tôi phải làm gì", "viec tuan nay", "trong tuần có gì", "việc của em tuần này với ạ"],
    ("03-13", "03-19"): ["tuần sau em làm gì", "tuan toi co viec gi", "tuần tới", "tuần sau 8h"],
    ("02-27", "03-05"): ["tuần qua có gì tiến triển", "tuần trước", "tuan vua roi"],
    ("03-01", "03-31"): ["tháng này", "việc thang nay", "tháng 3", "trong tháng", "thang 3/2023", "việc tháng ba"],
    ("04-01", "04-30"): ["tháng sau", "tháng tới", "tháng 4"],
    ("02-01", "02-28"): ["tháng trước", "thang 2 vua roi toan huyen lam duoc gi", "tháng 2"],
    ("01-01", "03-31"): ["quý này", "quý I", "quy 1 nay em chu tri viec nao", "q1", "quý 1 năm nay", "quý I/2023"],
    ("04-01", "06-30"): ["quý sau", "quý 2", "Sang quý II em có gì", "q2", "qII"],
    ("01-01", "12-31"): ["năm nay", "cả năm", "nam nay", "năm 2023"],
    ("01-01", "06-30"): ["6 tháng đầu năm", "sáu tháng đầu năm"],
    ("07-01", "12-31"): ["6 tháng cuối năm"],
    ("03-08", "03-08"): ["hôm nay", "hom nay toi co viec gi", "nay có vc gì k", "sáng nay làm gì", "trong hôm nay"],
    ("03-09", "03-09"): ["mai có vc gì", "ngày mai", "chiều mai", "thứ năm này"],
    ("03-10", "03-10"): ["ngày kia", "mốt có gì", "t6 này", "thứ sáu", "thu 6", "ngày mốt", "10/3", "ngày 10"],
    ("03-17", "03-17"): ["thứ 6 tuần sau", "thu 6 tuan sau", "sáng thứ sáu tuần tới", "tuần sau thứ 6"],
    ("03-07", "03-07"): ["hôm qua"],
    ("03-06", "03-06"): ["hôm kia"],
    ("03-12", "03-12"): ["chủ nhật này", "cn"],
    ("03-08", "03-31"): ["từ nay đến cuối tháng tôi có gì", "tu nay den cuoi thang toi co viec gi",
        "từ giờ đến hết tháng"],
    ("03-08", "04-15"): ["từ nay đến 15/4"],
    ("03-08", "04-30"): ["từ nay đến hết tháng 4", "từ nay đến tháng 4"],
    ("03-01", "03-15"): ["từ 1/3 đến 15/3", "từ ngày 1 đến 15/3", "1/3 - 15/3", "từ 1-15/3"],
    ("03-08", "03-15"): ["7 ngày tới", "trong 7 ngày nữa"],
    ("03-08", "03-22"): ["2 tuần tới"],
    ("03-08", "05-08"): ["2 tháng tới"],
    ("03-11", "03-11"): ["3 ngày nữa"],
    ("03-05", "03-08"): ["3 ngày qua"],
    ("01-01", "03-08"): ["từ đầu năm đến nay", "từ đầu năm tới giờ"],
    ("03-01", "03-08"): ["từ đầu tháng đến nay"],
    ("03-13", "03-14"): ["đầu tuần sau"],
    ("03-10", "03-12"): ["cuối tuần này"],
    ("03-21", "03-31"): ["cuối tháng"],
    ("04-11", "04-20"): ["giữa tháng 4"],
    ("10-01", "12-31"): ["cuối năm"],
    ("05-01", "05-31"): ["tháng năm", "tháng 5", "giữa quý II"],
    ("06-01", "06-30"): ["tháng sáu"],
    ("12-01", "12-31"): ["tháng 12 vừa rồi", "tháng 12 năm ngoái"],
    ("03-03", "03-03"): ["thứ 6 vừa rồi", "thứ sáu tuần trước"],
    ("03-06", "03-10"): ["từ thứ 2 tuần này đến thứ 6 tuần này"],
}  # fmt: skip

NO_WINDOW = [
    "việc của tôi", "I.2 xong 80%", "chi tiết việc II.1", "số 12/2023/QĐ-UBND", "thứ tự ưu tiên", "5 năm",
    "chị Mai làm chưa",
    "anh Năm phòng Tư pháp", "việc số 3 mục VI", "mục 3", "việc 2", "quỹ II", "quy định mới", "sửa đến lần thứ 3",
    "15p nữa",
    "cái thứ hai", "45/KH-UBND ngày 15/3", "khen thưởng", "", "30/02",
]  # fmt: skip

MOMENTS: dict[str, list[str]] = {
    "03-09 08:00": ["mai nhắc e", "sáng mai", "sang mai nhac toi nop bao cao", "ngày mai", "8h mai", "để mai hẵng nhắc",
                    "8h sáng thứ 5", "lúc 8h sáng mai", "8 giờ sáng"],
    "03-08 14:00": ["chiều nay", "chieu nay nhac em", "14h", "2h chiều nay", "2h nhắc em", "14 giờ hôm nay"],
    "03-09 14:00": ["chiều mai", "nhac toi viec I.2 chieu mai", "hoãn sang chiều thứ 5", "lui sang chieu mai",
    "thứ 5 lúc 14h"],
    "03-09 11:30": ["trưa mai", "trua mai nhac toi goi"],
    "03-08 19:00": ["tối nay", "7 giờ tối nay", "7h tối", "toi nay nhac e"],
    "03-08 21:00": ["9 giờ tối nay", "21h"],
    "03-08 17:00": ["5h chieu nay nhac em gui so lieu", "17h"],
    "03-08 16:30": ["cuối giờ chiều nay"],
    "03-09 07:30": ["đầu giờ sáng mai", "7h30", "7 giờ 30 phút sáng mai", "7h rưỡi"],
    "03-09 07:45": ["8 giờ kém 15"],
    "03-09 09:00": ["9h nhắc e họp giao ban", "sáng mai nhắc tôi họp lúc 9h", "9g sáng mai",
        "họp 9h tới phòng tôi", "9h sáng thứ Năm"],
    "03-10 10:00": ["ngay kia 10h nhac viec", "thứ 6 10h"],
    "03-08 12:00": ["2 tiếng nữa nhắc lại", "2h nữa", "sau 2 tiếng", "hai tiếng nữa", "12h trưa"],
    "03-08 10:15": ["15p nữa kêu t", "15 phut nua", "mười lăm phút nữa"],
    "03-08 10:30": ["30 phút nữa", "nửa tiếng nữa", "hoãn 30 phút", "nua tieng nua"],
    "03-08 11:30": ["1 tiếng rưỡi nữa", "1h30 nữa", "1 tiếng 30 phút nữa", "hôm nay nhắc tôi"],
    "03-11 08:00": ["ba ngày nữa", "3 ngay nua", "sau 3 ngày", "thứ 7"],
    "03-10 08:00": ["thứ 6 nhắc em", "mốt nhắc", "ngày kia nhắc", "t6", "cuối tuần", "Ngày 10 nhắc tôi", "10/3"],
    "03-13 08:00": ["Thứ hai tuần sau nhắc tôi", "t2 tuần sau", "đầu tuần sau", "thứ 2", "tuan sau thu hai"],
    "03-17 08:00": ["thứ 6 tuần sau", "sáng thứ 6 tuần sau", "sang thu 6 tuan sau"],
    "03-15 14:30": ["Ngày 15/3 lúc 14h30 nhắc em họp"],
    "03-15 08:00": ["15/3", "ngày 15", "ngay 15 thang 3", "15/3/2023", "1 tuần nữa", "Đến ngày 15/3 nhắc tôi",
    "7 ngày nữa", "thứ 4"],
    "03-31 08:00": ["cuối tháng nhắc a", "Cuối tháng này", "ngày 31", "cuối quý"],
    "04-01 08:00": ["đầu tháng sau", "đầu tháng", "đầu quý"],
    "06-30 08:00": ["giữa năm"],
    "05-31 08:00": ["giữa quý II"],
    "01-01 08:00": ["đầu năm"],
    "04-05 08:00": ["ngày 5", "mùng 5 tháng 4", "ngày 5 tháng sau"],
    "04-15 08:00": ["giữa tháng 4"],
}  # fmt: skip

NO_MOMENT = [
    "tuần sau nhắc", "tháng sau", "tháng 4 nhắc tôi", "tuần sau 8h", "nhắc trước 3 ngày", "I.2 xong 80%", "việc 2",
    "quý II",
    "chị Mai nhắc rồi", "tôi làm xong rồi", "toi lam xong roi", "nhắc việc II.1", "30/02", "", "lát nữa", "hôm qua",
]  # fmt: skip

DUES: dict[str, list[str]] = {
    "06-30": ["hạn 30/6", "Xin gia hạn việc I.2 đến 30/6", "trong quý II", "gia hạn hết quý 2", "han 30/6/2023",
              "báo cáo quý I, hạn 30/6", "trước quý III", "6 tháng: hạn 30/6"],
    "04-14": ["xong trước 15/4", "xong truoc 15/4", "trước ngày 15 tháng 4"],
    "06-29": ["trước 30/6"],
    "07-31": ["đến 31/7", "xin thêm tg tới 31/7 nha sếp", "đến hết tháng 7", "den thang 7"],
    "04-30": ["sang cuối tháng 4", "đến hết tháng 4", "trong tháng 4"],
    "04-20": ["giữa tháng 4", "sang giua thang 4", "đến ngày 20/4"],
    "04-10": ["đầu tháng 4", "đầu tháng sau", "chậm đến 10/4 được không"],
    "03-31": ["cuối tháng", "hạn cuối tháng", "trong tháng 3", "trước 1/4", "trước cuối tháng", "trong tháng này"],
    "03-09": ["thứ 5", "hạn t5 này", "mai nộp nha", "trước thứ 6"],
    "03-10": ["hạn thứ 6", "trong tuần", "hết tuần này", "chậm nhất thứ 6", "trước 17h thứ 6"],
    "03-13": ["thứ hai tuần sau", "5 ngày nữa xong", "han thu hai tuan sau"],
    "03-17": ["dời qua t6 tuần sau", "hết tuần sau", "trong tuần sau", "cuối tuần sau"],
    "03-20": ["hạn 20/3", "Ngày 20", "giao việc mới, chốt 20/3"],
    "12-31": ["hết năm", "trong năm", "cuối năm"],
}  # fmt: skip

NO_DUE = ["tuần sau", "xin lùi sang tuần sau", "thêm 5 ngày", "lùi sang tháng sau", "làm báo cáo quý I",
    "xin gia hạn", "việc 2",
          "lùi 5 ngày", "kế hoạch năm 2023", "hạn 30/02"]  # fmt: skip

CLOCKS: dict[str, list[str]] = {
    "07:30": ["Mỗi sáng nhắc việc lúc 7h30", "7:30", "7h rưỡi sáng"],
    "14:00": ["vào 14 giờ hằng ngày", "14h", "2h chiều", "2 giờ chiều", "2h"],
    "08:15": ["doi gio nhac thanh 8h15"],
    "20:00": ["8 giờ tối", "8h tối", "mỗi tối 8h", "buổi tối lúc 8h"],
    "08:00": ["Cài nhắc trước hạn 2 ngày, lúc 8 giờ sáng", "8g", "lúc 8 sáng"],
    "16:00": ["từ nay nhắc a lúc 16h thui", "4h"],
    "13:00": ["1h trưa"],
    "12:00": ["12h trưa"],
    "00:00": ["12h đêm", "24h"],
}  # fmt: skip

NO_CLOCK = [
    "2h nữa",
    "trước 2 giờ",
    "trong 3 giờ",
    "tắt nhắc buổi tối",
    "nhắc trước 5 ngày",
    "15/3",
    "I.2",
    "80%",
    "bao giờ nộp",
]


def of(cases: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(value, text) for value, texts in cases.items() for text in texts]


@pytest.mark.parametrize(("span", "text"), [(span, text) for span, texts in WINDOWS.items() for text in texts])
def test_reads_windows(span: tuple[str, str], text: str) -> None:
    found = find_window(text, TODAY)
    assert found is not None
    assert (f"{found.value.start:%m-%d}", f"{found.value.end:%m-%d}") == span
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("text", NO_WINDOW)
def test_reads_no_window_where_none_is(text: str) -> None:
    assert find_window(text, TODAY) is None


@pytest.mark.parametrize(("moment", "text"), of(MOMENTS))
def test_reads_moments(moment: str, text: str) -> None:
    found = find_moment(text, NOW)
    assert found is not None
    assert f"{found.value:%m-%d %H:%M}" == moment
    assert found.value.tzinfo is ZONE


@pytest.mark.parametrize("text", NO_MOMENT)
def test_reads_no_moment_where_none_is(text: str) -> None:
    found = find_moment(text, NOW)
    assert found is None or found.value < NOW


@pytest.mark.parametrize(("due", "text"), of(DUES))
def test_reads_dues(due: str, text: str) -> None:
    found = find_due(text, TODAY, *YEAR)
    assert found is not None
    assert f"{found.value:%m-%d}" == due


@pytest.mark.parametrize("text", NO_DUE)
def test_reads_no_due_where_none_is(text: str) -> None:
    assert find_due(text, TODAY, *YEAR) is None


@pytest.mark.parametrize(("clock", "text"), of(CLOCKS))
def test_reads_clocks(clock: str, text: str) -> None:
    found = find_clock(text)
    assert found is not None
    assert f"{found.value:%H:%M}" == clock


@pytest.mark.parametrize("text", NO_CLOCK)
def test_reads_no_clock_where_none_is(text: str) -> None:
    assert find_clock(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("hạn 30/02", "30/02"), ("31/4", "31/4"), ("ngày 31/9/2023", "ngày 31/9/2023"), ("29/2/2023 nhé", "29/2/2023"),
     ("ngày 32/1", "ngày 32/1"), ("ngày 31 tháng 4", "ngày 31 tháng 4"), ("29/2", None), ("30/6", None),
         ("việc 3.31", None),
     ("45/KH-UBND", None), ("", None)],
)  # fmt: skip
def test_names_a_date_no_calendar_has(text: str, words: str | None) -> None:
    assert impossible_date(text) == words


def test_the_words_found_can_be_cut_out() -> None:
    text = "sáng mai nhắc tôi họp lúc 9h"
    found = find_moment(text, NOW)
    assert found is not None
    assert text[found.start : found.end] == "sáng mai"
    assert [text[start:end] for start, end in found.rest] == ["9h"]


def test_a_day_gone_by_is_next_year_s_for_a_due_and_this_year_s_for_a_window() -> None:
    due = find_due("gia hạn đến 31/1", TODAY, *YEAR)
    window = find_window("31/1", TODAY)
    assert due is not None
    assert window is not None
    assert (due.value, window.value.start) == (date(2024, 1, 31), date(2023, 1, 31))


def test_an_hour_alone_that_has_passed_means_tomorrow() -> None:
    found = find_moment("9h nhắc tôi", NOW)
    assert found is not None
    assert found.value.date() == date(2023, 3, 9)
    early = find_moment("9h nhắc tôi", datetime.combine(TODAY, time(8), tzinfo=ZONE))
    assert early is not None
    assert early.value.date() == TODAY


@pytest.mark.parametrize(
    "text", ["t\u00f4i", normalize("NFD", "tháng này"), "\U0001f600" * 50, "đ" * 500, "\x00\n\t", "9" * 300, "1/" * 200]
)
def test_anything_may_be_typed(text: str) -> None:
    found = (find_window(text, TODAY), find_moment(text, NOW), find_due(text, TODAY, *YEAR), find_clock(text))
    assert bool(any(found) or impossible_date(text)) is (fold(text) == "thang nay")
