"""What the invented commune's plan says: head, body, tasks, targets, reports. Plain values, one year in, words out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.calendar import end_of_month

COMMUNE = "xã Tân Khê Hạ"
PROVINCE = "tỉnh Lạc Giang"
ISSUER = f"UBND {COMMUNE}"
NUMBER = "07/KH-UBND"
SIGNER = "Lương Bá Thiện"

OFFICE = "Văn phòng HĐND và UBND xã"
SOCIETY = "Phòng Văn hóa - Xã hội"
ECONOMY = "Phòng Kinh tế"
SERVICE = "Trung tâm Phục vụ hành chính công xã"
POLICE = "Công an xã"
MILITARY = "Ban Chỉ huy Quân sự xã"
HEALTH = "Trạm Y tế xã"
COLLECTIVE = "Các cơ quan, đơn vị thuộc xã"
MEMBERS = (OFFICE, SOCIETY, ECONOMY, SERVICE, POLICE, MILITARY, HEALTH)

LAST = 0
"""In place of a day: the last one of the month."""

MonthDay = tuple[int, int]
QUARTERS: tuple[MonthDay, ...] = ((3, LAST), (6, LAST), (9, LAST), (12, LAST))


@dataclass(frozen=True, slots=True)
class SampleTask:
    """One row of the appendix; `days` and `open` are what its deadline means. `{year}` stands for the plan's year."""

    title: str
    products: tuple[str, ...]
    lead: str
    support: tuple[str, ...]
    deadline: str
    days: tuple[MonthDay, ...] = ()
    open: tuple[str, ...] = ()
    budget: int | None = None

    def due(self, year: int) -> list[date]:
        """The last days on time in one year's plan."""
        return [date(year, month, day) if day else end_of_month(year, month) for month, day in self.days]


@dataclass(frozen=True, slots=True)
class SampleTarget:
    """A number to reach, as printed and as meant."""

    text: str
    value: float
    comparison: str


@dataclass(frozen=True, slots=True)
class SampleReporting:
    """One report of the regime."""

    name: str
    data_from: date
    data_to: date
    due: date


