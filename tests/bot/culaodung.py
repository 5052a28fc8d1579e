"""The district of a real plan, with a staff list of invented people."""

import csv
from pathlib import Path

PLANS = Path(__file__).parents[3] / "shared" / "plans"
DOCUMENT = PLANS / "004_b64da6580d49f8bb.docx"
NOW = "2023-03-06T08:00:00+07:00"
MISSING = "the real plans are not beside this checkout"
HEADER = ("Đơn vị", "Họ và tên", "Vai trò", "Chức vụ", "Điện thoại")
STAFF = (
    ("Phòng Tư pháp", "Lê Văn Bình", "cán bộ", "Chuyên viên", "0900 000 001"),
    ("Phòng Tư pháp", "Trần Thị Mai", "trưởng đơn vị", "Trưởng phòng", "0900 000 002"),
    ("Phòng Nội vụ", "Ngô Thị Cúc", "đầu mối", "Chuyên viên", "0900 000 003"),
    ("Văn phòng HĐND và UBND huyện", "Phạm Văn Dũng", "cán bộ", "Chuyên viên", "0900 000 004"),
    ("Phòng Tài chính - Kế hoạch", "Lâm Thị Hoa", "cán bộ", "Chuyên viên", "0900 000 005"),
    ("Phòng Văn hóa và Thông tin", "Sơn Minh Tâm", "cán bộ", "Chuyên viên", "0900 000 006"),
    ("Phòng Kinh tế và Hạ tầng", "Kim Sa Ra", "cán bộ", "Chuyên viên", "0900 000 007"),
    ("UBND xã An Thạnh 1", "Thạch Thị Ngọc", "cán bộ", "Công chức", "0900 000 008"),
    ("UBND huyện", "Trần Văn Lãnh", "lãnh đạo", "Phó Chủ tịch", "0900 000 009"),
)


def write_staff(folder: Path) -> Path:
    """The staff list as a .csv file."""
    file = folder / "can-bo.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows([HEADER, *STAFF])
    return file
