"""What a person sends from the page, and what the page shows of it."""

import re

import httpx
import pytest

from domain.messages import Address, Kind
from store import inbox, people
from store.database import Database
from tests import peek
from tests.web.office import DETAIL, MONDAY, MY_TASKS, Office, serving
from web.identity import CHANNEL, COOKIE

THANG, HANH = "Lò Văn Thắng", "Nguyễn Thị Hồng Hạnh"


def token(visitor: httpx.Client) -> str:
    return visitor.cookies[COOKIE]


def test_a_message_is_in_the_inbox_when_it_is_acknowledged(office: Office, visitor: httpx.Client) -> None:
    visitor.get("/")
    answer = visitor.post("/chat", json={"text": "viec cua toi", "key": "k-0001"})
    assert (answer.status_code, answer.json()["time"]) == (200, "08:02")
    with office.database.read() as transaction:
        stored = peek.oldest(transaction, Address(CHANNEL, token(visitor)))
    assert stored is not None
    assert (stored.incoming.kind, stored.incoming.text) == (Kind.TEXT, "viec cua toi")
    assert stored.incoming.key == f"{token(visitor)}:k-0001"


def test_what_could_not_be_stored_is_not_acknowledged(office: Office, visitor: httpx.Client) -> None:
    office.broken = True
    answer = visitor.post("/chat", json={"text": "I.1 xong rồi", "key": "k-0001"})
    assert answer.status_code == 503
    assert answer.json()["error"] == "Chưa nhận được tin vì máy chủ gặp lỗi. Anh/chị gửi lại giúp."


def test_a_message_sent_again_after_a_lost_answer_is_one_message(office: Office, visitor: httpx.Client) -> None:
    visitor.get("/")
    for _ in range(2):
        assert visitor.post("/chat", json={"text": "I.1 xong rồi", "key": "k-0001"}).status_code == 200
    with office.database.begin() as transaction:
        first = peek.oldest(transaction, Address(CHANNEL, token(visitor)))
        assert first is not None
        inbox.close(transaction, first.id, office.now)
        assert peek.oldest(transaction, Address(CHANNEL, token(visitor))) is None


def test_a_plain_form_works_without_script(office: Office, visitor: httpx.Client) -> None:
    ids = office.people()
    visitor.post("/chat/as", data={"person": str(ids[THANG])})
    page = visitor.post("/chat", data={"text": "tôi <b>còn</b> việc\r\ngì", "key": "k-0001"})
    assert page.url.path == "/"
    assert "tôi &lt;b&gt;còn&lt;/b&gt; việc\ngì</div>" in page.text


def test_a_reply_is_shown_safely_with_its_bold_and_its_lines(office: Office, visitor: httpx.Client) -> None:
    office.people()
    visitor.post("/chat/as", data={"person": "1"})
    office.says(token(visitor), "note:1", "**<script>alert(1)</script>**\n1. I.1 ** không đậm **\n\nhết")
    page = visitor.get("/").text
    assert "<p><strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong></p>" in page
    assert '<p class="numbered">1. I.1 ** không đậm **</p><p class="gap"></p><p>hết</p>' in page


def test_a_pressed_button_is_stored_as_its_action_and_shown_by_its_label(office: Office, visitor: httpx.Client) -> None:
    ids = office.people()
    visitor.post("/chat/as", data={"person": str(ids[THANG])})
    row = office.says(token(visitor), "reply:0", DETAIL)
    page = visitor.post("/chat/press", data={"action": "extend:1", "key": f"press-{row}"})
    (pressed,) = office.stored
    assert (pressed.kind, pressed.text, pressed.shown) == (Kind.ACTION, "extend:1", "Xin gia hạn")
    assert re.search(r'class="message own".*?<div class="bubble">Xin gia hạn</div>', page.text, re.DOTALL)


@pytest.mark.parametrize(
    ("action", "status"), [("extend:2", 409), ("", 400), ("a" * 65, 400), ("việc", 400), ("a\nb", 400)]
)
def test_a_button_that_was_never_shown_cannot_be_pressed(
    office: Office, visitor: httpx.Client, action: str, status: int
) -> None:
    visitor.get("/")
    office.says(token(visitor), "reply:0", DETAIL)
    assert visitor.post("/chat/press", json={"action": action, "key": "k-0001"}).status_code == status
    assert office.stored == []


def test_only_the_last_reply_has_its_buttons(office: Office, visitor: httpx.Client) -> None:
    office.people()
    visitor.post("/chat/as", data={"person": "1"})
    office.says(token(visitor), "reply:1", DETAIL)
    assert "Xin gia hạn</button>" in visitor.get("/").text
    office.says(token(visitor), "reply:2", MY_TASKS)
    assert "Xin gia hạn</button>" not in visitor.get("/").text


