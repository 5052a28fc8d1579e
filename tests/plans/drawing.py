"""Small Word documents, drawn as an office would draw them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.table import Table

from domain.plan import PlanReading
from plans import read

HEAD = (
    "Số: 15/KH-UBND",
    "Lệ Thủy, ngày 09 tháng 02 năm 2024",
    "KẾ HOẠCH",
    "Cải cách hành chính năm 2024",
    "Ủy ban nhân dân huyện Lệ Thủy ban hành Kế hoạch như sau:",
)
FOOT = (
    "CHỦ TỊCH",
    "Đặng Đại Tình",
    "PHỤ LỤC",
    "(Kèm theo Kế hoạch số 15/KH-UBND ngày 09/02/2024 của UBND huyện Lệ Thủy)",
)
HEADING = ("STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")

Merge = tuple[tuple[int, int], tuple[int, int]]
Rows = Sequence[Sequence[str]]


def document_with(
    path: Path,
    tables: Iterable[Rows],
    merges: Sequence[Merge] = (),
    head: Sequence[str] = HEAD,
    foot: Sequence[str] = FOOT,
) -> Path:
    """A .docx with these tables between head and foot; `merges` join cells of the first table."""
    document = Document()
    for line in (*head, *foot):
        document.add_paragraph(line)
    for number, rows in enumerate(tables):
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        fill(table, rows)
        for (top, left), (bottom, right) in merges if number == 0 else ():
            table.cell(top, left).merge(table.cell(bottom, right))
        document.add_paragraph("")
    document.save(str(path))
    return path


def fill(table: Table, rows: Rows) -> None:
    """Write the words; "\\n" becomes a hard line break, as people type with Shift+Enter."""
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            run = cell.paragraphs[0].add_run()
            for place, line in enumerate(text.split("\n")):
                if place:
                    run._r.append(OxmlElement("w:br"))
                run.add_text(line)


def read_table(tmp_path: Path, rows: Rows, merges: Sequence[Merge] = ()) -> PlanReading:
    """What is read of a document with one table."""
    return read(document_with(tmp_path / "ke-hoach.docx", [rows], merges))
