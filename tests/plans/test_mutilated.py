"""Spoilt documents: whatever is done to one, it gives a reading or one line that says what is wrong; never a fault.

`make soak` tries many more, other ones each time; NHACVIEC_SOAK says how many times as many.
"""

import io
import os
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.plan import PlanReading, UnreadableDocument
from plans import read
from plans.blocks import Paragraph
from tests.plans.drawing import FOOT, HEAD, HEADING
from tests.plans.mutilating import BYTES, TEXT, ZIP, Mutilation, spoilt
from tests.plans.packing import docx_blocks
from tests.plans.printing import printed_plan

TIMES = int(os.environ.get("NHACVIEC_SOAK", "0"))
LONGEST_LINE, SLOWEST = 260, 20.0
SAMPLE = Path(__file__).parents[2] / "samples" / "ke-hoach-2026.docx"
ROWS = (
    HEADING,
    ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""),
    ("1", "Rà soát văn bản", "- Kế hoạch - Báo cáo", "Phòng Tư pháp", "Các phòng, ban", "Quý I, tháng 11/2024"),
    ("2", "Hoạt động 1: Tập huấn", "Báo cáo", "Phòng Nội vụ; UBND xã", "", "Trước ngày 15/6/2024"),
    ("", "- Sơ kết", "", "", "", "Thường xuyên"),
)


@cache
def whole(form: str) -> bytes:
    """A whole document of that form."""
    match form:
        case "docx":
            return SAMPLE.read_bytes()
        case "xlsx":
            book = Workbook()
            for row in ROWS:
                book.active.append(row)  # type: ignore[union-attr]
            book.active.merge_cells("A2:F2")  # type: ignore[union-attr]
            stream = io.BytesIO()
            book.save(stream)
            return stream.getvalue()
        case "pdf":
            return printed_plan([*HEAD, *FOOT], ROWS)
        case _:
            lines: list[str] = []
            for block in docx_blocks(whole("docx")):
                rows = ["\t".join(cell.text for cell in row) for row in getattr(block, "rows", ())]
                lines.extend([block.text] if isinstance(block, Paragraph) else rows)
            return "\n".join(lines).encode()


def steps(ways: tuple[Mutilation, ...]) -> st.SearchStrategy[list[tuple[Mutilation, int]]]:
    return st.lists(st.tuples(st.sampled_from(ways), st.integers(0, 2**48)), min_size=1, max_size=4)


def tried(count: int) -> settings:
    """So many examples, the same each time; when soaking, many more and other ones."""
    return settings(
        max_examples=count * max(1, TIMES),
        derandomize=not TIMES,
        deadline=None,
        database=None,
        print_blob=bool(TIMES),
        suppress_health_check=list(HealthCheck),
    )


def fault_of(path: Path, data: bytes) -> str:
    """What is wrong with the answer: nothing where it is, in time, a reading that can be written down or one line."""
    path.write_bytes(data)
    began = time.perf_counter()
    try:
        reading = read(path)
    except UnreadableDocument as refusal:
        line = str(refusal)
        if "\n" in line or "hãy" not in line or len(line) > LONGEST_LINE:
            return f"no line to act upon: {line}"
        if path.suffix in (".docx", ".txt") and "hoặc gửi bản Word" in line:
            return "our own readers foresee everything; the last resort is for libraries"
    else:
        if PlanReading.model_validate_json(reading.model_dump_json()) != reading:
            return "a reading that cannot be written down"
    took = time.perf_counter() - began
    return f"it took {took:.0f} seconds" if took > SLOWEST else ""


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf", "txt"])
def test_whole_ones_are_plans(tmp_path: Path, form: str) -> None:
    (tmp_path / f"k.{form}").write_bytes(whole(form))
    assert read(tmp_path / f"k.{form}").tasks


@pytest.mark.timeout(0 if TIMES else 120)
class TestSpoilt:
    @tried(70)
    @given(steps(ZIP))
    def test_word(self, tmp_path_factory: pytest.TempPathFactory, how: list[tuple[Mutilation, int]]) -> None:
        assert fault_of(tmp_path_factory.getbasetemp() / "k.docx", spoilt(whole("docx"), how)) == ""

    @tried(50)
    @given(steps(ZIP))
    def test_excel(self, tmp_path_factory: pytest.TempPathFactory, how: list[tuple[Mutilation, int]]) -> None:
        assert fault_of(tmp_path_factory.getbasetemp() / "k.xlsx", spoilt(whole("xlsx"), how)) == ""

    @tried(30)
    @given(steps(BYTES))
    def test_pdf(self, tmp_path_factory: pytest.TempPathFactory, how: list[tuple[Mutilation, int]]) -> None:
        assert fault_of(tmp_path_factory.getbasetemp() / "k.pdf", spoilt(whole("pdf"), how)) == ""

    @tried(80)
    @given(steps(TEXT))
    def test_text(self, tmp_path_factory: pytest.TempPathFactory, how: list[tuple[Mutilation, int]]) -> None:
        assert fault_of(tmp_path_factory.getbasetemp() / "k.txt", spoilt(whole("txt"), how)) == ""
