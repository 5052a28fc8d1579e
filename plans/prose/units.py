"""Units named in running text: where a name begins, and the verb before which it ends."""

import re

from plans.blocks import UPPER
from plans.tables.units import units_of

_CAP = rf"[{UPPER}]"
_NAMED = (
    r"(?:Văn phòng|VP|Trung tâm|(?:Ủy|Uỷ) ban|UBND|HĐND|Hội đồng|MTTQ|UBMTTQ|Mặt trận|Thường trực|Chi cục|Công an|"
    r"Quân sự|BCH|Bưu điện|Viễn thông|Bảo hiểm|BHXH|Kho bạc|Ngân hàng|Tòa án|Thanh tra|Liên đoàn|Công đoàn|Đảng ủy|"
    r"Đảng uỷ|Huyện (?:ủy|uỷ)|(?:Tỉnh|Thành|Thị) (?:ủy|uỷ)|Đảng đoàn|Đảng bộ|Chi bộ|Chi nhánh|Liên minh|Bệnh viện|"
    r"Điện lực|Chủ tịch|Phó Chủ tịch|Lãnh đạo|Thủ trưởng|Hạt|Đài|Trạm|Nhà văn hóa|Đ/c|Đồng chí|Ông|Bà|"
    r"Chỉ huy trưởng|Kế toán|Các trường|Hiệu trưởng|Bí thư|Trưởng thôn)\b"
    rf"|(?:Sở|Cục|Viện|Hội|Đội|Trường)\s+{_CAP}|Phòng\s+(?:{_CAP}|chuyên môn|ban)|Bộ\s+(?:{_CAP}|phận)"
    rf"|Ban\s+(?:{_CAP}|chỉ đạo|quản lý)|Đoàn\s+(?:{_CAP}|kiểm tra|thể)|Trưởng\s+(?:{_CAP}|các|phòng|ban)"
    rf"|Tổ\s+(?:{_CAP}|công nghệ|trưởng|công tác)|(?:Tư pháp|Tài chính|Địa chính|Văn hóa)\s*[-–]\s*{_CAP}"
    rf"|Công chức\s+(?:{_CAP}|phụ trách|chuyên môn|tư pháp|văn hóa|địa chính|tài chính|văn phòng)"
)
_COLLECTIVE = (
    r"(?:[Cc]ác|[Tt]oàn thể|[Tt]ất cả các|[Mm]ột số)\s+(?:[Cc]ơ quan|[Đđ]ơn vị|[Pp]hòng|[Bb]an|[Ss]ở|[Nn]gành|"
    r"[Đđ]ịa phương|[Tt]ổ chức (?:chính trị|đoàn thể|hội)|[Bb]ộ phận|[Cc]ông chức|đoàn thể|chi hội|"
    r"(?:xã|phường|trường|thôn|ấp|chi bộ|chi, đảng bộ|đảng bộ|cấp ủy|hội)\b)"
    r"|[Cc]ơ quan,|[Đđ]ơn vị,|[Cc]ơ quan chuyên môn"
)
UNIT = rf"(?:(?:{_NAMED})|(?:{_COLLECTIVE}))"
"""How the name of a unit begins."""

VERB = (
    r"(?:làm\s+đầu mối|chủ trì|phối hợp|tham mưu|xây dựng|triển khai|(?<!các )(?<!, )tổ chức|rà soát|ban hành|"
    r"thực hiện|hướng dẫn|theo dõi|đôn đốc|(?<!Đoàn )(?<!Tổ )kiểm tra|tổng hợp|có trách nhiệm|chịu trách nhiệm|"
    r"có nhiệm vụ|tiếp tục|đẩy mạnh|tăng cường|nghiên cứu|trình|đề xuất|giúp|chỉ đạo|cập nhật|công khai|báo cáo|"
    r"căn cứ|khẩn trương|chủ động|thường xuyên|định kỳ|hằng|hàng|nghiêm túc|bố trí|lập|đánh giá|tuyên truyền|"
    r"thẩm định|cung cấp|duy trì|đảm bảo|bảo đảm|phải|cần|để|trong|quán triệt|đăng ký|gửi|hoàn thành|nâng cao|"
    r"phát huy|tập trung|phụ trách|là|vận hành|giải quyết|(?<!phận )tiếp nhận|niêm yết|nêu cao|tiến hành|xử lý|"
    r"đăng tải|kịp thời|bám sát|nhằm|làm|cải tiến|sắp xếp|số hóa|kiện toàn|đề nghị|trước|theo|"
    r"cụ thể hóa|cân đối|chuẩn bị|lồng ghép|phân công|phát động|vận động|cử(?! tri)|ký kết|tiếp thu|"
    r"mở(?= )|hoàn thiện|khảo sát|đưa|ứng dụng|áp dụng|sửa chữa|nâng cấp|mua sắm|tập huấn|"
    r"khắc phục|củng cố|đổi mới|thành lập|soạn thảo|biên soạn|phát sóng|phát hành|viết|đối thoại|tham gia|phối hợp|ký|"
    r"lãnh đạo(?=,? (?:chỉ đạo|thực hiện|triển khai|tổ chức)\b))\b"
)
"""Words before which the name of a unit ends."""

UNITS = rf"(?P<units>{UNIT}[^.:]{{0,240}}?)"
"""A list of units, up to what the pattern demands next."""

_BEGINS = re.compile(rf"^{UNIT}")
_LOOSE = re.compile(
    r"(?i)^(?:(?:các|toàn thể|tất cả các)\s+)?(?:văn phòng|phòng(?!,? chống)|trung tâm|(?:ủy|uỷ) ban|ubnd|hđnd|"
    r"hội(?! nghị| thảo| thi)\b|mttq|thường trực|ban(?! hành)\b|sở|bộ phận|chi cục|công an|quân sự|bưu điện|kho bạc|"
    r"đoàn|đảng ủy|chủ tịch|lãnh đạo|thủ trưởng|tổ(?! chức)\b|công chức|cán bộ|đội|đơn vị|cơ quan|hạt|đài|trạm|"
    r"tư pháp|tài chính|địa chính|văn hóa|kế toán|chỉ huy|trường|đ/c|đồng chí|xã|thôn|"
    r"chi nhánh|liên minh|liên hiệp|bệnh viện|viện|chi bộ|chi, đảng bộ|đảng bộ|cấp ủy|(?:huyện|tỉnh) (?:ủy|uỷ|đoàn)|"
    r"thành ủy|thị ủy|trung ương|bảo hiểm|bhxh|ngân hàng|tòa án|thanh tra|mặt trận|điện lực|viễn thông|cục|chi hội|"
    r"liên đoàn|công đoàn|trưởng|phó|giám đốc|hiệu trưởng|bí thư|nhà văn hóa|vp|bch|tiểu ban|ngành|địa phương|"
    r"công ty|hợp tác xã|quỹ|khối|cụm|hải quan|vườn quốc gia|nhà trường|doanh nghiệp)"
)
_LONGEST = 300


def begins_with_unit(text: str) -> bool:
    """Whether running text opens with the name of a unit, as against words that only look like one ("Ban hành")."""
    return bool(_BEGINS.match(text))


def names_of(text: str) -> list[str]:
    """The units a short text lists, where every one of them looks like a unit; else an empty list."""
    found = units_of([text])
    return found if found and all(_LOOSE.match(name) for name in found) and len(text) <= _LONGEST else []
