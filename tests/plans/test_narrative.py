"""Plans without a table: which paragraphs become tasks, what they are called, who leads them, by when."""

from datetime import date
from pathlib import Path

import pytest

from domain.plan import PlannedTask, PlanReading, UnreadableDocument
from plans import read
from tests.plans.drawing import FOOT, HEAD, HEADING, document_with

TITLE = ("KẾ HOẠCH", "Cải cách hành chính năm 2024")
PUBLISHED = Path(__file__).parents[2].parent / "shared" / "plans" / "001_6ddeb19226cff533.txt"
DUTIES = (
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Nội vụ",
    "Là cơ quan thường trực, có trách nhiệm:",
    "- Chủ trì, phối hợp với các đơn vị liên quan tham mưu các nội dung: chỉ đạo, điều hành; cải cách chế độ công vụ.",
    "- Tham mưu mở lớp tập huấn cho công chức xã trong tháng 6 năm 2024.",
    "- Tổng hợp, báo cáo định kỳ hằng quý trước ngày 15 tháng cuối quý.",
    "2. Phòng Tư pháp: Chủ trì, tham mưu nhiệm vụ cải cách thể chế.",
    "3. Giao Văn phòng HĐND và UBND huyện phụ trách nội dung cải cách TTHC.",
    "4. Phòng Văn hóa và Thông tin phụ trách ứng dụng CNTT, chuyển đổi số của huyện.",
    "5. Đài Truyền thanh: Phối hợp tuyên truyền về cải cách thể chế.",
    "6. Các cơ quan, đơn vị, UBND các xã, thị trấn",
    "- Xây dựng kế hoạch của đơn vị trước ngày 31/01/2024.",
    "- Thực hiện nghiêm túc Kế hoạch này.",
)


def plan(tmp_path: Path, *lines: str, head: tuple[str, ...] = TITLE) -> PlanReading:
    file = tmp_path / "ke-hoach.txt"
    file.write_text("\n".join((*head, *lines)), encoding="utf-8")
    return read(file)


def codes(reading: PlanReading) -> list[str]:
    return [task.code for task in reading.tasks]


def task(reading: PlanReading, code: str) -> PlannedTask:
    return next(task for task in reading.tasks if task.code == code)


FIELDS = (
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Xác định rõ trách nhiệm của từng đơn vị.",
    "II. MỤC TIÊU VÀ NHIỆM VỤ",
    "1. Mục tiêu chung",
    "- Xây dựng nền hành chính phục vụ.",
    "2. Mục tiêu, nhiệm vụ cụ thể",
    "2.1. Cải cách thể chế",
    "a) Mục tiêu",
    "- 100% văn bản ban hành đúng thẩm quyền.",
    "b) Nhiệm vụ",
    "- Ban hành danh mục văn bản cần rà soát.",
    "- Kiểm tra văn bản đã ban hành, gồm:",
    "+ Thường xuyên tự kiểm tra văn bản của huyện.",
    "+ Kiểm tra văn bản của các xã trước ngày 30/9/2024.",
    "2.2. Cải cách thủ tục hành chính (TTHC)",
    "a) Mục tiêu",
    "- 95% hồ sơ được trả đúng hạn.",
    "b) Nhiệm vụ",
    "- Các phòng chuyên môn rà soát, phối hợp với Sở Tư pháp để đơn giản hóa thủ tục.",
    "- Phối hợp với Bưu điện tỉnh, Sở Nội vụ triển khai trả kết quả tại nhà.",
    "2.3. Xây dựng chính quyền điện tử, chính quyền số",
    "b) Nhiệm vụ",
    "- Nâng cấp mạng nội bộ.",
    "III. GIẢI PHÁP",
    "1. Nâng cao nhận thức của cán bộ.",
)


