"""The task meant: by its code in any spelling, by its words when they tell one task from the others."""

import pytest

from domain.meaning import TaskEntry
from language.codes import code_key
from language.finding import TaskIndex

TITLES = {
    "I.1": "Xây dựng Kế hoạch tuyên truyền cải cách hành chính",
    "I.2": "Xây dựng kế hoạch và tổ chức tuyên truyền, phổ biến pháp luật về đất đai",
    "II.1": "Niêm yết thủ tục hành chính cấp huyện tại Bộ phận Một cửa",
    "II.2": "Niêm yết thủ tục hành chính cấp xã tại Bộ phận Một cửa cấp xã",
    "III.1": "Sắp xếp đề án vị trí việc làm của các cơ quan",
    "VI.3": "Áp dụng hệ thống quản lý chất lượng ISO 9001",
    "VI.4": "Triển khai IPv6 trên cổng thông tin",
    "VII.1": "Ban hành Kế hoạch kiểm tra công vụ",
    "VII.2": "Tổ chức kiểm tra công vụ tại các xã theo kế hoạch",
}
INDEX = TaskIndex(
    [TaskEntry(place, code, title, section="Chuyển đổi số") for place, (code, title) in enumerate(TITLES.items())]
)
COMMUNE = TaskIndex(
    [
        TaskEntry(place, code, title)
        for place, (code, title) in enumerate(
            {
                "1.1": "Ban hành kế hoạch",
                "1.2-1": "Báo cáo quý",
                "1.2-3": "Báo cáo kiểm soát",
                "1.3.1-1": "Kiểm tra chi bộ",
                "5.1.2b": "Công chức đạt chuẩn",
            }.items()
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("việc II.1 xong", "II.1"),
        ("ii1", "II.1"),
        ("i2 hạn bao giờ", "I.2"),
        ("VI 3", "VI.3"),
        ("việc số 3 mục VI", "VI.3"),
        ("vc số 2 mục I", "I.2"),
        ("mục 6 việc 4", "VI.4"),
        ("việc thứ hai phần I", "I.2"),
        ("vii.2 được 20%", "VII.2"),
        ("ll.1", "II.1"),
    ],
)
def test_a_roman_code_is_found(text: str, code: str) -> None:
    hit = INDEX.by_code(text)
    assert hit is not None
    assert hit.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.1 xong rồi", "1.1"),
        ("việc 1.2-3", "1.2-3"),
        ("1.2.3 xong", "1.2-3"),
        ("1.3.1.1", "1.3.1-1"),
        ("5.1.2b", "5.1.2b"),
    ],
)
def test_a_numbered_code_is_found(text: str, code: str) -> None:
    hit = COMMUNE.by_code(text)
    assert hit is not None
    assert hit.code == code


def test_a_group_of_codes_gives_its_tasks() -> None:
    hit = COMMUNE.by_code("việc 1.2 tới đâu")
    assert hit is not None
    assert (hit.code, hit.refs) == ("", (1, 2))


def test_a_code_the_plan_lacks_is_told_apart_from_no_code() -> None:
    hit = INDEX.by_code("việc IX.9")
    assert hit is not None
    assert (hit.code, hit.refs) == ("", ())
    assert INDEX.by_code("việc của tôi") is None


@pytest.mark.parametrize(
    "text", ["quý I 2023", "quý I 10", "ngày 25.3", "ipv6", "10%", "1.200.000 đồng", "12/5", "6 tháng", "vi 3 phạm"]
)
def test_other_numbers_are_no_codes(text: str) -> None:
    hit = INDEX.by_code(text)
    assert hit is None
    assert COMMUNE.by_code(text) is None


def test_several_plans_may_carry_one_code() -> None:
    index = TaskIndex([TaskEntry(7, "I.1", "Một"), TaskEntry(9, "I.1", "Hai")])
    hit = index.by_code("I.1")
    assert hit is not None
    assert hit.refs == (7, 9)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("đề án vị trí việc làm", "III.1"),
        ("de an vtvl", "III.1"),
        ("iso", "VI.3"),
        ("IPv6", "VI.4"),
        ("niêm yết tthc cấp xã", "II.2"),
        ("kế hoạch tuyên truyền cchc", "I.1"),
        ("ke hoach kiem tra cong vu", "VII.1"),
        ("tổ chức kiểm tra công vụ tại xã", "VII.2"),
    ],
)
def test_words_that_tell_find_their_task(text: str, code: str) -> None:
    hit = INDEX.by_words(text)
    assert hit is not None
    assert hit.code == code


@pytest.mark.parametrize(
    ("text", "codes"), [("kế hoạch tuyên truyền", {"I.1", "I.2"}), ("niem yet thu tuc hanh chinh", {"II.1", "II.2"})]
)
def test_words_that_fit_two_tasks_give_both(text: str, codes: set[str]) -> None:
    hit = INDEX.by_words(text)
    assert hit is not None
    assert hit.code is None
    assert {list(TITLES)[ref] for ref in hit.refs} == codes


def test_words_of_no_task() -> None:
    assert INDEX.by_words("thời tiết mưa bão") is None
    assert INDEX.by_words("") is None
    strange = INDEX.by_words("hồ sơ bệnh án của bà Năm tại trạm y tế")
    assert strange is None or strange.code is None or strange.known < 0.5


def test_words_of_a_section_are_known_though_no_title_has_them() -> None:
    hit = INDEX.by_words("chuyển đổi số")
    assert hit is not None
    assert hit.known > 0.5


def test_codes_compare_without_their_signs() -> None:
    assert code_key("1.2-3") == code_key("1.2.3") == "1.2.3"
