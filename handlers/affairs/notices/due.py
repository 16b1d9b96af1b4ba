"""Publishes and ends notices in time, reads their files, and learns what became of their cards."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.private_numbers import private_numbers
from data.imports.sheet import BadFile
from data.models import Branch, Notice, Plan
from data.queries import member as members, notice as notices, plan as plans
from handlers.affairs.checks import rules
from handlers.affairs.notices import service, view
from handlers.shared.access import Right, may
from handlers.shared.context import Reply
from handlers.shared.events import (
    GroupOpen,
    MessageFailed,
    MessageRetried,
    Subscribers,
)
from handlers.shared.feature import Action, Asker, Work
from handlers.shared.refusal import Refusal
from handlers.shared.view import texts_in

on = Subscribers()


def _of(session: Session, plan: Plan) -> tuple[Branch, Notice]:
    notice = session.get(Notice, plan.ref_id or 0)
    if notice is None:
        raise Refusal("notice-gone")
    return session.get_one(Branch, notice.branch_id), notice


def publishes(session: Session, now: datetime, plan: Plan) -> str:
    """Publishes a notice at its time, however late: its period begins then."""
    branch, notice = _of(session, plan)
    if notice.state != "planned":
        raise Refusal("notice-changed")
    service.post(session, now, branch, notice)
    return ""


def follows(session: Session, now: datetime, plan: Plan) -> str:
    """Shows how many days a notice has left, and ends it when its period is over."""
    branch, notice = _of(session, plan)
    service.look(session, now, branch, notice)
    return ""


@on(MessageFailed, notices.CARD)
def card_failed(session: Session, now: datetime, event: MessageFailed) -> None:
    """Holds a notice whose card did not reach the group."""
    notice = session.get(Notice, event.ref_id)
    if notice is not None:
        service.put_back(session, now, session.get_one(Branch, notice.branch_id), notice)


@on(MessageRetried, notices.CARD)
def card_retried(session: Session, now: datetime, event: MessageRetried) -> None:
    """Opens a notice anew whose card was refused, unless something else became of it."""
    notice = session.get(Notice, event.ref_id)
    if notice is None or notice.state != "held":
        raise Refusal("notice-changed")
    service.open_up(session, now, session.get_one(Branch, notice.branch_id), notice)


@on(GroupOpen)
def group_open(session: Session, now: datetime, event: GroupOpen) -> None:
    """Goes on with what the branch's sleep held up."""
    for notice in notices.in_states(session, event.branch.id, ("planned", "open")):
        if notice.state == "open":
            service.look(session, now, event.branch, notice)
        elif notice.publish_at is not None and notice.publish_at <= now:
            plans.set_once(session, event.branch.id, notices.PUBLISH, notice.id, now)


def is_open(session: Session, _now: datetime, notice_id: int) -> bool:
    """Tells whether a notice is published now."""
    notice = session.get(Notice, notice_id)
    return notice is not None and notice.state == "open"


def load(session: Session, data: dict[str, Any]) -> list[dict[str, Any]]:
    """Returns the files of a notice that are to be read."""
    notice = session.get(Notice, int(data["notice"]))
    if notice is None or service.mark(notice) != data["mark"]:
        return []
    return [one for one in service.content(notice)[2] if rules.readable(one)]


def wanted(known: list[dict[str, Any]]) -> list[str]:
    """Returns Telegram's ids of the files that are to be read."""
    return [str(one["file_id"]) for one in known]


def read(_content: bytes, data: dict[str, Any]) -> list[rules.Found]:
    """Finds what must not be published in the files, or that one cannot be read."""
    found: list[rules.Found] = []
    for file in data["known"]:
        name, content = str(file["name"]), data["files"].get(file["file_id"])
        if content is None:
            found.append(rules.unread(name, "lost"))
            continue
        try:
            numbers = private_numbers(content, name)
        except BadFile as bad:
            found.append(rules.unread(name, rules.why_bad(bad.key, bad.values)))
            continue
        found += [
            rules.finding(
                one.what, one.digits, place="file", file=name, cell=one.cell, line=one.line
            )
            for one in numbers
        ]
    return found


def finish(session: Session, now: datetime, data: dict[str, Any], read: Any) -> list[Reply]:
    """Lets the notice go on, or shows what was found; nothing where it was changed meanwhile."""
    notice = session.get(Notice, int(data["notice"]))
    if notice is None or service.mark(notice) != data["mark"]:
        return []
    if notice.state not in {"checking", "open"} or (notice.state == "open" and not notice.change):
        return []
    branch = session.get_one(Branch, notice.branch_id)
    if read is None:
        files = service.content(notice)[2]
        read = [rules.unread(one["name"], "lost") for one in files if rules.readable(one)]
    found = [*notice.found, *read]
    service.settle(session, now, branch, notice, found, anyway=bool(data["anyway"]))
    member = members.of(session, branch.id, int(data["chat"]))
    if member is None:
        return []
    texts, keeps = texts_in(str(data["language"])), may(member.post, Right.NOTICES)
    shown = view.page(session, texts, branch, member, notice, now, keeps=keeps)
    return [Reply("send", chat_id=int(data["chat"]), message=shown)]


DUES = {notices.PUBLISH: Action(publishes), notices.FOLLOW: Action(follows)}
ERRANDS = {
    service.CHECK: Work(
        read=read, finish=finish, load=load, files=wanted, asker=Asker(Right.NOTICES)
    )
}
