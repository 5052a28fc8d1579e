"""What a cell shows: its stored value, written by its number format as a Vietnamese office would print it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from openpyxl.styles.numbers import FORMAT_GENERAL, is_date_format
from openpyxl.utils.datetime import from_excel

from plans.excel.sheets import RawCell

_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
_PIECES = re.compile(r'"([^"]*)"|\\(.)|(am/pm|a/p)|(d+|m+|y+|h+|s+)|([#0?.,]+)|(%)|(.)', re.IGNORECASE | re.DOTALL)
_NOT_DECIMAL = re.compile(r"^\s*/|[eE][+-]")
_LAST_SERIAL = 2_958_465
_MONTH_OF_OLD = 1_900


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows. `day` is the date it holds, `number` the number, `flaw` why nothing can be shown."""

    text: str
    day: date | None = None
    number: float | None = None
    flaw: str = ""


@dataclass(slots=True)
class Values:
    """Cells as shown, with the formats of one workbook and the day its dates are counted from."""

    formats: list[str]
    epoch: datetime
    _known: dict[tuple[str, int, str | None], Shown] = field(default_factory=dict)

    def shown(self, cell: RawCell) -> Shown:
        """What the cell shows; a formula without a stored value and an error show nothing and say so."""
        if cell.kind == "str" and cell.value is not None:
            return Shown(cell.value)
        key = (cell.kind, cell.style, cell.value)
        if key not in self._known:
            self._known[key] = self._worked_out(cell)
        return self._known[key]

    def _worked_out(self, cell: RawCell) -> Shown:
        if cell.value is None:
            return Shown("", flaw="formula" if cell.formula else "")
        if cell.kind == "e":
            return Shown("", flaw=cell.value.strip())
        if cell.kind == "b":
            return Shown("TRUE" if cell.value.strip() == "1" else "FALSE")
        code = self.formats[cell.style] if 0 <= cell.style < len(self.formats) else FORMAT_GENERAL
        if cell.kind == "d":
            return _of_iso(cell.value.strip(), code)
        return self._of_number(cell.value.strip(), code)

    def _of_number(self, stored: str, code: str) -> Shown:
        try:
            value = Decimal(stored)
        except InvalidOperation:
            return Shown(stored)
        if not value.is_finite() or abs(value) >= Decimal(10) ** 18:
            return Shown(stored)
        if _is_date(code) and 0 <= value <= _LAST_SERIAL:
            shown = _of_day(from_excel(float(value), self.epoch), code)
            if shown.text:
                return shown
        shown_as = FORMAT_GENERAL if _is_date(code) else code
        return Shown(number_text(value, shown_as), number=float(value))


def _of_iso(stored: str, code: str) -> Shown:
    try:
        return _of_day(datetime.fromisoformat(stored), code)
    except ValueError:
        return Shown(stored)


@lru_cache(maxsize=256)
def _is_date(code: str) -> bool:
    return bool(is_date_format(code))


def _of_day(moment: object, code: str) -> Shown:
    """A day by its format; a mere time of day stays a time."""
    if not isinstance(moment, date) or moment.year < _MONTH_OF_OLD:
        return Shown(f"{moment:%H:%M}" if hasattr(moment, "hour") else "")
    day = moment.date() if isinstance(moment, datetime) else moment
    parts = _date_parts(code)
    if not any(kind in "dmy" for kind, _ in parts):
        parts = _date_parts("dd/mm/yyyy")
    if any(kind == "literal" and re.search(r"[^\W\d_]", text) for kind, text in parts):
        return Shown("".join(_drawn(kind, text, day) for kind, text in parts).strip(" ,;-"), day=day)
    asked = {kind: text for kind, text in parts if kind in "dmy"}
    shown = "/".join(_drawn(kind, asked[kind], day) for kind in "dmy" if kind in asked)
    if "d" not in asked:
        shown = f"Tháng {shown}" if "m" in asked else f"Năm {shown}"
    return Shown(shown, day=day)


