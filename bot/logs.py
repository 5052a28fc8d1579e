"""Logs: a fixed event name with ids beside it; never a token, never what a person wrote."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

_KNOWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}


class _Format(logging.Formatter):
    def __init__(self, kind: Literal["text", "json"]) -> None:
        super().__init__()
        self._kind = kind

    def format(self, record: logging.LogRecord) -> str:
        extra = {name: value for name, value in vars(record).items() if name not in _KNOWN}
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        trace = record.exc_text or (self.formatException(record.exc_info) if record.exc_info else "")
        if self._kind == "json":
            told = {"at": at, "level": record.levelname, "logger": record.name, "event": record.getMessage(), **extra}
            return json.dumps({**told, "trace": trace} if trace else told, ensure_ascii=False, default=str)
        beside = " ".join(f"{name}={value}" for name, value in extra.items())
        line = f"{at} {record.levelname:<7} {record.name} {record.getMessage()} {beside}".rstrip()
        return f"{line}\n{trace}" if trace else line


def set_up(kind: Literal["text", "json"], *masks: logging.Filter, level: int = logging.INFO) -> None:
    """Log to standard error. `masks` take secrets out of every record before it is written."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Format(kind))
    for mask in masks:
        handler.addFilter(mask)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "apscheduler", "uvicorn.access", "aiohttp.access", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
