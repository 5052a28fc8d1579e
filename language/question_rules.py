"""Questions: my tasks, one task, who, reporting dates, the state of things, what is late, points."""

from language.rule import Rule, rules

_MINE = rules(
    "my_tasks",
    (
        "task of mine",
        4,
        r"<task>(?: \w+){0,3} (?:của|cho|bên) (?:riêng )?(?:cá nhân )?(?:<me>|phòng (?:mình|em|tôi|ta))",
    ),
    (
        "task I do",
        3.5,
        r"<task> (?:mà |nào |gì )?<me>(?: \w+){0,2} (?:phải|cần|đang|được|đã|làm|chưa|nên|sẽ|lo|theo dõi|phụ "
        r"trách|giữ|ôm|còn|xong)",
    ),
    (
        "several",
        1.5,
        r"(?:những|các|mấy|danh sách|tất cả|bao nhiêu|liệt kê) <task>(?: \w+){0,6} (?:tôi|em|mình|anh|được giao)",
    ),
    (
        "several that I do",
        3.5,
        r"(?:những|các|mấy) <task>(?: \S+){1,8} (?:tôi|em|mình) (?:đang|được|phải|làm|lo|theo dõi|phụ trách)",
    ),
    ("assigned", 3, r"(?:được giao|được phân công|được phân|giao cho (?:tôi|em|mình)|phân cho (?:tôi|em|mình))"),
    (
        "what must I do",
        3.5,
        r"<me>(?: \w+){0,4} (?:làm|xử lý|hoàn thành|nộp|có|còn|ôm|theo dõi|đang|bận|phụ trách|chủ trì|phối hợp|"
        r"vướng|nợ)"
        r"(?: \w+){0,5} (?:gì|nào|mấy|bao nhiêu|những gì)",
    ),
    (
        "what must I do, when first",
        3,
        r"(?:tôi|em|mình|anh|chị)(?: \w+){0,3} (?:phải|cần|nên) (?:làm|xử lý|lo|giải quyết|nộp|báo cáo|hoàn "
        r"thành) (?:những |cái |nội dung |mấy |việc )*(?:gì|nào)",
    ),
    (
        "which tasks",
        2.5,
        r"(?:những|các|mấy|bao nhiêu|danh sách|liệt kê(?: \w+){0,2}) <task>(?: \w+){0,5} (?:tôi|em|mình|anh|chị)",
    ),
    ("is there a task", 2.5, r"(?:có|còn|bao nhiêu|mấy) <task>? ?(?:gì|nào|mới)"),
    ("have how many", 3, r"(?:ôm|có|còn|giữ|nhận|đang làm|tồn) (?:bao nhiêu|mấy|những) <task>"),
    (
        "tasks in a span",
        2.5,
        r"<task> (?:trong |của |ngày )?(?:hôm nay|ngày mai|mai|tuần|tháng|quý|hàng ngày|trong ngày|cần làm|phải "
        r"làm|sắp tới)",
    ),
    ("what to do", 2, r"(?:phải|cần) (?:làm|xử lý|lo|hoàn thành) (?:những |cái |mấy |việc )*(?:gì|nào|việc)"),
    (
        "our office",
        3,
        r"(?:phòng|đơn vị|bên|ban|xã|tổ|cơ quan|văn phòng) (?:mình|tôi|em|ta|chúng tôi|tụi em|nhà)(?: \w+){0,6} "
        r"(?:gì|nào|mấy|những việc|bao nhiêu|các việc)",
    ),
    (
        "nearly due",
        2,
        r"<task>?(?: \w+){0,4} (?:sắp đến hạn|gần đến hạn|sắp tới hạn|gần tới hạn|sắp hết hạn|sát hạn|cận hạn|"
        r"tới hạn|đến hạn|sắp phải nộp)",
    ),
    ("work schedule", 2.5, r"(?:lịch làm việc|lịch công tác|lịch việc|lịch của tôi|lịch của em|đầu việc|to do|todo)"),
    (
        "show tasks",
        2.5,
        r"(?:xem|coi|liệt kê|cho biết|điểm|kể|danh sách|list|soát)(?: \w+){0,3} (?:việc|công việc|nhiệm vụ)(?: "
        r"\w+)? (?:của|được|cần|đang|phải|tôi|em|mình)",
    ),
    (
        "list of tasks alone",
        3,
        r"^(?:cho |xem |em |tôi |dạ |xin |gửi |anh |lấy )*(?:danh sách |bảng |list |toàn bộ |tất cả )?(?:các |những "
        r")?(?:việc|công việc|nhiệm vụ|"
        r"việc cần làm)(?: gì| nào)?<end>",
    ),
    ("busy", 3.5, r"(?:bận|rảnh)(?: \w+){0,2} (?:gì|không|những)"),
    ("tasks about", 1.5, r"(?:mảng|lĩnh vực|phần|về)(?: \w+){1,5} (?:tôi|em|mình) (?:được|phải|có|đang|làm|lo)"),
    (
        "tasks of a kind, alone",
        5,
        r"^(?:cho |xem |em |tôi |dạ |còn |gửi |anh |lấy |những |các |mấy |danh sách |bảng |list |coi )*<task> (?:mà "
        r"|đang |được |cần |phải |bên |do |thuộc |còn )*(?:phối hợp|hỗ trợ|chủ trì|đến hạn sau|đến hạn|sắp đến hạn|"
        r"không có ngày hạn|không có hạn|thường xuyên|còn lại)(?: của <me>| của (?:phòng|đơn vị|bên|cơ quan|xã))?<end>",
    ),
    (
        "most urgent",
        5,
        r"<task> (?:nào |gì )?(?:\w+ )?(?:gấp|ưu tiên|quan trọng|khẩn|cần làm trước|phải làm trước|làm trước)(?: "
        r"nhất)?(?: không| trước)?<end>",
    ),
    ("not done yet", 3, r"(?:còn )?<task> (?:nào|gì)(?: \w+){0,3} (?:chưa|còn dở|dở dang)"),
    ("own done", 2, r"<task> (?:nào )?(?:tôi|em|mình) (?:đã|chưa) (?:xong|hoàn thành|làm)"),
    (
        "my unit leads",
        2,
        r"(?:tôi|em|mình|phòng mình|phòng em) (?:đang )?(?:chủ trì|phối hợp|đứng đầu|phụ trách|hỗ trợ)",
    ),
)

