"""Staff lists: .csv and .xlsx in, people out."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from domain.office import ROLE_WORDS, Role
from domain.plan import UnreadableDocument
from language.normalize import compose, fold

MOST_BYTES = 10_000_000
MOST_UNPACKED = 200_000_000
_HEADERS = {
    "name": ("ho va ten", "ho ten", "ten can bo", "ten"),
    "position": ("chuc vu", "chuc danh", "vi tri"),
    "unit": ("don vi", "phong ban", "co quan", "bo phan"),
    "role": ("vai tro", "quyen"),
    "phone": ("dien thoai", "so dien thoai", "sdt", "di dong"),
}
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
    for coding in ("utf-8-sig", "utf-16"):
        try:
            text = data.decode(coding)
            break
        except UnicodeError:
            continue
    else:
        raise UnreadableDocument(f"Không đọc được chữ trong {path.name}. Lưu lại tệp dạng CSV UTF-8 rồi thử lại.")
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:4096], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    return [[compose(cell) for cell in row] for row in csv.reader(io.StringIO(text), dialect)]


def _xlsx_rows(path: Path) -> list[list[str]]:
    broken = UnreadableDocument(
        f"Tệp {path.name} hỏng hoặc không phải Excel. Mở bằng Excel, lưu lại dạng .xlsx rồi thử lại."
    )
    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                raise UnreadableDocument(f"Tệp {path.name} phình quá lớn khi mở nên không được đọc.")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True, max_row=20_000)]
        book.close()
    except UnreadableDocument:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles over in a broken file
        raise broken from error
    return rows


def _cell(value: object) -> str:
    if value is None:
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
    members: list[Member] = []
    problems: list[str] = []
    for number, row in enumerate(rows, 1):
        if not columns:
            columns = _header(row)
            continue
        cells = {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()}
        if not any(cells.values()):
            continue
        role = _ROLES.get(fold(cells.get("role", "")) or fold("cán bộ"))
        if not cells["name"] or not cells["unit"]:
            problems.append(f"Dòng {number}: thiếu {'họ tên' if not cells['name'] else 'đơn vị'}, đã bỏ qua.")
        elif role is None:
            words = ", ".join(ROLE_WORDS)
            problems.append(f"Dòng {number}: không hiểu vai trò “{cells['role']}” (cần: {words}), đã bỏ qua.")
        else:
            position, phone = cells.get("position", ""), cells.get("phone", "")
            members.append(Member(number, cells["name"], position, cells["unit"], role, phone))
    if not columns:
        raise UnreadableDocument(
            f"Không thấy dòng tiêu đề trong {file}. Dòng đầu cần có: họ tên, chức vụ, đơn vị, vai trò, điện thoại."
        )
    if not members:
        raise UnreadableDocument(f"Không đọc được người nào trong {file}. {' '.join(problems[:3])}".strip())
    return StaffReading(members, problems)
