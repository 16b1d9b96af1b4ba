"""Takes requests for erasure, erases members and branches, and tells whom it concerns."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import (
    audit,
    branch_data,
    erasure,
    erasure_request as requests,
    member as members,
    outbox,
    plan as plans,
    roster,
)
from data.values.audit import OPERATOR, AuditKind
from data.values.retention import ASKED_FOR, REMIND
from data.values.standing import Post
from handlers.privacy import view
from handlers.roster.people import service as people
from handlers.shared.service import Refusal, local, notify, texts_in, today

KIND = "erasure.due"
"""The plan that reminds of a request."""
WORD = "erasure"


def called(branch: Branch, member_id: int) -> str:
    """Returns the pseudonym of an erased member."""
    return texts_in(branch.language).plain("erasure-member", number=str(member_id))


def deadline(branch: Branch, asked_at: datetime) -> date:
    """Returns the day until which a request is to be done."""
    return local(asked_at + ASKED_FOR, branch.zone).date()


def check_asker(member: Member) -> None:
    """Refuses a secretary: the branch would have nobody who could do it."""
    if member.post == Post.SECRETARY:
        raise Refusal("erasure-hand-over")


def ask(session: Session, now: datetime, branch: Branch, member: Member) -> None:
    """Keeps a member's request and tells the secretary, or where there is none the deputies."""
    check_asker(member)
    if requests.of(session, member.id) is not None:
        return
    requests.ask(session, member.id, now)
    plans.set_once(session, branch.id, KIND, member.id, now + REMIND)
    tell(session, now, branch, member, "erasure-told", now)


def tell(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    key: str,
    asked_at: datetime,
    *posts: Post,
) -> None:
    """Writes to the secretary and the holders of more posts about a request; to the deputies where
    there is no secretary."""
    to = members.with_posts(session, branch.id, (Post.SECRETARY, *posts))
    to = to or members.with_posts(session, branch.id, (Post.DEPUTY,))
    day = deadline(branch, asked_at)
    notify(
        session, now, branch, [one.account_id for one in to], WORD,
        lambda t: view.told(t, branch, member, key, day, now), even_asleep=True,
    )  # fmt: skip


def take_back(session: Session, branch: Branch, member: Member) -> None:
    """Forgets a member's request."""
    requests.take_back(session, member.id)
    plans.set_once(session, branch.id, KIND, member.id, None)


def check(session: Session, actor: Member, member: Member) -> None:
    """Refuses to erase who may not be: oneself, who was erased, who is in the branch and did not
    ask for it, or holds a post that the actor may not end."""
    if member.erased_at is not None:
        raise Refusal("erasure-is-done")
    if actor.id == member.id:
        raise Refusal("erasure-not-oneself")
    if member.left_on is None:
        if requests.of(session, member.id) is None:
            raise Refusal("erasure-not-left", name=member.shown)
        people.check_leave(actor, member)


def erase(
    session: Session, now: datetime, branch: Branch, member: Member, by: int = OPERATOR
) -> bool:
    """Erases a member, who leaves the branch by that; False where it was done before."""
    take_back(session, branch, member)
    if member.left_on is None:
        roster.leave(session, member, by=by, now=now, day=today(branch, now))
    done = erasure.erase(session, member.id, now, called(branch, member.id))
    if done is not None:
        audit.add(session, now, branch.id, AuditKind.ERASURE, by, "member", done.member_id)
    return done is not None


def erase_branch(
    session: Session, now: datetime, branch: Branch, by: int = OPERATOR, *, told: bool = True
) -> None:
    """Has a whole branch erased, and tells its group if it is to be `told`."""
    chat_id, texts = branch.chat_id, texts_in(branch.language)
    asleep = branch.asleep_since is not None
    branch_data.begin_erasure(session, branch, now)
    audit.add(session, now, branch.id, AuditKind.ERASURE, by, "branch", branch.id)
    if told and not asleep:
        outbox.post(session, chat_id, WORD, view.group_told(texts), now)
