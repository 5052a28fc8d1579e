"""The page in a real browser: on two phones and on a desk."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect, sync_playwright

from store.database import Database
from tests.web.office import DETAIL, MONDAY, MY_TASKS, Office, answering, serving
from web.identity import COOKIE

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WINDOWS = {"phone": (390, 844), "small phone": (360, 740), "desk": (1280, 800)}
THANG = "Lò Văn Thắng"
# Every box that is painted, and whether it sticks out of the window at a side, or is a button too low for a finger.
FAULTS = """() => {
  const shown = [...document.body.querySelectorAll("*")].filter(
    (one) => one.checkVisibility() && !one.closest(".unseen, svg, noscript"));
  const wide = shown.filter((one) => {
    const box = one.getBoundingClientRect();
    return box.right > innerWidth + 0.5 || box.left < -0.5;
  });
  const cut = shown.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0
    && getComputedStyle(one).display !== "inline");
  const low = shown.filter((one) => one.matches("button, a.switch") && one.getBoundingClientRect().height < 44);
  const page = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  return [...page, ...[...wide, ...cut, ...low].map((one) => one.outerHTML.slice(0, 120))];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"no browser here: none of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def office(sqlite_database: Database) -> Iterator[Office]:
    """An office on trial, with an assistant that answers."""
    office = Office(sqlite_database)
    office.people()
    with serving(office, trial=MONDAY), answering(office):
        yield office


@contextmanager
def window(browser: Browser, office: Office, name: str = "phone", meant: str = "") -> Iterator[Page]:
    """The page in a new window; whatever the browser complains of fails the test, save what is `meant` to happen."""
    width, height = WINDOWS[name]
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(office.url)
    yield page
    context.close()
    assert [one for one in complaints if not meant or not one.startswith(meant)] == []


def choose(page: Page, name: str = THANG) -> None:
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def say(page: Page, words: str) -> None:
    page.get_by_label("Nhắn cho Nhắc Việc").fill(words)
    page.keyboard.press("Enter")


def own(page: Page, words: str) -> None:
    expect(page.locator(".own .bubble").last).to_have_text(words)


@pytest.mark.parametrize("name", WINDOWS)
def test_a_talk_from_choosing_oneself_to_a_pressed_button(browser: Browser, office: Office, name: str) -> None:
    with window(browser, office, name) as page:
        expect(page.get_by_text("Đang thử như ngày thứ Hai 07/03/2022")).to_be_visible()
        assert page.evaluate(FAULTS) == []
        choose(page)
        expect(page.get_by_text(f"Chào anh/chị {THANG}.")).to_be_visible()
        assert page.evaluate(FAULTS) == []
        say(page, "viec cua toi")
        own(page, "viec cua toi")
        expect(page.locator(".ours")).to_contain_text("3 việc cần làm trong tháng")
        say(page, "1")
        expect(page.get_by_role("button", name="Xin gia hạn")).to_be_in_viewport(ratio=1)
        page.get_by_role("button", name="Báo tiến độ").click()
        own(page, "Báo tiến độ")
        expect(page.locator(".ours").last).to_contain_text("Việc I.1 đến đâu rồi?")
        expect(page.get_by_role("button", name="Xin gia hạn")).to_have_count(0)
        page.get_by_role("button", name="Tóm tắt").click()
        expect(page.locator(".ours").last).to_contain_text("32 việc")
        expect(page.locator(".ours").last).to_be_in_viewport()
        expect(page.locator(".unsent, .waiting")).to_have_count(0)
        assert page.evaluate(FAULTS) == []
        before = page.locator("#log").inner_text()
        page.reload()
        assert page.locator("#log").inner_text() == before
    assert office.inbox_texts() == ["viec cua toi", "1", "report:1", "Tóm tắt"]


@pytest.mark.parametrize("name", WINDOWS)
def test_long_words_and_long_names_do_not_break_the_page(browser: Browser, office: Office, name: str) -> None:
    with window(browser, office, name) as page:
        choose(page, "Nguyễn Thị Hồng Hạnh")
        say(page, "https://vanban.example/" + "a" * 300)
        own(page, "https://vanban.example/" + "a" * 300)
        office.says(chat(page), "reply:0", DETAIL)
        office.says(chat(page), "note:1", "**" + "Đ" * 200 + "**\n1. " + "x" * 200)
        expect(page.locator(".ours .numbered")).to_have_count(1)
        assert page.evaluate(FAULTS) == []


def chat(page: Page) -> str:
    return next(one["value"] for one in page.context.cookies() if one["name"] == COOKIE)


def test_a_message_that_could_not_be_sent_waits_to_be_sent_again(browser: Browser, office: Office) -> None:
    with window(browser, office, meant="Failed to load resource") as page:
        choose(page)
        page.route("**/chat", _fail)
        say(page, "v3 dc 60")
        expect(page.locator(".unsent")).to_contain_text("Chưa gửi được.")
        page.reload()  # also a reload does not lose it
        expect(page.locator(".unsent .bubble")).to_have_text("v3 dc 60")
        assert page.evaluate(FAULTS) == []
        page.unroute("**/chat")
        page.get_by_role("button", name="Gửi lại").click()
        expect(page.locator(".unsent, .waiting")).to_have_count(0)
        expect(page.locator(".ours")).to_contain_text("Đã ghi")
    assert office.inbox_texts() == ["v3 dc 60"]


