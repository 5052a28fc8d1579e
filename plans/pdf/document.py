"""PDF documents: pages become paragraphs and tables like those of every other form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.plan import Doubt, UnreadableDocument
from plans.blocks import Block, Document, Paragraph, Progress
from plans.pdf.file import leaves_of
from plans.pdf.letters import Leaf
from plans.pdf.lines import Room, lines_of
from plans.pdf.paragraphs import Flow, Piece, continues, drop_running, measure, pieces_of
from plans.pdf.scan import is_scan, read_scan, reader
from plans.pdf.tables import Ruled, are_one, fit_together, ruled_of, table_of_ruled

Part = Ruled | Piece
_NO_TEXT = (
    "Tệp PDF này là ảnh quét (hoặc phông chữ của nó không đọc được) nên không lấy được chữ; "
    "hãy gửi tệp Word (.docx), hoặc PDF xuất thẳng từ Word."
)
_SCANNED = "Đọc từ ảnh quét nên chữ và dấu có thể sai; hãy so lại với bản giấy"
_UNREAD = "Là ảnh quét nên chưa đọc được chữ; hãy gửi tệp Word (.docx) hoặc PDF xuất thẳng từ Word"


@dataclass(slots=True)
class _Page:
    flow: Flow
    tables: list[Ruled]
    parts: list[Part] = field(default_factory=list)


def pdf_document(data: bytes, progress: Progress) -> Document:
    """The paragraphs and tables of a PDF, in order; `progress(done, of)` is called for each page.

    Raises UnreadableDocument, whose one Vietnamese line says what is wrong and what to do.
    """
    pages: list[_Page] = []
    scans: dict[str, list[int]] = {_SCANNED: [], _UNREAD: []}
    known: list[float] = []
    for leaf in _with_scans(data, progress, scans):
        tables, words = ruled_of(leaf, known)
        known = tables[-1].grid.xs if tables else []
        pages.append(_Page(Flow(leaf.number, leaf.width, leaf.height, lines_of(words)), tables))
    if not any(page.flow.lines or page.tables for page in pages):
        raise UnreadableDocument(_NO_TEXT)
    flows = [page.flow for page in pages]
    margins = _margins(flows)
    measure(flows)
    for page in pages:
        page.parts = list(_parts(page))
    doubts = [Doubt(where=f"trang {_listed(numbers)}", read="", why=why) for why, numbers in scans.items() if numbers]
    return Document(list(_blocks(pages)), doubts, margins)


def _margins(flows: Sequence[Flow]) -> list[str]:
    """Takes out what stands on every page, and gives it together with the lines at the head of the first page."""
    lines = [line for flow in flows for line in flow.lines]
    drop_running(flows)
    kept = {id(line) for flow in flows for line in flow.lines}
    running = [line.text for line in lines if id(line) not in kept]
    return running + [line.text for flow in flows[:1] for line in flow.lines if line.base < flow.height / 3]


def _listed(numbers: list[int]) -> str:
    """1-3, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _with_scans(data: bytes, progress: Progress, scans: dict[str, list[int]]) -> Iterator[Leaf]:
    """The pages, those that are pictures as far as they can be read; of each of these it is noted what became of it."""
    program = None
    asked = False
    for leaf in leaves_of(data, progress):
        if not is_scan(leaf):
            yield leaf
            continue
        if not asked:
            program, asked = reader(), True
        read = read_scan(data, leaf, program) if program is not None else None
        scans[_SCANNED if read is not None else _UNREAD].append(leaf.number)
        if read is not None:
            yield read


def _parts(page: _Page) -> Iterator[Part]:
    """Tables and the paragraphs between them, from top to bottom."""
    lines = page.flow.lines
    for table in page.tables:
        above = [line for line in lines if line.base < table.top + 2]
        lines = lines[len(above) :]
        yield from pieces_of(above, page.flow)
        yield table
    yield from pieces_of(lines, page.flow)


def _blocks(pages: Sequence[_Page]) -> Iterator[Block]:
    for chain in _chained(_whole_parts(pages)):
        fit_together([part for part in chain if isinstance(part, Ruled)])
        for part in chain:
            if isinstance(part, Piece):
                yield Paragraph(part.text)
            elif part.dropped < part.height:
                yield table_of_ruled(part)


def _whole_parts(pages: Sequence[_Page]) -> list[Part]:
    """The parts of all pages, paragraphs broken by the end of a page made whole."""
    parts: list[Part] = []
    room = Room(0, 0)
    for page in pages:
        for place, part in enumerate(page.parts):
            last = parts[-1] if parts else None
            if place == 0 and isinstance(part, Piece) and isinstance(last, Piece) and continues(last, part, room):
                last.text += f" {part.text}"
                last.last = part.last
            else:
                parts.append(part)
        room = page.flow.room
    return parts


def _chained(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Tables that follow one another under the same columns, together; every other part alone."""
    chain: list[Part] = []
    for part in parts:
        last = chain[-1] if chain else None
        if last is not None and not (isinstance(last, Ruled) and isinstance(part, Ruled) and are_one(last, part)):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain
