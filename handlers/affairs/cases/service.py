"""Takes objections to notices, hands them to who decides, and sends the answer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Case, Member, Notice
from data.queries import card as cards, case as cases, member as members, notice as notices
from handlers.affairs.cases import rules, view
from handlers.affairs.notices import service as publishing
from handlers.shared.notify import WORD
from handlers.shared.service import COMMITTEE, HEADS, HOLDERS, Refusal, Right, notify


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
) -> Case:
    """Brings an objection before the committee by name, and tells who decides."""
    check_open(session, notice, member)
    committee = members.with_posts(session, branch.id, COMMITTEE)
    handler = rules.handler_of(committee, member.id)
    case = Case(
        branch_id=branch.id, kind="objection", notice_id=notice.id, member_id=member.id,
        text=said["text"], files=list(said.get("files") or []), at=now,
        handler_account_id=handler.account_id if handler else None,
    )  # fmt: skip
    session.add(case)
    session.flush()
    told = [one.account_id for one in committee if one.id != member.id]
    notify(session, now, branch, told, WORD, lambda t: view.brought(session, t, case, notice))
    return case


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
    if upheld and notice.state == "open":
        found = members.with_posts(session, branch.id, HOLDERS[Right.NOTICES])
        told = [one.account_id for one in found if one.id != member.id]
        notify(session, now, branch, told, WORD, lambda t: view.upheld(t, notice))
    _over(session, now, branch, notice)


def take_back(session: Session, now: datetime, branch: Branch, case: Case) -> None:
    """Takes a case back that is not decided yet."""
    _must_be_open(case)
    case.state = "withdrawn"
    session.flush()
    if case.handler_account_id is not None:
        notice = session.get_one(Notice, case.notice_id)
        to = [case.handler_account_id]
        notify(session, now, branch, to, WORD, lambda t: view.taken_back(t, notice))
        _over(session, now, branch, notice)


def _over(session: Session, now: datetime, branch: Branch, notice: Notice) -> None:
    if notice.state == "open":
        publishing.look(session, now, branch, notice)
    cards.mark(session, notices.CARD, notice.id, now)


def _must_be_open(case: Case) -> None:
    if case.state != "open":
        raise Refusal("case-closed")
