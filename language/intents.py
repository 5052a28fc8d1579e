"""What a message wants: cues weighed against each other, and what the message names beside them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from language.cues import pattern
from language.intent_rules import RULES
from language.rule import Rule
from language.signs import Signs
from language.voice import learned

REPEATED = 120
"""Texts up to this length come again and again, word for word."""


VOICE = 3.0
"""What the statistical voice weighs beside the cues: so many points for each step of e in likelihood."""

_NEARLY = 6.0
_SETTING = 6.0
_UNLIKELY = -7.0
"""Below this the voice says no more than that it does not expect an intent."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Intents by their weight, best first, and the names of the rules that spoke for the best."""

    intent: str
    score: float
    second: float
    rivals: tuple[str, ...]
    """The next intents that are nearly as heavy, best first."""
    why: tuple[str, ...]
    asked: bool


_COMPILED: tuple[tuple[Rule, re.Pattern[str]], ...] = tuple((rule, pattern(rule.words)) for rule in RULES)

_PRAISE = "tuyệt vời|tuyệt|giỏi quá|giỏi|hay quá|tốt quá|tốt lắm|nhanh quá|xịn|chu đáo|đỉnh|ngon lành"
_POLITE = (
    "dạ|vâng|em|anh|chị|bạn|bot|trợ lý|ad|sếp|ơi|ạ|nhé|nha|nhá|nhe|nhen|nghe|nghen|hen|hén|rất|nhiều|lắm|quá|"
    "luôn|rồi|đã|vì|nhỉ|á|à|z|"
    "hihi|hehe|haha|ha|tôi|mình|thì|thôi|vậy|đi|nè|cả nhà|mọi người|các|tất cả|cô|chú|bác|xin|cho|đấy|đó|ta|cái|"
    "với|giúp|ok|ừ|ờ|b|e|c|ơ|ôi"
)
_CONFIRM = (
    "ok|ừ|ờ|ừm|vâng|dạ|đúng|đúng rồi|đúng vậy|đúng thế|chuẩn|phải|phải rồi|đồng ý|nhất trí|duyệt|chốt|được|được "
    "rồi|được đấy|có|y|"
    "xác nhận|chính xác|gửi đi|làm đi|ghi đi|lưu đi|lưu lại|lưu|ghi nhận|cứ thế mà làm|cứ thế|cứ vậy|cứ làm|cứ "
    "gửi|cứ ghi|thế nhé|tiếp tục|"
    "tiếp|hợp lý|chấp nhận|thống nhất|tán thành|như vậy|như thế|mà làm|triển|quyết|đúng ý|hay|là|việc đó|cái đó|"
    "việc này|cái này|thế|làm|"
    "ghi|gửi|tốt|ổn|sure"
)
_CANCEL = (
    "thôi|không|không cần|không cần nữa|không cần đâu|không phải|không phải việc đó|không phải cái đó|không "
    "phải đâu|hủy|hủy bỏ|bỏ|bỏ qua|"
    "bỏ đi|để sau|để lúc khác|để khi khác|để mai|lúc khác|=đừng|đừng lưu|đừng ghi|đừng gửi|đừng làm|khoan|khoan "
    "đã|từ từ|không đúng|chưa đúng|"
    "=dừng|dừng lại|ngừng|không lưu|không gửi|không làm|không làm nữa|không đồng ý|khỏi|khỏi cần|kệ|kệ nó|nữa|"
    "đâu|việc đó|cái đó|việc này|"
    "cái này|sai|chưa|không muốn|đổi ý|khỏi làm|chưa cần|việc khác|cái khác|lệnh|yêu cầu|thao tác|sau|tính sau|"
    "hẵng|vội|gì|việc|khác|cancel|"
    "stop|để|lại|bận|đang|giờ"
)
_GREET = (
    "chào|xin chào|kính chào|chào ngày mới|buổi sáng|buổi chiều|buổi trưa|buổi tối|good morning|morning|ngày "
    "mới|tốt lành|vui vẻ|an lành|"
    "có đó không|có đây không|có ai không|có ở đó không|còn đó không|khỏe không|đó không|alo|hello|hú|ê|lâu rồi "
    "không gặp|rảnh không|một|chúc|"
    "ngày|tuần|làm việc|hiệu quả|may mắn|nhiều niềm vui|sức khỏe|tuần mới|năm mới|đầu tuần|cuối tuần|buổi|sáng|"
    "tốt|dậy chưa|online không|"
    "đâu rồi|trợ|lý"
)
_THANKS = (
    f"cảm ơn|cám ơn|biết ơn|đội ơn|đa tạ|{_PRAISE}|hữu ích|hỗ trợ|giúp đỡ|nhắc|đã nhắc|hài lòng|vui|kịp thời|"
    f"báo|trả lời|thông tin|sự|hôm nay"
)


