"""Which column of a table holds what, by the words of its heading, in whatever order the columns stand."""

import re
from collections.abc import Sequence
from enum import StrEnum

from language.normalize import fold
from plans.blocks import Cell, Row


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
    DEADLINE = "deadline"
    BUDGET = "budget"
    NOTE = "note"
    FULL_SCORE = "full_score"
    SCORE = "score"
    SCORE_TARGET = "score_target"
    ACTIONS = "actions"


Columns = dict[Kind, int]

_LONGEST_HEADING = 110
_NUMBERED = re.compile(r"^[(\[]?\d{1,2}[)\].]*\s+")

# The order is the rule: "Thời gian thực hiện" is a deadline before "thực hiện" may make it a lead unit, and
# "Bộ phận phối hợp triển khai thực hiện" is support before "bộ phận … thực hiện" is asked.
_RULES: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.NUMBER, r"^(stt|tt|so tt|s\.?t\.?t|so thu tu|thu tu|ma so|ma nhiem vu|ma|so)\.?$"),
        (Kind.NOTE, r"^ghi chu|nguon (kinh phi|von)|can cu"),
        (Kind.FULL_SCORE, r"diem (chuan|toi da|quy dinh)|thang diem|(?<!thoi )(?<!dia )\bdiem$"),
        (Kind.SCORE, r"diem.*(dat|tu cham|tham dinh)|dat duoc.*diem"),
        (Kind.SCORE_TARGET, r"diem (phan dau|muc tieu|ke hoach)|muc tieu nam|(phan dau|muc tieu).*diem"),
        (Kind.BUDGET, r"kinh phi|du toan|so tien"),
        (Kind.DEADLINE, r"thoi (gian|han|diem)|tien do|\bhan (hoan thanh|cuoi|nop)|ngay hoan thanh|hoan thanh truoc"),
        (Kind.LEAD, r"chu tri.*phoi hop"),
        (Kind.SUPPORT, r"phoi hop"),
        (Kind.LEAD, r"chu tri|tham muu|chiu trach nhiem|phu trach|phan cong|dau moi"),
        (Kind.PRODUCT, r"san pham|ket qua|dau ra"),
        (Kind.LEAD, r"^(co quan|don vi|bo phan|phong|nguoi|can bo|cong chuc|to chuc)\b.*(thuc hien|trien khai|giao)"),
        (Kind.LEAD, r"^(co quan|don vi|bo phan)(, (co quan|don vi|bo phan))*$|^thuc hien$"),
    )
)
_TITLES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        (0, r"nhiem vu chung|linh vuc|nhom nhiem vu"),
        (6, r"hoat dong"),
        (5, r"(nhiem vu|noi dung|cong viec).*(cu the|chi tiet)|cong viec"),
        (4, r"nhiem vu"),
        (3, r"noi dung|tieu chi|giai phap"),
        (2, r"^ten\b|chi tieu"),
        (1, r"muc tieu"),
    )
)


def columns_of(heading: Sequence[str]) -> Columns | None:
    """Where each kind stands, or None where these cells are not the heading of a table of tasks or of scores."""
    if any(len(text) > _LONGEST_HEADING for text in heading):
        return None
    folded = [_NUMBERED.sub("", fold(text).strip(" .:*")) for text in heading]
    columns: Columns = {}
    titles: list[tuple[int, int]] = []
    for place, text in enumerate(folded):
        kind = next((kind for kind, rule in _RULES if rule.search(text)), None)
        if kind is not None:
            columns.setdefault(kind, place)
        elif text:
            rank = next((rank for rank, rule in _TITLES if rule.search(text)), None)
            if rank is not None:
                titles.append((rank, place))
    _place_titles(columns, titles, folded)
    return columns if _is_plan(columns) else None


def _place_titles(columns: Columns, titles: list[tuple[int, int]], folded: list[str]) -> None:
    """Of several columns of words the most particular is the task; those left of it say what it is part of."""
    if not titles:
        return
    if Kind.FULL_SCORE in columns:
        first, *rest = (place for _, place in sorted(titles, key=lambda title: title[1]))
        columns[Kind.TITLE] = first
        if rest:
            columns.setdefault(Kind.ACTIONS, rest[0])
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


def _is_plan(columns: Columns) -> bool:
    if Kind.TITLE not in columns:
        return False
    if Kind.FULL_SCORE in columns:
        return Kind.SCORE in columns or Kind.SCORE_TARGET in columns
    return len(columns.keys() & {Kind.LEAD, Kind.DEADLINE, Kind.PRODUCT, Kind.SUPPORT}) >= 2


def spread(row: Row) -> list[str]:
    """The words over each column: a heading that spans several columns stands over all of them."""
    words = [cell.text for cell in row]
    for place, cell in enumerate(row):
        for covered in range(place + 1, min(place + cell.span, len(row))):
            words[covered] = cell.text
    return words


def heading_rows(rows: Sequence[Row], at: int) -> tuple[Columns, int] | None:
    """The columns and the height (up to 3 rows) of the heading that starts at row `at`, or None."""
    words = spread(rows[at])
    single = columns_of(words)
    best = (single, 1) if single else None
    for height in (2, 3):
        if at + height > len(rows) or not _goes_under(rows[at + height - 1], words):
            break
        below = spread(rows[at + height - 1])
        words = [
            f"{above} {under}".strip() if under != above else above for above, under in zip(words, below, strict=True)
        ]
        found = columns_of(words)
        if found is not None and (best is None or best[0] is None or len(found) > len(best[0])):
            best = (found, height)
    return best if best is None or best[0] is not None else None


def _goes_under(row: Row, above: Sequence[str]) -> bool:
    """Whether a row is the second line of a heading: short words, only where something stands above, never a number."""
    filled = [(cell, words) for cell, words in zip(row, above, strict=True) if cell.lines]
    if not filled or len(filled) > len(row) / 2 + 1:
        return False
    return all(len(cell.text) <= 40 and words and not any(c.isdigit() for c in cell.text) for cell, words in filled)


def is_number_row(row: Row) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3 … or (1), (2), A, B …"""
    texts = [re.sub(r"[()\s.\[\]]", "", cell.text) for cell in row if cell.lines]
    counting = [text for text in texts if re.fullmatch(r"\d{1,2}(=.*)?|[A-Za-z]", text)]
    return len(texts) >= max(3, len(row) - 2) and len(counting) == len(texts)


def is_repeated(row: Row, heading: Sequence[str]) -> bool:
    """Whether a row is the heading again, as printed anew on a new page (a scanner may have lost a word of it)."""
    filled = [(place, fold(cell.text)) for place, cell in enumerate(row) if cell.lines and place < len(heading)]
    same = sum(text == fold(heading[place]) for place, text in filled)
    return len(filled) >= 2 and same >= max(2, len(filled) * 0.6)


def words_at(row: Row, columns: Columns, kind: Kind) -> Cell:
    """The cell of that kind, or an empty one where the table has no such column."""
    place = columns.get(kind)
    return row[place] if place is not None and place < len(row) else Cell()
