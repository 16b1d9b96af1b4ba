"""Founds branches, puts them to sleep, wakes and moves them, and keeps their settings."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.models import Branch, Card, FoundingRequest, Meeting, Member, Outgoing
from data.queries import (
    bot as bots,
    branch as branches,
    card as cards,
    guard,
    meeting as meetings,
    member as members,
    outbox,
    planning,
)
from data.values.founding import INFO, FoundingRule
from data.values.out import OutMessage
from data.values.standing import Post, Standing
from handlers.branch import view
from handlers.material.items.service import switch_keeping
from handlers.shared.events import GroupMoved
from handlers.shared.service import Refusal, publish, texts_in, today
from handlers.signin.board.rules import BOARD


def may_found(session: Session, chat_id: int, account_id: int) -> bool | None:
    """Tells whether an account may found the branch of a group; None where an operator decides."""
    rule: FoundingRule = session.info.get(INFO, FoundingRule())
    return rule.judge(branches.many(session), chat_id, account_id)


def check_share(session: Session, now: datetime, account_id: int) -> None:
    """Raises Refusal where an account or the deployment has as many branches as it may found."""
    rule: FoundingRule = session.info.get(INFO, FoundingRule())
    lately = branches.founded_since(session, account_id, now - timedelta(days=1))
    if not rule.has_room(branches.many(session), lately, account_id):
        raise Refusal("founding-enough")


def ask_operators(session: Session, now: datetime, request: FoundingRequest) -> bool:
    """Asks the operators whether a group may have a branch; False where none can be written to."""
    if branches.of_chat(session, request.chat_id) is not None:
        raise Refusal("branch-stands")
    rule: FoundingRule = session.info.get(INFO, FoundingRule())
    found = bots.reachable_of(session, bots.acting(session), rule.operators)
    if not found:
        return False
    branches.ask_founding(session, request)
    for one in found:
        message = view.ask_founding(texts_in(one.language or request.language), request)
        outbox.post(session, one.id, "founding", message, now, urgent=True)
    return True


def decide(session: Session, now: datetime, request: FoundingRequest, *, agreed: bool) -> None:
    """Founds the branch that a group asked for, or not, and tells the group."""
    texts = texts_in(request.language)
    message, branch_id = OutMessage(texts("founding-refused")), None
    if agreed:
        branch = found_by(session, now, request)
        branch_id = branch.id
        message = view.founded(texts, branch, members.secretary_name(session, branch.id))
    kind = "founding"
    outbox.post(session, request.chat_id, kind, message, now, branch_id=branch_id, urgent=True)
    session.delete(request)


def found_by(session: Session, now: datetime, wanted: FoundingRequest) -> Branch:
    """Founds the branch of a group, with the person who sets it up as its secretary."""
    if branches.of_chat(session, wanted.chat_id) is not None:
        raise Refusal("branch-stands")
    members.meet(session, wanted.account_id, wanted.name, now)
    branch = branches.found(session, wanted.chat_id, wanted.title, wanted.language, now)
    session.add(
        Member(
            branch_id=branch.id,
            account_id=wanted.account_id,
            name=wanted.name,
            standing=Standing.FULL.value,
            post=Post.SECRETARY.value,
            listed=False,
            joined_on=today(branch, now),
        )
    )
    session.flush()
    guard.arrange(session, branch, now)
    return branch


def sleep(session: Session, now: datetime, chat_id: int) -> None:
    """Puts the branch of a group to sleep: nothing is sent any more, everything is kept."""
    branch = branches.of_chat(session, chat_id)
    if branch is not None and branch.asleep_since is None:
        branch.asleep_since = now
        session.execute(
            update(Outgoing)
            .where(Outgoing.branch_id == branch.id, Outgoing.state == "waiting")
            .values(state="failed", error="the branch is asleep")
        )


def move(session: Session, now: datetime, chat_id: int, moved_to: int) -> None:
    """Moves a branch to the supergroup that its group became, once however often it is told."""
    branch = branches.of_chat(session, chat_id)
    branches.move(session, chat_id, moved_to)
    if branch is not None:
        session.refresh(branch)
        publish(session, now, GroupMoved(branch))


def wake(session: Session, now: datetime, branch: Branch) -> None:
    """Wakes a branch: what is still ahead goes on, and open boards are put up anew."""
    branch.asleep_since = None
    for meeting in meetings.ahead(session, branch.id, now):
        meetings.schedule(session, meeting, now)
    _put_up_boards(session, branch, now)


def set_field(session: Session, now: datetime, branch: Branch, field: str, value: object) -> None:
    """Sets a field of the settings; plans and stored files follow."""
    setattr(branch, field, value)
    if field in {"zone", "official_workdays"}:
        planning.replan(session, branch, now)
    elif field == "keeps_files":
        switch_keeping(session, now, branch, branch.keeps_files)


def set_quiet(branch: Branch, since: int, until: int) -> None:
    """Sets the quiet hours, in minutes of the day; equal ones are none."""
    branch.quiet_from, branch.quiet_to = since, until


def _put_up_boards(session: Session, branch: Branch, now: datetime) -> None:
    boards = session.scalars(
        select(Card.ref_id)
        .join(Meeting, Meeting.id == Card.ref_id)
        .where(Card.kind == BOARD, Meeting.branch_id == branch.id, Meeting.state == "open")
    )
    for meeting_id in boards.all():
        cards.put_up(session, branch.id, branch.chat_id, BOARD, meeting_id, now)
