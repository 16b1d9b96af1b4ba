"""Erases members and branches from the command line, and repeats erasures by their list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.app import utc_now
from bot.importing import branch_of
from bot.service import Trouble
from data.models import Branch, Erasure, Member
from data.queries import branch_data, erasure
from handlers.features import REGISTRY
from handlers.privacy import service

WHOLE = "-"
"""Stands for the member where a whole branch was erased."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of erasures: branch, member (None: all of it), and the day since when."""

    branch_id: int
    member_id: int | None
    since: date

    def __str__(self) -> str:
        return f"{self.branch_id} {self.member_id or WHOLE} {self.since.isoformat()}"


def open_session(engine: Engine) -> Session:
    """Opens a session as the bot has it."""
    return Session(engine, info={"registry": REGISTRY})


def listed(session: Session) -> list[Entry]:
    """Returns every erasure, the first one first."""
    rows = session.scalars(select(Erasure).order_by(Erasure.id))
    return [Entry(one.branch_id, one.member_id, one.since) for one in rows]


def read(file: Path) -> list[Entry]:
    """Reads a list that `listed` printed; raises Trouble where a line is none of it."""
    found = []
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{file} cannot be read ({type(error).__name__}).") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            branch, member, since = line.split()
            member_id = None if member == WHOLE else int(member)
            found.append(Entry(int(branch), member_id, date.fromisoformat(since)))
        except ValueError:
            raise Trouble(f"{file}, line {number}, is no erasure.") from None
    return found


def erase(
    session: Session, branch_id: int, member_id: int | None, *, really: bool
) -> Iterator[str]:
    """Says who would be erased, and does it if `really`; without a member, lists the branch's."""
    branch = branch_of(session, branch_id)
    if member_id is None:
        people = select(Member).where(Member.branch_id == branch.id, Member.erased_at.is_(None))
        for one in session.scalars(people.order_by(Member.id)):
            left = f", left {one.left_on}" if one.left_on else ""
            yield f"{one.id}: {one.shown}{left}"
        return
    member = session.get(Member, member_id)
    if member is None or member.branch_id != branch.id or member.erased_at is not None:
        raise Trouble(f"The branch has no member {member_id} who could be erased.")
    if member.left_on is None and member.post == "secretary":
        raise Trouble("The secretary hands the post over first, or see `zhixue appoint`.")
    called = service.called(branch, member.id)
    yield f"{member.shown} becomes {called!r}; filed records keep the name for the archive term."
    if not really:
        yield "Nothing is erased without --yes."
        return
    service.erase(session, utc_now(), branch, member)
    yield "Erased."


def sweep(engine: Engine) -> None:
    """Takes the erased out of messages that ended, a step a transaction."""
    with open_session(engine) as session:
        pending = erasure.unswept(session)
    for one in pending:
        last: int | None = 0
        while last is not None:
            with open_session(engine) as session, session.begin():
                last = erasure.sweep(session, one, last, branch_data.AT_ONCE, utc_now())


def erase_branch(engine: Engine, branch_id: int, *, really: bool) -> Iterator[str]:
    """Says which branch would be erased, and does it if `really`, a step a transaction."""
    with open_session(engine) as session, session.begin():
        branch = branch_of(session, branch_id)
        yield f"{branch.name}: members, meetings, records, material and questions are deleted."
        if not really:
            yield "Nothing is erased without --yes. Export it first: `zhixue export-branch`."
            return
        service.erase_branch(session, utc_now(), branch)
    _in_steps(engine, branch_id)
    yield "Erased."


def _in_steps(engine: Engine, branch_id: int) -> None:
    more = True
    while more:
        with open_session(engine) as session, session.begin():
            more = branch_data.erase_step(session, branch_id)


def repeat(engine: Engine, entries: Sequence[Entry]) -> Iterator[str]:
    """Repeats erasures in a restored database; says which it left alone, and why."""
    done = 0
    for one in dict.fromkeys(entries):
        with open_session(engine) as session, session.begin():
            found = _again(session, one)
        if isinstance(found, str):
            yield found
            continue
        done += found is not None
        if found is not None:
            found()
    yield f"{done} of {len(set(entries))} erasures repeated; the others were done before."
    _finish_filed(engine)


def _again(session: Session, one: Entry) -> str | Callable[[], None] | None:
    """Erases once more; returns what is left to do after the commit, or why it was not done, or
    None where there was nothing to do."""
    of_branch = (Erasure.branch_id == one.branch_id) & (Erasure.since == one.since)
    known = select(Erasure.id).where(
        of_branch, Erasure.member_id.is_not_distinct_from(one.member_id)
    )
    if session.scalar(known.limit(1)) is not None:
        return None
    now, branch = utc_now(), session.get(Branch, one.branch_id)
    if one.member_id is None:
        if branch is not None and branch.created_at.date() == one.since:
            service.erase_branch(session, now, branch, told=False)
            bind, number = session.get_bind(), one.branch_id
            assert isinstance(bind, Engine)
            return lambda: _in_steps(bind, number)
    else:
        member = session.get(Member, one.member_id)
        same = member is not None and member.branch_id == one.branch_id
        if branch is not None and member is not None and same:
            if member.joined_on != one.since:
                return f"Left alone: {one} is somebody who joined on {member.joined_on}."
            service.erase(session, now, branch, member)
            return lambda: None
    # It is not in this copy, but may be in another.
    session.add(
        Erasure(
            branch_id=one.branch_id,
            member_id=one.member_id,
            since=one.since,
            at=now,
            filed_at=now,
            swept_at=now,
        )
    )
    return None


def _finish_filed(engine: Engine) -> None:
    """Goes through messages that ended, and filed records over their archive term, as the tidy job
    would."""
    sweep(engine)
    with open_session(engine) as session, session.begin():
        for one in session.scalars(select(Erasure).where(Erasure.filed_at.is_(None))):
            branch = session.get(Branch, one.branch_id)
            called = service.called(branch, one.member_id or 0) if branch is not None else ""
            erasure.finish(session, one, utc_now(), called)
