"""The text of one paragraph of Word as it is printed: what was deleted, hidden or only commands a field is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plans.text.printed import printed
from plans.word.markup import ALTERNATIVES, EQUATION_TEXT, branch, is_on, value, w
from plans.word.styles import Styles

_SKIPPED = {w(name) for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rt", "sdtPr", "pgNum")}
_SIGNS = {
    w("br"): "\n",
    w("cr"): "\n",
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "-",
}
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(slots=True)
class _Field:
    """A field such as PAGE: first its command, then its result."""

    command: str = ""
    in_command: bool = True

    @property
    def is_silent(self) -> bool:
        """Whether text now is no text of the document."""
        words = self.command.split(maxsplit=1)
        return self.in_command or (bool(words) and words[0].upper() in _PAGES)


class ParagraphText:
    """One reading of one paragraph: its raw text with "\\n" and "\\t", and the text boxes anchored in it."""

    def __init__(self, paragraph: Element, styles: Styles) -> None:
        self.boxes: list[Element] = []
        self._styles = styles
        self._fields: list[_Field] = []
        self.raw = printed("".join(self._pieces(paragraph)))

    def _pieces(self, paragraph: Element) -> Iterator[str]:
        stack = [iter(paragraph)]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
            elif child.tag == w("fldChar"):
                self._turn(child.get(w("fldCharType")))
            elif child.tag == w("instrText") and self._fields:
                self._fields[-1].command += (child.text or "")[:100]
            elif child.tag in _SKIPPED or self._is_page(child):
                continue
            elif child.tag == w("txbxContent"):
                self.boxes.append(child)
            elif child.tag == ALTERNATIVES:
                stack.append(iter(() if (chosen := branch(child)) is None else chosen))
            elif child.tag == w("r") and self._is_hidden(child):
                stack.append(iter(child.findall(w("fldChar"))))
            elif text := self._text(child):
                if not any(field.is_silent for field in self._fields[-8:]):
                    yield text
            else:
                stack.append(iter(child))

    def _text(self, element: Element) -> str:
        if element.tag in (w("t"), EQUATION_TEXT):
            return element.text or ""
        if element.tag == w("sym"):
            return _symbol(element.get(w("char"), ""))
        return _SIGNS.get(element.tag, "")

    def _turn(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_command = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _is_page(self, element: Element) -> bool:
        words = element.get(w("instr"), "").split(maxsplit=1) if element.tag == w("fldSimple") else []
        return bool(words) and words[0].upper() in _PAGES

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(w("rPr"))
        if properties is None:
            return False
        if properties.find(w("vanish")) is not None:
            return is_on(properties, w("vanish"))
        return self._styles.hides(value(properties, w("rStyle")))


def _symbol(code: str) -> str:
    """The letter of the private room of Unicode that a sign stands for; files may leave the room out of the code."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    return f"{chr(0xF000 | number & 0xFFF)} " if number else ""
