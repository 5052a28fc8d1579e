"""Lines such as "Đơn vị chủ trì: …" below an item or at the end of a field, given to what they speak of."""

import re
from dataclasses import dataclass, field

from plans.prose.assignments import assignment_of
from plans.prose.labels import Assignment, labels_of
from plans.prose.tree import NUMBER, Node
from plans.prose.units import UNITS, begins_with_unit

_FOR_ALL = re.compile(r"(?i)^(?:giao|phân công)\b.*\b(?:nội dung|nhiệm vụ)(?:\s+\w+){0,2}\s+(?:này|trên)\b")
_GIVING = re.compile(r"^(?:Giao|Phân công|Đề nghị)\s+(?:cho\s+)?")
_GOALS_BELOW = re.compile(r"(?i)\bmục (?:tiêu|đích)\s*:$")
_ONLY_GIVES = re.compile(
    rf"^(?:(?:Giao|Phân công|Đề nghị)\s+(?:cho\s+)?)?{UNITS}\s+(?:là cơ quan |làm )?"
    rf"(?:chủ trì|phụ trách|thực hiện|đầu mối)"
    rf"(?:,?\s+(?:tham mưu|thực hiện|triển khai))*"
    rf"(?:,?\s+(?:và\s+)?phối hợp\s+(?:với\s+|cùng\s+)?{UNITS.replace('units', 'others')})?"
    r"(?:,?\s+(?:để\s+)?(?:tổ chức|triển khai|thực hiện))*[,.;]?"
    r"(?:\s+(?:hoàn thành|xong|thường xuyên|trong|trước|hằng|hàng|định kỳ|thời gian|chậm nhất)\b[^.;]*)?[.;]?$",
    re.IGNORECASE,
)
_GIVES = re.compile(r"^(?:Giao|Phân công)\b.*\b(?:chủ trì|thực hiện|phụ trách)\b")


@dataclass(slots=True)
class Below:
    """The items below a heading with what each says of itself, and what is said for all of them."""

    items: list[tuple[Node, Assignment]] = field(default_factory=list)
    for_all: Assignment = field(default_factory=Assignment)


def label_line(node: Node) -> Assignment | None:
    """What a line says that is nothing but labels; None for any other. A label may stand above a list of its words."""
    if _GOALS_BELOW.search(node.text):
        return None
    words = "; ".join(child.text for child in node.children) if node.text.endswith(":") else ""
    line = labels_of(f"{node.text} {words}".rstrip())
    return line if line.is_labelled and not line.title else None


def below(node: Node) -> Below:
    """The items below a node. Labels belong to the item above them.

    They are for all items where they stand before the first, or once after the last of several.
    """
    found = Below()
    runs: list[list[Assignment]] = []
    for child in node.children:
        line = label_line(child)
        if line is None and (_FOR_ALL.search(child.text) or _gives(node, child)):
            line = assignment_of(child.text)
            add(found.for_all, line)
        elif line is not None and not runs:
            add(found.for_all, line)
        elif line is not None:
            runs[-1].append(line)
        else:
            found.items.append((child, Assignment()))
            runs.append([])
    if len(runs) > 1 and runs[-1] and not any(runs[:-1]):
        for line in runs.pop():
            add(found.for_all, line)
        runs.append([])
    found.items = [(child, _whole(child, run)) for (child, _), run in zip(found.items, runs, strict=True)]
    return found


def _gives(node: Node, child: Node) -> bool:
    """Whether a paragraph below a whole sentence does nothing but give its work to a unit.

    Below a heading it must be the only paragraph, and say no more than who and when.
    """
    if not child.is_plain:
        return False
    if node.text.endswith((".", ";")) and _GIVES.match(child.text):
        return True
    is_alone = len(node.children) == 1 and node.level >= NUMBER and not node.text.isupper()
    return is_alone and begins_with_unit(_GIVING.sub("", child.text)) and bool(_ONLY_GIVES.match(child.text))


def add(into: Assignment, line: Assignment) -> None:
    """Put what a line of labels says to what is known already."""
    into.lead.extend(unit for unit in line.lead if unit not in into.lead)
    into.support.extend(unit for unit in line.support if unit not in into.support)
    into.products.extend(product for product in line.products if product not in into.products)
    if line.deadline and line.deadline not in into.deadline:
        into.deadline = "; ".join(filter(None, [into.deadline if into.is_labelled else "", line.deadline]))
    into.budget = into.budget or line.budget
    into.is_labelled = True


def _whole(node: Node, run: list[Assignment]) -> Assignment:
    own = assignment_of(node.text)
    for_all = below(node).for_all
    for line in [*run, for_all]:
        if line.is_labelled:
            add(own, line)
    return own