def test_bullets_of_a_field_are_tasks_and_goals_are_not(tmp_path: Path) -> None:
    reading = plan(tmp_path, *FIELDS, *DUTIES)
    assert codes(reading) == ["2.1-1", "2.1-2", "2.1-3", "2.2-1", "2.2-2", "2.3-1", "IV.1-2", "IV.6-1"]
    assert task(reading, "2.1-2").title == "Thường xuyên tự kiểm tra văn bản của huyện."
    assert task(reading, "2.1-1").section == "Cải cách thể chế"
    assert task(reading, "2.3-1").section == "Xây dựng chính quyền điện tử, chính quyền số"


def test_the_lead_is_the_unit_that_is_told_to_lead_the_field(tmp_path: Path) -> None:
    reading = plan(tmp_path, *FIELDS, *DUTIES)
    assert task(reading, "2.1-1").lead == ["Phòng Tư pháp"]
    assert task(reading, "2.2-2").lead == ["Văn phòng HĐND và UBND huyện"]
    assert task(reading, "2.2-2").support == ["Bưu điện tỉnh", "Sở Nội vụ"]
    assert task(reading, "2.3-1").lead == ["Phòng Văn hóa và Thông tin"], "the field is named there in other words"


def test_the_subject_of_a_sentence_goes_before_the_field(tmp_path: Path) -> None:
    own = task(plan(tmp_path, *FIELDS, *DUTIES), "2.2-1")
    assert (own.lead, own.support) == (["Các phòng chuyên môn"], ["Sở Tư pháp"])


def test_derived_leads_are_doubted_once_for_a_field(tmp_path: Path) -> None:
    reading = plan(tmp_path, *FIELDS, *DUTIES)
    derived = [doubt for doubt in reading.doubts if "lấy theo phần phân công" in doubt.why]
    assert [doubt.read for doubt in derived] == [
        "Phòng Tư pháp",
        "Văn phòng HĐND và UBND huyện",
        "Phòng Văn hóa và Thông tin",
    ]
    assert "2.1-1, 2.1-2, 2.1-3" in derived[0].where
    assert "2.2-1" not in derived[1].where, "its lead is printed beside it"
    assert any("Không thấy bảng phân công" in doubt.why for doubt in reading.doubts)


def test_a_duty_with_a_day_is_a_task_and_a_periodic_report_is_not(tmp_path: Path) -> None:
    reading = plan(tmp_path, *FIELDS, *DUTIES)
    assert task(reading, "IV.1-2").due == [date(2024, 6, 30)]
    assert task(reading, "IV.1-2").lead == ["Phòng Nội vụ"]
    assert task(reading, "IV.6-1").lead == ["Các cơ quan, đơn vị", "UBND các xã, thị trấn"]
    assert task(reading, "IV.6-1").due == [date(2024, 1, 30)]


def test_deadlines_in_sentences(tmp_path: Path) -> None:
    reading = plan(tmp_path, *FIELDS, *DUTIES)
    assert (task(reading, "2.1-2").due, task(reading, "2.1-2").open) == ([], ["ongoing"])
    assert task(reading, "2.1-3").due == [date(2024, 9, 29)]
    assert (task(reading, "2.1-1").due, task(reading, "2.1-1").open) == ([], [])
    undated = next(doubt for doubt in reading.doubts if "không ghi thời hạn" in doubt.why)
    assert "2.1-1" in undated.where


def test_a_field_that_nobody_is_told_to_lead(tmp_path: Path) -> None:
    reading = plan(tmp_path, "II. NHIỆM VỤ", "1. Cải cách tài chính công", "- Công khai ngân sách.", *DUTIES)
    assert task(reading, "II.1-1").lead == []
    assert any("Không rõ đơn vị nào chủ trì" in doubt.why and "II.1-1" in doubt.where for doubt in reading.doubts)


