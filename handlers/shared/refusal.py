"""An expected "no", which becomes a text in the person's language in one place."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries.bot import acting
from data.values.sealing import INFO, Key
from handlers.shared.links import IDENTITY

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Denied:
    """The right that somebody lacked, and the branch in which."""

    branch_id: int
    right: str


class Refusal(Exception):  # noqa: N818 - the design's word; it is an answer, not an error
    """The key of a text and its values; raised by services and rules.

    A refusal takes back whatever the same step wrote.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
        self.denied: Denied | None = None
        """Set where a right was lacking; the audit log keeps it."""
        self.step = 0
        """The step in progress that goes on, which the person is offered to leave."""


def refuse_none(key: str, found: Found | None) -> Found:
    """Returns what was found; raises Refusal with this key where it is None."""
    if found is None:
        raise Refusal(key)
    return found


def refuse_empty(key: str, found: Found) -> Found:
    """Returns what was found or typed; raises Refusal with this key where that is nothing."""
    if not found:
        raise Refusal(key)
    return found


def need_key(session: Session) -> Key:
    """Returns the deployment's key; raises Refusal where it has none."""
    key: Key | None = session.info.get(INFO)
    return refuse_none("key-missing", key)


def refuse_asleep(branch: Branch) -> None:
    """Raises Refusal where the branch sleeps."""
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")


def refuse_elsewhere(session: Session, bot_id: int) -> None:
    """Raises Refusal where a branch is another bot's than the one that was spoken to: its old
    buttons and links point there."""
    if bot_id in {acting(session), 0}:
        return
    if bot_id not in IDENTITY.usernames:
        raise Refusal("branch-bot-gone")
    raise Refusal("branch-elsewhere", bot=IDENTITY.username(bot_id))
