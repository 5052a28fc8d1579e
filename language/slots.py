"""The details an intent carries: spans, dates, roles, numbers, names, read from a cleaned message."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from domain.calendar import Span
from language.cues import pattern
from language.found import Found
from language.moments import find_clock, find_due, find_moment, find_window, lunar_day
from language.normalize import fold
from language.numbers import find_percent
from language.spelling import Typed
from language.units import UnitHit


@dataclass
class Heard:
    """A message on the way to its meaning. `mix` is its clean text with marks on look-alikes only."""

    typed: Typed
    mix: str
    now: datetime
    speaker: str
    start: date
    end: date
    units: list[UnitHit]

    @property
    def text(self) -> str:
        """The clean text."""
        return self.typed.text

    @cached_property
    def _timed(self) -> str:
        """The clean text for reading times: without any marks where none were typed, whatever short forms stand for."""
        return self.text if self.typed.marked else self.typed.flat

    @cached_property
    def window(self) -> Found[Span] | None:
        """The span of days named; of several, the one in the clause that asks, which comes last."""
        today, text = self.now.date(), _LATELY.sub(lambda words: " " * len(words[0]), self._timed)
        turn = max(text.rfind(", "), text.rfind(". "), text.rfind("; ")) + 1
        late = find_window(" " * turn + text[turn:], today) if turn else None
        return late or find_window(text, today)

    @cached_property
    def moment(self) -> Found[datetime] | None:
        """The moment named; of one that is put right in the same breath, the right one."""
        if lunar_day(self.text) is not None:
            return None
        text = _THEN.sub(lambda word: " " * len(word[0]), self._timed)
        for start in self._starts:
            found = find_moment(" " * start + text[start:], self.now)
            if found and found.value >= self.now:
                return found
        return None

    @property
    def corrected(self) -> bool:
        """Whether something is put right in the same breath ("54%, à nhầm, 45%")."""
        return self._starts[0] > 0

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where to begin to look for a number or a time: after words of putting right, then at the beginning."""
        found = _CORRECTED.search(self.mix)
        return (found.end(), 0) if found and found.start() > 0 else (0,)

    @cached_property
    def due(self) -> Found[date] | None:
        """The last day named."""
        if lunar_day(self.text) is not None:
            return None
        for start in self._starts:
            found = find_due(" " * start + self._timed[start:], self.now.date(), self.start, self.end)
            if found:
                return found
        return None

    @cached_property
    def percent(self) -> tuple[int, tuple[int, int]] | None:
        """How far, and where it stands; a share that belongs to a title ("100% hồ sơ …") is none."""
        found = find_percent(self.text)
        if found is None:
            return None
        start = self._starts[0]
        if start:
            right = find_percent(self.text[start:])
            bare = _BARE_SHARE.match(self.typed.flat, start)
            if right:
                return right.value, (found.start, right.end + start)
            if bare and int(bare[1]) <= 100:
                return int(bare[1]), (found.start, bare.end())
        if _COUNTED.match(self.typed.flat, found.end):
            again = find_percent(self.text[found.end :])
            return (again.value, (again.start + found.end, again.end + found.end)) if again else None
        value = 100 - found.value if _STILL_TO_DO.search(self.typed.flat) else found.value
        return value, (found.start, found.end)

    @cached_property
    def period(self) -> str | None:
        """The periodic report named."""
        return report_slot(self)


