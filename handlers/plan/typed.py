"""What is typed or sent for a plan being made: to the door that awaits it."""

from data.models import Draft
from handlers.plan import asking, meeting, message
from handlers.shared.doors import DraftDoor
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

AWAITED: dict[str, DraftDoor] = {
    asking.AWAITS: asking.typed,
    message.AWAITS: message.typed,
    "topic": meeting.typed,
    "place": meeting.typed,
}


def typed(turn: Turn, draft: Draft) -> None:
    """A typed answer."""
    AWAITED[draft.awaits](turn, draft)


def sent(turn: Turn, draft: Draft) -> None:
    """A file, which only the message of a plan may be."""
    if draft.awaits != message.AWAITS:
        raise Refusal("plan-no-file")
    message.typed(turn, draft)
