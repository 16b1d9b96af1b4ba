"""Writes, checks, publishes, changes, withdraws and ends notices."""

import json
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, MatterStep, Member, Notice, NoticeVersion
from data.queries import (
    card as cards,
    case as cases,
    errand as errands,
    member as members,
    notice as notices,
    outbox,
    plan as plans,
)
from data.values.out import in_messages
from handlers.affairs import rules as periods
from handlers.affairs.card import view as card_view
from handlers.affairs.checks import rules
from handlers.affairs.notices import view
from handlers.shared import reminding
from handlers.shared.buttons import sign
from handlers.shared.notify import WORD
from handlers.shared.service import (
    HOLDERS,
    Refusal,
    Right,
    Say,
    local_day,
    notify,
    refuse_asleep,
    today,
)

CHECK = "notice-check"
"""The kind of errand that looks through a notice's files."""


def write(
    session: Session, now: datetime, branch: Branch, said: Mapping[str, Any], by: int | None
) -> Notice:
    """Writes a notice, or anew what one that is not published yet says, and has it checked."""
    notice = session.get(Notice, int(said.get("notice") or 0))
    if notice is None:
        notice = Notice(branch_id=branch.id, created_by=by, created_at=now, state="checking")
        notice.found, notice.change = [], {}
        notice.about_id = said.get("about") or None
        session.add(notice)
    elif notice.branch_id != branch.id or notice.state not in notices.WAITING:
        raise Refusal("notice-changed")
    notice.kind, notice.label = str(said["kind"]), str(said.get("label") or "")
    notice.title, notice.body = str(said["title"]), str(said["body"])
    notice.files, notice.days = list(said.get("files") or []), int(said["days"])
    when = said.get("when")
    notice.publish_at = datetime.fromisoformat(when) if when else None
    notice.confirmed_by = None
    session.flush()
    step = session.get(MatterStep, int(said.get("step") or 0))
    if step is not None:
        step.notice_id = notice.id
    plans.set_once(session, branch.id, notices.PUBLISH, notice.id, None)
    plans.set_once(session, branch.id, notices.ASK, notice.id, None)
    return notice


def change(session: Session, notice: Notice, said: Mapping[str, Any]) -> None:
    """Takes down what an open notice is to say from now on; it is shown once it is checked."""
    must_be_open(notice)
    fields = {name: getattr(notice, name) for name in ("title", "body", "files")}
    new = {name: said[name] for name in fields if name in said}
    if all(fields[name] == value for name, value in new.items()):
        raise Refusal("notice-same")
    notice.change = {**fields, **new, "why": said["why"], "by": said["by"]}
    notice.found = []
    session.flush()


def content(notice: Notice) -> tuple[str, str, list[Any]]:
    """Returns what is to be checked: title, text and files, of the change where there is one."""
    said: Mapping[str, Any] = notice.change or {
        "title": notice.title,
        "body": notice.body,
        "files": notice.files,
    }
    return str(said["title"]), str(said["body"]), list(said["files"])


def mark(notice: Notice) -> str:
    """Names what is to be checked, so that a check of what was changed meanwhile is noticed."""
    return sign(json.dumps(content(notice), sort_keys=True))


def check(
    session: Session,
    now: datetime,
    branch: Branch,
    notice: Notice,
    *,
    chat: int,
    language: str,
    anyway: bool = False,
) -> bool:
    """Looks for what must not be published; False where files have to be read for it first, by an
    errand that goes on. `anyway`: quiet hours hold nothing back."""
    title, body, files = content(notice)
    found = [*rules.in_texts(title, body, files), *rules.not_readable(files)]
    if any(map(rules.readable, files)):
        notice.found = found
        if not notice.change:
            notice.state = "checking"
        about = {"notice": notice.id, "mark": mark(notice), "branch": branch.id}
        asker = {"chat": chat, "language": language, "anyway": anyway}
        errands.add(session, now, CHECK, {**about, **asker})
        return False
    settle(session, now, branch, notice, found, anyway=anyway)
    return True


