"""Staff lists as offices keep them: from Excel, from Google, by hand; and files that are none."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from domain.office import Role
from domain.plan import UnreadableDocument
from plans import staff
from plans.staff import Member, StaffReading, read_staff

HEADER = "Họ và tên,Chức vụ,Đơn vị,Vai trò,Điện thoại"
BINH = "Lê Văn Bình,Chuyên viên,Phòng Tư pháp,cán bộ,0900 000 001"


def csv(folder: Path, *lines: str, coding: str = "utf-8", end: str = "\n") -> StaffReading:
    file = folder / "can-bo.csv"
    file.write_bytes(end.join(lines).encode(coding))
    return read_staff(file)


def xlsx(folder: Path, *rows: tuple[str | int | None, ...], merge: tuple[str, ...] = ()) -> StaffReading:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cells in merge:
        sheet.merge_cells(cells)
    book.save(folder / "can-bo.xlsx")
    return read_staff(folder / "can-bo.xlsx")


def refused(file: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_staff(file)
    told = str(caught.value)
    assert "\n" not in told
    assert file.name in told
    return told


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_of_every_program(tmp_path: Path, delimiter: str, coding: str, end: str) -> None:
    lines = [line.replace(",", delimiter) for line in (HEADER, BINH)]
    assert csv(tmp_path, *lines, coding=coding, end=end).members == [
        Member(2, "Lê Văn Bình", "Chuyên viên", "Phòng Tư pháp", Role.OFFICIAL, "0900 000 001")
    ]


def test_commas_inside_a_list_with_semicolons(tmp_path: Path) -> None:
    read = csv(
        tmp_path,
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI LAO ĐỘNG",
        "Đơn vị;Chức vụ;Họ tên",
        '"Văn phòng; một cửa";Văn thư, lưu trữ;Lê Văn Bình',
        "Phòng Y tế, Dân số;Y sĩ, bác sĩ;Ngô Thị Cúc",
    )
    assert [(one.name, one.position, one.unit) for one in read.members] == [
        ("Lê Văn Bình", "Văn thư, lưu trữ", "Văn phòng; một cửa"),
        ("Ngô Thị Cúc", "Y sĩ, bác sĩ", "Phòng Y tế, Dân số"),
    ]


def test_the_header_is_found_below_titles_in_any_order_and_again_on_the_next_page(tmp_path: Path) -> None:
    header = ("STT", "SĐT", "Bộ phận", "HỌ VÀ TÊN", "Quyền")
    read = xlsx(
        tmp_path,
        ("UBND XÃ TÂN KHÊ",),
        (),
        header,
        (1, "0912345678", "Tư pháp", "Lê Văn Bình", "Trưởng đơn vị"),
        header,
        (2, 912345678, "Tư pháp", "Ngô Thị Cúc", None),
        (3, 2963821234, "UBND xã", "Trần Thị Lan", "LÃNH ĐẠO"),
        merge=("A1:E1",),
    )
    assert [(one.row, one.name, one.unit, one.role, one.phone) for one in read.members] == [
        (4, "Lê Văn Bình", "Tư pháp", Role.HEAD, "0912345678"),
        (6, "Ngô Thị Cúc", "Tư pháp", Role.OFFICIAL, "0912345678"),
        (7, "Trần Thị Lan", "UBND xã", Role.LEADER, "02963821234"),
    ]
    assert read.problems == []


def test_every_role_is_known_without_diacritics_too(tmp_path: Path) -> None:
    roles = ("cán bộ", "Truong don vi", "LÃNH ĐẠO", "dau moi", "Quản trị", "")
    people = [f"Người {n},,Phòng Nội vụ,{role}," for n, role in enumerate(roles)]
    read = csv(tmp_path, HEADER, *people)
    assert [one.role for one in read.members] == [
        Role.OFFICIAL,
        Role.HEAD,
        Role.LEADER,
        Role.COORDINATOR,
        Role.ADMIN,
        Role.OFFICIAL,
    ]


def test_what_a_row_lacks_is_told_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    read = csv(
        tmp_path,
        HEADER,
        ",Chuyên viên,Phòng Tư pháp,cán bộ,",
        BINH,
        ",,,,",
        "Ngô Thị Cúc,,,cán bộ,",
        "Trần Thị Lan,,UBND xã,vua,",
        "Võ Thị Tuyết",
    )
    assert [one.name for one in read.members] == ["Lê Văn Bình"]
    assert [problem.split(",")[0] for problem in read.problems] == [
        "Dòng 2: thiếu họ tên",
        "Dòng 5: thiếu đơn vị",
        "Dòng 6: không hiểu vai trò “vua” (cần: cán bộ",
        "Dòng 7: thiếu đơn vị",
    ]


def test_a_formula_that_was_never_worked_out_and_one_that_went_wrong_are_no_names(tmp_path: Path) -> None:
    read = xlsx(
        tmp_path,
        ("Họ tên", "Đơn vị", "Điện thoại"),
        ('=CONCATENATE("Lê ","Văn Bình")', "Tư pháp"),
        ("#REF!", "Tư pháp"),
        ("Ngô Thị Cúc", "Tư pháp", "#N/A"),
    )
    assert [(one.name, one.phone) for one in read.members] == [("Ngô Thị Cúc", "")]
    assert len(read.problems) == 2


def test_a_unit_written_once_over_merged_rows_is_asked_for_and_not_guessed(tmp_path: Path) -> None:
    rows = (("Đơn vị", "Họ tên"), ("Tư pháp", "Lê Văn Bình"), (None, "Ngô Thị Cúc"))
    read = xlsx(tmp_path, *rows, merge=("A2:A3",))
    assert [one.name for one in read.members] == ["Lê Văn Bình"]
    assert read.problems == ["Dòng 3: thiếu đơn vị, đã bỏ qua."]


def test_a_header_merged_over_two_rows_is_refused_in_words(tmp_path: Path) -> None:
    rows = (("Họ tên", "Nơi công tác"), (None, "Đơn vị", "Chức vụ"), ("Lê Văn Bình", "Tư pháp", "Chuyên viên"))
    with pytest.raises(UnreadableDocument, match="Không thấy dòng tiêu đề"):
        xlsx(tmp_path, *rows, merge=("A1:A2", "B1:C1"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_longer_than_any_office_says_that_its_end_was_not_read(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staff, "MOST_ROWS", 20)
    people = [(f"Người {n}", "Phòng Nội vụ") for n in range(2, 23)]
    for last, problems in ((20, 0), (21, 1)):
        rows = [("Họ tên", "Đơn vị"), *people[: last - 1]]
        read = xlsx(tmp_path, *rows) if form == "xlsx" else csv(tmp_path, *map(",".join, rows))
        assert (len(read.members), len(read.problems)) == (19, problems)
    assert read.problems == ["Tệp dài hơn 20 dòng: các dòng sau chưa đọc."]


def test_twenty_thousand_rows_are_read_and_the_next_is_not(tmp_path: Path) -> None:
    read = csv(tmp_path, "Họ tên,Đơn vị", *(f"Người {n},Phòng" for n in range(20_000)))
    assert len(read.members) == 19_999
    assert len(read.problems) == 1


@pytest.mark.parametrize("lies", [False, True], ids=["it says so", "it lies"])
def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, lies: bool) -> None:
    xlsx(tmp_path, ("Họ tên", "Đơn vị"), ("Lê Văn Bình", "Tư pháp"))
    file = tmp_path / "can-bo.xlsx"
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings2.xml", bytes(60_000_000))
    assert file.stat().st_size < 200_000
    if lies:
        file.write_bytes(file.read_bytes().replace((60_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert ("hỏng" if lies else "quá lớn") in refused(file)


def test_files_that_are_no_list(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "trong.xlsx")
    whole = io.BytesIO()
    book.save(whole)
    files = {
        "nua.xlsx": (whole.getvalue()[:900], "hỏng"),
        "chu.xlsx": (b"Ho ten", "hỏng"),
        "rong.xlsx": (b"", "hỏng"),
        "rong.csv": (b"", "tiêu đề"),
        "khong-tieu-de.csv": ("Lê Văn Bình,Phòng Tư pháp\n".encode(), "tiêu đề"),
        "chi-tieu-de.csv": (f"{HEADER}\n".encode(), "Không đọc được người nào"),
        "cu.csv": (f"{HEADER}\n{BINH}\n".encode().replace(b"L\xc3\xaa", b"L\xea"), "UTF-8"),
        "dai.csv": (b'"' + b"x" * 200_000, "UTF-8"),
        "lon.csv": (b"x" * (staff.MOST_BYTES + 1), "10 MB"),
        "can-bo.docx": (b"x", ".xlsx hoặc .csv"),
        "can-bo": (b"x", ".xlsx hoặc .csv"),
    }
    for name, (data, words) in files.items():
        (tmp_path / name).write_bytes(data)
        assert words in refused(tmp_path / name), name
    assert "tiêu đề" in refused(tmp_path / "trong.xlsx")
    assert "Không thấy tệp" in refused(tmp_path / "khong-co.csv")
    (tmp_path / "thu-muc.csv").mkdir()
    assert "Không thấy tệp" in refused(tmp_path / "thu-muc.csv")


def test_a_list_of_another_program_is_read_without_a_word_about_its_styles(tmp_path: Path) -> None:
    xlsx(tmp_path, ("Họ tên", "Đơn vị"), ("Lê Văn Bình", "Tư pháp"))
    with (
        zipfile.ZipFile(tmp_path / "can-bo.xlsx") as whole,
        zipfile.ZipFile(tmp_path / "khac.xlsx", "w") as package,
    ):
        for part in whole.namelist():
            data = whole.read(part)
            if part == "xl/styles.xml":
                data = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
            package.writestr(part, data)
    assert [one.name for one in read_staff(tmp_path / "khac.xlsx").members] == ["Lê Văn Bình"]