_DETAIL = rules(
    "task_detail",
    (
        "detail",
        4,
        r"(?:chi tiết|cụ thể|rõ hơn|nói rõ|yêu cầu của|giải thích|mô tả|thông tin (?:việc|về|nhiệm vụ|vụ|của|"
        r"hoạt động|cái|mục)|nội dung (?:của|việc|là|gì|nhiệm vụ|yêu cầu|vụ|thế nào|mục|cái)|(?:xem|nêu|đọc) "
        r"nội dung|nội dung<end>|^thông tin)",
    ),
    (
        "deadline",
        3,
        r"(?:hạn|thời hạn|hạn chót|hạn cuối|hạn chốt|thời gian hoàn thành|thời gian|deadline) (?:\w+ "
        r"){0,8}(?:<when>|thế nào|ra sao|là sao|bao nhiêu)",
    ),
    (
        "deadline, asked first",
        3,
        r"(?:<when>|còn bao lâu|còn mấy ngày) (?:\w+ ){0,4}(?:hạn|xong|hoàn thành|hết hạn|đến hạn|tới hạn|nộp|"
        r"trình|ban hành|làm)",
    ),
    (
        "until when",
        3,
        r"(?:đến|tới|trước|hết) (?:<when>|bao lâu) ?(?:là |thì |mới |phải |hết |cần )*(?:xong|hạn|hoàn thành|"
        r"nộp|hết|phải)?",
    ),
    ("the deadline of", 2.5, r"(?:hạn|thời hạn|hạn chót|hạn cuối) (?:của|vụ|việc|cái|cho)"),
    (
        "when due",
        3,
        r"(?:hạn|xong|hoàn thành|nộp|trình|kết thúc|chốt|làm xong|phải xong) (?:là |vào |lúc |trước |đến |tới |"
        r"hôm |trong |thì )*<when>",
    ),
    ("deadline asked shortly", 2, r"(?:hạn|thời hạn|hạn chót) (?:là )?(?:bao|gì|mấy|sao|nào|đâu)"),
    (
        "product",
        4,
        r"(?:sản phẩm|kết quả đầu ra|đầu ra|minh chứng|phải nộp gì|(?:yêu cầu|cần) (?:những )?gì|cần nộp gì|nộp "
        r"cái gì|ra cái gì)",
    ),
    (
        "what is it",
        2.5,
        r"(?:là (?:làm )?(?:gì|sao|việc gì|thế nào)|nói (?:về )?(?:gì|cái gì)|gồm (?:những )?gì|làm (?:những "
        r")?gì|như thế nào)",
    ),
    (
        "open the task",
        3,
        r"(?:xem|coi|mở|cho xem|tra|tìm|hiện|show|đọc|tra cứu) (?:\w+ ){0,3}(?:việc|nhiệm vụ|mục|vụ|hoạt động|"
        r"cái)",
    ),
    ("what does the task say", 2.5, r"(?:việc|nhiệm vụ|vụ)(?: \S+){1,6} (?:là gì|sao|thế nào|gì vậy|nói gì|gì)"),
    (
        "is it done yet",
        2.5,
        r"(?:xong|hoàn thành|ban hành|nộp|làm|ký|trình|có) chưa(?: vậy| thế| ạ| nhỉ| em| anh)*[ ?]*$",
    ),
    ("where is this task", 2, r"(?:tới|đến|tiến độ)(?: \w+)? đâu"),
)

