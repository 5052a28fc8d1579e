"""Files, linking, help, and what the assistant does not do."""

from language.rule import Rule, rules

_EXPORT = rules(
    "export",
    (
        "export",
        6,
        r"(?:(?<!đề )(?<!đột )(?<!sản )xuất|tải (?:về|file|giúp|xuống|bảng|báo cáo|danh sách|kế hoạch|dữ liệu|"
        r"tệp|cho|cái|bản|excel|word)|kết xuất|trích xuất|download|export|in ra|lấy file|tạo file|dowload|xuất "
        r"ra|xuất file)(?! sắc| hiện| phát| xứ| trình)",
    ),
    (
        "as a picture",
        6,
        r"(?:chụp|thành ảnh|dạng ảnh|ra ảnh|bản ảnh|thành file|thành hình|thành bảng|dạng file|ra file|ra giấy|"
        r"ra bảng)",
    ),
    ("file kind", 4.5, r"(?:excel|word|pdf|bảng tính|file|tệp|png|ảnh biểu đồ|bản in|bản mềm|docx|xlsx|powerpoint)"),
    ("send me the file", 3, r"(?:gửi|cho|làm|lấy|soạn|in)(?: \w+){0,3} (?:file|tệp|bản|excel|word|pdf)"),
    (
        "make the report",
        3.5,
        r"(?:làm|tạo|lập|soạn|dựng|in|(?<!hạn )gửi)(?: giúp| cho| hộ)?(?: tôi| em| mình| anh| chị)? (?:cái |bản "
        r"|mẫu |file )?báo cáo (?:quý|năm|6 tháng|sáu tháng|tháng|định kỳ|tuần|cải cách)",
    ),
    ("table", 2, r"(?:bảng theo dõi|bảng tổng hợp|bảng biểu|biểu mẫu|phụ lục)"),
)

_LINK = rules(
    "link",
    (
        "link code",
        8,
        r"(?:lienket|liên kết|kết nối|xác nhận|xác thực|đăng ký|đăng nhập|kích hoạt|start)(?: \S+){0,4} "
        r"[a-z0-9-]{4,12}",
    ),
    ("code", 7, r"(?:mã|code|mã số|mã xác nhận|mã liên kết|otp)(?: \w+){0,4}[ :]*(?:\w*\d\w*)"),
    (
        "I am",
        4.5,
        r"(?:^|, |ạ |chào \w+ |dạ )(?:xin chào |chào \w+,? |dạ,? )*(?:tôi|em|mình|anh|chị|tớ|cháu)(?: tên| tên "
        r"là| là| đây là)+ (?!ai|gì|sao|nào)\w+",
    ),
    ("my name", 6, r"(?:tên (?:tôi|em|mình|anh|chị) là|(?:tôi|em|mình|anh|chị) tên|tôi tên|họ tên|họ và tên|tên:)"),
    (
        "change of account",
        3,
        r"(?:đổi số|đổi máy|đổi zalo|tài khoản mới|số mới)(?: \w+){0,4} (?:liên kết|kết nối|đăng ký)",
    ),
)

