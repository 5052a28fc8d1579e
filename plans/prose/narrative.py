"""Plans without a table: tasks out of bullets and sentences, their leads out of brackets, labels and duties."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from domain.plan import Doubt, Period, PlannedTask
from language.normalize import fold
from plans.blocks import Block, Paragraph
from plans.prose.assignments import assignment_of
from plans.prose.body import passages_of
from plans.prose.items import Field, Found, Item, items_of
from plans.prose.responsibilities import Answer, Duty, answer_for, duties_of
from plans.prose.times import deadline_words, sentences_of
from plans.prose.tree import tree_of
from plans.tables.money import sum_of
from plans.tables.timing import deadline_of

_OF_A_PLAN = re.compile(r"(?i)kế hoạch|chương trình|đề án|phương án")
_ARTICLE = re.compile(r"^Điều \d+\b")
_LAW = 4
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OF_REGIME = re.compile(
    r"(?i)(?=.*\bbáo cáo\b).*\b(?:tổng hợp|định kỳ|hằng|hàng|quý|6 tháng|9 tháng|báo cáo năm|cuối năm|kết quả năm)\b"
)
_RECURS = re.compile(r"(?i)\b(?:hằng|hàng|mỗi|định kỳ)\b")
_DAY = re.compile(r"\b\d{1,2}/\d{1,2}\b")
_DATED = re.compile(r"(?i)\d|\b(?:quý|tháng|năm)\b")
_MARK = re.compile(r"^(?:[-+*]|[IVX]+[.)]?|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zđ][.)])$")


@dataclass(slots=True)
class NarrativeReading:
    """The tasks of a narrative plan in the order printed, and what is doubtful about them."""

    tasks: list[PlannedTask] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def narrative_of(blocks: Sequence[Block], title: str | None, period: Period | None) -> NarrativeReading:
    """The tasks of a plan whose tables list none; nothing where it is no plan or no part of it speaks of tasks."""
    lines = _lines(blocks)
    if not title or not _OF_A_PLAN.search(title) or sum(bool(_ARTICLE.match(line)) for line in lines) >= _LAW:
        return NarrativeReading()
    found = items_of(tree_of(passages_of(lines)))
    duties = duties_of(found.duties)
    writer = _Writer(period, duties)
    if _are_directions(found.items, duties):
        writer.take_dated_duties(found)
        writer.doubt_together()
        return writer.reading
    for item in found.items:
        writer.take(item)
    writer.take_duties(found, all_of_them=not found.items)
    writer.doubt_together()
    return writer.reading


def _lines(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs, and of tables those rows that are a paragraph whose mark was parted from it by a tab."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        for row in block.rows:
            texts = [cell.text for cell in row if cell.lines]
            if (len(texts) == 1 and len(row) <= 2) or (len(texts) == 2 and _MARK.match(texts[0])):
                lines.append(" ".join(texts))
    return lines


_GENERAL = re.compile(
    r"\bke hoach nay\b|\b(?:chuc nang|nhiem vu),? (?:nhiem vu )?duoc (?:giao|phan cong)|\bcan cu (?:ke hoach|nhiem vu)"
    r"|^(?:la co quan|chiu trach nhiem|kip thoi|trong qua trinh|neu co|nghiem tuc)|\b(?:cac )?nhiem vu ve\b"
    r"|\btham muu\b.{0,80}\b(?:noi dung|nhiem vu|linh vuc)\b"
    r"|\bbao cao (?:ubnd|ve|ket qua|gui|dinh ky)\b"
)


def _are_directions(items: Sequence[Item], duties: Sequence[Duty]) -> bool:
    """Whether the items name no unit and the duties of the units are the work: most of these have a time, and far more
    of them than there are items."""
    dated = sum(bool(_time_of(duty)) for duty in duties)
    return not any(item.assignment.lead for item in items) and dated > 2 * max(len(items), len(duties) - dated)


class _Writer:
    """Writes tasks; what is doubtful in the same way is told once for a field, not once for each task."""

    def __init__(self, period: Period | None, duties: Sequence[Duty]) -> None:
        self.reading = NarrativeReading()
        self._period = period
        self._duties = duties
        self._answers: dict[int, tuple[Field, Answer] | None] = {}
        self._taken: Counter[str] = Counter()
        self._derived: list[tuple[str, str, str, str]] = []
        self._undated: list[str] = []
        self._shortened: list[str] = []

    def take(self, item: Item) -> None:
        """Write the task of one item."""
        own = item.assignment
        code = self._own_code(item.code)
        lead, support = list(own.lead), list(own.support)
        if not lead:
            lead, more = self._lead_of(item, code)
            support.extend(unit for unit in more if unit not in support + lead)
        headings = [one.assignment for one in item.home.chain()]
        words = own.deadline or next((one.deadline for one in headings if one.deadline), "")
        task = PlannedTask(
            code=code,
            section=item.section,
            title=own.title,
            products=own.products,
            lead=lead,
            support=support,
            budget=sum_of(own.budget, 1) if own.budget else None,
        )
        self._date(task, words)
        if own.rest:
            self._shortened.append(code)
        if item.why:
            self._tell(task, task.title, item.why, "title")

    def take_duties(self, found: Found, all_of_them: bool) -> None:
        """Write the duties that are tasks of their own: those with a day, those of a unit's list that give it no field,
        or all where a plan lists nothing else."""
        sections = {id(node): home.title for node, home in found.duties}
        title = next(iter(sections.values()), "")
        of_fields = {id(answer[1].duty) for answer in self._answers.values() if answer}
        for duty in self._duties:
            own = assignment_of(duty.text)
            words = own.deadline if all_of_them or own.is_labelled else _own_deadline(duty.text)
            is_task = bool(words) or all_of_them or (id(duty) not in of_fields and _is_work(duty))
            if not duty.units or not is_task:
                continue
            self._write(duty, title, words)

    def _write(self, duty: Duty, section: str, words: str) -> None:
        own = assignment_of(duty.text)
        code = self._own_code(duty.code if duty.node.number else f"{duty.code}-{duty.ordinal}".lstrip("-"))
        task = PlannedTask(
            code=code,
            section=section or None,
            title=own.title or duty.text,
            products=own.products,
            lead=list(duty.units),
            support=[unit for unit in own.support if unit not in duty.units],
        )
        self._date(task, words)
        if own.rest:
            self._shortened.append(code)

    def take_dated_duties(self, found: Found) -> None:
        """Write the duties that have a time; the others are what every unit owes. These and the directions are told."""
        sections = {id(node): home.title for node, home in found.duties}
        title = next(iter(sections.values()), "")
        left = [duty for duty in self._duties if duty.units and not _time_of(duty)]
        for duty in self._duties:
            words = _time_of(duty)
            if duty.units and words:
                self._write(duty, title, words)
        if left:
            why = "Các gạch đầu dòng này không ghi thời hạn nên coi là trách nhiệm chung, chưa tạo nhiệm vụ"
            read = "; ".join(duty.text for duty in left)
            self.reading.doubts.append(Doubt(where="Phân công nhiệm vụ", read=read, why=why))
        if found.items:
            why = "Các mục này không giao đơn vị nào nên coi là phương hướng; việc lấy theo phần phân công nhiệm vụ"
            read = "; ".join(item.assignment.title for item in found.items)
            places = list(dict.fromkeys(_place(item.home) for item in found.items))
            self.reading.doubts.append(Doubt(where=_listed(places), read=read, why=why))

    def doubt_together(self) -> None:
        """Tell what holds for many tasks: whence their leads come, and that no deadline is printed."""
        if not self.reading.tasks:
            return
        doubts = [
            Doubt(
                where="Phần lời",
                read=f"{len(self.reading.tasks)} nhiệm vụ",
                why="Không thấy bảng phân công nhiệm vụ; nhiệm vụ được đọc từ các mục viết thành lời, cần xem lại",
            )
        ]
        for (where, read, why), group in groupby(self._derived, key=lambda one: one[:3]):
            codes = [one[3] for one in group]
            doubts.append(Doubt(where=f"{where}: {_listed(codes)}", read=read, why=why))
        if self._undated:
            doubts.append(
                Doubt(
                    where=f"Thời hạn: {_listed(self._undated)}",
                    read=f"{len(self._undated)} nhiệm vụ",
                    why="Các nhiệm vụ này không ghi thời hạn",
                )
            )
        if self._shortened:
            doubts.append(
                Doubt(
                    where=f"Tên việc: {_listed(self._shortened)}",
                    read=f"{len(self._shortened)} nhiệm vụ",
                    why="Tên việc chỉ lấy câu đầu; các câu sau nói cách làm, không ghi vào nhiệm vụ",
                )
            )
        self.reading.doubts[:0] = doubts

    def _own_code(self, code: str) -> str:
        self._taken[code] += 1
        times = self._taken[code]
        if times == 1:
            return code
        return f"{code}{_LETTERS[times - 1]}" if times <= len(_LETTERS) else f"{code}x{times}"

    def _date(self, task: PlannedTask, words: str) -> None:
        def tell(read: str, why: str) -> None:
            self._tell(task, read, why, "due")

        task.deadline_text = words
        task.due, task.open = deadline_of(words, self._period, tell)
        if not words:
            self._undated.append(task.code)
        self.reading.tasks.append(task)

    def _tell(self, task: PlannedTask, read: str, why: str, about: str) -> None:
        doubt = Doubt(where=task.code, read=read, why=why, code=task.code)
        doubt.field = "due" if about == "due" else "title"
        self.reading.doubts.append(doubt)

    def _lead_of(self, item: Item, code: str) -> tuple[list[str], list[str]]:
        """The lead that a heading above names, or the unit that is told to lead the field."""
        for one in item.home.chain():
            if one.assignment.lead:
                why = "Đơn vị chủ trì ghi ở đầu mục, không ghi riêng cho từng nhiệm vụ"
                self._derived.append((_place(one), ", ".join(one.assignment.lead), why, code))
                return list(one.assignment.lead), list(one.assignment.support)
        answer = self._answer(item.home) or self._answer_for_item(item, code)
        if answer is None:
            why = "Không rõ đơn vị nào chủ trì: không ghi cạnh nhiệm vụ, phần tổ chức thực hiện cũng không nêu"
            self._derived.append((_place(item.home), "", why, code))
            return [], []
        field_, (duty, rival) = answer[0], (answer[1].duty, answer[1].rival)
        why = f"Đơn vị chủ trì không ghi cạnh nhiệm vụ; lấy theo phần phân công {_cited(duty)}"
        if rival:
            why += f"; cũng có thể là {', '.join(rival.units)}"
        self._derived.append((_place(field_), ", ".join(duty.units), why, code))
        return list(duty.units), []

    def _answer_for_item(self, item: Item, code: str) -> tuple[Field, Answer] | None:
        """The unit that is told to do what the item's first words name, or that is told of its number."""
        alone = Field(code, item.assignment.title.split(":")[0], is_named=True)
        answer = answer_for(alone, self._duties, by_theme=":" in item.assignment.title)
        return (item.home, answer) if answer else None

    def _answer(self, home: Field) -> tuple[Field, Answer] | None:
        if id(home) not in self._answers:
            self._answers[id(home)] = next(_answers(home, self._duties), None)
        return self._answers[id(home)]


