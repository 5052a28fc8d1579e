"""How people speak and type: regions, slips of the keyboard, putting right in the same breath, several at once."""

from datetime import date

import pytest

from bench.voice import PLACES, ear_of
from domain.meaning import Meaning
from language.moments import lunar_day
from language.understanding import understand

HERE = PLACES["minhtan"]
"""The sample plan on Monday 2 March 2026 at eight; the speaker works at Phòng Kinh tế."""


def heard(text: str, speaker: str = "official") -> Meaning:
    unit = HERE.office if speaker == "official" else HERE.committee
    return understand(text, ear_of("minhtan"), now=HERE.now, speaker=speaker, unit=unit)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tuần ni tui có việc chi", "tuần này tôi có việc gì"),
        ("viec mo tre roi", "viec nào tre roi"),
        ("báo cáo nộp khi mô", "báo cáo nộp khi nào"),
        ("xem mô hình một cửa", "xem mô hình một cửa"),
        ("chi tiết việc I.2", "chi tiết việc i.2"),
        ("tiến độ răng rồi", "tiến độ sao rồi"),
        ("bữa nay làm gì hông", "hôm nay làm gì không"),
        ("có nhiêu việc", "có bao nhiêu việc"),
        ("được phân nửa", "được một nửa"),
        ("cóviệcnào trễhạn", "có việc nào trễ hạn"),
        ("II.2đang làm", "ii.2 đang làm"),
        ("được70%", "được 70%"),
        ("chieuf thuws 6", "chiều thứ 6"),
    ],
)
def test_words_as_typed_and_as_meant(typed: str, meant: str) -> None:
    assert ear_of("minhtan").speller.clean(typed).text == meant


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("VI.3 được 54%, à nhầm, 45% mới đúng", {"task": "VI.3", "percent": 45}),
        ("VI.3 được 40%, à em nói lộn, 45", {"task": "VI.3", "percent": 45}),
        ("còn 10% nữa là VI.3 xong", {"task": "VI.3", "percent": 90}),
        ("VI.3 đạt bảy chục %", {"task": "VI.3", "percent": 70}),
        ("VI.3 làm được bảy phần mười", {"task": "VI.3", "percent": 70}),
    ],
)
def test_how_far_is_what_was_meant_in_the_end(text: str, slots: dict[str, object]) -> None:
    meaning = heard(text)
    assert meaning.intent == "report_progress"
    assert {name: meaning.slots.get(name) for name in slots} == slots


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("9 rưỡi sáng mai nhắc em việc VI.3", "2026-03-03T09:30"),
        ("Mười lăm giờ ngày mai nhắc tôi việc VI.3", "2026-03-03T15:00"),
        ("mồng mười tháng tư nhắc tôi việc VI.3", "2026-04-10T08:00"),
        ("nhắc em VI.3 sáng t6, à nhầm, chiều t6", "2026-03-06T14:00"),
        ("cuối tháng nhắc em đối chiếu sổ quỹ", "2026-03-31T08:00"),
        ("cái này để 3h chiều nay nhắc lại tôi", "2026-03-02T15:00"),
        ("Chưa làm bây giờ được, hai hôm nữa nhắc lại", "2026-03-04T08:00"),
    ],
)
def test_moments_as_spoken(text: str, when: str) -> None:
    meaning = heard(text)
    assert (meaning.intent, meaning.slots.get("when")) == ("remind", when)


def test_what_is_put_right_is_asked_about_where_it_may_be_either() -> None:
    assert not heard("nhắc em VI.3 sáng t6, à nhầm, chiều t6").sure


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nhắc tôi việc VI.3 rằm này", "rằm"),
        ("nhac toi ram thang 3", "ram thang 3"),
        ("mùng 2 Tết nhắc em", "mùng 2 Tết"),
        ("10/3 âm lịch nhắc em", "10/3 âm lịch"),
        ("triển khai rầm rộ", None),
        ("ngày 10/3 nhắc em", None),
    ],
)
def test_lunar_days_are_told_apart(text: str, day: str | None) -> None:
    found = lunar_day(text)
    assert (found.value if found else None) == day
    assert "when" not in heard(text).slots or day is None


@pytest.mark.parametrize(
    "text", ["5p nữa nhắc tôi gọi Trạm Y tế", "chiều mai nhắc em họp kiểm kê", "mai nhắc em đem hồ sơ qua trạm y tế"]
)
def test_an_errand_is_no_task(text: str) -> None:
    meaning = heard(text)
    assert meaning.intent == "remind"
    assert "task" not in meaning.slots
    assert meaning.slots["topic"]


def test_a_task_to_be_reminded_of_is_one() -> None:
    assert heard("mai nhắc em vụ kiểm kê tài sản").slots["task"] == "V.3"


def test_several_reports_are_each_heard_and_none_is_acted_on() -> None:
    meaning = heard("VI.3 xong rồi, còn V.3 mới được 30%")
    assert not meaning.sure
    assert meaning.slots == {"task": "VI.3", "status": "done"}
    assert [(one.slots["task"], one.slots["percent"]) for one in meaning.also] == [("V.3", 30)]
    assert heard("VI.3 xong, vướng kinh phí nên chậm").also == ()


def test_a_paper_and_its_day() -> None:
    paper = heard("V.1 đã ban hành số 45/QĐ-UBND ngày 12/1").paper
    assert paper is not None
    assert (paper.number, paper.day) == ("45/QĐ-UBND", date(2026, 1, 12))
    assert heard("V.1 xong trước hạn 31/1").paper is None


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Em Trương Thị Nhàn, Công an xã", {"name": "Trương Thị Nhàn", "unit": "Công an xã"}),
        ("e Hoàng Thị Lụa bên y tế nha", {"name": "Hoàng Thị Lụa", "unit": "Trạm Y tế xã"}),
        ("tên tôi là Trần Văn Sương, mã 274905", {"name": "Trần Văn Sương", "code": "274905"}),
        ("mã 482913", {"code": "482913"}),
    ],
)
def test_who_says_they_are(text: str, slots: dict[str, str]) -> None:
    meaning = heard(text)
    assert (meaning.intent, meaning.slots) == ("link", slots)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("tình hình bên công an thế nào", "Công an xã"),
        ("tt hcc tới đâu rồi", "Trung tâm Phục vụ hành chính công xã"),
        ("bch quân sự có gì mới không", "Ban Chỉ huy Quân sự xã"),
        ("văn phòng ủy ban làm đến đâu", "Văn phòng HĐND và UBND xã"),
    ],
)
def test_units_by_their_spoken_names(text: str, unit: str) -> None:
    meaning = heard(text, "leader")
    assert (meaning.intent, meaning.slots.get("unit")) == ("summary", unit)


@pytest.mark.parametrize("text", ["cả xã chạy tới đâu rồi", "bộ phận nào chậm nhất", "xã lẹ lên chớ"])
def test_no_unit_is_heard_into_a_message(text: str) -> None:
    assert "unit" not in heard(text, "leader").slots


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("không", "cancel"),
        ("không sai, cứ thế mà lưu", "confirm"),
        ("nhầm rồi", "undo"),
        ("Không phải, bỏ đi", "cancel"),
        ("Đúng rồi, ghi đi em", "confirm"),
    ],
)
def test_yes_no_and_back(text: str, intent: str) -> None:
    assert heard(text).intent == intent


def test_what_is_not_sure_names_its_rivals() -> None:
    meaning = heard("số hóa")
    assert meaning.sure or meaning.rivals
    assert heard("việc của tôi").rivals == ()
