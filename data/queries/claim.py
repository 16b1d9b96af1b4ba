"""Claims of names on a roster: invitations from the group, asking, and closing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, String, case, cast, delete, select, update
from sqlalchemy.orm import Session

from data.models import Account, Claim, Draft, Member, MemberChange
from data.queries import card as cards
from data.queries.bot import acting
from data.store import upsert

JOIN = "join"
"""The kind of draft that lets an account search one branch's roster for its name."""
CARD = "claims"
"""The kind of card that shows a member (its row id) the claims they may confirm; also the kind of
the call to claim names."""
FREE_CARD = "claim.free"
"""The kind of card that shows a head of the branch (its row id) who claimed freely today."""
LASTS = timedelta(hours=24)


def invite(session: Session, account_id: int, branch_id: int, now: datetime) -> None:
    """Remembers that an account did something in the branch's group.

    Only those seen there may see the names of the roster; a link alone does not suffice.
    """
    session.execute(delete(Draft).where(_invited(session, account_id)))
    session.add(
        Draft(
            account_id=account_id,
            bot_id=acting(session),
            branch_id=branch_id,
            kind=JOIN,
            awaits="",
            data={},
            expires_at=now + LASTS,
        )
    )
    session.flush()


def invitation(
    session: Session, account_id: int, now: datetime, branch_id: int | None = None
) -> Draft | None:
    """Returns the account's invitation to a branch (or to any), if it is still valid."""
    found = select(Draft).where(_invited(session, account_id), Draft.expires_at > now)
    if branch_id is not None:
        found = found.where(Draft.branch_id == branch_id)
    return session.scalars(found.order_by(Draft.id.desc()).limit(1)).first()


def _invited(session: Session, account_id: int) -> ColumnElement[bool]:
    mine = (Draft.account_id == account_id) & (Draft.bot_id == acting(session))
    return mine & (Draft.kind == JOIN)


def changed(session: Session, branch_id: int, now: datetime) -> None:
    """Marks that a branch's open claims changed, or the members who may confirm them."""
    cards.mark_all(session, CARD, branch_id, now)


def asked(session: Session, member_id: int, account_id: int) -> Claim | None:
    """Returns this account's claim to this name, if it ever asked."""
    return session.scalars(
        select(Claim).where(Claim.member_id == member_id, Claim.account_id == account_id)
    ).first()


def waits(session: Session, branch_id: int, account_id: int) -> Member | None:
    """Returns the name that an account has claimed and that nobody has confirmed yet."""
    return session.scalars(
        select(Member)
        .join(Claim, Claim.member_id == Member.id)
        .where(Member.branch_id == branch_id, Claim.account_id == account_id, Claim.state == "open")
    ).first()


def ask(session: Session, member: Member, account_id: int, now: datetime) -> Claim:
    """Records the account's claim to this member; an open claim to another name of the branch
    lapses."""
    _withdraw(session, member, account_id, now)
    fresh = {"state": "open", "asked_at": now, "decided_by": None, "decided_at": None}
    session.execute(
        upsert(session, Claim)
        .values(member_id=member.id, account_id=account_id, **fresh)
        .on_conflict_do_update(index_elements=["member_id", "account_id"], set_=fresh)
    )
    return session.scalars(
        select(Claim)
        .where(Claim.member_id == member.id, Claim.account_id == account_id)
        .execution_options(populate_existing=True)
    ).one()


def open_in(session: Session, branch_id: int) -> Sequence[tuple[Claim, Member, Account]]:
    """Returns the claims of a branch that await a decision, the oldest first."""
    rows = session.execute(
        select(Claim, Member, Account)
        .join(Member, Member.id == Claim.member_id)
        .join(Account, Account.id == Claim.account_id)
        .where(Member.branch_id == branch_id, Member.left_on.is_(None), Claim.state == "open")
        .order_by(Claim.asked_at, Claim.id)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def rivals(session: Session, claim: Claim) -> Sequence[Account]:
    """Returns the other accounts that want the name of a claim."""
    return session.scalars(
        select(Account)
        .join(Claim, Claim.account_id == Account.id)
        .where(
            Claim.member_id == claim.member_id,
            Claim.state == "open",
            Account.id != claim.account_id,
        )
        .order_by(Claim.asked_at, Claim.id)
    ).all()


def asked_for(session: Session, account_id: int) -> None:
    """Stops waiting for a typed name; the invitation stays."""
    mine = update(Draft).where(Draft.account_id == account_id, Draft.kind == JOIN)
    session.execute(mine.values(awaits=""))


def locked(session: Session, claim_id: int) -> Claim | None:
    """Returns a claim by its id, locked against other deciders until the commit."""
    return session.get(Claim, claim_id, with_for_update=True, populate_existing=True)


def refuse(session: Session, claim: Claim, by: int, now: datetime) -> None:
    """Refuses a claim."""
    claim.state, claim.decided_by, claim.decided_at = "refused", by, now
    session.flush()


def conclude(
    session: Session, member: Member, account_id: int, by: int, now: datetime
) -> Sequence[int]:
    """Confirms this claim after a binding, and ends all that are void now.

    Returns the accounts that had claimed the name.
    """
    waiting = (Claim.member_id == member.id) & (Claim.state == "open")
    others = session.scalars(
        select(Claim.account_id).where(waiting, Claim.account_id != account_id)
    ).all()
    session.execute(
        update(Claim)
        .where(waiting)
        .values(
            state=case((Claim.account_id == account_id, "confirmed"), else_="refused"),
            decided_by=by,
            decided_at=now,
        )
    )
    _withdraw(session, member, account_id, now)
    return others


def _withdraw(session: Session, member: Member, account_id: int, now: datetime) -> None:
    """Withdraws the account's open claims to other names of the branch. The rows stay: a button
    made for one of them must never come to mean another."""
    names = select(Member.id).where(Member.branch_id == member.branch_id)
    session.execute(
        update(Claim)
        .where(
            Claim.account_id == account_id,
            Claim.state == "open",
            Claim.member_id != member.id,
            Claim.member_id.in_(names),
        )
        .values(state="withdrawn", decided_by=account_id, decided_at=now)
    )


def free_since(session: Session, branch_id: int, since: datetime) -> Sequence[str]:
    """Returns the names that their accounts claimed themselves since a moment, the first first."""
    own = cast(MemberChange.by_account_id, String) == MemberChange.after
    return session.scalars(
        select(Member.shown)
        .join(MemberChange, MemberChange.member_id == Member.id)
        .where(
            Member.branch_id == branch_id,
            MemberChange.field == "account_id",
            MemberChange.at >= since,
            own,
        )
        .order_by(MemberChange.id)
    ).all()
