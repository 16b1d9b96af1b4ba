"""Looks on working days who is behind, and reminds them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Member, Plan
from data.queries import card as cards, outbox, owing, reading as readings
from handlers.reading import rules
from handlers.reading.reminders import view
from handlers.shared import reminding
from handlers.shared.context import Reply
from handlers.shared.dates import today
from handlers.shared.feature import Action, Work, worked_out
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import refuse_asleep
from handlers.shared.reminding import Owing
from handlers.shared.texts import texts_in

TOGETHER = 4
"""Mentions in one message: only the first few notify anybody."""
WEEK = timedelta(days=7)
"""Members who cannot be written to are named so often, not every morning."""


def looks(session: Session, now: datetime, plan: Plan) -> str:
    """Has those reminded who are behind, and comes back on the next working day while there is
    anything that somebody may owe. Found late, it still reminds until the early evening."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    _settle_cards(session, now, branch)
    if owing.anything(session, branch.id, now):
        plan.next_due_at = reminding.next_look(now, branch)
    if not reminding.may_look(now, branch.zone):
        return "chase-late"
    reminding.look(session, now, branch)
    return ""


def _settle_cards(session: Session, now: datetime, branch: Branch) -> None:
    """Has the cards of readings that are over since yesterday show the result."""
    for reading in readings.just_over(session, branch.id, now):
        if now - reading.posted_at < rules.KEPT_UP:
            cards.mark(session, rules.CARD, reading.id, now)


def load(session: Session, data: dict[str, Any]) -> list[Owing]:
    """Works out beside the taps who is behind."""
    branch = session.get(Branch, int(data["branch"]))
    if branch is None:
        return []
    return reminding.behind(session, branch, datetime.fromisoformat(str(data["at"])))


def finish(
    session: Session, now: datetime, data: dict[str, Any], found: list[Owing] | None
) -> list[Reply]:
    """Reminds them, unless the day is over, and names those who cannot be written to."""
    branch = session.get(Branch, int(data["branch"]))
    at = datetime.fromisoformat(str(data["at"]))
    if branch is None or branch.asleep_since or not reminding.is_of_day(branch, at, now):
        return []
    told = reminding.remind(session, branch, found or [], now, owing.REMINDER)
    day = today(branch, now)
    unheard = [one for one in told.unreached if not one.named_on or day - one.named_on >= WEEK]
    if unheard:
        _name(session, now, branch, unheard)
    for one in unheard:
        one.named_on = day
    return []


def _name(session: Session, now: datetime, branch: Branch, people: Sequence[Member]) -> None:
    """Names those who cannot be written to: to the secretaries, and in the group if so set."""
    notify_secretaries(session, now, branch, WORD, lambda t: view.unreached(t, people))
    if not branch.names_unread:
        return
    texts = texts_in(branch.language)
    for at in range(0, len(people), TOGETHER):
        message = view.mentions(texts, branch, people[at : at + TOGETHER])
        outbox.post(session, branch.chat_id, "reading.chase", message, now, branch_id=branch.id)


DUES = {owing.LOOK: Action(looks)}
ERRANDS = {reminding.ERRAND: Work(read=worked_out, finish=finish, load=load, asker=None)}
