"""The closing sentence of an item that gives its work to a unit: "… Giao Phòng Nội vụ chủ trì, xong trước 30/6"."""

import re
from dataclasses import dataclass
from datetime import date

from language.deadlines import read_deadlines
from plans.prose.times import sentences_of
from plans.prose.units import UNITS, VERB

_ENDS = rf"(?=,?\s+(?:và\s+)?{VERB}|\s*[.;]|\s*$)"
_GIVES = re.compile(
    rf"^(?P<gives>(?:[Gg]iao|[Pp]hân công|[Đđ]ề nghị|[Yy]êu cầu)(?:\s+cho)?\s+)?{UNITS}(?=,?\s+{VERB})"
    r"(?P<presides>,?\s+(?:là\s+(?:cơ quan|đơn vị)\s+|làm\s+)?(?:chủ trì|phụ trách|đầu mối))?"
    rf"(?:,?\s+(?:và\s+)?[Pp]hối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng(?:\s+với)?))?\s+"
    rf"{UNITS.replace('units', 'others')}{_ENDS})?"
)
_DOES_IT = re.compile(
    r"^,?\s*(?:để\s+)?(?:(?:tổ chức\s+|triển khai\s+|(?:lãnh đạo,?\s+)?(?:chỉ đạo\s+)?)?thực hiện|triển khai|"
    r"tổ chức(?=\s*[,.;])|"
    r"tham mưu(?:\s+(?:cho\s+)?(?:(?:Chủ tịch\s+)?(?:UBND|(?:Ủy|Uỷ) ban nhân dân)|lãnh đạo)\s+\w+)?"
    r"(?:\s+(?:ban hành|trình|quyết định|thực hiện|phê duyệt))?)(?=[\s,.;]|$),?\s*"
)
_OF_TIME = re.compile(
    r"(?i)^(?:,\s*)?(?:hoàn thành|xong|trước|trong|vào|chậm nhất|muộn nhất|đến hết|từ|định kỳ|hằng|hàng|thường xuyên|"
    r"liên tục|khi|ngay|sau|theo|quý|tháng|thời gian|thời hạn|thực hiện|\d|"
    r"(?:báo cáo|ban hành|kết thúc|tổng kết|sơ kết)\b.{0,60}\b(?:trước|trong|chậm nhất|vào)\b)"
)
_SOME_YEAR = (date(2023, 1, 1), date(2023, 12, 31))
_LONGEST_TIME = 250


@dataclass(frozen=True, slots=True)
class Order:
    """The work without the sentence that gives it away, the units that lead and those that help, the words of time."""

    work: str
    lead: str
    support: str
    time: str


def order_of(text: str) -> Order | None:
    """The order with which an item closes, or None.

    It says who and when and no more: with a work of its own ("Giao … xây dựng kế hoạch") it is part of the item. More
    sentences may follow if they only say when.
    """
    sentences = sentences_of(text)
    for place in range(1, len(sentences)):
        gives = _GIVES.match(sentences[place])
        if gives is None or not (gives["gives"] or gives["presides"]):
            continue
        told = sentences[place][gives.end() :]
        does = _DOES_IT.match(told)
        parts = [told[does.end() :] if does else told, *sentences[place + 1 :]]
        words = [part.strip(" ,.;") for part in parts if part.strip(" ,.;")]
        first_is_free = bool(does) and bool(parts[0].strip(" ,.;"))
        if all(_is_time(one, first_is_free and at == 0) for at, one in enumerate(words)):
            work = text[: text.index(sentences[place])].rstrip(" .;,")
            return Order(work, gives["units"], gives["others"] or "", "; ".join(words))
    return None


def _is_time(words: str, is_of_the_work: bool) -> bool:
    """Whether words say when: with a word of time first, unless they follow "thực hiện" ("…, ban hành trước 15/3")."""
    if len(words) > _LONGEST_TIME or not (is_of_the_work or _OF_TIME.match(words)):
        return False
    reading = read_deadlines(words, *_SOME_YEAR)
    return bool(reading.due or reading.open)