_THEN = re.compile(r"\br[oồ]i(?= (?:nh[aắ]c|h[aã]y|h[aẵ]ng|b[aá]o|g[oọ]i|m[oớ]i)\b)")
_LATELY = re.compile(r"\bm[aấ]y (?:b[uữ]a|h[oô]m|ng[aà]y) (?:nay|r[aà]y|n[ay]y)\b", re.IGNORECASE)
_CORRECTED = pattern(
    r"(?:(?:à|anh|ấy|ý|ơ|ủa|ờ|á|ui|ối|chết|quên)[ ,]+(?:<me> |mà )?(?:nhầm|lộn|quên|thôi|không phải|không|chết|nói "
    r"lộn|nói nhầm|ghi "
    r"lộn|ghi nhầm)|(?:nói|ghi|gõ|báo) (?:lộn|nhầm)|xin sửa(?: lại)?|đính chính|nhầm,)"
)
_STILL_TO_DO = re.compile(r"\bcon \d{1,3} ?(?:%|phan tram) (?:nua|la xong|thoi la)")
_BARE_SHARE = re.compile(r"\D{0,12}(\d{1,3})(?![\d/.,:hg])")
_COUNTED = re.compile(
    r"\s*(?:tthc|thu tuc|ho so|can bo|cong chuc|cb|may tinh|van ban|so (?:ho so|van ban|thu tuc|tthc)|cac |vien chuc|"
    r"co quan|don vi|nhom)"
)
_LEADS = pattern(
    r"(?<!không )(?<!chưa )(?<!chẳng )(?:cầm chính|đứng mũi|cầm trịch|chủ trì|đứng đầu|đứng ra|làm đầu mối|làm chính|"
    r"phụ trách chính|chịu trách "
    r"nhiệm chính|chủ công|cầm cái)"
)
_SUPPORTS = pattern(r"(?:phối hợp|hỗ trợ|làm chung|làm cùng|tham gia cùng|phụ giúp|cùng làm|phối kết hợp)")
_BESIDES = pattern(r"(?:ngoài|không tính|không kể|trừ|bỏ)")
_FILTERS = (
    ("unreported", pattern(
        r"(?:(?:đã|có|chịu)(?: \w+)? (?:báo cáo|cập nhật)(?: \w+){0,3} chưa|im hơi|lơ báo cáo|chưa thấy(?: gì| đâu| "
        r"nộp| gửi| báo)?<end>|về đủ chưa|thiếu "
        r"(?:những )?ai|(?:chưa|không)(?! biết| xong| hoàn thành| làm)(?: \w+){0,3} (?:gõ|nhập|ghi|báo "
        r"cáo|báo|cập nhật|nộp|gửi|phản hồi|trả lời)|nợ(?: \w+)? báo cáo|"
        r"thiếu báo cáo|(?:còn |đang )nợ(?! việc| nhiệm vụ| chưa xong)|báo cáo chưa (?:nộp|gửi|có))"
    )),
    ("due_soon", pattern(
        r"(?:(?:sắp|gần|sát|cận|chuẩn bị)(?: \w+)? (?:đến |tới |hết |phải )?(?:hạn|nộp|ngày phải nộp)|(?:đến|tới|"
        r"hết) hạn(?! "
        r"rồi| khi| bao| ngày| lúc)|sắp hết|sắp tới hạn|còn ít ngày|sát nút)"
    )),
    ("overdue", pattern(r"<late>")),
    ("open", pattern(
        r"(?:(?:chưa|còn chưa|vẫn chưa)(?: \w+){0,2} (?:xong|hoàn thành|làm|giải quyết|hoàn tất|đóng)|còn dở|còn "
        r"lại|đang mở|còn dang dở|dở dang|chưa đến hạn|còn tồn|đang làm dở|đang dở)"
    )),
    ("done", pattern(
        r"(?<!phải )(?<!cần )(?<!phải làm )(?<!cần làm )(?:(?:đã|vừa) (?:làm |được )?(?:xong|hoàn thành|hoàn tất|"
        r"làm)|(?<!cần )(?<!phải )(?<!sẽ )(?<!nên )(?<!sắp "
        r")hoàn thành|xong rồi|làm xong|đã xong|"
        r"xong)"
    )),
)  # fmt: skip
_QUARTER = re.compile(r"\b(?:quy|q)\s*(?:thu\s+)?(iv|iii|ii|i|[1-4]|mot|nhat|hai|ba|bon|tu)\b")
_QUARTERS = {
    "i": "Q1",
    "1": "Q1",
    "mot": "Q1",
    "nhat": "Q1",
    "ii": "H1",
    "2": "H1",
    "hai": "H1",
    "iii": "Q3",
    "3": "Q3",
    "ba": "Q3",
}
_HALF = re.compile(r"\b(?:6|sau|06)\s*(?:thang|th|t)\b|\b(?:nua (?:dau )?nam|ban nien|so ket|giua nam)\b")
_NINE = re.compile(r"\b(?:9|chin|09)\s*(?:thang|th|t)\b")
_MONTH = re.compile(
    r"\b(?:thang|t)\s*(\d{1,2}|gieng|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi|chap)\b"
)
_SPOKEN = "mot hai ba bon nam sau bay tam chin muoi"
_MONTHS = dict(
    zip(_SPOKEN.split(), range(1, 11), strict=True),
    tu=4,
    gieng=1,
    chap=12,
    **{"muoi mot": 11, "muoi hai": 12},
)
_THIS_QUARTER = pattern(r"quý (?:này|hiện tại)")
_TURNED = re.compile(r"[,;] *(?:con|the con|vay con)\b")
"""Where a question turns to what it wants: "Quý I thì qua rồi, còn quý III?"."""

