"""Numbers that Word draws by itself in front of paragraphs: they stand nowhere in the text and must be counted."""

from typing import Any

from docx.oxml.ns import qn

from plans.numerals import roman

_BULLET = "-"


class AutomaticNumbers:
    """Counts the automatic numbers of a document, paragraph by paragraph in the order printed."""

    def __init__(self, numbering: Any | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if numbering is None:
            return
        for abstract in numbering.findall(qn("w:abstractNum")):
            levels = {_number(level, "w:ilvl"): _level(level) for level in abstract.findall(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"), "")] = levels
        for one in numbering.findall(qn("w:num")):
            target = one.find(qn("w:abstractNumId"))
            if target is not None:
                self._lists[one.get(qn("w:numId"), "")] = target.get(qn("w:val"), "")

    def label(self, paragraph: Any) -> str:
        """What Word draws before this paragraph ("1.", "II.", "a)", "-"), or nothing; call once for each, in order."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            return ""
        number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
        abstract = self._lists.get("" if number is None else number.get(qn("w:val"), ""), "")
        depth = 0 if level is None else int(level.get(qn("w:val"), "0"))
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        self._count(abstract, depth, levels)
        return self._drawn(abstract, depth, levels)

    def _count(self, abstract: str, depth: int, levels: dict[int, tuple[str, str, int]]) -> None:
        key = (abstract, depth)
        self._counts[key] = self._counts.get(key, levels[depth][2] - 1) + 1
        for deeper in levels:
            if deeper > depth:
                self._counts.pop((abstract, deeper), None)

    def _drawn(self, abstract: str, depth: int, levels: dict[int, tuple[str, str, int]]) -> str:
        kind, text, _ = levels[depth]
        if kind == "bullet":
            return _BULLET
        for place, (form, _, start) in levels.items():
            count = self._counts.get((abstract, place), start)
            text = text.replace(f"%{place + 1}", _written(count, form))
        return "" if kind == "none" else text.strip()


def _number(element: Any, name: str) -> int:
    return int(element.get(qn(name), "0"))


def _level(level: Any) -> tuple[str, str, int]:
    """Form, text with %1 for the number, first number."""
    form, text, start = (level.find(qn(name)) for name in ("w:numFmt", "w:lvlText", "w:start"))
    return (
        "decimal" if form is None else form.get(qn("w:val"), "decimal"),
        "" if text is None else text.get(qn("w:val"), ""),
        1 if start is None else _number(start, "w:val"),
    )


def _written(count: int, form: str) -> str:
    if form == "upperRoman":
        return roman(count)
    if form == "lowerRoman":
        return roman(count).lower()
    if form in ("upperLetter", "lowerLetter") and 1 <= count <= 26:
        return chr((ord("A") if form == "upperLetter" else ord("a")) + count - 1)
    return f"{count:02d}" if form == "decimalZero" else str(count)
