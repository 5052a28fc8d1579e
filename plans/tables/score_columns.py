"""Which columns of a scorecard hold which points: at most, reached, to reach; and what is judged and done."""

import re
from collections.abc import Sequence

_LONGEST = 60
_POINTS = re.compile(r"(?<!thoi )(?<!dia )\bdiem\b(?! (manh|yeu|moi|nong|cau))")
_NO_POINTS = re.compile(
    r"nguyen nhan|ly do|ghi chu|tai lieu|minh chung|kiem chung|diem (tru|mat|giam|thuong)|mat diem|so voi|chenh lech|"
    r"\bty le|\bti le|tang.*giam|han che|ton tai|thoi diem|dia diem|xep (loai|hang)|dat diem toi da|cach (tinh|cham)"
)
_FULL = re.compile(r"\btoi da\b|diem (chuan|quy dinh|thanh phan|tieu chi)|thang diem|^(tong )?diem( so)?$")
_TARGET = re.compile(
    r"phan dau|(?<!theo )muc tieu|(diem|diem so) (ke hoach|du kien)|(ke hoach|chi tieu|du kien).*(nam|diem)"
)
_REACHED: tuple[re.Pattern[str], ...] = tuple(
    map(
        re.compile,
        (
            r"tham dinh|cong bo|cong nhan|duoc cham|phe duyet|chinh thuc",
            r"dat duoc|\bdat\b|ket qua.*(diem|nam|cham)|diem.*ket qua|diem (so )?(thuc hien|danh gia|nam|20)|"
            r"^(diem )?(so )?nam",
            r"tu (danh gia|cham)|diem (so )?(danh gia|cham)",
        ),
    )
)
_NAMED = re.compile(r"tieu chi|chi so thanh phan|noi dung danh gia")
_NAMED_ELSE = re.compile(r"linh vuc|noi dung|chi so|chi tieu|^ten\b|nhom")
_ACTIONS = re.compile(
    r"giai phap|nhiem vu|bien phap|khac phuc|cai thien|hoat dong|cong viec|noi dung (thuc hien|trien khai|can)|"
    r"viec (can )?(lam|thuc hien)"
)
_WHO = re.compile(r"chu tri|phu trach|don vi|co quan|bo phan|tham muu|chiu trach nhiem|phoi hop|nguoi|lanh dao")
_WHEN = re.compile(r"thoi (gian|han)|tien do|han hoan thanh")
_NUMBER = re.compile(r"^(stt|tt|so tt|so|ma|ma so|so thu tu|muc)$")


def score_columns(heading: Sequence[str]) -> dict[str, int]:
    """The columns of a scorecard by the folded words over each ("full_score", "score", "score_target", "title",
    "actions"), or nothing where the table is none."""
    if not any(_POINTS.search(text) and not _NO_POINTS.search(text) for text in heading):
        return {}
    columns: dict[str, int] = {}
    best: dict[str, tuple[int, int]] = {}
    for place, text in enumerate(heading):
        name, rank = _points(text)
        # Of several columns of points reached the one that was settled last is taken, and of those the last year's.
        if name and (name not in best or (rank, -_year(text)) < best[name]):
            best[name], columns[name] = (rank, -_year(text)), place
    taken = {place for place, text in enumerate(heading) if _points(text)[0]}
    _take_words(columns, heading, taken)
    scored = columns.keys() & {"full_score", "score", "score_target"}
    if "title" not in columns or not scored:
        return {}
    has_work = "actions" in columns or any(_WHO.search(text) for text in heading)
    has_days = any(_WHEN.search(text) for text in heading)
    return columns if len(scored) >= 2 or (scored == {"full_score"} and has_work and not has_days) else {}


def _points(text: str) -> tuple[str, int]:
    """What points stand in a column with these words over it, and how sure that is; "" where there are none."""
    if not text or len(text) > _LONGEST or _NO_POINTS.search(text) or _WHO.search(text) or _WHEN.search(text):
        return "", 0
    if _ACTIONS.search(text) and not _POINTS.search(text):
        return "", 0
    if _TARGET.search(text) and (_POINTS.search(text) or re.search(r"\bnam\b|20\d\d|phan dau", text)):
        return "score_target", 0
    if _FULL.search(text):
        return "full_score", 0
    for rank, reached in enumerate(_REACHED):
        if reached.search(text) and (_POINTS.search(text) or re.search(r"\bnam\b|20\d\d|\bdat duoc\b", text)):
            return "score", rank
    return "", 0


def _take_words(columns: dict[str, int], heading: Sequence[str], taken: set[int]) -> None:
    free = [
        (place, text)
        for place, text in enumerate(heading)
        if text and place not in taken and not _NUMBER.match(text) and not _WHO.search(text) and not _WHEN.search(text)
    ]
    for rule in (_NAMED, _NAMED_ELSE):
        named = [place for place, text in free if rule.search(text) and "title" not in columns]
        if named:
            columns["title"] = named[0] if rule is _NAMED_ELSE else named[-1]
    done = [place for place, text in free if _ACTIONS.search(text) and place != columns.get("title")]
    if done:
        columns["actions"] = done[0]


def _year(text: str) -> int:
    found = re.search(r"20\d\d", text)
    return int(found.group()) if found else 0