_WHO = rules(
    "who",
    (
        "who",
        3.5,
        r"^(?:\w+ ){0,4}ai (?:đang |sẽ |được )?(?:làm|phụ trách|chủ trì|lo|chịu|phối hợp|đứng|theo dõi|quản lý|"
        r"được|là|đảm nhận|đầu "
        r"mối|giữ|nhận|thực hiện|xử lý|tham mưu|ký|soạn|cùng)",
    ),
    (
        "who, anywhere",
        3,
        r"ai (?:đang |sẽ |được )?(?:làm|phụ trách|chủ trì|lo|chịu trách nhiệm|phối hợp|đứng ra|đứng đầu|theo "
        r"dõi|đảm nhận|đầu mối|"
        r"thực hiện|xử lý|tham mưu|nữa)",
    ),
    ("by whom", 3.5, r"(?:do|cho|của|với|bởi|hỏi|gặp|liên hệ|tìm) ai"),
    (
        "which office does",
        3.5,
        r"<unit> (?:nào|mô)(?: \w+){0,2} (?:làm|tham gia|phụ trách|chủ trì|lo|chịu|phối hợp|theo dõi|đảm nhận|"
        r"thực hiện|"
        r"xử lý|tham mưu|đầu mối|thẩm định|hỗ trợ|được giao|nhận|đứng|quản lý|giữ)",
    ),
    ("of which office", 3.5, r"(?:của|do|thuộc|giao(?: cho)?|về|với|là việc|bên) (?:những |các )?<unit> (?:nào|gì|mô)"),
    (
        "who leads",
        3,
        r"(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp|phụ trách|đầu mối)(?: \w+){0,8} (?:là ai|gồm ai|gồm những ai|"
        r"là phòng nào|là đơn vị nào|nào|ai)",
    ),
    ("duty of", 2.5, r"(?:trách nhiệm|nhiệm vụ|phần việc|việc) (?:của|thuộc) (?:ai|<unit> nào)"),
    ("lead or support", 4, r"(?:chủ trì hay|phối hợp hay|hay (?:là )?(?:chủ trì|phối hợp))"),
    ("contact", 3, r"(?:đầu mối|người phụ trách|cán bộ phụ trách|người làm|người theo dõi|người chịu trách nhiệm)"),
    ("who else", 3, r"(?:còn|có|gồm|với|cùng) (?:những )?ai"),
    ("which office", 1.5, r"<unit> nào"),
    ("who at the end", 2, r"ai(?: vậy| thế| ạ| nhỉ| z| đấy| đó| hả)*[ ?]*$"),
)

