"""Do the sums add up: what a heading says against the rows under it, what the total says against all rows."""

import re
from collections.abc import Iterator

from plans.conflicts.evidence import Evidence, quoted
from plans.tables.columns import Kind
from plans.tables.money import sum_of
from plans.tables.outline import Heading
from plans.tables.tasks import SheetReading

_TOLD_TOTAL = re.compile(
    r"(?i)\btổng (?:nhu cầu )?(?:kinh phí|dự toán|số tiền)(?P<about>[^.;:\d]{0,90}):?\s*(?:là\s*)?"
    r"(?P<sum>\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*(?:đồng|đ|vnđ)\b)"
)
_SUM = re.compile(r"(?i)\d[\d.,]*\s*(?:tỷ|triệu|nghìn|ngàn)?\s*(?:đồng|đ|vnđ)\b")
_PARTS = re.compile(r"(?i)\b(?:trong đó|bao gồm|gồm)\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_SOURCES = re.compile(r"(?i)\b(?:ngân sách|nguồn|xã hội hóa|vốn|huy động)\b")
_ROUNDED = re.compile(r"(?i)khoảng|ước|dự kiến")


def told_budget_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each sum of the body ("Tổng kinh phí: … đồng") that the table or its own parts contradict."""
    conflicts = []
    for spot in evidence.spots_with("tổng"):
        found = _TOLD_TOTAL.search(spot.text)
        said = sum_of(found["sum"]) if found else None
        if found is None or said is None or _ROUNDED.search(found["about"]):
            continue
        place = f"{spot.where[0].upper()}{spot.where[1:]} ghi {quoted(found.group(), 90)}"
        listed = _table_totals(evidence)
        if listed and said not in listed:
            conflicts.append(f"{place}, phụ lục cộng lại là {_money(listed[0])} đồng.")
        parts = _parts(spot.text[found.end() :])
        if len(parts) > 1 and sum(parts) != said:
            conflicts.append(f"{place}, các phần kể sau đó cộng lại là {_money(sum(parts))} đồng.")
    return conflicts


def _table_totals(evidence: Evidence) -> list[int]:
    """What the tables cost altogether: by their rows, then by their printed totals."""
    spent = sum(task.budget or 0 for task in evidence.tasks)
    printed = [
        total
        for table in evidence.tables
        for entry in table.outline.totals
        if (total := sum_of(entry.text(Kind.BUDGET), table.unit)) is not None
    ]
    return [spent, *printed, sum(printed)] if spent else []


def _parts(text: str) -> list[int]:
    """The sums that a total is said to be made of; none where the text only picks some of them out."""
    start = _PARTS.search(text)
    rest = _BRACKETS.sub(" ", text[start.end() :]) if start else ""
    sums = [amount for found in _SUM.findall(rest) if (amount := sum_of(found)) is not None]
    is_whole = start is not None and ("gồm" in start.group().lower() or len(_SOURCES.findall(rest)) >= len(sums))
    return sums if is_whole else []


def budget_conflicts(reading: SheetReading) -> list[str]:
    """One sentence for each sum of a table that its parts do not make up."""
    # The words before the tasks of one row head them, but the sums of that row are the tasks' own.
    own = {id(item.entry) for item in reading.outline.items}
    headings = {one.code: one for one in reading.outline.headings if one.code and id(one.entry) not in own}
    known = {task.code: task.budget for task in reading.tasks}
    known |= {code: sum_of(heading.entry.text(Kind.BUDGET), reading.unit) for code, heading in headings.items()}
    below: dict[str, list[str]] = {}
    for code in known:
        below.setdefault(_parent(code, known), []).append(code)
    conflicts = []
    for code, heading in headings.items():
        said = known[code]
        parts = {part: worth for part in below.get(code, ()) if (worth := _worth(part, known, below))}
        if said is not None and sum(parts.values()) != said:
            beside = [task.code for task in reading.tasks if task.budget == said]
            conflicts.append(_mismatch(heading, said, parts, beside))
    return conflicts + list(_total_conflicts(reading))


def _parent(code: str, known: dict[str, int | None]) -> str:
    """The nearest code above: "1.2" above "1.2-1", "5.1" above "5.1.2b", "I" above "I.3"."""
    above = code
    while above:
        end = max(above.rfind("."), above.rfind("-"))
        if end < 0:
            return ""
        above = above[:end]
        if above in known:
            return above
    return ""


def _worth(code: str, known: dict[str, int | None], below: dict[str, list[str]]) -> int:
    own = known[code]
    return sum(_worth(part, known, below) for part in below.get(code, ())) if own is None else own


def _mismatch(heading: Heading, said: int, parts: dict[str, int], beside: list[str]) -> str:
    """The sentence; `beside` are rows elsewhere that carry just this sum."""
    place = f"Kinh phí mục {heading.code} ({heading.title}) ghi {_money(said)} đồng"
    if not parts:
        elsewhere = f"; hàng {beside[0]} lại ghi đúng số tiền này" if len(beside) == 1 else ""
        return f"{place}, nhưng không hàng nào bên dưới ghi số tiền{elsewhere}."
    listed = " + ".join(f"{code}: {_money(worth)}" for code, worth in parts.items())
    return f"{place}, các hàng bên dưới cộng lại là {_money(sum(parts.values()))} đồng ({listed})."


def _total_conflicts(reading: SheetReading) -> Iterator[str]:
    spent = sum(task.budget or 0 for task in reading.tasks)
    for entry in reading.outline.totals:
        total = sum_of(entry.text(Kind.BUDGET), reading.unit)
        if total is not None and total != spent:
            yield f"Dòng tổng ({entry.place}) ghi {_money(total)} đồng, các nhiệm vụ cộng lại là {_money(spent)} đồng."


def _money(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
