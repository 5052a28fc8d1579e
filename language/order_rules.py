"""Reports and orders: progress, undo, more time, reminders, pressing, assigning."""

from language.rule import Rule, rules

_PROGRESS = rules(
    "report_progress",
    ("done", 3, r"(?:xong|hoàn thành|hoàn tất|xong xuôi|xong hết|làm rồi|đã làm)"),
    ("done, said for sure", 1.5, r"(?:đã|vừa|mới) (?:\w+ ){0,3}(?:xong|hoàn thành|hoàn tất|rồi)"),
    (
        "issued",
        3,
        r"(?:đã|vừa|mới|được) (?:\w+ ){0,2}(?:ban hành|ký|trình|gửi|nộp|công khai|công bố|phát hành|triển khai|"
        r"tổ chức|niêm yết|phê duyệt|thông qua|họp|đăng|cập nhật|thực hiện|duyệt|bàn giao|mở lớp)",
    ),
    (
        "issued then",
        2.5,
        r"(?:ban hành|ký|trình|gửi|nộp|công khai|công bố|phát hành|niêm yết|phê duyệt|tổ chức|làm|đăng)(?: "
        r"\w+){0,4} (?:rồi|xong|hôm qua|ngày \d+|hôm|bữa)",
    ),
    (
        "stuck",
        4,
        r"(?:<stuck>|đình lại|dừng lại|tạm dừng|chưa làm được|không làm được|chưa chạy được|chưa triển khai "
        r"được|không triển khai được|chưa thực hiện được|không thực hiện được|(?:đang|còn|bị) treo)",
    ),
    ("waiting for", 3, r"(?:(?:đang|còn|phải|vẫn|cứ) (?:chờ|đợi)|=chờ|=đợi) (?!\d)\w+"),
    (
        "lacks",
        3,
        r"(?:chưa|không|thiếu) (?:có |được |bố trí |cấp )*(?:kinh phí|hướng dẫn|nguồn|người|nhân lực|ý kiến|văn "
        r"bản|vốn|tiền|máy|biểu mẫu|mẫu)",
    ),
    (
        "not answered",
        2,
        r"(?:chưa|không) (?:\w+ )?(?:cho ý kiến|trả lời|phản hồi|duyệt|hướng dẫn|cấp|phê duyệt|thống nhất)",
    ),
    (
        "in hand",
        3,
        r"đang (?:làm|thực hiện|triển khai|soạn|soạn thảo|dự thảo|tổng hợp|hoàn thiện|lấy ý kiến|trình|chạy|rà "
        r"soát|xây dựng|xin|xử lý|tiến hành|chỉnh|viết|lập|chuẩn bị|tham mưu|chạy thử|in|họp|kiểm tra|gom|thu "
        r"thập|gấp rút|dở)",
    ),
    ("nearly", 3, r"(?:gần|sắp|cơ bản|hòm hòm) (?:xong|hoàn thành|được|hoàn tất)"),
    ("so many of so many", 3.5, r"\d+/\d+ (?:xã|đơn vị|việc|cơ quan|trường|lớp|hồ sơ|phòng|ấp|bản|thôn)"),
    ("kept up", 2.5, r"(?:vẫn (?:làm|duy trì|thực hiện|đang|triển khai)|làm đều|duy trì đều)"),
    (
        "partly",
        2.5,
        r"(?:được|đạt|mới|xong|làm|còn) (?:\w+ ){0,3}(?:một nửa|nửa|một phần|phần nào|hai phần|ba phần|\d phần|"
        r"\d+ ?%|\d+ phần trăm|\d+ lớp|\d+ xã)",
    ),
    (
        "not begun",
        4,
        r"chưa (?:bắt đầu|bắt tay|làm gì|triển khai|thực hiện|khởi động|động|đụng|tiến hành|rớ|làm|có gì|xây dựng|soạn|"
        r"ban hành)(?! \w*(?:nào|gì vậy))",
    ),
    (
        "I report",
        2.5,
        r"(?:em|tôi|mình|xin) (?:xin )?(?:báo cáo|báo|cập nhật|thông báo)(?: là|:| tiến độ| việc| lại| anh| chị|"
        r" rằng)",
    ),
    (
        "update to",
        3.5,
        r"(?:cập nhật|ghi|ghi nhận|sửa|báo|đánh dấu|điền|nhập|để)(?: \S+){0,6} (?:\d+ ?%|xong|hoàn thành|đang "
        r"làm|đang thực hiện|vướng|một nửa)",
    ),
    ("reached", 2, r"(?:được|đạt|khoảng|tầm|lên|cỡ|chừng|mới|tới|đến) (?:khoảng |tầm |chừng )?\d+ ?(?:%|phần trăm)"),
    ("a number of a paper", 2.5, r"số \d+/\w+"),
    ("still drafting", 2, r"(?:còn|chỉ còn) (?:chờ|đợi|chỉnh|sửa|thiếu|mỗi|khâu|phần|lại)"),
)

