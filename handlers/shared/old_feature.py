"""Reads features that have no routes yet as if they had; goes with the last of them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from handlers.shared.context import Context
from handlers.shared.events import (
    Event,
    MessageFailed,
    MessageSent,
    RoundFinal,
    Subscriber,
)
from handlers.shared.feature import Feature, StepHandler
from handlers.shared.router import Guard, Route

_ITSELF = Guard(lambda _ctx: (), "checked by the handler")


def old_routes(feature: Feature) -> Iterator[Route]:
    """The routes of a feature's old tables."""
    for one in feature.commands:
        yield Route(
            "command", one.name, "any", _ITSELF, one.handler, one.handler, one.words, one.menus,
            one.asks_admin,
        )  # fmt: skip
    for code, handler in feature.buttons.items():
        asks = code in feature.asking_buttons
        yield Route("button", code, "any", _ITSELF, handler, handler, asks_admin=asks)
    for name, handler in feature.links.items():
        yield Route("link", name, "private", _ITSELF, handler, handler)
    for kind, taker in feature.drafts.items():
        yield Route("step", kind, "private", _ITSELF, taker, _with_draft(taker))
    for kind, taker in feature.draft_files.items():
        yield Route("file", kind, "private", _ITSELF, taker, _with_draft(taker))


def _with_draft(handler: StepHandler) -> Callable[[Context], None]:
    def run(ctx: Context) -> None:
        assert ctx.draft is not None
        handler(ctx, ctx.draft)

    return run


def old_subscribers(feature: Feature) -> Iterator[tuple[type[Event], str, Subscriber]]:
    """The subscribers of a feature's old tables."""
    for kind, sent in feature.message_sent.items():
        yield MessageSent, kind, _of_message(sent)
    for kind, failed in feature.message_failed.items():
        yield MessageFailed, kind, _of_message(failed)
    if (final := feature.round_final) is not None:

        def tell(session: Session, now: datetime, event: RoundFinal) -> None:
            final(session, now, event.round)

        yield RoundFinal, "", tell


def _of_message(told: Callable[[Session, datetime, int], None]) -> Subscriber:
    def tell(session: Session, now: datetime, event: Any) -> None:
        told(session, now, event.ref_id)

    return tell
