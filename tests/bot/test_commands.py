"""The command line, as the clerk who imports and the operator use it."""

import codecs
import csv
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run as run_process
from typing import NamedTuple

import openpyxl
import pytest
from sqlalchemy import select

from bot.__main__ import app
from bot.commands.failure import told
from bot.commands.office import new_code
from domain.plan import PlanReading
from samples.document import plan_document, staff_list
from store import people, plans
from store.database import Database, Transaction
from store.models import Progress, Task
from tests.bot.server import ROOT

TUNG = "Mai Thanh Tùng"
TOKEN = "123456789:AAE-bi-mat-khong-duoc-lo"
COMMANDS = (
    "plan read",
    "plan import",
    "plan list",
    "plan show",
    "plan withdraw",
    "people import",
    "people code",
    "deadlines",
    "understand",
    "run",
    "chat",
    "migrate",
    "doctor",
)


class Result(NamedTuple):
    """What a command wrote, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


DOCUMENT, LIST = plan_document(2026), staff_list()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("TELEGRAM_TOKEN", "TELEGRAM_API_URL", "TELEGRAM_WEBHOOK_URL", "NOW", "HTTP_PORT"):
        monkeypatch.delenv(f"NHACVIEC_{name}", raising=False)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{tmp_path / 'nhacviec.db'}")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ke-hoach.docx").write_bytes(DOCUMENT)
    (tmp_path / "can-bo.xlsx").write_bytes(LIST)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`nhacviec` with these words, and this typed into it."""

    def command(*words: str, typed: str = "") -> Result:
        monkeypatch.setattr("sys.argv", ["nhacviec", *words])
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = told(app)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return command


@pytest.fixture
def store(folder: Path) -> Iterator[Transaction]:
    """A look into the store as it is when first asked."""
    database = Database(f"sqlite:///{folder / 'nhacviec.db'}")
    with database.read() as transaction:
        yield transaction
    database.close()


def rows(folder: Path) -> tuple[int, list[str]]:
    """How many people there are, and the numbers of the plans in force."""
    database = Database(f"sqlite:///{folder / 'nhacviec.db'}")
    with database.read() as transaction:
        found = people.count(transaction), [plan.number for plan in plans.active(transaction)]
    database.close()
    return found


# ---------------------------------------------------------------- plans
def test_a_plan_is_read_as_a_table_and_as_json_and_nothing_is_written(folder: Path, run: Run) -> None:
    table = run("plan", "read", "ke-hoach.docx")
    assert table.code == 0
    assert "07/KH-UBND" in table.out
    assert "Chế độ báo cáo" in table.out
    assert "26 nhiệm vụ" in table.out
    code, out, err = run("plan", "read", "ke-hoach.docx", "--json")
    assert (code, err) == (0, "")
    assert len(PlanReading.model_validate(json.loads(out)).tasks) == 26
    assert not (folder / "nhacviec.db").exists()


def test_the_clerk_imports_people_and_a_plan(folder: Path, run: Run) -> None:
    assert "16 người mới" in run("people", "import", "can-bo.xlsx").out
    assert "Kế hoạch mới: 07/KH-UBND" in run("plan", "import", "ke-hoach.docx", "--yes").out
    assert "đang có: không khác gì" in run("plan", "import", "ke-hoach.docx", "--yes").out
    assert "0 người mới, cập nhật 16 người" in run("people", "import", "can-bo.xlsx").out
    assert rows(folder) == (16, ["07/KH-UBND"])


@pytest.mark.parametrize("typed", ["", "\n", "không\n", "k\n", "no\n", "để xem\n"])
def test_without_a_clear_yes_nothing_is_published(folder: Path, run: Run, typed: str) -> None:
    code, out, err = run("plan", "import", "ke-hoach.docx", typed=typed)
    assert "26 nhiệm vụ" in out, "it is shown first"
    assert "(có/không)" in out
    assert "chưa" in (out + err).lower().splitlines()[-1]
    assert code == (0 if typed else 2)
    assert rows(folder) == (0, [])


@pytest.mark.parametrize("typed", ["có\n", "co\n", "CÓ\n", "Đồng ý\n", "y\n"])
def test_a_yes_is_said_as_people_say_it(folder: Path, run: Run, typed: str) -> None:
    assert "Đã công bố 07/KH-UBND: 26 việc." in run("plan", "import", "ke-hoach.docx", typed=typed).out
    assert rows(folder) == (0, ["07/KH-UBND"])


