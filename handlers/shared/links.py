"""The usernames of the bots, and addresses of messages in the group, for links to them."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Identity:
    """The username of each bot of the deployment, by its id, the first one first; and the public
    address of its own port (empty where it has none)."""

    usernames: dict[int, str] = field(default_factory=dict)
    public_url: str = ""
    several: bool = False
    """Whether a branch may be another bot's than the one that was spoken to."""

    def username(self, bot_id: int) -> str:
        """Returns a bot's username, that of the first where it is not one of these."""
        return self.usernames.get(bot_id) or next(iter(self.usernames.values()), "")


IDENTITY = Identity()
"""Set once at the start."""
_SUPERGROUP = "-100"


def message_link(chat_id: int, message_id: int | None, thread: int = 0) -> str:
    """The address of a message in a supergroup; empty where there is none, as in small groups.

    `thread` is the topic of a forum; negative, the message whose comments it is one of.
    """
    chat = str(chat_id)
    if not message_id or not chat.startswith(_SUPERGROUP):
        return ""
    way = f"{thread}/" if thread > 0 else ""
    comments = f"?thread={-thread}" if thread < 0 else ""
    return f"https://t.me/c/{chat.removeprefix(_SUPERGROUP)}/{way}{message_id}{comments}"
