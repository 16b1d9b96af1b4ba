"""Follows the group of a branch: into a supergroup, and in what it takes again."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import card as cards, outbox, refused
from data.values.out import OutMessage
from handlers.branch import service, view
from handlers.shared.events import GroupMoved, GroupOpen, MessageRetried, Subscribers, publish
from handlers.shared.refusal import Refusal
from handlers.shared.registry import registry_of
from handlers.shared.texts import texts_in

on = Subscribers()
KIND = "branch.awake"
STILL_WANTED = timedelta(days=1)
"""Messages that were refused longer ago are not sent when the group takes them."""


@on(GroupOpen)
def goes_on(session: Session, now: datetime, event: GroupOpen) -> None:
    """Wakes a branch that sleeps, and sends what the group refused before."""
    branch = event.branch
    if branch.asleep_since is not None:
        service.wake(session, now, branch)
        message = view.awake(texts_in(branch.language), branch)
        chat_id, branch_id = branch.chat_id, branch.id
        outbox.post(session, chat_id, KIND, message, now, branch_id=branch_id, urgent=True)
    retry_refused(session, now, branch, event.what)


@on(GroupMoved)
def moved(session: Session, now: datetime, event: GroupMoved) -> None:
    """Puts up the live cards in the supergroup; results stay where they stand."""
    branch, live = event.branch, registry_of(session).live
    for card in cards.in_chat(session, branch.id, branch.chat_id):
        if card.kind not in live:
            continue
        if live[card.kind](session, now, card.ref_id):
            cards.put_up(session, branch.id, branch.chat_id, card.kind, card.ref_id, now)
        else:
            session.delete(card)


def retry_refused(session: Session, now: datetime, branch: Branch, what: str) -> None:
    """Sends what the group refused within a day and perhaps takes now: messages of a kind, or of
    every kind (""), unless their features do not want them any more."""
    for row in refused.held(session, branch.chat_id):
        if what not in {"", OutMessage.from_json(row.message).what}:
            continue
        row.state = "failed"
        if now - row.created_at > STILL_WANTED:
            continue
        with suppress(Refusal):
            if row.card_kind:
                publish(session, now, MessageRetried(row.card_kind, row.card_ref or 0))
            row.state, row.tries, row.try_at = "waiting", 0, now
