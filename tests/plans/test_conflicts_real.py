"""What the published plans contradict themselves in, found in every form in which their offices might send them."""

from functools import cache
from pathlib import Path

import pytest

from domain.plan import PlanReading
from plans import read

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
CU_LAO_DUNG, THUONG_LO = "004_b64da6580d49f8bb", "002_4450e8f74e565169"
MUONG_TE, DAK_GLONG, TU_KY = "000_a5365f46aad90171", "003_45a28d7db8eb3e89", "001_6ddeb19226cff533"

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the published plans do not lie beside the repository")


@cache
def plan(name: str, form: str = "txt") -> PlanReading:
    return read(PLANS / f"{name}.{form}")


def told(name: str, *words: str, form: str = "txt") -> bool:
    """Whether one conflict names all of these."""
    return any(all(word in one for word in words) for one in plan(name, form).conflicts)


every_form = pytest.mark.parametrize("form", ["txt", "docx", "pdf"])


@every_form
@pytest.mark.parametrize(
    "words",
    [
        ("24/02/2020", "28/02/2020"),
        ("12.900.000", "11.900.000"),
        ("5.2", "18.000.000", "5.3"),
        ("34.900.000", "33.900.000"),
        ("chữ ký số", "7.1.3", "90 %"),
        ("luân chuyển", "7.1.2", "90%"),
        ("ISO 9001:2015", "7.4.2", "90-100%"),
        ("II.2", "50%", "II.6", "60%"),
        ("5.1.2", "7.4.3", "in trùng"),
    ],
)
def test_thuong_lo(words: tuple[str, ...], form: str) -> None:
    assert told(THUONG_LO, *words, form=form)


@every_form
@pytest.mark.parametrize(
    "words",
    [
        ("II.2, II.3", "10/03/2023", "31/03/2023"),
        ("VII.1", "10/12/2023", "31/12/2023"),
        ("VII.2", "10/12/2023", "31/12/2023"),
        ("quý II và quý IV",),
        ("05/06/2023",),
        ("2021-2030", "2021-2025", "II.7", "IV.2.1"),
        ("theo dõi thi hành pháp luật (phần II.1)", "hài lòng (phần II.2)", "công vụ", "Chỉ số CCHC"),
    ],
)
def test_cu_lao_dung(words: tuple[str, ...], form: str) -> None:
    assert told(CU_LAO_DUNG, *words, form=form)


@every_form
def test_slips_of_numbering_are_doubts_with_the_value_to_put_right(form: str) -> None:
    fields = {(doubt.code, doubt.field) for doubt in plan(CU_LAO_DUNG, form).doubts}
    assert {("V.1", "code"), ("VII.1", "section")} <= fields


def test_no_more_is_told_than_there_is() -> None:
    assert [len(plan(name).conflicts) for name in (THUONG_LO, CU_LAO_DUNG)] == [12, 7]
    assert plan(TU_KY).conflicts == []


def test_numbers_counts_and_points_of_the_others() -> None:
    assert told(MUONG_TE, "2641/KH-UBND", "264/QH-UBND")
    assert told(MUONG_TE, "2 mục tiêu", "3")
    assert told(DAK_GLONG, "72 tiêu chí thành phần", "77")
    assert told(DAK_GLONG, "78,42/100 điểm", "85,93/109,5")
    assert told(DAK_GLONG, "Lĩnh vực 8", "17,02/23", "9,51/13")
    assert told(DAK_GLONG, "8.4 rồi đến 8.6")


@pytest.mark.parametrize("name", [MUONG_TE, TU_KY, THUONG_LO, DAK_GLONG, CU_LAO_DUNG])
def test_a_doubt_does_not_say_again_what_a_conflict_says(name: str) -> None:
    reading = plan(name)
    assert len(reading.conflicts) == len(set(reading.conflicts))
    assert not {doubt.read for doubt in reading.doubts} & set(reading.conflicts)
