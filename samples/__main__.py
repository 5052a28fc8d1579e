"""Writes the sample plan of one year and the staff list: `python -m samples --year 2026`."""

import argparse
import sys
from pathlib import Path

from samples.document import plan_document, staff_list

STAFF_FILE = "danh-sach-can-bo.xlsx"


def plan_file(year: int) -> str:
    """The name of the plan's file."""
    return f"ke-hoach-{year}.docx"


def main() -> None:
    """Reads the arguments and writes both files."""
    parser = argparse.ArgumentParser(prog="python -m samples", description="Tạo kế hoạch và danh sách cán bộ mẫu.")
    parser.add_argument("--year", type=int, required=True, help="năm của kế hoạch mẫu")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="thư mục ghi tệp")
    options = parser.parse_args()
    for name, data in ((plan_file(options.year), plan_document(options.year)), (STAFF_FILE, staff_list())):
        path = options.out / name
        path.write_bytes(data)
        sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