def test_units_without_anyone_are_named_before_the_question(folder: Path, run: Run) -> None:
    out = run("plan", "import", "ke-hoach.docx", typed="không\n").out
    assert out.index("Chưa có cán bộ trong danh sách") < out.index("Công bố kế hoạch này?")
    assert "Văn phòng HĐND và UBND xã: chủ trì" in out
    run("people", "import", "can-bo.xlsx")
    assert "Chưa có cán bộ" not in run("plan", "import", "ke-hoach.docx", typed="không\n").out


def test_an_amended_plan_says_what_differs_and_keeps_the_progress(folder: Path, run: Run, store: Transaction) -> None:
    run("people", "import", "can-bo.xlsx")
    run("plan", "import", "ke-hoach.docx", "--yes")
    assert "40%" in run("chat", "--as", TUNG, typed="VI.3 được 40%\n").out
    amend(
        folder / "ke-hoach.docx", {"Kiểm tra an toàn thông tin": "Rà soát máy tính", "Ngày 20/8/2026": "Ngày 25/9/2026"}
    )
    out = run("plan", "import", "ke-hoach.docx", "--yes").out
    assert [line for line in out.splitlines() if line.startswith(("  Đổi ", "  Thêm ", "  Bỏ "))] == [
        "  Đổi VI.3: nội dung, hạn 20/08/2026 → 25/09/2026"
    ]
    assert "Kế hoạch mới" not in out
    told_again = run("chat", "--as", TUNG, typed="xem việc VI.3\n").out
    for words in ("Rà soát máy tính", "25/09", "40%"):
        assert words in told_again
    found = select(Progress.percent).join(Task, Task.id == Progress.task_id).where(Task.code == "VI.3")
    assert list(store.scalars(found)) == [40]


