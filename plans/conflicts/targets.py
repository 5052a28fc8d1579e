"""One thing to reach, said with two numbers: in the body and in the appendix, or twice within the body."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.plan import PlannedTask
from language.normalize import fold
from plans.conflicts.evidence import Evidence, Spot, quoted
from plans.conflicts.wording import plain, telling_words, weights_of, worth

_CLAUSES = re.compile(r";\s+|,\s+(?=trong (?:số )?đó\b)|\.\s+(?=[^\W\d_a-z])")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?\s*(?:(?:-|đến)\s*(\d{1,3}(?:[.,]\d+)?)\s*)?%")
_LONGEST = 600
_MOST_COMMON = 60
_ALIKE = 0.5
_FEWEST_COMMON = 2
_SHORT_ORDER = 5
_STRONG = frozenset(("kyso", "dientu", "traodoi", "sohoa", "hailong", "tructuyen", "iso"))
"""Words that alone say what a number is about."""
_QUOTED = 150
_PAST = re.compile(r"\b(ket qua|danh gia|thuc trang|tinh hinh|ton tai|han che|nguyen nhan)\b")
_OR_MORE = re.compile(r"^\s*(?:tro len|tro xuong)(?: doi voi)?(?: so)?(?: cac)?")
_NO_OBJECT = re.compile(r"^\s*(?:(?:so voi|theo|vao|trong|nam|den|ke hoach|hoac|va)\b|[,.;:)(]|$)")
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})\b"))
    for name, pattern in (
        ("hồ sơ", r"ho so(?: (?:giai quyet )?thu tuc hanh chinh)?"),
        ("pháp luật", r"van ban quy pham phap luat"),
        ("văn bản", r"van ban"),
        ("thủ tục", r"thu tuc hanh chinh|dich vu cong(?: tructuyen)?|dich vu tructuyen|thu tuc"),
        ("hài lòng", r"hailong"),
        ("máy tính", r"may tinh|may vi tinh"),
        ("cán bộ", r"can bo(?:,? cong chuc)?(?:,? vien chuc)?|cong chuc(?:,? vien chuc)?|vien chuc"),
        ("ý kiến", r"phan anh(?:,? kien nghi)?|kien nghi"),
        ("cơ quan", r"co quan|don vi|phong ban|uy ban nhan dan"),
        ("người dân", r"nguoi dan|doanh nghiep|ca nhan"),
        ("báo cáo", r"bao cao"),
        ("cuộc họp", r"cuoc hop|hoi nghi"),
        ("vốn", r"von|ngan sach|kinh phi"),
        ("giao dịch", r"giao dich"),
    )
)
_REACH_OF_A_HEAD = 32
_LEVELS = re.compile(r"\bmuc(?: do)? ?(\d)(?:(?: ?,| va| hoac)? ?(?:muc do )?(\d))?\b|\b(toan trinh|mot phan)\b")
_TIERS = re.compile(r"\bcap (tinh|huyen|xa|thon)\b")
_YEARS = re.compile(r"\bnam (20\d\d)\b|\bden (20\d\d)\b|\b(quy (?:i{1,3}|iv|[1-4])|thang \d{1,2}|\d thang)\b")
_FIELDS = re.compile(r"\blinh vuc ([^,.;:]{2,40})|\b(dat dai|xay dung|ho tich|dau tu|moi truong|cu tru)\b")
_CHANGE = re.compile(r"\b(tang|giam|cat giam|rut ngan|vuot)\b")
_GRADES = re.compile(
    r"\b(xuat sac|hoan thanh tot|loai tot|loai kha|trung binh|qua han|tre han|"
    r"dung han|truoc han|du dieu kien|phat sinh)\b"
)
_DOINGS = re.compile(
    r"\b(tiep nhan|giai quyet|thanh toan|sohoa|tra ket qua|cong khai|niem yet|kiem tra|ra soat|tap huan|"
    r"dao tao|boi duong|buu chinh|kyso|iso|traodoi|cap nhat|tuyen truyen|tuyen dung|danh gia|tich hop|dinh danh)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One number to reach: who says it, of what, under which conditions."""

    where: str
    text: str
    low: float
    high: float
    shown: str
    head: str
    words: frozenset[str]
    terms: tuple[frozenset[str], ...]
    doings: frozenset[str]
    tiers: frozenset[str]


