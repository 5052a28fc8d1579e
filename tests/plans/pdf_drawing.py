"""Small PDF files, drawn line by line as an office program would print them.

The letters are half as wide as they are high and come from a font that is not in the file: what they are is said by the
font's table of letters alone, and that is all that a reader of text needs.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path

LETTER = 0.5
"""The width of every letter, in sizes."""
PITCH = 1.2
PADDING = 5.4
PORTRAIT, LANDSCAPE = (595.0, 842.0), (842.0, 595.0)

Rows = Sequence[Sequence[str]]


def width_of(text: str, size: float = 12) -> float:
    """How wide a text is printed."""
    return len(text) * size * LETTER


def wrapped(text: str, width: float, size: float = 12) -> list[str]:
    """A text as lines: every "\\n" ends a line, and so does the end of the room."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, size) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines


class Paper:
    """One page; places are counted from its upper left corner, as one reads."""

    def __init__(self, measures: tuple[float, float] = PORTRAIT, turn: int = 0, more: str = "") -> None:
        self.width, self.height = measures
        self.turn, self.more = turn, more
        self.strokes: list[str] = []
        self.letters: list[str] = []

    def write(self, x: float, y: float, text: str, size: float = 12) -> None:
        """Words whose letters stand on the line `y`."""
        self._show(f"1 0 0 1 {x:.2f} {self.height - y:.2f}", text, size)

    def write_upwards(self, x: float, y: float, text: str, size: float = 12) -> None:
        """Words that run from below to above, as on a page that is to be turned."""
        self._show(f"0 1 -1 0 {x:.2f} {self.height - y:.2f}", text, size)

    def write_lines(self, x: float, y: float, lines: Sequence[str], size: float = 12) -> float:
        """Lines one below the other; gives the place below them."""
        for line in lines:
            self.write(x, y, line, size)
            y += PITCH * size
        return y

    def centre(self, y: float, text: str, size: float = 12, middle: float | None = None) -> None:
        """Words around the middle of the page or of a column."""
        self.write((middle or self.width / 2) - width_of(text, size) / 2, y, text, size)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A line."""
        self.strokes.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def picture(self) -> None:
        """A grey picture over the whole page, as a scanner makes it."""
        image = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI".decode("latin-1")
        self.strokes.append(f"q {self.width} 0 0 {self.height} 0 0 cm {image} Q")

    def _show(self, matrix: str, text: str, size: float) -> None:
        codes = "".join(f"{ord(letter):04x}" for letter in text)
        self.letters.append(text)
        self.strokes.append(f"BT /F1 {size} Tf {matrix} Tm <{codes}> Tj ET")

    def table(self, x: float, y: float, widths: Sequence[float], rows: Rows, **more: object) -> float:
        """A ruled table; a cell that is "^" goes on with the one above, "<" with the one to its left."""
        size = float(str(more.get("size", 12)))
        ends = [x]
        for width in widths:
            ends.append(ends[-1] + width)
        for at, row in enumerate(rows):
            cells = [self._lines(row, column, widths, size) for column in range(len(row))]
            height = max(len(lines) for lines in cells) * PITCH * size + 4
            below = rows[at + 1] if at + 1 < len(rows) else [""] * len(row)
            for column, lines in enumerate(cells):
                self.write_lines(ends[column] + PADDING, y + size, lines, size)
                if row[column] != "<":
                    self.rule(ends[column], y, ends[column], y + height)
                if at == 0:
                    self.rule(ends[column], y, ends[column + 1], y)
                if below[column] != "^":
                    self.rule(ends[column], y + height, ends[column + 1], y + height)
            self.rule(ends[-1], y, ends[-1], y + height)
            y += height
        return y

    @staticmethod
    def _lines(row: Sequence[str], column: int, widths: Sequence[float], size: float) -> list[str]:
        if row[column] in ("", "^", "<"):
            return []
        width, place = widths[column], column + 1
        while place < len(row) and row[place] == "<":
            width, place = width + widths[place], place + 1
        return wrapped(row[column], width - 2 * PADDING, size)


def save(path: Path, pages: Sequence[Paper]) -> Path:
    """The pages as a PDF file."""
    path.write_bytes(pdf_of(pages))
    return path


def pdf_of(pages: Sequence[Paper]) -> bytes:
    """The bytes of a PDF file with these pages."""
    letters = sorted({letter for page in pages for text in page.letters for letter in text})
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 6 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW {LETTER * 1000:.0f} /FontDescriptor 5 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /Plain /Flags 4 /Ascent 800 /Descent -200 /FontBBox [0 -200 500 800] >>",
        _stream(_letter_table(letters)),
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.turn} {page.more} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * at} 0 R >>"
        )
        objects.append(_stream("\n".join(page.strokes)))
    return _file(objects)


def _letter_table(letters: Sequence[str]) -> str:
    rows = "\n".join(f"<{ord(letter):04x}> <{letter.encode('utf-16-be').hex()}>" for letter in letters)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange\n<0000> <ffff>\n"
        f"endcodespacerange\n{len(letters)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    )


def _stream(text: str) -> str:
    packed = zlib.compress(text.encode("latin-1")).decode("latin-1")
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    data = b"%PDF-1.5\n"
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