def test_brackets_of_a_commune_plan(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "II. NỘI DUNG",
        "1. Chỉ đạo, điều hành (Chủ trì: Công chức Văn phòng - Thống kê)",
        "- Ban hành kế hoạch của xã (hoàn thành trước ngày 20/01/2024).",
        "- Tự kiểm tra (Tư pháp - Hộ tịch chủ trì, phối hợp các ban, ngành; quý III).",
        "- Trả hồ sơ đúng hạn (từ 98% trở lên).",
        "2. Cải cách thể chế",
        "- Rà soát văn bản (Công chức Tư pháp - Hộ tịch, Thường xuyên).",
    )
    assert codes(reading) == ["II.1-1", "II.1-2", "II.1-3", "II.2-1"]
    first, second, third, fourth = reading.tasks
    assert (first.title, first.lead, first.due) == (
        "Ban hành kế hoạch của xã",
        ["Công chức Văn phòng - Thống kê"],
        [date(2024, 1, 19)],
    )
    assert first.section == "Chỉ đạo, điều hành"
    assert (second.lead, second.support) == (["Tư pháp - Hộ tịch"], ["các ban, ngành"])
    assert second.due == [date(2024, 9, 30)]
    assert third.title == "Trả hồ sơ đúng hạn (từ 98% trở lên)."
    assert (fourth.lead, fourth.open) == (["Công chức Tư pháp - Hộ tịch"], ["ongoing"])


def test_label_lines_belong_to_the_item_above(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "II. NHIỆM VỤ",
        "1. Mở lớp tập huấn",
        "- Nội dung: kỹ năng tiếp dân.",
        "- Đơn vị chủ trì: Phòng Nội vụ.",
        "- Cơ quan phối hợp: Phòng Tư pháp; Công an huyện.",
        "- Thời gian hoàn thành: Quý II.",
        "- Sản phẩm: Kế hoạch, Báo cáo.",
        "2. Lập chuyên mục hỏi đáp. Chủ trì: Phòng Văn hóa. Thời gian: hằng tháng. Kinh phí: 5 triệu đồng.",
        "3. Công tác thi đua",
        "- Phát động phong trào.",
        "- Bình xét sáng kiến.",
        "- Chủ trì: Phòng Nội vụ",
        "- Thời gian: Quý IV",
        "4. Giao Công an huyện chủ trì, phối hợp với UBND các xã tuyên truyền, hoàn thành trước 30/9/2024.",
    )
    assert codes(reading) == ["II.1", "II.2", "II.3-1", "II.3-2", "II.4"]
    first = task(reading, "II.1")
    assert (first.title, first.lead, first.support) == (
        "Mở lớp tập huấn",
        ["Phòng Nội vụ"],
        ["Phòng Tư pháp", "Công an huyện"],
    )
    assert (first.due, first.products) == ([date(2024, 6, 30)], ["Kế hoạch", "Báo cáo"])
    assert (task(reading, "II.2").title, task(reading, "II.2").budget) == ("Lập chuyên mục hỏi đáp.", 5_000_000)
    assert len(task(reading, "II.2").due) == 12
    assert task(reading, "II.3-1").lead == ["Phòng Nội vụ"]
    assert task(reading, "II.3-2").due == [date(2024, 12, 31)]
    assert (task(reading, "II.4").lead, task(reading, "II.4").support) == (["Công an huyện"], ["UBND các xã"])


def test_labels_below_each_bullet_in_turn(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "II. NHIỆM VỤ",
        "- Rà soát quy trình.",
        "Chủ trì: Phòng Nội vụ; thời gian: tháng 3",
        "- Công bố quy trình.",
        "Chủ trì: Phòng Tư pháp; thời gian: tháng 5",
    )
    assert [(task.code, task.lead, task.due) for task in reading.tasks] == [
        ("II-1", ["Phòng Nội vụ"], [date(2024, 3, 31)]),
        ("II-2", ["Phòng Tư pháp"], [date(2024, 5, 31)]),
    ]


