"""Settings come from the environment or a file, are frozen, and keep secrets to themselves."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.service import Trouble, need_token, read_settings
from bot.settings import Settings

TOKEN = "1234567890:AAHk3f-Lq9_uZ0xYbVw8sRtPnMmKjIhGfEd"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Changes to an empty directory and an environment without our settings."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"ZHIXUE_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_set_is_a_bot_that_polls_on_sqlite() -> None:
    settings = read_settings()
    assert settings.database_url == "sqlite:///var/zhixue.sqlite3"
    assert settings.webhook_url == ""
    assert settings.host == "127.0.0.1"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_TOKEN", TOKEN)
    monkeypatch.setenv("ZHIXUE_LOG_JSON", "true")
    assert read_settings().token.get_secret_value() == TOKEN
    assert read_settings().log_json is True


def test_a_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, nowhere: Path
) -> None:
    (nowhere / ".env").write_text("ZHIXUE_PORT=9000\nZHIXUE_HOST=0.0.0.0\nOTHER=1\n")
    monkeypatch.setenv("ZHIXUE_PORT", "9001")
    settings = read_settings()
    assert (settings.host, settings.port) == ("0.0.0.0", 9001)


def test_the_command_line_overrides_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_PORT", "9001")
    assert read_settings(port=0, host=None).port == 0


def test_secrets_are_read_from_files_and_credentials(
    monkeypatch: pytest.MonkeyPatch, nowhere: Path
) -> None:
    (nowhere / "token").write_text(f"{TOKEN}\n")
    (nowhere / "zhixue_database_url").write_text("sqlite:///elsewhere.sqlite3\n")
    monkeypatch.setenv("ZHIXUE_TOKEN_FILE", str(nowhere / "token"))
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(nowhere))
    settings = read_settings()
    assert settings.token.get_secret_value() == TOKEN
    assert settings.database_url == "sqlite:///elsewhere.sqlite3"
    monkeypatch.setenv("ZHIXUE_TOKEN", "42:other")
    assert read_settings().token.get_secret_value() == "42:other"


def test_a_file_of_secrets_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_TOKEN_FILE", "nowhere")
    with pytest.raises(Trouble, match="token_file cannot be read: FileNotFoundError"):
        read_settings()


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_TOKEN", TOKEN)
    monkeypatch.setenv("ZHIXUE_WEBHOOK_SECRET", "open-sesame")
    settings = read_settings()
    assert TOKEN not in f"{settings!r} {settings}"
    assert "open-sesame" not in f"{settings!r} {settings}"


def test_a_wrong_setting_is_named_with_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIXUE_PORT", "eighty")
    monkeypatch.setenv("ZHIXUE_LOG_JSON", "perhaps")
    with pytest.raises(Trouble) as trouble:
        read_settings()
    assert trouble.value.code == 2
    assert "ZHIXUE_PORT: " in trouble.value.sentence
    assert "ZHIXUE_LOG_JSON: " in trouble.value.sentence


def test_without_a_token_it_says_where_to_get_one() -> None:
    with pytest.raises(Trouble, match="@BotFather") as trouble:
        need_token(read_settings())
    assert trouble.value.code == 2
