"""What is written about the program: its links, the commands it names, its letters, its version."""

import re
import shlex
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from bot.__main__ import app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
FENCE = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
CALL = re.compile(r"^(?:\.venv/bin/)?nhacviec (.+)$")
PROGRAM = get_command(app)


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings are linked to."""
    headings = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for address in LINK.findall(page.read_text(encoding="utf-8")):
        link = urlsplit(address)
        if link.scheme:
            continue
        target = (page.parent / unquote(link.path)).resolve() if link.path else page
        assert target.is_relative_to(ROOT), address
        assert target.exists(), address
        if link.fragment:
            assert unquote(link.fragment) in anchors(target), address


def calls(text: str) -> Iterator[str]:
    """What is said to `nhacviec`: the code spans, and the lines of code blocks, that begin with it."""
    lines = [line.strip() for block in FENCE.findall(text) for piece in block.splitlines() for line in piece.split("|")]
    for written in [*lines, *SPAN.findall(FENCE.sub("", text))]:
        call = CALL.match(written)
        if call:
            yield call[1]


def fault_of(call: str) -> str:
    """Walk down to the command that is called; what is wrong with it or its options, or nothing."""
    command = PROGRAM
    for word in shlex.split(call, comments=True):
        if word.startswith("--"):
            options = {name for one in command.params for name in one.opts}
            if word.partition("=")[0] not in {*options, "--help"}:
                return f"{call}: no option {word}"
        elif isinstance(command, TyperGroup):
            if word not in command.commands:
                return f"{call}: no command {word}"
            command = command.commands[word]
    return f"{call}: not a whole command" if isinstance(command, TyperGroup) else ""


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_that_are_named_exist(page: Path) -> None:
    assert [fault for call in calls(page.read_text(encoding="utf-8")) if (fault := fault_of(call))] == []


def test_the_readme_shows_the_way_from_a_document_to_a_running_assistant() -> None:
    named_first = {" ".join(call.split()[:2]) for call in calls((ROOT / "README.md").read_text(encoding="utf-8"))}
    assert {"people import", "plan import", "people code", "run"} <= named_first


@pytest.mark.parametrize("wrong", ["plan raed tep.docx", "plan", "run --smaple", "doctr"])
def test_a_command_that_does_not_exist_is_noticed(wrong: str) -> None:
    assert fault_of(wrong)


def kept() -> list[Path]:
    """The files that git keeps; the test is skipped where there is no git to ask."""
    try:
        # Whoever runs the tests need not own the folder: a container's user seldom does.
        asked = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"git does not tell its files here: {error}")
    found = [ROOT / name for name in listed.decode().split("\0") if name]
    return [file for file in found if file.is_file()]


def test_all_text_in_git_is_composed_utf8() -> None:
    wrong = []
    for file in kept():
        content = file.read_bytes()
        if b"\0" in content:
            continue  # a document, a picture
        try:
            composed = unicodedata.is_normalized("NFC", content.decode("utf-8"))
        except UnicodeDecodeError:
            composed = False
        if not composed:
            wrong.append(named(file))
    assert not wrong


def test_the_changelog_begins_with_this_version_and_its_day() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(
        r"^## (\S+), (\d{4}-\d{2}-\d{2})$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert newest is not None
    assert newest[1] == version
