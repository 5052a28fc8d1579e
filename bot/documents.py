"""Files that people send: fetched from their channel, and read by a process of their own."""

import logging
import re
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pydantic import ValidationError

from domain.messages import Attachment, CannotFetch, Incoming, Reply
from domain.plan import PlanReading
from replies import files
from scheduler.channel import Channel

log = logging.getLogger("nhacviec.documents")

SECONDS = 180
MEMORY = 2 * 2**30
AT_ONCE = 2
QUICK = 300_000
"""A file of so many bytes is read before anybody would look up from the phone."""
_ODD = re.compile(r"[^\w .()-]+")


class Door(Channel, Protocol):
    """A channel through which files come in too."""

    def fetch(self, file: Attachment) -> bytes:
        """What a file holds. Called from a worker thread. Raises `CannotFetch`, or whatever went wrong on the way."""
        ...


class Documents:
    """Reads the plans that come in as files.

    Each in a process of its own, with so much time and memory: a plan of hundreds of pages holds up nobody's answer,
    and what a file does to the reader it does to that process alone.
    """

    def __init__(self, doors: Sequence[Door]) -> None:
        self._doors = {door.name: door for door in doors}
        self._turn = threading.Semaphore(AT_ONCE)

    def fetch(self, incoming: Incoming) -> bytes | Reply:
        """What the file of a message holds, or what to say instead. Never raises."""
        door = self._doors.get(incoming.address.channel)
        if incoming.file is None or door is None:
            return files.not_fetched()
        try:
            return door.fetch(incoming.file)
        except CannotFetch as refused:
            return refused.reply
        except Exception:
            log.exception("file_not_fetched", extra={"channel": incoming.address.channel})
            return files.not_fetched()

    def read(self, name: str, content: bytes) -> PlanReading | Reply:
        """The plan in a file, or what to say instead. Waits for its turn. Never raises."""
        with self._turn:
            try:
                return read_apart(name, content)
            except Exception:
                log.exception("file_not_read")
                return files.reader_failed()


def takes_long(name: str, size: int) -> bool:
    """True for a file after which people would wonder whether it has arrived."""
    return name.lower().endswith(".pdf") or size > QUICK


def read_apart(name: str, content: bytes) -> PlanReading | Reply:
    """The plan in a file, read by `nhacviec plan read` in another process; or why it cannot be read."""
    with tempfile.TemporaryDirectory(prefix="nhacviec-") as folder:
        path = Path(folder, _plain(name))
        path.write_bytes(content)
        command = [sys.executable, "-m", "bot", "plan", "read", str(path), "--json"]
        reader = subprocess.Popen(  # noqa: S603  (our own command; the file's name is one of its arguments, and made plain)
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        if hasattr(resource, "prlimit"):  # Linux; elsewhere only the time is limited
            resource.prlimit(reader.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            told, complaint = reader.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            reader.kill()
            reader.communicate()
            return files.takes_too_long()
    if reader.returncode == 2 and complaint.strip():
        return files.not_read(complaint.strip().splitlines()[-1])
    try:
        return PlanReading.model_validate_json(told)
    except ValidationError:
        log.error("file_not_read", extra={"status": reader.returncode, "suffix": path.suffix})
        return files.reader_failed()


def _plain(name: str) -> str:
    """A name that is safe as a file's, with its suffix."""
    name = _ODD.sub("_", Path(name.replace("\\", "/")).name).strip(" .") or "tep"
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[-80:]}{dot}{suffix[:10]}" if dot else name[-80:]