def test_an_answer_lost_on_the_way_back_does_not_double_the_message(browser: Browser, office: Office) -> None:
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    with window(browser, office, meant="Failed to load resource") as page:
        choose(page)
        page.route("**/chat", lose)
        say(page, "I.1 xong rồi")
        expect(page.locator(".unsent")).to_have_count(1)
        page.unroute("**/chat")
        page.get_by_role("button", name="Gửi lại").click()
        expect(page.locator(".unsent, .waiting")).to_have_count(0)
        expect(page.locator(".ours")).to_have_count(1)
        page.reload()
        expect(page.locator(".own")).to_have_count(1)
    first, again = office.stored
    assert first.key == again.key


def _fail(route: Route) -> None:
    route.abort()


def test_shift_and_enter_begin_a_line_and_a_draft_outlives_a_reload(browser: Browser, office: Office) -> None:
    with window(browser, office, "desk") as page:
        choose(page)
        box = page.get_by_label("Nhắn cho Nhắc Việc")
        expect(box).to_be_focused()
        page.keyboard.type("dòng một")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("dòng hai")
        page.reload()
        expect(box).to_have_value("dòng một\ndòng hai")
        box.press("Enter")
        own(page, "dòng một\ndòng hai")
        expect(box).to_have_value("")
    assert office.inbox_texts() == ["dòng một\ndòng hai"]


def test_a_phone_does_not_open_its_keyboard_by_itself(browser: Browser, office: Office) -> None:
    with window(browser, office) as page:
        choose(page)
        expect(page.get_by_label("Nhắn cho Nhắc Việc")).not_to_be_focused()


def test_people_are_found_without_diacritics(browser: Browser, office: Office) -> None:
    with window(browser, office) as page:
        page.get_by_role("searchbox").fill("ly my")
        expect(page.get_by_role("button")).to_have_count(1)
        page.get_by_role("searchbox").fill("không có ai")
        expect(page.get_by_text("Không thấy ai khớp.")).to_be_visible()
        page.get_by_role("searchbox").fill("lanh dao")
        choose(page, "Đao Văn Khánh")


def test_a_tab_of_another_person_opens_anew(browser: Browser, office: Office) -> None:
    with window(browser, office, meant="Failed to load resource") as page:
        choose(page)
        other = page.context.new_page()
        other.goto(f"{office.url}/?doi=1")
        choose(other, "Nguyễn Thị Hồng Hạnh")
        say(page, "I.1 xong rồi")
        expect(page.get_by_role("heading", name="Nguyễn Thị Hồng Hạnh")).to_be_visible()
        assert office.inbox_texts() == []


def test_a_reader_of_older_messages_is_not_pulled_away(browser: Browser, office: Office) -> None:
    with window(browser, office, "small phone") as page:
        choose(page)
        for number in range(4):
            office.says(chat(page), f"note:{number}", MY_TASKS)
        expect(page.locator(".ours")).to_have_count(4)
        page.locator("#scroll").evaluate("(one) => { one.scrollTop = 0; }")
        office.says(chat(page), "note:9", "tin mới nhất")
        page.get_by_role("button", name="Có tin mới").click()
        expect(page.get_by_text("tin mới nhất")).to_be_in_viewport()
        expect(page.get_by_role("button", name="Có tin mới")).to_have_count(0)


def test_a_server_that_comes_back_is_found_again(browser: Browser, sqlite_database: Database) -> None:
    office = Office(sqlite_database)
    office.people()
    with serving(office):
        context = browser.new_context()
        page = context.new_page()
        page.goto(office.url)
        choose(page)
    office.says(chat(page), "note:1", "gửi lúc máy chủ nghỉ")
    again = Office(sqlite_database)
    with serving(again, port=int(office.url.rpartition(":")[2])):
        expect(page.get_by_text("gửi lúc máy chủ nghỉ")).to_be_visible(timeout=15_000)
        expect(page.locator("#offline")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("name", ["small phone", "desk"])
def test_the_coordinator_sends_a_file_with_the_clip(browser: Browser, office: Office, name: str) -> None:
    with window(browser, office, name) as page:
        choose(page, "Trần Minh Đức")
        file = {"name": "kế hoạch 2022.docx", "mimeType": "application/octet-stream", "buffer": b"PK"}
        page.locator("#file").set_input_files(file)  # type: ignore[arg-type]
        expect(page.locator(".message.own .bubble")).to_have_text("📎 kế hoạch 2022.docx")
        expect(page.locator(".message:not(.own)")).to_have_count(1)
        assert page.locator("#attach").bounding_box()["height"] >= 44  # type: ignore[index]
        assert page.evaluate(FAULTS) == []
        page.reload()
        expect(page.locator(".message.own .bubble")).to_have_text("📎 kế hoạch 2022.docx")


def test_an_answer_that_overtakes_its_acknowledgement_leaves_one_day_above_both(
    browser: Browser, office: Office
) -> None:
    def late(route: Route) -> None:
        answer = route.fetch()
        time.sleep(1)
        route.fulfill(response=answer)

    with window(browser, office) as page:
        choose(page)
        page.route("**/chat", late)
        say(page, "viec cua toi")
        expect(page.locator(".message:not(.own)")).to_have_count(1)
        expect(page.locator(".message.own .meta")).to_have_text(re.compile(r"\d\d:\d\d"))
        expect(page.locator(".day")).to_have_count(1)
        assert page.locator("#log > *").first.get_attribute("class") == "day"
