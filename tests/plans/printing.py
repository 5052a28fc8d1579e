"""A plan as a small PDF, written by hand: letters at places, ruled tables, nothing compressed."""

from collections.abc import Sequence

_SIZE = 10
_LEFT, _TOP, _ROW = 40, 800, 30


def printed_plan(lines: Sequence[str], rows: Sequence[Sequence[str]], width: int = 85) -> bytes:
    """One page with these lines and, below them, a ruled table of these rows."""
    drawing: list[str] = []
    y = _TOP
    for line in lines:
        drawing.append(_at(_LEFT, y, line))
        y -= 16
    top = y
    for row in rows:
        drawing.append(f"{_LEFT} {y} m {_LEFT + width * len(row)} {y} l S")
        drawing.extend(_at(_LEFT + 2 + width * place, y - 18, cell) for place, cell in enumerate(row))
        y -= _ROW
    columns = len(rows[0]) if rows else 0
    drawing.append(f"{_LEFT} {y} m {_LEFT + width * columns} {y} l S")
    drawing.extend(f"{_LEFT + width * place} {y} m {_LEFT + width * place} {top} l S" for place in range(columns + 1))
    letters = sorted({letter for text in (*lines, *(cell for row in rows for cell in row)) for letter in text})
    return _file("\n".join(drawing), letters)


def _at(x: int, y: int, text: str) -> str:
    return f"BT /F1 {_SIZE} Tf {x} {y} Td <{''.join(f'{ord(letter):04X}' for letter in text)}> Tj ET"


def _file(drawing: str, letters: Sequence[str]) -> bytes:
    codes = [f"<{ord(letter):04X}> <{ord(letter):04X}>" for letter in letters]
    chunks = [codes[at : at + 100] for at in range(0, len(codes), 100)]
    unicode = "\n".join(f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar" for chunk in chunks)
    cmap = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{unicode}\nendcmap\nend\nend"
    )
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Plan /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 8 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plan /FontDescriptor 7 0 R /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /Plan /Flags 4 /Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800] >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    )
    body = "%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R >>\n"
    return f"{body}{tail}startxref\n{len(body)}\n%%EOF\n".encode("ascii")
