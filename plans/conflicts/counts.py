"""Counts and sums said in words against what is listed, and numbers printed twice or left out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from language.normalize import lower
from plans.conflicts.evidence import Evidence, Spot, listed, quoted
from plans.tables.columns import Kind
from plans.tables.outline import Item, Outline, Section

_TOTAL_TASKS = re.compile(
    r"(?i)\b(?:gồm|tổng số|tổng cộng|bao gồm|với)\s+(?:có\s+)?0?(\d{1,4})\s+nhiệm vụ\b(?!\s+trọng tâm)"
)
_ABOUT_THIS = re.compile(r"(?i)phụ lục|kế hoạch này|kèm theo|bảng")
_LAST_NUMBER = re.compile(r"^(.*[.])(\d{1,3})(?=$|[-b-h])")
_OPEN_LIST = ("cụ thể", "như sau", "trong đó")
_NOUNS = (
    r"tiêu chí thành phần|tiêu chí|nhiệm vụ cụ thể|nhiệm vụ|hoạt động|chỉ tiêu|mục tiêu|nhóm giải pháp|giải pháp|"
    r"lĩnh vực|thủ tục hành chính|thủ tục|TTHC|điểm"
)
_COUNT = re.compile(
    rf"(?i)(?<![\d.,/])(\d{{1,5}}(?:[.,]\d{{1,3}})?)(?:\s*/\s*(\d{{1,5}}(?:[.,]\d{{1,3}})?))?\s+({_NOUNS})\b"
)
_CLOSE = 0.051
_FEWEST_PARTS = 2
_DOUBLED = re.compile(r"^(.*\d)([b-h])$")
_LONGEST_GAP = 3


def count_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each count or sum of the document that what it counts does not make up."""
    return [
        *_doubled(evidence),
        *_left_out(evidence),
        *_sections(evidence),
        *_all_tasks(evidence),
        *_lists(evidence.spots),
    ]


def _doubled(evidence: Evidence) -> Iterator[str]:
    """Numbers printed more than once, all in one sentence."""
    codes = {task.code for task in evidence.rows}
    again = [(found.group(1), code) for code in codes if (found := _DOUBLED.match(code)) and found.group(1) in codes]
    if again:
        order = {task.code: place for place, task in enumerate(evidence.rows)}
        again.sort(key=lambda pair: order[pair[1]])
        names = listed(list(dict.fromkeys(base for base, _ in again)))
        yield (f"Phụ lục in trùng số thứ tự {names}; hàng in sau được ghi là {listed([code for _, code in again])}.")


def _left_out(evidence: Evidence) -> Iterator[str]:
    """Numbers that jump: 8.4, then 8.6."""
    jumps: list[tuple[str, str]] = []
    series = [
        [item.code for item in table.outline.items] + [head.code for head in table.outline.headings]
        for table in evidence.tables
    ]
    series.extend([entry.number for entry in sheet.entries if entry.number] for sheet in evidence.scorecards)
    for codes in series:
        siblings: dict[str, set[int]] = defaultdict(set)
        for code in codes:
            found = _LAST_NUMBER.match(code)
            if found:
                siblings[found.group(1)].add(int(found.group(2)))
        for parent, numbers in siblings.items():
            for low, high in pairwise(sorted(numbers)):
                if 1 < high - low <= _LONGEST_GAP:
                    jumps.append((f"{parent}{low}", f"{parent}{high}"))
    if jumps:
        yield f"Số thứ tự trong phụ lục không liền nhau: {listed([f'{low} rồi đến {high}' for low, high in jumps])}."


def _sections(evidence: Evidence) -> Iterator[str]:
    """A heading that counts its goals and its duties ("3 mục tiêu; 6 nhiệm vụ") otherwise than they stand under it."""
    for table in evidence.tables:
        members = _members(table.outline)
        for section, items in members.values():
            for noun, label in (("mục tiêu", "Mục tiêu"), ("nhiệm vụ", "Nhiệm vụ")):
                said = re.search(rf"(?i)(\d+)\s*{noun}", section.printed)
                counts = _labels(items, label)
                if said and counts and int(said.group(1)) not in counts:
                    yield (
                        f"Mục {section.code} ({section.title}) ghi {int(said.group(1))} {noun}, bảng liệt kê "
                        f"{max(counts)}."
                    )


