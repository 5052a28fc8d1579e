"""The command line, as the clerk who imports and the operator use it."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import app
from bot.commands.failure import told
from domain.plan import PlanReading
from samples.document import plan_document, staff_list
from store import people, plans
from store.database import Database


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("TELEGRAM_TOKEN", "NOW", "HTTP_PORT"):
        monkeypatch.delenv(f"NHACVIEC_{name}", raising=False)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{tmp_path / 'nhacviec.db'}")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ke-hoach.docx").write_bytes(plan_document(2026))
    (tmp_path / "can-bo.xlsx").write_bytes(staff_list())
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *command: str) -> int:
    monkeypatch.setattr("sys.argv", ["nhacviec", *command])
    return told(app)


def test_the_clerk_imports_people_and_a_plan(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "people", "import", "can-bo.xlsx") == 0
    assert "16 người mới" in capsys.readouterr().out
    assert run(monkeypatch, "plan", "import", "ke-hoach.docx", "--yes") == 0
    assert "Kế hoạch mới" in capsys.readouterr().out
    assert run(monkeypatch, "plan", "import", "ke-hoach.docx", "--yes") == 0
    assert "Không khác gì" in capsys.readouterr().out
    assert run(monkeypatch, "people", "import", "can-bo.xlsx") == 0
    assert "0 người mới, cập nhật 16 người" in capsys.readouterr().out
    assert run(monkeypatch, "people", "code", "Mai Thanh Tùng") == 0
    code, how = capsys.readouterr().out.splitlines()
    assert how == f"LIENKET {code}"
    database = Database(f"sqlite:///{folder / 'nhacviec.db'}")
    with database.read() as transaction:
        assert people.count(transaction) == 16
        assert [plan.number for plan in plans.active(transaction)] == ["07/KH-UBND"]
    database.close()


def test_without_a_yes_nothing_is_published(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("typer.confirm", lambda question: False)
    assert run(monkeypatch, "plan", "import", "ke-hoach.docx") == 0
    out = capsys.readouterr().out
    assert "Chưa công bố gì" in out
    assert "Chưa có người trong danh sách cán bộ cho" in out
    database = Database(f"sqlite:///{folder / 'nhacviec.db'}")
    with database.read() as transaction:
        assert plans.active(transaction) == []
    database.close()


def test_a_plan_is_read_as_a_table_and_as_json(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "plan", "read", "ke-hoach.docx") == 0
    assert "Chế độ báo cáo" in capsys.readouterr().out
    assert run(monkeypatch, "plan", "read", "ke-hoach.docx", "--json") == 0
    assert len(PlanReading.model_validate(json.loads(capsys.readouterr().out)).tasks) == 26


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_staff_list_in_csv_may_have_its_columns_in_any_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], delimiter: str
) -> None:
    rows = [
        ("Đơn vị", "Vai trò", "Họ tên"),
        ("Tư pháp", "cán bộ", "Lê Văn Bình"),
        ("Tư pháp", "cán bộ", ""),
        ("UBND xã", "vua", "Trần Thị Lan"),
    ]
    with (folder / "x.csv").open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows(rows)
    assert run(monkeypatch, "people", "import", "x.csv") == 0
    out_text = capsys.readouterr().out
    assert "Dòng 3: thiếu họ tên" in out_text
    assert "Dòng 4: không hiểu vai trò “vua”" in out_text
    assert "1 người mới" in out_text


def bad_files(folder: Path) -> dict[str, list[str]]:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    (folder / "rong.docx").write_bytes(b"")
    (folder / "rong.txt").write_text("")
    (folder / "hong.xlsx").write_bytes(b"PK\x03\x04")
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a", "b"])
    book.save(folder / "khong-ten.xlsx")
    return {
        "broken Word file": ["plan", "read", "hong.docx"],
        "empty Word file": ["plan", "read", "rong.docx"],
        "empty text": ["plan", "import", "rong.txt", "--yes"],
        "no such file": ["plan", "read", "khong-co.docx"],
        "a folder": ["plan", "read", "."],
        "broken Excel file": ["people", "import", "hong.xlsx"],
        "a list without names": ["people", "import", "khong-ten.xlsx"],
        "a list that is none": ["people", "import", "ke-hoach.docx"],
        "unknown person": ["people", "code", "Không Ai Cả"],
        "no such command": ["bay"],
        "an impossible day": ["deadlines", "--from", "2023-02-30", "--to", "2023-12-31"],
    }


def test_what_a_user_can_cause_is_one_line_and_exit_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for what, command in bad_files(folder).items():
        assert run(monkeypatch, *command) == 2, what
        told_words = capsys.readouterr().err
        assert told_words.count("\n") == 1, (what, told_words)
        assert "Traceback" not in told_words, what


def test_a_wrong_setting_is_named_and_its_value_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NHACVIEC_HTTP_PORT", "bi-mat-123")
    assert run(monkeypatch, "doctor") == 2
    told_words = capsys.readouterr().err
    assert "NHACVIEC_HTTP_PORT" in told_words
    assert "bi-mat" not in told_words
