"""What is typed or sent for a plan being made: to the handler that awaits it."""

from data.models import Draft
from handlers.plan import asking, meeting, message
from handlers.shared.context import Context
from handlers.shared.feature import StepHandler
from handlers.shared.refusal import Refusal

AWAITED: dict[str, StepHandler] = {
    asking.AWAITS: asking.typed,
    message.AWAITS: message.typed,
    "topic": meeting.typed,
    "place": meeting.typed,
}


def typed(ctx: Context, draft: Draft) -> None:
    """A typed answer."""
    AWAITED[draft.awaits](ctx, draft)


def sent(ctx: Context, draft: Draft) -> None:
    """A file, which only the message of a plan may be."""
    if draft.awaits != message.AWAITS:
        raise Refusal("plan-no-file")
    message.typed(ctx, draft)
