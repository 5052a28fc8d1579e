"""What is refused before any page is reached, and whether the process is well."""

from collections.abc import Iterator

import httpx
import pytest

from store.database import Database
from tests.web.office import Office, serving
from web.webhooks import SECRET_HEADER, telegram_webhook

MESSAGE = {"text": "I.1 xong", "key": "k-0001"}


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://xau.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/chat", "/chat/press", "/chat/as", "/chat/leave"])
def test_a_page_of_another_site_cannot_post(
    office: Office, visitor: httpx.Client, path: str, headers: dict[str, str]
) -> None:
    assert visitor.post(path, data=MESSAGE, headers=headers).status_code == 403
    assert office.stored == []


def test_our_own_page_can_post(office: Office, visitor: httpx.Client) -> None:
    headers = {"origin": office.url, "sec-fetch-site": "same-origin"}
    assert visitor.post("/chat", json=MESSAGE, headers=headers).status_code == 200


def test_too_large_a_body_is_refused_in_words(office: Office, visitor: httpx.Client) -> None:
    def pieces() -> Iterator[bytes]:
        yield from [b" " * 65536] * 5

    for content in (b" " * (256 * 1024 + 1), pieces()):
        answer = visitor.post("/chat", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert answer.json()["error"] == "Nội dung quá lớn (tối đa 256 KB). Anh/chị chia nhỏ rồi gửi."
    assert office.stored == []


def test_a_person_reads_a_refusal_as_text(visitor: httpx.Client) -> None:
    answer = visitor.post("/chat", data={"text": ""}, headers={"accept": "text/html"})
    assert (answer.status_code, answer.text) == (400, "Anh/chị chưa nhập nội dung.")


def test_a_foreign_name_for_this_machine_is_refused(sqlite_database: Database) -> None:
    with (
        serving(Office(sqlite_database), hosts=("127.0.0.1", "localhost", "::1")) as office,
        httpx.Client(base_url=office.url, trust_env=False) as visitor,
    ):
        port = office.url.rpartition(":")[2]
        for host in (f"127.0.0.1:{port}", "localhost", "LOCALHOST:1", "[::1]:8080"):
            assert visitor.get("/healthz", headers={"host": host}).status_code == 200
        for host in ("xau.example", "127.0.0.1.xau.example", "", "a@127.0.0.1"):
            assert visitor.get("/", headers={"host": host}).status_code == 400


def test_browsers_are_told_to_load_nothing_from_elsewhere(visitor: httpx.Client) -> None:
    page = visitor.get("/")
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-store"
    assert "<style" not in page.text
    assert "style=" not in page.text
    assert "http://" not in page.text.replace('xmlns="http://', "")
    for path in ("/static/chat.css", "/static/chat.js", "/static/choose.js", "/static/icon.svg"):
        assert visitor.get(path).status_code == 200


def test_the_process_says_whether_it_is_well(office: Office, visitor: httpx.Client) -> None:
    assert visitor.get("/healthz").text == "ok"
    assert visitor.get("/readyz").json() == {"ready": True, "reasons": []}
    office.reasons.append("no tick for 700 s")
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["reasons"]) == (503, ["no tick for 700 s"])


def test_the_doors_of_other_channels_are_served_beside_with_limits_of_their_own(sqlite_database: Database) -> None:
    taken: list[int] = []

    async def take(body: bytes) -> None:
        taken.append(len(body))

    router = telegram_webhook("/hook", "bi-mat", take)
    with (
        serving(Office(sqlite_database), routers=(router,), hosts=("127.0.0.1",)) as office,
        httpx.Client(base_url=office.url, trust_env=False) as platform,
    ):
        headers = {"host": "nhacviec.example", "x-forwarded-for": "149.154.160.1", SECRET_HEADER: "bi-mat"}
        assert platform.post("/hook", content=b" " * 300_000, headers=headers).status_code == 200
        assert taken == [300_000]
        assert platform.get("/", headers={"x-forwarded-for": "149.154.160.1"}).status_code == 403


def test_an_unknown_page_and_an_error_of_ours_are_told_in_words(sqlite_database: Database) -> None:
    def fail() -> list[str]:
        raise OSError("no database")

    with (
        serving(Office(sqlite_database), ready=fail) as office,
        httpx.Client(base_url=office.url, trust_env=False) as visitor,
    ):
        missing, wrong, failed = visitor.get("/khong-co"), visitor.put("/chat"), visitor.get("/readyz")
    assert (missing.status_code, missing.json()["error"]) == (404, "Không có trang này.")
    assert (wrong.status_code, wrong.json()["error"]) == (405, "Trang này không nhận yêu cầu kiểu đó.")
    assert (failed.status_code, failed.json()["error"]) == (500, "Máy chủ gặp lỗi. Anh/chị thử lại sau ít phút.")
