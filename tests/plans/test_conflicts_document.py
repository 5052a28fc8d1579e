"""A whole plan without contradictions gives none; the same plan with planted ones gives each of them."""

from pathlib import Path

import pytest

from domain.plan import PlanReading
from plans import read

CLEAN = """ỦY BAN NHÂN DÂN
HUYỆN HÒA AN
Số: 21/KH-UBND

Hòa An, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024

Căn cứ Kế hoạch số 88/KH-UBND ngày 05/8/2021 của UBND huyện về cải cách hành chính giai đoạn 2021-2025;
Ủy ban nhân dân huyện Hòa An ban hành Kế hoạch cải cách hành chính năm 2024 như sau:

I. MỤC TIÊU, CHỈ TIÊU

1. Chỉ tiêu
- 100% văn bản đi được ký số.
- 60% hồ sơ thủ tục hành chính được thanh toán trực tuyến.
- Mức độ hài lòng của người dân về giải quyết hồ sơ đất đai đạt trên 90%.
- Mức độ hài lòng của doanh nghiệp về giải quyết hồ sơ xây dựng đạt trên 85%.

II. NHIỆM VỤ

1. Cải cách thể chế
- Theo dõi thi hành pháp luật về đất đai; rà soát văn bản quy phạm pháp luật của huyện.

2. Điều hành
- Triển khai Kế hoạch CCHC huyện giai đoạn 2021-2025; phụ lục kèm theo gồm 04 nhiệm vụ.

III. TỔ CHỨC THỰC HIỆN

1. Phòng Tư pháp
- Chủ trì, phối hợp với các đơn vị liên quan theo dõi tình hình thi hành pháp luật về đất đai.

2. Báo cáo
Báo cáo quý I, 6 tháng, quý III và năm gửi chậm nhất ngày 10 của tháng cuối quý.
- Báo cáo quý I: số liệu từ ngày 06/12/2023 đến ngày 05/3/2024;
- Báo cáo 6 tháng đầu năm: số liệu từ ngày 06/12/2023 đến ngày 05/6/2024;
- Báo cáo quý III: số liệu từ ngày 06/6/2024 đến ngày 05/9/2024;
- Báo cáo năm: số liệu từ ngày 06/12/2023 đến ngày 05/12/2024.

3. Kinh phí
Tổng kinh phí thực hiện: 9.000.000 đồng.

Trên đây là Kế hoạch cải cách hành chính năm 2024 của huyện./.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hà Văn Thái

PHỤ LỤC
NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024
(Kèm theo Kế hoạch số 21/KH-UBND ngày 12/01/2024 của UBND huyện Hòa An)

STT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tKinh phí (đồng)
1\tCẢI CÁCH THỂ CHẾ\t\t\t\t\t5.000.000
1.1\tTheo dõi tình hình thi hành pháp luật về đất đai\tBáo cáo\tPhòng Tư pháp\tCác xã\tTháng 11/2024\t5.000.000
1.2\tRà soát văn bản quy phạm pháp luật\tDanh mục\tPhòng Tư pháp\tCác xã\tTrước 30/6/2024\t
2\tHIỆN ĐẠI HÓA\t\t\t\t\t4.000.000
2.1\tÁp dụng chữ ký số cho 100% văn bản đi\tBáo cáo\tVăn phòng HĐND và UBND\tCác phòng\tQuý IV/2024\t4.000.000
2.2\tCông khai thủ tục hành chính\tBáo cáo (lồng ghép báo cáo CCHC)\tVăn phòng HĐND và UBND\tCác xã\tNgày 10/6/2024\t
\tTổng cộng\t\t\t\t\t9.000.000
"""

