"""Leads from the group into the private chat, and keeps private pages out of the group."""

from data.values.out import Button, OutMessage
from handlers.shared.buttons import link
from handlers.shared.doors import Door
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def point_private(turn: Turn, verb: str, *args: object) -> None:
    """Tells the person, so that only they see it, where to go on: a deep link."""
    turn.whisper(
        OutMessage(turn.texts("go-private")).with_buttons(
            (Button(turn.texts.plain("open-private"), url=link(IDENTITY.username, verb, *args)),)
        )
    )


def privately(door: Door) -> Door:
    """The door, open in the private chat only: in the group just a forged button knocks, and what
    the door shows would stand where everybody reads it."""

    def guarded(turn: Turn) -> None:
        if not turn.deed.private:
            raise Refusal("button-unknown")
        door(turn)

    return guarded
