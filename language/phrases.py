"""What is left of a message when its cues are taken away: the words about the task, the topic, the title."""

import re
from collections.abc import Iterable, Sequence

from language.cues import pattern
from language.normalize import fold

_TOKEN = re.compile(r"[^\W_]+(?:[.&][^\W_]+)*%?")

CHATTER = (
    "tôi em mình tớ ạ nhé nha nhá nhe vậy gì nào sao bao nhiêu giờ khi lúc ngày hôm thế như mấy ai là thì dạ "
    "vâng bot bạn ơi giúp với không chưa rồi "
    "nữa sếp thôi đấy hả nhỉ luôn hết xin vui lòng làm ơn đi đâu ok cái này việc đó vụ hai ba bốn năm sáu bảy "
    "tám chín mười một nửa "
    "sáng trưa chiều tối mai kia tuần tháng quý thứ bữa hôm nay qua sau tới trước đầu cuối giữa tiếng phút giờ "
    "rưỡi chủ nhật tư "
    "muốn biết thấy nghe xem coi nói hỏi trả lời chút tí xíu nhanh gấp kịp cũng vẫn đang sẽ đã hay hoặc nhưng "
    "mà nên cho của về từ đến "
    "trong ngoài trên dưới ra vào lên xuống lại theo bị được phải cần có còn hơn ít nhiều lắm quá rất thật chắc "
    "đúng tất cả"
)
"""Words of any talk, which tell nothing about its matter."""

HARD = pattern(
    r"(?:tôi|em|mình|tớ|ạ|nhé|nha|nhá|nhe|nhen|nghe|vậy|gì|nào|sao|bao nhiêu|bao giờ|khi nào|lúc nào|ngày nào|"
    r"hôm nào|thế nào|như thế nào|mấy|ai|là|thì|dạ|vâng|bot|bạn|ơi|giúp|với|không|chưa|rồi|nữa|"
    r"sếp|thôi|đấy|hả|nhỉ|đề nghị|kính|đồng chí|thưa|hệ thống cho biết|trợ lý|khác|=thế|luôn|hết|dùm|xin|vui lòng|"
    r"làm ơn|đi|đâu|ok|cái này|việc này|việc đó|cái đó|vụ này|vụ đó)"
)
"""Words that end a phrase about a task wherever they stand."""

_EDGES = (
    "mọi của cho về với trong ở tại và các những việc vụ cái này đó kia mục mảng thuộc theo từ đến tới cả mà "
    "hay còn đang đã vừa mới "
    "sẽ phải cần có được bị lại ra vào thì xem coi anh chị em một chút làm ghi hạn cũng đây nói bên khoảng tầm "
    "chừng ngày hôm giờ lúc "
    "sang nhé ngoài qua khi thành nó hả hộ nhắc mấy do nên nhưng rằng thôi cứ hãy bữa giúp lên xuống chứ nhỉ nhờ"
)
_MARKED_EDGES = ("chỉ", "để", "vì")
EDGES = frozenset({form for word in _EDGES.split() for form in (word, fold(word))} | {*_MARKED_EDGES})
"""Words that no phrase about a task begins or ends with, though they may stand inside it."""


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spans taken away, its length kept."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "\x1f" * (end - start)
    return "".join(letters)


def spans_of(patterns: Sequence[re.Pattern[str]], text: str) -> list[tuple[int, int]]:
    """Where the patterns stand in a text."""
    return [found.span() for one in patterns for found in one.finditer(text)]


def runs(text: str, *, edges: frozenset[str] = EDGES) -> list[tuple[int, int]]:
    """The spans between what was taken away, without the words that may not begin or end them."""
    found: list[tuple[int, int]] = []
    current: list[re.Match[str]] = []
    last = 0
    for token in [*_TOKEN.finditer(text), None]:
        broken = (
            token is None
            or "\x1f" in text[last : token.start()]
            or re.search(r"[;?!]|\.\s|:\s", text[last : token.start()])
        )
        if broken and current:
            trimmed = _trimmed(current, text, edges)
            if trimmed:
                found.append(trimmed)
            current = []
        if token is not None:
            current.append(token)
            last = token.end()
    return found


def _trimmed(tokens: list[re.Match[str]], plain: str, edges: frozenset[str]) -> tuple[int, int] | None:
    words = [plain[token.start() : token.end()] for token in tokens]
    first, last = 0, len(tokens)
    while first < last and words[first] in edges:
        first += 1
    while last > first and words[last - 1] in edges:
        last -= 1
    return (tokens[first].start(), tokens[last - 1].end()) if first < last else None


def longest(spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The longest span, the first of equals."""
    return max(spans, key=lambda span: span[1] - span[0]) if spans else None
