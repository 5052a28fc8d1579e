"""A file sent from the page: stored with its message before it is acknowledged, refused cheaply where it may not be."""

import httpx
import pytest

from bot.channels.web import WebChannel
from domain.messages import Address, Attachment, CannotFetch, Kind
from tests import peek
from tests.web.office import Office
from web import upload
from web.identity import CHANNEL, COOKIE

DUC, THANG = "Trần Minh Đức", "Lò Văn Thắng"
PATH = "/chat/file?key=k-0001&name=k%E1%BA%BF%20ho%E1%BA%A1ch.docx"


@pytest.fixture
def duc(office: Office, visitor: httpx.Client) -> httpx.Client:
    """The coordinator's browser."""
    visitor.post("/chat/as", data={"person": str(office.people()[DUC])})
    return visitor


def test_the_file_and_its_message_are_on_disk_when_they_are_acknowledged(office: Office, duc: httpx.Client) -> None:
    assert duc.post(PATH, content=b"PK-noi-dung").status_code == 200
    address = Address(CHANNEL, duc.cookies[COOKIE])
    with office.database.read() as transaction:
        stored = peek.oldest(transaction, address)
    assert stored is not None
    incoming = stored.incoming
    assert (incoming.kind, incoming.text, incoming.shown) == (Kind.FILE, "", "📎 kế hoạch.docx")
    assert incoming.file is not None
    assert (incoming.file.name, incoming.file.size) == ("kế hoạch.docx", 11)
    channel = WebChannel(office.bell, office.database)
    assert channel.fetch(incoming.file) == b"PK-noi-dung"
    with pytest.raises(CannotFetch):
        channel.fetch(Attachment("khác.docx", "987654"))
    assert "📎 kế hoạch.docx" in duc.get("/").text


def test_the_same_file_sent_again_is_one_message(office: Office, duc: httpx.Client) -> None:
    for _ in range(2):
        assert duc.post(PATH, content=b"PK").status_code == 200
    assert duc.get("/").text.count("📎 kế hoạch.docx") == 1


def test_only_coordinators_see_the_button(office: Office, duc: httpx.Client) -> None:
    assert 'id="file"' in duc.get("/").text
    duc.post("/chat/as", data={"person": str(office.people()[THANG])})
    assert 'id="file"' not in duc.get("/").text


def test_a_stranger_sends_no_file(office: Office, visitor: httpx.Client) -> None:
    answer = visitor.post(PATH, content=b"PK")
    assert (answer.status_code, "liên kết" in answer.json()["error"]) == (403, True)
    assert office.stored == []


def test_what_is_too_large_is_refused(office: Office, duc: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload, "MOST_BYTES", 1000)

    def streamed() -> list[bytes]:
        return [b"x" * 600, b"x" * 600]

    for content in (b"x" * 1001, iter(streamed())):
        assert duc.post(PATH, content=content).status_code == 413
    assert duc.post(PATH, content=b"").status_code == 400
    assert duc.post("/chat/file?key=k-0001", content=b"PK").status_code == 400
    assert office.stored == []


def test_what_cannot_be_stored_is_not_acknowledged(office: Office, duc: httpx.Client) -> None:
    office.broken = True
    assert duc.post(PATH, content=b"PK").status_code == 503


def test_a_page_of_another_person_sends_no_file(office: Office, duc: httpx.Client) -> None:
    assert duc.post(f"{PATH}&page=0123456789abcdef", content=b"PK").status_code == 410
    foreign = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert duc.post(PATH, content=b"PK", headers=foreign).status_code == 403
    assert office.stored == []
