"""Counts, sums and numbers of rows."""

import pytest

from plans.conflicts.counts import count_conflicts
from tests.plans.evidence import document, task


def test_numbers_printed_twice_are_one_sentence() -> None:
    rows = [task(code, "Việc") for code in ("1.1", "1.1b", "1.2", "1.3", "1.3b")]
    (told,) = count_conflicts(document(tasks=rows))
    assert "1.1, 1.3" in told
    assert "1.1b, 1.3b" in told


@pytest.mark.parametrize("codes", [("1.1", "1.2"), ("I.1", "II.1"), ("1.2-1", "1.2-2"), ("2.a", "2.b")])
def test_numbers_in_order(codes: tuple[str, ...]) -> None:
    assert count_conflicts(document(tasks=[task(code, "Việc") for code in codes])) == []


def test_how_many_tasks_the_body_says() -> None:
    rows = [task(f"1.{number}", "Việc", objective="Mục tiêu", section="Mục") for number in range(1, 6)]
    (told,) = count_conflicts(document("Phụ lục kèm theo gồm 12 nhiệm vụ.", tasks=rows))
    assert "12 nhiệm vụ" in told
    assert "5 nhiệm vụ" in told
    assert count_conflicts(document("Phụ lục kèm theo gồm 05 nhiệm vụ.", tasks=rows)) == []


LIST = ("- Lĩnh vực thể chế: 04 tiêu chí.", "- Lĩnh vực công vụ: 05 tiêu chí.", "- Lĩnh vực bộ máy: 03 tiêu chí.")


def test_a_sum_in_words_before_its_parts() -> None:
    (told,) = count_conflicts(document("I. CHỈ SỐ", "1. Bộ chỉ số gồm 15 tiêu chí, cụ thể:", *LIST))
    assert told.startswith("Phần I.1 ghi 15 tiêu chí")
    assert "12 (4 + 5 + 3)" in told
    assert count_conflicts(document("1. Bộ chỉ số gồm 12 tiêu chí, cụ thể:", *LIST)) == []


def test_points_reached_and_full_points_in_one_sentence() -> None:
    lines = ("1. Huyện đạt 20/30 điểm, cụ thể:", "- Thể chế đạt 9,5/10 điểm;", "- Công vụ đạt 8,5/15 điểm.")
    (told,) = count_conflicts(document(*lines))
    assert "18/25" in told


def test_a_list_that_is_not_of_these_parts_is_left_alone() -> None:
    lines = ("Huyện có 20 thủ tục, cụ thể:", "- Công khai 5 thủ tục mới;", "- Kiểm tra các xã.")
    assert count_conflicts(document(*lines)) == []