def settle(
    session: Session,
    now: datetime,
    branch: Branch,
    notice: Notice,
    found: Sequence[rules.Found],
    *,
    anyway: bool = False,
) -> None:
    """Lets a notice that was checked go on, or holds it where something was found."""
    notice.found = rules.still_open(found, branch.phone)
    if notice.found:
        if not notice.change:
            notice.state = "held"
        session.flush()
        return
    go_on(session, now, branch, notice, anyway=anyway)


def confirm(
    session: Session, now: datetime, branch: Branch, notice: Notice, by: int, *, anyway: bool
) -> None:
    """Lets a notice go on although something was found in it."""
    if not notice.found:
        raise Refusal("notice-changed")
    notice.found, notice.confirmed_by = [], by
    go_on(session, now, branch, notice, anyway=anyway)


def allow(session: Session, now: datetime, branch: Branch, notice: Notice, *, anyway: bool) -> None:
    """Allows the one telephone number that was found for the branch, once and for all."""
    phone = rules.only_telephone(notice.found)
    if not phone:
        raise Refusal("notice-changed")
    branch.phone = phone[:40]
    settle(session, now, branch, notice, notice.found, anyway=anyway)


def go_on(
    session: Session, now: datetime, branch: Branch, notice: Notice, *, anyway: bool = False
) -> None:
    """Shows the change of an open notice, or publishes one: now, or at its time."""
    with outbox.sent_now(session) if anyway else nullcontext():
        if notice.change:
            _show_change(session, now, branch, notice)
        elif notice.publish_at is not None and notice.publish_at > now:
            notice.state = "planned"
            session.flush()
            plans.set_once(session, branch.id, notices.PUBLISH, notice.id, notice.publish_at)
        else:
            post(session, now, branch, notice)