def target_conflicts(evidence: Evidence) -> list[str]:
    """One sentence for each number of the body that the appendix or another place of the body says otherwise."""
    body = [said for spot in evidence.spots if _promises(spot) for said in _in(spot.text, spot.where, evidence)]
    if not body:
        # Rows are only held against the body.
        return []
    rows = [said for text, code in _in_rows(evidence.rows) for said in _in(text, f"hàng {code}", evidence)]
    weights = weights_of([set(said.words) for said in (*body, *rows)])
    kept = [target.text for target in evidence.reading.targets]
    return [*_with_the_appendix(body, rows, weights, kept), *_within(body, weights)]


def _in_rows(tasks: Sequence[PlannedTask]) -> Iterator[tuple[str, str]]:
    """What the rows say, with the code of each; a goal that several rows share is told of the first."""
    goals: set[str] = set()
    for task in tasks:
        goal = [task.objective] if task.objective and task.objective not in goals else []
        goals.update(goal)
        yield from ((text, task.code) for text in (task.title, *task.products, *goal))


def _promises(spot: Spot) -> bool:
    return "%" in spot.text and len(spot.text) <= _LONGEST and not any(_PAST.search(fold(h)) for h in spot.heads[:2])


def _in(text: str, where: str, evidence: Evidence) -> Iterator[Said]:
    if "%" not in text:
        return
    for clause in _CLAUSES.split(text):
        percents = list(_PERCENT.finditer(clause))
        if len(percents) == 1:
            yield _said(clause, percents[0], where, evidence)


def _said(clause: str, percent: re.Match[str], where: str, evidence: Evidence) -> Said:
    before, after = plain(clause[: percent.start()]), _OR_MORE.sub("", plain(clause[percent.end() :]))
    subject = before if _NO_OBJECT.match(after) else after
    head = _head(subject)
    words = _words(subject)
    if subject is after and (not words or len(before.split()) <= _SHORT_ORDER):
        words |= _words(before)
        subject = f"{before} {after}"
    low = _number(percent.group(1))
    high = _number(percent.group(2)) if percent.group(2) else low
    whole = f"{before} {after}"
    years = {year for found in _YEARS.findall(whole) for year in found if year}
    default = {str(evidence.reading.period.end.year)} if evidence.reading.period else set()
    grades = _all(_GRADES, whole)
    # "Đúng hạn và trước hạn" is what others call "đúng hạn".
    grades -= {"truoc han"} if "dung han" in grades else set()
    terms = (_levels(subject), frozenset(years or default), _all(_CHANGE, before), grades, _fields(whole))
    return Said(
        where, clause, low, high, percent.group().strip(), head, frozenset(words), terms,
        _all(_DOINGS, subject), _all(_TIERS, whole),
    )  # fmt: skip


def _number(text: str) -> float:
    return float(text.replace(",", "."))


@lru_cache(maxsize=1024)
def _head(subject: str) -> str:
    """What is counted: the first known noun, if it stands near the beginning."""
    found = [(match.start(), -len(match.group()), name) for name, rule in _HEADS if (match := rule.search(subject))]
    return min(found)[2] if found and min(found)[0] <= _REACH_OF_A_HEAD else ""


def _words(subject: str) -> set[str]:
    """What is said of it: the telling words without those of the thing counted; levels are one word each."""
    rest = _LEVELS.sub(" ", subject)
    head = _head(rest)
    for rule in (rule for name, rule in _HEADS if name == head):
        rest = rule.sub(" ", rest)
    return {word for word in telling_words(rest) if not word.isdigit()} | {f"muc{level}" for level in _levels(subject)}


