"""Runs our bot as an operator does, with the settings of the bench's environment."""

import os
import sys


def settings() -> None:
    """Puts the bench's environment into the bot's settings."""
    os.environ |= {
        "ZHIXUE_TOKEN": os.environ["TOKEN"],
        "ZHIXUE_API_URL": os.environ["BASE_URL"],
        "ZHIXUE_DATABASE_URL": os.environ["DATABASE_URL"],
        "ZHIXUE_WEBHOOK_URL": "",
        "ZHIXUE_WEBHOOK_SECRET": os.environ["SECRET"],
        "ZHIXUE_PORT": os.environ["WEBHOOK_PORT"],
    }
    if os.environ["MODE"] == "webhook":
        os.environ["ZHIXUE_WEBHOOK_URL"] = f"http://127.0.0.1:{os.environ['WEBHOOK_PORT']}"


if __name__ == "__main__":
    settings()
    os.execv(sys.executable, [sys.executable, "-m", "bot", "run"])