SECTIONS: tuple[tuple[str, tuple[SampleTask, ...]], ...] = (
    (
        "Cải cách thể chế",
        (
            SampleTask(
                "Rà soát, hệ thống hóa văn bản do HĐND và UBND xã ban hành còn hiệu lực",
                ("Kế hoạch rà soát", "Báo cáo kết quả"),
                OFFICE,
                (SOCIETY, ECONOMY),
                "Quý I; Tháng 12",
                ((3, LAST), (12, LAST)),
            ),
            SampleTask(
                "Đưa tin, bài phổ biến pháp luật trên loa truyền thanh và trang tin của xã",
                ("Tin, bài đã phát",),
                SOCIETY,
                (POLICE,),
                "Hàng tháng",
                tuple((month, LAST) for month in range(1, 13)),
                budget=6_000_000,
            ),
            SampleTask(
                "Góp ý dự thảo văn bản do cấp trên gửi lấy ý kiến",
                ("Văn bản góp ý",),
                OFFICE,
                (COLLECTIVE,),
                "Khi có yêu cầu",
                open=("when",),
            ),
        ),
    ),
    (
        "Cải cách thủ tục hành chính",
        (
            SampleTask(
                "Cập nhật, công khai thủ tục hành chính tại nơi tiếp nhận hồ sơ và trên trang tin của xã",
                ("Danh mục thủ tục được công khai",),
                SERVICE,
                (OFFICE,),
                "Thường xuyên",
                open=("ongoing",),
            ),
            SampleTask(
                "Đề xuất cắt giảm giấy tờ, rút ngắn thời gian giải quyết thủ tục thuộc thẩm quyền của xã",
                ("Tờ trình phương án đơn giản hóa",),
                OFFICE,
                (SERVICE, ECONOMY),
                "Trước ngày 20/5/{year}",
                ((5, 19),),
            ),
            SampleTask(
                "Khảo sát mức độ hài lòng của người dân khi đến giải quyết thủ tục",
                ("Báo cáo khảo sát",),
                SERVICE,
                (SOCIETY,),
                "6 tháng và năm",
                ((6, LAST), (12, LAST)),
                budget=4_500_000,
            ),
            SampleTask(
                "Trả lời phản ánh, kiến nghị của người dân, doanh nghiệp về quy định hành chính",
                ("Văn bản trả lời",),
                OFFICE,
                (COLLECTIVE,),
                "10 ngày sau khi nhận được phản ánh, kiến nghị",
                open=("after",),
            ),
            SampleTask(
                "Số hóa hồ sơ giấy và kết quả giải quyết thủ tục hành chính còn giá trị sử dụng",
                ("Bảng kê hồ sơ đã số hóa",),
                SERVICE,
                (OFFICE, POLICE),
                "Hàng quý",
                QUARTERS,
                budget=18_000_000,
            ),
        ),
    ),
    (
        "Cải cách tổ chức bộ máy",
        (
            SampleTask(
                "Sửa đổi Quy chế làm việc của UBND xã cho phù hợp mô hình chính quyền địa phương hai cấp",
                ("Quyết định ban hành Quy chế",),
                OFFICE,
                (COLLECTIVE,),
                "Tháng 02/{year}",
                ((2, LAST),),
            ),
            SampleTask(
                "Lập Đề án vị trí việc làm của các cơ quan chuyên môn thuộc UBND xã",
                ("Đề án",),
                SOCIETY,
                (OFFICE, ECONOMY),
                "Quý II/{year}",
                ((6, LAST),),
            ),
            SampleTask(
                "Sắp xếp lại các điểm trạm và mạng lưới nhân viên y tế thôn",
                ("Phương án sắp xếp", "Quyết định phân công"),
                HEALTH,
                (SOCIETY,),
                "Tháng 8/{year}",
                ((8, LAST),),
            ),
            SampleTask(
                "Kiện toàn lực lượng dân quân và cập nhật danh sách trên phần mềm quản lý",
                ("Quyết định kiện toàn", "Danh sách đã cập nhật"),
                MILITARY,
                (POLICE,),
                "Chậm nhất ngày 25/4/{year}",
                ((4, 25),),
                budget=3_000_000,
            ),
        ),
    ),
    (
        "Cải cách chế độ công vụ",
        (
            SampleTask(
                "Bồi dưỡng kỹ năng số và kỹ năng tiếp dân cho cán bộ, công chức xã",
                ("Kế hoạch bồi dưỡng", "Báo cáo kết quả"),
                SOCIETY,
                (SERVICE, OFFICE),
                "Kế hoạch: trước ngày 10/02/{year}; báo cáo: trước ngày 10/12/{year}",
                ((2, 9), (12, 9)),
                budget=20_000_000,
            ),
            SampleTask(
                "Kiểm tra việc chấp hành giờ giấc, kỷ luật, kỷ cương tại các cơ quan thuộc xã",
                ("Biên bản kiểm tra", "Thông báo kết luận"),
                OFFICE,
                (SOCIETY,),
                "Quý II, Quý IV",
                ((6, LAST), (12, LAST)),
            ),
            SampleTask(
                "Đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức",
                ("Kết quả xếp loại",),
                COLLECTIVE,
                (SOCIETY,),
                "Chậm nhất ngày 15/12/{year}",
                ((12, 15),),
            ),
        ),
    ),
    (
        "Cải cách tài chính công",
        (
            SampleTask(
                "Sửa đổi Quy chế chi tiêu nội bộ và Quy chế sử dụng tài sản công của xã",
                ("Quyết định ban hành Quy chế",),
                ECONOMY,
                (OFFICE,),
                "Trước ngày 31/01/{year}",
                ((1, 30),),
            ),
            SampleTask(
                "Công khai tình hình thu, chi ngân sách xã",
                ("Thông báo công khai",),
                ECONOMY,
                (OFFICE,),
                "Ngày 15 của tháng cuối quý",
                ((3, 15), (6, 15), (9, 15), (12, 15)),
            ),
            SampleTask(
                "Kiểm kê tài sản, lập phương án sử dụng các trụ sở dôi dư sau sắp xếp",
                ("Biên bản kiểm kê", "Phương án sử dụng"),
                ECONOMY,
                (OFFICE, POLICE),
                "Đến hết ngày 10/10/{year}",
                ((10, 10),),
                budget=12_000_000,
            ),
        ),
    ),
    (
        "Chuyển đổi số, xây dựng chính quyền số",
        (
            SampleTask(
                "Kiện toàn và tập huấn Tổ công nghệ số cộng đồng ở các thôn",
                ("Quyết định kiện toàn", "Tài liệu tập huấn"),
                SOCIETY,
                (SERVICE, POLICE),
                "Tháng 3/{year}",
                ((3, LAST),),
                budget=8_000_000,
            ),
            SampleTask(
                "Đối chiếu, làm sạch dữ liệu dân cư và kích hoạt tài khoản định danh điện tử",
                ("Báo cáo kết quả làm sạch dữ liệu",),
                POLICE,
                (SERVICE, HEALTH),
                "Trước ngày 10/7/{year}",
                ((7, 9),),
                budget=10_000_000,
            ),
            SampleTask(
                "Kiểm tra an toàn thông tin, thay thế máy tính và thiết bị mạng đã cũ",
                ("Biên bản kiểm tra", "Hồ sơ mua sắm"),
                OFFICE,
                (ECONOMY,),
                "Ngày 20/8/{year}",
                ((8, 20),),
                budget=45_000_000,
            ),
            SampleTask(
                "Lập hồ sơ sức khỏe điện tử cho người cao tuổi trên địa bàn",
                ("Hồ sơ sức khỏe điện tử",),
                HEALTH,
                (POLICE, SOCIETY),
                "Tháng 10/{year}",
                ((10, LAST),),
                budget=9_500_000,
            ),
        ),
    ),
    (
        "Công tác chỉ đạo, điều hành",
        (
            SampleTask(
                "Tổ chức hội nghị triển khai Kế hoạch đến toàn thể cán bộ, công chức và trưởng thôn",
                ("Giấy mời", "Biên bản hội nghị"),
                OFFICE,
                (COLLECTIVE,),
                "Ngày 20/01/{year}",
                ((1, 20),),
                budget=5_000_000,
            ),
            SampleTask(
                "Tuyên truyền cải cách hành chính, chuyển đổi số bằng pa nô, tờ rơi và sinh hoạt thôn",
                ("Kế hoạch tuyên truyền", "Báo cáo kết quả"),
                SOCIETY,
                (COLLECTIVE,),
                "Tháng 4; Tháng 11",
                ((4, LAST), (11, LAST)),
                budget=15_000_000,
            ),
            SampleTask(
                "Tự kiểm tra việc thực hiện Kế hoạch tại cơ quan, đơn vị mình",
                ("Biên bản tự kiểm tra",),
                COLLECTIVE,
                (OFFICE,),
                "Quý III/{year}",
                ((9, LAST),),
            ),
            SampleTask(
                "Tự chấm điểm Chỉ số cải cách hành chính của xã, gửi cơ quan thẩm định",
                ("Bảng tự chấm điểm", "Tài liệu kiểm chứng"),
                OFFICE,
                (COLLECTIVE,),
                "Trước ngày 05/12/{year}",
                ((12, 4),),
            ),
        ),
    ),
)

