"""Patterns written in plain Vietnamese, compiled so that they match with and without marks, and never a look-alike."""

import re
from functools import lru_cache

from language.lookalikes import LOOKALIKES
from language.normalize import fold

_BY_PLAIN: dict[str, list[str]] = {}
for _word in sorted(LOOKALIKES):
    _BY_PLAIN.setdefault(fold(_word), []).append(_word)

_LETTERS = re.compile(r"(\\[A-Za-z])|(\(\?P?<?\w*>?)|(=?)([^\W\d_]+)")
_RUN = re.compile(r"[^\W\d_]+")

MACROS = {
    "<me>": "(?:tôi|em|mình|anh|chị|tớ|cháu|bác|chúng tôi|bọn em|tụi em|tụi mình|chúng em)",
    "<task>": "(?:việc|công việc|nhiệm vụ|đầu việc|hoạt động|đầu mục)",
    "<when>": "(?:khi nào|bao giờ|lúc nào|ngày nào|hôm nào|ngày mấy|mùng mấy|chừng nào|tháng mấy|tháng nào|ngày bao "
    "nhiêu|hồi nào"
    "|bao lâu|mấy ngày|mấy bữa|mấy hôm|mấy giờ|bữa nào|thời gian nào|thời điểm nào|thứ mấy|đúng hạn ngày)",
    "<unit>": "(?:đơn vị|văn phòng|ubnd|trung tâm|phòng ban|phòng|ban|ngành|xã thị trấn|xã, thị trấn|xã|thị trấn|cơ "
    "quan|bộ phận|chỗ|nơi|bên|phường|người|anh em)",
    "<late>": "(?:quá hạn|trễ hạn|trễ|chậm|muộn|tồn đọng|quá thời hạn|(?:đã|bị|nào) hết hạn|lố hạn|quá "
    "hẹn|chậm trễ|chậm tiến độ|rớt hạn|bê trễ)",
    "<stuck>": "(?:vướng mắc|(?<!không )vướng|=kẹt|(?:dang|bi|con|van) ket|ket (?:roi|kinh phi|cho|o|vi|do|nen|khau|"
    "nguon|von|thoi)|ách tắc|ách lại|hỏng|=tắc|tắc nghẽn|bị tắc|bế tắc|(?:gặp )?khó khăn|trở ngại|giậm chân|dậm chân)",
    "<report>": "(?:báo cáo|cập nhật|nộp|gửi|phản hồi|có báo cáo)",
    "<end>": "(?:[ .!?,;:]|(?:ạ|nhé|nha|nhá|nhe|đi|thôi|luôn|em|anh|chị|bạn|bot|ơi|với|giúp|cái|nghe|nghen|hen|hén|vậy|"
    "à|á|ad|rồi)(?![^\\W_]))*+$",
}


def _expand(word: str, *, exact: bool) -> str:
    if exact:
        return word
    if word.isascii():
        variants = _BY_PLAIN.get(word)
        return f"(?:{'|'.join([word, *variants])})" if variants else word
    plain = fold(word)
    return f"(?:{word}|{plain})" if word in LOOKALIKES else plain


@lru_cache(maxsize=1024)
def pattern(written: str) -> re.Pattern[str]:
    """Plain Vietnamese compiled for texts made by `mixed`, whole words only; "=chờ" matches only with its marks."""
    for name, meaning in MACROS.items():
        written = written.replace(name, meaning)
    made = _LETTERS.sub(lambda run: run[1] or run[2] or _expand(run[4], exact=bool(run[3])), written)
    start = r"(?<![^\W_])" if not made.startswith("^") else ""
    end = r"(?![^\W_])" if not made.endswith("$") else ""
    return re.compile(f"{start}(?:{made}){end}")


def mixed(text: str) -> str:
    """A clean text without marks but on look-alikes, letter for letter as long as the text."""
    if text.isascii():
        return text.lower()
    return _RUN.sub(lambda run: _mixed_word(run.group()), text)


@lru_cache(maxsize=32768)
def _mixed_word(word: str) -> str:
    low = word.lower()
    return low if low in LOOKALIKES else fold(low)
