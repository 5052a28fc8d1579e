"""The coordinator brings the plan in by chat: sends it, looks, puts right, publishes, brings the amended one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.messages import Reply
from domain.office import Role
from domain.plan import PlanReading, UnreadableDocument
from plans import read
from plans.staff import Member
from replies import files
from store import plans
from store.database import Database
from store.messages import Audit
from store.models import Assignment, Milestone, Progress, Task, Unit
from store.models import Draft as DraftRow
from tests.office import Office
from tests.plans.drawing import HEADING, Rows, document_with

HEAD = (
    "Số: 09/KH-UBND",
    "Bàu Sen, ngày 12 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Cải cách hành chính xã Bàu Sen năm 2026",
    "Ủy ban nhân dân xã Bàu Sen ban hành Kế hoạch như sau:",
)
FOOT = (
    "CHỦ TỊCH",
    "Huỳnh Hữu Phước",
    "PHỤ LỤC",
    "(Kèm theo Kế hoạch số 09/KH-UBND ngày 12/01/2026 của UBND xã Bàu Sen)",
)
SECTION = ("I", "Cải cách thể chế", "", "", "", "")
SCAN = (
    "1",
    "Rà soát văn bản pháp luật của xã",
    "Báo cáo",
    "Công chức Tư pháp",
    "Văn phòng UBND xã",
    "Quý II/2026",
)
TRAIN = ("2", "Mở lớp bồi dưỡng kỹ năng số cho trưởng ấp", "Danh sách lớp", "Văn phòng UBND xã", "", "Tháng 4/2026")
NOBODY = (
    "3",
    "Niêm yết công khai thủ tục hành chính",
    "Biên bản",
    "",
    "Công chức Tư pháp",
    "Trước ngày 15/3/2026",
)
LAST = ("4", "Xây dựng kế hoạch kiểm tra công vụ", "Kế hoạch", "Hội Nông dân xã", "", "Quý I/2026")
ROWS = (HEADING, SECTION, SCAN, TRAIN, NOBODY, LAST)
STAFF = (
    Member(1, "Võ Thị Lựu", "Chuyên viên", "Văn phòng UBND xã", Role.COORDINATOR, "0900 111 001"),
    Member(2, "Trương Văn Nghĩa", "Công chức", "Công chức Tư pháp", Role.OFFICIAL, "0900 111 002"),
    Member(3, "Huỳnh Hữu Phước", "Chủ tịch", "UBND xã Bàu Sen", Role.LEADER, "0900 111 003"),
)
LUU, NGHIA, PHUOC = "Võ Thị Lựu", "Trương Văn Nghĩa", "Huỳnh Hữu Phước"


def plan(folder: Path, rows: Rows = ROWS, name: str = "ke-hoach.docx", head: Sequence[str] = HEAD) -> Path:
    """The commune's plan as a Word file."""
    return document_with(folder / name, [rows], head=head, foot=FOOT)


