"""Which column of a table holds what, by the words of its heading, in whatever order the columns stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from language.normalize import fold
from plans.blocks import EMPTY, Cell, Row
from plans.tables.marks import DEADLINE_WORDS, are_marked, periods_over
from plans.tables.score_columns import score_columns


class Kind(StrEnum):
    """What a column is for."""

    NUMBER = "number"
    SECTION = "section"
    OBJECTIVE = "objective"
    GROUP = "group"
    TITLE = "title"
    PRODUCT = "product"
    LEAD = "lead"
    SUPPORT = "support"
    START = "start"
    DEADLINE = "deadline"
    BUDGET = "budget"
    NOTE = "note"
    FULL_SCORE = "full_score"
    SCORE = "score"
    SCORE_TARGET = "score_target"
    ACTIONS = "actions"


Columns = dict[Kind, int]

SCORES = frozenset({Kind.FULL_SCORE, Kind.SCORE, Kind.SCORE_TARGET})
"""The columns that make a table a scorecard; see `score_columns`."""

_LONGEST_HEADING = 110
_LONGEST_LINE = 40
_DEEPEST = 3
_NUMBERED = re.compile(r"^[(\[]?\d{1,2}[)\].]*\s+(?!thang)")
_ROW_NUMBER = re.compile(r"^\d{1,2}(\.\d{1,2})+\.?$|^[IVX]+\.$|^\d{1,2}\.$|^-$")
_BRACKETS = re.compile(r"[()\s.\[\]]")
_LONGEST_NUMBER = 20
_COLUMN_NUMBER = re.compile(r"\d{1,2}(=.*)?|[A-Za-z]")
_WHO = (
    r"(?:co quan|don vi|bo phan|phong|ban|nganh|nguoi|can bo|cong chuc|vien chuc|to chuc|ca nhan|dong chi|luc luong|"
    r"thanh vien|cap|noi)"
)

# The order is the rule: "Thời gian thực hiện" is a deadline before "thực hiện" may make it a lead unit, and
# "Bộ phận phối hợp triển khai thực hiện" is support before "bộ phận … thực hiện" is asked. Of two columns of one kind
# the one with the smaller rank is taken: who leads is "chủ trì" before it is "thực hiện".
_RULES: tuple[tuple[Kind, int, re.Pattern[str]], ...] = tuple(
    (kind, rank, re.compile(pattern))
    for kind, rank, pattern in (
        (Kind.NUMBER, 0, r"^(stt|tt|so tt|s\.?t\.?t|so thu tu|thu tu|ma so|ma nhiem vu|ma|so|no|#|stt/tt|muc so)\.?$"),
        (Kind.NOTE, 0, r"^ghi chu|nguon (kinh phi|von)|^(van ban )?can cu|co so phap ly|^(cap|noi) (trinh|ph)"),
        (Kind.NOTE, 1, r"^(co quan|cap|don vi) (trinh|ban hanh|phe duyet|quyet dinh|tham dinh)|^don vi tinh|^dvt$"),
        (Kind.NOTE, 2, r"dien thoai|email|thu dien tu|trich yeu|so hieu|ngay (ban hanh|ky|sinh)|nam sinh|so voi"),
        (Kind.BUDGET, 0, r"kinh phi|du toan|so tien|tong muc dau tu"),
        (Kind.START, 0, r"\bbat dau|khoi (dau|dong)|^(tu|tu ngay|tu thang)$"),
        (Kind.DEADLINE, 0, r"ket thuc|^(den|den ngay|den thang)$|^(ngay |thang )?hoan thanh( truoc| xong)?( ngay)?$"),
        (Kind.DEADLINE, 1, DEADLINE_WORDS),
        (Kind.LEAD, 0, r"chu tri.*phoi hop"),
        (Kind.SUPPORT, 0, r"phoi hop"),
        (Kind.SUPPORT, 1, rf"^{_WHO}.*\b(ho tro|tham gia|cung thuc hien|lien quan)$"),
        (Kind.LEAD, 0, r"chu tri|chu quan"),
        (Kind.LEAD, 3, r"^(dong chi )?lanh dao\b.*(phu trach|chi dao|theo doi|duyet)|^lanh dao( ubnd)?$|^chi dao$"),
        (Kind.LEAD, 1, r"tham muu|chiu trach nhiem|dau moi|phu trach|phan cong|trach nhiem|^giao( cho| nhiem vu)?$"),
        (Kind.PRODUCT, 1, r"ket qua (thuc hien |dat duoc |cua )?(nam|6 thang|9 thang|quy) |ket qua dat duoc"),
        (Kind.PRODUCT, 0, r"san pham|ket qua|dau ra|kiem chung|minh chung"),
        (Kind.LEAD, 2, rf"^{_WHO}\b.*(thuc hien|trien khai|giao|xu ly|thuc thi|lam|bao cao)"),
        (Kind.LEAD, 2, rf"^{_WHO}([,/ -]+(va |hoac )?{_WHO})*$|^thuc hien$|^ai lam|^ubnd$"),
    )
)
_TITLES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        (0, r"nhiem vu chung|linh vuc|nhom nhiem vu"),
        (6, r"hoat dong"),
        (5, r"(nhiem vu|noi dung|cong viec).*(cu the|chi tiet)|cong viec|dau viec|^(ten )?viec"),
        (4, r"nhiem vu|de an|du an"),
        (3, r"noi dung|tieu chi|giai phap|ten (van ban|bao cao|chuong trinh)"),
        (2, r"^ten\b|chi tieu|cong tac"),
        (1, r"muc tieu"),
    )
)
_NOT_A_PLAN = re.compile(
    r"dien thoai|email|trich yeu|so hieu|ngay (ban hanh|ky)\b|(nam|ngay) sinh|^ho (va )?ten$|^(ten )?(can cu|van ban)$"
)
# What was done and how, procedures and their times, meetings: tables of units and dates that plan nothing.
_LOOKS_BACK = re.compile(
    r"^(?!.*(?:du kien|san pham|dau ra|phai dat|can dat)).*ket qua (?:thuc hien |dat duoc )?.*nam (?:truoc|20\d\d)|"
    r"muc do hoan thanh|^danh gia( ket qua)?$|\bda (?:thuc hien|hoan thanh)|ton tai, han che|"
    r"thoi (?:gian|han) giai quyet|^(?:ten|ma)( so)? (?:thu tuc|tthc)|le phi|^dia diem|thanh phan (?:tham|du)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a table: its columns, its height in rows, the words over each column.

    `periods` holds the columns that only mark when ("Quý I" … "Quý IV", filled with x), with the words of each.
    """

    columns: Columns
    height: int
    words: list[str]
    periods: dict[int, str] = field(default_factory=dict)
    understood: frozenset[int] = frozenset()
    """The columns whose words say what they are for, even where another is taken for that."""


