"""Numbers that Word draws by itself in front of paragraphs: they stand nowhere in the text and must be counted."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plans.tables.numerals import roman
from plans.word.markup import is_on, value, w, whole
from plans.word.styles import Styles

_BULLET = "-"
_PLACE = re.compile(r"%([1-9])")
_LONGEST_LABEL = 40
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level is drawn: its form, text with %1 for the number, first number, and what it starts anew after."""

    form: str
    text: str
    start: int
    restart: int | None
    all_decimal: bool
    style: str | None


@dataclass(slots=True)
class _List:
    """One use of a list: lists that share a definition count on, but where a start of its own is given."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class AutomaticNumbers:
    """Counts the automatic numbers of a document, paragraph by paragraph in the order printed."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if numbering is None:
            return
        definitions = {one.get(w("abstractNumId"), ""): one for one in numbering.findall(w("abstractNum"))}
        uses = {one.get(w("numId"), ""): one for one in numbering.findall(w("num"))}
        for number, use in uses.items():
            self._lists[number] = self._list(use, definitions, uses)

    def label(self, paragraph: Element) -> str:
        """What Word draws before this paragraph ("1.", "II.", "a)", "-"), or nothing; call once for each, in order."""
        properties = paragraph.find(w("pPr"))
        own = None if properties is None else properties.find(w("numPr"))
        number, level = value(own, w("numId")), value(own, w("ilvl"))
        style = value(properties, w("pStyle"))
        if number is None:
            number, of_style = self._styles.numbering(style)
            level = of_style if level is None else level
        if number is None or number == _NO_LIST or number not in self._lists:
            return ""
        found = self._lists[number]
        depth = whole(level, _level_of_style(found, style))
        if depth not in found.levels:
            return ""
        self._count(found, depth)
        return self._drawn(found, depth)

    def _list(self, use: Element, definitions: dict[str, Element], uses: dict[str, Element]) -> _List:
        name = value(use, w("abstractNumId")) or ""
        linked = value(definitions.get(name), w("numStyleLink"))
        if linked is not None:
            # The levels stand in the definition that the style of lists names.
            of_style = uses.get(self._styles.numbering(linked)[0] or "")
            name = value(of_style, w("abstractNumId")) or name
        definition = definitions.get(name)
        levels = {} if definition is None else dict(map(_level, definition.findall(w("lvl"))))
        found = _List(name, levels)
        for override in use.findall(w("lvlOverride")):
            depth = whole(override.get(w("ilvl")), 0)
            drawn = override.find(w("lvl"))
            if drawn is not None:
                found.levels[depth] = _level(drawn)[1]
            start = value(override, w("startOverride"))
            if start is not None:
                found.starts[depth] = whole(start, 1)
        return found

    def _count(self, found: _List, depth: int) -> None:
        key = (found.definition, depth)
        if depth in found.starts and depth not in found.begun:
            self._counts[key] = found.starts[depth]
        else:
            self._counts[key] = self._counts.get(key, found.levels[depth].start - 1) + 1
        found.begun.add(depth)
        for deeper, level in found.levels.items():
            if deeper > depth and (level.restart is None or depth < level.restart):
                self._counts.pop((found.definition, deeper), None)

    def _drawn(self, found: _List, depth: int) -> str:
        level = found.levels[depth]
        if level.form == "bullet":
            return _BULLET
        if level.form == "none":
            return ""

        def write(place: re.Match[str]) -> str:
            at = int(place.group(1)) - 1
            of = found.levels.get(at)
            if of is None:
                return ""
            return _written(self._counts.get((found.definition, at), of.start), "" if level.all_decimal else of.form)

        return _PLACE.sub(write, level.text).strip()


def _level_of_style(found: _List, style: str | None) -> int:
    return next((depth for depth, level in found.levels.items() if style and level.style == style), 0)


def _level(element: Element) -> tuple[int, _Level]:
    restart = value(element, w("lvlRestart"))
    return whole(element.get(w("ilvl")), 0), _Level(
        form=value(element, w("numFmt")) or "decimal",
        text=(value(element, w("lvlText")) or "")[:_LONGEST_LABEL],
        start=whole(value(element, w("start")), 1),
        restart=None if restart is None else whole(restart, 0),
        all_decimal=is_on(element, w("isLgl")),
        style=value(element, w("pStyle")),
    )


def _written(count: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 1 <= count < 4000:
        return roman(count) if form == "upperRoman" else roman(count).lower()
    if form in ("upperLetter", "lowerLetter") and 1 <= count <= 260:
        letter = chr(ord("A" if form == "upperLetter" else "a") + (count - 1) % 26)
        return letter * ((count - 1) // 26 + 1)
    return f"{count:02d}" if form == "decimalZero" else str(count)
