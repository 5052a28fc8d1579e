"""Everything but progress: who may ask what, lists, summaries, reminders, talk."""

from datetime import date

import pytest

from domain.meaning import INTENTS
from domain.messages import Choice
from handlers import ACTIONS, ROUTES
from tests.handlers.conftest import HAMLETS, JUSTICE, MEMBERS, ROOT, planned, reading
from tests.handlers.office import Office

BINH, HANH, NAM, LAN, MAI, XUAN = "Bình", "Hạnh", "Nam", "Lan", "Mai", "Xuân"
STRANGER = "Chào anh/chị. Trợ lý chỉ trả lời người đã liên kết."


def test_every_intent_has_a_handler() -> None:
    assert set(ROUTES) == set(INTENTS)


# ---------------------------------------------------------------- linking
@pytest.mark.parametrize(
    "typed", ["việc của tôi", "I.1 xong rồi", "tóm tắt", "/start", "ai phụ trách I.1", "tôi là Lan, chủ tịch", "👍", ""]
)
def test_a_stranger_learns_nothing(office: Office, typed: str) -> None:
    assert office.says("Ai đó", typed).startswith(STRANGER)
    assert office.progress() == []


def test_a_stranger_presses_and_sends_stickers_in_vain(office: Office) -> None:
    assert office.presses("Ai đó", "task:1").startswith(STRANGER)
    assert office.sends_sticker("Ai đó").startswith(STRANGER)


@pytest.mark.parametrize(
    "typed", ["/start K7M2P9", "LIENKET K7M2P9", "liên kết k7m2p9", "K7M2P9", "mã của em là K7M2P9 ạ"]
)
def test_a_code_links_once(office: Office, typed: str) -> None:
    office.code("Tân", "K7M2P9", "2023-03-08T08:00")
    said = office.says("chat mới", typed)
    assert "Đã liên kết: Tân" in said
    assert "1. I.1" in said
    assert office.says("chat mới", "chào em").startswith("Chào anh/chị Tân")
    assert "Mã này không đúng" in office.says("chat khác", "LIENKET K7M2P9")


def test_an_expired_code_and_a_code_in_a_group(office: Office) -> None:
    office.code("Tân", "482913", "2023-03-07T08:00")
    assert "nhắn riêng" in office.says("nhóm", "LIENKET 482913", private=False)
    assert "hết hạn" in office.at("2023-03-07T08:01").says("chat mới", "482913")


def test_a_linked_person_may_be_linked_anew(office: Office) -> None:
    office.says(BINH, "chi tiết I.2")
    office.code("Tân", "482913", "2023-03-08T08:00")
    assert "Đã liên kết: Tân" in office.says(BINH, "482913")
    assert office.says(BINH, "chào").startswith("Chào anh/chị Tân")


def test_saying_a_name_is_no_proof(office: Office) -> None:
    said = office.says(BINH, "tôi là Nguyễn Thị Lan phòng Nội vụ")
    assert "của **Bình** (Phòng Tư pháp)" in said
    assert "xin mã ở đầu mối" in said
    assert "Mã này không đúng" in office.says(BINH, "mã 999999")


# ---------------------------------------------------------------- own tasks
def test_own_tasks_the_late_one_first(office: Office) -> None:
    lines = office.says(BINH, "viec cua toi").splitlines()
    assert lines[0] == "**Phòng Tư pháp: 3 việc, 1 quá hạn, 1 đến hạn trong 30 ngày tới**"
    assert lines[1].startswith(
        "1. I.1 Kế hoạch rà soát văn bản quy phạm pháp luật · ⚠️ quá 6 ngày (28/02) · chưa báo cáo"
    )
    assert lines[2].startswith("2. I.2")
    assert lines[3].startswith("3. I.3 Trả lời kiến nghị của công dân về văn bản · thường xuyên")
    assert lines[4] == "Còn 1 việc phối hợp. Theo KH 05/KH-UBND."
    assert lines[5] == "Nhắn số để xem, hoặc “1 xong rồi”, “2 được 60%”."


def test_more_goes_on_with_the_numbers(office: Office) -> None:
    office.says(BINH, "việc của tôi")
    more = office.button("Xem thêm")
    assert "4. II.1" in office.says(BINH, "xem thêm")
    assert office.says(BINH, "4").startswith("**II.1")
    assert "Không còn gì" in office.presses(BINH, more)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("việc nào của tôi quá hạn", "I.1"), ("tháng này tôi phải làm gì", "I.2"), ("việc nào tôi phối hợp", "II.1")],
)
def test_own_tasks_of_a_kind(office: Office, typed: str, code: str) -> None:
    assert f". {code} " in office.says(BINH, typed)


