"""Decides and saves sign-ins and leave; lets visitors observe."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Meeting, Member
from data.queries import (
    card as cards,
    draft as drafts,
    meeting as meetings,
    member as members,
    newcomer as newcomers,
    signin as entries,
)
from data.queries.signin import CAME, in_audience
from data.values.names import clean_name
from data.values.standing import Standing, Status
from handlers.shared.events import NewcomerCame, publish
from handlers.shared.service import Refusal, clock, refuse_elsewhere, refuse_none
from handlers.signin.board import rules
from handlers.signin.board.rules import BOARD, OWN_BOARD, NeedsCode, NeedsName, NotExpected


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-in that counts; `place` is its number among those of the meeting."""

    status: Status
    place: int
    at: datetime | None
    """None where somebody else wrote it down."""
    zone: str
    language: str
    again: bool = False
    provisional: bool = False
    """There is no roster yet."""


def sign_in(
    session: Session,
    now: datetime,
    meeting_id: int,
    account_id: int,
    *,
    chat_id: int,
    name: str,
    with_code: bool = False,
    observing: bool = False,
) -> Signed:
    """Signs an account in. `chat_id` is where the tap came from: the branch's group, or private;
    `observing` where a member said that they observe a meeting of others.

    Raises Refusal where sign-in is not open, NeedsCode, NeedsName, NotExpected.
    """
    facts = entries.facts(session, meeting_id, account_id)
    if facts is None or (facts.member_id is None and chat_id != facts.chat_id):
        raise Refusal("signin-gone")
    refuse_elsewhere(session, facts.bot_id)
    came = facts.entry_id is not None and facts.status in CAME
    if came and facts.state != "cancelled":
        # Also after the closing: the answer to their tap may have been cut off.
        return _signed(session, facts, Status(facts.status), facts.signed_at, again=True)
    require_open(session, facts, now)
    if facts.member_id is None:
        return _sign_in_newcomer(session, now, facts, account_id, name, with_code=with_code)
    if facts.secret is not None and not with_code:
        raise NeedsCode
    status = rules.status_at(now, facts.late_at)
    if facts.entry_id is None:
        meeting = session.get_one(Meeting, meeting_id)
        member = session.get_one(Member, facts.member_id)
        if not observing and not in_audience(meeting, member.post, member.subgroup_id):
            raise NotExpected(facts.language)
        entries.add_entry(session, meeting, member)
        entry = entries.entry_of(session, meeting_id, facts.member_id)
        assert entry is not None
        entry_id, expected = entry.id, entry.expected
    else:
        entry_id, expected = facts.entry_id, facts.expected
    if not expected:
        status = Status.OBSERVING
    again = facts.signed_at is not None
    at = facts.signed_at if again else now
    entries.sign(session, entry_id, status, at)
    mark_board(session, meeting_id, now, small=facts.audience != "branch")
    return _signed(session, facts, status, at, again=again)


def require_open(session: Session, facts: Any, now: datetime) -> None:
    """Refuses where sign-in is not open now, and says why."""
    if facts.state == "open" and now < facts.closes_at:
        return
    if facts.state == "cancelled":
        raise Refusal("signin-cancelled")
    if facts.state == "planned" and now < facts.closes_at:
        raise Refusal("signin-not-open")
    raise refuse_closed(session, facts)


def refuse_closed(session: Session, facts: Any) -> Refusal:
    """Returns the refusal of a sign-in that is closed, which names the secretary."""
    whom = members.secretary_name(session, facts.branch_id)
    return Refusal("signin-closed", time=clock(facts.closes_at, facts.zone), whom=whom)


def _signed(
    session: Session, facts: Any, status: Status, at: datetime | None, *, again: bool
) -> Signed:
    place = facts.signed + 1
    if again and at is not None:
        place = entries.place_of(session, facts.meeting_id, at)
    return Signed(status, place, at, facts.zone, facts.language, again)


def _sign_in_newcomer(
    session: Session, now: datetime, facts: Any, account_id: int, name: str, *, with_code: bool
) -> Signed:
    """Signs in who is on no roster, provisionally, while there is none.

    Raises NeedsName where there is a roster: nobody becomes a member by signing in.
    """
    if newcomers.rostered(session, facts.branch_id):
        raise NeedsName(facts.branch_id, facts.language)
    if facts.secret is not None and not with_code:
        raise NeedsCode
    fresh = _visit(session, now, facts, account_id, name, Standing.FULL)
    entry = entries.guest_entry(session, facts.meeting_id, account_id)
    assert entry is not None
    assert entry.signed_at is not None
    signed = _signed(session, facts, Status.OBSERVING, entry.signed_at, again=not fresh)
    return replace(signed, provisional=True)


def _visit(
    session: Session, now: datetime, facts: Any, account_id: int, name: str, standing: Standing
) -> bool:
    """Records the presence of who is no member, and has those told who decide about it; False where
    it was recorded before."""
    shown = clean_name(name) or str(account_id)
    members.meet(session, account_id, name, now)
    fresh = entries.observe(session, facts.meeting_id, account_id, shown, now, standing)
    if newcomers.note(session, facts.branch_id, account_id, now):
        publish(session, now, NewcomerCame(facts.branch_id))
    mark_board(session, facts.meeting_id, now)
    return fresh


