"""Do the sums add up: what a heading says against the rows under it, what the total says against all rows."""

import re
from collections.abc import Iterator

from plans.columns import Kind
from plans.money import sum_of
from plans.outline import Heading
from plans.tasks import SheetReading


def budget_conflicts(reading: SheetReading) -> list[str]:
    """One sentence for each sum of a table that its parts do not make up."""
    headings = {heading.code: heading for heading in reading.outline.headings if heading.code}
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
            conflicts.append(_mismatch(heading, said, parts))
    return conflicts + list(_total_conflicts(reading))


def _parent(code: str, known: dict[str, int | None]) -> str:
    """The nearest code above: "1.2" above "1.2-1", "5.1" above "5.1.2b", "I" above "I.3"."""
    above = code
    while above:
        cut = re.sub(r"[.-][^.-]*$", "", above)
        if cut == above:
            return ""
        above = cut
        if above in known:
            return above
    return ""


def _worth(code: str, known: dict[str, int | None], below: dict[str, list[str]]) -> int:
    own = known[code]
    return sum(_worth(part, known, below) for part in below.get(code, ())) if own is None else own


def _mismatch(heading: Heading, said: int, parts: dict[str, int]) -> str:
    place = f"Kinh phí mục {heading.code} ({heading.title}) ghi {_money(said)} đồng"
    if not parts:
        return f"{place}, nhưng không hàng nào bên dưới ghi số tiền."
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
