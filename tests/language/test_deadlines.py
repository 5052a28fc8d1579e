"""Deadlines: what offices write in the time column, beside the last days on time that the table of deadlines gives."""

import time
from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

import pytest

from language.deadline_events import LENGTH
from language.deadline_events import RULES as EVENT_RULES
from language.deadline_rules import RULES
from language.deadline_text import bare, prepare
from language.deadlines import DeadlineReading, read_deadlines

QUARTERS = ("31/3", "30/6", "30/9", "31/12")
MONTHS = ("31/1", "28/2", "31/3", "30/4", "31/5", "30/6", "31/7", "31/8", "30/9", "31/10", "30/11", "31/12")
TWICE = tuple(day for last in MONTHS for day in (f"15/{last.split('/')[1]}", last))


def every_month(day: int) -> tuple[str, ...]:
    return tuple(f"{day}/{month}" for month in range(1, 13))


def of_quarters(day: int) -> tuple[str, ...]:
    return tuple(f"{day}/{month}" for month in (3, 6, 9, 12))


def read(text: str, start: int = 2023, end: int = 2023) -> DeadlineReading:
    return read_deadlines(text, date(start, 1, 1), date(end, 12, 31))


def days(words: tuple[str, ...], year: int = 2023) -> tuple[date, ...]:
    """ "31/3" is a day of the year; "31/3/2024" names its own."""
    found = []
    for word in words:
        day, month, *rest = map(int, word.split("/"))
        found.append(date(rest[0] if rest else year, month, day))
    return tuple(sorted(found))