_DATES = rules(
    "report_dates",
    ("cut-off", 5, r"chốt (?:số liệu|số|sổ|kỳ|dữ liệu)"),
    (
        "figures until",
        5,
        r"số liệu(?: \S+){0,6} (?:tính|lấy|chốt|đến|tới|từ)(?: \w+){0,3} (?:ngày|đâu|khi|bao|hôm|lúc|tháng)",
    ),
    ("report due", 4, r"báo cáo (?:\S+ ){0,9}(?:<when>|hạn|nộp trước|gửi trước|còn mấy|kịp)"),
    (
        "report due, asked first",
        4,
        r"(?:<when>|hạn nộp|hạn gửi|hạn|thời hạn|lịch|thời gian|kỳ hạn|mốc) (?:\w+ ){0,5}báo cáo",
    ),
    ("reporting calendar", 4.5, r"(?:lịch|kỳ|chế độ|thời gian|mốc|thời điểm|deadline) (?:nộp |gửi )?báo cáo"),
    ("how many reports", 4.5, r"(?:mấy|bao nhiêu|những) (?:lần |cái |loại |kỳ )?báo cáo(?! rồi)"),
    ("period report", 2, r"báo cáo (?:\w+ ){0,4}(?:quý|6 tháng|sáu tháng|năm|tháng|định kỳ|kỳ|cải cách hành chính)"),
    ("periodic", 2, r"(?:định kỳ|kỳ này|kỳ tới|kỳ báo cáo|kỳ sau)"),
    ("hand in the report", 2, r"(?:nộp|gửi|trình) (?:\w+ ){0,2}báo cáo"),
    (
        "period asked shortly",
        3,
        r"(?:quý (?:i|ii|iii|iv|\d|một|hai|ba|bốn)|6 tháng|sáu tháng|cả năm) (?:\w+ ){0,3}(?:nộp|hạn|chốt|gửi) "
        r"?(?:<when>|mấy|nào)?",
    ),
)

_SUMMARY = rules(
    "summary",
    (
        "sum up",
        5,
        r"(?:tóm tắt|tổng quan|tổng kết|tổng hợp nhanh|báo cáo nhanh|điểm qua|khái quát|toàn cảnh|tổng thể|bức "
        r"tranh|tóm lược|điểm lại|báo cáo tóm tắt|tóm lại|tổng hợp)(?! (?:báo cáo|ý kiến|số liệu))",
    ),
    (
        "state",
        4,
        r"(?:tình hình|tiến độ|kết quả thực hiện|kết quả|tiến triển|diễn biến|hiện trạng|tiến trình|thống kê)",
    ),
    (
        "how far",
        3.5,
        r"(?:đến|tới|ở|đang ở) (?:đâu|mức nào|khâu nào|đoạn nào|bước nào|giai đoạn nào|mức độ nào)(?! bị)",
    ),
    ("how is it going", 3, r"(?:sao rồi|thế nào rồi|ra sao|thế nào|ổn không|làm ăn|dạo này|ntn|sao vậy|chạy tới)"),
    (
        "how much is done",
        4.5,
        r"(?:được|xong|hoàn thành|làm|đạt|còn)(?: \w+){0,3} (?:bao nhiêu|mấy (?:phần|%|việc|nhiệm vụ))(?: "
        r"\w+){0,2}",
    ),
    (
        "how much, asked first",
        4,
        r"(?:bao nhiêu|mấy) (?:phần trăm|%|việc|nhiệm vụ|đơn vị|xã)(?: \w+){0,3} (?:xong|hoàn thành|đã|rồi|đang|"
        r"còn|chưa)",
    ),
    (
        "the best and the worst",
        6,
        r"<unit> (?:nào|mô)(?: \w+){0,6} (?:nhất|tốt|giỏi|kém|yếu|dẫn đầu|đứng đầu|đội sổ|cao|thấp|nổi bật)",
    ),
    (
        "ranking",
        6,
        r"(?:xếp hạng|so sánh|bảng xếp|đứng đầu|đội sổ|dẫn đầu|chậm nhất|nhanh nhất|tốt nhất|kém nhất|yếu nhất)",
    ),
    ("a field", 2, r"(?:mảng|lĩnh vực|phần(?! mềm| trăm)|khối|nhóm)"),
    ("the whole", 2.5, r"(?:cả|toàn) (?:huyện|xã|tỉnh|kế hoạch|cơ quan|thị trấn|phường)"),
    ("the plan", 1, r"kế hoạch"),
    (
        "how much is in the plan",
        6,
        r"kế hoạch (?:này |năm nay |cchc |cải cách hành chính |đang |tất cả )*(?:có|gồm) (?:bao nhiêu|mấy) <task>",
    ),
    (
        "which are stuck",
        6,
        r"(?:(?:<task>|<unit>|chỗ|khâu) (?:nào|gì|mô)(?: \w+){0,3} <stuck>|ai(?: \w+){0,2} <stuck>"
        r"|(?:những|các|mấy|danh sách) <task> (?:mà |đang |bị |còn |gặp |có )*<stuck><end>"
        r"|<stuck> (?:ở |tại )?(?:gì|nào|đâu|chỗ nào|việc nào|việc gì|khâu nào)"
        r"|có (?:gì |việc gì |chỗ nào )?<stuck>(?: \w+){0,2} (?:không|gì|nào))",
    ),
    ("stuck where", 3, r"(?:vướng|khó khăn|vướng mắc|ách tắc|đang vướng)(?: \w+){0,3} (?:gì|nào|đâu|mắc)"),
    ("anything new", 4, r"có (?:gì|tin gì) (?:mới|tiến triển|thay đổi|đáng chú ý|nổi bật)"),
    ("what was done", 3, r"(?:làm|thực hiện|hoàn thành) được (?:những )?(?:gì|tới đâu|đến đâu|bao nhiêu|chưa)"),
    ("chart", 4, r"(?:biểu đồ|dashboard|bảng điều khiển|số liệu chung|con số)"),
)

