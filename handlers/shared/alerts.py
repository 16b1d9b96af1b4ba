"""Tells a branch's secretaries privately what went wrong and what they can do about it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, Outgoing, Plan
from data.queries import branch as branches, refused
from data.values.out import OutMessage
from data.values.rich import first_line
from handlers.shared.dates import say_dated
from handlers.shared.failure import HELD, Verdict
from handlers.shared.notify import notify_secretaries
from handlers.shared.texts import Texts, escape

KIND = "trouble"
TOGETHER = timedelta(minutes=10)
"""Refusals within this time are told once."""


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


def tell_topic_gone(session: Session, now: datetime, branch: Branch) -> None:
    """Tells that the forum's topic for discussions was deleted, and where they go now."""

    def say(texts: Texts) -> OutMessage:
        return OutMessage(texts("alert-topic-gone", name=branch.name))

    notify_secretaries(session, now, branch, KIND, say, even_asleep=True)


def tell_refused(session: Session, now: datetime, row: Outgoing, verdict: Verdict) -> None:
    """Tells why Telegram refuses a message to the group, and what can be done.

    Of several that were refused together for want of the same, the first is told.
    """
    if verdict not in HELD or not refused.held_before(session, row, now - TOGETHER):
        # What cannot be read is refused, too, but by us.
        what = OutMessage.from_json(row.message).what if verdict in HELD else ""
        key, values = _why(verdict, what)
        _tell_of_message(session, now, row, key, **values)


def tell_reply_refused(
    session: Session, now: datetime, chat_id: int, message: OutMessage, verdict: Verdict
) -> None:
    """As `tell_refused`, of a reply to the group that passed no outbox."""
    branch = branches.of_chat(session, chat_id)
    if branch is None:
        return
    key, values = _why(verdict, message.what)
    line = first_line(message.text)

    def say(texts: Texts) -> OutMessage:
        return OutMessage(texts(key, line=line or texts.plain("alert-nameless"), **values))

    notify_secretaries(session, now, branch, KIND, say, even_asleep=True)


def _why(verdict: Verdict, what: str) -> tuple[str, dict[str, str]]:
    """Finds the text for a refusal."""
    if verdict is Verdict.NO_RIGHT:
        return "alert-no-right", {"what": what}
    keys = {
        Verdict.TOPIC_CLOSED: "alert-topic-closed",
        Verdict.TOO_LATE: "alert-too-late",
    }
    return keys.get(verdict, "alert-refused"), {}


def tell_found(session: Session, now: datetime, row: Outgoing) -> None:
    """Tells that a message stands in the group of which nobody knew whether it went out."""
    _tell_of_message(session, now, row, "alert-found")


def tell_given_up(session: Session, now: datetime, row: Outgoing) -> None:
    """Tells that a message to the group was tried long enough."""
    _tell_of_message(session, now, row, "alert-given-up")


def tell_interrupted(session: Session, now: datetime, row: Outgoing) -> None:
    """Tells that nobody knows whether a message went out that must not go out twice."""
    _tell_of_message(session, now, row, "alert-interrupted")


def _tell_of_message(
    session: Session, now: datetime, row: Outgoing, key: str, **values: str
) -> None:
    """Says which message to the group it is about; private ones are nobody else's business."""
    branch = session.get(Branch, row.branch_id) if row.branch_id is not None else None
    if branch is None or row.chat_id != branch.chat_id:
        return
    poll = row.message.get("poll") or {"question": ""}
    line = first_line(str(row.message.get("text", ""))) or first_line(escape(poll["question"]))

    def say(texts: Texts) -> OutMessage:
        return OutMessage(texts(key, line=line or texts.plain("alert-nameless"), **values))

    notify_secretaries(session, now, branch, KIND, say, even_asleep=True)