CORPUS: dict[tuple[str, ...], list[str]] = {
    # Before a day: the last day on time is the one before it.
    ("9/6",): [
        "trước ngày 10/6", "Trước 10/6", "xong trước ngày 10/06", "Trước ngày10/6/2023", "Truớc 10/6/2023",
        "truoc ngay 10/6", "TRƯỚC NGÀY 10/6", "Trước  ngày   10/6", "Hoàn thành trước ngày 10 tháng 6 năm 2023",
        "Hoàn thành trước 10.6.2023", "Trước ngày 10-6", "Trước 10 tháng 6", "Chậm nhất trước ngày 10/6",
        "Gửi báo cáo trước ngày 10/6/2023", "Trước ngày: 10/6", "Trước ngày lO/6", "Trước ngày 10/6 theo quy định",
    ],
    ("30/12",): ["trước ngày 31/12", "Trước 3l/12/2023"],
    # On or until a day: that day.
    ("10/6",): [
        "ngày 10/6", "10/6", "Đến ngày 10/6", "đến hết ngày 10/6/2023", "Chậm nhất ngày 10/6",
        "chậm nhất vào ngày 10/6", "Hạn cuối 10/6", "Hạn chót: 10/6/2023", "Thời hạn hoàn thành: 10/6/2023",
        "Chậm nhất 10/6", "10/6/23", "Không quá ngày 10/6", "ngày 10 tháng 6 năm 2023", "Ngày 10 / 6 / 2023",
        "Đến 10-6-2023", "Đến 10.6", "Trước 17h00 ngày 10/6", "trước 16 giờ 30 phút, ngày 10/6/2023",
        "Trước 11 giờ ngày 10/6", "Chậm nhất 17h ngày 10/6", "Từ ngày 01/6 đến ngày 10/6",
        "Từ ngày 05 đến ngày 10/6", "05-10/6", "01/6/2023 - 10/6/2023", "Ngày 1O/6",
        "Đến 10/6 (theo hướng dẫn của tỉnh)", "Trước hoặc trong ngày 10/6",
    ],
    ("15/3", "15/9"): [
        "Ngày 15/3 và ngày 15/9", "15/3; 15/9", "15/3, 15/9", "ngày 15 tháng 3 và tháng 9", "Ngày 15/3 & 15/9",
    ],
    ("14/6", "14/12"): [
        "Trước ngày 15/6 và 15/12", "Trước ngày 15/6 và ngày 15/12", "Trước 15/6, trước 15/12",
        "Báo cáo 6 tháng: trước ngày 15/6; báo cáo năm: trước ngày 15/12",
    ],
    ("19/3", "19/6"): ["Quý I: xong trước 20/3; quý II: xong trước 20/6", "Quý I nộp trước 20/3; quý II: 19/6"],
    ("24/3", "24/6", "24/9", "24/12"): [
        "Trước ngày 25/3, 25/6, 25/9, 25/12", "trước ngày 25 các tháng 3, 6, 9, 12",
        "Trước ngày 25 của các tháng 3, 6, 9 và 12", "Hàng quý, trước ngày 25 của tháng cuối quý",
        "Trước ngày 25 tháng cuối mỗi quý", "Hằng quý (trước ngày 25 tháng cuối quý)",
    ],
    # Months.
    ("28/2",): [
        "Tháng 02/2023", "trong tháng 2", "Tháng O2/2023", "T2/2023", "tháng02", "Tháng 1-2", "Tháng 1,2",
        "cuối tháng 2", "2/2023", "Tháng 2 (theo kế hoạch của tỉnh)", "Trước 01/3/2023", "xong trước tháng 3",
        "trước tháng 03/2023", "trước 3/2023",
    ],
    ("30/4",): [
        "Tháng 3-4", "Tháng 3,4", "tháng 2, 3, 4", "Từ tháng 2 đến tháng 4", "Tháng 3 - tháng 4", "trong tháng Tư",
        "Từ tháng 2-4/2023", "đến hết tháng 4", "Đầu quý II", "Từ giữa tháng 2 đến cuối tháng 4/2023",
    ],
    ("20/6",): ["Giữa tháng 6", "trung tuần tháng 6/2023"],
    ("15/3",): ["nửa đầu tháng 3"],
    ("10/3",): [
        "Thượng tuần tháng 3", "đầu tháng 3/2023", "tuần 2 tháng 3", "Tuần thứ hai của tháng 3",
        "Tuần thứ 2 tháng 3/2023", "đầu tháng 3",
    ],
    ("31/3", "30/6", "30/9", "31/12"): [
        "Tháng 3, 6, 9, 12", "Các tháng 3, 6, 9, 12", "hàng quý", "Hằng quý", "Định kỳ hàng quý", "01 lần/quý",
        "mỗi quý một lần", "Quý I, II, III, IV", "Quý I, 6 tháng, 9 tháng, năm",
        "Quý I, 6 tháng, quý III và năm 2023", "Hàng quý và cuối năm", "Cuối quý", "3 tháng/lần",
        "Các quý trong năm", "Báo cáo quý, 6 tháng, năm", "hang quy", "Theo quý", "Tháng cuối quý", "04 lần/năm",
    ],
    ("30/6", "31/12"): [
        "Tháng 6 và tháng 12", "6 tháng, năm", "6 tháng đầu năm và cả năm", "02 lần/năm", "6 tháng/lần",
        "6 tháng một lần", "Sơ kết 6 tháng, tổng kết năm", "Tháng 6, 12", "hai lần/năm", "Định kỳ 6 tháng, năm",
        "1 lần/6 tháng", "quý II, IV", "Quý II và quý IV/2023", "02 lần/năm (tháng 6, tháng 12)",
        "Tháng 6 (6 tháng đầu năm), tháng 12 (cả năm)",
    ],
    # Quarters.
    ("31/3",): [
        "Quý I", "Trong quý I/2023", "quý 1", "Quý l", "Q1/2023", "QI", "Quí I", "Qúy 1", "3 tháng đầu năm",
        "quýI/2023", "Quý I-2023", "QUÝ I NĂM 2023", "Xong trong quý I", "quy I", "đầu năm", "Tháng 3",
    ],
    ("30/6",): [
        "Quý II", "Quý ll", "Quý 1I/2023", "Quý I-II", "6 tháng đầu năm", "06 tháng đầu năm 2023",
        "sáu tháng đầu năm", "Quý II/2023 (sau khi có hướng dẫn của Sở Nội vụ)", "giữa năm", "trước quý III",
        "Xong trước quý 3/2023", "Hoàn thành 100% trong quý II", "Trước hết quý II",
    ],
    ("31/3", "30/6"): ["Quý I+II", "Quý I và II", "quý 1, quý 2"],
    ("31/3", "30/9"): ["quý 1 và 3", "Quý I và quý III/2023", "quý I; quý III", "a) Quý I b) Quý III"],
    ("31/12",): [
        "Quý IV", "Quý lV", "Từ quý II đến quý IV", "6 tháng cuối năm", "Trong năm", "năm 2023", "cả năm",
        "Cuối năm", "hằng năm", "trước năm 2024", "Tháng 12 hằng năm", "Trong năm 2023 (theo hướng dẫn của tỉnh)",
        "12/2023", "Từ nay đến cuối năm", "01 lần/năm", "Tháng l2/2023", "tháng mười hai", "Trước ngày 01/01/2024",
        "31/12",
    ],
    # Recurring.
    MONTHS: [
        "Hàng tháng", "hằng tháng", "01 lần/tháng", "Mỗi tháng 1 lần", "Cuối mỗi tháng", "hang thang",
        "Tháng, quý, năm", "Hàng tháng, hàng quý, hàng năm", "ngày cuối cùng của tháng", "Các tháng trong năm",
        "Trong tháng",
    ],
    TWICE: ["02 lần/tháng", "2 lần/tháng", "Mỗi tháng 2 lần", "hai lần một tháng"],
    every_month(14): [
        "trước ngày 15 hàng tháng", "trước 15 hàng tháng", "Hàng tháng, trước ngày 15", "Báo cáo tháng trước ngày 15",
        "Trước ngày 15 mỗi tháng",
    ],
    every_month(15): [
        "ngày 15 hàng tháng", "chậm nhất 15 hằng tháng", "Chậm nhất ngày 15 hằng tháng", "Hàng tháng (ngày 15)",
        "chậm nhất ngày 15 của tháng sau",
    ],
    of_quarters(20): [
        "ngày 20 tháng cuối quý", "Ngày 20 của tháng cuối mỗi quý", "Hàng quý chậm nhất ngày 20 tháng cuối quý",
    ],
    of_quarters(19): ["Trước ngày 20 hàng quý"],
    of_quarters(24): ["Báo cáo quý trước ngày 25"],
    ("15/3", "20/3"): ["Ngày 15 và 20/3", "ngày 15, 20/3"],
    ("19/6",): ["Báo cáo quý II trước ngày 20", "6 tháng: trước ngày 20"],
    ("30/9",): ["quý ba", "9 tháng đầu năm", "9 tháng", "Quý III (15 ngày sau khi có hướng dẫn)"],
    # The span only names the report; the day is the deadline.
    ("9/3", "9/6", "9/9", "4/12"): [
        "Báo cáo quý I trước ngày 10/3, báo cáo 6 tháng trước ngày 10/6, báo cáo quý III trước ngày 10/9 và "
        "báo cáo năm trước ngày 05/12",
        "Trước ngày 10/3 (báo cáo quý I), trước ngày 10/6 (báo cáo 6 tháng), trước 10/9 (quý III), trước 5/12 (năm)",
    ],
    ("24/2", "24/5", "24/8", "19/10", "14/11"): [
        "Quý I, 6 tháng, quý III trước ngày 25 các tháng 2, 5, 8; báo cáo năm lần 01 trước ngày 20/10; "
        "lần 02 trước ngày 15/11/2023",
    ],
    ("14/3",): ["Quý I (trước 15/3)", "Quý I, trước ngày 15/3", "Kế hoạch quý I: trước 15/3"],
    # Several milestones in one cell.
    ("31/3", "14/12"): [
        "Kế hoạch: Quý I; Báo cáo: trước ngày 15/12", "Ban hành kế hoạch trong quý I, báo cáo trước 15/12",
        "- Ban hành kế hoạch: Quý I - Báo cáo: trước 15/12/2023", "Kế hoạch: Quý I\nBáo cáo: trước 15/12",
        "1. Kế hoạch: tháng 3; 2. Báo cáo: trước 15/12",
    ],
    ("31/3", "31/12"): [
        "- Quý I/2023 - Tháng 12/2023", "Quý I: ban hành kế hoạch; Quý IV: tổng kết", "Quý I và cả năm",
    ],
    # A year that is named is kept, even when it is outside the period.
    ("14/1/2024",): ["Trước ngày 15/01/2024"],
}  # fmt: skip