def columns_of(heading: Sequence[str]) -> Columns | None:
    """Where each kind stands, or None where these cells are not the heading of a table of tasks or of scores."""
    found = _heading_of(tuple((text,) for text in heading))
    return found.columns if found else None


@lru_cache(maxsize=256)
def _heading_of(levels: tuple[tuple[str, ...], ...], marked: bool = True) -> Heading | None:
    """The heading with `levels` over each column, from the top row down. `marked`: periods may have their columns.

    Remembered because everyone who looks for the table asks the same rows; nobody changes what is given.
    """
    words = [" ".join(dict.fromkeys(filter(None, texts))) for texts in levels]
    if any(len(text) > _LONGEST_HEADING or _ROW_NUMBER.match(text) for text in words):
        return None
    folded = [_bare(text) for text in words]
    scored = score_columns(folded)
    marked = marked and not scored
    periods = periods_over([[_bare(text) for text in texts if text] for texts in levels]) if marked else {}
    if words and words[0].isdigit() and 0 not in periods:
        # A row of the table, not its heading: numbers stand over columns only where they are months or years.
        return None
    columns: Columns = {Kind(name): place for name, place in scored.items()}
    ranks: dict[Kind, int] = {}
    titles: list[tuple[int, int]] = []
    understood = {*periods, *scored.values()}
    for place, text in enumerate(folded):
        if place in understood:
            continue
        kind, rank = _kind([_bare(level) for level in levels[place]], text)
        if kind is not None:
            understood.add(place)
        if kind is not None and rank < ranks.get(kind, 99):
            columns[kind], ranks[kind] = place, rank
        elif kind is None and text:
            rank = next((rank for rank, rule in _TITLES if rule.search(text)), -1)
            if rank >= 0:
                titles.append((rank, place))
    if periods:
        columns.pop(Kind.START, None)
        columns[Kind.DEADLINE] = min(periods)
    if not scored:
        _place_titles(columns, titles, folded)
    strong = bool(titles) and max(titles)[0] >= 4
    understood.update(place for _, place in titles)
    heading = Heading(columns, len(levels[0]), words, periods, frozenset(understood))
    return heading if _is_plan(columns, folded, strong) else None


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    return _NUMBERED.sub("", fold(text).strip(" .:*"))


