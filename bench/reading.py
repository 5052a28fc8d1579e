"""(d) Plans read, beside the bare library that only walks the same file, the two by turns in one process.

Bare means the library's own way to all that is written: python-docx with the text of `paragraphs` and of `row.cells`
(about 5 ms a page), openpyxl read-only with `iter_rows(values_only=True)` (1.3 ms a page), pdfplumber with
`extract_tables` and `extract_text` (67 ms a page).
"""

import functools
import gc
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pdfplumber

from plans import read

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "ke-hoach-2026.docx"
PUBLISHED = ROOT.parent / "shared" / "plans"
TURNS = 7
MANY_TURNS = 3
TASKS = 5_000
HEADING = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian hoàn thành", "Kinh phí")
_ALONE = (
    "import resource,sys,time;from pathlib import Path;from plans import read;n=len(read(Path(sys.argv[1])).tasks);"
)
_TOLD = "print(n,time.process_time(),resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"

Walk = Callable[[Path], int]


def measure(folder: Path) -> Iterator[str]:
    """The lines to print, one by one; files that are needed are made in `folder`."""
    yield "(d) plans read, beside the bare library walking the same file, by turns"
    yield _compared("docx of the sample", SAMPLE, walk_docx, 2.0)
    yield _compared("xlsx of the sample", workbook_of_sample(folder / "mau.xlsx"), walk_xlsx, 2.0)
    for path in sorted(PUBLISHED.glob("*.xlsx")):
        yield _compared(f"xlsx {path.stem[:20]}", path, walk_xlsx, 2.0)
    many = workbook_of_many(folder / "nhieu.xlsx", TASKS)
    yield _compared(f"xlsx of {TASKS:,} tasks", many, walk_xlsx, 2.0, MANY_TURNS)
    yield _alone(many)
    yield from _pdfs(folder)


def walk_docx(path: Path) -> int:
    """The text of every paragraph and of every cell of a Word document, as python-docx gives them."""
    document = docx.Document(str(path))
    letters = sum(len(paragraph.text) for paragraph in document.paragraphs)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return letters + sum(len(cell.text) for cell in cells)


def walk_xlsx(path: Path) -> int:
    """Every value of a workbook, as openpyxl gives them where it is fastest."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    cells = sum(value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    book.close()
    return cells


def walk_pdf(path: Path) -> int:
    """The tables and the text of every page, as pdfplumber gives them."""
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_tables()) + len(page.extract_text()) for page in document.pages)


def workbook_of_sample(path: Path) -> Path:
    """The sample as a workbook: its paragraphs, then the rows of its tables; merged cells hold their words once."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Kế hoạch")
    document = docx.Document(str(SAMPLE))
    for paragraph in document.paragraphs:
        sheet.append([paragraph.text])
    for table in document.tables:
        sheet.append([])
        for row in table.rows:
            # python-docx gives a merged cell again for every column that it covers.
            cells = row.cells
            sheet.append([None if at and cell is cells[at - 1] else cell.text for at, cell in enumerate(cells)])
    book.save(path)
    return path


def workbook_of_many(path: Path, tasks: int) -> Path:
    """A plan of so many tasks in sections of twenty, no two titles alike."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Phụ lục")
    for line in ("ỦY BAN NHÂN DÂN", "XÃ MINH TÂN", "KẾ HOẠCH", "Cải cách hành chính năm 2026", ""):
        sheet.append([line])
    sheet.append(HEADING)
    units = ("Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công")
    times = ("Quý I/2026", "Trước ngày 15/6/2026", "Hàng tháng", "Thường xuyên", "Tháng 11/2026", "Trong năm 2026")
    for number in range(tasks):
        if number % 20 == 0:
            sheet.append([number // 20 + 1, f"NHÓM NHIỆM VỤ THỨ {number // 20 + 1}"])
        sheet.append(
            [
                f"{number // 20 + 1}.{number % 20 + 1}",
                f"Rà soát, cập nhật quy trình nội bộ số {number + 1} và công khai kết quả theo quy định",
                units[number % len(units)],
                f"{units[(number + 1) % len(units)]}; các thôn, tổ dân phố",
                "- Kế hoạch;\n- Báo cáo kết quả thực hiện",
                times[number % len(times)],
                1_000_000 + 1_000 * number,
            ]
        )
    book.save(path)
    return path


def _compared(name: str, path: Path, bare: Walk, most: float, turns: int = TURNS) -> str:
    ours, theirs = [], []
    read(path)
    bare(path)
    for _ in range(turns):
        # Both begin alike, with nothing remembered and after the same sweep of the memory.
        _forget()
        ours.append(_timed(read, path))
        _forget()
        theirs.append(_timed(bare, path))
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return (
        f"      {name:<24} read {statistics.median(ours):>8.1f} ms, bare {statistics.median(theirs):>8.1f} ms; "
        f"ratio {min(ratios):.2f}-{max(ratios):.2f}, median {statistics.median(ratios):.2f} (bar {most})"
    )


def _forget() -> None:
    """Drop what earlier turns left in caches of our own: a plan is new to the office that sends it."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and thing.__module__.startswith(("plans", "language")):
            thing.cache_clear()
    gc.collect()


def _timed(work: Callable[[Path], object], path: Path) -> float:
    began = time.perf_counter()
    work(path)
    return 1000 * (time.perf_counter() - began)


def _alone(path: Path) -> str:
    """Time and memory of a process that does nothing else, its start included."""
    command = [sys.executable, "-c", _ALONE + _TOLD, str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        return f"      {path.name} alone: failed: {told.stderr.strip().splitlines()[-1]}"
    tasks, seconds, memory = (float(word) for word in told.stdout.split())
    return f"      {tasks:,.0f} tasks in a process of their own: {seconds:.1f} s (bar 10), {memory:.0f} MB (bar 400)"


def _pdfs(folder: Path) -> Iterator[str]:
    """The sample printed by LibreOffice where it is installed, and the published plans where they lie near."""
    found = sorted(PUBLISHED.glob("*.pdf"))
    printed = _printed(folder)
    for path in [*([printed] if printed else []), *found]:
        yield _compared(f"pdf {path.stem[:20]}", path, walk_pdf, 1.3, MANY_TURNS)
    if not printed and not found:
        yield "      pdf: skipped, neither LibreOffice nor a published plan is here"


def _printed(folder: Path) -> Path | None:
    office = shutil.which("soffice")
    if office is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(SAMPLE)]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    path = folder / f"{SAMPLE.stem}.pdf"
    return path if path.is_file() else None


if __name__ == "__main__":
    for told in measure(Path(sys.argv[1])):
        sys.stdout.write(told + "\n")
        sys.stdout.flush()