def _levels(text: str) -> frozenset[str]:
    return frozenset(part for found in _LEVELS.findall(text) for part in found if part)


def _fields(text: str) -> frozenset[str]:
    """The fields of procedures that a number is for, by their first two words."""
    return frozenset(" ".join((whole or short).split()[:2]) for whole, short in _FIELDS.findall(text))


def _all(rule: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(rule.findall(text))


def _same_thing(one: Said, other: Said) -> bool:
    """Whether two numbers may be compared at all: the same thing, the same conditions, nothing done besides."""
    if one.head != other.head and not (_names(one, other.head) or _names(other, one.head)):
        return False
    if one.terms != other.terms or not (one.head or other.head):
        return False
    if one.doings and other.doings and not one.doings & other.doings:
        return False
    return not (one.tiers and other.tiers and not one.tiers & other.tiers)


def _names(said: Said, head: str) -> bool:
    """Whether a number whose text begins with no known noun names that noun later."""
    rule = next((rule for name, rule in _HEADS if name == head), None)
    return not said.head and rule is not None and bool(rule.search(plain(said.text)))


def _agree(one: Said, other: Said) -> bool:
    return one.low == other.low and one.high == other.high


def _alike(one: Said, other: Said, weights: Mapping[str, float], *, strict: bool) -> float:
    """How much of what is said is the same, from 0 to 1; one plain syllable in common is nothing."""
    common = one.words & other.words
    if len(common) < _FEWEST_COMMON and not common & _STRONG and not any(word[-1].isdigit() for word in common):
        return 0.0
    whole = worth(one.words | other.words, weights) if strict else min(worth(s.words, weights) for s in (one, other))
    return worth(common, weights) / whole if whole else 0.0


def _with_the_appendix(
    body: Sequence[Said], rows: Sequence[Said], weights: Mapping[str, float], kept: Sequence[str]
) -> Iterator[str]:
    by_word = _places(rows)
    told: set[tuple[str, str]] = set()
    for said in body:
        graded = sorted(
            (
                (_alike(said, rows[place], weights, strict=False), rows[place])
                for place in _near(said, by_word)
                if _same_thing(said, rows[place])
            ),
            key=lambda pair: (-pair[0], not _agree(said, pair[1])),
        )
        if not graded or graded[0][0] < _ALIKE or _agree(said, graded[0][1]):
            continue
        row = graded[0][1]
        if (said.where, row.where) not in told:
            told.add((said.where, row.where))
            used = "đang lấy theo phần lời" if any(text in said.text for text in kept) else "đang giữ cả hai"
            yield (
                f"Chỉ tiêu {said.shown} hay {row.shown}: {said.where} ghi {quoted(said.text, _QUOTED)}, phụ lục "
                f"({row.where}) ghi {quoted(row.text, _QUOTED)}; {used}."
            )


def _within(body: Sequence[Said], weights: Mapping[str, float]) -> Iterator[str]:
    by_word = _places(body)
    for place, one in enumerate(body):
        for later in _near(one, by_word):
            other = body[later]
            if (
                later > place
                and one.head
                and one.head == other.head
                and one.where != other.where
                and _same_thing(one, other)
                and not _agree(one, other)
                and _alike(one, other, weights, strict=True) >= _ALIKE
            ):
                yield (
                    f"Chỉ tiêu {one.shown} hay {other.shown}: {one.where} ghi {quoted(one.text, _QUOTED)}, "
                    f"{other.where} ghi {quoted(other.text, _QUOTED)}; đang giữ cả hai."
                )


def _places(all_said: Sequence[Said]) -> dict[str, list[int]]:
    """Where each word stands among these numbers."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, said in enumerate(all_said):
        for word in said.words:
            by_word[word].append(place)
    return by_word


def _near(said: Said, by_word: Mapping[str, list[int]]) -> list[int]:
    """The places of those that share a word with it that is not everywhere, in order."""
    shared = (by_word.get(word, []) for word in said.words)
    return sorted({place for places in shared if len(places) <= _MOST_COMMON for place in places})
