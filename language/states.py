"""The state a report tells: done, in hand, blocked, not begun."""

from language.cues import pattern
from language.slots import Heard

BLOCK = pattern(
    r"(?:(?:đang |còn |bị |vẫn |có )*(?:<stuck>|=chờ|=đợi|(?:đang|còn|phải|vẫn|cứ) (?:chờ|đợi))"
    r"|(?:chưa|không|thiếu) (?:có |được |bố trí |cấp )*(?:kinh phí|hướng dẫn|nguồn|nhân lực|ý kiến|vốn|tiền|"
    r"người|biểu mẫu)|chưa được (?:\w+ )?(?:duyệt|cấp|phê duyệt|bố trí|phân bổ|giao vốn)|đứng (?:yên|im|hình|bánh)"
    r"|(?:gặp )?trục trặc|dừng giữa chừng|bị lỗi|(?:đành|phải) (?:tạm )?(?:dừng|ngưng|ngừng)|nằm (?:im|chết|không|"
    r"đó)|hết (?:tiền|kinh phí)"
    r"|(?:dang|bi|con) tac"
    r"|(?:tỉnh|(?<!cơ )sở|huyện|trên|cấp trên|trung ương) (?:vẫn )?(?:chưa|không)|(?:chưa|không) (?:làm|chạy|triển "
    r"khai|"
    r"thực hiện|giải ngân|tiến hành|họp|đi|mở|tổ chức)(?: \w+)? được|dừng lại|đình lại|tạm dừng|(?:đang|còn|bị) "
    r"treo|tạm hoãn)"
)
REASON = pattern(
    r"(?:=vì|vì (?!trí)\w+|=do \w+|do (?:chưa|không|bận|đang|tỉnh|sở|còn)|tại (?:vì|chưa|bận|đang)|bởi|lý do|để "
    r"(?:có|kịp|hoàn thiện))"
)
OBSTACLES = pattern(
    r"(?:kinh phí|nguồn|nguồn vốn|nguồn lực|hướng dẫn|ý kiến|nhân lực|nhân sự|con người|tiền|dịch|sở|tỉnh|cấp "
    r"trên|trung ương|trả lời|phản hồi|nên|chỗ|khâu|văn bản hướng dẫn|thời gian|thiết bị|được|chưa|không|có)"
)
_NOT_BLOCKED = pattern(r"(?:không|hết|chả|chẳng)(?: \w+)? (?:vướng|kẹt|khó khăn|ách tắc)")
_NOT_BEGUN = pattern(
    r"chưa (?:rục rịch|nhúc nhích|rờ|mó|sờ|ngó|khởi|bắt đầu|bắt tay|làm gì|triển khai|thực hiện|khởi động|động|đụng|"
    r"tiến hành|rớ|làm|có gì|xây dựng|soạn|ban "
    r"hành|đâu|tổ chức|nộp|gửi|trình|ký)(?! được| xong| kịp)"
)
_UNDERWAY = pattern(
    r"(?:vẫn (?:làm|duy trì|thực hiện|triển khai)|làm đều|\d+/\d+ (?:xã|đơn vị|việc|cơ quan|trường|lớp|hồ sơ|"
    r"phòng|ấp|bản|thôn)|đang(?! vướng| kẹt| chờ| đợi| bị)|gần xong|gần hoàn thành|sắp xong|sắp hoàn thành|cơ "
    r"bản xong|chưa "
    r"xong|chưa hoàn thành|còn chỉnh|còn sửa|(?:được|xong) (?:\d+|hai|ba|bốn|vài|mấy|mỗi) (?:phần(?! tư| năm| trăm| "
    r"bốn)|bước|khâu|đợt|nội "
    r"dung)|mới "
    r"(?:làm|xong|được|chỉ|dừng|soạn|bắt đầu|có|đạt|ở)|dở dang|còn "
    r"dở|đang dở|(?:đang|mới|còn|là|xong) dự thảo|dự thảo<end>|còn \d+ (?:\w+ ){1,3}nữa|đã bắt đầu|bắt đầu làm|còn "
    r"(?:khâu|phần|chút|ít|thiếu|một|mỗi|vài)|được một phần|được "
    r"phần|một phần)"
)
_YET_TO_BE = pattern(
    r"(?:(?:phải|cần) (?:làm |là )?(?:xong|hoàn thành|nộp|trình|ký|gửi)|dự kiến|dự tính|chắc là|chắc|sẽ|hứa|cố gắng|"
    r"cố|phấn đấu|hy vọng|mong là|có thể|nếu|(?<!chị )(?<!anh )(?<!cô )"
    r"(?<!em )mai|ngày kia|ngày mốt|tuần sau|tuần tới|tháng sau|tháng tới|cuối tuần|cuối tháng|mấy hôm nữa|vài hôm nữa|"
    r"vài ngày nữa|mấy ngày nữa|\d+ (?:ngày|hôm|tuần) nữa)"
)
_SURELY_DONE = pattern(
    r"(?:đã|vừa|rồi|vậy là|thế là|tuần trước|bữa trước|hôm trước|hôm (?:thứ|chủ|nọ|kia)|xong xuôi|hôm qua|sáng nay)"
)
_DONE = pattern(
    r"(?:(?<!chưa )(?<!gần )(?<!sắp )(?<!không )(?:xong|hoàn thành|hoàn tất)|(?:đã|vừa|mới|được)(?: \w+){0,3} "
    r"(?:ban hành|ký|trình|gửi|nộp|công khai|công bố|phát hành|tổ chức|niêm yết|phê duyệt|thông qua|đăng|duyệt|"
    r"bàn giao|họp|báo cáo|thực hiện|làm|triển khai)"
    r"|(?:ban hành|ký|trình|gửi|nộp|công khai|công bố|phát hành|niêm yết|phê duyệt|tổ chức|làm|đăng|họp)(?: "
    r"\S+){0,6} (?:rồi|ngày \d|hôm qua|hôm)|số \d+/\w+)"
)
_CLOSED = pattern(
    r"(?:hết (?:cả )?rồi|hết cả|trọn(?: vẹn)? rồi|đâu vào đấy|hoàn tất|rồi(?: ạ| nhé| nha| nhá| em| anh| chị| sếp| "
    r"đó| đấy| bot| á| bạn"
    r"| ad| luôn| đi)*[ .!,]*)$|(?:hoàn tất|hoàn thành|xong)"
)
_NO_WAIT = pattern(r"(?:đừng|khỏi|không phải|chẳng phải) (?:chờ|đợi)")
_STUCK = pattern(r"<stuck>")
_NOT_DONE = pattern(r"(?:chưa|không|gần|sắp)(?: \w+){0,2} (?:xong|hoàn thành|hoàn tất)")