OVER_YEARS: dict[tuple[str, ...], list[str]] = {
    tuple(f"31/12/{year}" for year in range(2021, 2026)): [
        "Hàng năm", "Tháng 12 hằng năm", "31/12 hằng năm", "mỗi năm", "Quý IV hàng năm",
    ],
    tuple(f"14/12/{year}" for year in range(2021, 2026)): [
        "Trước ngày 15/12 hằng năm", "Hằng năm, trước ngày 15/12", "Trước 15/12 các năm",
    ],
    tuple(f"{day}/{year}" for year in range(2021, 2026) for day in ("14/6", "14/12")): [
        "Trước ngày 15/6 và 15/12 hằng năm",
    ],
    ("31/12/2025",): ["Giai đoạn 2021-2025", "2021-2025", "Đến năm 2025", "Trong năm", "Từ năm 2021 đến năm 2025"],
    ("31/12/2023",): ["Năm 2023", "Trước năm 2024", "đến hết năm 2023", "Trước 2024"],
    ("29/6/2021",): ["Trước ngày 30/6"],
    ("31/3/2023", "30/9/2023"): [
        "Quý I, quý III năm 2023", "Quý I, III/2023", "Năm 2023: quý I ban hành; quý III tổng kết",
    ],
    (*(f"{day}/{year}" for year in range(2021, 2026) for day in ("31/3", "30/6", "30/9", "31/12")),): [
        "Hàng quý, hàng năm", "Hàng quý và hằng năm",
    ],
    ("31/3/2021", *(f"31/12/{year}" for year in range(2021, 2026))): ["Quý I và hằng năm", "Quý I; 31/12 hằng năm"],
    ("31/12/2022", "31/12/2023"): ["Năm 2022, 2023", "năm 2022 và năm 2023"],
}  # fmt: skip

