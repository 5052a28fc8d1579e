"""The XML inside a workbook, walked without building trees; a document type, and with it every entity, is refused."""

from collections.abc import Callable
from typing import IO
from xml.parsers.expat import ParserCreate, XMLParserType

_CHUNK = 2**18

Attributes = dict[str, str]


class Names(dict[str, str]):
    """The local name of an element by its full one ("http://… row" is "row"), each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(" ")[2]
        return local


def parser_of(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> XMLParserType:
    """A parser that tells of each element by its full name. It raises ValueError at a document type."""
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    return parser


def fed(parser: XMLParserType, stream: IO[bytes]) -> None:
    """Feed the parser the whole stream, a piece at a time. Raises ExpatError where the XML is broken."""
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def elements(data: bytes) -> list[tuple[str, str, Attributes]]:
    """All elements of a small part in order: the local name of the parent, its own, its attributes by local names."""
    names = Names()
    found: list[tuple[str, str, Attributes]] = []
    above = [""]

    def start(name: str, attributes: Attributes) -> None:
        local = names[name]
        found.append((above[-1], local, {names[key]: value for key, value in attributes.items()}))
        above.append(local)

    def end(name: str) -> None:
        above.pop()

    parser_of(start, end).Parse(data, True)
    return found


def _refuse(*declared: object) -> None:
    raise ValueError("a document type in a part of a workbook")
