"""Settings: one frozen object, read once from the environment and `.env`; a wrong value stops the start."""

from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.calendar import ZONE

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Settings(BaseSettings):
    """Every field is described in docs/settings.md; a test compares."""

    model_config = SettingsConfigDict(env_prefix="NHACVIEC_", env_file=".env", extra="ignore", frozen=True)

    database_url: str = "sqlite:///data/nhacviec.db"
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str | None = None
    telegram_webhook_secret: SecretStr | None = Field(default=None, min_length=1, max_length=256)
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    timezone: Literal["Asia/Ho_Chi_Minh"] = "Asia/Ho_Chi_Minh"
    now: datetime | None = None
    log_format: Literal["text", "json"] = "text"

    @field_validator("telegram_token", "telegram_webhook_url", "telegram_webhook_secret", "now", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("database_url")
    @classmethod
    def _of_a_known_kind(cls, value: str) -> str:
        if value.partition(":")[0].partition("+")[0] not in ("sqlite", "postgresql"):
            raise ValueError("neither SQLite nor PostgreSQL")
        return value

    @field_validator("telegram_api_url", "telegram_webhook_url")
    @classmethod
    def _without_slash(cls, value: str | None) -> str | None:
        return value.rstrip("/") if value else value

    @field_validator("now")
    @classmethod
    def _in_vietnam(cls, value: datetime | None) -> datetime | None:
        return value.replace(tzinfo=ZONE) if value is not None and value.tzinfo is None else value

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        if self.telegram_webhook_url is not None and self.telegram_webhook_secret is None:
            raise ValueError("NHACVIEC_TELEGRAM_WEBHOOK_URL phải có NHACVIEC_TELEGRAM_WEBHOOK_SECRET đi kèm")
        return self

    @property
    def is_loopback(self) -> bool:
        """True when only this machine reaches the web side: bound to it, and no proxy brings the world's webhooks."""
        brought = urlsplit(self.telegram_webhook_url or "").hostname
        return self.http_host in LOOPBACK and (brought is None or brought in LOOPBACK)