def _members(outline: Outline) -> dict[int, tuple[Section, list[Item]]]:
    members: dict[int, tuple[Section, list[Item]]] = {}
    for item in outline.items:
        if item.section is not None:
            members.setdefault(id(item.section), (item.section, []))[1].append(item)
    return members


def _labels(items: Sequence[Item], label: str) -> set[int]:
    """How many labelled goals or duties the rows hold: by different numbers, and by how often a label stands."""
    rows = {id(item.entry): item.entry for item in items}
    cells = dict.fromkeys(
        entry.text(kind)
        for entry in rows.values()
        for kind in (Kind.OBJECTIVE, Kind.GROUP, Kind.SECTION)
        if entry.text(kind)
    )
    numbers = [number for cell in cells for number in re.findall(rf"{label}\s+(\d{{1,2}})\s*[:.]", cell)]
    return {len(numbers), len(set(numbers))} if numbers else set()


def _all_tasks(evidence: Evidence) -> Iterator[str]:
    """ "The plan has 25 duties" against the rows of the appendix."""
    tasks = evidence.rows
    if not tasks:
        return
    known = {len(tasks), len({task.section for task in tasks}), len({task.objective for task in tasks})}
    for table in evidence.tables:
        known |= {len(table.outline.items), len(table.sheet.entries), len(table.outline.headings)}
        known.add(len({item.code.split("-")[0] for item in table.outline.items}))
    for spot in evidence.spots_with("nhiệm vụ"):
        found = _TOTAL_TASKS.search(spot.text)
        if found and int(found.group(1)) not in known and _ABOUT_THIS.search(spot.text):
            yield f"{_place(spot)} nói có {int(found.group(1))} nhiệm vụ, phụ lục liệt kê {len(tasks)} nhiệm vụ."


def _lists(spots: Sequence[Spot]) -> Iterator[str]:
    """A sum in words before a list whose points give the parts: "45 criteria, namely: … 7 criteria; … 4 criteria"."""
    for place, spot in enumerate(spots):
        totals = _counts(spot.text) if _opens_list(lower(spot.text)) else {}
        if not totals:
            continue
        points = [_counts(point.text) for point in _points(spots[place + 1 :], spot)]
        for noun, total in totals.items():
            parts = [point[noun] for point in points if noun in point]
            sums = tuple(sum(part[at] for part in parts) for at in range(len(total)) if all(len(p) > at for p in parts))
            if len(parts) < _FEWEST_PARTS or len(parts) < len(points) or len(sums) < len(total):
                continue
            if any(abs(said - made) > _CLOSE for said, made in zip(total, sums, strict=True)):
                each = " + ".join(_number(part[: len(total)]) for part in parts)
                yield (
                    f"{_place(spot)} ghi {_number(total)} {noun} ({quoted(spot.text, 70)}), các dòng bên dưới cộng lại "
                    f"là {_number(sums)} ({each})."
                )


def _opens_list(lowered: str) -> bool:
    return lowered.rstrip().endswith(":") or any(words in lowered for words in _OPEN_LIST)


def _points(after: Sequence[Spot], head: Spot) -> list[Spot]:
    points: list[Spot] = []
    for spot in after:
        if not points and spot.depth < head.depth:
            break
        if points and spot.depth != points[0].depth:
            break
        points.append(spot)
    return points


def _counts(text: str) -> dict[str, tuple[float, ...]]:
    """The counts of a text by their noun; points may stand before a stroke and the full points after it."""
    found: dict[str, tuple[float, ...]] = {}
    for match in _COUNT.finditer(text):
        amounts = tuple(float(amount.replace(",", ".")) for amount in match.groups()[:2] if amount)
        found.setdefault(match.group(3).lower(), amounts)
    return found


def _number(amounts: Sequence[float]) -> str:
    return "/".join(f"{round(amount, 3):g}".replace(".", ",") for amount in amounts)


def _place(spot: Spot) -> str:
    return f"{spot.where[0].upper()}{spot.where[1:]}"
