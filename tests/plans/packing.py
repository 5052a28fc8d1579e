"""Word packages written part by part, for what python-docx does not write: other makers, other namespaces, oddities."""

import io
import zipfile
from collections.abc import Mapping

from plans.blocks import Block, Paragraph
from plans.package import package_of
from plans.word.document import docx_document

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(root: str, content: str, space: str = SPACE) -> str:
    """A part of Word with that root."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{space}" {NAMES}>{content}</w:{root}>'


def relations(**targets: str) -> str:
    """A part of relations: the kind of each and where it leads."""
    lines = (
        f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'


def package(
    body: str, numbering: str = "", styles: str = "", main: str = "word/document.xml", space: str = SPACE
) -> bytes:
    """A .docx with just the parts that are given."""
    parts = {"_rels/.rels": relations(officeDocument=main), main: part("document", f"<w:body>{body}</w:body>", space)}
    if numbering:
        parts["word/numbering.xml"] = part("numbering", numbering, space)
    if styles:
        parts["word/styles.xml"] = part("styles", styles, space)
    return packed(parts)


def packed(parts: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; words alone are a run."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def tc(content: str, properties: str = "") -> str:
    """A cell; words alone are a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    inner = "".join(cell if cell.startswith(("<w:tc", "<w:sdt")) else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def numbered(number: int, level: int = 0) -> str:
    """The property of a paragraph that Word numbers."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, form: str, text: str, extra: str = "") -> str:
    """A level of a list."""
    return f'<w:lvl w:ilvl="{at}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'


def listed(*levels: str, uses: str = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>') -> str:
    """The content of a numbering part: one definition and its uses."""
    return f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{uses}'


def drawn(blocks: list[Block]) -> list[str | list[list[str]]]:
    """Paragraphs as their text, tables as the text of their cells."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def docx_blocks(data: bytes) -> list[Block]:
    """The blocks of a Word document."""
    return docx_document(package_of(data)).blocks


def blocks_of(body: str, numbering: str = "", styles: str = "") -> list[str | list[list[str]]]:
    """What is read of a document with that body."""
    return drawn(docx_blocks(package(body, numbering, styles)))
