"""Tells a branch's secretaries privately what went wrong and what they can do about it."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Outgoing, Plan
from data.values.out import OutMessage
from data.values.rich import first_line
from handlers.shared.dates import say_dated
from handlers.shared.notify import notify_secretaries
from handlers.shared.texts import Texts, escape

KIND = "trouble"


def tell_plan_failed(
    session: Session, now: datetime, branch: Branch, plan: Plan, due_at: datetime
) -> None:
    """Tells that a plan failed for a reason that is nobody's but the program's."""

    def say(texts: Texts) -> OutMessage:
        when = say_dated(texts, due_at, now, branch)
        if not plan.title:
            return OutMessage(texts("alert-due", when=when, kind=plan.kind))
        if plan.next_due_at is None:
            return OutMessage(texts("alert-plan-over", when=when, title=plan.title))
        following = say_dated(texts, plan.next_due_at, now, branch)
        return OutMessage(texts("alert-plan", when=when, title=plan.title, next=following))

    notify_secretaries(session, now, branch, KIND, say, even_asleep=True)


def tell_group_closed(session: Session, now: datetime, branch: Branch) -> None:
    """Tells that the bot may not write in the group any more."""

    def say(texts: Texts) -> OutMessage:
        return OutMessage(texts("alert-closed", name=branch.name))

    notify_secretaries(session, now, branch, KIND, say, even_asleep=True)


def tell_refused(session: Session, now: datetime, row: Outgoing) -> None:
    """Tells that Telegram refuses the content of a message to the group."""
    _tell_of_message(session, now, row, "alert-refused")


def tell_given_up(session: Session, now: datetime, row: Outgoing) -> None:
    """Tells that a message to the group was tried long enough."""
    _tell_of_message(session, now, row, "alert-given-up")


def tell_interrupted(session: Session, now: datetime, row: Outgoing) -> None:
    """Tells that nobody knows whether a message went out that must not go out twice."""
    _tell_of_message(session, now, row, "alert-interrupted")


def _tell_of_message(session: Session, now: datetime, row: Outgoing, key: str) -> None:
    """Says which message to the group it is about; private ones are nobody else's business."""
    branch = session.get(Branch, row.branch_id) if row.branch_id is not None else None
    if branch is None or row.chat_id != branch.chat_id:
        return
    poll = row.message.get("poll") or {"question": ""}
    line = first_line(str(row.message.get("text", ""))) or first_line(escape(poll["question"]))

    def say(texts: Texts) -> OutMessage:
        return OutMessage(texts(key, line=line or texts.plain("alert-nameless")))

    notify_secretaries(session, now, branch, KIND, say, even_asleep=True)