OPEN: dict[tuple[str, ...], list[str]] = {
    ("ongoing",): [
        "Thường xuyên", "thường xuyên trong năm", "Thuờng xuyên, liên tục", "thuong xuyen trong nam", "Liên tục",
        "Thực hiện thường xuyên trong năm 2023", "Hằng ngày", "Từ quý II/2023 trở đi",
    ],
    ("when",): [
        "Khi có yêu cầu", "khi co yeu cau", "Theo Kế hoạch của tỉnh", "Theo quy định", "theo qui định của Nhà nước",
        "Sau khi có hướng dẫn của tỉnh", "Ngay sau khi được phê duyệt", "Khi có phát sinh hồ sơ", "Đột xuất",
        "Sau hội nghị", "Trước kỳ họp HĐND", "Theo Quyết định số 12/QĐ-UBND ngày 10/6/2023",
        "Theo Kế hoạch năm 2023 của tỉnh", "Theo quy chế làm việc", "trước ngày họp HĐND", "Trước Tết Nguyên đán",
        "đúng thời gian quy định",
    ],
    ("after",): [
        "10 ngày sau khi nhận được PAKN", "01 tháng sau kiểm tra", "Chậm nhất là 01 tuần", "5 ngày làm việc",
        "Trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản", "năm ngày sau khi nhận được văn bản",
        "Sau kiểm tra 01 tuần", "Không quá 10 ngày kể từ ngày phát hiện", "Trước kỳ họp 10 ngày", "Trước 15 ngày",
        "24 giờ kể từ khi tiếp nhận", "trong năm ngày làm việc", "Sau khi kết thúc quý 10 ngày", "10 ngày sau",
        "02 ngày/hồ sơ",
    ],
    ("ongoing", "when"): ["Thường xuyên; đột xuất khi có yêu cầu"],
}  # fmt: skip