_UNDO = rules(
    "undo",
    ("undo", 6, r"(?:hoàn tác|undo|khôi phục|phục hồi)"),
    (
        "mistaken",
        4,
        r"(?:nhầm|nhập sai|ghi sai|báo sai|cập nhật sai|bấm sai|gõ sai|gửi sai|nhắn sai|lộn|ghi lộn|bấm lộn|lỡ "
        r"tay|lỡ bấm|lỡ ghi)",
    ),
    (
        "take back the update",
        5,
        r"(?:bỏ|hủy|xóa|rút|thu hồi|gỡ|lấy lại|trả lại|quay lại|rút lại|hủy bỏ|sửa lại|lui lại|trở lại)(?: "
        r"\w+){0,4} (?:cập nhật|báo cáo|vừa nãy|vừa rồi|lúc nãy|hồi nãy|vừa báo|vừa ghi|vừa nhập|vừa xong|nãy|"
        r"trước đó|vừa cập nhật|cũ|ban nãy|mới báo|mới ghi|mới nhập)",
    ),
    (
        "go back",
        3.5,
        r"(?:quay lại|trở lại|trả về|lui lại|quay về|trả lại)(?: như cũ| nhé| đi| lúc trước| trạng thái| số cũ)*",
    ),
    ("just now", 1.5, r"(?:vừa nãy|vừa rồi|lúc nãy|hồi nãy|ban nãy|khi nãy|vừa báo|vừa ghi|mới báo)"),
    ("not counted", 4, r"(?:không tính|đừng tính|coi như chưa|bỏ qua) (?:cái |lần )?(?:vừa|nãy|báo cáo|cập nhật|lúc)"),
)

_EXTEND = rules(
    "extend",
    (
        "extension",
        6,
        r"(?:gia hạn|ra hạn|da hạn|giãn hạn|nới hạn|lùi hạn|dời hạn|kéo dài|hoãn hạn|thêm hạn|đổi hạn|cho lại "
        r"hạn|khất|lui hạn|lùi thời hạn|lùi thời gian|rời hạn|giãn thời|cho thêm hạn|chuyển hạn|đẩy hạn)",
    ),
    ("put back", 3.5, r"(?:lùi|dời|giãn|lui|nới|hoãn|đẩy|rời)(?: \S+){0,9} (?:đến|sang|tới|qua|lại|thêm|vài|ít|được)"),
    (
        "more time",
        4.5,
        r"(?:thêm|xin thêm|cho thêm|cần thêm)(?: \w+)? (?:thời gian|ngày|tuần|tháng|hạn|mấy ngày|vài ngày|ít "
        r"ngày|\d+ (?:ngày|tuần|tháng))",
    ),
    (
        "ask to hand in late",
        4.5,
        r"(?:xin|cho)(?: \S+){0,16} (?:chậm|trễ|muộn)(?: \w+){0,3} (?:đến|tới|sang|hơn|được|ngày|\d)",
    ),
    ("not in time", 2, r"(?:không kịp|chưa kịp|chắc không kịp|trễ mất)"),
    ("ask", 1.5, r"(?:xin|đề nghị|cho phép|mong|xin phép)(?: \S+){0,8} (?:đến|tới|sang) "),
    (
        "let me until",
        2.5,
        r"cho (?:em|tôi|mình|phòng em|đơn vị)(?: \S+){0,8} (?:đến|tới|sang|qua) (?:hết |cuối |ngày |tháng |\d)",
    ),
)

