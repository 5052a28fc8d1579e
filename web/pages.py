"""Making the pages: templates, and the assistant's text as HTML."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from domain.calendar import ZONE
from domain.office import Role
from domain.task import Contact
from store.history import Line
from web.side import WebSide

HERE = Path(__file__).parent
STATIC = HERE / "static"
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_NUMBERED = re.compile(r"\d{1,3}\. ")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_LEADING = {Role.LEADER.value: "Lãnh đạo", Role.COORDINATOR.value: "Đầu mối", Role.ADMIN.value: "Quản trị"}


@dataclass(frozen=True, slots=True)
class Group:
    """A unit on the page where one chooses whom to be."""

    unit: str
    people: tuple[Contact, ...]


class Pages:
    """The templates, with what stands on every page."""

    def __init__(self, side: WebSide) -> None:
        self._side = side
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.filters |= {
            "rich": rich,
            "clock": clock,
            "day": day,
            "mark": leading,
            "brings_files": brings_files,
        }
        self._templates.globals["asset"] = _assets()

    def page(self, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A whole page. Nothing of it is kept by browsers: it is about one person."""
        return HTMLResponse(self._render(name, **values), status, {"cache-control": "no-store"})

    def bubble(self, line: Line, page: str) -> str:
        """One message that has just come, as it stands in the page."""
        return self._render("bubble.html", line=line, page=page, active=True)

    def _render(self, name: str, **values: Any) -> str:
        trial = None if self._side.trial is None else day(self._side.now())
        return self._templates.get_template(name).render(choose=self._side.choose, trial=trial, **values)


def _assets() -> Any:
    # The address changes with the content, so that a browser never runs yesterday's script on today's page.
    versions = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:8] for file in STATIC.iterdir()}
    return lambda name: f"/static/{name}?v={versions[name]}"


def rich(text: str) -> Markup:
    """Lines as paragraphs, **…** as bold; all else is shown as it was typed."""
    return Markup().join(_paragraph(line) for line in text.split("\n"))


def _paragraph(line: str) -> Markup:
    bold = Markup(_BOLD.sub(r"<strong>\1</strong>", str(escape(line))))  # noqa: S704 - escaped before
    if not line.strip():
        return Markup('<p class="gap"></p>')
    found = _NUMBERED.match(line)
    kind = Markup(' class="numbered"') if found else Markup("")
    return Markup("<p{}>{}</p>").format(kind, bold)


def clock(at: datetime) -> str:
    """14:05, in Vietnam."""
    return f"{at.astimezone(ZONE):%H:%M}"


def day(at: datetime) -> str:
    """thứ Hai 07/03/2022, in Vietnam."""
    local = at.astimezone(ZONE)
    return f"{_WEEKDAYS[local.weekday()]} {local:%d/%m/%Y}"


def leading(role: str) -> str:
    """The mark beside the name of a person with a role above their own desk; empty for others."""
    return _LEADING.get(role, "")


def brings_files(role: str) -> bool:
    """True for the roles that bring plans in."""
    return role in (Role.COORDINATOR, Role.ADMIN)


def groups(contacts: Iterable[Contact]) -> list[Group]:
    """The people by unit, in the order of the units."""
    by_unit: dict[int, list[Contact]] = {}
    for contact in contacts:
        by_unit.setdefault(contact.unit_id, []).append(contact)
    return [Group(people[0].unit, tuple(people)) for people in by_unit.values()]
