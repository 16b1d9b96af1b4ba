"""Our bot as an operator runs it, told by the bench's environment where everything is."""

import os
import sys


def main() -> None:
    """Become `zhixue run`."""
    settings = {
        "ZHIXUE_TOKEN": os.environ["TOKEN"],
        "ZHIXUE_API_URL": os.environ["BASE_URL"],
        "ZHIXUE_DATABASE_URL": os.environ["DATABASE_URL"],
        "ZHIXUE_WEBHOOK_URL": "",
        "ZHIXUE_WEBHOOK_SECRET": os.environ["SECRET"],
        "ZHIXUE_PORT": os.environ["WEBHOOK_PORT"],
    }
    if os.environ["MODE"] == "webhook":
        settings["ZHIXUE_WEBHOOK_URL"] = f"http://127.0.0.1:{os.environ['WEBHOOK_PORT']}"
    os.execve(sys.executable, [sys.executable, "-m", "bot", "run"], {**os.environ, **settings})


main()
