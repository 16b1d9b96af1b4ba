"""Erases a member to a pseudonym, as the register of what is personal says."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    cast,
    delete,
    not_,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Attendance,
    Base,
    Branch,
    Draft,
    Erasure,
    Errand,
    FoundingRequest,
    Member,
    MemberChange,
    Outgoing,
    SetAside,
    StrayVote,
)
from data.personal import BRIEF, PERSONAL, WORK, Kept
from data.queries.namesakes import NAMED
from data.queries.rewording import columns, empty, mentions, reword
from data.queries.scope import archived, in_branch
from data.store import wake
from data.values.erasing import ERASED, Remover
from data.values.standing import Post

TABLES = Base.metadata.tables
APART = frozenset(
    {
        "account",
        "contact",
        "erasure",
        "errand",
        "founding_request",
        "member",
        "set_aside",
        "stray_vote",
    }
)
"""Tables that are no branch's, or are treated by themselves."""
HISTORY = ("post", "standing", "subgroup_id", "left_on", "joined_on")
"""Fields whose changes the counts of the past go by; of others only that there was a change."""
SNAPSHOTS = (*NAMED, (Attendance.name, Attendance.member_id))
UNDER_WAY = ("waiting", "sending", "held")
"""States of messages that are yet to be read: they lose the name at once, the others when the tidy
job comes to them, for there are many."""
SHORTEST = 2
"""Characters of a name that is looked for in texts."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is erased: the row, the accounts that were theirs, and how texts call them."""

    member_id: int
    accounts: tuple[int, ...]
    remover: Remover
    at_work: Remover
    """Knows how Telegram calls the accounts, too: for what the bot works through."""


def erase(session: Session, member_id: int, now: datetime, called: str) -> Erasure | None:
    """Erases a member, who is `called` so from then on; None where that was done before.

    Filed records keep the name within the branch's archive term (`finish` takes it out then). An
    account that is in no other branch is forgotten with everything that it left at the bots.
    """
    session.flush()
    member = session.get(Member, member_id, with_for_update=True, populate_existing=True)
    if member is None or member.erased_at is not None:
        return None
    branch = session.get_one(Branch, member.branch_id)
    person = _identify(session, member, called)
    _take_out(session, branch, person, now)
    _accounts_apart(session, branch, person)
    session.expire_all()
    member = session.get_one(Member, member_id)
    member.account_id, member.post, member.erased_at = None, Post.NONE.value, now
    member.name, member.hint, member.note = called, "", ""
    member.left_on = member.left_on or now.date()
    session.flush()
    forgotten = [one for one in person.accounts if forget_if_nowhere(session, one)]
    done = Erasure(
        branch_id=branch.id,
        member_id=member_id,
        since=member.joined_on,
        at=now,
        names=list(person.remover.names),
        sweep={
            "names": person.at_work.names,
            "accounts": person.accounts,
            "forgotten": forgotten,
            "called": called,
        },
    )
    session.add(done)
    finish(session, done, now, called)
    wake(session, "tidy")
    return done


def unswept(session: Session) -> list[int]:
    """Returns the erasures whose members may still stand in messages that ended."""
    return list(session.scalars(select(Erasure.id).where(Erasure.swept_at.is_(None))))


def sweep(session: Session, erasure_id: int, after: int, most: int, now: datetime) -> int | None:
    """Takes an erased member out of messages that ended, so many beginning after an id; returns the
    last id, or None where there were no more."""
    done = session.get_one(Erasure, erasure_id)
    table, said = TABLES["outbox"], done.sweep
    ids = session.scalars(
        select(table.c.id).where(table.c.id > after).order_by(table.c.id).limit(most)
    ).all()
    if not ids or not said:
        done.sweep, done.swept_at = {}, now
        return None
    here = table.c.id.between(ids[0], ids[-1])
    ours = table.c.branch_id == done.branch_id
    remover = Remover(tuple(said["names"]), said["accounts"], said["called"])
    texts = [table.c.message, table.c.error]
    reword(session, table, texts, here & ours, remover)
    nobody = Remover((), said["forgotten"], "")
    reword(session, table, texts, here & table.c.branch_id.is_distinct_from(done.branch_id), nobody)
    return int(ids[-1])


