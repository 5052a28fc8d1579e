"""Excel files that cannot be read, or must not be: one Vietnamese line says why and what to do."""

import contextlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.plan import UnreadableDocument
from plans import read
from plans.excel.document import xlsx_document
from plans.package import package_of
from tests.plans.workbooks import PLAN, Rows, appendix, workbook_with

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def complaint(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    text = str(caught.value)
    assert "\n" not in text
    assert "hãy" in text, "it says what to do"
    return text


def changed(whole: Path, parts: Mapping[str, bytes | None], path: Path) -> Path:
    """The workbook with some of its parts put otherwise, or left out."""
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = parts.get(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
    return path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return workbook_with(tmp_path / "whole.xlsx", {"Phụ lục": appendix(PLAN)})


def test_what_is_no_excel_file(tmp_path: Path, whole: Path) -> None:
    data = whole.read_bytes()
    for broken in (b"anything", data[: len(data) // 2], data[:-30]):
        (tmp_path / "k.xlsx").write_bytes(broken)
        assert "hỏng" in complaint(tmp_path / "k.xlsx")


def test_a_password_or_an_old_excel(tmp_path: Path) -> None:
    (tmp_path / "k.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "mật khẩu" in complaint(tmp_path / "k.xlsx")


def test_a_zip_bomb(tmp_path: Path, whole: Path) -> None:
    path = changed(whole, {SHEET: b" " * (64 * 2**20)}, tmp_path / "k.xlsx")
    assert "quá lớn" in complaint(path)


@pytest.mark.parametrize(
    "sheet",
    [
        b"",
        b"<worksheet",
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="x"/></sheetData></worksheet>'.encode(),
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>'.encode(),
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="ZZZZ1"><v>9</v></c></row></sheetData>'.encode(),
    ],
)
def test_broken_xml_of_a_sheet(tmp_path: Path, whole: Path, sheet: bytes) -> None:
    assert "hỏng" in complaint(changed(whole, {SHEET: sheet}, tmp_path / "k.xlsx"))


def test_a_sheet_that_declares_entities(tmp_path: Path, whole: Path) -> None:
    sheet = f'<!DOCTYPE w [<!ENTITY e "x">]><worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
    assert "không an toàn" in complaint(changed(whole, {SHEET: sheet}, tmp_path / "k.xlsx"))


def test_a_workbook_without_sheets(tmp_path: Path, whole: Path) -> None:
    assert "không có trang tính" in complaint(changed(whole, {SHEET: None}, tmp_path / "k.xlsx"))


def test_a_workbook_of_charts_only(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_chartsheet("Biểu đồ")
    book.save(tmp_path / "k.xlsx")
    assert "không có trang tính" in complaint(tmp_path / "k.xlsx")


def test_a_workbook_whose_sheets_are_hidden(tmp_path: Path, whole: Path) -> None:
    with zipfile.ZipFile(whole) as source:
        book = source.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
    assert "bị ẩn" in complaint(changed(whole, {"xl/workbook.xml": book}, tmp_path / "k.xlsx"))


def test_an_empty_workbook(tmp_path: Path) -> None:
    assert "không có chữ nào" in complaint(workbook_with(tmp_path / "k.xlsx", {"Sheet1": []}))


def test_a_workbook_that_is_no_plan(tmp_path: Path) -> None:
    rows: Rows = [("Họ và tên", "Điểm", "Xếp loại"), ("Lê An", 9, "Giỏi"), ("Vũ Sơn", 8, "Khá"), ("Trần Hà", 7, "Khá")]
    assert "Không thấy kế hoạch" in complaint(workbook_with(tmp_path / "k.xlsx", {"Điểm": rows}))


def _many(rows: int) -> Iterator[bytes]:
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    row = b'<row><c t="inlineStr"><is><t>1</t></is></c><c t="inlineStr"><is><t>Viec</t></is></c></row>'
    for _ in range(rows // 1000):
        yield row * 1000
    yield b"</sheetData></worksheet>"


@pytest.mark.parametrize("rows", [21_000, 1_000_000])
def test_more_rows_than_any_plan_has(tmp_path: Path, whole: Path, rows: int) -> None:
    path = changed(whole, {SHEET: b"".join(_many(rows))}, tmp_path / "k.xlsx")
    assert "20.000 hàng" in complaint(path)


def test_empty_rows_do_not_count(tmp_path: Path, whole: Path) -> None:
    with zipfile.ZipFile(whole) as source:
        sheet = source.read(SHEET)
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (number, number) for number in range(10, 60_000))
    path = changed(whole, {SHEET: sheet.replace(b"</sheetData>", empty + b"</sheetData>")}, tmp_path / "k.xlsx")
    assert [task.code for task in read(path).tasks] == ["1"]


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    rows = appendix(*((number, *PLAN[1:]) for number in range(1, 1201)))
    told: list[tuple[int, int]] = []
    data = workbook_with(tmp_path / "k.xlsx", {"Phụ lục": rows}).read_bytes()
    xlsx_document(package_of(data), lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == [500, 1000, 1204]
    assert all(done <= of for done, of in told)
    assert told[-1] == (1204, 1204)


def test_no_bytes_cut_from_a_workbook_make_it_crash(tmp_path: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:F1")

    data = workbook_with(tmp_path / "k.xlsx", {"Phụ lục": appendix(PLAN)}, merge).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name in parts:
        for cut in (0, 40, len(parts[name]) // 2):
            path = changed(tmp_path / "k.xlsx", {name: parts[name][:cut]}, tmp_path / "cut.xlsx")
            with contextlib.suppress(UnreadableDocument):
                assert read(path).source == path.name
