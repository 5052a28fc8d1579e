"""Lines of one cell that were broken in mid-sentence, made whole again."""

from collections.abc import Iterator, Sequence


def joined(lines: Sequence[str]) -> Iterator[str]:
    """Lines of one cell with those that were broken in mid-sentence made whole again."""
    held = ""
    for line in lines:
        if held and (line[0].islower() or (held[-1] not in ".;:" and line[0] not in "-+" and _hangs(held))):
            held = f"{held} {line}"
        else:
            if held:
                yield held
            held = line
    if held:
        yield held


def _hangs(line: str) -> bool:
    """Whether a line ends where no sentence ends."""
    return line.count("(") > line.count(")") or line.endswith(
        (",", " và", "-", "(", " của", " các", " theo", " cho", " với")
    )