def amend(file: Path, changes: dict[str, str]) -> None:
    """Change words in a Word document."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    with zipfile.ZipFile(file, "w") as package:
        for name, data in {**parts, "word/document.xml": text.encode()}.items():
            package.writestr(name, data)


# ---------------------------------------------------------------- people
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b""], ids=["UTF-8 BOM", "UTF-16", "no BOM"])
def test_a_staff_list_in_csv_may_have_its_columns_in_any_order(
    folder: Path, run: Run, store: Transaction, delimiter: str, mark: bytes
) -> None:
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter).writerows(
        [
            ("Đơn vị", "Vai trò", "Họ tên"),
            ("Tư pháp", "trưởng đơn vị", "Lê Văn Bình"),
            ("Tư pháp", "cán bộ", ""),
            ("UBND xã", "vua", "Trần Thị Lan"),
        ]
    )
    coding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-8"
    (folder / "x.csv").write_bytes(mark + lines.getvalue().encode(coding))
    code, out, _ = run("people", "import", "x.csv")
    assert code == 0
    assert "Dòng 3: thiếu họ tên, đã bỏ qua." in out
    assert "Dòng 4: không hiểu vai trò “vua”" in out
    assert "1 người mới" in out
    (binh,) = people.contacts(store)
    assert (binh.name, binh.unit, binh.role) == ("Lê Văn Bình", "Tư pháp", "head")


def test_a_code_is_the_first_line_and_links_once(run: Run, folder: Path) -> None:
    run("people", "import", "can-bo.xlsx")
    code, how = run("people", "code", TUNG).out.splitlines()
    assert how == f"LIENKET {code}"
    assert len(code) == 8
    assert TUNG in run("chat", typed=f"{how.lower()}\n").out
    assert "Mã này không đúng" in run("chat", typed=f"{how}\n").out


def test_no_code_looks_like_a_word() -> None:
    codes = {new_code() for _ in range(300)}
    assert len(codes) == 300
    assert all(any(letter.isdigit() for letter in code) for code in codes)


def test_a_name_that_two_people_have_needs_the_unit(folder: Path, run: Run) -> None:
    (folder / "x.csv").write_text("Họ tên,Đơn vị\nLê Văn Bình,Tư pháp\nLê Văn Bình,Văn phòng\nĐỗ Ánh,Văn phòng\n")
    run("people", "import", "x.csv")
    code, out, err = run("people", "code", "Lê Văn Bình")
    assert (code, out) == (2, "")
    assert "2 người" in err
    assert "Lê Văn Bình, Tư pháp; Lê Văn Bình, Văn phòng" in err
    assert run("people", "code", "Lê Văn Bình, Tư pháp").code == 0
    assert run("people", "code", "lê văn bình, VĂN PHÒNG").code == 0
    assert run("people", "code", "ĐỖ  ÁNH").code == 0, "how Đ is written in the list is no matter"


def test_a_name_without_its_diacritics_gets_no_code_but_a_hint(run: Run) -> None:
    run("people", "import", "can-bo.xlsx")
    code, out, err = run("people", "code", "mai thanh tung")
    assert (code, out) == (2, "")
    assert f"Có phải: {TUNG}, " in err
    assert "people import" in run("people", "code", "Không Ai Cả").err


def test_a_colleague_as_one_says_it_gets_no_code_but_a_hint(run: Run) -> None:
    run("people", "import", "can-bo.xlsx")
    code, out, err = run("people", "code", "chị Hương bên văn hóa")
    assert (code, out) == (2, "")
    assert "Có phải: Lê Thu Hương, Phòng Văn hóa - Xã hội?" in err


# ---------------------------------------------------------------- what a user can cause
def bad_commands(folder: Path) -> dict[str, list[str]]:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    (folder / "rong.docx").write_bytes(b"")
    (folder / "rong.txt").write_text("")
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "ke-hoach.pdf").write_bytes(b"%PDF-1.7")
    (folder / "khong-tieu-de.csv").write_text("Lê Văn Bình,Tư pháp\n")
    (folder / "thu-muc.docx").mkdir()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a", "b"])
    book.save(folder / "khong-ten.xlsx")
    understanding = ["understand", "--plan", "ke-hoach.docx", "--now", "2026-03-06T08:00:00+07:00"]
    return {
        "a broken Word file": ["plan", "read", "hong.docx"],
        "an empty Word file": ["plan", "read", "rong.docx"],
        "an empty text": ["plan", "import", "rong.txt", "--yes"],
        "no such file": ["plan", "read", "khong-co.docx"],
        "a folder": ["plan", "read", "."],
        "a folder named like a document": ["plan", "import", "thu-muc.docx", "--yes"],
        "another form": ["plan", "read", "ke-hoach.pdf"],
        "a broken Excel file": ["people", "import", "hong.xlsx"],
        "a list without names": ["people", "import", "khong-ten.xlsx"],
        "a list without a header": ["people", "import", "khong-tieu-de.csv"],
        "a list that is none": ["people", "import", "ke-hoach.docx"],
        "no such list": ["people", "import", "khong-co.csv"],
        "a folder for a list": ["people", "import", "."],
        "an unknown person": ["people", "code", "Không Ai Cả"],
        "nobody": ["people", "code", ""],
        "a name without quotes": ["people", "code", "Mai", "Thanh", "Tùng"],
        "no such command": ["bay"],
        "no such option": ["plan", "read", "--nhanh"],
        "no file": ["plan", "read"],
        "an option without its value": ["chat", "--as"],
        "chatting as nobody known": ["chat", "--as", "Không Ai Cả"],
        "an impossible day": ["deadlines", "--from", "2023-02-30", "--to", "2023-12-31"],
        "half a period": ["deadlines", "--from", "2023-02-01"],
        "a period backwards": ["deadlines", "--from", "2023-12-31", "--to", "2023-01-01"],
        "an impossible time": [*understanding[:-1], "hôm qua"],
        "an unknown speaker": [*understanding, "--speaker", "vua"],
        "no JSON": understanding,
    }


def test_what_a_user_can_cause_is_one_vietnamese_line_and_exit_2(folder: Path, run: Run) -> None:
    for what, command in bad_commands(folder).items():
        code, out, err = run(*command, typed="không phải JSON\n")
        assert (code, err.count("\n")) == (2, 1), (what, err)
        assert out == "", what
        assert not err.isascii(), (what, err)
        for foreign in ("Traceback", "Error", "Missing", "Invalid", "No such", "Usage", "requires"):
            assert foreign not in err, (what, err)
    assert rows(folder) == (0, [])


def test_a_bare_command_shows_what_there_is(run: Run) -> None:
    for words in ([], ["plan"], ["people"]):
        code, out, err = run(*words)
        assert (code, err) == (0, ""), words
        assert "import" in out or "people" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_in_vietnamese_what_it_does(run: Run, command: str) -> None:
    code, out, err = run(*command.split(), "--help")
    assert (code, err) == (0, "")
    told_words = out.splitlines()[2]
    assert not told_words.isascii(), told_words
    for line in out.splitlines():
        if line.strip().startswith("--") and "--help" not in line:
            assert not line.isascii() or len(line.split()) == 2, f"no word about {line}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PORT", "bi-mat-123"),
        ("NOW", "bi-mat-hom-qua"),
        ("DATABASE_URL", "mysql://u:bi-mat@may/kho"),
        ("DATABASE_URL", "bi-mat"),
        ("LOG_FORMAT", "bi-mat"),
        ("TELEGRAM_WEBHOOK_URL", "https://bi-mat.example.vn/telegram"),
        ("TELEGRAM_WEBHOOK_SECRET", "bi-mat" * 50),
    ],
)
def test_a_wrong_setting_is_named_and_no_value_is_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv(f"NHACVIEC_{name}", value)
    for command in ("doctor", "run", "migrate", "chat"):
        code, out, err = run(command)
        assert (code, out, err.count("\n")) == (2, "", 1), command
        assert f"NHACVIEC_{name}" in err
        assert "bi-mat" not in err
        assert "docs/settings.md" in err


def test_a_file_that_is_no_database_and_a_server_that_is_not_there(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "nhacviec.db").write_text("không phải cơ sở dữ liệu, chỉ là chữ. " * 50)
    for url in (None, "postgresql://u:bi-mat@127.0.0.1:1/kho"):
        if url is not None:
            monkeypatch.setenv("NHACVIEC_DATABASE_URL", url)
        code, out, err = run("doctor")
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert "NHACVIEC_DATABASE_URL" in err
        assert "bi-mat" not in err


def test_the_doctor_tells_what_there_is_and_no_secret(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("NHACVIEC_NOW", "2026-03-06T08:00:00+07:00")
    run("people", "import", "can-bo.xlsx")
    run("plan", "import", "ke-hoach.docx", "--yes")
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    for words in ("Cán bộ: 16", "07/KH-UBND", "08:00 06/03/2026 (đồng hồ thử", "Telegram: đã cài", "còn nợ 0"):
        assert words in out
    assert TOKEN.partition(":")[2] not in out


# ---------------------------------------------------------------- reading and understanding
def test_a_line_of_deadline_in_is_a_line_of_days_out(run: Run) -> None:
    typed = "Trước 31/3\nThường xuyên\n\nkhông rõ là gì\n"
    code, out, _ = run("deadlines", "--from", "2023-01-01", "--to", "2023-12-31", typed=typed)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(found) == 4
    assert found[1] == {"due": [], "open": ["ongoing"]}
    assert found[2] == found[3] == {"due": [], "open": []}


def test_what_is_meant_is_a_line_for_each_message(run: Run) -> None:
    asked = [{"id": "a", "text": "viec cua toi"}, {"id": 7, "text": ""}, {"id": None, "text": "x" * 5000}]
    typed = "\n".join(json.dumps(one) for one in asked) + "\n\n"
    command = ("understand", "--plan", "ke-hoach.docx", "--now", "2026-03-06T08:00:00", "--speaker", "leader")
    code, out, _ = run(*command, typed=typed)
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [one["id"] for one in found] == ["a", 7, None]
    assert found[0]["intent"] == "my_tasks"
    assert found[0]["sure"]
    assert not found[1]["sure"]


# ---------------------------------------------------------------- the console
def test_a_chat_in_the_terminal_as_a_person_and_as_a_stranger(run: Run, store: Transaction) -> None:
    run("people", "import", "can-bo.xlsx")
    run("plan", "import", "ke-hoach.docx", "--yes")
    said = run("chat", "--as", TUNG, typed="viec cua toi\nVI.3 duoc 40%\n[Hoàn tác]\n").out
    assert "07/KH-UBND" in said
    assert "40%" in said
    assert "[Hoàn tác]" in said
    first, second = store.execute(select(Progress.id, Progress.percent, Progress.undoes_id).order_by(Progress.id))
    assert (first.percent, first.undoes_id, second.undoes_id) == (40, None, first.id)
    strange = run("chat", typed="viec cua toi\ntóm tắt\n").out
    assert strange.count("LIENKET") == 2
    assert "VII" not in strange


def test_bytes_that_are_no_letters_do_not_end_the_talk(run: Run) -> None:
    run("people", "import", "can-bo.xlsx")
    said = run("chat", "--as", TUNG, typed="vi\udcffc\n\n\x00\ngiup\n")
    assert (said.code, said.err) == (0, "")
    assert said.out.strip()


def test_the_installed_command_says_it_on_standard_error(folder: Path) -> None:
    done = run_process([sys.executable, "-m", "bot", "plan", "read", "khong-co.docx"], cwd=ROOT, capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1
    assert "khong-co.docx" in done.stderr.decode()
