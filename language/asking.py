"""How each kind of request is worded around its subject: words to take away before the subject is looked for."""

from language.cues import pattern

ASKING = pattern(
    r"(?:hạn|thời hạn|hạn chót|hạn cuối|thời gian|deadline|hoàn thành|xong|nộp|chi tiết|thông tin|nội dung|cụ "
    r"thể|sản phẩm|yêu cầu|phải|cần|nói rõ hơn|rõ hơn|nói rõ|nói|mở|xem|coi|cho xem|tra cứu|tìm|đến|tới|trước|"
    r"hiện|show|đọc|còn bao lâu|bao lâu|gồm những gì|gồm|đầu ra|kết quả đầu ra|minh chứng|giải thích|mô tả|tiến "
    r"độ|kết thúc|ra coi|đang|đã|được|mà|có|cái nào|của|về|kịp|ngày mấy|ngày|mấy|cho biết|biết|muốn|bữa|tháng "
    r"mấy|khi)"
)
ASKING_WHO = pattern(
    r"(?:phụ trách|chủ trì|phối hợp|chịu trách nhiệm|trách nhiệm|đầu mối|đảm nhận|theo dõi|quản lý|lo|làm chung|"
    r"làm|giao cho|giao|cho|do|của|đơn vị|phòng ban|phòng|cơ quan|bên|bộ phận|người|ban|việc của|nhiệm vụ của|"
    r"thuộc|về|với|cùng|còn|ngoài|ra|đứng|hỗ trợ|tham mưu|nhận|hỏi|liên hệ|gặp|tìm|ai|những|đang|được|nữa|cán "
    r"bộ nào|phải|xử lý|thực hiện|soạn|đúng|tập thể|cá nhân|mấy)"
)
TELLING = pattern(
    r"(?:đã|vừa|mới|vẫn|còn|đang|sắp|gần|cơ bản|xong xuôi|xong|hoàn thành|hoàn tất|làm xong|làm|thực hiện|báo "
    r"cáo(?: là| tiến độ| anh| chị| sếp|:)|em báo|cập nhật|tiến độ|ghi nhận|ghi|đánh dấu|được|đạt|khoảng|tầm|"
    r"lên|cỡ|chừng|bắt đầu|triển khai|ký|phát hành|gửi|trình|nộp|hôm qua|hôm nay|sáng nay|chiều qua|tuần trước|"
    r"hôm|bữa|phần trăm|thành|là|rồi|thì|nhưng|đi|bởi|tới|đến|dự thảo|soạn|chạy thử|chạy|toàn bộ|tất cả|số|phần còn "
    r"lại|thật|nói thật)"
)
ASKING_MORE_TIME = pattern(
    r"(?:xin|đề nghị|cho phép|cho|gia hạn|ra hạn|lùi hạn|lùi thời hạn|lùi|dời hạn|dời|giãn|nới|hoãn hạn|hoãn|"
    r"khất|kéo dài|thời hạn|thời gian|hạn|thêm|nộp|trình|chậm|trễ|muộn|đến|tới|sang|qua|lại|được không|được|"
    r"chưa kịp|không kịp|kịp|chắc|bận quá|bận|=vì|vì (?!trí)|=do|hết|đẩy|chuyển|đổi|ngày|mong|phép|xin phép|sếp|"
    r"lãnh đạo|tuần|tháng|nữa|mấy|vài|ít)"
)
REMINDING = pattern(
    r"(?:nhắc nhở|nhắc lại|nhắc việc|nhắc|nhớ|đừng quên|kẻo quên|đặt lịch|đặt|tạo (?:lịch|nhắc|báo thức)|hẹn|"
    r"lịch nhắc|lịch|báo lại|báo thức|(?<!thông )báo(?! cáo)|gọi lại|gọi tôi|gọi em|kêu|réo|ới|hoãn|dời|để|lại|"
    r"vào|lúc|sang|đến|tới|trước|cho|khoan|hẵng|hãy|tạm|đã|chút|hộ|khoảng|tầm|chừng|phải|cần|đúng|cái|xem lại|"
    r"tiếp|đi|set|cài|hú|nói|lời nhắc|lời|gợi lại|gợi|chuyện|phát|khỏi|gác|chốc|sau|thì|nhớ|ấy|muộn|thêm|lần|đẩy|kẹt|"
    r"tiếng|bận|lâu|liền|giờ)"
)
ASKING_MINE = pattern(
    r"(?:chú ý|lưu ý|quan tâm|gấp|ưu tiên|liệt kê|soát|danh mục|kể|nghe|danh sách|xem|coi|cho|được giao|được phân "
    r"công|giao|phân công|chủ trì|"
    r"phối hợp|phụ "
    r"trách|hỗ trợ|đang|làm|việc|công việc|nhiệm vụ|đầu việc|hoạt động|tôi|em|mình|phòng|đơn vị|của|sắp|đến hạn|"
    r"tới hạn|quá hạn|trễ hạn|trễ|chậm|hạn|hoàn thành|xong|chưa|đã|còn|phải|cần|có|những|các|nào|lĩnh vực|mảng|"
    r"phần(?! mềm)|liên quan(?: đến| tới)?|thuộc|trong|về|bận|ôm|tiến độ|báo cáo|theo dõi|lo|giữ|xử lý|giải "
    r"quyết|nộp|năm nay|hiện tại|hiện nay|hiện|bây giờ|giờ|kỳ này|dịp này|trực tiếp|đứng đầu|tham gia|sang|tới|"
    r"sau|này|nay|bữa|hộ|cái|nên|muốn|biết|kiểm tra|tồn|dở|vướng|nợ|tổng cộng|tất cả|bao|ôn|thêm|mới|cụ thể|gần "
    r"nhất|trước mắt|lịch|anh|chị|đây|lại)"
)
ASKING_STATE = pattern(
    r"(?:tỷ lệ|tỉ lệ|số (?:mấy|bao nhiêu|nào|hiệu)|phần trăm|tóm tắt|tổng quan|tổng kết|tình hình|tiến độ|kết quả|"
    r"thực hiện|đến "
    r"đâu|tới đâu|báo cáo nhanh|"
    r"báo cáo|điểm qua|tổng hợp|khái quát|lĩnh vực|mảng|phần(?! mềm)|khối lượng|khối|nhóm|cả|toàn|huyện|xã|kế hoạch|"
    r"năm "
    r"nay|được|bao nhiêu|phần trăm|dẫn đầu|đứng đầu|đội sổ|ở mức|mức|làm|hoàn thành|xong|đạt|thống kê|cho|xem|"
    r"nói|nghe|coi|anh|chị|thế nào|ra sao|đang|có|tiến triển|dạo này|hiện nay|hiện tại|hiện|những|các|việc|"
    r"nhiệm vụ|đơn vị|phòng|xã nào|nào|tốt nhất|chậm nhất|nhất|giúp|nhanh|về|của|trong|sơ bộ|chung|số liệu|còn "
    r"lại|còn|vướng mắc|vướng|khó khăn|chỗ|đâu|mới|qua|vừa rồi|vừa|đến nay|tới nay|tính|giờ|bữa nay|toàn huyện|"
    r"cả huyện|toàn xã|cải cách hành chính năm|so với|biểu đồ|vẽ|tăng|giảm|thay đổi|xếp hạng|so sánh|khâu|mức|"
    r"đã|đến|tới|tháng|quý|tuần|ngày|%)"
)
ASKING_POINTS = pattern(
    r"(?:mất|trừ|bị trừ|bị|đạt|tăng|tính|thang|bảng|điểm số|điểm|tiêu chí|par index|par|index|bộ chỉ số|chỉ số|"
    r"cải cách hành chính|xếp hạng|chấm|tối đa|tối thiểu|được|bao nhiêu|mục|phần(?! mềm)|lĩnh vực|mảng|năm "
    r"ngoái|năm nay|năm trước|năm|huyện mình|huyện|xã mình|xã|cho|xem|những|các|nào|đang|thì|nên|cải thiện|"
    r"trước|muốn|để|không|còn|tự|thẩm định|nhóm|thành phần|thấp|cao|kém|nhất|bảng điểm|mấy|đâu|ở|chỗ|có|của|về|"
    r"kết quả|theo|làm|sao|nâng|kéo|bỏ|lấy|lại|hụt|rớt|thiếu|tổng|bộ|toàn|cả|cái|dễ|so với|mình|từng|chưa|trong|"
    r"phải|tụt|giảm|vì|này|lên|đến|một số|gỡ)"
)
PRESSING = pattern(
    r"(?:kịp|đôn đốc|đốc thúc|thúc giục|hối thúc|giục|thúc|hối|nhắc nhở|nhắc|nhắn|gọi|thông báo|gửi|báo cáo ngay|"
    r"làm nhanh|nhanh lên|nhanh|lẹ lên|làm lẹ|lẹ|khẩn trương|gấp|sớm|lên|các|mấy|những|đơn vị|phòng|làm|về|việc|"
    r"vụ|cho|nộp|hoàn thành|triển khai|thực hiện|phải|chưa|còn|đang|quá hạn|trễ hạn|chậm|trễ|nợ|hộ|giúp|tôi|anh|"
    r"xong|bên|cái|đi|cập nhật tiến độ|cập nhật|tiến độ|tới|đẩy|ngay|tuần này|trong)"
)
