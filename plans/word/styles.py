"""The styles of a Word document, as far as they draw numbers, hide text or mark a table of contents."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plans.word.markup import is_on, value, w, within

_LONGEST_CHAIN = 20
_LOOK, _LOOK_END = b"<w:tblStylePr", b"</w:tblStylePr>"


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    above: str
    number: str | None
    level: str | None
    hides: bool


class Styles:
    """What the styles say; a document without any says nothing."""

    def __init__(self, root: Element | None) -> None:
        # Word lists some hundred styles, of which a document uses a few: each is looked into when it is asked for.
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for element in () if root is None else root.findall(w("style")):
            name = element.get(w("styleId"), "")
            self._elements[name] = element
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true"):
                self._default = name

    def numbering(self, name: str | None) -> tuple[str | None, str | None]:
        """The list and the level that a style numbers its paragraphs by."""
        number = level = None
        for style in self._chain(name):
            level = style.level if level is None else level
            if style.number is not None:
                number = style.number
                break
        return number, level

    def hides(self, name: str | None) -> bool:
        """Whether text of that style is not printed."""
        return name is not None and any(style.hides for style in self._chain(name))

    def is_contents(self, name: str | None) -> bool:
        """Whether it is the style of the lines of a table of contents."""
        return name is not None and any(style.name.startswith("toc ") for style in self._chain(name))

    def _chain(self, name: str | None) -> list[_Style]:
        chain: list[_Style] = []
        at = self._default if name is None else name
        while at in self._elements and len(chain) < _LONGEST_CHAIN:
            if at not in self._styles:
                self._styles[at] = _style(self._elements[at])
            chain.append(self._styles[at])
            at = chain[-1].above
        return chain


def without_looks(part: bytes) -> bytes:
    """The part of the styles without the looks of the rows of tables: most of its bytes, and nothing to be read."""
    first, *rest = part.split(_LOOK)
    kept = [first]
    for piece in rest:
        _, closed, after = piece.partition(_LOOK_END)
        kept.append(after if closed else _LOOK + piece)
    return b"".join(kept)


def _style(element: Element) -> _Style:
    numbered = within(element, w("pPr"), w("numPr"))
    return _Style(
        name=(value(element, w("name")) or "").lower(),
        above=value(element, w("basedOn")) or "",
        number=value(numbered, w("numId")),
        level=value(numbered, w("ilvl")),
        hides=is_on(element, w("rPr"), w("vanish")),
    )