_OVERDUE = rules(
    "overdue",
    ("late", 4, r"<late>"),
    ("which is late", 2.5, r"(?:nào|gì|mấy|những|bao nhiêu|danh sách|liệt kê|có|các|còn)(?: \w+){0,5} <late>"),
    ("late which", 2.5, r"<late>(?: \w+){0,4} (?:nào|gì|mấy|không|chưa)"),
    (
        "has it reported yet",
        4.5,
        r"(?:đã|có|chịu)(?: \w+)? (?:báo cáo|nộp báo cáo|gửi báo cáo|cập nhật)(?: \w+){0,3} chưa",
    ),
    (
        "who has not reported",
        6,
        r"<unit>(?: nào| mô| gì)?(?: \w+){0,5} (?:chưa|không|còn nợ|nợ|thiếu|vẫn chưa)(?: \w+){0,3} (?:báo cáo|"
        r"cập nhật|nộp|gửi|phản hồi|trả lời|báo)",
    ),
    ("owes a report", 6, r"(?:nợ|thiếu|chưa có|chưa thấy) (?:\w+ )?báo cáo"),
    ("not reported", 4, r"chưa (?:thấy |chịu |hề )?(?:báo cáo|cập nhật|nộp|gửi|phản hồi|báo)"),
    ("behind", 3, r"(?:chậm so với|trễ so với|bị trễ|bị chậm|không đúng hạn|chưa đúng hạn|chưa xong|chưa hoàn thành)"),
    ("which not yet", 4, r"(?:ai|<unit> nào)(?: \w+){0,2} chưa"),
    ("past", 3, r"(?:lỡ hạn|trễ hẹn|quá lâu)"),
)

_SCORE = rules(
    "score",
    (
        "points",
        4,
        r"(?:(?:mất|trừ|đạt|bị trừ|tăng|tính|thang|bảng|số|được|rớt|thiếu|tổng|giảm|tự|bao nhiêu|mấy|kéo|cải "
        r"thiện|nâng|chấm|gỡ|tụt|thấp) (?:\w+ )?điểm|điểm (?:số|cải cách|cchc|trừ|tối đa|chuẩn|par|chỉ số|thành "
        r"phần|năm|của|bao|kém|thấp|cao))",
    ),
    ("criteria", 4, r"(?:tiêu chí|tiêu chí thành phần|par index|parindex|par|bộ chỉ số|bảng điểm)"),
    ("index", 3.5, r"chỉ số (?:cải cách|cchc|par|cải cách hành chính)"),
    ("how many points", 3, r"(?:bao nhiêu|mấy) điểm"),
    ("points anywhere", 1.5, r"điểm(?! danh| qua| lại| nghẽn| cầu)"),
    ("rank", 2, r"(?:xếp hạng|thứ hạng|hạng mấy|đứng thứ)(?: \w+){0,3} (?:cải cách|cchc|chỉ số|huyện|tỉnh)"),
)

QUESTIONS: tuple[Rule, ...] = (*_MINE, *_DETAIL, *_WHO, *_DATES, *_SUMMARY, *_OVERDUE, *_SCORE)