_MONTH_REPORT = re.compile(r"\bbao cao (?:cua )?(?:t|thang) ?(1[0-2]|0?[1-9])\b(?! ?/)")
_NEAR_MONTH = pattern(r"tháng (này|trước|sau|tới|rồi|vừa rồi|qua)")
_YEAR = pattern(
    r"(?:báo cáo(?: \w+){0,5} (?:cả năm|năm|cuối năm)(?! nay có| ngoái)|tổng kết(?: năm)?|cuối năm|cả năm|hàng "
    r"năm|hằng năm|(?:nộp|chốt|hạn)(?: \w+){0,3} năm|báo cáo tổng kết|(?<!một )(?<!1 )(?<!đầu )(?<!mỗi )năm)"
)
_ALL_PERIODS = pattern(
    r"(?:lịch|(?:các|những|mấy|bao nhiêu) (?:mốc|kỳ|đợt|báo cáo|loại)|trong năm|(?:đến|tới) (?:hết |cuối )năm|"
    r"năm (?:nay|này) "
    r"(?:có|còn|phải|mấy))"
)
_FORMATS = (
    ("xlsx", pattern(r"(?:excel|exel|bảng tính|ex[xc]?el|sheet|google sheet|ê xeo)")),
    ("docx", pattern(r"(?:word|văn bản word|guốt|oát)")),
    ("pdf", pattern(r"(?:pdf|p d f)")),
    ("png", pattern(r"(?:png|ảnh|hình ảnh|hình|jpg|biểu đồ)")),
)  # fmt: skip
_LEAD_DAYS = pattern(
    r"(?:trước|sớm|trước hạn|sớm hơn)(?: hạn)?(?: \w+){0,2}? (?P<n>\d{1,2}|nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|"
    r"chín|mười) (?P<scale>ngày|hôm|bữa|tuần|tháng|buổi)"
)
_DAYS_AHEAD = pattern(
    r"(?P<n>\d{1,2}|nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?P<scale>ngày|hôm|bữa|tuần|tháng|buổi) (?:trước|"
    r"(?:nữa )?(?:là )?(?:đến|tới))(?: hạn| khi|<end>)"
)
_RAISED = pattern(
    r"(?:tăng|giảm|đổi|sửa|nâng|rút|để|lên|xuống|thành|còn)(?: lên| xuống| thành| còn| là)* (?P<n>\d{1,2}|một|hai|ba|"
    r"bốn|năm|sáu|bảy|tám|"
    r"chín|mười) (?P<scale>ngày|hôm|bữa|tuần)(?! nữa)"
)
_NUMBERS = dict(zip(_SPOKEN.split(), range(1, 11), strict=True), nua=0)
_OFF = pattern(
    r"(?:(?:tắt|ngừng|dừng|bỏ|ngưng|khóa|hủy|thôi|đừng|khỏi|không|chớ|miễn|stop|ngắt)(?: \w+){0,4} (?:nhắc|"
    r"thông báo|báo|chuông|tin)|phiền|nhắc (?:nhiều|hoài|mãi|suốt)|spam)"
)
_ON = pattern(
    r"(?:(?:on|mở|mớ|mờ) lại|nhắc (?:trở lại|tiếp|như cũ|bình thường)|bật|mở|kích hoạt|bắt đầu|cho(?: \w+){0,2} lại|"
    r"khôi phục)"
)
_QUIET = re.compile(r"\b(?:im|tat|tac|ngung|dung|thoi|khoi|khong|on|phien|yen|mute|off|bot|nghi|met|chan|dau dau)\b")
_TO_HOUR = pattern(r"(?:dời|đổi|chuyển|sửa)(?: \S+){0,8} (?:sang|thành|qua|về)")
_ONLY = pattern(r"(?:trừ|chỉ tắt|sau)")


def spans(found: Found[Any] | None) -> list[tuple[int, int]]:
    """Where the words of something found stand."""
    return [(found.start, found.end), *found.rest] if found else []