@lru_cache(maxsize=256)
def _date_parts(code: str) -> tuple[tuple[str, str], ...]:
    """A date format cut up: ("d", "dd"), ("literal", " tháng "), …; times and names of weekdays are left out.

    An "m" beside hours or seconds stands for minutes. The builtin short date of Excel is written as the office's own
    settings say, which is not known here: day, month and year.
    """
    first = _ASIDE.sub("", code.split(";")[0])
    if first.lower() in ("mm-dd-yy", "m/d/yyyy", "m/d/yy"):
        first = "dd/mm/yyyy"
    parts: list[tuple[str, str]] = []
    after_hour = False
    for quoted, escaped, half, letters, _, _, other in (found.groups(default="") for found in _PIECES.finditer(first)):
        kind = letters[:1].lower()
        if quoted or escaped or other:
            parts.append(("literal", quoted or escaped or other))
        elif half or kind in ("h", "s"):
            after_hour = kind == "h" or after_hour
        elif kind == "m" and after_hour:
            after_hour = False
        elif kind == "d" and len(letters) > 2:
            continue
        elif kind:
            parts.append((kind, letters))
            after_hour = False
    while parts and parts[-1][0] == "literal" and parts[-1][1] in " :.,/-":
        parts.pop()
    return tuple(parts)


def _drawn(kind: str, text: str, day: date) -> str:
    if kind == "d":
        return f"{day.day:0{len(text)}d}"
    if kind == "m":
        return f"{day.month:0{len(text)}d}" if len(text) <= 2 else str(day.month)
    return f"{day.year}" if kind == "y" else text


def number_text(value: Decimal, code: str) -> str:
    """A number by its format: grouped with points, decimals after a comma where it is grouped, "80%", "05", "1.10"."""
    sections = _sections(code)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    before, digits, after = section
    if not digits or _NOT_DECIMAL.search(after):
        bare = before.strip()
        return bare if bare and not digits and bare.lower() != "general" and "@" not in bare else _plain(value)
    percent = "%" in before + after
    if percent:
        value *= 100
    for _ in range(len(digits) - len(digits.rstrip(","))):
        value /= 1000
    digits = digits.rstrip(",")
    whole, _, decimals = digits.partition(".")
    written = _written(value, whole, decimals)
    return f"{before}{written.replace('.', ',') if percent and ',' not in whole else written}{after}".strip()


def _written(value: Decimal, whole: str, decimals: str) -> str:
    rounded = round(value, len(decimals))
    sign = "-" if rounded < 0 else ""
    left, _, right = f"{abs(rounded):f}".partition(".")
    while right and len(right) > decimals.count("0") and right.endswith("0"):
        right = right[:-1]
    left = left.zfill(whole.replace(",", "").count("0"))
    if "," not in whole:
        return f"{sign}{left}.{_not_thousands(right)}" if right else f"{sign}{left}"
    right = _not_thousands(right.rstrip("0"))
    grouped = f"{int(left):,}".replace(",", ".")
    return f"{sign}{grouped},{right}" if right else f"{sign}{grouped}"


def _plain(value: Decimal) -> str:
    """As the format "General" shows it: 15 digits at most, so that 0.1 + 0.2 is 0.3."""
    whole, _, decimals = f"{Decimal(f'{value:.15g}'):f}".partition(".")
    decimals = _not_thousands(decimals.rstrip("0"))
    return f"{whole}.{decimals}" if decimals else whole


def _not_thousands(decimals: str) -> str:
    """Three digits after the only sign of a number would be read as thousands: a zero more tells them apart."""
    return f"{decimals}0" if len(decimals) == 3 else decimals


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[tuple[str, str, str], ...]:
    """For numbers above, below and at zero: what stands before the digits, how they are written, what stands after."""
    found = []
    for section in re.findall(r'(?:"[^"]*"|\\.|[^;])+', code)[:3]:
        before: list[str] = []
        after: list[str] = []
        digits = ""
        for quoted, escaped, half, letters, places, percent, other in (
            piece.groups(default="") for piece in _PIECES.finditer(_ASIDE.sub("", section))
        ):
            if places and not digits and any(sign in places for sign in "#0"):
                digits = places
            elif not places:
                (after if digits else before).append(quoted or escaped or half or letters or percent or other)
        found.append(("".join(before), digits, "".join(after)))
    return tuple(found) or (("", "", ""),)
