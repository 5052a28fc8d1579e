"""Work that the body names and no row of the appendix takes up; only kinds of work that every such plan knows."""

import re
from collections.abc import Iterator

from language.normalize import fold
from plans.conflicts.evidence import Evidence, Spot
from plans.conflicts.wording import plain

_FEWEST_ROWS = 5
_DUTIES = re.compile(r"nhiem vu|noi dung (?:thuc hien|cai cach|ke hoach)|giai phap")
_COSTS = re.compile(r"kinh phi")
_AIMS = re.compile(r"chi tieu|muc tieu|muc dich|yeu cau|quan diem")

# For each kind of work: its name, how the body orders it, and the least by which a row of the table takes it up.
_WORKS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (name, re.compile(order), re.compile(row))
    for name, order, row in (
        ("theo dõi thi hành pháp luật", r"theo doi (?:tinh hinh )?thi hanh phap luat", r"thi hanh phap luat"),
        (
            "khảo sát, đo lường sự hài lòng",
            r"(?:khao sat|do luong|dieu tra)[^.;]{0,50}hailong",
            r"hailong|khao sat|do luong|dieu tra xa hoi",
        ),
        ("kiểm tra công vụ", r"kiem tra,? (?:cong tac |giam sat )?cong vu\b", r"kiem tra[^;\n]{0,60}cong vu"),
        (
            "đánh giá, xác định Chỉ số CCHC",
            r"(?:danh gia|xac dinh|cham diem)[^.;]{0,40}chi so (?:cai cach hanh chinh|par)",
            r"chi so|par.?index|cham diem",
        ),
        ("tinh giản biên chế", r"tinh gian bien che", r"tinh gian|bien che"),
        ("đối thoại với người dân, doanh nghiệp", r"doi thoai", r"doi thoai"),
        ("tuyên truyền CCHC", r"tuyen truyen[^.;]{0,40}cai cach hanh chinh", r"tuyen truyen|tin, bai"),
        (
            "rà soát, hệ thống hóa văn bản QPPL",
            r"ra soat[^.;]{0,40}van ban quy pham phap luat",
            r"van ban quy pham|ra soat|ra-soat",
        ),
        ("tuyển dụng công chức, viên chức", r"(?:to chuc|thuc hien) (?:thi |xet )?tuyen dung", r"tuyen dung"),
        ("sáng kiến CCHC", r"(?:co|it nhat|nghien cuu)[^.;]{0,20} sang kien", r"sang kien|giai phap moi|doi moi"),
        ("kiểm tra công tác CCHC", r"(?:tang cuong |to chuc )?kiem tra(?: cong tac)? cai cach hanh chinh", r"kiem tra"),
        ("chuyển đổi vị trí công tác", r"chuyen doi vi tri cong tac", r"chuyen doi vi tri|luan chuyen|traodoi"),
    )
)


def work_conflicts(evidence: Evidence) -> list[str]:
    """One sentence that lists the work ordered in the body for which the appendix has no row; none if there is none."""
    if len(evidence.rows) < _FEWEST_ROWS:
        return []
    ordered = [(spot, plain(spot.text)) for spot in evidence.spots if _orders(spot)]
    named: list[tuple[str, re.Pattern[str], list[str]]] = []
    for name, order, row in _WORKS:
        places = list(dict.fromkeys(spot.where for spot, words in ordered if order.search(words)))
        if places:
            named.append((name, row, places))
    if not named:
        return []
    rows = plain("\n".join(_rows(evidence)))
    missing = {name: places for name, row, places in named if not row.search(rows)}
    if not missing:
        return []
    works = "; ".join(f"{name} ({', '.join(places[:3])})" for name, places in missing.items())
    return [f"Phần lời nêu việc mà phụ lục không có hàng nào: {works}."]


def _rows(evidence: Evidence) -> Iterator[str]:
    """All words of the tables in which work may be named."""
    for task in evidence.tasks:
        yield " ; ".join([task.title, task.objective or "", *task.products])
    for table in evidence.tables:
        for entry in table.sheet.entries:
            yield " ; ".join(line for lines in entry.words.values() for line in lines)


def _orders(spot: Spot) -> bool:
    """Whether a paragraph orders work or pays for it: not what is aimed at, reasons, or who gets a copy."""
    if not spot.heads:
        return False
    heads = [fold(head) for head in spot.heads]
    if any(_AIMS.search(head) and len(head) < 60 for head in heads):
        return False
    return any(_DUTIES.search(head) or _COSTS.search(head) for head in heads if len(head) < 110)
