"""Numbers as people write them: a comma before decimals, a point between thousands, a blank before units."""

from domain.plan import PlannedTarget

_SIGNS = {"=": "", ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< "}


def figure(value: float) -> str:
    """A number with up to four decimals, as plans print scores and shares: "1.250", "13,75", "0,125"."""
    whole, _, decimals = f"{value:,.4f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def aim(target: PlannedTarget) -> str:
    """What a target wants: "≥ 92%", "≤ 20 phút"."""
    unit = target.unit if target.unit in ("", "%") else f" {target.unit}"
    return f"{_SIGNS[target.comparison]}{figure(target.value)}{unit}"