def publish_now(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Publishes a planned notice before its time."""
    plans.set_once(session, branch.id, notices.PUBLISH, notice.id, None)
    post(session, now, branch, notice)


def post(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Publishes a notice in the group; its period runs from the day on which it is seen there."""
    refuse_asleep(branch)
    open_up(session, now, branch, notice)
    for message in in_messages(notice.files):
        outbox.post(session, branch.chat_id, notices.CARD, message, now, branch_id=branch.id)
    outbox.post(
        session, branch.chat_id, notices.CARD, card_view.card(session, now, branch, notice), now,
        branch_id=branch.id, card=(notices.CARD, notice.id),
    )  # fmt: skip


def open_up(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Opens a notice, from the end of quiet hours where they hold it back."""
    notice.state, notice.found = "open", []
    notice.posted_at = outbox.quiet_end(session, branch, now) or now
    day = local_day(notice.posted_at, branch.zone)
    notice.ends_on = None
    if notice.days:
        notice.ends_on = periods.last_day(day, notice.days, branch.official_workdays)
    if notice.about_id is not None:
        notices.mark(session, notice.about_id, now)
    session.flush()
    reminding.arrange(session, now, branch)
    follow(session, now, branch, notice)


def put_back(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Holds a notice whose card did not reach the group."""
    if notice.state != "open":
        return
    notice.state, notice.posted_at, notice.ends_on = "held", None, None
    notice.found = [{**rules.unread("", "unsent"), "place": "group"}]
    session.flush()
    plans.set_once(session, branch.id, notices.FOLLOW, notice.id, None)
    tell(session, now, branch, lambda texts: view.held_word(texts, notice))


def follow(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Has the clock look at an open notice at the next midnight."""
    at = periods.next_look(now, branch.zone) if notice.state == "open" and notice.days else None
    plans.set_once(session, branch.id, notices.FOLLOW, notice.id, at)


def _show_change(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Puts a change into an open notice, keeps what it said before, and says so in the group."""
    must_be_open(notice)
    said = notice.change
    version = NoticeVersion(
        notice_id=notice.id,
        number=len(notices.versions(session, notice.id)) + 1,
        title=notice.title,
        body=notice.body,
        files=notice.files,
        why=said["why"],
        changed_at=now,
        changed_by=said["by"],
    )
    session.add(version)
    new = [one for one in said["files"] if one not in notice.files]
    notice.title, notice.body, notice.files = said["title"], said["body"], said["files"]
    notice.change = {}
    session.flush()
    for there in _groups(session, branch, notice):
        for message in in_messages(new):
            outbox.post(session, there.chat_id, WORD, message, now, branch_id=there.id)
    _tell_group(session, now, branch, notice, "changed", said["why"])


def withdraw(session: Session, now: datetime, branch: Branch, notice: Notice, why: str) -> None:
    """Withdraws an open notice; its card and a message in the group say so and why."""
    must_be_open(notice)
    notice.state, notice.why, notice.ended_at = "withdrawn", why, now
    notice.change, notice.found = {}, []
    session.flush()
    follow(session, now, branch, notice)
    _tell_group(session, now, branch, notice, "withdrawn", why)


def _tell_group(
    session: Session, now: datetime, branch: Branch, notice: Notice, what: str, why: str
) -> None:
    for there in _groups(session, branch, notice):
        message = card_view.told(there, notice, what, why, _card_in(session, there, notice))
        outbox.post(session, there.chat_id, WORD, message, now, branch_id=there.id)
    notices.mark(session, notice.id, now)


def _groups(session: Session, branch: Branch, notice: Notice) -> list[Branch]:
    """Returns the branches in whose groups a notice is published, its own first."""
    others = [one.branch_id for one in notices.places(session, notice.id)]
    return [branch, *(session.get_one(Branch, one) for one in others)]


def _card_in(session: Session, branch: Branch, notice: Notice) -> int:
    """Returns the message of a notice's card in a branch's group; 0 where there is none."""
    place = next(
        (one for one in notices.places(session, notice.id) if one.branch_id == branch.id), None
    )
    kind, ref_id = (notices.JOINT, place.id) if place else (notices.CARD, notice.id)
    card = cards.of(session, kind, ref_id)
    return card.message_id if card and card.message_id else 0


def drop(session: Session, branch: Branch, notice: Notice) -> None:
    """Gives up a notice that is not published, or the change of an open one."""
    if notice.state == "open" and notice.change:
        notice.change, notice.found = {}, []
    elif notice.state in notices.WAITING:
        notice.state, notice.found = "dropped", []
        plans.set_once(session, branch.id, notices.PUBLISH, notice.id, None)
        plans.set_once(session, branch.id, notices.ASK, notice.id, None)
    else:
        raise Refusal("notice-changed")
    session.flush()


def look(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Ends an open notice whose period is over, unless an objection is still open; shows how many
    days are left of another."""
    ends_on = notice.ends_on
    if notice.state != "open":
        return
    over = ends_on is not None and today(branch, now) > ends_on
    if over and not cases.counts(session, notice.id).open:
        end(session, now, branch, notice)
    else:
        notices.mark(session, notice.id, now)
        follow(session, now, branch, notice)


def end(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    """Ends a notice; the card says how, and who publishes is asked for the result."""
    must_be_open(notice)
    notice.state, notice.ended_at = "over", now
    notice.change, notice.found = {}, []
    session.flush()
    follow(session, now, branch, notice)
    notices.mark(session, notice.id, now)
    tell(session, now, branch, lambda texts: view.over_word(texts, notice))


def see(session: Session, now: datetime, notice: Notice, member: Member) -> tuple[int, bool]:
    """Records that a member has seen a notice; returns which one they are, and whether that was
    recorded before. Raises Refusal for a notice that was never published."""
    if notice.state not in notices.PUBLISHED:
        raise Refusal("notice-gone")
    new = notices.see(session, notice.id, member.id, now)
    if new:
        notices.mark(session, notice.id, now)
    return notices.place_of(session, notice.id, member.id), not new


def tell(session: Session, now: datetime, branch: Branch, say: Say) -> None:
    """Writes to those who may publish."""
    found = members.with_posts(session, branch.id, HOLDERS[Right.NOTICES])
    notify(session, now, branch, [one.account_id for one in found], WORD, say)


def must_be_open(notice: Notice) -> None:
    """Raises Refusal for a notice that is not published now."""
    if notice.state != "open":
        raise Refusal("notice-changed")
