"""What people say as they say it, through the dialogue: the row it leaves and the words that answer."""

import pytest

from tests.handlers.office import Office

BINH = "Bình"
"""An official of Phòng Tư pháp, on Monday 6 March 2023."""


def test_a_lunar_day_is_asked_about_and_the_answer_is_taken(office: Office) -> None:
    said = office.says(BINH, "nhắc tôi việc I.2 rằm này")
    assert said.startswith("“rằm” là ngày âm lịch")
    assert office.rows("select id from outbox") == []
    assert "I.2" in office.says(BINH, "15/3 9h")
    assert len(office.rows("select id from outbox")) == 1


def test_several_reports_in_one_message_are_not_taken_for_one(office: Office) -> None:
    said = office.says(BINH, "I.1 xong rồi, còn I.2 mới được 30%")
    assert "nhiều việc" in said
    assert office.progress() == []


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("I.2 được 40%, à nhầm, 50%", 50), ("I.2 dc phan nua r nghen", 50), ("I.2 đạt bảy chục %", 70)],
)
def test_how_far_in_the_words_of_people(office: Office, typed: str, percent: int) -> None:
    office.says(BINH, typed)
    assert [(row[0], row[3]) for row in office.progress()] == [("I.2", percent)]


def test_a_paper_with_its_day_is_kept_with_the_report(office: Office) -> None:
    said = office.says(BINH, "I.2 đã ban hành số 14/KH-UBND ngày 24/2")
    assert "24/02" in said
    assert "14/KH-UBND" in said
    [(number, day)] = office.rows("select product_number, done_on from progress")
    assert (number, str(day)) == ("14/KH-UBND", "2023-02-24")


@pytest.mark.parametrize("typed", ["hom ni toi phai lam chi", "tuần ni em có việc mô", "tuannay co viecgi hong"])
def test_ones_own_tasks_asked_for_in_the_words_of_a_region(office: Office, typed: str) -> None:
    said = office.says(BINH, typed)
    assert said.startswith("**Phòng Tư pháp")
    assert "Nhắn số" in said