@dataclass(frozen=True, slots=True)
class Who:
    """A participant: the account, its Telegram name, and the chat it acts in."""

    account_id: int
    name: str
    chat_id: int


def mark_board(
    session: Session, meeting_id: int, now: datetime, *, small: bool | None = None
) -> None:
    """Has the board redrawn; `small` where it is known whether the meeting is for a part of the
    branch."""
    if small is None:
        small = meetings.is_small(session.get_one(Meeting, meeting_id))
    if not small:
        cards.mark(session, BOARD, meeting_id, now)
        return
    for entry in entries.entries(session, meeting_id):
        cards.mark(session, OWN_BOARD, entry.id, now)


def require_ahead(session: Session, now: datetime, meeting_id: int, who: Who) -> Any:
    """Refuses where somebody cannot ask for leave or come later; returns what `facts` found.

    Allowed from the notice on until sign-in closes, to members and in the branch's group.
    """
    facts = entries.facts(session, meeting_id, who.account_id)
    if facts is None or (facts.member_id is None and who.chat_id != facts.chat_id):
        raise Refusal("signin-gone")
    refuse_elsewhere(session, facts.bot_id)
    if facts.state == "cancelled":
        raise Refusal("signin-cancelled")
    if facts.state == "closed" or now >= facts.closes_at:
        raise refuse_closed(session, facts)
    return facts


def open_entry(
    session: Session, now: datetime, meeting_id: int, who: Who
) -> tuple[Branch, Meeting, Attendance]:
    """Returns branch, meeting and entry of somebody who asks for leave or comes later.

    Raises Refusal, and NeedsName for who has claimed no name.
    """
    facts = require_ahead(session, now, meeting_id, who)
    if facts.member_id is None:
        raise NeedsName(facts.branch_id, facts.language)
    member = session.get_one(Member, facts.member_id)
    meeting = session.get_one(Meeting, meeting_id)
    entries.add_entry(session, meeting, member)
    entry = entries.entry_of(session, meeting_id, member.id)
    assert entry is not None
    return session.get_one(Branch, facts.branch_id), meeting, entry


def require_not_signed(branch: Branch, entry: Attendance) -> None:
    """Refuses leave to who has signed in already, or was written down as present."""
    if entry.signed_at is not None:
        raise Refusal("leave-signed", time=clock(entry.signed_at, branch.zone))
    if entry.status in CAME:
        raise Refusal("leave-written-down")


def ask_leave(session: Session, now: datetime, meeting_id: int, who: Who, reason: str) -> None:
    """Notes leave with a reason."""
    branch, meeting, entry = open_entry(session, now, meeting_id, who)
    require_not_signed(branch, entry)
    entry.status, entry.reason, entry.coming_late = Status.LEAVE.value, reason[:300], False
    mark_board(session, meeting.id, now)


def take_back_leave(session: Session, now: datetime, meeting_id: int, who: Who) -> None:
    """Takes leave back: the person comes after all."""
    _, meeting, entry = open_entry(session, now, meeting_id, who)
    if entry.status == Status.LEAVE:
        entry.status, entry.reason = Status.NONE.value, ""
        mark_board(session, meeting.id, now)


def come_late(session: Session, now: datetime, meeting_id: int, who: Who) -> Branch:
    """Notes that the person is on the way."""
    branch, meeting, entry = open_entry(session, now, meeting_id, who)
    require_not_signed(branch, entry)
    entry.coming_late, entry.status, entry.reason = True, Status.NONE.value, ""
    mark_board(session, meeting.id, now)
    return branch


VISIT = "visit"
"""The step of somebody without a name: they tapped in the branch's group or gave the code."""


def let_in(
    session: Session, now: datetime, account_id: int, meeting_id: int, *, coded: bool = False
) -> None:
    """Notes that the account may observe this meeting; a forged link or button notes nothing."""
    data = {"meeting": meeting_id, "coded": coded}
    drafts.begin(session, account_id, VISIT, now, data=data)


def coded(session: Session, now: datetime, account_id: int, meeting_id: int) -> bool | None:
    """Returns whether an account that was let in gave the code; None where it was not let in."""
    draft = drafts.current(session, account_id, VISIT, now)
    there = draft is not None and draft.data["meeting"] == meeting_id
    return bool(draft.data["coded"]) if draft is not None and there else None


def observe(
    session: Session,
    now: datetime,
    meeting_id: int,
    account_id: int,
    name: str,
    *,
    coded: bool = False,
) -> None:
    """Signs in as observing who is no member, or a member of another subgroup.

    Raises NeedsCode where the meeting asks for the code and it was not given.
    """
    facts = refuse_none("signin-gone", entries.facts(session, meeting_id, account_id))
    refuse_elsewhere(session, facts.bot_id)
    require_open(session, facts, now)
    if facts.member_id is not None:
        meeting = session.get_one(Meeting, meeting_id)
        member = session.get_one(Member, facts.member_id)
        if in_audience(meeting, member.post, member.subgroup_id):
            raise Refusal("observe-member")
        sign_in(
            session, now, meeting_id, account_id,
            chat_id=account_id, name=name, with_code=coded, observing=True,
        )  # fmt: skip
        return
    if facts.secret is not None and not coded:
        raise NeedsCode
    rostered = newcomers.rostered(session, facts.branch_id)
    standing = Standing.GUEST if rostered else Standing.FULL
    _visit(session, now, facts, account_id, name, standing)