def test_nothing_of_the_kind_says_what_is_next(office: Office) -> None:
    assert "Gần nhất: III.1" in office.says(NAM, "tuần này tôi phải làm gì")


def test_a_leader_without_tasks_is_led_to_the_summary(office: Office) -> None:
    assert "tóm tắt" in office.says(LAN, "việc của tôi")


@pytest.mark.parametrize("typed", ["1", "việc 1", "cái thứ nhất", "xem 1"])
def test_a_bare_number_opens_the_task(office: Office, typed: str) -> None:
    office.says(BINH, "việc của tôi")
    assert office.says(BINH, typed).startswith("**I.1 Ban hành kế hoạch rà soát")


def test_a_number_out_of_range(office: Office) -> None:
    office.says(BINH, "việc của tôi")
    assert "chỉ có 3 việc" in office.says(BINH, "9")


# ---------------------------------------------------------------- one task
def test_detail_quotes_the_plan(office: Office) -> None:
    said = office.says(BINH, "chi tiết I.2")
    assert "Hạn: “Quý I; Tháng 12” → 31/03 (còn 25 ngày), 31/12" in said
    assert "Nguồn: KH 05/KH-UBND, Cải cách thể chế" in said
    assert [choice.label for choice in office.last.choices] == ["Báo tiến độ", "Nhắc tôi"]


def test_progress_of_others_is_not_shown(office: Office) -> None:
    office.says(NAM, "III.1 vướng thiếu hồ sơ mật danh")
    said = office.says(BINH, "chi tiết III.1")
    assert "Tiến độ: chỉ đơn vị chủ trì" in said
    assert "mật danh" not in said
    assert "mật danh" in office.says(LAN, "chi tiết III.1")


def test_several_tasks_fit_a_question(office: Office) -> None:
    assert "Anh/chị hỏi việc nào?" in office.says(BINH, "việc tuyển dụng hạn khi nào")
    assert office.says(BINH, "2").startswith("**III.")


def test_who_leads_with_people_only_for_those_who_may_know(office: Office) -> None:
    assert "Chủ trì: Phòng Nội vụ" in office.says(BINH, "ai phụ trách III.1")
    assert "0900" not in office.last.text
    assert "Nam, Chuyên viên · 0900 000 003" in office.says(LAN, "ai phụ trách III.1")
    assert ("contacts.seen",) in office.rows("select action from audit")


def test_who_of_a_collective_names_its_members(office: Office) -> None:
    assert "UBND xã Hòa Lộc" in office.says(LAN, "ai phụ trách II.1")


def test_a_press_on_a_task_that_is_not_there(office: Office) -> None:
    for action in (
        "task:999",
        "task:x",
        "report:999",
        "remind:999",
        "undo:x",
        "progress:1:q1:x",
        "remind_at:1:x",
        "gone",
    ):
        assert office.presses(BINH, action)
    assert office.progress() == []


# ---------------------------------------------------------------- reports
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("bao giờ nộp báo cáo quý I", "**Báo cáo Quý I/2023: nộp chậm nhất thứ Sáu 10/03, còn 4 ngày**"),
        ("bao giờ nộp báo cáo quý I", "Số liệu từ 05/12/2022 đến 05/03/2023."),
        ("báo cáo 6 tháng nộp khi nào", "10/06, còn 96 ngày"),
        ("báo cáo quý II nộp ngày nào", "Kế hoạch không có báo cáo quý II. Kỳ gần nhất:"),
        ("báo cáo tháng 4 nộp khi nào", "Kế hoạch không có báo cáo tháng 4"),
        ("hạn báo cáo", "- Báo cáo năm 2023: 10/12"),
    ],
)
def test_reporting_dates(office: Office, typed: str, words: str) -> None:
    assert words in office.says(BINH, typed)


# ---------------------------------------------------------------- where the plan stands
def test_a_leader_sees_the_whole_plan(office: Office) -> None:
    office.says(BINH, "I.2 được 60%")
    said = office.says(LAN, "tóm tắt")
    assert "7 việc: 1 đang thực hiện trong hạn, 1 chưa thực hiện (quá hạn), 5 chưa thực hiện" in said
    assert "⚠️ Quá hạn: I.1 (Phòng Tư pháp, 6 ngày)" in said
    assert "30 ngày tới: 3 việc đến hạn" in said
    assert "Phòng Tư pháp: 0/3 việc xong, ⚠️ 1 quá hạn" in office.presses(LAN, office.button("Theo đơn vị"))


