"""Who signed: the name under the office held, at the foot of the document."""

import re
from collections.abc import Sequence

from plans.blocks import UPPER

_LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_OFFICE = (
    r"(?:PHÓ\s+)?(?:CHỦ TỊCH|TRƯỞNG PHÒNG|TRƯỞNG BAN|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|"
    r"CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|BÍ THƯ|CHỦ NHIỆM|TRƯỞNG ĐOÀN|TỔ TRƯỞNG|VIỆN TRƯỞNG|"
    r"TRƯỞNG CÔNG AN|CHỈ HUY TRƯỞNG|ĐỘI TRƯỞNG|HẠT TRƯỞNG|TRẠM TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH ÁN|"
    r"THƯỜNG TRỰC|CHỦ TỊCH HỘI ĐỒNG)"
)
_SIGNS = re.compile(
    rf"(?:^|[\s.;/)])(?:(?:KT|TL|TUQ|TM|T/M|Q|K/T|T/L)\s*[.,]?\s*)*{_OFFICE}(?P<words>(?:\s+[{UPPER}&-]+)*)\s*"
    rf"(?P<after>(?:\(.*\)\s*)?(?:[{UPPER}][\w'.]*(?:\s+[{UPPER}][\w'.]*){{1,5}})?)$"
)
_WORD = rf"[{UPPER}](?:[{_LOWER}]*(?:['’][{UPPER}{_LOWER}]+)?|['’]?[{UPPER}{_LOWER}]+)"
_CAPITAL = rf"[{UPPER}]+(?:['’][{UPPER}]+)?"
_NAME = re.compile(rf"^(?:{_WORD}(?:\s+{_WORD}){{1,5}}|{_CAPITAL}(?:\s+{_CAPITAL}){{1,5}})$")
_AT_THE_END = re.compile(rf"[;.,/]\s*(?P<name>{_WORD}(?:\s+{_WORD}){{1,4}})$")
_TITLES = re.compile(
    r"(?i)^(?:(?:ths|ts|pgs|gs|bs|bsck\s?i+|bs\.?ck\.?\s?i+|cn|ks|ls|thạc sĩ|tiến sĩ|bác sĩ|kỹ sư|"
    r"(?:thượng|đại|trung|thiếu) (?:tá|úy|tướng)|đồng chí|đ/c)\b[.\s]*)+"
)
_SIGNED = re.compile(r"(?i)^[\s(\[]*(?:đã ký điện tử|đã ký|ký tên|ký,? (?:ghi rõ|đóng dấu).*|ký điện tử)[\s)\].]*")
_NO_NAME = re.compile(
    r"(?i)\b(?:ủy ban|uỷ ban|ubnd|hđnd|nhân dân|phòng|sở|huyện|xã|tỉnh|nơi nhận|chủ tịch|giám đốc|trưởng|bí thư|"
    r"phụ lục|kế hoạch|như trên|như điều|lưu|các|ban|văn phòng|trung tâm|cộng hòa|độc lập|tự do|hạnh phúc|tm|kt|"
    r"đã ký|thường trực|thường vụ|báo cáo|quyết định|biểu|danh mục|bảng|hội đồng|công an|đảng ủy|người ký)\b"
)
_DIGITAL = re.compile(rf"(?i:người ký|ký bởi)\s*:\s*(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})\s*(?:$|[<,;(])")
_BELOW = 9


def signer_of(lines: Sequence[str]) -> str | None:
    """The name of the person who signed, as a name is written, or None. The last signature of the document counts."""
    for place in range(len(lines) - 1, -1, -1):
        found = _SIGNS.search(lines[place].strip(" ./"))
        if found is None or not re.search(_OFFICE, lines[place]):
            continue
        same_line = _name(found["after"] or "") or _name(found["words"].strip())
        if same_line:
            return same_line
        for line in lines[place + 1 : place + 1 + _BELOW]:
            if re.match(r"(?i)phụ lục|biểu\b", line):
                break
            name = _name(line) or _name_behind(line)
            if name:
                return name
    digital = next((found for found in map(_DIGITAL.search, lines) if found), None)
    return _written(digital["name"]) if digital and not _NO_NAME.search(digital["name"]) else None


def _name(line: str) -> str | None:
    text = _SIGNED.sub("", line).strip(" ./:")
    text = _TITLES.sub("", text).strip(" ./")
    if not _NAME.match(text) or _NO_NAME.search(text):
        return None
    return _written(text)


def _name_behind(line: str) -> str | None:
    """A name at the end of a line of the recipients, where the two columns of the foot ran together."""
    found = _AT_THE_END.search(line) if line.startswith(("-", "+")) else None
    return _name(found["name"]) if found else None


def _written(name: str) -> str:
    if not name.isupper():
        return name
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in name.split())