_REMIND = rules(
    "remind",
    (
        "remind me",
        4,
        r"nhắc (?:nhở )?(?:lại )?(?:giúp |cho |hộ )?(?:tôi|em|mình|anh|chị|tớ|lại|việc|vụ|cái|họp|nhé|với|nộp|"
        r"làm|gọi|xem|ký)",
    ),
    ("remind", 2.5, r"nhắc"),
    (
        "call me again",
        4.5,
        r"(?:kêu|gọi|hú|báo|nhắn|ới|alo|réo|khều)(?: lại)?(?: cho| giúp)? (?:tôi|em|mình|anh|chị|tớ)(?: lại)?",
    ),
    ("put off", 3, r"(?:hoãn|để|dời|lùi|hẹn|khoan|chút|lát|tí)(?: \S+){0,5} (?:nhắc|báo lại|nói sau|nhắn lại|hỏi lại)"),
    (
        "set a reminder",
        5,
        r"(?:đặt|tạo|hẹn|cài|set|thêm|ghi|lên) (?:\w+ )?(?:lịch nhắc|nhắc việc|nhắc nhở|lời nhắc|báo thức|giờ "
        r"nhắc|nhắc|lịch hẹn|chuông)",
    ),
    ("alarm", 3, r"(?:báo thức|hẹn giờ|reo|chuông)"),
    ("remember", 2.5, r"(?:nhớ|đừng quên|kẻo quên|khỏi quên)(?: \w+){0,2} (?:nhắc|báo|gọi|kêu)"),
)

_SETTINGS = rules(
    "reminder_settings",
    (
        "off",
        8,
        r"(?:tắt|ngừng|dừng|bỏ|ngưng|khóa|hủy|thôi|đừng(?! quên| có quên)|khỏi|không cần|không muốn|không nhận|"
        r"chớ|miễn|stop|ngắt|tạm dừng)(?: (?!quên)\w+){0,4} (?:nhắc(?! lại)|thông báo|nhắc nhở|báo nhắc|tin "
        r"nhắc|chuông)",
    ),
    (
        "on",
        8,
        r"(?:bật|mở|kích hoạt|bắt đầu|cho|khôi phục)(?: lại)? (?:\w+ ){0,2}(?:nhắc(?: nhở| việc| hạn)?(?: lại)?|"
        r"thông báo|chế độ nhắc|chức năng nhắc)<end>",
    ),
    ("on, anywhere", 6, r"(?:bật|kích hoạt)(?: lại)?(?: \w+){0,3} (?:nhắc|thông báo|chuông)"),
    (
        "so many days before",
        8,
        r"(?:nhắc|báo|thông báo|cảnh báo)(?: \w+){0,6} (?:trước|sớm|trước hạn)(?: \w+){0,3} (?:\d+|một|hai|ba|"
        r"bốn|năm|bảy|mười|mấy|nửa) (?:ngày|hôm|tuần|bữa|tháng)",
    ),
    (
        "so many days before, said first",
        8,
        r"(?:trước|sớm)(?: hạn)? (?:\d+|một|hai|ba|bốn|năm|bảy|mười) (?:ngày|hôm|tuần|bữa)(?: \w+){0,4} (?:nhắc|"
        r"báo)",
    ),
    ("before the deadline", 4, r"nhắc(?: \w+){0,3} trước (?:hạn|ngày hạn|khi đến hạn)"),
    (
        "always at",
        7,
        r"(?:nhắc|báo)(?: \S+){0,8} (?:hàng ngày|hằng ngày|mỗi ngày|mỗi sáng|mỗi chiều|mỗi buổi|hàng sáng|các "
        r"ngày|ngày nào cũng|hàng tuần|mỗi tối)",
    ),
    (
        "every day",
        5,
        r"(?:hàng ngày|hằng ngày|mỗi ngày|mỗi sáng|mỗi chiều|mỗi tối|ngày nào cũng|lần nào cũng|từ nay|từ giờ|"
        r"từ mai|từ bây giờ|luôn luôn|mặc định|về sau)(?: \S+){0,6} (?:nhắc|báo|thông báo)",
    ),
    (
        "hour of reminding",
        8,
        r"(?:đổi|chuyển|sửa|chỉnh|cài|đặt|dời|thay|set|để|thay đổi)(?: \w+){0,2} (?:giờ|thời gian|lịch|khung "
        r"giờ|thời điểm|chế độ)(?: \w+)? (?:nhắc|thông báo|báo)(?: \w+){0,2} (?:thành|sang|là|lúc|về|vào|qua|"
        r"xuống|lên|trước)",
    ),
    ("only at", 6, r"chỉ (?:\w+ ){0,2}(?:nhắc|báo|thông báo)"),
    ("too often", 5, r"(?:phiền|nhắc nhiều|nhắc hoài|nhắc mãi|nhắc suốt|spam)"),
    ("again please", 6, r"(?:muốn|cho)(?: \w+){0,3} nhắc (?:trở lại|lại như|tiếp|như cũ|bình thường)"),
    ("again do not", 6, r"(?:đừng|không cần|khỏi)(?: (?!quên)\w+){0,2} nhắc"),
    ("install reminding", 5, r"(?:cài|cài đặt|thiết lập|chỉnh|tùy chỉnh|set) (?:\w+ )?(?:nhắc|thông báo)"),
    ("earlier", 4, r"nhắc (?:\w+ )?(?:sớm hơn|muộn hơn|sớm)"),
)