def test_a_plan_that_only_lists_what_each_unit_does(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "II. PHÂN CÔNG NHIỆM VỤ",
        "1. Văn phòng - Thống kê",
        "- Theo dõi kết quả.",
        "- Tham mưu kế hoạch trong quý I.",
        "2. Các ban, ngành, đoàn thể",
        "- Vận động hội viên.",
    )
    assert [(task.code, task.lead) for task in reading.tasks] == [
        ("II.1-1", ["Văn phòng - Thống kê"]),
        ("II.1-2", ["Văn phòng - Thống kê"]),
        ("II.2-1", ["Các ban, ngành, đoàn thể"]),
    ]


def test_what_is_given_below_a_whole_sentence_is_no_task_of_its_own(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "III. NHIỆM VỤ",
        "1. Đơn giản hóa các quy trình thuộc phạm vi quản lý của huyện.",
        "Giao Phòng Nội vụ chủ trì, phối hợp với các phòng thực hiện; hoàn thành trước 30/6/2024.",
        "2. Cải cách thể chế: Xây dựng văn bản đúng chương trình đã duyệt từ đầu năm nay.",
        "Kiểm tra văn bản của các xã.",
        "3. Cải cách tài chính công.",
        "- Công khai ngân sách.",
        "- Giao Kế toán chủ trì thực hiện các nội dung này.",
    )
    assert codes(reading) == ["III.1", "III.2", "III.2-1", "III.3-1"]
    assert (task(reading, "III.1").lead, task(reading, "III.1").due) == (["Phòng Nội vụ"], [date(2024, 6, 29)])
    assert task(reading, "III.2").section == task(reading, "III.2-1").section == "Cải cách thể chế"
    assert task(reading, "III.3-1").lead == ["Kế toán"]


def test_a_paragraph_that_only_gives_the_work_of_its_heading_is_no_task_of_its_own(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "III. NHIỆM VỤ",
        "1. Đưa sản phẩm của 30 hộ lên sàn giao dịch",
        "Phòng Kinh tế chủ trì, phối hợp với Hội Nông dân huyện thực hiện. Hoàn thành trước ngày 15/11/2024.",
        "2. Kiện toàn tổ công tác",
        "Bổ sung hai người vào tổ. Giao cho Công an huyện tham mưu trong quý I.",
    )
    assert [(one.code, one.lead, one.support) for one in reading.tasks] == [
        ("III.1", ["Phòng Kinh tế"], ["Hội Nông dân huyện"]),
        ("III.2-1", ["Công an huyện"], []),
    ]
    assert reading.tasks[0].title == "Đưa sản phẩm của 30 hộ lên sàn giao dịch"


def test_duties_that_name_their_fields_by_number(tmp_path: Path) -> None:
    names = ("Đất đai", "Hộ tịch", "Trồng rừng", "Nước sạch", "Thi đua")
    reading = plan(
        tmp_path,
        "II. NHIỆM VỤ",
        *(line for number, name in enumerate(names, 1) for line in (f"{number}. {name}", "- Lập sổ.")),
        "III. PHÂN CÔNG TRÁCH NHIỆM",
        "1. Giao Phòng Tư pháp chủ trì thực hiện các nhiệm vụ tại mục 1, mục 2 phần II.",
        "2. Phòng Nội vụ chịu trách nhiệm triển khai nhiệm vụ tại điểm 3 đến điểm 4 phần II.",
        "3. Phòng Y tế: là cơ quan thường trực, chủ trì các nội dung tại mục 5 phần II.",
    )
    assert [one.lead[0] for one in reading.tasks] == [
        *(["Phòng Tư pháp"] * 2),
        *(["Phòng Nội vụ"] * 2),
        "Phòng Y tế",
    ]


def test_a_plan_of_the_party(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "III- NHIỆM VỤ, GIẢI PHÁP",
        "1- Tăng cường sự lãnh đạo của cấp ủy",
        "1.1- Quán triệt nghị quyết trong quý I/2024. Giao Ban Tuyên giáo chủ trì, phối hợp với các chi, đảng bộ.",
        "1.2- Lập tổ công nghệ trước ngày 31/3/2024. Giao Đảng ủy các xã, thị trấn lãnh đạo thực hiện.",
        "1.3- Mở hai lớp; Trung tâm Chính trị chủ trì, Ban Tổ chức Huyện ủy phối hợp, thực hiện trong quý II.",
    )
    assert [(one.code, one.lead, one.support) for one in reading.tasks] == [
        ("1.1", ["Ban Tuyên giáo"], ["các chi, đảng bộ"]),
        ("1.2", ["Đảng ủy các xã, thị trấn"], []),
        ("1.3", ["Trung tâm Chính trị"], ["Ban Tổ chức Huyện ủy"]),
    ]


