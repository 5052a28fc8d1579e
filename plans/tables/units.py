"""Cells that name units: one entry per unit, a collective with all its kinds stays one entry."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from language.normalize import fold
from plans.blocks import UPPER

# A word with which the name of a unit begins, so that a comma or a line before it parts two units.
_HEADS = (
    r"(?:van phong|phong|trung tam|uy ban|ubnd|hdnd|hddnd|hoi dong|ubmttq|mttq|mat tran|thuong truc|ban|so|bo|chi cuc|"
    r"cuc|cong an|quan su|bchqs|bch|buu dien|vien thong|bao hiem|bhxh|kho bac|ngan hang|toa an|vien kiem sat|"
    r"thanh tra|hoi|doan|lien doan|cong doan|dang uy|huyen uy|tinh uy|thanh uy|thi uy|chu tich|pho chu tich|"
    r"lanh dao|thu truong|truong|to|bo phan|cong chuc|can bo|doi|doi ngu|don vi|co quan|hat kiem lam|dai|tram|"
    r"nha van hoa|to chuc|thu ky|ke toan|benh vien|ubkt|tt\.?|vp)\b"
)
_COLLECTIVE = r"(?:cac|toan the|tat ca|mot so|nhung)\b"
# Words a list of kinds is made of ("sở, ban, ngành", "phòng, ban, đơn vị"): with no name behind, they stand for all.
_GENERIC = re.compile(
    r"^(?:so|ban|nganh|phong|phong ban|co quan|don vi|dia phuong|doan the|to chuc|hoi|xa|phuong|thi tran|huyen|"
    r"thanh pho|thi xa|ban nganh|to chuc doan the|hoi doan the|truong hoc|doanh nghiep|thon|to dan pho|bo|doan|"
    r"cong chuc|can bo|vien chuc)"
    r"(?: (?:nganh|doan the|chuyen mon|lien quan|co lien quan|tinh|huyen|xa|phuong|cap (?:tinh|huyen|xa)|thanh pho|"
    r"thi xa|khac|thuoc .*|truc thuoc.*|cua .*|tren dia ban.*|va .*|su nghiep.*))*$"
)
# Halves of names such as "Trung tâm Văn hóa, Thể thao và Truyền thông".
_SECOND_HALF = re.compile(
    r"^(?:the thao|thuong binh|moi truong|du lich|truyen thong|thong tin|gia dinh|tre em|khoa hoc|ha tang|ke hoach|"
    r"xa hoi|phat trien|cong nghe|dao tao|the duc|van hoa|nong thon|ton giao|dan toc|thuong mai va)\b"
)
# What follows the dash of a name that was broken before it ("Phòng Tài chính" / "- Kế hoạch").
_OTHER_HALF = re.compile(
    r"-\s*(?:ubnd (?:huyen|tinh|thanh pho|thi xa|quan)|tai chinh|ke hoach|ke toan|ho tich|thong ke|xay dung|xa hoi|"
    r"ha tang|the thao|moi truong|thuong binh|truyen thong|nong nghiep)\b"
)
# Names that begin in the middle of a line. A bare "Sở" ends the name of one of its own offices ("Thanh tra Sở"), and
# "UBND" of one place may say whose office was named; those of many places never do.
_LEVEL_WORD = r"Sở(?=\s(?!(?:Văn phòng|Phòng|Trung tâm|Chi cục|Thanh tra|Ban|Các|UBND|Hội|Đoàn|Công an)\b))"
_MANY_PLACES = (
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s(?=các\b|cấp (?:xã|huyện)\b|(?:xã|phường|thị trấn)"
    rf"(?:\s?[,/-]|\s(?:và\s)?[{UPPER}]))"
)
_RUN_TOGETHER = re.compile(
    r"(?<![,;.\-/&(])(?<!\bvà)(?<!\bVà)\s+(?=(?:Phòng|Văn phòng|Trung tâm|Hội đồng|Đoàn|Bưu điện|Công an|Chi cục|"
    r"Bảo hiểm|Kho bạc|Các|Thanh tra|Ban Chỉ huy|Ban Quản lý|Ban quản lý|Liên đoàn|Hạt Kiểm lâm|Ngân hàng|"
    r"Viễn thông|Công chức|Huyện đoàn|Thành đoàn|Thị đoàn|Hội (?:Nông dân|Phụ nữ|Liên hiệp|LHPN|Cựu chiến binh|CCB)|"
    r"Ủy ban MTTQ|Ủy ban Mặt trận|Bộ phận (?:[Mm]ột cửa|TN|[Tt]iếp nhận)|Tòa án|Toà án|Viện [Kk]iểm sát)\s|"
    rf"(?<!Thanh tra\s)(?<!thanh tra\s){_LEVEL_WORD}|{_MANY_PLACES})"
)
_BEFORE_NAME = re.compile(
    r"(?:\b(?:truong|pho|lanh dao|chu tich|thu truong|cua|thuoc|tai|ban|can bo|cong chuc|vien chuc|cap|bo|ve|do|cung|"
    r"voi|qua|truc|uy|trach|giup|giup viec|hoi dong|doan the|to chuc|tham dinh|giam doc|phong|doan|doi|khoi|chanh|"
    r"cac|nhanh|gom|vien|tru so|mot cua|tn ?& ?tkq|hdnd|ke toan|cho|tu|den|trong|dai dien)|-)$"
)
# Who works in the offices named next: "Công chức Văn hóa - Xã hội UBND các xã" is one entry.
_STAFF = re.compile(
    r"(?:^|[;,.])\s*(?:cac )?(?:cong chuc|can bo|lanh dao|chu tich|bo phan|dai dien|thanh vien)\b[^;,.]*$"
)
# A comma in brackets parts nothing, nor does one inside an abbreviation ("CB,CC").
_COMMA = re.compile(rf",(?=\s|[{UPPER}][^\W\d{UPPER}]|$)(?![^(]*\))")
_AND = re.compile(
    r"\s+và\s+(?=(?:Văn phòng|Phòng|Trung tâm|Công an|Ban|Sở|Chi cục|Đảng ủy|các cơ quan|các đơn vị|các phòng|các ban|"
    r"các tổ chức|các đoàn thể|các hội|(?<!HĐND và )UBND (?:các|xã|phường|thị trấn|huyện)|Ủy ban nhân dân các|"
    r"Chủ tịch UBND|Thủ trưởng|Đoàn Thanh|Đoàn TNCS|Công đoàn|Huyện đoàn|Tỉnh đoàn|"
    r"Hội|Mặt trận|Ủy ban MTTQ|Trạm|Hạt|Đài|Bưu điện|Kho bạc|Chi nhánh)\b)"
)
# An abbreviation parted from the rest of its name ("P." / "VH-XH").
_SHORT_HEAD = re.compile(r"(?:^|[\s;,])(?:p|tt|ub|vp|ca)\.$")
_LONGEST_UNIT = 120
_SURELY_UNIT = re.compile(
    r"(?:van phong|phong|chi cuc|cuc|trung tam|cong an|ubnd|uy ban nhan dan|uy ban mat tran|ubmttq|mat tran|thanh tra|"
    r"so (?!luong|lieu|hoa)|ban (?!hanh)|bo phan|hoi (?!nghi|nhap)|doan thanh nien|huyen doan|thanh doan|tram|"
    r"dai (?:phat|truyen)|"
    r"kho bac|bao hiem xa hoi|buu dien|cong chuc|cac (?:co quan|don vi|phong|xa|so))\b"
)
_CUTS = re.compile(r"[;.()+-]")
_LABEL = re.compile(r"^(?:(?:cơ quan|đơn vị|bộ phận)\s+)?(chủ trì|phối hợp|thực hiện|tham mưu)\s*:\s*", re.IGNORECASE)
_SHORT = re.compile(r"(?:\b(?:TT|TM|KT|PCT|CT|Đ/c|TP|P|Q|TX|TP\.HCM|ThS|TS)|\b[A-ZĐ])$")


def is_unit(title: str) -> bool:
    """Whether a heading is nothing but the name of a unit ("Phòng Tư pháp"), not of a field ("Tổ chức bộ máy")."""
    return len(title) <= _LONGEST_UNIT and _SURELY_UNIT.match(fold(title)) is not None


def units_of(lines: Iterable[str]) -> list[str]:
    """The units a cell names, in the order printed, each once. Lines broken in mid-name are joined first."""
    return list(_units_in(tuple(lines)))


@lru_cache(maxsize=1024)
def _units_in(lines: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for line in _whole_lines(lines):
        for part in _split_strong(line):
            for unit in _split_commas(part):
                name = _LABEL.sub("", unit).strip(" .;,:-+*")
                if name:
                    found.setdefault(name)
    return tuple(found)


def groups_of(lines: Iterable[str]) -> list[list[str]]:
    """The units in the groups in which they were printed: a new line, or a name that follows with nothing between."""
    groups: list[list[str]] = []
    listing = False
    for line in _whole_lines(lines):
        for piece in run_together(line):
            units = units_of([piece])
            if units and listing:
                groups[-1].extend(units)
            elif units:
                groups.append(units)
        # A semicolon at the end of a line says that the list of the same activity goes on.
        listing = bool(groups) and line.rstrip().endswith((";", ","))
    return groups


_DEED = re.compile(
    r"(?:ban hanh|to chuc (?!chinh tri|doan the|xa hoi|hanh chinh|can bo)\w|hoi (?:nghi|thi|thao|dong nhan dan ban)|"
    r"doi moi|so (?:hoa|ket|luong|lieu|theo)|bo (?:tri|sung|nhiem|chi so|thu tuc)|ban giao|lanh dao, chi dao|dai hoi|"
    r"doi (?:voi|thoai)|cac (?:bao cao|ke hoach|van ban|quyet dinh|lop|nhiem vu|hoat dong|noi dung))"
)


# The desks of a commune, which go by their field alone ("Tư pháp - Hộ tịch").
_DESK = re.compile(
    r"(?:tu phap|tai chinh|dia chinh|van hoa|van thu|noi vu|ke toan|lao dong|kinh te|nong nghiep|xay dung|y te|"
    r"giao duc|hoi nong dan|hoi phu nu|thong ke)(?:\s*[-,&/]\s*[\w ]{3,25}){0,3}"
)


def begins_unit(text: str) -> bool:
    """Whether words begin with the name of a unit, not with a deed ("Tổ chức hội nghị", "Ban hành kế hoạch")."""
    folded = fold(_LABEL.sub("", text.strip(" -+*")))
    known = re.match(rf"(?:{_HEADS}|{_COLLECTIVE})", folded) or _DESK.fullmatch(folded.replace("–", "-"))
    return bool(known) and not _DEED.match(folded)


def is_collective(name: str) -> bool:
    """Whether a name stands for many units ("Các phòng", "UBND các xã"), not for one."""
    folded = fold(name)
    return bool(re.match(_COLLECTIVE, folded) or _GENERIC.match(folded) or re.search(r"\bcac\b|lien quan", folded))


_HELPS = re.compile(
    r"[;.,]?\s*(?:-\s*)?(?:(?:cơ quan|đơn vị)\s+)?\bphối hợp\s*(?::|với|cùng)\s*|[;.]\s*(?:cơ quan|đơn vị) phối hợp ",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\s*[(\[]\s*(chủ trì|phối hợp)\s*[)\]]|\s+(chủ trì|phối hợp)(?:\s+thực hiện)?$", re.IGNORECASE)


def lead_and_support(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """Both lists out of a cell that says of itself who leads and who helps.

    Read are "Chủ trì: …; Phối hợp: …", "… chủ trì, phối hợp với …" and "… (chủ trì); … (phối hợp)".
    """
    parts = _HELPS.split("; ".join(lines), maxsplit=1)
    lists: tuple[list[str], list[str]] = ([], [])
    for place, part in enumerate(parts[:2]):
        for unit in units_of([part]):
            role = _ROLE.search(unit)
            said = (role.group(1) or role.group(2)).lower() if role else ""
            name = _ROLE.sub("", unit).strip(" ,;")
            lists[1 if place or said == "phối hợp" else 0].append(name)
    return lists


def run_together(line: str) -> list[str]:
    """A line cut where one name ends and the next begins with no sign between ("Phòng Nội vụ Phòng Tư pháp")."""
    cuts = [
        found for found in _RUN_TOGETHER.finditer(line) if not _is_one_name(line[: found.start()], line[found.end() :])
    ]
    pieces, start = [], 0
    for cut in cuts:
        pieces.append(line[start : cut.start()])
        start = cut.end()
    return [piece for piece in [*pieces, line[start:]] if piece.strip()]


def _is_one_name(before: str, after: str) -> bool:
    """Whether a word that begins names only goes on with the name before it."""
    folded = fold(before)
    if _BEFORE_NAME.search(folded) or (folded.endswith("tinh") and after.startswith("Đoàn")):
        return True
    return after.startswith(("UBND", "Ủy ban", "Uỷ ban")) and _STAFF.search(folded) is not None


def _whole_lines(lines: Iterable[str]) -> list[str]:
    whole: list[str] = []
    for line in lines:
        if whole and _goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _goes_on(above: str, line: str) -> bool:
    folded, ended = fold(line), fold(above).rstrip()
    if line.startswith("-") and not above.startswith(("-", "+", "*")) and _OTHER_HALF.match(folded):
        return True
    if line.startswith(("-", "+", "*")):
        return False
    if ended.endswith((",", " va", "-", "&", "(", "/", " thuoc", " cua", " cac", " tai")):
        return True
    if ended.endswith((";", ".")):
        return _SHORT_HEAD.search(ended) is not None
    if re.search(rf"(?:^|[\s-]){_HEADS}$", ended) and not ended.endswith(
        ("dang uy", "huyen uy", "hdnd", "ubnd", "cong an")
    ):
        return True
    if re.match(_COLLECTIVE, folded):
        return False
    return line[:1].islower() or not re.match(_HEADS, folded)


def _split_strong(line: str) -> Iterator[str]:
    """Cut at semicolons, bullets and full stops outside brackets; names that run together are cut too."""
    for piece in run_together(line):
        depth = start = 0
        for found in _CUTS.finditer(piece):
            place, sign = found.start(), found.group()
            depth = max(0, depth + (sign == "(") - (sign == ")"))
            if depth or not _is_cut(piece, place, sign):
                continue
            yield piece[start:place]
            start = place + 1
        yield piece[start:]


def _is_cut(text: str, place: int, sign: str) -> bool:
    if sign == ";":
        return True
    after = text[place + 1 : place + 3]
    if sign == ".":
        return len(after) == 2 and after[0] == " " and after[1].isupper() and not _SHORT.search(text[:place])
    is_bullet = sign in "-+" and after[:1] == " " and (place == 0 or text[place - 1] == " ")
    if not is_bullet or place == 0:
        return is_bullet
    begins = re.match(rf"(?:{_HEADS}|{_COLLECTIVE})", fold(text[place + 2 :]))
    return bool(begins) and text[:place].rstrip().endswith((";", ",", "."))


def _split_commas(part: str) -> list[str]:
    pieces = [piece.strip() for piece in _COMMA.split(part) if piece.strip()]
    units: list[str] = []
    for piece in pieces:
        if units and not _begins_unit(piece, units[-1]):
            units[-1] = f"{units[-1]}, {piece}"
        else:
            units.append(piece)
    return [name for unit in units for name in _split_and(unit)]


def _begins_unit(piece: str, before: str) -> bool:
    """Whether what follows a comma is another unit, not the next word of a collective or of a long name."""
    folded = fold(piece)
    if re.match(_COLLECTIVE, folded):
        return True
    if _GENERIC.match(folded) and (
        piece[0].islower() or re.match(rf"(?:{_COLLECTIVE}|co quan|so|ban|phong)\b", fold(before))
    ):
        return False
    if re.match(_HEADS, folded):
        return piece[0].isupper() or any(word[0].isupper() for word in piece.split()[1:])
    if piece[0].islower():
        return False
    return not _SECOND_HALF.match(folded)


def _split_and(unit: str) -> list[str]:
    """Cut at "và" only before a word that surely begins a unit, and never inside "HĐND và UBND"."""
    return _AND.split(unit)