def window_slot(heard: Heard) -> dict[str, str] | None:
    """The span of days a question is about."""
    if heard.window is None:
        return None
    return {"from": heard.window.value.start.isoformat(), "to": heard.window.value.end.isoformat()}


def role_slot(heard: Heard) -> str | None:
    """Lead or support, where the speaker asks for one."""
    leads = _LEADS.search(heard.mix)
    if leads and not (_BESIDES.search(heard.mix, 0, leads.start()) and _SUPPORTS.search(heard.mix)):
        return "lead"
    return "support" if _SUPPORTS.search(heard.mix) else None


def filter_slot(heard: Heard, *allowed: str) -> str | None:
    """Which tasks or units are asked for."""
    return next(
        (name for name, words in _FILTERS if (not allowed or name in allowed) and words.search(heard.mix)), None
    )


def filter_spans(heard: Heard) -> list[tuple[int, int]]:
    """Where the words stand that say which units are meant ("chưa báo cáo", "quá hạn")."""
    return [
        found.span()
        for name, words in _FILTERS
        if name in ("unreported", "overdue")
        for found in words.finditer(heard.mix)
    ]


def report_slot(heard: Heard) -> str | None:
    """Which periodic report is meant."""
    flat = heard.typed.flat
    if _HALF.search(flat):
        return "H1"
    if _NINE.search(flat):
        return "Q3"
    if _THIS_QUARTER.search(heard.mix):
        return _QUARTERS.get(str((heard.now.month + 2) // 3), "Y")
    near = _NEAR_MONTH.search(heard.mix)
    if near:
        shift = (
            0
            if fold(near[1]) in ("nay", "hien tai")
            else -1
            if fold(near[1]) in ("truoc", "roi", "vua roi", "qua")
            else 1
        )
        return f"M{(heard.now.month - 1 + shift) % 12 + 1:02d}"
    quarter = _QUARTER.search(flat, turned.end() if (turned := _TURNED.search(flat)) else 0) or _QUARTER.search(flat)
    if quarter:
        return _QUARTERS.get(quarter[1], "Y")
    spoken = _MONTH_REPORT.search(flat)
    if spoken:
        return f"M{int(spoken[1]):02d}"
    month = next((one for one in _MONTH.finditer(flat) if not _is_day(flat, one)), None)
    if month:
        number = int(month[1]) if month[1].isdecimal() else _MONTHS[month[1]]
        return f"M{number:02d}" if 1 <= number <= 12 else None
    return "Y" if _YEAR.search(heard.mix) and not _ALL_PERIODS.search(heard.mix) else None


def _is_day(flat: str, month: re.Match[str]) -> bool:
    """True when the month belongs to a day ("25 tháng 4") or a weekday is meant ("t2")."""
    return (month[0].startswith("t") and not month[0].startswith("th")) or bool(
        re.search(r"(?:\d|\bmoi|\bhang)\s$", flat[: month.start()])
    )


def format_slot(heard: Heard) -> str | None:
    """The kind of file asked for."""
    return next((name for name, words in _FORMATS if words.search(heard.mix)), None)


def settings_slots(heard: Heard) -> dict[str, Any]:
    """How long before, at what hour, and whether reminders come."""
    slots: dict[str, Any] = {}
    found = _RAISED.search(heard.mix) or _LEAD_DAYS.search(heard.mix) or _DAYS_AHEAD.search(heard.mix)
    if found:
        number = int(found["n"]) if found["n"].isdecimal() else _NUMBERS[fold(found["n"])]
        scale = {"tuan": 7, "thang": 30}.get(fold(found["scale"]), 1)
        slots["lead_days"] = number * scale
    turned = _TO_HOUR.search(heard.mix)
    clock = (find_clock(" " * turned.end() + heard.text[turned.end() :]) if turned else None) or find_clock(heard.text)
    if clock:
        slots["at"] = clock.value.strftime("%H:%M")
    if not slots or (
        "at" not in slots and _OFF.search(heard.mix) and not _ONLY.search(heard.mix) and "lead_days" not in slots
    ):
        if _OFF.search(heard.mix):
            slots = {"enabled": False}
        elif _ON.search(heard.mix):
            slots["enabled"] = True
        elif not slots and _QUIET.search(heard.typed.flat):
            slots["enabled"] = False
    return slots