def finish(session: Session, erasure: Erasure, now: datetime, called: str) -> bool:
    """Takes an erased member's name out of what is filed and over its archive term; tells whether
    no filed record has it any more."""
    branch = session.get(Branch, erasure.branch_id)
    if branch is not None and erasure.member_id is not None:
        names = _looked_for(session, branch.id, erasure.member_id, erasure.names)
        person = Person(erasure.member_id, (), *2 * [Remover(names, (), called)])
        _snapshots(session, branch, person, now)
        still = False
        for table, kept in _registered():
            if kept.filed:
                _reword_filed(session, branch, person, table, kept, now)
                still |= _still(session, branch, person, table, kept)
        if still:
            return False
    erasure.names, erasure.filed_at = [], now
    session.flush()
    return True


def _still(session: Session, branch: Branch, person: Person, table: Table, kept: Kept) -> bool:
    """Tells whether a table of what is filed still has the person's name."""
    inside = in_branch(table, branch.id)
    assert inside is not None
    found = [mentions(column, person.remover) for column in columns(table, kept.filed)]
    for name, whose in SNAPSHOTS:
        if name.class_.__tablename__ == table.name:
            own = table.c[whose.key] == person.member_id
            found.append(own & (table.c[name.key] != person.remover.called))
    return session.scalar(select(true()).where(inside, or_(*found)).limit(1)) is not None


def _identify(session: Session, member: Member, called: str) -> Person:
    """Collects a member's names and accounts, also those of before."""
    changes = session.scalars(select(MemberChange).where(MemberChange.member_id == member.id)).all()
    said = {one.field: set[str]() for one in changes}
    for one in changes:
        said[one.field] |= {one.before, one.after}
    names = {member.name, member.shown, *said.get("name", ()), *said.get("merged", ())}
    before = {int(one) for one in said.get("account_id", ()) if one.isdigit()}
    others = select(Member.account_id).where(
        Member.branch_id == member.branch_id, Member.id != member.id
    )
    accounts = ({member.account_id} | before) - {None, *session.scalars(others)}
    found = _looked_for(session, member.branch_id, member.id, names)
    numbers = tuple(sorted(one for one in accounts if one is not None))
    known = session.scalars(select(Account).where(Account.id.in_(numbers)))
    aliases = {alias for one in known for alias in (one.name, one.username)}
    also = _looked_for(session, member.branch_id, member.id, names | aliases)
    return Person(
        member.id, numbers, Remover(found, numbers, called), Remover(also, numbers, called)
    )


def _looked_for(
    session: Session, branch_id: int, member_id: int, names: Iterable[str]
) -> tuple[str, ...]:
    """Returns the names that can be looked for in texts: not those that another person of the
    branch bears, too."""
    others = select(Member.name).where(Member.branch_id == branch_id, Member.id != member_id)
    borne = set(session.scalars(others))
    found = {one for one in names if len(one) >= SHORTEST and one not in borne}
    return tuple(sorted(found, key=len, reverse=True))


def _registered() -> list[tuple[Table, Kept]]:
    return [(TABLES[name], kept) for name, kept in PERSONAL.items() if name not in APART]


def _take_out(session: Session, branch: Branch, person: Person, now: datetime) -> None:
    """Goes through every table of the branch."""
    _snapshots(session, branch, person, now)
    session.execute(
        update(MemberChange)
        .where(MemberChange.member_id == person.member_id, MemberChange.field.not_in(HISTORY))
        .values(before="", after="")
    )
    for table, kept in _registered():
        inside = in_branch(table, branch.id)
        if inside is None:
            continue
        theirs = [_is(column, person) for column in columns(table, f"{kept.rows} {kept.links}")]
        if kept.own and theirs:
            nothing = {one.name: empty(one) for one in columns(table, kept.own)}
            session.execute(update(table).where(inside, or_(*theirs)).values(nothing))
        if kept.rows:
            gone = [_is(column, person) for column in columns(table, kept.rows)]
            session.execute(delete(table).where(inside, or_(*gone)))
        remover = person.at_work if kept.retention in {WORK, BRIEF} else person.remover
        now_read = table.c.state.in_(UNDER_WAY) if table.name == "outbox" else true()
        reword(session, table, columns(table, kept.quotes), inside & now_read, remover)
        _reword_filed(session, branch, person, table, kept, now)
        _unlink(session, table, kept, inside, person)


