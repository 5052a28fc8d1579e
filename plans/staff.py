"""Staff lists: .csv and .xlsx in, people out."""

import codecs
import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import ERROR_CODES

from domain.office import ROLE_WORDS, Role
from domain.plan import UnreadableDocument
from language.normalize import compose, fold

MOST_BYTES = 10_000_000
MOST_UNPACKED = 50_000_000
MOST_ROWS = 20_000
_HEADERS = {
    "name": ("ho va ten", "ho ten", "ten can bo", "ten"),
    "position": ("chuc vu", "chuc danh", "vi tri"),
    "unit": ("don vi", "phong ban", "co quan", "bo phan"),
    "role": ("vai tro", "quyen"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "di dong"),
}
_DELIMITERS = (",", ";", "\t")
_ROLES = {fold(word): role for word, role in ROLE_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a staff list."""

    row: int
    name: str
    position: str
    unit: str
    role: Role
    phone: str


@dataclass(frozen=True, slots=True)
class StaffReading:
    """A staff list as read; `problems` are lines for people about rows that were passed over."""

    members: list[Member]
    problems: list[str]


def read_staff(path: Path) -> StaffReading:
    """Read a staff list; the header words may stand in any order.

    Raises `UnreadableDocument` where the file cannot be read or its header names no name or no unit.
    """
    if not path.is_file():
        raise UnreadableDocument(f"Không thấy tệp {path.name}. Kiểm tra lại đường dẫn.")
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableDocument(f"Tệp {path.name} lớn hơn 10 MB, không giống danh sách cán bộ.")
    match path.suffix.lower():
        case ".csv":
            rows = _csv_rows(path)
        case ".xlsx":
            rows = _xlsx_rows(path)
        case _:
            raise UnreadableDocument(f"Danh sách cán bộ cần là .xlsx hoặc .csv; {path.name} thì không.")
    return _members(rows, path.name)


def _csv_rows(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    # Without its mark nothing tells UTF-16 from the codings of old: any bytes can be read as it.
    coding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(coding)
        tables = [_split(text, delimiter) for delimiter in _DELIMITERS]
    except (UnicodeError, csv.Error) as error:
        raise UnreadableDocument(
            f"Không đọc được chữ trong {path.name}. Lưu lại tệp dạng CSV UTF-8 rồi thử lại."
        ) from error
    return next((rows for rows in tables if any(map(_header, rows))), tables[0])


def _split(text: str, delimiter: str) -> list[list[str]]:
    # newline="": the lines of old Excel for Mac end with "\r" alone.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[compose(cell) for cell in row] for row in rows]


def _xlsx_rows(path: Path) -> list[list[str]]:
    try:
        _check_size(path)
        with warnings.catch_warnings(action="ignore"):  # of styles and lists to choose from, which nobody needs here
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            with closing(book):
                sheet = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 1)
                return [[_cell(value) for value in row] for row in sheet]
    except UnreadableDocument:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over in a broken file
        raise UnreadableDocument(
            f"Tệp {path.name} hỏng hoặc không phải Excel. Mở bằng Excel, lưu lại dạng .xlsx rồi thử lại."
        ) from error


def _check_size(path: Path) -> None:
    """Raises where the file unpacks to more than any list needs, or to other than it says of itself."""
    with zipfile.ZipFile(path) as package:
        if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
            raise UnreadableDocument(f"Tệp {path.name} phình quá lớn khi mở nên không được đọc.")
        if package.testzip() is not None:  # a piece at a time, however large it really is
            raise zipfile.BadZipFile(path.name)


def _cell(value: object) -> str:
    if value is None or value in ERROR_CODES:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return compose(str(value))


def _header(row: Sequence[str]) -> dict[str, int]:
    """Which column holds what; empty where the row is no header."""
    found: dict[str, int] = {}
    words = [fold(cell) for cell in row]
    for field, names in _HEADERS.items():
        for name in names:
            place = next(
                (at for at, word in enumerate(words) if word.startswith(name) and at not in found.values()), None
            )
            if place is not None:
                found[field] = place
                break
    return found if "name" in found and "unit" in found else {}


def _members(rows: Iterable[Sequence[str]], file: str) -> StaffReading:
    columns: dict[str, int] = {}
    header: Sequence[str] = ()
    found = StaffReading([], [])
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            found.problems.append(f"Tệp dài hơn {MOST_ROWS} dòng: các dòng sau chưa đọc.")
            break
        if not columns:
            columns, header = _header(row), row
        elif list(row) != list(header):  # printed lists have it again on each page
            _take(found, number, {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()})
    if not columns:
        raise UnreadableDocument(
            f"Không thấy dòng tiêu đề trong {file}. Dòng đầu cần có: họ tên, chức vụ, đơn vị, vai trò, điện thoại."
        )
    if not found.members:
        raise UnreadableDocument(f"Không đọc được người nào trong {file}. {' '.join(found.problems[:3])}".strip())
    return found


def _take(found: StaffReading, number: int, cells: dict[str, str]) -> None:
    """Add the person of one line, or say why not."""
    if not any(cells.values()):
        return
    role = _ROLES.get(fold(cells.get("role", "")) or fold("cán bộ"))
    if not cells["name"] or not cells["unit"]:
        found.problems.append(f"Dòng {number}: thiếu {'họ tên' if not cells['name'] else 'đơn vị'}, đã bỏ qua.")
    elif role is None:
        words = ", ".join(ROLE_WORDS)
        found.problems.append(f"Dòng {number}: không hiểu vai trò “{cells['role']}” (cần: {words}), đã bỏ qua.")
    else:
        position, phone = cells.get("position", ""), _phone(cells.get("phone", ""))
        found.members.append(Member(number, cells["name"], position, cells["unit"], role, phone))


def _phone(written: str) -> str:
    """The number with the 0 that Excel takes off what it holds for an amount: 912345678, 2963821234."""
    lost = written.isdigit() and (len(written) == 9 or (len(written) == 10 and written.startswith("2")))
    return f"0{written}" if lost else written
