"""The XML of Word documents: parsed so that nothing in it is unfolded or fetched, and walked without recursion."""

from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element
from xml.etree.ElementTree import fromstring as quick

from defusedxml.ElementTree import fromstring

from domain.plan import UnreadableDocument
from plans.package import WORD, broken, may_declare

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _SPACE.encode())
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOST_TAGS = 1_500_000
# Where nothing is declared there is nothing to unfold or to fetch, and the parser that looks out for it is not needed:
# it is ten times slower.


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return f"{{{_SPACE}}}{name}"


EQUATION_TEXT = f"{_MATH}t"
ALTERNATIVES = f"{_COMPATIBLE}AlternateContent"
CHOICE = f"{_COMPATIBLE}Choice"
FALLBACK = f"{_COMPATIBLE}Fallback"
_OPENED = {w(name) for name in ("sdtContent", "smartTag", "customXml", "ins", "moveTo")} | {CHOICE, FALLBACK}


def parsed(part: bytes) -> Element:
    """The root of a part. Raises UnreadableDocument where it is torn, too large, or declares entities."""
    if part.count(b"<") > _MOST_TAGS:
        raise UnreadableDocument(
            "Tệp Word này quá lớn so với một kế hoạch nên không đọc; hãy chỉ gửi kế hoạch và phụ lục."
        )
    try:
        whole = part.replace(*_STRICT)
        root: Element = fromstring(whole, forbid_dtd=True) if may_declare(whole) else quick(whole)  # noqa: S314
    except (SyntaxError, ValueError, LookupError) as error:
        raise UnreadableDocument(broken(WORD)) from error
    return root


def branch(alternatives: Element) -> Element | None:
    """Of content that is stored in two ways, the one to read: both say the same."""
    chosen = alternatives.find(CHOICE)
    if chosen is None or len(chosen) == 0:
        chosen = alternatives.find(FALLBACK)
    return chosen


def contents(parent: Element) -> Iterator[Element]:
    """The children, with content controls and other wrappers opened as if what they hold stood there directly."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == w("sdt"):
            if not _is_table_of_contents(child):
                stack.append(iter(child.findall(w("sdtContent"))))
        elif child.tag == ALTERNATIVES:
            stack.append(iter(() if (chosen := branch(child)) is None else chosen))
        elif child.tag in _OPENED:
            stack.append(iter(child))
        else:
            yield child


def _is_table_of_contents(control: Element) -> bool:
    return value(control, w("sdtPr"), w("docPartObj"), w("docPartGallery")) == "Table of Contents"


def within(parent: Element | None, *names: str) -> Element | None:
    """The element reached by those names, one inside the other; step by step, for paths with "/" are slow to find."""
    for name in names:
        if parent is None:
            return None
        parent = parent.find(name)
    return parent


def is_on(parent: Element | None, *names: str) -> bool:
    """Whether a switch such as w:vanish stands under `parent` and is not switched off."""
    switch = within(parent, *names)
    return switch is not None and switch.get(w("val"), "true").lower() not in ("0", "false", "off")


def value(parent: Element | None, *names: str) -> str | None:
    """The w:val of the element reached by those names, one inside the other; None where there is none."""
    found = within(parent, *names)
    return None if found is None else found.get(w("val"))


def whole(written: str | None, otherwise: int) -> int:
    """A whole number as written in an attribute, kept within what Word itself can mean."""
    if written is None or len(written) > 9 or not written.lstrip("-").isdecimal():
        return otherwise
    return int(written)