@pytest.fixture
def office(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The commune before it has any plan, files being read in this process: another one costs each test a second."""

    def read_here(name: str, content: bytes) -> PlanReading | Reply:
        (tmp_path / "came").mkdir(exist_ok=True)
        path = tmp_path / "came" / name
        path.write_bytes(content)
        try:
            return read(path)
        except UnreadableDocument as error:
            return files.not_read(str(error))

    monkeypatch.setattr("bot.documents.read_apart", read_here)
    office = Office(database, "2026-02-02 08:00", None, STAFF)
    for name in (LUU, NGHIA, PHUOC):
        office.link(name)
    return office


def tasks_of(office: Office) -> dict[str, str]:
    """The tasks in force, by code."""
    with office.database.read() as transaction:
        found = select(Task.code, Task.title).where(Task.removed_at.is_(None)).order_by(Task.position)
        return {row[0]: row[1] for row in transaction.execute(found)}


def leads(office: Office, code: str) -> list[str]:
    with office.database.read() as transaction:
        found = (
            select(Unit.name)
            .join(Assignment, Assignment.unit_id == Unit.id)
            .join(Task, Task.id == Assignment.task_id)
            .where(Task.code == code, Task.removed_at.is_(None), Assignment.role == "lead")
        )
        return list(transaction.scalars(found))


def dues(office: Office, code: str) -> list[str]:
    with office.database.read() as transaction:
        found = select(Milestone.due).join(Task, Task.id == Milestone.task_id)
        return [f"{day:%d/%m/%Y}" for day in transaction.scalars(found.where(Task.code == code))]


def test_the_first_plan_comes_by_chat(office: Office, tmp_path: Path) -> None:
    assert "Chưa có kế hoạch" in office.says(NGHIA, "việc của tôi")[0]
    (told,) = office.sends(LUU, plan(tmp_path))
    assert told.startswith("**Đã đọc KH 09/KH-UBND** ngày 12/01/2026, năm 2026.\n4 nhiệm vụ")
    assert "I.3, chủ trì" in told
    assert "Hội Nông dân xã (1 việc)" in told, "nobody of the staff list belongs to it"
    assert len(told.splitlines()) <= 10
    assert tasks_of(office) == {}, "nothing is in force before a yes"

    (told,) = office.says(LUU, "I.3 chu tri la cong chuc tu phap")
    assert "**I.3, chủ trì**: chưa ghi → **Công chức Tư pháp**" in told or "→ **Công chức Tư pháp**" in told
    (told,) = office.says(LUU, "hạn I.4 là 20/3")
    assert "Quý I/2026 → **20/3 (20/03/2026)**" in told

    (told,) = office.says(LUU, "ok")
    assert told.startswith("**Đã công bố KH 09/KH-UBND**: 4 nhiệm vụ")
    assert list(tasks_of(office)) == ["I.1", "I.2", "I.3", "I.4"]
    assert leads(office, "I.3") == ["Công chức Tư pháp"]
    assert dues(office, "I.4") == ["20/03/2026"]
    (mine,) = office.says(NGHIA, "việc của tôi")
    assert "I.1" in mine
    assert "I.3" in mine
    with office.database.read() as transaction:
        actions = list(transaction.scalars(select(Audit.action).order_by(Audit.id)))
        states = list(transaction.scalars(select(DraftRow.state)))
    assert actions[-4:] == ["plan.read", "draft.corrected", "draft.corrected", "plan.published"]
    assert states == ["published"]


def test_every_unit_that_nobody_belongs_to_is_shown_before_publishing(office: Office, tmp_path: Path) -> None:
    rows = (HEADING, SECTION, SCAN, ("2", *TRAIN[1:4], "Trạm Y tế xã; Công an xã", TRAIN[5]), LAST)
    office.sends(LUU, plan(tmp_path, rows))
    (told,) = office.presses(LUU, "Đơn vị chưa có cán bộ")
    assert "3 đơn vị" in told
    assert "- Hội Nông dân xã: chủ trì I.4" in told
    assert "- Trạm Y tế xã: phối hợp I.2" in told
    assert "- Công an xã: phối hợp I.2" in told
    assert "Đã công bố" in office.says(LUU, "dong y")[0]


def test_only_the_coordinator_brings_plans(office: Office, tmp_path: Path) -> None:
    for name in (NGHIA, PHUOC):
        (told,) = office.sends(name, plan(tmp_path))
        assert "do đầu mối của cơ quan (Võ Thị Lựu) nhập" in told
        assert "Công bố" not in told
    assert "chưa" in office.says(NGHIA, "công bố")[0].lower()
    assert tasks_of(office) == {}
    with office.database.read() as transaction:
        assert transaction.scalar(select(DraftRow.id)) is None


def test_the_amended_plan_keeps_what_was_reported(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    office.says(LUU, "chủ trì I.3 là Công chức Tư pháp")
    office.says(LUU, "công bố")
    assert "60%" in office.says(NGHIA, "I.1 được 60%")[0]
    assert "Đã ghi" in office.says(NGHIA, "I.3 xong")[0]

    added = ("1", "Ban hành kế hoạch cải cách hành chính của xã", "Kế hoạch", "Văn phòng UBND xã", "", "Tháng 1/2026")
    later = ("2", *SCAN[1:5], "Quý III/2026")
    amended = (HEADING, SECTION, added, later, ("3", *TRAIN[1:]), ("4", *NOBODY[1:]))
    (told,) = office.sends(LUU, plan(tmp_path, amended, "ke-hoach-sua.docx"))
    assert "Thay KH 09/KH-UBND đang có: thêm 1 việc, đổi 3 việc, bỏ 1 việc" in told
    assert "Giữ 1 chỗ đã sửa ở lần nhập trước" in told
    (told,) = office.presses(LUU, "Xem thay đổi")
    assert "Thêm I.1: " in told
    assert "Đổi I.2 (trước là I.1): hạn 30/06/2026 → 30/09/2026" in told
    assert "Bỏ I.4: " in told
    (told,) = office.presses(LUU, "Công bố")
    assert "Tiến độ đã báo vẫn giữ" in told

    assert list(tasks_of(office)) == ["I.1", "I.2", "I.3", "I.4"]
    assert leads(office, "I.4") == ["Công chức Tư pháp"], "what was put right once is put right again"
    assert "60%" in office.says(NGHIA, "chi tiết I.2")[0]
    assert "hoàn thành" in office.says(NGHIA, "chi tiết I.4")[0]
    with office.database.read() as transaction:
        gone = transaction.execute(select(Task.title, Task.removed_at).where(Task.removed_at.is_not(None))).one()
        assert gone.title == LAST[1]
        assert len(list(transaction.scalars(select(Progress.id)))) == 2

    (told,) = office.says(LUU, "hoàn tác")
    assert "trở về bản trước" in told
    assert list(tasks_of(office).values()) == [row[1] for row in ROWS[2:]]
    assert "60%" in office.says(NGHIA, "chi tiết I.1")[0]


def test_the_same_document_again_changes_nothing(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    office.says(LUU, "công bố")
    (told,) = office.sends(LUU, plan(tmp_path))
    assert "đang có: không khác gì" in told


def test_an_amended_document_with_a_number_of_its_own_is_recognised(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    office.says(LUU, "công bố")
    head = ("Số: 31/KH-UBND", "Bàu Sen, ngày 02 tháng 02 năm 2026", *HEAD[2:])
    (told,) = office.sends(LUU, plan(tmp_path, ROWS[:-1], "sua-doi.docx", head))
    assert "3 việc trùng với KH 09/KH-UBND nên được coi là bản sửa" in told
    (told,) = office.presses(LUU, "Là kế hoạch khác")
    assert "thành kế hoạch riêng" in told
    office.says(LUU, "đồng ý")
    with office.database.read() as transaction:
        assert [plan.number for plan in plans.active(transaction)] == ["31/KH-UBND", "09/KH-UBND"]


def test_another_plan_under_the_same_number_replaces_nothing(office: Office, tmp_path: Path) -> None:
    """The district's plan has the commune's number; two work programmes without one come in files of the same name."""
    office.sends(LUU, plan(tmp_path))
    office.says(LUU, "công bố")
    rows = [HEADING, SECTION, ("1", "Kiểm kê rừng phòng hộ ven biển", "Biên bản", "Hạt Kiểm lâm", "", "Quý II")]
    head = (HEAD[0], "Sơn Tây, ngày 09 tháng 01 năm 2026", HEAD[2], "Bảo vệ rừng huyện Sơn Tây năm 2026")
    district = document_with(
        tmp_path / "huyen.docx", [rows], head=(*head, "Ủy ban nhân dân huyện Sơn Tây ban hành:"), foot=()
    )
    (told,) = office.sends(LUU, district)
    assert "Thay" not in told
    office.says(LUU, "công bố")
    for title in ("Trồng cây phân tán dọc đường liên ấp", "Nạo vét kênh mương nội đồng"):
        only = [HEADING, SECTION, ("1", title, "Hồ sơ", "Văn phòng UBND xã", "", "Quý III")]
        nameless = document_with(tmp_path / "phu-luc.docx", [only], head=("KẾ HOẠCH", "Công tác năm 2026"), foot=())
        (told,) = office.sends(LUU, nameless)
        assert "Thay" not in told
        office.says(LUU, "công bố")
    with office.database.read() as transaction:
        assert len(plans.active(transaction)) == 4
        assert transaction.scalar(select(Task.id).where(Task.removed_at.is_not(None))) is None


def test_a_plan_published_by_mistake_is_withdrawn_and_nobody_is_reminded(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    office.says(LUU, "công bố")
    office.at("2026-06-24 16:00").tick()
    assert office.rows("due:"), "Nghĩa will be reminded of I.1"
    (told,) = office.presses(LUU, "Hoàn tác")
    assert "Đã thu hồi KH 09/KH-UBND" in told
    assert "Chưa có kế hoạch" in office.says(NGHIA, "việc của tôi")[0]
    assert office.at("2026-06-25 08:30").tick().at("2026-06-30 08:30").tick().heard(NGHIA) == []
    assert {state for _, state, _ in office.rows("due:")} == {"dropped"}
    (told,) = office.presses(LUU, "Hoàn tác")
    assert "không hoàn tác được" in told


def test_corrections_that_cannot_be_made_change_nothing(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    assert "không có việc I.9" in office.says(LUU, "hạn I.9 là 15/3")[0]
    assert "Chưa hiểu “30/2/2026”" in office.says(LUU, "hạn I.1 là 30/2/2026")[0]
    with office.database.read() as transaction:
        reading = PlanReading.model_validate(transaction.scalar(select(DraftRow.reading)))
    assert reading.corrections == []


def test_a_correction_is_taken_back_and_a_row_that_is_no_task_is_dropped(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    assert "Đã bỏ **I.2**" in office.says(LUU, "bỏ việc I.2")[0]
    assert "Đã lấy lại" in office.says(LUU, "hoàn tác")[0]
    assert "Không có lần sửa nào" in office.says(LUU, "hoàn tác")[0]
    office.says(LUU, "bỏ I.4")
    office.says(LUU, "công bố")
    assert list(tasks_of(office)) == ["I.1", "I.2", "I.3"]


def test_doubts_are_settled_by_number_and_stay_settled(office: Office, tmp_path: Path) -> None:
    (told,) = office.sends(LUU, plan(tmp_path))
    before = int(told.partition(" chỗ cần xem")[0].rpartition("**")[2])
    assert before >= 1
    assert f"Không có chỗ {before + 7}" in office.says(LUU, f"chỗ {before + 7} đúng")[0]
    (told,) = office.says(LUU, "chỗ 1 đúng" if before > 1 else "còn lại đúng hết")
    assert (f"Còn {before - 1} chỗ" if before > 1 else "Không còn chỗ nào") in told
    office.says(LUU, "còn lại đúng hết")
    office.says(LUU, "công bố")
    (told,) = office.sends(LUU, plan(tmp_path))
    assert "Không có chỗ nào phải xem lại" in told


def test_talk_of_other_things_leaves_the_draft_waiting(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    office.says(LUU, "hướng dẫn")
    assert "nhiệm vụ" in office.at("2026-02-02 15:00").says(LUU, "công bố")[0]
    assert list(tasks_of(office)) == ["I.1", "I.2", "I.3", "I.4"]
    assert "Không có kế hoạch nào đang chờ công bố" in office.says(LUU, "công bố")[0]


def test_a_late_yes_publishes_nothing(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    office.at("2026-02-02 09:00").says(LUU, "ừ")
    assert tasks_of(office) == {}


def test_a_draft_is_left(office: Office, tmp_path: Path) -> None:
    office.sends(LUU, plan(tmp_path))
    assert "Đã bỏ bản đọc" in office.says(LUU, "thôi")[0]
    assert "Không có kế hoạch nào đang chờ" in office.says(LUU, "công bố")[0]
    assert tasks_of(office) == {}


def test_a_plan_without_a_year_asks_for_it(office: Office, tmp_path: Path) -> None:
    head = ("KẾ HOẠCH", "Cải cách hành chính xã Bàu Sen")
    rows = [HEADING, SECTION, (*SCAN[:5], "Quý II")]
    file = document_with(tmp_path / "khong-nam.docx", [rows], head=head, foot=())
    (told,) = office.sends(LUU, file)
    assert "Chưa rõ kế hoạch của năm nào" in told
    assert "chưa công bố được" in office.says(LUU, "công bố")[0]
    assert "năm 2026" in office.says(LUU, "năm 2026")[0]
    office.says(LUU, "công bố")
    assert dues(office, "I.1") == ["30/06/2026"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("anh.docx", b"khong phai word", "Word"),
        ("trong.pdf", b" ", "trống"),
        ("ke-hoach.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hãy"),
        ("thu.txt", "Kính gửi anh Nghĩa, tuần sau họp nhé.".encode(), "hãy"),
    ],
)
def test_a_bad_file_gets_one_line_and_changes_nothing(
    office: Office, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    told = office.sends(LUU, file)[-1]
    assert why in told
    assert "\n" not in told
    with office.database.read() as transaction:
        assert transaction.scalar(select(DraftRow.id)) is None
        assert transaction.scalar(select(Task.id)) is None
