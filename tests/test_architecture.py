"""The rooms and their doors: what may import what, how long things get, and who may ask the time."""

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE, LONGEST_FUNCTION = 400, 40
MAY_IMPORT = {
    "domain": "",
    "language": "domain",
    "plans": "domain language",
    "replies": "domain",
    "store": "domain",
    "handlers": "domain language plans replies store",
    "scheduler": "domain replies store",
    "web": "domain replies store",
    "samples": "domain",
    "bot": "domain language plans replies store handlers scheduler web samples",
}
HOME = {
    "sqlalchemy": "store",
    "alembic": "store",
    "psycopg": "store",
    "telegram": "bot/channels",
    "aiohttp": "bot/channels",
    "rapidfuzz": "language",
    "docx": "plans samples",
    "openpyxl": "plans samples bot",
    "pdfplumber": "plans",
    "pdfminer": "plans",
    "pypdfium2": "plans",
    "PIL": "plans",
    "defusedxml": "plans",
    "apscheduler": "scheduler",
    "fastapi": "web bot",
    "starlette": "web bot",
    "jinja2": "web bot",
    "uvicorn": "bot",
}
CLOCK = ROOT / "bot" / "clock.py"
BELOW_THE_CLOCK = tuple(room for room in MAY_IMPORT if room not in ("bot", "samples"))
"""Rooms to which the time is brought: they do not even ask for it with a zone."""
ASKS_THE_TIME = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".mako", ".csv", ".example"}
NAMELESS = {"Makefile", "Dockerfile", "LICENSE", "run"}
LEAVE_OUT = {"__pycache__", "build", "data", "node_modules"}


@lru_cache(maxsize=1)
def files() -> tuple[Path, ...]:
    """Every file of ours, folders of tools left out."""
    return tuple(sorted(_walk(ROOT)))


def _walk(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.is_dir():
            hidden = entry.name.startswith(".") and entry.name != ".ci"
            if not (hidden or entry.name in LEAVE_OUT or entry.name.endswith(".egg-info")):
                yield from _walk(entry)
        elif entry.is_file():
            yield entry


def modules(*rooms: str) -> list[Path]:
    """The Python files of some rooms, or all there are."""
    found = [file for file in files() if file.suffix == ".py"]
    return [file for file in found if not rooms or name_of(file).parts[0] in rooms]


def name_of(file: Path) -> Path:
    return file.relative_to(ROOT)


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imported_packages(file: Path) -> set[str]:
    """What a file imports, at its top, inside functions and for types alike."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(name_of(file).parts[0] if node.level else (node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_go_one_way(room: str) -> None:
    assert modules(room), f"there is no room {room}"
    forbidden = {*MAY_IMPORT, "tests", "bench"} - {room, *MAY_IMPORT[room].split()}
    wrong = {str(name_of(file)): found for file in modules(room) if (found := imported_packages(file) & forbidden)}
    assert not wrong, "imports a room above it"


@pytest.mark.parametrize("library", HOME)
def test_foreign_libraries_live_at_home(library: str) -> None:
    homes = [ROOT / home for home in HOME[library].split()]
    strangers = [
        str(name_of(file))
        for file in modules(*MAY_IMPORT)
        if library in imported_packages(file) and not any(file.is_relative_to(home) for home in homes)
    ]
    assert not strangers, f"{library} lives in {HOME[library]}"


def test_migrations_import_no_code_of_ours() -> None:
    revisions = [file for file in modules("store") if file.parent.name == "versions" and file.name != "__init__.py"]
    assert revisions
    ours = {str(name_of(file)): found for file in revisions if (found := imported_packages(file) & set(MAY_IMPORT))}
    assert not ours, "a migration must still run when the code it spoke of is gone"


def ours() -> list[Path]:
    """What is read and changed: all but the tests, and the migrations, which are written once."""
    return [file for file in modules(*MAY_IMPORT, "bench") if "migrations" not in file.parts]


def test_no_module_passes_four_hundred_lines() -> None:
    lengths = {str(name_of(file)): len(file.read_text(encoding="utf-8").splitlines()) for file in ours()}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE}


def functions(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name_of(file)}: {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_passes_forty_lines() -> None:
    lengths = chain.from_iterable(functions(file) for file in ours())
    assert not {name: lines for name, lines in lengths if lines > LONGEST_FUNCTION}


def test_modules_are_named_by_what_they_hold() -> None:
    names = {str(name_of(file)): {file.stem, *name_of(file).parent.parts} for file in modules()}
    assert not {name for name, words in names.items() if words & VAGUE}


def questions_of_time(file: Path) -> Iterator[tuple[int, bool]]:
    """The lines on which a file asks what time or day it is, and whether it names a zone."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (name, node.func.attr) in ASKS_THE_TIME:
                yield node.lineno, node.func.attr == "now" and bool(node.args or node.keywords)


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = [
        f"{name_of(file)}:{line}"
        for file in modules()
        if file != CLOCK
        for line, with_zone in questions_of_time(file)
        if not with_zone or name_of(file).parts[0] in BELOW_THE_CLOCK
    ]
    assert not asking
    assert list(questions_of_time(CLOCK))


def test_all_our_text_is_composed() -> None:
    """Vietnamese may be written in two ways that look alike; ours is in the composed one (NFC)."""
    texts = [file for file in files() if file.suffix in TEXT or file.name in NAMELESS]
    assert len(texts) > 100
    assert not [str(name_of(file)) for file in texts if not _is_composed(file)]


def _is_composed(file: Path) -> bool:
    return unicodedata.is_normalized("NFC", file.read_text(encoding="utf-8"))
