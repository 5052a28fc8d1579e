"""The body of a plan as a tree: headings, the items below them, and the lines below the items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.prose.body import Passage

PART, LETTER, ROMAN, NUMBER, LOWER, PARENTHESIS, OPENING, BULLET, PLAIN = 0, 10, 20, 30, 40, 45, 48, 50, 90
_LETTERED = re.compile(r"^([A-H])\s*[.)]\s+(\S.*)$")
_SPACED_ROMAN = re.compile(r"^([IVX]{1,5})\s+([^\W\d_a-z].*)$")
_BARE_PART = re.compile(r"(?i)^phần\s+(?:[ivx]+|thứ \w+|\d)\s*[.:]?$")
_RECEIVERS = re.compile(r"(?i)^nơi nhận\b")
_CLOSING = re.compile(
    r"(?i)^(?:trên đây là|trong quá trình (?:tổ chức )?(?:thực hiện|triển khai)|nhận được (?:kế hoạch|văn bản)|"
    r"kế hoạch này (?:có hiệu lực|thay thế)|\(?(?:cụ thể|chi tiết|có).{0,40}(?:phụ lục|kèm theo))"
)
_ORDINALS = {"nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "bốn": "IV", "năm": "V", "sáu": "VI", "bảy": "VII"}
_LONGEST_OPENING = 400


@dataclass(slots=True, eq=False)
class Node:
    """A paragraph of the body with what stands below it. `number` is its printed mark without dots and brackets."""

    text: str
    level: int
    number: str = ""
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)

    @property
    def is_bullet(self) -> bool:
        """Whether a dash, a plus or a star stands before it."""
        return BULLET <= self.level < PLAIN

    @property
    def is_plain(self) -> bool:
        """Whether it is a paragraph without any mark."""
        return self.level in (OPENING, PLAIN)

    def walk(self) -> Iterator["Node"]:
        """All nodes below this one, in the order printed."""
        for child in self.children:
            yield child
            yield from child.walk()


def _with_part_titles(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with "Phần II" on a line of its own put before the title that stands below it."""
    mark = ""
    for passage in passages:
        if _BARE_PART.match(passage.text):
            mark = passage.text
        else:
            yield Passage(passage.text, 1, mark) if mark and passage.depth > 5 else passage
            mark = ""


def tree_of(passages: Sequence[Passage]) -> Node:
    """The root of the tree; what follows "Nơi nhận" is left out up to the next heading, and so are closing words."""
    root = Node("", -1)
    growth = _Growth(root)
    after_foot = False
    for passage in _with_part_titles(passages):
        node = _node(passage)
        if _RECEIVERS.match(passage.text):
            after_foot = True
        elif node.level <= NUMBER and node.level != PARENTHESIS:
            after_foot = after_foot and node.level > ROMAN
        if not after_foot and not (node.is_plain and _CLOSING.match(node.text)):
            growth.add(node, passage.mark)
    return root


def _node(passage: Passage) -> Node:
    number = passage.mark.strip(" .:)-–").removesuffix(".")
    if passage.depth == 1:
        is_part = passage.mark.lower().startswith("phần")
        return Node(passage.text, PART if is_part else ROMAN, _part_number(number))
    if passage.depth == 2:
        return Node(passage.text, PARENTHESIS if passage.mark.endswith(")") else NUMBER, number)
    if passage.depth == 3:
        return Node(passage.text, NUMBER + number.count("."), number)
    if passage.depth == 4:
        return Node(passage.text, LOWER, number)
    if passage.depth == 5:
        return Node(passage.text, BULLET)
    return _unmarked(passage.text)


def _part_number(mark: str) -> str:
    word = mark.split()[-1]
    return _ORDINALS.get(word.lower(), word)


def _unmarked(text: str) -> Node:
    found = _LETTERED.match(text)
    if found:
        return Node(found.group(2), LETTER, found.group(1))
    found = _SPACED_ROMAN.match(text)
    if found and found.group(2).isupper():
        return Node(found.group(2), ROMAN, found.group(1))
    opens = text.endswith(":") and len(text) <= _LONGEST_OPENING
    return Node(text, OPENING if opens else PLAIN)


class _Growth:
    """The branch that is open while the paragraphs are read, and the signs of its bullets from the outermost in."""

    def __init__(self, root: Node) -> None:
        self._open = [root]
        self._signs: list[str] = []

    def add(self, node: Node, mark: str) -> None:
        """Put a paragraph where it belongs; a heading in capitals may go on in the next line."""
        last = self._open[-1]
        if node.is_plain and node.text.isupper() and last.text.isupper() and not last.children and last.level <= ROMAN:
            last.text = f"{last.text} {node.text}"
            return
        if node.level == BULLET:
            node.level += self._depth_of(mark[:1])
        elif node.level != PLAIN:
            self._signs = []
        level = BULLET if node.level == PLAIN else node.level
        while self._open[-1].level >= level:
            self._open.pop()
        node.parent = self._open[-1]
        node.parent.children.append(node)
        if node.level != PLAIN:
            self._open.append(node)

    def _depth_of(self, sign: str) -> int:
        """Offices differ in which sign is the outer one: what comes first below a heading is."""
        if sign in self._signs:
            del self._signs[self._signs.index(sign) + 1 :]
        else:
            self._signs.append(sign)
        return len(self._signs) - 1