MIXED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Thường xuyên; báo cáo trước ngày 30/11": (("29/11",), ("ongoing",)),
    "Hàng quý và đột xuất khi có yêu cầu": (QUARTERS, ("when",)),
    "Hàng quý/đột xuất": (QUARTERS, ("when",)),
    "Quý II; khi có yêu cầu": (("30/6",), ("when",)),
    "Quý II và theo yêu cầu": (("30/6",), ("when",)),
    "Quý II, khi có yêu cầu": (("30/6",), ()),
    "Quý II khi có yêu cầu": (("30/6",), ()),
    "Quý II, chậm nhất 5 ngày sau khi có hướng dẫn": (("30/6",), ("after",)),
    "Ban hành kế hoạch trong quý I; báo cáo 01 tuần sau mỗi đợt kiểm tra": (("31/3",), ("after",)),
    "Trước 28/02; kiểm tra trước 15/8; thông báo kết luận sau kiểm tra chậm nhất là 01 tuần.": (
        ("27/2", "14/8"),
        ("after",),
    ),
}

NOT_DATES = [
    "đạt 10/6 chỉ tiêu", "năm thứ năm của nhiệm kỳ", "ngày càng tốt hơn", "", "   ", "-", "Việt Nam", "Mục 1.2",
    "5/8 xã",
    "Rà soát 12/15 thủ tục", "tháng sau", "Phòng Nội vụ", "quy trình nội bộ", "đạt 80%",
    "số 45/KH-UBND ngày 15/01/2023",
    "thu hút đầu tư", "15.6", "tiêu chí 3.2.1", "quỹ", "Việt Nam 2023", "Quý V", "tháng 13", "ngày 45",
]  # fmt: skip

IMPOSSIBLE = ["30/02", "Trước ngày 31/4", "Ngày 29/02/2023", "Ngày 32/1", "15/13/2023", "trước ngày 00/3"]

Case = tuple[str, int, int, tuple[date, ...], tuple[str, ...]]


def cases() -> Iterator[Case]:
    for words, texts in CORPUS.items():
        yield from ((text, 2023, 2023, days(words), ()) for text in texts)
    for words, texts in OVER_YEARS.items():
        yield from ((text, 2021, 2025, days(words), ()) for text in texts)
    for kinds, texts in OPEN.items():
        yield from ((text, 2023, 2023, (), kinds) for text in texts)
    for text, (words, kinds) in MIXED.items():
        yield text, 2023, 2023, days(words), kinds


@pytest.mark.parametrize(("text", "start", "end", "due", "kinds"), list(cases()))
def test_reads_deadlines(text: str, start: int, end: int, due: tuple[date, ...], kinds: tuple[str, ...]) -> None:
    reading = read(text, start, end)
    assert (reading.due, reading.open) == (due, kinds), reading.rules


@pytest.mark.parametrize(("text", "start", "end", "due", "kinds"), list(cases())[::5])
def test_reads_decomposed_letters_alike(
    text: str, start: int, end: int, due: tuple[date, ...], kinds: tuple[str, ...]
) -> None:
    reading = read(normalize("NFD", text), start, end)
    assert (reading.due, reading.open) == (due, kinds), reading.rules


@pytest.mark.parametrize("text", NOT_DATES)
def test_reads_no_date_where_none_is(text: str) -> None:
    reading = read(text)
    assert (reading.due, reading.open) == ((), ()), reading.rules


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_date_no_calendar_has_is_none_and_says_so(text: str) -> None:
    reading = read(text)
    assert reading.due == ()
    assert "impossible date" in reading.rules