def test_collective_tasks_count_once_and_tell_their_members(office: Office) -> None:
    office.says(XUAN, "II.1 xong rồi")
    said = office.at("2023-04-02T08:00").says(LAN, "việc nào quá hạn")
    assert "II.1 Niêm yết thủ tục hành chính" in said
    assert "1/3 đơn vị xong" in said
    assert "1/3 đơn vị xong" in office.says(LAN, "tóm tắt")


def test_an_official_sees_the_own_unit_only(office: Office) -> None:
    said = office.says(NAM, "tóm tắt")
    assert said.startswith("**Phòng Nội vụ, đến 06/03**")
    assert "Chỉ gồm việc đơn vị mình chủ trì." in said
    assert "không có việc nào quá hạn" in office.says(NAM, "việc nào quá hạn")
    assert "chỉ đơn vị đó" in office.says(NAM, "tình hình phòng Tư pháp")
    assert "chỉ đơn vị đó" in office.says(NAM, "phòng Tư pháp có việc gì quá hạn")


def test_a_head_and_the_coordinator(office: Office) -> None:
    assert office.says(HANH, "tóm tắt").startswith("**Phòng Tư pháp, đến 06/03**")
    assert office.says(MAI, "tóm tắt").startswith("**KH 05/KH-UBND năm 2023")


def test_a_unit_a_field_and_an_unknown_unit(office: Office) -> None:
    assert office.says(LAN, "tình hình phòng Nội vụ").startswith("**Phòng Nội vụ, đến 06/03**\n2 việc")
    assert "1 việc" in office.says(LAN, "công tác chỉ đạo điều hành đến đâu rồi") or "2 việc" in office.last.text
    assert "Không thấy" in office.says(LAN, "tình hình phòng Y tế")


def test_overdue_lists_and_numbers_open_them(office: Office) -> None:
    said = office.says(LAN, "việc nào quá hạn")
    assert "1. I.1" in said
    assert "Phòng Tư pháp" in said
    assert office.says(LAN, "1").startswith("**I.1")


def test_who_has_not_reported(office: Office) -> None:
    said = office.says(LAN, "đơn vị nào chưa báo cáo")
    assert "- Phòng Tư pháp: 2 việc, ⚠️ 1 quá hạn" in said
    communes = office.says(LAN, "xã nào chưa báo cáo")
    assert "UBND xã Hòa Lộc" in communes
    assert "Phòng" not in communes
    assert "1. I.1" in office.says(BINH, "tôi còn việc nào chưa báo cáo")


# ---------------------------------------------------------------- own reminders
def test_a_reminder_is_owed_at_its_moment(office: Office) -> None:
    said = office.says(BINH, "nhắc tôi việc I.2 sáng mai 8h")
    assert "**08:00 thứ Ba 07/03**: I.2" in said
    key, due, person = office.rows("select key, due_at, person_id from outbox")[0]
    assert key.startswith(f"own:{person}:")
    assert str(due).startswith("2023-03-07 01:00")
    assert "Đã bỏ lời nhắc" in office.says(BINH, "hoàn tác")
    assert office.rows("select state from outbox") == [("dropped",)]


def test_a_reminder_without_a_moment_asks(office: Office) -> None:
    office.says(BINH, "chi tiết I.2")
    asked = office.presses(BINH, office.button("Nhắc tôi"))
    assert "Nhắc lúc nào" in asked
    assert "14:00 thứ Hai 06/03" in asked
    assert "I.2" in office.says(BINH, "2")
    office.says(BINH, "nhắc tôi việc I.1")
    assert "**15:00 thứ Ba 07/03**: I.1" in office.says(BINH, "3h chiều mai")
    assert len(office.rows("select id from outbox")) == 2


def test_a_moment_that_is_over(office: Office) -> None:
    task = office.rows("select id from tasks where code = 'I.2'")[0][0]
    assert "đã qua rồi" in office.presses(BINH, f"remind_at:{task}:202303060700")
    assert office.rows("select id from outbox") == []


def test_forgetting_is_for_the_owner(office: Office) -> None:
    office.says(BINH, "nhắc tôi việc I.2 sáng mai 8h")
    action = office.button("Bỏ nhắc")
    assert "đã gửi hoặc đã bỏ" in office.presses(NAM, action)
    assert "Đã bỏ" in office.presses(BINH, action)