def _kind(levels: Sequence[str], whole: str) -> tuple[Kind | None, int]:
    """What a column is for: by its lowest line where that says it, else by all lines over it."""
    for text in (levels[-1], whole):
        kind, rank = _named_by(text)
        if kind is not None:
            return kind, rank
    return None, 0


@lru_cache(maxsize=512)
def _named_by(text: str) -> tuple[Kind | None, int]:
    """Remembered because the same few headings are asked again by everyone who looks for the table."""
    return next(((kind, rank) for kind, rank, rule in _RULES if text and rule.search(text)), (None, 0))


def _place_titles(columns: Columns, titles: list[tuple[int, int]], folded: list[str]) -> None:
    """Of several columns of words the most particular is the task; those left of it say what it is part of."""
    if not titles:
        return
    columns[Kind.TITLE] = max(titles)[1]
    others = [(rank, place) for rank, place in titles if place != columns[Kind.TITLE]]
    has_objective = any("muc tieu" in folded[place] for _, place in others)
    for rank, place in others:
        if "muc tieu" in folded[place]:
            columns.setdefault(Kind.OBJECTIVE, place)
        elif rank == 0 or (not has_objective and len(others) == 1 and place < columns[Kind.TITLE]):
            columns.setdefault(Kind.SECTION, place)
        else:
            columns.setdefault(Kind.GROUP, place)


def _is_plan(columns: Columns, folded: Sequence[str], strong: bool) -> bool:
    """Whether the columns are those of tasks or scores. `strong`: the heading speaks of tasks, not only of contents."""
    if Kind.TITLE not in columns:
        return False
    if columns.keys() & SCORES:
        return True
    if any(_LOOKS_BACK.search(text) for text in folded):
        return False
    told = columns.keys() & {Kind.LEAD, Kind.DEADLINE, Kind.PRODUCT, Kind.SUPPORT}
    if any(_NOT_A_PLAN.search(text) for text in folded):
        return told >= {Kind.LEAD, Kind.DEADLINE}
    if told.isdisjoint({Kind.LEAD, Kind.DEADLINE}):
        return False
    return len(told) >= 2 or (strong and (Kind.BUDGET not in columns or Kind.LEAD in told))


def is_estimate(columns: Columns) -> bool:
    """Whether a table says who does what for how much, and neither when nor what comes of it.

    It may be the plan itself, or the estimate of a plan whose tasks are in another table.
    """
    others = {Kind.DEADLINE, Kind.PRODUCT, Kind.SUPPORT, *SCORES}
    return Kind.BUDGET in columns and columns.keys().isdisjoint(others)


def names_column(text: str) -> bool:
    """Whether words say what a column is for ("Thời gian", "Chủ trì")."""
    return _kind([_bare(text)], _bare(text))[0] is not None


def looks_elsewhere(heading: Sequence[str]) -> bool:
    """Whether the words of a heading are those of contacts, papers, results or procedures, not of tasks to be done."""
    folded = [_bare(text) for text in heading]
    return any(_NOT_A_PLAN.search(text) or _LOOKS_BACK.search(text) for text in folded)


def spread(row: Row) -> list[str]:
    """The words over each column: a heading that spans several columns stands over all of them."""
    words = [cell.text for cell in row]
    for place, cell in enumerate(row):
        for covered in range(place + 1, min(place + cell.span, len(row))):
            words[covered] = cell.text
    return words


