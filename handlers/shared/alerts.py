"""Tells a branch's secretaries privately what went wrong and what they can do about it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Branch, Outgoing, Plan
from data.queries import outbox
from data.values.out import OutMessage
from data.values.rich import first_line
from handlers.shared.access import secretaries
from handlers.shared.dates import say_dated
from handlers.shared.texts import escape, texts_in

KIND = "trouble"


def tell_plan_failed(
    session: Session, now: datetime, branch: Branch, plan: Plan, due_at: datetime
) -> None:
    """A plan failed for a reason that is nobody's but the program's."""
    texts = texts_in(branch.language)
    when = say_dated(texts, due_at, now, branch)
    if not plan.title:
        _tell(session, now, branch, texts("alert-due", when=when, kind=plan.kind))
    elif plan.next_due_at is None:
        _tell(session, now, branch, texts("alert-plan-over", when=when, title=plan.title))
    else:
        following = say_dated(texts, plan.next_due_at, now, branch)
        text = texts("alert-plan", when=when, title=plan.title, next=following)
        _tell(session, now, branch, text)


def tell_group_closed(session: Session, now: datetime, branch: Branch) -> None:
    """The bot may not write in the group any more."""
    texts = texts_in(branch.language)
    _tell(session, now, branch, texts("alert-closed", name=branch.name))


def tell_refused(session: Session, now: datetime, row: Outgoing) -> None:
    """Telegram refuses the content of a message to the group."""
    _tell_of_message(session, now, row, "alert-refused")


def tell_given_up(session: Session, now: datetime, row: Outgoing) -> None:
    """A message to the group was tried long enough."""
    _tell_of_message(session, now, row, "alert-given-up")


def tell_interrupted(session: Session, now: datetime, row: Outgoing) -> None:
    """Nobody knows whether a message to the group went out, and it must not go out twice."""
    _tell_of_message(session, now, row, "alert-interrupted")


def _tell_of_message(session: Session, now: datetime, row: Outgoing, key: str) -> None:
    """Says which message to the group it is about; private ones are nobody else's business."""
    branch = session.get(Branch, row.branch_id) if row.branch_id is not None else None
    if branch is None or row.chat_id != branch.chat_id:
        return
    texts = texts_in(branch.language)
    poll = row.message.get("poll") or {"question": ""}
    line = first_line(str(row.message.get("text", ""))) or first_line(escape(poll["question"]))
    line = line or texts.plain("alert-nameless")
    _tell(session, now, branch, texts(key, line=line))


def _tell(session: Session, now: datetime, branch: Branch, text: str) -> None:
    reachable = session.scalars(
        select(Account.id).where(Account.id.in_(secretaries(session, branch.id)), Account.reachable)
    )
    for account_id in reachable:
        outbox.post(session, account_id, KIND, OutMessage(text), now, branch_id=branch.id)
