"""A branch as it is founded, woken, put to sleep and set up."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from data.models import Branch, Card, Meeting, Member, Outgoing
from data.queries import branch as branches
from data.queries import card as cards
from data.queries import guard
from data.queries import meeting as meetings
from data.queries import member as members
from data.values.standing import Post, Standing
from handlers.meeting.service import NOTICE
from handlers.shared.dates import local
from handlers.shared.refusal import Refusal
from handlers.signin.service import BOARD

LONGEST_NAME = 60


def found_by(
    session: Session,
    now: datetime,
    chat_id: int,
    title: str,
    account_id: int,
    name: str,
    language: str,
) -> Branch:
    """Founds the branch of a group; who sets it up is its secretary."""
    if branches.of_chat(session, chat_id) is not None:
        raise Refusal("branch-stands")
    members.meet(session, account_id, name, now)
    branch = branches.found(session, chat_id, title[:LONGEST_NAME], language, now)
    session.add(
        Member(
            branch_id=branch.id,
            account_id=account_id,
            name=name[:200],
            standing=Standing.FULL.value,
            post=Post.SECRETARY.value,
            listed=False,
            joined_on=local(now, branch.zone).date(),
        )
    )
    session.flush()
    guard.arrange(session, branch, now)
    return branch


def sleep(session: Session, now: datetime, chat_id: int) -> None:
    """The bot was removed from the group: nothing is sent any more, everything is kept."""
    branch = branches.of_chat(session, chat_id)
    if branch is not None and branch.asleep_since is None:
        branch.asleep_since = now
        session.execute(
            update(Outgoing)
            .where(Outgoing.branch_id == branch.id, Outgoing.state == "waiting")
            .values(state="failed", error="the branch is asleep")
        )


def moved(session: Session, now: datetime, chat_id: int, moved_to: int) -> None:
    """The group became a supergroup: open boards are put up there, because the messages of the
    old group cannot be edited any more; results stay where they stand. Told twice, it is done
    once."""
    branch = branches.of_chat(session, chat_id)
    branches.move(session, chat_id, moved_to)
    if branch is not None:
        session.refresh(branch)
        ended = select(Meeting.id).where(Meeting.state.in_(["closed", "cancelled"]))
        of_meetings = Card.kind.in_((BOARD, NOTICE)) & (Card.branch_id == branch.id)
        session.execute(delete(Card).where(of_meetings, Card.ref_id.in_(ended)))
        _put_up_boards(session, branch, now)


def wake(session: Session, now: datetime, branch: Branch) -> None:
    """The bot is back: what is still ahead goes on, and open boards are put up anew."""
    branch.asleep_since = None
    for meeting in meetings.ahead(session, branch.id, now):
        meetings.schedule(session, meeting, now)
    _put_up_boards(session, branch, now)


def _put_up_boards(session: Session, branch: Branch, now: datetime) -> None:
    boards = session.scalars(
        select(Card.ref_id)
        .join(Meeting, Meeting.id == Card.ref_id)
        .where(Card.kind == BOARD, Meeting.branch_id == branch.id, Meeting.state == "open")
    )
    for meeting_id in boards.all():
        cards.put_up(session, branch.id, branch.chat_id, BOARD, meeting_id, now)
