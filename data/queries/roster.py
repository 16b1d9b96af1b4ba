"""The roster of a branch: adding, binding, merging and counting members."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Attendance,
    Claim,
    Correction,
    Meeting,
    Member,
    MemberChange,
    Subgroup,
)
from data.queries import (
    audit,
    away,
    bot as bots,
    case,
    check,
    contribution,
    erasure_request,
    lead,
    makeup,
    merging,
    note,
    notice,
    outside,
    receipt,
    record as minutes,
    signin,
    topic,
    vote,
)
from data.queries.branch import subgroups
from data.queries.member import change
from data.queries.namesakes import tell_apart
from data.values.standing import Post, Standing, Status, votes

TELLS_MORE = (
    Status.NONE,
    Status.ABSENT,
    Status.LEAVE,
    Status.OBSERVING,
    Status.MADE_UP,
    Status.LATE,
    Status.PRESENT,
)
"""Of two entries of one person at one meeting the later of these is true."""

LEDGERS = (
    receipt, note, notice, case, outside, away, contribution, topic, lead, makeup, check, minutes,
    erasure_request, vote,
)  # fmt: skip
"""The rows of a member, by noun, to move when two rows become one; points and hours follow."""


def add(
    session: Session, people: Sequence[Member], *, by: int | None, now: datetime, day: date
) -> None:
    """Puts new members on the roster from a local day on, and records by whom."""
    session.add_all(people)
    for branch_id in {member.branch_id for member in people}:
        tell_apart(session, branch_id, {member.name for member in people})
    for member in people:
        record(session, member, "listed", "", member.name, by=by, now=now, day=day)


def record(
    session: Session,
    member: Member,
    field: str,
    before: str,
    after: str,
    *,
    by: int | None,
    now: datetime,
    day: date,
) -> None:
    """Records a change that is more than one field."""
    session.add(
        MemberChange(
            member_id=member.id,
            field=field,
            before=before[:200],
            after=after[:200],
            holds_from=day,
            by_account_id=by,
            at=now,
        )
    )


def holding(session: Session, branch_id: int, account_id: int) -> Member | None:
    """Returns the member, present or left, that is bound to an account in a branch."""
    return session.scalars(
        select(Member).where(Member.branch_id == branch_id, Member.account_id == account_id)
    ).first()


def listed(session: Session, branch_id: int) -> Sequence[Member]:
    """Returns the present members of the roster proper, in the order they were listed."""
    return _present(session, branch_id, listed=True)


def unlisted(session: Session, branch_id: int) -> Sequence[Member]:
    """Returns those added under a Telegram name who await tidying."""
    return _present(session, branch_id, listed=False)


def _present(session: Session, branch_id: int, *, listed: bool) -> Sequence[Member]:
    return session.scalars(
        select(Member)
        .where(Member.branch_id == branch_id, Member.left_on.is_(None), Member.listed.is_(listed))
        .order_by(Member.id)
    ).all()


def gone(session: Session, branch_id: int) -> Sequence[Member]:
    """Returns members of the roster proper who have left, the last first."""
    return session.scalars(
        select(Member)
        .where(
            Member.branch_id == branch_id,
            Member.left_on.is_not(None),
            Member.erased_at.is_(None),
            Member.listed,
        )
        .order_by(Member.left_on.desc(), Member.id.desc())
    ).all()


def merge_targets(session: Session, source: Member) -> Sequence[Member]:
    """Returns the unclaimed names of the roster that a bound member may turn out to be, the same
    name first."""
    free = [
        one
        for one in listed(session, source.branch_id)
        if one.account_id is None and one.id != source.id
    ]
    return sorted(free, key=lambda one: one.name != source.name)


def leave(session: Session, member: Member, *, by: int, now: datetime, day: date) -> None:
    """Removes the member from a local day on, and from the post; past entries stay."""
    change(session, member, "left_on", day, by=by, now=now, holds_from=day)
    change(session, member, "post", Post.NONE.value, by=by, now=now, holds_from=day)


def reachable(session: Session, bot_id: int, members: Sequence[Member]) -> Sequence[Account]:
    """Returns the accounts of these members that the bot may write to privately."""
    ids = [member.account_id for member in members if member.account_id]
    return bots.reachable_of(session, bot_id, ids)


def bind(
    session: Session, member: Member, account_id: int, *, by: int, now: datetime, day: date
) -> list[int]:
    """Binds a member to an account and returns the meetings whose entries change by that.

    A row that the account signed in under before tidying is merged into the member; one that has
    left is unbound. The caller has made sure that the account is nobody else here.
    """
    held = holding(session, member.branch_id, account_id)
    touched: list[int] = []
    if held is not None and held.id != member.id:
        if held.left_on is None and not held.listed:
            touched = merge(session, held, member, by=by, now=now, day=day)
        else:
            change(session, held, "account_id", None, by=by, now=now, holds_from=day)
            session.flush()
    change(session, member, "account_id", account_id, by=by, now=now, holds_from=day)
    session.flush()
    return sorted({*touched, *count_in(session, member, by=by, now=now)})


def count_in(session: Session, member: Member, *, by: int, now: datetime) -> list[int]:
    """Makes what a member signed in for without a name entries of their own, and expects them at
    the meetings that are open; returns the meetings that change by that.

    At a meeting that is closed they become expected only where the branch had no roster then.
    """
    touched = []
    group = session.get(Subgroup, member.subgroup_id or 0)
    for entry, meeting in _visits(session, member):
        kept = signin.entry_of(session, meeting.id, member.id) if entry.member_id is None else entry
        provisional = entry.standing == Standing.FULL and (
            entry.guest_id is not None or not signin.counts(session, meeting.id).expected
        )
        if kept is None:
            entry.member_id, entry.guest_id, entry.name = member.id, None, member.shown[:200]
            entry.subgroup, kept = group.name if group else "", entry
        if kept is entry:
            if meeting.state == "open" or provisional:
                _expect(entry, meeting, member)
            _promote(session, entry, meeting, by, now)
        else:
            if kept.expected and entry.status == Status.OBSERVING:
                entry.status = _arrival(entry, meeting).value
            _keep_better(session, kept, entry, by, now)
        touched.append(meeting.id)
    session.flush()
    for meeting in session.scalars(
        select(Meeting).where(Meeting.branch_id == member.branch_id, Meeting.state == "open")
    ).all():
        day = signin.day_of(session, meeting)
        inside = signin.in_audience(meeting, member.post, member.subgroup_id)
        if inside and away.on(session, member.id, day) is None:
            signin.add_entry(session, meeting, member, subgroup=group.name if group else "")
            touched.append(meeting.id)
    return sorted(set(touched))


def _visits(session: Session, member: Member) -> list[tuple[Attendance, Meeting]]:
    """Returns the entries of a member's account without a name, and the member's own that nobody
    expected."""
    guest = Attendance.guest_id == member.account_id
    own = (Attendance.member_id == member.id) & ~Attendance.expected
    rows = session.execute(
        select(Attendance, Meeting)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Meeting.branch_id == member.branch_id, guest | own)
        .order_by(Meeting.id)
    )
    return [(row[0], row[1]) for row in rows]


def _arrival(entry: Attendance, meeting: Meeting) -> Status:
    """Returns whether somebody who signed in came late."""
    late = entry.signed_at is not None and entry.signed_at >= meeting.late_at
    return Status.LATE if late else Status.PRESENT


def _promote(session: Session, entry: Attendance, meeting: Meeting, by: int, now: datetime) -> None:
    """Corrects an observer who is expected now to somebody who came."""
    if not entry.expected or entry.status != Status.OBSERVING:
        return
    after = _arrival(entry, meeting)
    session.add(
        Correction(
            attendance_id=entry.id, before=entry.status, after=after.value, by_account_id=by, at=now
        )
    )
    entry.status = after.value


def merge(
    session: Session, source: Member, target: Member, *, by: int, now: datetime, day: date
) -> list[int]:
    """Merges two rows of one person: `target` takes account, post, attendance, what was studied,
    written, answered and practised, absences, and history.

    Returns the meetings not yet closed whose entries changed. Where both rows have an entry at a
    meeting, the one that tells more is kept, as a correction by `by`.
    """
    account_id, post, name = source.account_id, source.post, source.name
    touched = _move_attendance(session, source, target, by, now)
    session.execute(delete(Claim).where(Claim.member_id == source.id))
    session.execute(
        update(MemberChange).where(MemberChange.member_id == source.id).values(member_id=target.id)
    )
    for ledger in LEDGERS:
        ledger.carry(session, source.id, target.id)
    target.joined_on = min(target.joined_on, source.joined_on)
    target.suspended = target.suspended or source.suspended
    merging.carry(session, source.id, target.id, now)
    session.flush()
    session.delete(source)
    tell_apart(session, target.branch_id, {name, target.name})
    if account_id is not None:
        change(session, target, "account_id", account_id, by=by, now=now, holds_from=day)
    if post != Post.NONE:
        change(session, target, "post", post, by=by, now=now, holds_from=day)
    record(session, target, "merged", name, target.name, by=by, now=now, day=day)
    audit.correction(session, now, target.branch_id, by, "member", target.id)
    session.flush()
    return touched


def _move_attendance(
    session: Session, source: Member, target: Member, by: int, now: datetime
) -> list[int]:
    entries = session.scalars(
        select(Attendance).where(Attendance.member_id.in_([source.id, target.id]))
    ).all()
    there = {entry.meeting_id: entry for entry in entries if entry.member_id == target.id}
    names = {group.id: group.name for group in subgroups(session, target.branch_id)}
    touched = []
    for entry in entries:
        if entry.member_id != source.id:
            continue
        meeting = session.get_one(Meeting, entry.meeting_id)
        kept = there.get(entry.meeting_id)
        if kept is None:
            entry.member_id, entry.name = target.id, target.shown
            entry.subgroup = names.get(target.subgroup_id or 0, "")
            if meeting.state != "closed":
                _expect(entry, meeting, target)
                _promote(session, entry, meeting, by, now)
        else:
            _keep_better(session, kept, entry, by, now)
        if meeting.state == "open":
            touched.append(meeting.id)
    session.flush()
    return touched


def _expect(entry: Attendance, meeting: Meeting, member: Member) -> None:
    """Sets standing and denominators of an entry to the member's present ones."""
    standing = Standing(member.standing)
    inside = signin.in_audience(meeting, member.post, member.subgroup_id)
    entry.standing = standing.value
    entry.expected = inside and standing in {Standing.FULL, Standing.PROBATIONARY}
    entry.votes = entry.expected and votes(standing)


def _keep_better(
    session: Session, kept: Attendance, other: Attendance, by: int, now: datetime
) -> None:
    if TELLS_MORE.index(Status(other.status)) > TELLS_MORE.index(Status(kept.status)):
        session.add(
            Correction(
                attendance_id=kept.id,
                before=kept.status,
                after=other.status,
                by_account_id=by,
                at=now,
            )
        )
        kept.status, kept.signed_at = other.status, other.signed_at
        kept.reason, kept.coming_late = other.reason, other.coming_late
    session.delete(other)