PLANTED = [
    ("Kèm theo Kế hoạch số 21", "Kèm theo Kế hoạch số 12", "12/KH-UBND"),
    ("văn bản đi được ký số", "văn bản đi và đến được ký số", ""),
    ("Áp dụng chữ ký số cho 100%", "Áp dụng chữ ký số cho 80%", "80%"),
    ("CCHC huyện giai đoạn 2021-2025", "CCHC huyện giai đoạn 2021-2030", "2021-2030"),
    ("gồm 04 nhiệm vụ", "gồm 14 nhiệm vụ", "14 nhiệm vụ"),
    ("đất đai\tBáo cáo\tPhòng Tư pháp", "đất đai\tBáo cáo\tThanh tra huyện", "Thanh tra huyện"),
    ("từ ngày 06/6/2024", "từ ngày 05/6/2024", "05/06/2024"),
    ("từ ngày 06/6/2024", "từ ngày 16/6/2024", "15/06/2024"),
    ("thực hiện: 9.000.000", "thực hiện: 8.000.000", "8.000.000"),
    ("THỂ CHẾ\t\t\t\t\t5.000.000", "THỂ CHẾ\t\t\t\t\t6.000.000", "6.000.000"),
    ("Tổng cộng\t\t\t\t\t9.000.000", "Tổng cộng\t\t\t\t\t9.500.000", "9.500.000"),
    ("Trên đây là Kế hoạch cải cách hành chính năm 2024", "Trên đây là Kế hoạch công tác năm 2023", "2023"),
    ("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2024", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2022", "2022"),
    ("Ngày 10/6/2024", "Ngày 30/6/2024", "30/06/2024"),
    ("\n1.2\tRà soát", "\n1.1\tRà soát", "1.1b"),
    ("\n1.2\tRà soát", "\n1.3\tRà soát", "1.1 rồi đến 1.3"),
    ("pháp luật về đất đai; rà soát", "pháp luật về đất đai; kiểm tra công vụ; rà soát", ""),
]  # fmt: skip


def reading_of(folder: Path, text: str) -> PlanReading:
    path = folder / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_a_clean_plan_has_nothing_to_look_at(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, CLEAN)
    assert [task.code for task in reading.tasks] == ["1.1", "1.2", "2.1", "2.2"]
    assert (reading.conflicts, reading.doubts) == ([], [])


@pytest.mark.parametrize(("printed", "planted", "told"), PLANTED)
def test_a_planted_contradiction(tmp_path: Path, printed: str, planted: str, told: str) -> None:
    assert printed in CLEAN
    found = reading_of(tmp_path, CLEAN.replace(printed, planted, 1)).conflicts
    if not told:
        assert found == []
        return
    assert any(told in one for one in found)
    assert len(found) <= 2


@pytest.mark.parametrize(
    ("printed", "planted", "why"),
    [
        ("Trước 30/6/2024", "Trước 31/6/2024", "không có trong lịch"),
        ("Trước 30/6/2024", "Trước 30/6/2023", "trước thời gian"),
        ("Trước 30/6/2024", "Trước 05/01/2024", "đã qua khi kế hoạch được ban hành"),
        ("Trước 30/6/2024", "Thứ Hai, ngày 25/6/2024", "là thứ Ba"),
    ],
)
def test_a_planted_date(tmp_path: Path, printed: str, planted: str, why: str) -> None:
    doubts = reading_of(tmp_path, CLEAN.replace(printed, planted)).doubts
    assert any(why in doubt.why for doubt in doubts)
    assert {(doubt.code, doubt.field) for doubt in doubts} == {("1.2", "due")}


def test_a_row_without_a_lead_and_a_lead_that_helps_itself(tmp_path: Path) -> None:
    text = CLEAN.replace("Danh mục\tPhòng Tư pháp\tCác xã", "Danh mục\t\tCác xã")
    text = text.replace("Văn phòng HĐND và UBND\tCác phòng", "Văn phòng HĐND và UBND\tVăn phòng HĐND và UBND")
    fields = {(doubt.code, doubt.field) for doubt in reading_of(tmp_path, text).doubts}
    assert fields == {("1.2", "lead"), ("2.1", "support")}


def test_nothing_is_said_twice(tmp_path: Path) -> None:
    text = CLEAN
    for printed, planted, _ in PLANTED:
        text = text.replace(printed, planted, 1)
    reading = reading_of(tmp_path, text)
    assert len(reading.conflicts) == len(set(reading.conflicts))
    assert not {doubt.read for doubt in reading.doubts} & set(reading.conflicts)
