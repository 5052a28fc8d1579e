"""A plan that comes as a file: over a Telegram that speaks HTTP, and in the web chat; read by a process of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import documents
from bot.documents import Documents, read_apart, takes_long
from domain.messages import Address, Attachment, CannotFetch, Incoming, Kind, Reply
from domain.plan import PlanReading
from samples.document import plan_document, staff_list
from tests.bot.server import Server
from tests.office import StoryChannel
from tests.standins.telegram import TelegramStandin

HUONG, TUNG = "Trần Thị Hương", "Mai Thanh Tùng"


@pytest.fixture
def telegram() -> Iterator[TelegramStandin]:
    with TelegramStandin() as standin:
        yield standin


def test_the_coordinator_sends_the_plan_by_telegram_and_publishes_it(tmp_path: Path, telegram: TelegramStandin) -> None:
    (tmp_path / "can-bo.xlsx").write_bytes(staff_list())
    settings = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "NOW": "2026-03-02T08:00:00+07:00"}
    with Server(tmp_path, **settings) as server:
        assert server.run("people", "import", "can-bo.xlsx").returncode == 0
        codes = {name: server.run("people", "code", name).stdout.splitlines()[0] for name in (HUONG, TUNG)}
        server.start()
        huong, tung = telegram.user(201, "Hương"), telegram.user(202, "Tùng")
        huong.says(f"/start {codes[HUONG]}")
        tung.says(f"/start {codes[TUNG]}")
        huong.heard()
        tung.heard()
        huong.uploads("ke hoach.docx", plan_document(2026))
        (told,) = huong.heard(20)
        assert told.startswith("Đã đọc KH 07/KH-UBND ngày 08/01/2026")
        assert "26 nhiệm vụ, 4 kỳ báo cáo, 3 chỉ tiêu" in told
        huong.presses("Công bố")
        assert "Đã công bố KH 07/KH-UBND: 26 nhiệm vụ" in huong.heard()[0]
        tung.says("viec cua toi")
        assert "KH 07/KH-UBND" in tung.heard()[0]

        tung.uploads("anh.docx", plan_document(2026))
        assert "do đầu mối của cơ quan (Trần Thị Hương) nhập" in tung.heard()[0]
        huong.uploads("anh.docx", b"day khong phai la tep Word")
        (told,) = huong.heard(20)
        assert "hãy" in told
        assert "\n" not in told
        huong.uploads("lon.docx", b"0" * (20 * 2**20 + 1))
        assert "20 MB" in huong.heard(20)[0]
        telegram.fail_next(
            "getFile", 400, {"ok": False, "error_code": 400, "description": "Bad Request: invalid file_id"}
        )
        huong.uploads("mat.docx", plan_document(2026))
        assert "Chưa tải được tệp này" in huong.heard(20)[0]
        assert "Traceback" not in server.log()
        assert telegram.token not in server.log()


def test_a_file_is_read_elsewhere_and_its_name_does_no_harm() -> None:
    reading = read_apart("../../etc/--json ke;hoach$(ls).docx", plan_document(2026))
    assert isinstance(reading, PlanReading)
    assert len(reading.tasks) == 26
    assert "/" not in reading.source
    assert "$" not in reading.source


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0.05)
    told = read_apart("ke-hoach.docx", plan_document(2026))
    assert isinstance(told, Reply)
    assert "quá lâu" in told.text


def test_a_reader_that_takes_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MEMORY", 40 * 2**20)
    told = read_apart("ke-hoach.docx", plan_document(2026))
    assert isinstance(told, Reply)
    assert "Em gặp lỗi khi đọc tệp này" in told.text


class _Broken(StoryChannel):
    def fetch(self, file: Attachment) -> bytes:
        if file.reference == "gone":
            raise CannotFetch(Reply("Tệp không còn nữa."))
        raise ConnectionError(file.reference)


@pytest.mark.parametrize(("reference", "told"), [("gone", "Tệp không còn nữa."), ("x", "Chưa tải được tệp này về.")])
def test_a_file_that_cannot_be_had_is_said_to_be_so(reference: str, told: str) -> None:
    incoming = Incoming(Address("telegram", "1"), "k", Kind.FILE, "", file=Attachment("a.docx", reference))
    answer = Documents([_Broken()]).fetch(incoming)
    assert isinstance(answer, Reply)
    assert answer.text.startswith(told)


def test_only_long_files_are_announced() -> None:
    assert takes_long("a.PDF", 10)
    assert takes_long("a.xlsx", 5_000_000)
    assert not takes_long("a.docx", 48_000)