def _answers(home: Field, duties: Sequence[Duty]) -> Iterator[tuple[Field, Answer]]:
    for one in home.chain():
        answer = answer_for(one, duties) if one.is_named else None
        if answer is not None:
            yield one, answer


def _is_work(duty: Duty) -> bool:
    """Whether an item of a unit's list is work: not a field that it answers for, nor what every unit owes."""
    text = fold(duty.text)
    return duty.node.is_bullet and not _GENERAL.search(text) and not _OF_REGIME.search(duty.text)


def _time_of(duty: Duty) -> str:
    """The words of a duty that say when: a day, what comes back, or the event that it waits for."""
    return _own_deadline(duty.text) or assignment_of(duty.text).deadline


def _own_deadline(text: str) -> str:
    """The deadline of a duty; of periodic reports there is a part of its own, so theirs are none: more than one day, or
    a day of every period."""
    has_one_day = len(_DAY.findall(text)) == 1 and not _RECURS.search(text)
    parts = [part for part in sentences_of(text) if has_one_day or not _OF_REGIME.search(part)]
    first, *more = [words for words in map(deadline_words, parts) if _DATED.search(words)] or [""]
    return "; ".join(dict.fromkeys([first, *(words for words in more if re.search(r"\d", words))]))


def _place(one: Field) -> str:
    return f"Mục {one.code} ({one.title})" if one.code and one.title else one.title or f"Mục {one.code}".strip()


def _cited(duty: Duty) -> str:
    words = duty.text if len(duty.text) <= 120 else f"{duty.text[:117].rsplit(' ', 1)[0]}…"
    return f"“{words}” (mục {duty.code})" if duty.code else f"“{words}”"


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes) if len(codes) <= 12 else f"{', '.join(codes[:11])} … {codes[-1]}"
