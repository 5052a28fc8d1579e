"""Which paragraphs of a narrative plan are tasks, under which fields they stand, and what they are called."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from language.normalize import fold
from plans.prose.assignments import assignment_of
from plans.prose.label_lines import add, below
from plans.prose.labels import Assignment
from plans.prose.roles import Role, role_of
from plans.prose.tree import LOWER, NUMBER, OPENING, PLAIN, ROMAN, Node
from plans.prose.units import begins_with_unit

_LONGEST_FIELD = 140
_LEAST_SENTENCE = 60
_FIELD = re.compile(
    r"^(?:cai cach|cong tac|ve|linh vuc|hien dai hoa|xay dung va phat trien|(?:xay dung|phat trien) chinh quyen|"
    r"chuyen doi so|tuyen truyen|thong tin|chinh quyen|kiem soat|chi dao|ung dung|nang cao chat luong|the che|"
    r"tai chinh|to chuc bo may|thu tuc|dich vu cong|dao tao|quan ly|phat trien|doi moi|che do|nhom)\b"
)
_TOPIC = re.compile(r"^(?:Việc|Về việc)\b")
_GOAL = re.compile(r"(?i)^(?:phấn đấu|tỷ lệ|\d{1,3}(?:[.,]\d+)? ?%)")
_TOLD = re.compile(r"(?i),?\s+(?:có|chịu) (?:trách nhiệm|nhiệm vụ)(?: \w+)?$")
_UNIT_WORDS = re.compile(r"(?i)^(?:trách nhiệm(?: của)?|đối với|nhiệm vụ của|đề nghị|giao|yêu cầu)\s*:?\s+")


@dataclass(slots=True, eq=False)
class Field:
    """A heading under which tasks stand, with what it assigns to all of them.

    `is_named` is False for headings such as "Nhiệm vụ", which name no field.
    """

    code: str
    title: str
    assignment: Assignment = field(default_factory=Assignment)
    above: "Field | None" = None
    is_named: bool = False

    def chain(self) -> Iterator["Field"]:
        """This field and those above it, the nearest first."""
        yield self
        if self.above is not None:
            yield from self.above.chain()

    @property
    def part(self) -> str:
        """The code of the outermost numbered heading."""
        return next((one.code for one in reversed(list(self.chain())) if one.code), "")


@dataclass(slots=True, eq=False)
class Item:
    """A paragraph that is a task: its code, its field, what it says of itself, what is odd about it."""

    code: str
    node: Node
    home: Field
    assignment: Assignment
    why: str = ""

    @property
    def section(self) -> str | None:
        """The title of the outermost named field, else the field its words open with, else the part it stands in."""
        fields = [one for one in self.home.chain() if one.title]
        named = [one.title for one in fields if one.is_named] or [_opening_field(self.assignment.title)]
        return named[-1] or (fields[0].title if fields else None)


@dataclass(slots=True)
class Found:
    """The items in the order printed, and the parts that say which unit answers for what."""

    items: list[Item] = field(default_factory=list)
    duties: list[tuple[Node, Field]] = field(default_factory=list)


def items_of(root: Node) -> Found:
    """The items of a plan: what stands under headings of tasks; without such headings, what has a lead or a deadline.

    Parts called "giải pháp" are read only where no part is called "nhiệm vụ", or where an item has a lead of its own.
    """
    walk = _Walk()
    walk.parts(root, Field("", ""))
    found = walk.found
    if found.items:
        found.items.extend(item for item in walk.of_means if item.assignment.is_own)
    else:
        found.items = walk.of_means or [item for item in walk.of_others if item.assignment.is_own]
    _name_apart(found.items)
    return found


def unit_heading(text: str) -> str:
    """The unit that a heading names, as "Trách nhiệm của Phòng Nội vụ:" does; empty where it names none."""
    name = _TOLD.sub("", _UNIT_WORDS.sub("", text).strip(" .:;"))
    name = name[:1].upper() + name[1:]
    return name if begins_with_unit(name) and len(name) <= 200 and ":" not in name else ""


class _Walk:
    """One pass over the tree; where an item goes depends on the part it stands in."""

    def __init__(self) -> None:
        self.found = Found()
        self.of_means: list[Item] = []
        self.of_others: list[Item] = []
        self._ordinals: Counter[str] = Counter()

    def parts(self, node: Node, home: Field, is_mixed: bool = False) -> None:
        """Go down through headings until one says that tasks follow."""
        for child in node.children:
            role = role_of(child)
            inner = home if child.level == OPENING else _field_of(child, home, role)
            if role is Role.DUTIES:
                self.found.duties.append((child, inner))
            elif role is Role.TASKS:
                self.tasks(child, inner, self.found.items)
            elif role is Role.MEANS:
                self.tasks(child, inner, self.of_means)
            elif role is Role.ASIDE or not child.children or child.is_bullet:
                continue
            elif role is Role.MIXED or is_mixed:
                self._mixed(child, inner)
            elif _splits(child):
                self.parts(child, inner)
            else:
                self.tasks(child, inner, self.of_others)

    def _mixed(self, node: Node, home: Field) -> None:
        """Goals and tasks together: parted by headings further down, else told apart by their words."""
        if _splits(node):
            self.parts(node, home, is_mixed=True)
        else:
            self.tasks(node, home, self.found.items, with_goals=True)

    def tasks(self, node: Node, home: Field, into: list[Item], with_goals: bool = False) -> None:
        """Take the items below a heading of tasks."""
        told = below(node)
        if told.for_all.is_labelled or told.for_all.is_own:
            add(home.assignment, told.for_all)
        has_marks = any(not child.is_plain for child, _ in told.items)
        seen_mark = False
        for child, own in told.items:
            seen_mark = seen_mark or not child.is_plain
            role = role_of(child)
            if role is Role.DUTIES:
                self.found.duties.append((child, _field_of(child, home, role)))
            elif role is Role.ASIDE:
                continue
            elif role is not Role.NONE or _heads(child, own):
                if role is Role.NONE and _speaks(child):
                    into.append(self._item(child, home, own, is_odd=False))
                opens = child.level == OPENING and role is Role.NONE and not (own.lead or unit_heading(child.text))
                self.tasks(child, home if opens else _field_of(child, home, role, own), into, with_goals)
            elif _is_item(child, own, is_intro=has_marks and not seen_mark, with_goals=with_goals):
                into.append(self._item(child, home, own, is_odd=child.is_plain and has_marks))

    def _item(self, node: Node, home: Field, own: Assignment, is_odd: bool) -> Item:
        if node.number:
            code = _code(node, home)
        else:
            self._ordinals[home.code] += 1
            code = f"{home.code}-{self._ordinals[home.code]}".lstrip("-")
        why = "Đoạn này không có dấu đầu dòng; đã đọc thành một nhiệm vụ riêng" if is_odd else ""
        return Item(code, node, home, own, why)


def _is_item(node: Node, own: Assignment, is_intro: bool, with_goals: bool) -> bool:
    if own.is_own:
        return True
    if node.level == OPENING or (node.level == PLAIN and is_intro):
        return False
    return not _TOPIC.match(node.text) and not (with_goals and "%" in node.text and _GOAL.match(node.text))


def _heads(node: Node, own: Assignment) -> bool:
    """Whether a paragraph only heads the items below it: it has such, and is no task by its own lead or deadline."""
    items = below(node).items
    if not items:
        return False
    if not own.is_own or any(theirs.is_own for _, theirs in items):
        return True
    if len(node.text) > _LONGEST_FIELD:
        return False
    names_field = bool(_FIELD.match(fold(node.text))) or bool(unit_heading(node.text))
    return names_field or not (own.deadline or own.products or node.text.rstrip().endswith("."))


def _opening_field(text: str) -> str:
    """The field before a colon ("Cải cách thể chế: Rà soát …"), empty where none is named."""
    name, colon, words = text.partition(":")
    return name.strip() if colon and words.strip() and len(name) <= 80 and _FIELD.match(fold(name)) else ""


def _speaks(node: Node) -> bool:
    """Whether what heads others is a sentence too: too long for a heading, or gone on with by plain sentences."""
    if not node.text.endswith((".", ";")):
        return False
    only_plain = all(child.is_plain for child in node.children)
    return len(node.text) > (_LEAST_SENTENCE if only_plain else _LONGEST_FIELD)


def _field_of(node: Node, above: Field, role: Role, own: Assignment | None = None) -> Field:
    is_named = role is Role.NONE and not node.is_plain and not node.is_bullet
    own = own or (assignment_of(node.text) if is_named else Assignment(title=node.text))
    unit = unit_heading(node.text) if role is Role.NONE else ""
    if unit and not own.lead:
        own.lead = [unit]
    only_splits = node.level == LOWER and role is not Role.NONE
    code = above.code if only_splits else _code(node, above)
    words = own.title or node.text
    title = "" if node.is_plain else (_opening_field(words) or words).strip(" .:;")
    return Field(code, title, own, above, is_named)


def _code(node: Node, above: Field) -> str:
    """The code of a numbered paragraph, as the rows of a table get theirs: "II.1", "2.1", "II.1.a"."""
    if not node.number or node.level <= ROMAN or (node.level > NUMBER and "." in node.number):
        return node.number or above.code
    return f"{above.code}.{node.number}".lstrip(".")


def _splits(node: Node) -> bool:
    """Whether somewhere below a heading says that tasks follow."""
    return any(role_of(child) in (Role.TASKS, Role.MIXED, Role.MEANS, Role.DUTIES) for child in node.walk())


def _name_apart(items: list[Item]) -> None:
    """Numbers such as 1.1 that start anew in another part get the number of their part before them."""
    parts: dict[str, set[str]] = {}
    for item in items:
        parts.setdefault(item.code, set()).add(item.home.part)
    if any(len(homes) > 1 for homes in parts.values()):
        for item in items:
            part = item.home.part
            if part and not item.code.startswith((f"{part}.", f"{part}-")):
                item.code = f"{part}.{item.code}"
