"""Roman numerals, with which offices number the fields of a plan."""

_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """The Roman numeral of a positive number; 4 gives "IV"."""
    text = ""
    for worth, sign in _SIGNS:
        times, number = divmod(number, worth)
        text += sign * times
    return text
