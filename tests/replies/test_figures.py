"""Numbers as people write them."""

import pytest

from domain.plan import PlannedTarget
from replies.figures import aim, figure


@pytest.mark.parametrize(
    ("value", "words"),
    [(3.0, "3"), (13.75, "13,75"), (1250.0, "1.250"), (0.5, "0,5"), (0.125, "0,125"), (1_000_000.0, "1.000.000")],
)
def test_commas_and_points(value: float, words: str) -> None:
    assert figure(value) == words


@pytest.mark.parametrize(
    ("comparison", "value", "unit", "words"),
    [(">=", 92.0, "%", "≥ 92%"), ("<=", 20.0, "phút", "≤ 20 phút"), ("=", 2.0, "hội nghị", "2 hội nghị"),
        (">", 88.5, "điểm", "> 88,5 điểm"), ("<", 1.0, "", "< 1")],
)  # fmt: skip
def test_what_a_target_wants(comparison: str, value: float, unit: str, words: str) -> None:
    target = PlannedTarget.model_validate({"text": "Hồ sơ", "value": value, "unit": unit, "comparison": comparison})
    assert aim(target) == words