def is_yet_to_be(heard: Heard) -> bool:
    """True when what a message calls done lies ahead: "mai xong", "dự kiến thứ 6 xong"."""
    if _YET_TO_BE.search(heard.mix):
        return True
    today = heard.now.date()
    ahead = heard.window is not None and heard.window.value.start > today
    ahead = ahead or (heard.moment is not None and heard.moment.value > heard.now)
    return ahead and not _SURELY_DONE.search(heard.mix)


def status_of(heard: Heard, percent: int | None) -> str | None:
    """The state a report tells. An obstacle outweighs a share of the work, unless the share is the news."""
    mix = heard.mix
    if percent == 100:
        return "done"
    if _NOT_BEGUN.search(mix) and not _STUCK.search(mix) and _NO_WAIT.search(mix):
        return "not_started"
    if BLOCK.search(mix) and not _NOT_BLOCKED.search(mix) and (percent is None or _STUCK.search(mix)):
        return "blocked"
    if percent == 0:
        return "not_started"
    if percent is not None:
        return "in_progress" if _UNDERWAY.search(mix) else None
    if _NOT_BEGUN.search(mix):
        return "not_started"
    if _UNDERWAY.search(mix) or _NOT_DONE.search(mix):
        return "in_progress"
    return "done" if _DONE.search(mix) or _CLOSED.search(mix) else None
