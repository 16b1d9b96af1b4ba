"""The only reader of the environment: every setting is ZHIXUE_<NAME>."""

import os
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from data.values.founding import Founding, FoundingRule
from data.values.retention import Retention

IN_FILES: Final = ("token", "tokens", "database_url", "webhook_secret")
"""Settings that may stand in a file: ZHIXUE_<NAME>_FILE holds its path, or systemd gives it as a
credential named zhixue_<name>."""


class Settings(BaseSettings):
    """The operator's settings; frozen once read."""

    model_config = SettingsConfigDict(
        env_prefix="ZHIXUE_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    token_file: Path | None = Field(default=None, description="a file that holds the token")
    tokens_file: Path | None = Field(default=None, description="a file that holds further tokens")
    database_url_file: Path | None = Field(
        default=None, description="a file that holds the database's address"
    )
    webhook_secret_file: Path | None = Field(
        default=None, description="a file that holds the webhook's secret"
    )

    key_file: Path | None = Field(
        default=None, description="the file of the key that seals votes and anonymous addresses"
    )

    token: SecretStr = Field(default=SecretStr(""), description="the bot's token from @BotFather")
    tokens: SecretStr = Field(
        default=SecretStr(""), description="tokens of further bots, separated by spaces or commas"
    )
    paid_broadcasts: int = Field(
        default=0,
        ge=0,
        le=1000,
        description="messages a second that may be paid for in Stars; 0 keeps to the free 30",
    )
    database_url: str = Field(
        default="sqlite:///var/zhixue.sqlite3", description="SQLite or PostgreSQL"
    )
    api_url: str = Field(
        default="https://api.telegram.org", description="the Bot API server, for a local one"
    )
    proxy: str = Field(default="", description="an http:// or https:// proxy to Telegram")
    webhook_url: str = Field(default="", description="public address; empty for polling")
    webhook_secret: SecretStr = Field(
        default=SecretStr(""),
        description="secret header of the webhook; derived from the token when empty",
    )
    host: str = Field(default="127.0.0.1", description="where webhook, health and metrics listen")
    port: int = Field(default=8080, description="their port; 0 lets the system choose")
    health_address: str = Field(
        default="", description="host:port for health and metrics alone; empty: with the others"
    )
    public_url: str = Field(
        default="", description="where that port is reached from outside; for pages and calendars"
    )
    founding: Founding | None = Field(
        default=None, description="who may found branches: first, anyone, listed or approval"
    )
    founders: str = Field(
        default="", description="ids of people and groups who always may, separated by spaces"
    )
    operators: str = Field(
        default="", description="ids of the people who run the bot, separated by spaces"
    )
    taps_a_second: float = Field(
        default=5,
        ge=0,
        description="taps and messages of one person that are handled a second; 0 for any number",
    )
    kept_mb: int = Field(
        default=1024,
        ge=0,
        description="mebibytes of files that a branch may keep in the database; 0 for any number",
    )
    kept_mb_altogether: int = Field(
        default=0, ge=0, description="the same for all branches together; 0 for any number"
    )
    most_branches: int = Field(
        default=0, ge=0, description="branches of the deployment; 0 for any number"
    )
    audit_days: int = Field(default=1095, ge=30, description="days for which the audit log is kept")
    keep_work_days: int = Field(
        default=30, ge=1, description="days for which sent messages and done errands are kept"
    )
    keep_firings_days: int = Field(
        default=400, ge=1, description="days for which is known what was pushed when"
    )
    keep_study_days: int = Field(
        default=1825, ge=0, description="days for which what members typed is kept; 0 for ever"
    )
    keep_left_days: int = Field(
        default=1825, ge=0, description="days after which who left is erased; 0 for never"
    )
    keep_stranger_days: int = Field(
        default=400, ge=0, description="days after which people in no branch are deleted; 0: never"
    )
    keep_backups_days: int = Field(
        default=30, ge=1, description="days for which you keep backups; /privacy says so"
    )
    run_by: str = Field(
        default="", max_length=300, description="who runs the bot and how to reach them"
    )
    log_level: str = Field(default="info", description="debug, info, warning or error")
    log_json: bool = Field(default=False, description="log lines as JSON")
    max_body: int = Field(default=1_000_000, description="largest webhook body in bytes")
    chromium: Path | None = Field(default=None, description="the browser for the page's tests")

    @model_validator(mode="before")
    @classmethod
    def read_files(cls, given: dict[str, Any]) -> dict[str, Any]:
        """Reads what stands in files and is not set otherwise."""
        credentials = os.environ.get("CREDENTIALS_DIRECTORY")
        for name in IN_FILES:
            if given.get(name):
                continue
            file = given.get(f"{name}_file")
            if not file and credentials and Path(credentials, f"zhixue_{name}").is_file():
                file = Path(credentials, f"zhixue_{name}")
            if file:
                try:
                    given[name] = Path(file).read_text("utf-8").strip()
                except (OSError, UnicodeDecodeError) as error:
                    raise ValueError(
                        f"{name}_file cannot be read: {type(error).__name__}"
                    ) from None
        key = Path(credentials, "zhixue_key") if credentials else None
        if key and key.is_file() and not given.get("key_file"):
            given["key_file"] = key
        return given

    @property
    def founding_rule(self) -> FoundingRule:
        """Who may found branches; ValueError where an id is not a number."""
        founders, operators = (
            [int(one) for one in listed.replace(",", " ").split()]
            for listed in (self.founders, self.operators)
        )
        return FoundingRule(
            self.founding, frozenset(founders), tuple(operators), self.most_branches
        )

    @property
    def retention(self) -> Retention:
        """How long which kind of data is kept."""
        return Retention(
            work=self.keep_work_days,
            firings=self.keep_firings_days,
            study=self.keep_study_days,
            left=self.keep_left_days,
            stranger=self.keep_stranger_days,
            audit=self.audit_days,
            backups=self.keep_backups_days,
            run_by=self.run_by,
        )

    @property
    def inside(self) -> tuple[str, int] | None:
        """Where health and metrics listen apart; ValueError where that is no host and port."""
        if not self.health_address:
            return None
        host, _, port = self.health_address.rpartition(":")
        if not host or not port.isdigit():
            raise ValueError("ZHIXUE_HEALTH_ADDRESS is not host:port")
        return host.strip("[]"), int(port)

    @property
    def bots(self) -> dict[int, str]:
        """The tokens by the ids of their bots, in order; ValueError where one is not a token, or
        two are one bot's."""
        further = self.tokens.get_secret_value().replace(",", " ").split()
        found: dict[int, str] = {}
        for token in filter(None, (self.token.get_secret_value(), *further)):
            number = token.partition(":")[0]
            if not (number.isascii() and number.isdigit() and len(number) < 20):
                raise ValueError("a token begins with its bot's number and a colon")
            if int(number) in found:
                raise ValueError(f"there are two tokens of the bot {int(number)}")
            found[int(number)] = token
        return found


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