_HELP = rules(
    "help",
    (
        "how to use",
        6,
        r"(?:(?:(?<!có )(?<!theo )(?<!văn )hướng dẫn(?: em| tôi| mình| sử dụng| dùng| cách| với| giúp| anh| chị|"
        r" xài| thao tác| cho| nhanh)|^hướng dẫn)|cách dùng|cách sử dụng|cách xài|xài sao|(?<!nội )(?<!noi "
        r")dùng (?:sao|thế nào|ra sao)|sử dụng thế nào|sử dụng sao|xài thế nào|dùng như thế nào|sử dụng như thế "
        r"nào|xài như thế nào|trợ giúp|cú pháp|menu|lệnh|chức năng|tính năng)",
    ),
    (
        "what can you do",
        7,
        r"(?:bạn|em|bot|mày|ad|trợ lý|máy|hệ thống|ứng dụng|app)(?: này)?(?: \w+){0,2} (?:làm được|giúp (?:\w+ )?được|"
        r"biết làm|có thể|hỗ trợ được|giúp gì|làm gì được|biết)(?: \w+){0,5} (?:gì|nào|việc)",
    ),
    (
        "how does one",
        5,
        r"(?:muốn|để|cần)(?: \S+){1,8} (?:thì )?(?:nhắn|gõ|bấm|làm|nói|soạn|gửi|phải) (?:thế nào|sao|như thế "
        r"nào|gì|ra sao|kiểu gì)",
    ),
    (
        "way of",
        5,
        r"(?:cách|làm sao để|làm sao mà|làm thế nào để|làm thế nào|làm sao) (?:\w+ ){0,2}(?:đặt|báo|xuất|xem|"
        r"giao|nhắc|đổi|tắt|cập nhật|liên kết|gia hạn|ghi|bật|nhập|hoàn tác|tra|sửa|tải|xin|đôn đốc|dùng)",
    ),
    ("message what", 4.5, r"(?:nhắn|gõ|soạn|bấm) (?:thế nào|sao|gì|như thế nào|kiểu gì|cú pháp)"),
    ("who are you", 4, r"(?:bạn|em|bot|mày) (?:là ai|là gì|tên gì|là cái gì)"),
    ("guide alone", 3, r"^(?:\w+ ){0,2}(?:hướng dẫn|help|trợ giúp|giúp)(?: em| tôi| mình| với| anh| đi)*<end>"),
)

