"""Who the bot is, for links that are made where no update is at hand; set once at the start."""

from dataclasses import dataclass


@dataclass(slots=True)
class Identity:
    """The bot's username, and the public address of its own port (empty where it has none)."""

    username: str = ""
    public_url: str = ""


IDENTITY = Identity()