def test_what_a_units_list_asks_beside_its_field_is_a_task(tmp_path: Path) -> None:
    more = ("- Phối hợp với Trường Chính trị tổ chức bồi dưỡng công chức xã.", "- Thực hiện các nhiệm vụ được giao.")
    reading = plan(tmp_path, *FIELDS, *DUTIES[:6], *more, *DUTIES[6:])
    assert codes(reading)[-3:] == ["IV.1-2", "IV.1-4", "IV.6-1"]
    assert task(reading, "IV.1-4").lead == ["Phòng Nội vụ"]
    assert (task(reading, "IV.1-4").due, task(reading, "IV.1-4").open) == ([], [])


def test_a_duty_with_two_days_has_both(tmp_path: Path) -> None:
    lines = (
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ",
        "- Sơ kết trước ngày 20/6/2024; tổng kết trước ngày 10/12/2024.",
    )
    reading = plan(tmp_path, "II. NHIỆM VỤ", "1. Rà soát quy trình.", *lines)
    assert task(reading, "III.1-1").due == [date(2024, 6, 19), date(2024, 12, 9)]


def test_topics_and_places_of_an_inspection_are_no_tasks(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "II. NỘI DUNG, ĐỐI TƯỢNG KIỂM TRA",
        "1. Nội dung kiểm tra",
        "- Việc niêm yết thủ tục.",
        "2. Đối tượng kiểm tra",
        "- UBND xã Phú Thủy.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Nội vụ",
        "- Chủ trì, phối hợp với Thanh tra huyện lập đoàn kiểm tra trước ngày 20/5/2024.",
        "2. Kinh phí",
        "- Phòng Tài chính bố trí.",
    )
    assert [(task.code, task.lead, task.support) for task in reading.tasks] == [
        ("III.1-1", ["Phòng Nội vụ"], ["Thanh tra huyện"])
    ]


def test_numbers_that_start_anew_get_their_part_before_them(tmp_path: Path) -> None:
    reading = plan(
        tmp_path,
        "II. NHIỆM VỤ CHUNG",
        "1.1. Lập danh mục.",
        "III. NHIỆM VỤ RIÊNG",
        "1.1. Nhập dữ liệu.",
        "1.2. Đối chiếu.",
    )
    assert codes(reading) == ["II.1.1", "III.1.1", "III.1.2"]


def test_a_part_whose_number_stands_on_a_line_of_its_own(tmp_path: Path) -> None:
    lines = ("Phần I", "TÌNH HÌNH", "1. Đã làm tốt.", "Phần II", "NHIỆM VỤ VÀ GIẢI PHÁP", "1. Rà soát quy trình.")
    last = ("Phần III", "TỔ CHỨC THỰC HIỆN", "1. Phòng Nội vụ chủ trì các nội dung tại mục 1 phần II.")
    reading = plan(tmp_path, *lines, *last)
    assert [(task.code, task.lead) for task in reading.tasks] == [("II.1", ["Phòng Nội vụ"])]