def _whole(atoms: str, must: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For a message of nothing but atoms and politeness. Longest first and possessive: no way back, no blow-up."""
    words = "|".join(sorted({*atoms.split("|"), *_POLITE.split("|")}, key=lambda atom: (-len(atom), atom)))
    return pattern(rf"^\W*+(?:(?:{words})(?:\W++|$))++$"), pattern(must)


_WHOLES: tuple[tuple[str, tuple[re.Pattern[str], re.Pattern[str]]], ...] = (
    ("thanks", _whole(_THANKS, rf"(?:cảm ơn|cám ơn|biết ơn|đội ơn|đa tạ|{_PRAISE})")),
    (
        "greet",
        _whole(
            _GREET,
            r"(?:chào|chúc|alo|hello|hú|morning|có đó không|có đây không|có ai không|có ở đó không|còn đó không|"
            r"buổi sáng|ngày mới"
            r"|đâu rồi|^(?:em|bạn|bot|ad|trợ lý|anh|chị) ơi)",
        ),
    ),
    (
        "cancel",
        _whole(
            _CANCEL,
            r"(?:thôi|không|hủy|bỏ|để sau|để lúc khác|để khi khác|để mai|lúc khác|=đừng|đừng (?:lưu|ghi|gửi|làm|"
            r"mà|có)|khoan|=dừng"
            r"|dừng lại|ngừng|khỏi|kệ|chưa đúng|sai|đổi ý|cancel|stop|việc khác|tính sau|chưa cần|từ từ|chưa)",
        ),
    ),
    (
        "confirm",
        _whole(
            _CONFIRM,
            r"(?:ok|ừ|ờ|ừm|vâng|dạ|đúng|chuẩn|phải|đồng ý|nhất trí|duyệt|chốt|được|có|y|xác nhận|chính xác|gửi|"
            r"ghi|lưu|cứ|tiếp tục"
            r"|hợp lý|chấp nhận|thống nhất|tán thành|tốt|ổn|sure|làm đi|quyết)",
        ),
    ),
)

_NOT_WRONG = pattern(r"(?:không|chẳng|chả) (?:có )?(?:sai|nhầm|lộn|gì (?:phải )?(?:sửa|sai|thêm)|vấn đề)")
_ALL_RIGHT = pattern(
    r"^\W*(?:(?:dạ|vâng|em|anh|chị|ừ|ok|không|chẳng|chả|có|sai|nhầm|lộn|gì|phải|sửa|thêm|vấn đề|đâu|tiếp tục|tiếp|cứ|"
    r"thế|vậy|mà|lưu|ghi|gửi|"
    r"làm|đi|nhé|nha|ạ|rồi|đúng|được|luôn)(?:\W+|$))+$"
)
_LEAD_IN = pattern(
    r"^\W*(?:(?:xin )?(?:chào|dạ|alo|vâng|à|ê|này|ạ|thưa)(?: em| anh| chị| bạn| bot| sếp| ad| trợ lý| các bạn| "
    r"cả nhà)*\W+|(?:em|anh|chị|bot|bạn|ad|trợ lý|sếp) ơi\W+"
    r"|(?:cho|xin|em|anh|tôi|mình|chị)(?: phép)?(?: em| tôi| mình| anh| chị| xin)? hỏi(?: là| chút| tí| với| "
    r"cái| thăm| xíu| nhanh)*\W+|(?:làm ơn|vui lòng|phiền em|phiền bạn|nhờ em|nhờ bạn|nhờ bot)\W+)+"
)
_ASKS = pattern(
    r"(?:<when>|ai|nào|bao nhiêu|mấy|thế nào|ra sao|đến đâu|tới đâu|là gì|gì vậy|gì thế|những gì|gì không|"
    r"(?<!chưa )(?<!không )làm gì|cái gì|hay không|hay (?:chủ trì|phối hợp)|(?<!không )(?<!không vướng "
    r")(?<!chưa )(?<!chưa có )(?<!chưa làm )gì|là sao|sao rồi|sao vậy|phải không|đúng không|chưa nhỉ)"
)
_ASKS_AT_END = pattern(
    r"(?:không|chưa|hả|nhỉ|sao|hông)(?: vậy| thế| ạ| nhỉ| em| anh| chị| bot| hả| đấy| bạn| ad| rồi| ta)*[ ?.!]*$"
)
_MINE = pattern(
    r"(?:(?:^|của |cho |mà |việc |nào |sau |nay |này |mai |gì |mới )(?:tôi|em|mình|tớ|tụi em|chúng tôi|bọn em)|"
    r"(?:phòng|đơn vị|bên|xã|cơ quan) (?:mình|tôi|em|ta|chúng tôi))"
)
_OWN_TASK = pattern(
    r"<task>(?: \w+){0,2} (?:của|mà) (?:riêng )?(?:tôi|em|mình|tớ|phòng mình|phòng em|chúng tôi)|<task> (?:nào |"
    r"gì )?(?:tôi|em|mình) (?:phải|cần|đang|được|đã|làm|chưa)"
)
_TASKS_OF_UNIT = pattern(
    r"(?:<task> (?:của |bên |thuộc |ở )?(?:phòng|xã)|(?:phòng|xã) (?:đang |còn )?(?:có|còn|được giao|phụ trách|chủ "
    r"trì|làm) "
    r"(?:bao nhiêu |mấy |những |các )?<task>(?: gì| nào)?)<end>"
)
_RANKED = pattern(r"(?:nhất|xếp hạng|tóm tắt|tổng quan|tình hình)")
_ASKS_WHEN = pattern(r"<when>")
_WAY = pattern(r"(?:cách|làm sao|làm thế nào|như thế nào|thì (?:nhắn|gõ|làm|bấm) )\w*")
_REMINDS = pattern(r"nhắc")
_REMIND_ME = pattern(r"nhắc(?: nhở)?(?: lại)?(?: giúp| cho| hộ)? (?:tôi|em|mình|anh|chị|tớ)")
_REPORTED_UNITS = pattern(r"(?:chưa|còn nợ|nợ|không)(?: \w+){0,2} (?:báo cáo|cập nhật|nộp|gửi)")
_ANY_UNIT = pattern(r"<unit>(?: nào| mô)")
_BREADTH = pattern(r"(?:tình hình|lĩnh vực|mảng|toàn|cả|khối|phòng|đơn vị|tổng quan|tóm tắt)")


def lead_in(text: str) -> int:
    """How many characters of a mixed text are address and politeness before the matter."""
    found = _LEAD_IN.match(text)
    return found.end() if found and found.end() < len(text) else 0


def whole_message(text: str) -> str | None:
    """Thanks, greeting, yes or no, when the message is nothing else."""
    if len(text) > 120:
        return None
    if _NOT_WRONG.search(text):
        return "confirm" if _ALL_RIGHT.match(text) else None
    return next((intent for intent, (all_, must) in _WHOLES if must.search(text) and all_.match(text)), None)


def is_question(text: str) -> bool:
    """True when a message asks rather than tells."""
    return bool(_ASKS.search(text) or _ASKS_AT_END.search(text)) or text.rstrip().endswith("?")


def _cues(text: str) -> dict[str, tuple[tuple[float, str], ...]]:
    """The cues of each intent in a mixed text, as (weight, name)."""
    spoken: dict[str, tuple[tuple[float, str], ...]] = {}
    for rule, compiled in _COMPILED:
        if compiled.search(text):
            spoken[rule.intent] = (*spoken.get(rule.intent, ()), (rule.weight, rule.name))
    return spoken


def rank(text: str, signs: Signs) -> Ranked:
    """The intents a mixed text speaks for, weighed. Kept for short texts: officials say the same few words all day."""
    return _known_rank(text, signs) if len(text) <= REPEATED else _rank(text, signs)


@lru_cache(maxsize=1024)
def _known_rank(text: str, signs: Signs) -> Ranked:
    return _rank(text, signs)


def _rank(text: str, signs: Signs) -> Ranked:
    spoken = _cues(text)
    scores = {intent: _together([weight for weight, _ in cues]) for intent, cues in spoken.items()}
    asked = is_question(text)
    why: list[str] = []
    _by_what_is_named(scores, signs, asked, text, why)
    _by_who_speaks(scores, signs, text, asked, why)
    _between_neighbours(scores, signs, text, asked, why)
    scores.setdefault("other", 0.0)
    scores["other"] += 1.0
    for intent, likelihood in learned().likelihoods(text, signs).items():
        scores[intent] = scores.get(intent, 0.0) + VOICE * max(likelihood, _UNLIKELY)
    ordered = sorted(scores, key=lambda intent: -scores[intent])
    best = ordered[0]
    rivals = tuple(intent for intent in ordered[1:4] if scores[best] - scores[intent] < _NEARLY)
    names = tuple(name for _, name in sorted(spoken.get(best, ()), reverse=True))
    return Ranked(best, scores[best], scores[ordered[1]], rivals, (*names, *why), asked)


def _together(weights: list[float]) -> float:
    """The strongest cue in full, the others for less: many cues often say one thing."""
    weights.sort(reverse=True)
    return weights[0] + 0.4 * sum(weights[1:])


def _add(scores: dict[str, float], intent: str, weight: float, *, only_if_spoken: bool = False) -> None:
    if only_if_spoken and intent not in scores:
        return
    scores[intent] = scores.get(intent, 0.0) + weight


def _by_what_is_named(scores: dict[str, float], signs: Signs, asked: bool, text: str, why: list[str]) -> None:
    task = signs.code or signs.cover >= 0.7
    if signs.percent and not asked:
        _add(scores, "report_progress", 3)
        why.append("a percentage is told")
    if task:
        strong = 1.0 if signs.code else 0.6
        _add(scores, "task_detail", 1.3 * strong if asked or signs.words <= 3 else 0.5 * strong)
        for intent, weight in (("report_progress", 1.0), ("who", 0.7), ("extend", 0.7), ("remind", 0.3)):
            _add(scores, intent, weight * strong, only_if_spoken=True)
        for intent, weight in (("my_tasks", -1.5), ("other", -3), ("help", -1.5)):
            _add(scores, intent, weight * strong, only_if_spoken=True)
        if not _BREADTH.search(text):
            if signs.code and asked and "summary" in scores:
                _add(scores, "task_detail", 1.5)
            _add(scores, "summary", (-6 if signs.code else -2) * strong, only_if_spoken=True)
        if signs.code:
            _add(scores, "assign", -3, only_if_spoken=True)
            _add(scores, "nudge", 1.5, only_if_spoken=True)
            if "overdue" in scores and not signs.unit:
                _add(scores, "task_detail", 1.5)
            _add(scores, "overdue", -3, only_if_spoken=True)
            _add(scores, "report_dates", -2.5, only_if_spoken=True)
        if not scores or max(scores.values()) < 2:
            _add(scores, "task_detail", 2.0)
            why.append("only a task is named")
    if signs.unit:
        for intent, weight in (("summary", 1.0), ("overdue", 0.5), ("assign", 1.0), ("nudge", 1.0)):
            _add(scores, intent, weight, only_if_spoken=True)
        _add(scores, "my_tasks", -1.5, only_if_spoken=True)
    if signs.titled and not signs.period:
        _add(scores, "report_dates", -2.5, only_if_spoken=True)
    if signs.period:
        _add(scores, "report_dates", 1.5, only_if_spoken=True)
        _add(scores, "export", 0.5, only_if_spoken=True)


def _by_who_speaks(scores: dict[str, float], signs: Signs, text: str, asked: bool, why: list[str]) -> None:
    if signs.speaker == "leader":
        for intent, weight in (
            ("assign", 1.0),
            ("nudge", 1.0),
            ("summary", 0.5),
            ("overdue", 0.3),
            ("report_progress", -1.0),
        ):
            _add(scores, intent, weight, only_if_spoken=True)
        if signs.unit_first and not asked and not signs.code and not signs.alone:
            _add(scores, "assign", 3.0 + (1.5 if signs.due else 0))
            why.append("a unit is addressed")
    else:
        for intent, weight in (("assign", -2.5), ("nudge", -1.0)):
            _add(scores, intent, weight, only_if_spoken=True)
    if signs.alone:
        _add(scores, signs.alone, 4.5)
        why.append("nothing else is said")
    if asked:
        for intent, factor in (("report_progress", 0.3), ("assign", 0.4), ("undo", 0.7)):
            if intent in scores:
                scores[intent] *= factor
        why.append("it asks")
    else:
        for intent, factor in (("task_detail", 0.8), ("who", 0.6), ("report_dates", 0.8)):
            if intent in scores:
                scores[intent] *= factor


def _between_neighbours(scores: dict[str, float], signs: Signs, text: str, asked: bool, why: list[str]) -> None:
    mine = bool(_MINE.search(text))
    if "overdue" in scores and mine and asked and not _REPORTED_UNITS.search(text) and not signs.unit:
        _add(scores, "my_tasks", 3.0)
        _add(scores, "overdue", -2.0)
        why.append("late, of one's own")
    if _OWN_TASK.search(text):
        _add(scores, "my_tasks", 1.0)
        for intent in ("overdue", "summary", "task_detail"):
            _add(scores, intent, -2.5 if intent == "overdue" else -1.0, only_if_spoken=True)
    if "overdue" not in scores and _TASKS_OF_UNIT.search(text):
        _add(scores, "summary" if signs.unit and not signs.own_unit else "my_tasks", 4.5)
        for intent in ("assign", "my_tasks") if signs.unit and not signs.own_unit else ("assign", "summary"):
            _add(scores, intent, -3.0, only_if_spoken=True)
    if scores.get("overdue", 0.0) >= 4 and not _RANKED.search(text):
        _add(scores, "summary", -2.5, only_if_spoken=True)
    if signs.foreign >= 2 and not signs.code:
        _add(scores, "other", 0.9 * min(signs.foreign, 4) * (1.0 if asked else 0.6))
    if _REMINDS.search(text):
        _among_reminders(scores, signs, text, asked)
    if "who" in scores and ("overdue" in scores or "summary" in scores) and _ANY_UNIT.search(text):
        _add(scores, "who", -1.5)
    if scores.get("assign", 0.0) >= 4 and signs.speaker == "leader":
        _add(scores, "other", -4.0, only_if_spoken=True)
    _clear_requests(scores, signs, text)


def _clear_requests(scores: dict[str, float], signs: Signs, text: str) -> None:
    """A clear request for a file, points, time, undoing or help quiets what it mentions in passing."""
    if scores.get("reminder_settings", 0.0) >= _SETTING:
        # Why one wants quiet ("em nghỉ ốm") is said in passing.
        _add(scores, "other", -5.0, only_if_spoken=True)
    if "export" in scores:
        for intent in ("summary", "report_dates", "my_tasks", "overdue"):
            _add(scores, intent, -2.0, only_if_spoken=True)
    if "score" in scores and signs.cover >= 0.8 and scores.get("who", 0.0) >= 3:
        _add(scores, "score", -3.0)
    if "score" in scores and scores["score"] >= 4:
        for intent in ("summary", "who", "overdue", "task_detail", "my_tasks", "help"):
            _add(scores, intent, -2.0, only_if_spoken=True)
    if "extend" in scores and scores["extend"] >= 4:
        for intent in ("report_progress", "overdue", "task_detail", "report_dates", "assign"):
            _add(scores, intent, -2.5, only_if_spoken=True)
    if "undo" in scores and scores["undo"] >= 4:
        _add(scores, "report_progress", -2.5, only_if_spoken=True)
    if "help" in scores and scores["help"] >= 4:
        for intent in (
            "remind",
            "export",
            "report_progress",
            "assign",
            "undo",
            "reminder_settings",
            "extend",
            "task_detail",
            "summary",
            "my_tasks",
            "report_dates",
            "overdue",
        ):
            _add(scores, intent, -6.0 if _WAY.search(text) else -3.0, only_if_spoken=True)
    if signs.moment and "report_dates" in scores and "remind" in scores:
        _add(scores, "report_dates", -2.0)


def _among_reminders(scores: dict[str, float], signs: Signs, text: str, asked: bool) -> None:
    me = bool(_REMIND_ME.search(text))
    if signs.moment:
        _add(scores, "remind", 2.0)
    if signs.unit and not me and signs.speaker == "leader":
        _add(scores, "nudge", 4.0)
    if me:
        _add(scores, "nudge", -3.0, only_if_spoken=True)
        _add(scores, "assign", -3.0, only_if_spoken=True)
    if scores.get("reminder_settings", 0.0) >= 5:
        _add(scores, "remind", -3.0, only_if_spoken=True)
        _add(scores, "nudge", -3.0, only_if_spoken=True)
    if asked and not signs.moment and not signs.code and _ASKS_WHEN.search(text):
        _add(scores, "remind", -4.0, only_if_spoken=True)
        return
    for intent in ("overdue", "my_tasks", "report_dates", "task_detail", "summary", "extend", "report_progress"):
        _add(scores, intent, -3.0, only_if_spoken=True)