def test_weekly_deadlines_fall_on_fridays() -> None:
    weekly = read_deadlines("Hàng tuần", date(2023, 1, 1), date(2023, 1, 31)).due
    assert [day.day for day in weekly] == [6, 13, 20, 27]
    assert read_deadlines("thứ sáu hàng tuần", date(2023, 1, 1), date(2023, 1, 31)).due == weekly
    assert read_deadlines("Trước 11h00 thứ Sáu hàng tuần", date(2023, 1, 1), date(2023, 1, 31)).due == weekly
    fortnightly = read_deadlines("02 tuần/lần", date(2023, 1, 1), date(2023, 1, 31)).due
    assert [day.day for day in fortnightly] == [13, 27]
    thursdays = read_deadlines("Trước thứ sáu hàng tuần", date(2023, 1, 1), date(2023, 1, 31)).due
    assert [day.day for day in thursdays] == [5, 12, 19, 26]


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [("1 lần/tuần", 4, 6), ("2 lần/tuần", 8, 4), ("3 lần/tuần", 13, 2), ("thứ hai hàng tuần", 5, 2),
        ("chủ nhật hàng tuần", 5, 1)],
)  # fmt: skip
def test_weeks_are_parted_among_working_days(text: str, count: int, first: int) -> None:
    due = read_deadlines(text, date(2023, 1, 1), date(2023, 1, 31)).due
    assert (len(due), due[0].day) == (count, first)


def test_recurring_days_stay_within_the_period() -> None:
    reading = read_deadlines("Định kỳ hàng quý", date(2022, 5, 1), date(2022, 12, 31))
    assert reading.due == (date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31))


def test_a_day_without_a_year_is_the_first_not_before_the_start() -> None:
    assert read_deadlines("Ngày 30/6", date(2021, 10, 1), date(2025, 12, 31)).due == (date(2022, 6, 30),)
    assert read_deadlines("Trước ngày 01/01", date(2022, 1, 1), date(2022, 12, 31)).due == (date(2022, 12, 31),)


def test_the_last_working_day_of_a_quarter() -> None:
    assert read("ngày làm việc cuối cùng của quý").due == days(("31/3", "30/6", "29/9", "29/12"))


def test_other_counts_part_the_span() -> None:
    assert read("3 lần/năm").due == days(("30/4", "31/8", "31/12"))
    assert len(read("3 lần/tháng").due) == 36
    assert read("2 lần/quý").due == days(("15/2", "31/3", "15/5", "30/6", "15/8", "30/9", "15/11", "31/12"))
    assert len(read("3 lần/quý").due) == 12
    assert len(read("4 lần/tháng").due) == 48


def test_a_quote_stands_beside_each_day() -> None:
    reading = read("Kế hoạch: Quý I/2023; báo cáo: trước ngày 15/12")
    assert reading.quotes == ((date(2023, 3, 31), "Quý I/2023"), (date(2023, 12, 14), "trước ngày 15/12"))


def test_no_rule_finds_what_its_hints_hide() -> None:
    folded = {prepare(text).folded for texts in CORPUS.values() for text in texts}
    told = [(rule.name, rule.pattern, rule.hints) for rule in RULES]
    told += [(rule.name, rule.pattern, rule.hints) for rule in EVENT_RULES]
    hidden = [
        (name, text)
        for text in folded
        for name, pattern, hints in told
        if pattern.search(text) and not any(bare(hint) in bare(text) for hint in hints)
    ]
    lengths = [
        (rule.name, text) for text in folded for rule in EVENT_RULES if rule.of_length and rule.pattern.search(text)
    ]
    assert not hidden
    assert lengths
    assert all(LENGTH.search(text) for _, text in lengths)


def test_a_cell_is_read_in_under_half_a_millisecond_or_so() -> None:
    texts = [text for texts in CORPUS.values() for text in texts]
    begun = time.perf_counter()
    for text in texts:
        read(text)
    assert (time.perf_counter() - begun) / len(texts) < 0.005
