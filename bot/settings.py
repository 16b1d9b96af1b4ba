"""The only reader of the environment: every setting is ZHIXUE_<NAME>."""

from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The operator's settings; frozen once read."""

    model_config = SettingsConfigDict(
        env_prefix="ZHIXUE_", env_file=".env", frozen=True, extra="ignore"
    )

    token: SecretStr = Field(default=SecretStr(""), description="the bot's token from @BotFather")
    tokens: SecretStr = Field(
        default=SecretStr(""), description="tokens of further bots, separated by spaces or commas"
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
        default=SecretStr(""), description="secret header of the webhook; made up when empty"
    )
    host: str = Field(default="127.0.0.1", description="where webhook, health and metrics listen")
    port: int = Field(default=8080, description="their port; 0 lets the system choose")
    public_url: str = Field(
        default="", description="where that port is reached from outside; for pages and calendars"
    )
    log_level: str = Field(default="info", description="debug, info, warning or error")
    log_json: bool = Field(default=False, description="log lines as JSON")
    max_body: int = Field(default=1_000_000, description="largest webhook body in bytes")
    chromium: Path | None = Field(default=None, description="the browser for the page's tests")

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