_OTHER = rules(
    "other",
    ("weather", 8, r"(?:thời tiết|trời mưa|trời nắng|có mưa|mưa không|nắng không|dự báo|bão số|nhiệt độ|lũ|sạt lở)"),
    (
        "leave and pay",
        7,
        r"(?:nghỉ phép|đơn xin|tiền lương|bảng lương|lương (?:tháng|có|về|chưa|đâu|bao|cơ bản|tết|tăng)|tiền "
        r"thưởng|thưởng tết|phụ cấp|công tác phí|nâng lương|bảo hiểm|nghỉ lễ|nghỉ tết|lịch nghỉ|chấm công|nghỉ "
        r"ốm|nghỉ việc|nghỉ hưu khi|từ chức)",
    ),
    (
        "citizens' business",
        7,
        r"(?:giấy khai sinh|khai sinh|khai tử|kết hôn|căn cước|cccd|hộ chiếu|sổ đỏ|sổ hồng|hồ sơ đất|đất đai|"
        r"chuyển nhượng|giấy phép xây dựng|hộ khẩu|tạm trú|trợ cấp|chứng thực bản sao|lý lịch|giấy tờ gì|cấp "
        r"đổi|cấp lại|tách thửa)",
    ),
    (
        "leisure",
        8,
        r"(?:nhậu|uống bia|cà phê|cafe|ăn trưa|ăn gì|ăn cơm|ăn sáng|đi chơi|du lịch|bóng đá|đá banh|đá bóng|xem "
        r"phim|bài hát|hát karaoke|nghe nhạc|chơi game|xổ số|vé số|đám cưới|sinh nhật|karaoke|world cup|trận "
        r"đấu|chuyện cười|truyện cười|bài thơ|làm thơ|tử vi|xem bói)",
    ),
    (
        "money and news",
        7,
        r"(?:giá (?:xăng|vàng|gạo|đất|điện|heo|lợn|cả|thịt|lúa|dầu)|tỷ giá|chứng khoán|tin tức|covid|ca nhiễm|"
        r"thuế thu nhập|nộp thuế|hoàn thuế|tiền thuế|tiền điện|tiền nước|lãi suất|vay tiền|bitcoin|bầu cử tổng "
        r"thống|nộp phạt|phạt nguội|học phí)",
    ),
    (
        "the office's things",
        7,
        r"(?:máy in|máy tính phòng|máy tính bị|mua máy tính|kẹt giấy|mạng (?:bị|chậm|yếu|lag|hỏng|rớt)|wifi|máy "
        r"lạnh|điều hòa|mật khẩu|mực in|phòng họp (?:còn|trống|ở|nào)|xe công|đặt vé|vé xe|vé máy bay|đặt xe|"
        r"khách sạn|con dấu|văn phòng phẩm|chìa khóa|mất điện|máy chiếu|=đặt phòng|đặt cơm|bàn ghế|lái xe)(?! "
        r"(?:có cài|cài))",
    ),
    (
        "write for me",
        6,
        r"(?:dịch|soạn|viết|làm)(?: giúp| hộ| cho| dùm)?(?: \w+){0,2} (?:đoạn|bài|thơ|tờ trình|công văn|bài "
        r"phát biểu|diễn văn|thư mời|giấy mời|đơn|biên bản|bài báo|email|kịch bản|bài thu hoạch|bản kiểm điểm)",
    ),
    ("translate", 7, r"(?:tiếng anh|tiếng trung|tiếng lào|dịch (?:giúp|hộ|sang|đoạn|cho|ra))"),
    (
        "the clock",
        8,
        r"(?:mấy giờ rồi|bây giờ là mấy giờ|bây giờ mấy giờ|hôm nay (?:là )?(?:thứ mấy|ngày mấy|ngày bao nhiêu|"
        r"ngày gì)|âm lịch)",
    ),
    ("phone numbers", 7, r"(?:số điện thoại|số máy|zalo của|email của|facebook|số di động|số liên lạc)"),
    (
        "moods",
        6,
        r"(?:chán quá|mệt quá|buồn quá|đói bụng|đói quá|buồn ngủ|stress|nản quá|bực mình|người yêu|xinh|đẹp "
        r"trai|tâm sự)",
    ),
    (
        "sums and the world",
        6,
        r"(?:thủ đô|tổng thống|cộng trừ|bằng mấy|là bao nhiêu km|dân số|diện tích|tổng bí thư|lịch sử|ai là chủ "
        r"tịch|ai là bí thư|sáp nhập|bí thư là ai|chủ tịch là ai)",
    ),
    (
        "a law by its number",
        6,
        r"(?:nghị định|thông tư|luật|quyết định|nghị quyết)(?: số)? \d+\S*(?: \S+){0,8} (?:thế nào|gì|sao|không|"
        r"nào|đâu)",
    ),
    (
        "who governs",
        7,
        r"(?:ai|tên)(?: \w+){0,2} (?:chủ tịch|bí thư|giám đốc|thủ tướng|bộ trưởng|tổng thống|trưởng thôn)",
    ),
    (
        "sums",
        8,
        r"(?:tính (?:giúp|hộ|cho|dùm)|\d+ ?% của \d+|\d+ (?:với|cộng|trừ|nhân|chia) \d+|\d+ ?[+*x×:] ?\d+ ?(?:=|bằng))",
    ),
    ("games", 7, r"(?:=trận|bóng đá|trận bóng|=bóng|tỷ số|kết quả xổ)"),
    ("other calendars", 6, r"lịch (?:tiếp công dân|họp|trực|cắt điện|thi|học|tiêm|nghỉ|âm|xe|tàu|khám|tết|chiếu)"),
    (
        "law and how",
        3.5,
        r"(?:thủ tục|nghị định|luật|thông tư|quy định)(?: \S+){0,6} (?:thế nào|ra sao|cần gì|là gì|gồm gì|quy "
        r"định gì|không|điều mấy)",
    ),
    (
        "road and doctor",
        6,
        r"(?:kẹt xe|tai nạn|đường vào|đường đi|bệnh viện|bác sĩ|mua thuốc|khám bệnh|tiêm vắc xin|tiêm chủng|đi "
        r"chùa|đi chợ|vé tàu|chuyến xe)",
    ),
)

TALK: tuple[Rule, ...] = (*_EXPORT, *_LINK, *_HELP, *_OTHER)