def test_hard_wrapped_lines_are_made_whole(tmp_path: Path) -> None:
    body = [
        "- Rà soát toàn bộ quy trình đang áp dụng tại các phòng chuyên môn thuộc",
        "UBND huyện và các xã, thị trấn; đề xuất bãi bỏ những quy trình không còn",
        "phù hợp với thực tế, gửi kết quả về cơ quan thường trực để tổng hợp theo",
        "đúng mẫu đã thống nhất từ đầu năm và lưu hồ sơ ít nhất mười năm kể từ lúc",
        "kết thúc; đối với những việc còn vướng mắc thì nêu rõ nguyên nhân, cách",
        "giải quyết cùng thời gian dự kiến, không để kéo dài sang năm sau mà chưa",
        "có người chịu trách nhiệm cụ thể; những nơi làm tốt cần được nêu gương",
        "trước hội nghị, những nơi làm chưa tốt phải giải trình bằng văn bản với",
        "lãnh đạo huyện và có cam kết khắc phục dứt điểm trong thời gian sớm nhất.",
        "Kết quả là căn cứ xếp loại.",
        "- Công khai kết quả.",
        "Xếp loại các đơn vị.",
    ]
    reading = plan(tmp_path, "II. NHIỆM VỤ", *body)
    assert codes(reading) == ["II-1", "II-2", "II-3"]
    assert "thuộc UBND huyện" in reading.tasks[0].title
    assert reading.tasks[0].title.endswith("sớm nhất. Kết quả là căn cứ xếp loại.")
    assert reading.tasks[2].title == "Xếp loại các đơn vị."
    assert any(doubt.code == "II-3" and doubt.field == "title" for doubt in reading.doubts)


def test_a_plan_with_a_table_keeps_to_its_table(tmp_path: Path) -> None:
    row = ["1", "Ban hành kế hoạch", "Kế hoạch", "Phòng Nội vụ", "", "Tháng 01"]
    foot = ("II. NHIỆM VỤ", "1. Rà soát quy trình.", *FOOT)
    reading = read(document_with(tmp_path / "k.docx", [[list(HEADING), row]], foot=(*HEAD[:0], *foot)))
    assert [task.title for task in reading.tasks] == ["Ban hành kế hoạch"]


def test_a_letter_stays_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument):
        plan(tmp_path, "Kính gửi: Các phòng.", "I. NHIỆM VỤ", "1. Phòng Nội vụ chủ trì.", head=("Số: 5/UBND-NV",))


def test_a_regulation_has_no_tasks(tmp_path: Path) -> None:
    articles = [f"Điều {number}. Nhiệm vụ của đơn vị" for number in range(1, 6)]
    reading = plan(
        tmp_path,
        *articles,
        "I. NHIỆM VỤ",
        "1. Rà soát.",
        head=("QUYẾT ĐỊNH", "Ban hành Quy chế phối hợp thực hiện kế hoạch"),
    )
    assert reading.tasks == []
    assert any("Không thấy bảng phân công" in doubt.why for doubt in reading.doubts)


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published plans do not lie beside the repository")
def test_the_bullets_of_tu_ky_with_the_leads_of_its_last_part() -> None:
    reading = read(PUBLISHED)
    bullets = {"2.1": 7, "2.2": 4, "2.3": 8, "2.4": 7, "2.5": 9, "2.6": 6, "2.7": 11}
    expected = [f"{field}-{place}" for field, count in bullets.items() for place in range(1, count + 1)]
    duties = {"V.1": (1, 3, 4, 5, 6), "V.2": (1, 4), "V.4": (2, 3), "V.5": (2,), "V.6": (2,)}
    expected += [f"{unit}-{place}" for unit, places in duties.items() for place in places]
    assert codes(reading) == expected
    assert task(reading, "V.1-1").lead[1] == "Chủ tịch UBND các xã, thị trấn"
    assert task(reading, "2.2-1").lead == ["Phòng Tư pháp huyện"]
    assert task(reading, "2.6-1").lead == ["Phòng Tài chính- Kế hoạch huyện"]
    assert task(reading, "2.7-11").section == "Xây dựng và phát triển chính quyền điện tử, chính quyền số"
    assert task(reading, "2.1-5").title.endswith("ảnh hưởng đến kết quả chỉ số CCHC.")
    assert task(reading, "V.1-1").due == [date(2021, 12, 30)]
    assert task(reading, "2.4-3").open == ["when"]