TARGETS = (
    SampleTarget("Tối thiểu 85% hồ sơ thủ tục hành chính được nộp trực tuyến", 85.0, ">="),
    SampleTarget("100% kết quả giải quyết thủ tục hành chính được trả dưới dạng bản điện tử", 100.0, "="),
    SampleTarget("Mức độ hài lòng của người dân đối với bộ phận tiếp nhận hồ sơ đạt từ 95% trở lên", 95.0, ">="),
)

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def issued(year: int) -> date:
    """The day the plan was signed."""
    return date(year, 1, 8)


def subject(year: int) -> str:
    """What stands under the words KẾ HOẠCH."""
    return f"Cải cách hành chính và chuyển đổi số năm {year}"


def coded_tasks() -> Iterator[tuple[str, str, SampleTask]]:
    """Code, section and task, in the order printed."""
    for roman, (section, tasks) in zip(ROMAN, SECTIONS, strict=True):
        for place, task in enumerate(tasks, start=1):
            yield f"{roman}.{place}", section, task


def reporting(year: int) -> list[SampleReporting]:
    """The four reports of the year, with the span of days whose data counts."""
    start = date(year - 1, 12, 15)
    return [
        SampleReporting(f"Báo cáo Quý I/{year}", start, date(year, 3, 14), date(year, 3, 18)),
        SampleReporting(f"Báo cáo 6 tháng đầu năm {year}", start, date(year, 6, 14), date(year, 6, 18)),
        SampleReporting(f"Báo cáo Quý III/{year}", date(year, 6, 15), date(year, 9, 14), date(year, 9, 18)),
        SampleReporting(f"Báo cáo năm {year}", start, date(year, 12, 14), date(year, 12, 18)),
    ]
