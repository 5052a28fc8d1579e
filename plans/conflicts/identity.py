"""Which year and which span of years the document speaks for, said otherwise in another place."""

import re
from collections import defaultdict
from collections.abc import Iterator

from language.normalize import fold
from plans.conflicts.evidence import Evidence, Spot, listed, quoted

_CLOSING = re.compile(r"(?i)^(?:trên đây là|trên đây,?)\s+(?:nội dung\s+)?kế hoạch\b")
_ENCLOSED = re.compile(r"(?i)^\(?\s*(?:ban hành )?kèm theo\s+(?:kế hoạch|quyết định|công văn|văn bản|chương trình)\b")
_NUMBER = re.compile(r"(?i)\bsố\s*:?\s*(\d+\s*/\s*[A-ZĐ]{2,}(?:\s*-\s*[A-ZĐ]+)+)")
_YEAR = re.compile(r"(?i)\bnăm\s+(20\d\d)\b")
_SPAN = re.compile(r"(?i)giai đoạn\s+(?:từ\s+)?(?:năm\s+)?(20\d\d)\s*[-–]\s*(20\d\d)")
_PLAN = re.compile(r"(?i)\bkế hoạch\b")
_OTHER_PAPER = re.compile(
    r"(?i)\b(?:chương trình|nghị quyết|quyết định|chỉ thị|đề án|nghị định|chiến lược|kết luận|công văn|thông tư)\b"
)
_LEVELS = (
    re.compile(r"\b(?:[Cc]hính phủ|[Tt]rung ương|quốc gia|(?:Bộ|Sở)(?= [A-ZĐ]))\b"),
    re.compile(r"(?i)\b(?:tỉnh|thành phố)\b"),
    re.compile(r"(?i)\b(?:huyện|quận|thị xã)\b"),
    re.compile(r"(?i)\b(?:xã(?! hội)|phường|thị trấn|đặc khu)\b"),
)
"""Who may issue a plan, the highest first."""
_LONGEST_NAME = 320
_ABOUT = re.compile(r"cai cach hanh chinh|\bcchc\b|chuyen doi so|kiem soat thu tuc hanh chinh|kiem soat tthc")


def identity_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each place that names another year or another span of years than the plan's own."""
    return [*_other_number(evidence), *_other_year(evidence), *_other_span(evidence)]


def _other_number(evidence: Evidence) -> Iterator[str]:
    """A further appendix that belongs to a paper of another number; the first is held against the head."""
    number = evidence.reading.number
    enclosed = [spot.text for spot in evidence.spots if _ENCLOSED.match(spot.text)]
    for text in enclosed[1:] if number else ():
        below = _NUMBER.search(text)
        printed = re.sub(r"\s+", "", below.group(1)) if below else ""
        if printed and printed != number and enclosed.index(text) > 0:
            yield f"Đầu văn bản ghi số {number}, nhưng có phụ lục ghi kèm theo số {printed}: {quoted(text)}."


def _other_year(evidence: Evidence) -> Iterator[str]:
    """The closing words, the title of the appendix, the opening words: left over from the plan of another year."""
    year, title = evidence.year, evidence.reading.title
    if year is None or not title or str(year) not in title:
        return
    for spot in evidence.spots:
        named = _named_by(spot)
        years = {int(found) for found in _YEAR.findall(named)}
        if years and year not in years and len(years) == 1:
            yield f"Tên kế hoạch ghi năm {year}, nhưng {_kind(spot)} ghi năm {years.pop()}: {quoted(named)}."


def _named_by(spot: Spot) -> str:
    """The words of a place that must name the plan's own year; empty for any other place."""
    if _CLOSING.match(spot.text):
        return spot.text.split(",")[0][:200]
    if spot.text.isupper() and len(spot.text) < 200 and re.search(r"NĂM 20\d\d", spot.text):
        return spot.text if _is_title(spot.text) else ""
    return ""


def _is_title(text: str) -> bool:
    return bool(re.match(r"^(?:PHỤ LỤC|NHIỆM VỤ|PHÂN CÔNG|NỘI DUNG|DANH MỤC|BIỂU|BẢNG|KẾ HOẠCH|KHUNG)", text)) and not (
        re.search(r"KẾT QUẢ|ĐÁNH GIÁ|THỰC TRẠNG|CHỈ SỐ", text)
    )


def _kind(spot: Spot) -> str:
    return "đoạn kết" if _CLOSING.match(spot.text) else "tên phụ lục hoặc đề mục"


def _other_span(evidence: Evidence) -> Iterator[str]:
    """The office's own plan for several years, named with different years in different places."""
    title = evidence.reading.title or ""
    level = _level_of(evidence.reading.issuer or "")
    if level is None or not _ABOUT.search(fold(title)):
        return
    spans: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    own = _SPAN.search(title)
    if own:
        spans[own.group(1), own.group(2)].append(("tên kế hoạch", title))
    for spot in evidence.spots_with("giai đoạn"):
        for span, words in _own_plans(spot.text, level):
            spans[span].append((spot.where, words))
    apart = {one: said for one, said in spans.items() if any(other != one and _overlap(one, other) for other in spans)}
    if not apart:
        return
    places = []
    for (first, last), said in apart.items():
        where = listed(list(dict.fromkeys(place for place, _ in said)), 3)
        places.append(f"{where} ghi giai đoạn {first}-{last} ({quoted(said[0][1])})")
    yield f"Kế hoạch của chính cơ quan được ghi với giai đoạn khác nhau: {'; '.join(places)}."


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans share years; plans for spans that follow each other are two plans."""
    return one[0] < other[1] and other[0] < one[1]


def _level_of(name: str) -> int | None:
    """Which level an office or the owner of a paper is of, the highest that it names; None where it names none."""
    return next((place for place, level in enumerate(_LEVELS) if level.search(name)), None)


def _own_plans(text: str, level: int) -> Iterator[tuple[tuple[str, str], str]]:
    """The spans of years that a text gives to a plan of the office itself."""
    if _SPAN.search(text) is None:
        return
    for sentence in re.split(r"[;.](?=\s|$)", text):
        for found in _SPAN.finditer(sentence):
            starts = [match.start() for match in _PLAN.finditer(sentence, 0, found.start())]
            if not starts:
                continue
            name = sentence[_head_of(sentence, starts) : found.end()]
            if len(name) > _LONGEST_NAME or not _ABOUT.search(fold(name)):
                continue
            if _is_own(name, level):
                yield (found.group(1), found.group(2)), _short(name)


def _head_of(sentence: str, starts: list[int]) -> int:
    """Where the name of the plan begins: "Kế hoạch số …" goes before a plan that it only carries out."""
    numbered = [start for start in starts if re.match(r"(?i)kế hoạch\s+số\b", sentence[start:])]
    return numbered[-1] if numbered else starts[-1]


def _short(name: str) -> str:
    """The number and date of a plan where it has them: they say enough."""
    number = re.match(r"(?i)kế hoạch\s+số\s*:?\s*\S+(?:\s+ngày\s+[\d/]+)?", name)
    return number.group() if number else name


def _is_own(name: str, level: int) -> bool:
    """Whether a plan is of the office itself: issued by it, or not said to be of anybody above it."""
    issued = re.search(r"(?i)\bcủa\s+(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s+(\w+(?:\s\w+)?)", name)
    if issued:
        return _level_of(issued.group(1)) == level
    owner = _level_of(name)
    return not _OTHER_PAPER.search(name) and (owner is None or owner == level)