def test_a_long_message_is_passed_on_and_a_longer_one_refused(office: Office, visitor: httpx.Client) -> None:
    assert visitor.post("/chat", json={"text": "ă" * 20_000, "key": "k-0001"}).status_code == 200
    refused = visitor.post("/chat", json={"text": "ă" * 20_001, "key": "k-0002"})
    assert (refused.status_code, refused.json()["error"][:28]) == (413, "Tin dài quá 20.000 ký tự. An")
    assert len(office.stored) == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [("{", "application/json"), ("[1]", "application/json"), ('{"text": 1}', "application/json"), ("", "text/plain")],
)
def test_what_cannot_be_read_is_refused_in_words(visitor: httpx.Client, content: str, kind: str) -> None:
    answer = visitor.post("/chat", content=content, headers={"content-type": kind})
    assert (answer.status_code, answer.json()["error"]) == (400, "Anh/chị chưa nhập nội dung.")


def test_a_message_needs_a_key(visitor: httpx.Client) -> None:
    assert visitor.post("/chat", json={"text": "chào", "key": "có dấu cách"}).status_code == 400


# ---------------------------------------------------------------- whom one is
def test_choosing_a_person_links_the_chat(office: Office, visitor: httpx.Client) -> None:
    ids = office.people()
    chooser = visitor.get("/").text
    assert re.search(r"Đao Văn Khánh.*?Lãnh đạo.*?Chủ tịch.*?Phòng Nội vụ.*?Trưởng phòng", chooser, re.DOTALL)
    page = visitor.post("/chat/as", data={"person": str(ids[THANG])}).text
    assert "Chuyên viên cải cách hành chính\u00a0· Phòng Nội vụ" in page
    assert "Không có đăng nhập, chỉ máy này mở được trang." in page
    with office.database.read() as transaction:
        speaker = people.speaking(transaction, Address(CHANNEL, token(visitor)))
    assert speaker is not None
    assert speaker.id == ids[THANG]


def test_each_person_chosen_in_a_browser_has_a_chat_of_their_own(office: Office, visitor: httpx.Client) -> None:
    ids = office.people()
    visitor.post("/chat/as", data={"person": str(ids[THANG])})
    visitor.post("/chat", data={"text": "câu của Thắng", "key": "k-0001"})
    thang = token(visitor)
    assert "câu của Thắng" not in visitor.post("/chat/as", data={"person": str(ids[HANH])}).text
    office.says(thang, "nudge:1", "Lãnh đạo nhắc việc I.1")
    back = visitor.post("/chat/as", data={"person": str(ids[THANG])}).text
    assert token(visitor) == thang
    assert "câu của Thắng" in back
    assert "Lãnh đạo nhắc việc I.1" in back


def test_a_tab_left_open_cannot_speak_for_the_person_chosen_in_another(office: Office, visitor: httpx.Client) -> None:
    ids = office.people()
    old = visitor.post("/chat/as", data={"person": str(ids[THANG])}).text
    visitor.post("/chat/as", data={"person": str(ids[HANH])})
    page = re.search(r'data-page="(\w+)"', old)
    assert page is not None
    for path, fields in (("/chat", {"text": "I.1 xong"}), ("/chat/press", {"action": "undo:1"})):
        answer = visitor.post(path, json={**fields, "key": "k-0001", "page": page[1]})
        assert answer.status_code == 410
    assert office.stored == []


def test_nobody_chooses_where_choosing_is_not_allowed(sqlite_database: Database) -> None:
    office = Office(sqlite_database)
    ids = office.people()
    with serving(office, choose=False) as served, httpx.Client(base_url=served.url, trust_env=False) as visitor:
        assert visitor.post("/chat/as", data={"person": str(ids[THANG])}).status_code == 404
        page = visitor.get("/?doi=1").text
        assert "Xin mã ở đầu mối của cơ quan" in page
        assert THANG not in page
        assert "Không có đăng nhập" not in page


@pytest.mark.parametrize(("person", "status"), [("99", 404), ("x", 400), ("", 400), ("²", 400)])
def test_nobody_becomes_a_person_who_is_not_there(visitor: httpx.Client, person: str, status: int) -> None:
    assert visitor.post("/chat/as", json={"person": person}).status_code == status


def test_leaving_ends_all_chats_of_the_browser(office: Office, visitor: httpx.Client) -> None:
    ids = office.people()
    for name in (THANG, HANH):
        visitor.post("/chat/as", data={"person": str(ids[name])})
    with office.database.read() as transaction:
        assert len(people.addresses(transaction)) == 2
    visitor.post("/chat/leave")
    with office.database.read() as transaction:
        assert people.addresses(transaction) == []


def test_a_token_that_we_did_not_make_is_not_taken(office: Office) -> None:
    with httpx.Client(base_url=office.url, trust_env=False, cookies={COOKIE: "x"}) as visitor:
        answer = visitor.get("/")
    cookie = answer.headers["set-cookie"]
    assert re.match(rf"{COOKIE}=[\w-]{{32}}; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax$", cookie)


def test_an_office_without_people_says_how_to_bring_them(visitor: httpx.Client) -> None:
    assert "nhacviec people import" in visitor.get("/").text


def test_a_trial_is_shown_on_every_page(sqlite_database: Database) -> None:
    office = Office(sqlite_database)
    office.people()
    with serving(office, trial=MONDAY) as served:
        office.now = MONDAY.replace(day=8)
        with httpx.Client(base_url=served.url, follow_redirects=True, trust_env=False) as visitor:
            for page in (visitor.get("/"), visitor.post("/chat/as", data={"person": "1"})):
                assert "Đang thử như ngày thứ Ba 08/03/2022" in page.text