def heading_rows(rows: Sequence[Row], at: int) -> Heading | None:
    """The heading that starts at row `at`, of up to 3 rows, or None."""
    levels: tuple[tuple[str, ...], ...] = tuple([(text,) for text in spread(rows[at])])
    best, lines = _heading_of(levels), levels
    for height in range(2, _DEEPEST + 1):
        if at + height > len(rows):
            break
        below = spread(rows[at + height - 1])
        levels = _stretched(levels, below)
        above = [" ".join(dict.fromkeys(texts)) for texts in levels]
        if not _goes_under(rows[at + height - 1], above):
            break
        levels = tuple([(*texts, under or texts[-1]) for texts, under in zip(levels, below, strict=True)])
        found = _heading_of(levels)
        if found is not None and (best is None or _says_more(found, best)):
            best, lines = found, levels
    if best is not None and best.periods and not are_marked(rows[at + best.height :], best.periods):
        return _heading_of(lines, marked=False)
    return best


def _stretched(levels: Sequence[tuple[str, ...]], below: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Words over several columns, drawn again over each: in plain text a merged cell leaves the next ones empty."""
    stretched: list[tuple[str, ...]] = []
    for place, texts in enumerate(levels):
        runs_on = place > 0 and not any(texts) and below[place] and below[place - 1]
        stretched.append(stretched[-1] if runs_on else texts)
    return tuple(stretched)


def _says_more(one: Heading, other: Heading) -> bool:
    return (len(one.periods), len(one.columns)) > (len(other.periods), len(other.columns))


def _goes_under(row: Row, above: Sequence[str]) -> bool:
    """Whether a row is the second line of a heading: short words, only where something stands above, hardly a number.

    Numbers may stand there only as periods under a heading of time: months 1 to 12, quarters, years.
    """
    filled = [(cell, words) for cell, words in zip(row, above, strict=True) if cell.lines]
    if not filled:
        return False
    if all(words and periods_over([[fold(words), _bare(cell.text)]] * 2) for cell, words in filled):
        return True
    is_merged = any(cell.below for cell in row)
    if is_merged:
        filled = [(cell, words) for cell, words in filled if cell.text != words]
    if not all(len(cell.text) <= _LONGEST_LINE and words and not _has_number(cell, words) for cell, words in filled):
        return False
    return is_merged or len(filled) <= len(row) / 2 + 1 or _are_names(filled)


def _are_names(filled: Sequence[tuple[Cell, str]]) -> bool:
    """Whether most of the cells are such as name columns ("Chủ trì", "Bắt đầu"), not such as fill them."""
    return sum(names_column(cell.text) for cell, _ in filled) >= len(filled) * 0.6


def _has_number(cell: Cell, above: str) -> bool:
    if re.search(r"\bdiem\b", fold(above)) and re.search(r"[^\W\d_]{3}.*\b20\d\d$", cell.text):
        # Points are printed by year: "Đạt năm 2023" under "Điểm".
        return False
    return any(c.isdigit() for c in cell.text) and not periods_over([[fold(above), _bare(cell.text)]] * 2)


def is_number_row(row: Row) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 … or (1), (2), A, B …"""
    filled = [cell for cell in row if cell.lines]
    if len(filled) < max(3, len(row) - 2):
        return False
    # A long cell is never bare enough, and every row of tasks has one: the pattern is tried on few rows.
    if any(len(cell.text) > _LONGEST_NUMBER and "=" not in cell.text for cell in filled):
        return False
    return all(_COLUMN_NUMBER.fullmatch(_BRACKETS.sub("", cell.text)) for cell in filled)


def is_repeated(row: Row, heading: Sequence[str]) -> bool:
    """Whether a row is the heading again, as printed anew on a new page (a scanner may have lost a word of it)."""
    filled = same = 0
    others: list[tuple[str, str]] = []
    for cell, words in zip(row, heading, strict=False):
        if cell.lines:
            filled += 1
            # Folding keeps the length, so that words of another length need not be folded.
            if len(cell.text) == len(words) and fold(cell.text) == fold(words):
                same += 1
            else:
                others.append((cell.text, words))
    if filled < 2 or same < max(2, filled * 0.6):
        return False
    return not any(_are_of_two_kinds(text, words) for text, words in others)


def _are_of_two_kinds(text: str, words: str) -> bool:
    """Whether two headings name different columns ("Kinh phí", "Thời hạn"), not one of which a word was lost."""
    kinds = {_kind([_bare(one)], _bare(one))[0] for one in (text, words)}
    return len(kinds) == 2 and None not in kinds


def words_at(row: Row, columns: Columns, kind: Kind) -> Cell:
    """The cell of that kind, or an empty one where the table has no such column."""
    place = columns.get(kind)
    return row[place] if place is not None and place < len(row) else EMPTY
