"""Settings: each is written down for the operator, and a wrong one stops the start."""

import os
import re
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings
from domain.calendar import ZONE

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
FIELDS = {f"NHACVIEC_{name.upper()}": field.default for name, field in Settings.model_fields.items()}
OPTIONAL = [name for name, default in FIELDS.items() if default is None]
ROW = re.compile(r"^\| `(NHACVIEC_\w+)` \| (?:`([^`]+)`|–) \|", re.MULTILINE)
LINE = re.compile(r"^(?:# )?(NHACVIEC_\w+)=(.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _a_bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting and no .env but those of the story."""
    for name in [name for name in os.environ if name.upper().startswith("NHACVIEC_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def shown(default: object) -> str:
    """A default as it is written down."""
    return "" if default is None else str(default)


def test_the_page_tells_every_setting_with_its_default_in_both_languages() -> None:
    vietnamese, english = PAGE.split("\n---\n")
    for part in (vietnamese, english):
        assert dict(ROW.findall(part)) == {name: shown(default) for name, default in FIELDS.items()}


def test_the_example_tells_every_setting_with_its_default() -> None:
    assert dict(LINE.findall(EXAMPLE)) == {name: shown(default) for name, default in FIELDS.items()}


@pytest.mark.parametrize("text", [EXAMPLE, EXAMPLE.replace("# NHACVIEC", "NHACVIEC")], ids=["as it is", "uncommented"])
def test_the_example_changes_nothing(text: str) -> None:
    untouched = Settings().model_dump()
    Path(".env").write_text(text, encoding="utf-8")
    assert Settings().model_dump() == untouched


def test_the_example_sets_nothing_that_a_container_has_set() -> None:
    live = [line.split("=")[0] for line in EXAMPLE.splitlines() if line.startswith("NHACVIEC_")]
    assert not {"NHACVIEC_DATABASE_URL", "NHACVIEC_HTTP_HOST"} & set(live)


@pytest.mark.parametrize("name", OPTIONAL)
def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "")
    assert getattr(Settings(), name.removeprefix("NHACVIEC_").lower()) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PORT", "tám nghìn"),
        ("HTTP_PORT", "70000"),
        ("HTTP_PORT", "-1"),
        ("TIMEZONE", "Europe/Paris"),
        ("NOW", "hôm qua"),
        ("NOW", "2026-02-30T08:00:00"),
        ("LOG_FORMAT", "xml"),
        ("TELEGRAM_WEBHOOK_SECRET", "x" * 257),
    ],
)
def test_a_wrong_value_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"NHACVIEC_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


@pytest.mark.parametrize("secret", [None, ""], ids=["unset", "empty"])
def test_a_webhook_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch, secret: str | None) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_WEBHOOK_URL", "https://nhacviec.example.vn/telegram")
    if secret is not None:
        monkeypatch.setenv("NHACVIEC_TELEGRAM_WEBHOOK_SECRET", secret)
    with pytest.raises(ValidationError, match="phải có NHACVIEC_TELEGRAM_WEBHOOK_SECRET"):
        Settings()
    monkeypatch.setenv("NHACVIEC_TELEGRAM_WEBHOOK_SECRET", "hush")
    assert Settings().telegram_webhook_url == "https://nhacviec.example.vn/telegram"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("NHACVIEC_HTTP_PORT=8001\nNHACVIEC_LOG_FORMAT=json\nPATH_OF_OTHERS=1\n", encoding="utf-8")
    monkeypatch.setenv("NHACVIEC_HTTP_PORT", "8002")
    assert (Settings().http_port, Settings().log_format) == (8002, "json")


def test_settings_do_not_change_once_read() -> None:
    settings = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.http_port = 9


def test_a_clock_without_a_zone_is_set_by_vietnams(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("2023-03-06T08:00:00", "2023-03-06T08:00:00+07:00", "2023-03-06T01:00:00Z"):
        monkeypatch.setenv("NHACVIEC_NOW", value)
        now = Settings().now
        assert now is not None
        assert now.astimezone(ZONE).isoformat() == "2023-03-06T08:00:00+07:00"


def test_a_slash_at_the_end_of_an_address_is_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_TELEGRAM_API_URL", "http://127.0.0.1:9000/")
    assert Settings().telegram_api_url == "http://127.0.0.1:9000"


def test_a_token_is_not_shown_to_who_prints_the_settings() -> None:
    settings = Settings(telegram_token=SecretStr("123456:AAE-secret"), telegram_webhook_secret=SecretStr("hush"))
    assert "AAE-secret" not in repr(settings)
    assert "hush" not in str(settings)


@pytest.mark.parametrize(
    ("host", "webhook", "alone"),
    [
        ("127.0.0.1", None, True),
        ("localhost", None, True),
        ("0.0.0.0", None, False),
        ("127.0.0.1", "https://nhacviec.example.vn/telegram", False),
        ("127.0.0.1", "http://127.0.0.1:8080/telegram", True),
    ],
)
def test_a_page_is_this_machines_own_only_when_nothing_leads_there(host: str, webhook: str | None, alone: bool) -> None:
    secret = SecretStr("hush")
    settings = Settings(http_host=host, telegram_webhook_url=webhook, telegram_webhook_secret=secret)
    assert settings.is_loopback is alone