# ---------------------------------------------------------------- talk
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("chào em", "Chào anh/chị Bình"),
        ("/start", "Chào anh/chị Bình"),
        ("/help", "Anh/chị có thể nhắn"),
        ("/viec", "**Phòng Tư pháp: 3 việc"),
        ("/tomtat@NhacViecBot", "**Phòng Tư pháp, đến 06/03**"),
        ("cảm ơn em", "Không có gì"),
        ("ừ", "chưa ghi gì"),
        ("👍", "chưa ghi gì"),
        ("😀😀", "nhắn bằng chữ"),
        ("", "nhắn bằng chữ"),
        ("thôi", "Không có gì đang chờ"),
        ("thời tiết mai thế nào", "không giúp được"),
        ("xin gia hạn việc I.2 đến 30/6", "hạn của việc I.2 giữ nguyên"),
        ("đừng nhắc nữa", "Chưa đổi được"),
        ("tiêu chí nào mất điểm", "Chưa xem được điểm"),
        ("xuất excel", "Chưa xuất được tệp"),
        ("VĂN BẢN NÀY TUYỆT MẬT", "dấu MẬT"),
    ],
)
def test_talk(office: Office, typed: str, words: str) -> None:
    assert words in office.says(BINH, typed)
    assert office.progress() == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("đôn đốc phòng Nội vụ việc III.1", "Chưa gửi được"),
        ("giao phòng Tư pháp rà soát văn bản, hạn 30/6", "Chưa giao được"),
    ],
)
def test_a_leader_is_told_what_is_not_there(office: Office, typed: str, words: str) -> None:
    assert words in office.says(LAN, typed)


def test_a_sticker_from_a_linked_person(office: Office) -> None:
    assert "chỉ đọc được tin nhắn chữ" in office.sends_sticker(BINH)


def test_before_there_is_a_plan(office: Office) -> None:
    office.ear = None
    assert "Chưa có kế hoạch nào" in office.says(BINH, "việc của tôi")
    assert office.says("Ai đó", "chào").startswith(STRANGER)


@pytest.mark.parametrize(
    ("first", "typed", "words"),
    [
        ("chi tiết I.2", "báo tiến độ", "**I.2 Tuyên truyền, phổ biến giáo dục pháp luật** đến đâu rồi?"),
        ("chi tiết I.2", "nhắc tôi việc này", "Nhắc lúc nào về I.2"),
        ("ai phụ trách I.2", "chi tiết việc này", "**I.2 Tổ chức tuyên truyền"),
        ("I.2 được 40%", "hoàn tác", "trở lại"),
        ("tóm tắt", "quá hạn", "I.1"),
        ("việc của tôi", "xem thêm", "4. II.1"),
    ],
)
def test_what_buttons_say_can_be_typed(office: Office, first: str, typed: str, words: str) -> None:
    office.says(BINH, first)
    assert typed in [choice.typed for choice in office.last.choices]
    assert words in office.says(BINH, typed)


def test_theo_don_vi_can_be_typed(office: Office) -> None:
    office.says(LAN, "tóm tắt")
    assert "- Phòng Tư pháp: 0/3 việc xong" in office.says(LAN, "theo đơn vị")


# ---------------------------------------------------------------- two plans
def test_a_code_in_two_plans_is_asked_for(office: Office) -> None:
    second = reading("09/KH-UBND").model_copy(
        update={"tasks": [planned("I.2", "Tuyên truyền về chuyển đổi số", JUSTICE, [date(2023, 3, 31)], "Quý I")]}
    )
    office.publish(second, ROOT, {HAMLETS: MEMBERS})
    asked = office.says(BINH, "I.2 được 30%")
    assert "(KH 05/KH-UBND, 31/03)" in asked
    assert "(KH 09/KH-UBND, 31/03)" in asked
    office.says(BINH, "1")
    assert len(office.progress()) == 1
    assert "(KH 09/KH-UBND)" in office.says(BINH, "việc của tôi")


def test_buttons_fit_their_platform(office: Office) -> None:
    pressed: list[Choice] = []
    for typed in ("việc của tôi", "chi tiết I.2", "I.2 được 5%", "báo tiến độ I.2", "hướng dẫn", "nhắc tôi việc I.1"):
        office.says(BINH, typed)
        pressed += office.last.choices
    office.says(LAN, "tóm tắt")
    pressed += office.last.choices
    for choice in pressed:
        assert choice.action.isascii()
        assert len(choice.action) <= 64
        assert choice.action.partition(":")[0] in ACTIONS
        assert choice.typed
