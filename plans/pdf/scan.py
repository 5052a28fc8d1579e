"""Pages that are only pictures: read with the program `tesseract` where it is installed with Vietnamese."""

import csv
import io
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from statistics import median

import pypdfium2
from PIL import Image

from plans.pdf.letters import Edge, Leaf, Word

_DOTS = 250
_POINTS = 72
_MOST_PIXELS = 6000
_SECONDS = 90
_LEAST_SURE = 20.0
_FEWEST_LETTERS = 40
_STRETCH = 8
_DARK = re.compile(rb"[\x00-\xa0]{25,}")
"""Twenty-five stretches without a light one: longer than any word."""
_LIGHT = 0xA0
_THICK = 14
_lock = threading.Lock()
"""The library that draws pages must not be entered by two threads at once."""


def is_scan(leaf: Leaf) -> bool:
    """Whether what is on a page is a picture of text, or letters of which the file does not say what they are."""
    letters = sum(len(word.text) for word in leaf.words)
    return leaf.unknown > max(20, letters) or (letters < _FEWEST_LETTERS and leaf.pictures > 0.3)


def reader() -> str | None:
    """The program that reads pictures of Vietnamese, where there is one."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        told = _run([program, "--list-langs"], b"")
    except (OSError, subprocess.SubprocessError):
        return None
    return program if "vie" in told.split() else None


def read_scan(data: bytes, leaf: Leaf, program: str) -> Leaf | None:
    """The page as the program reads it, in points as printed; None where it fails.

    Ruled lines of the picture are found too, so that its tables are tables.
    """
    try:
        picture, scale = _picture(data, leaf.number - 1)
        held = io.BytesIO()
        picture.save(held, "PNG")
        told = _run([program, "stdin", "stdout", "-l", "vie", "--psm", "6", "tsv"], held.getvalue())
    except (OSError, subprocess.SubprocessError, ValueError, RuntimeError, pypdfium2.PdfiumError):
        return None
    width, height = picture.width / scale, picture.height / scale
    return Leaf(leaf.number, width, height, list(_words(told, scale)), list(_edges(picture, scale)))


def _run(command: list[str], given: bytes) -> str:
    done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    return done.stdout.decode("utf-8", "replace")


def _picture(data: bytes, at: int) -> tuple[Image.Image, float]:
    """A page in shades of grey, and how many of its dots make a point."""
    with _lock:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[at]
            scale = min(_DOTS / _POINTS, _MOST_PIXELS / max(1.0, *page.get_size()))
            picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
        finally:
            document.close()
    return picture, scale


def _edges(picture: Image.Image, scale: float) -> Iterator[Edge]:
    """The ruled lines of a picture: where many dots on end are dark, level or upright."""
    for upright in (False, True):
        image = picture.transpose(Image.Transpose.TRANSPOSE) if upright else picture
        if image.width < _STRETCH or not image.height:
            continue
        image = image.resize((image.width // _STRETCH, image.height), Image.Resampling.BOX)
        shades, width = image.tobytes(), image.width
        for at in range(image.height):
            for run in _DARK.finditer(shades, at * width, (at + 1) * width):
                if _is_block(shades, width, run):
                    continue
                start, end = (run.start() - at * width) * _STRETCH, (run.end() - at * width) * _STRETCH
                yield Edge(upright, at / scale, (start - _STRETCH) / scale, (end + _STRETCH) / scale)


def _is_block(shades: bytes, width: int, run: re.Match[bytes]) -> bool:
    """Whether what is dark is thicker than any ruled line."""
    places = [run.start() + (run.end() - run.start()) * part // 4 for part in (1, 2, 3)]
    sides = ([place + step * width for place in places] for step in (-_THICK, _THICK))
    return any(all(0 <= place < len(shades) and shades[place] <= _LIGHT for place in side) for side in sides)


def _words(told: str, scale: float) -> Iterator[Word]:
    """The words of the table that the program prints; words of one line stand on one line."""
    rows = list(csv.DictReader(io.StringIO(told), delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [row for row in rows if (row.get("text") or "").strip() and _number(row, "conf") >= _LEAST_SURE]
    lines: dict[tuple[str | None, ...], list[dict[str, str]]] = {}
    for row in found:
        lines.setdefault(tuple(row.get(name) for name in ("block_num", "par_num", "line_num")), []).append(row)
    for line in lines.values():
        size = median(_number(row, "height") for row in line) / scale * 1.25
        base = median(_number(row, "top") + _number(row, "height") for row in line) / scale - 0.2 * size
        for row in line:
            x0 = _number(row, "left") / scale
            yield Word(row["text"].strip(), x0, x0 + _number(row, "width") / scale, base, size, spaced=True)


def _number(row: dict[str, str], name: str) -> float:
    try:
        return float(row.get(name) or 0)
    except ValueError:
        return 0.0
