"""What stands behind labels such as "Đơn vị chủ trì: …" in running text, and what an item assigns altogether."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from plans.tables import products
from plans.tables.units import units_of


class Said(Enum):
    """What a label announces."""

    LEAD = "lead"
    SUPPORT = "support"
    DEADLINE = "deadline"
    PRODUCT = "product"
    BUDGET = "budget"
    OTHER = "other"


@dataclass(slots=True)
class Assignment:
    """Who and when, as far as the words say. `title` is the item without its labels and closing brackets, `rest` the
    sentences behind the title that only say how."""

    title: str = ""
    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    deadline: str = ""
    products: list[str] = field(default_factory=list)
    budget: str = ""
    is_labelled: bool = False
    rest: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it names a lead or a deadline: what makes an item a task of its own."""
        return bool(self.lead or self.deadline)

    def take(self, said: Said, words: str) -> None:
        """Add what stands behind a label; of two leads or deadlines both are kept."""
        words = words.strip(" ;,.-–(*")
        words = words.rstrip(") ") if words.count(")") > words.count("(") else words
        if said is Said.LEAD:
            parts = re.split(r"(?i)[,;]?\s*(?:và )?\bphối hợp(?: với| cùng)?\s*:?", words, maxsplit=1)
            lead = re.sub(r"(?i)\s+(?:làm )?(?:chủ trì|thực hiện)(?: thực hiện)?$", "", parts[0])
            merge(self.lead, units_of([lead]))
            merge(self.support, units_of(parts[1:]))
        elif said is Said.SUPPORT:
            merge(self.support, units_of([words]))
        elif said is Said.DEADLINE:
            self.deadline = ", ".join(filter(None, [self.deadline, words]))
        elif said is Said.PRODUCT:
            merge(self.products, products.products_of([words]))
        elif said is Said.BUDGET:
            self.budget = self.budget or words


def merge(into: list[str], units: Sequence[str]) -> None:
    """Add the names that are not yet in a list."""
    into.extend(unit for unit in units if unit not in into)


_MORE = (
    r"(?:\s+(?:thực hiện|hoàn thành|triển khai|tham mưu|chính|xong|dự kiến|đầu ra|cần đạt|đạt được|tổ chức|chủ trì|"
    r"nhiệm vụ))*"
)
_WHO = r"(?:(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|người|công chức|cán bộ|phòng)(?:,\s*(?:đơn vị|bộ phận|cá nhân))*\s+)?"
_LABELS: tuple[tuple[Said, str], ...] = (
    (Said.SUPPORT, rf"{_WHO}phối hợp{_MORE}"),
    (Said.LEAD, rf"{_WHO}(?:chủ trì|thực hiện|tham mưu|phụ trách|chịu trách nhiệm|đầu mối){_MORE}"),
    (Said.LEAD, rf"(?:phân công|trách nhiệm|giao){_MORE}"),
    (Said.DEADLINE, rf"(?:thời gian|thời hạn|tiến độ|thời điểm|hạn|hoàn thành|lộ trình){_MORE}"),
    (Said.PRODUCT, rf"(?:sản phẩm|kết quả){_MORE}"),
    (Said.BUDGET, rf"(?:(?:dự toán|dự kiến|nguồn|tổng)\s+)?kinh phí{_MORE}"),
    (
        Said.OTHER,
        r"(?:mục (?:tiêu|đích)(?=\s*:\s*\S)|địa điểm|thành phần|nội dung|hình thức|đối tượng|số lượng|ghi chú|"
        r"yêu cầu|cách thức)(?: thực hiện)?",
    ),
)
LABELS = "|".join(f"(?P<l{place}>{words})" for place, (_, words) in enumerate(_LABELS))
"""The words of all labels, without their colon, each in a named group."""

LABEL_WORDS = "|".join(words for _, words in _LABELS)
"""The same without groups, for patterns that only ask whether a label follows."""

_LABEL = re.compile(rf"(?i)(?:^|(?<=[.;,(])\s*|\s+[-–+*]\s+)[-–+*]?\s*(?:{LABELS})\s*:\s*")


def said_by(found: re.Match[str]) -> Said:
    """What the label in a match of a pattern that holds `LABELS` announces."""
    return next(said for place, (said, _) in enumerate(_LABELS) if found.group(f"l{place}"))


def labels_of(text: str) -> Assignment:
    """The labels of a line and what stands behind each; `title` is what stands before the first, often nothing."""
    marks = list(_LABEL.finditer(text))
    found = Assignment(title=text if not marks else text[: marks[0].start()].rstrip(" (-–,;*"))
    ends = [*(mark.start() for mark in marks[1:]), len(text)] if marks else []
    for mark, end in zip(marks, ends, strict=True):
        found.take(said_by(mark), text[mark.end() : end])
        found.is_labelled = True
    return found
