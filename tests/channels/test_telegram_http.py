"""The token stays out of the logs, and answers are read leniently."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.channels.telegram_http import MaskTokens, loads, mask

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_0123"


@pytest.fixture
def output() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(output: io.StringIO) -> Iterator[logging.Logger]:
    logger = logging.getLogger("test.masked")
    handler = logging.StreamHandler(output)
    handler.addFilter(MaskTokens())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    yield logger
    logger.removeHandler(handler)


def test_tokens_are_masked_wherever_they_stand(log: logging.Logger, output: io.StringIO) -> None:
    log.info("POST https://api.telegram.org/bot%s/sendMessage", TOKEN)
    log.info("https://api.telegram.org/bot123:short/getMe")
    log.info("The token `%s` was rejected", TOKEN)
    log.info("/bot%s/getMe", TOKEN.replace(":", "%3A"))
    log.info("nothing", stack_info=True, extra={"url": f"/bot{TOKEN}/x"})
    try:
        raise ValueError(f"no answer from /bot{TOKEN}/getUpdates")
    except ValueError:
        log.exception("failed")
    assert "AAF" not in output.getvalue()
    assert "short" not in output.getvalue()
    assert "POST https://api.telegram.org/bot***/sendMessage" in output.getvalue()
    assert "ValueError: no answer from /bot***/getUpdates" in output.getvalue()


def test_other_records_are_left_alone(log: logging.Logger, output: io.StringIO) -> None:
    log.info("at %s, 07:30:00, key 123456789:700000001", 5)
    try:
        raise ValueError("plain")
    except ValueError:
        log.exception("failed")
    assert "at 5, 07:30:00, key 123456789:700000001" in output.getvalue()
    assert "ValueError: plain" in output.getvalue()


def test_a_record_whose_arguments_do_not_fit_is_masked_too(log: logging.Logger, output: io.StringIO) -> None:
    log.info(f"/bot{TOKEN}/ %s %s", TOKEN)  # noqa: G004
    assert "AAF" not in output.getvalue()


def test_masking_a_text() -> None:
    assert mask(f"a {TOKEN} b") == "a *** b"


def test_json_is_read_leniently() -> None:
    assert loads(b'{"text": "\\ud83d"}') == {"text": "?"}
    assert loads(b'{"text": "\xff"}') == {"text": "�"}
    assert loads("{}".encode("utf-16")) is None
    assert loads(b"[" * 100_000) is None
    assert loads(b"") is None
