"""Leads from the group into the private chat, so that the group stays quiet."""

from data.values.out import Button, OutMessage
from handlers.shared.buttons import link
from handlers.shared.identity import IDENTITY
from handlers.shared.turn import Turn


def point_private(turn: Turn, verb: str, *args: object) -> None:
    """Tells the person, so that only they see it, where to go on: a deep link."""
    turn.whisper(
        OutMessage(turn.texts("go-private")).with_buttons(
            (Button(turn.texts.plain("open-private"), url=link(IDENTITY.username, verb, *args)),)
        )
    )