def _snapshots(session: Session, branch: Branch, person: Person, now: datetime) -> None:
    """Puts the pseudonym into the places of names that say whose they are."""
    for name, whose in SNAPSHOTS:
        table = TABLES[name.class_.__tablename__]
        kept = archived(table, branch, now)
        here = (table.c[whose.key] == person.member_id) & not_(kept)
        session.execute(update(table).where(here).values({name.key: person.remover.called}))


def _reword_filed(
    session: Session, branch: Branch, person: Person, table: Table, kept: Kept, now: datetime
) -> None:
    """Takes the person out of what is not filed, or not within the archive term any more; out of
    the rest the numbers of their accounts."""
    if kept.filed:
        inside, still = in_branch(table, branch.id), archived(table, branch, now)
        assert inside is not None
        found = columns(table, kept.filed)
        reword(session, table, found, inside & not_(still), person.remover)
        numbers = Remover((), person.accounts, "")
        reword(session, table, found, inside & still, numbers)


def _unlink(
    session: Session, table: Table, kept: Kept, inside: ColumnElement[bool], person: Person
) -> None:
    """Puts nobody in the place of the accounts."""
    links = [one for one in columns(table, kept.links) if not _of_member(one)]
    for column in (*links, *columns(table, kept.accounts)):
        number: Any = ERASED
        if column.foreign_keys:
            number = None
        elif column in links:
            # One of its own for each row: several strangers may have answered one question.
            number = -(10**15) - cast(table.c.id, column.type)
        session.execute(
            update(table).where(inside, column.in_(person.accounts)).values({column.name: number})
        )


def _of_member(column: Column[Any]) -> bool:
    return any(key.column.table.name == "member" for key in column.foreign_keys)


def _is(column: Column[Any], person: Person) -> ColumnElement[bool]:
    """Tells whether a column means the person."""
    return column == person.member_id if _of_member(column) else column.in_(person.accounts)


def _accounts_apart(session: Session, branch: Branch, person: Person) -> None:
    """Ends the person's errands in the branch, and takes them out of other ones."""
    ours = Errand.branch_id == branch.id
    _end_errands(session, person.accounts, ours)
    table = TABLES["errand"]
    reword(session, table, [table.c.data], ours, person.at_work)
    for name in ("answer", "contribution"):
        # Before they had a name in the branch, it stood there as that of a stranger.
        table = TABLES[name]
        inside = in_branch(table, branch.id)
        assert inside is not None
        nameless = inside & table.c.member_id.is_(None)
        reword(session, table, [table.c.name], nameless, person.at_work)
    session.execute(
        update(Account)
        .where(Account.id.in_(person.accounts), Account.branch_id == branch.id)
        .values(branch_id=None)
    )


def _end_errands(session: Session, accounts: Collection[int], where: ColumnElement[bool]) -> None:
    """Ends what is under way for accounts, and forgets what it was about: who works on it finds it
    ended and says nothing."""
    for row in session.scalars(select(Errand).where(where)).all():
        if row.account_id in accounts or row.data.get("chat") in accounts:
            row.state = "failed" if row.state == "waiting" else row.state
            row.data, row.leased_until, row.account_id, row.digest = {}, None, 0, ""
    session.flush()


def forget_if_nowhere(session: Session, account_id: int) -> bool:
    """Forgets an account that is in no branch, as member or visitor; tells whether it was."""
    member = select(Member.id).where(Member.account_id == account_id)
    visits = select(Attendance.id).where(Attendance.guest_id == account_id)
    if session.scalar(member.limit(1)) or session.scalar(visits.limit(1)):
        return False
    _end_errands(session, [account_id], true())
    found = mentions(TABLES["set_aside"].c.body, Remover((), [account_id], ""))
    for row in (
        delete(SetAside).where(found),
        delete(Draft).where(Draft.account_id == account_id),
        delete(Outgoing).where(Outgoing.chat_id == account_id),
        delete(FoundingRequest).where(FoundingRequest.account_id == account_id),
        delete(StrayVote).where(StrayVote.voter_id == account_id),
        delete(Account).where(Account.id == account_id),
    ):
        session.execute(row)
    remover = Remover((), [account_id], "")
    for name, column in (("errand", "data"), ("draft", "data")):
        table = TABLES[name]
        reword(session, table, [table.c[column]], true(), remover)
    session.expire_all()
    return True
