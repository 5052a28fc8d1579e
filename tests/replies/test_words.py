"""Days, distances, titles and states as the assistant says them."""

from datetime import date, datetime

import pytest

from domain.calendar import ZONE
from domain.progress import Report, Standing, State, Status, standing
from replies.words import (
    MOST_LETTERS,
    cut,
    day_words,
    deadline,
    distance,
    moment_words,
    own_words,
    page,
    plain,
    short_title,
    state_words,
)

TODAY = date(2023, 3, 6)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 3, 6), "thứ Hai 06/03"),
        (date(2023, 3, 12), "Chủ nhật 12/03"),
        (date(2023, 3, 13), "13/03"),
        (date(2023, 2, 28), "28/02"),
        (date(2024, 1, 5), "05/01/2024"),
    ],
)
def test_days(day: date, words: str) -> None:
    assert day_words(day, TODAY) == words


def test_weekday_on_demand_and_moments() -> None:
    assert day_words(date(2023, 2, 28), TODAY, weekday=True) == "thứ Ba 28/02"
    assert moment_words(datetime(2023, 3, 31, 8, tzinfo=ZONE), TODAY) == "08:00 thứ Sáu 31/03"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2023, 3, 6), "hôm nay"), (date(2023, 3, 31), "còn 25 ngày"), (date(2023, 2, 28), "quá 6 ngày")],
)
def test_distance(day: date, words: str) -> None:
    assert distance(day, TODAY) == words


def test_deadline_puts_what_presses_first() -> None:
    assert deadline(date(2023, 2, 28), TODAY) == "⚠️ quá 6 ngày (28/02)"
    assert deadline(date(2023, 3, 31), TODAY) == "31/03, còn 25 ngày"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Ban hành Kế hoạch tuyên truyền CCHC năm 2022", "Kế hoạch tuyên truyền CCHC"),
        ("Xây dựng và tổ chức thực hiện Kế hoạch Kiểm tra CCHC năm 2023", "Kế hoạch Kiểm tra CCHC"),
        ("Tiếp tục thực hiện tinh giản biên chế theo quy định của tỉnh.", "Tinh giản biên chế theo quy định của tỉnh"),
        ("Tổ chức Tết", "Tổ chức Tết"),
        (
            "Niêm yết 100% TTHC cấp huyện tại Bộ phận Một cửa, công khai trên Trang Thông tin điện tử huyện",
            "Niêm yết 100% TTHC cấp huyện tại Bộ phận Một cửa…",
        ),
    ],
)
def test_titles_keep_their_telling_words(title: str, short: str) -> None:
    assert short_title(title) == short


def test_no_title_is_cut_in_the_middle_of_a_word() -> None:
    title = "Rà soát hồ sơ liên thông nhiều cấp giữa cơ quan quản lý và người dân khi giải quyết công việc hằng ngày"
    short = short_title(title)
    assert len(short) <= 61
    assert title.startswith(short.rstrip("…"))
    assert title[len(short.rstrip("…"))] == " "


def test_what_people_wrote_turns_no_bold_on() -> None:
    assert plain("**xong**\nrồi  nhé") == "xong rồi nhé"
    assert cut("một hai ba bốn", 9) == "một hai…"
    assert own_words("- Quý I/2023\n- Tháng 12/2023", 80) == "Quý I/2023; Tháng 12/2023"


def test_a_page_is_never_too_long() -> None:
    assert len(page(["dòng " * 50] * 40)) <= MOST_LETTERS + 2


def _stands(*said: tuple[Status, int | None, str]) -> Standing:
    at = datetime(2023, 3, 1, 8, tzinfo=ZONE)
    due = date(2023, 3, 31)
    reports = [
        Report(place, status, percent, note, due, "Bình", at, TODAY if status is Status.DONE else None)
        for place, (status, percent, note) in enumerate(said)
    ]
    return standing([due, date(2023, 12, 31)], reports, TODAY)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((), "chưa báo cáo"),
        (((Status.NOT_STARTED, None, ""),), "chưa thực hiện"),
        (((Status.IN_PROGRESS, None, ""),), "đang thực hiện"),
        (((Status.IN_PROGRESS, 40, ""),), "40%"),
        (((Status.IN_PROGRESS, 40, ""), (Status.BLOCKED, 40, "chờ kinh phí")), "đang vướng: chờ kinh phí"),
        (((Status.BLOCKED, None, ""),), "đang vướng"),
        (((Status.DONE, 100, ""),), "xong 1/2 mốc"),
    ],
)
def test_states(said: tuple[tuple[Status, int | None, str], ...], words: str) -> None:
    assert state_words(_stands(*said)) == words


def test_finished_states() -> None:
    finished = Standing(State.DONE_ON_TIME, False, None, 100, None, None, 1, 1)
    late = Standing(State.DONE_LATE, False, None, 100, None, None, 1, 1)
    assert (state_words(finished), state_words(late)) == ("hoàn thành đúng hạn", "hoàn thành quá hạn")
