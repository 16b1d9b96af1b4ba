"""Takes objections to notices, hands them to who decides, and sends the answer."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime, time
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Case, Member, Notice
from data.queries import (
    case as cases,
    errand as errands,
    member as members,
    notice as notices,
)
from data.values.instants import instant
from data.values.sealing import INFO, Key, NotOpened
from handlers.affairs.cases import rules, view
from handlers.affairs.notices import service as publishing
from handlers.shared.notify import WORD
from handlers.shared.service import (
    COMMITTEE,
    HEADS,
    HOLDERS,
    Refusal,
    Right,
    notify,
    refuse_none,
    texts_for,
    today,
)

ANSWER = "case-answer"
"""The kind of errand that brings the answer to who objected anonymously."""
PURPOSE = "case-address"
"""What the address is sealed for."""


def check_open(session: Session, notice: Notice, member: Member) -> None:
    """Raises Refusal where nothing can be objected to any more, or not by this member."""
    if notice.state != "open":
        raise Refusal("case-over")
    mine = cases.of_member(session, member.id, notice.id)
    if sum(one.state == "open" for one in mine) >= rules.MOST_OPEN:
        raise Refusal("case-enough", most=rules.MOST_OPEN)


def bring(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    notice: Notice,
    said: Mapping[str, Any],
) -> tuple[Case, str]:
    """Brings an objection before the committee by name or anonymously, and tells the committee who
    decides it. Returns it with the secret by which somebody anonymous is known again, else ""."""
    check_open(session, notice, member)
    anonymous = bool(said["anonymous"])
    committee = members.with_posts(session, branch.id, COMMITTEE)
    # Passing over who objects anonymously would say that it is them.
    handler = rules.handler_of(committee, None if anonymous else member.id)
    case = Case(
        branch_id=branch.id, kind="objection", notice_id=notice.id, anonymous=anonymous,
        member_id=None if anonymous else member.id, text=said["text"],
        files=list(said.get("files") or []), at=_day(branch, now) if anonymous else now,
        handler_account_id=handler.account_id if handler else None,
    )  # fmt: skip
    secret = _hide(session, now, branch, case, member) if anonymous else ""
    session.add(case)
    session.flush()
    told = [one.account_id for one in committee if anonymous or one.id != member.id]
    notify(session, now, branch, told, WORD, lambda t: view.brought(session, t, case, notice))
    return case, secret


def _day(branch: Branch, now: datetime) -> datetime:
    """Returns when the branch's present day began."""
    zone = ZoneInfo(branch.zone)
    return instant(datetime.combine(today(branch, now), time()), zone)


def _hide(session: Session, now: datetime, branch: Branch, case: Case, member: Member) -> str:
    """Seals the way back to who brings a case; returns the secret for their own button. Raises
    Refusal for one that brought too many today."""
    key = key_of(session)
    day, account_id = today(branch, now), member.account_id or 0
    clear = f"{day}:{branch.id}:{account_id}".encode()
    mark = hmac.new(key.derived("case-limit"), clear, sha256).hexdigest()
    if cases.count_anonymous(session, branch.id, mark, day) > rules.MOST_ANONYMOUS:
        raise Refusal("case-enough-today", most=rules.MOST_ANONYMOUS)
    language = texts_for(session, account_id, branch).language.value
    address = f"{account_id}:{language}".ljust(rules.ADDRESS)
    case.sealed = b64encode(key.seal(PURPOSE, address.encode())).decode()
    secret = token_urlsafe(rules.SECRET)
    case.secret = digest_of(secret)
    return secret


def key_of(session: Session) -> Key:
    """Returns the deployment's key; raises Refusal where there is none: nothing is anonymous
    without it."""
    key: Key | None = session.info.get(INFO)
    return refuse_none("case-no-key", key)


def digest_of(secret: str) -> str:
    """Returns what is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def address_of(session: Session, case: Case) -> tuple[int, str] | None:
    """Opens the address of who brought a case anonymously: account and language; None where that
    was forgotten or cannot be opened."""
    key: Key | None = session.info.get(INFO)
    if key is None or not case.sealed:
        return None
    try:
        clear = key.open(PURPOSE, b64decode(case.sealed)).decode().strip()
    except NotOpened:
        return None
    account_id, _, language = clear.partition(":")
    return int(account_id), language


def forget(case: Case) -> None:
    """Forgets the way back to who brought a case."""
    case.sealed = ""


def hand_over(session: Session, now: datetime, branch: Branch, case: Case, to: Member) -> None:
    """Has another member of the committee decide a case."""
    _must_be_open(case)
    if to.account_id is None or to.post not in COMMITTEE or to.id == case.member_id:
        raise Refusal("case-not-theirs")
    case.handler_account_id = to.account_id
    session.flush()
    notice = session.get_one(Notice, case.notice_id)
    notify(session, now, branch, [to.account_id], WORD, lambda t: view.handed(t, case, notice))


def check_deciding(session: Session, case: Case, member: Member) -> None:
    """Raises Refusal for everybody but who decides a case; where nobody does, any of the heads."""
    _must_be_open(case)
    if case.member_id == member.id:
        raise Refusal("case-own")
    handler = view.handler_of(session, case)
    if handler is None and member.post in HEADS:
        return
    if handler is None or handler.id != member.id:
        raise Refusal("case-not-yours")


def decide(
    session: Session,
    now: datetime,
    branch: Branch,
    case: Case,
    member: Member,
    *,
    upheld: bool,
    answer: str,
) -> None:
    """Decides a case, sends the answer to who brought it, and lets the notice end that it held
    up."""
    check_deciding(session, case, member)
    case.state, case.upheld, case.answer = "decided", upheld, answer
    case.decided_account_id, case.decided_at = member.account_id, now
    session.flush()
    notice = session.get_one(Notice, case.notice_id)
    bringer = session.get(Member, case.member_id) if case.member_id else None
    if bringer is not None:
        notify(
            session,
            now,
            branch,
            [bringer.account_id],
            WORD,
            lambda t: view.answered(t, case, notice),
        )
    if case.sealed:
        errands.add(session, now, ANSWER, {"case": case.id}, bot_id=branch.bot_id)
    if upheld and notice.state == "open":
        found = members.with_posts(session, branch.id, HOLDERS[Right.NOTICES])
        told = [one.account_id for one in found if one.id != member.id]
        notify(session, now, branch, told, WORD, lambda t: view.upheld(t, notice))
    _over(session, now, branch, notice)


def take_back(session: Session, now: datetime, branch: Branch, case: Case) -> None:
    """Takes a case back that is not decided yet."""
    _must_be_open(case)
    case.state = "withdrawn"
    forget(case)
    session.flush()
    if case.handler_account_id is not None:
        notice = session.get_one(Notice, case.notice_id)
        to = [case.handler_account_id]
        notify(session, now, branch, to, WORD, lambda t: view.taken_back(t, notice))
        _over(session, now, branch, notice)


def _over(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    if notice.state == "open":
        publishing.look(session, now, branch, notice)
    notices.mark(session, notice.id, now)


def _must_be_open(case: Case) -> None:
    if case.state != "open":
        raise Refusal("case-closed")