_NUDGE = rules(
    "nudge",
    (
        "press",
        7,
        r"(?:đôn đốc|đốc thúc|thúc giục|hối thúc|giục|(?:thúc|hối|réo|ép) (?:<unit>|các|mấy|những|tụi|ubnd|tư "
        r"pháp|nội vụ|tài chính)|nhắc nhở)",
    ),
    (
        "press units",
        6,
        r"(?:nhắc|nhắn|báo|gọi|thông báo|gửi tin|nhắn tin|gửi nhắc|hỏi)(?: cho| tới| đến| nhở)? (?:các |mấy |"
        r"những |tất cả |toàn bộ |thằng |ông |bà )+(?:<unit>|ai|đv|người)",
    ),
    (
        "press a unit",
        5,
        r"(?:nhắc|nhắn|báo|gọi|thông báo|nhắn tin)(?: cho| tới| đến| bên| nhở)? (?:phòng|đơn vị|xã|thị trấn|văn "
        r"phòng|ban|ubnd|trung tâm|cơ quan|bên|bộ phận)",
    ),
    (
        "hurry up",
        3,
        r"(?:làm nhanh|nhanh lên|lẹ lên|làm lẹ|khẩn trương|làm gấp|sớm đi|gấp|nộp ngay|báo cáo ngay|nhanh)",
    ),
    (
        "remind whom",
        4,
        r"(?:nhắc|nhắn|báo)(?: \w+){0,3} (?:chưa báo cáo|nợ báo cáo|quá hạn|trễ hạn|chưa cập nhật|chưa nộp|chậm|"
        r"trễ|còn nợ|còn thiếu)",
    ),
)

_ASSIGN = rules(
    "assign",
    (
        "give",
        4.5,
        r"^(?:\w+ ){0,3}(?:giao|phân công|giao việc|phân|chỉ đạo|yêu cầu|đề nghị|bảo|kêu|phân việc)(?: cho| bên|"
        r" thêm| việc)* (?!ai|đơn vị nào|phòng nào|nào)\w+",
    ),
    (
        "new task",
        6,
        r"(?:thêm|tạo|bổ sung|lập|có|giao|nhập)(?: \w+)? (?:việc|nhiệm vụ|đầu việc|việc mới|nhiệm vụ mới|"
        r"task)(?: mới)? ?(?:cho|:|mới)",
    ),
    (
        "give for",
        5,
        r"giao (?:cho |việc |thêm |nhiệm vụ |bên )*(?:phòng|xã|ubnd|văn phòng|thị trấn|trung tâm|đơn vị|ban|bộ "
        r"phận)",
    ),
    (
        "the unit is to",
        2.5,
        r"(?:làm|lo|xử lý|phụ trách|thực hiện|chuẩn bị|soạn|lập|xây dựng|tham mưu|rà soát|tổng hợp|báo cáo)(?: "
        r"\S+){1,14},? (?:hạn|trước|xong trước|hoàn thành|chậm nhất|nộp)",
    ),
    (
        "deadline at the end",
        1.5,
        r"(?:hạn(?: chót| cuối)?|trước|chậm nhất|xong trước|hoàn thành) (?:là |vào |ngày |thứ |cuối |hết |trước "
        r")*(?:\d|thứ|ngày|cuối|hai|ba|tư|tuần|tháng|mai|mùng|mồng)",
    ),
)

ORDERS: tuple[Rule, ...] = (*_PROGRESS, *_UNDO, *_EXTEND, *_REMIND, *_SETTINGS, *_NUDGE, *_ASSIGN)
