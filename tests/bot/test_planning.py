"""Plans on the command line: what was published, showing it again, withdrawing it, files of every form."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from bot.__main__ import app
from bot.commands.failure import told
from samples.document import plan_document, staff_list

TUNG = "Mai Thanh Tùng"
HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Sản phẩm", "Thời hạn")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in an office's folder; gives the exit code, what it wrote, what it complained of."""
    for name in ("TELEGRAM_TOKEN", "NOW"):
        monkeypatch.delenv(f"NHACVIEC_{name}", raising=False)
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{tmp_path}/nhacviec.db")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)
    Path("ke-hoach.docx").write_bytes(plan_document(2026))
    Path("can-bo.xlsx").write_bytes(staff_list())

    def command(*words: str, typed: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["nhacviec", *words])
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = told(app)
        out, err = capsys.readouterr()
        return code, out, err

    assert command("people", "import", "can-bo.xlsx")[0] == 0
    return command


def test_an_office_without_plans_is_told_how_to_bring_one(run: Run) -> None:
    code, out, _ = run("plan", "list")
    assert code == 0
    assert "nhacviec plan import" in out


def test_what_was_published_is_listed_shown_and_withdrawn(run: Run) -> None:
    run("plan", "import", "ke-hoach.docx", "--yes")
    run("plan", "import", "ke-hoach.docx", "--yes")
    _, out, _ = run("plan", "list")
    assert "07/KH-UBND" in out
    assert "26" in out
    assert "đang dùng" in out
    for name in ("07/KH-UBND", "07/kh-ubnd", "07", "1"):
        code, out, _ = run("plan", "show", name)
        assert code == 0
        assert "Rà soát" in out or "Ban hành" in out
    assert "bản mới nhất là 2" in run("plan", "show", "07", "--version", "3")[2]

    assert "Chưa thu hồi gì" in run("plan", "withdraw", "07", typed="không\n")[1]
    assert "đang dùng" in run("plan", "list")[1]
    assert "Đã thu hồi 07/KH-UBND" in run("plan", "withdraw", "07", typed="có\n")[1]
    assert "đã thu hồi" in run("plan", "list")[1]
    assert "Chưa có kế hoạch nào đang áp dụng" in run("chat", "--as", TUNG, typed="việc của tôi\n")[1]
    code, _, err = run("plan", "withdraw", "07", "--yes")
    assert (code, "đã thu hồi từ trước" in err) == (2, True)


def test_a_withdrawn_plan_that_comes_again_is_in_force_with_its_progress(run: Run) -> None:
    run("plan", "import", "ke-hoach.docx", "--yes")
    assert "40%" in run("chat", "--as", TUNG, typed="VI.3 được 40%\n")[1]
    run("plan", "withdraw", "07/KH-UBND", "--yes")
    run("plan", "import", "ke-hoach.docx", "--yes")
    assert "40%" in run("chat", "--as", TUNG, typed="xem việc VI.3\n")[1]
    assert "đã thu hồi" not in run("plan", "list")[1]


def test_a_plan_nobody_knows_is_said_to_be_unknown(run: Run) -> None:
    for command in ("show", "withdraw"):
        code, out, err = run("plan", command, "99/KH-UBND")
        assert (code, out) == (2, "")
        assert "Không có kế hoạch “99/KH-UBND”" in err


def test_the_console_takes_a_file_by_its_path(run: Run) -> None:
    _, out, _ = run("chat", "--as", "Trần Thị Hương", typed="ke-hoach.docx\ncông bố\n")
    assert "Đã đọc KH 07/KH-UBND" in out
    assert "Đã công bố KH 07/KH-UBND: 26 nhiệm vụ" in out
    assert "đang dùng" in run("plan", "list")[1]


def test_a_work_programme_in_excel_is_published(run: Run) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026",),
        HEADER,
        (1, "Kiểm kê tài sản của cơ quan", "Phòng Kinh tế", "Biên bản", "Quý I/2026"),
        (2, "Mua sắm trang thiết bị họp trực tuyến", "Phòng Kinh tế", "Hợp đồng", "30/6/2026"),
    ):
        sheet.append(row)
    book.save("chuong-trinh.xlsx")
    code, out, err = run("plan", "import", "chuong-trinh.xlsx", "--yes")
    assert (code, err) == (0, "")
    assert "30/06/2026" in out
    assert "chuong-trinh.xlsx" in run("plan", "show", "1")[1] or "CHƯƠNG TRÌNH" in run("plan", "show", "1")[1]
