"""Changes people: their fields and posts, who leaves, accounts, and two rows of one person."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Meeting, Member, Outgoing
from data.queries import (
    branch as branches,
    claim as claims,
    newcomer as newcomers,
    outbox,
    roster,
)
from data.queries.member import change
from data.values.namelist import names_in
from data.values.standing import Post
from handlers.roster.people import rules, view
from handlers.shared.events import AttendanceChanged, publish
from handlers.shared.service import HEADS, Refusal, Say, notify, texts_in, today
from handlers.signin.board.service import mark_board


def tell(session: Session, now: datetime, branch: Branch, account_id: int, say: Say) -> None:
    """Writes to an account at once about its own name or post."""
    notify(session, now, branch, [account_id], "roster", say, urgent=True, even_asleep=True)


def set_field(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    field: str,
    value: object,
    by: int | None,
    day: date | None = None,
) -> bool:
    """Changes a field of a member from a day on, by default today; False where nothing changed."""
    claims.changed(session, branch.id, now)
    holds_from = day or today(branch, now)
    return change(session, member, field, value, by=by, now=now, holds_from=holds_from)


def set_subgroup(
    session: Session, now: datetime, branch: Branch, member: Member, chosen: int | str, by: int
) -> None:
    """Puts a member into a subgroup by its id, into one of a typed name, or for 0 into none."""
    if isinstance(chosen, str):
        chosen = branches.subgroup(session, branch.id, chosen).id
    set_field(session, now, branch, member, "subgroup_id", chosen or None, by)


def give_post(
    session: Session, now: datetime, branch: Branch, actor: Member, member: Member, post: str
) -> None:
    """Gives a member another post and tells them; raises Refusal where `actor` may not."""
    if post != member.post and post not in rules.posts_to_give(actor.post, member.post):
        raise Refusal("roster-may-not-post")
    if not member.listed:
        raise Refusal("roster-keep-first")
    changed = set_field(session, now, branch, member, "post", post, actor.account_id or 0)
    if changed and post != Post.NONE and member.account_id:
        tell(session, now, branch, member.account_id, lambda t: view.post_given(t, branch, post))


def check_leave(actor: Member, member: Member) -> None:
    """Refuses to mark as left who may not be."""
    if not rules.may_leave(actor.post, member.post, own=actor.id == member.id):
        raise Refusal("roster-may-not-leave", name=member.shown)


def leave(
    session: Session, now: datetime, branch: Branch, actor: Member, member: Member, day: date
) -> None:
    """Marks a member as having left from a day on; raises Refusal where `actor` may not."""
    check_leave(actor, member)
    roster.leave(session, member, by=actor.account_id or 0, now=now, day=day)
    claims.changed(session, branch.id, now)


def check_unbind(actor: Member, member: Member) -> None:
    """Refuses to unbind an account that keeps a post which `actor` may not take away."""
    own_or_higher = actor.id == member.id or (member.post in HEADS and actor.post not in HEADS)
    if own_or_higher or member.post == Post.SECRETARY:
        raise Refusal("roster-may-not-unbind", name=member.shown)


def unbind(session: Session, now: datetime, branch: Branch, actor: Member, member: Member) -> None:
    """Takes the account off a name; raises Refusal where `actor` may not."""
    check_unbind(actor, member)
    set_field(session, now, branch, member, "account_id", None, actor.account_id or 0)


def bind(
    session: Session, now: datetime, branch: Branch, member: Member, account_id: int, by: int
) -> None:
    """Binds a name to an account, refuses other claims to it, and tells those who lose by it."""
    before = member.account_id
    day = today(branch, now)
    touched = roster.bind(session, member, account_id, by=by, now=now, day=day)
    if before is not None and before != account_id:
        tell(session, now, branch, before, lambda t: view.moved_away(t, branch, member))
    _settle(session, now, branch, member, account_id, by, touched)


def admit(session: Session, now: datetime, branch: Branch, member: Member, by: int) -> None:
    """Puts a member on the roster who is not on it, or takes back who had left; whatever they
    signed in for counts, and they are expected from now on."""
    if member.left_on is not None:
        set_field(session, now, branch, member, "left_on", None, by)
    set_field(session, now, branch, member, "listed", True, by)
    count_in(session, now, member, by)


def count_in(session: Session, now: datetime, member: Member, by: int) -> None:
    """Makes what a member signed in for without a name count, and expects them where sign-in is
    open."""
    session.flush()
    _redraw(session, now, roster.count_in(session, member, by=by, now=now))
    if member.account_id is not None:
        newcomers.decide(session, member.branch_id, member.account_id, "listed", by, now)


def check_merge(actor: Member, member: Member, target: Member | None = None) -> None:
    """Refuses to merge a member into a name of the roster where `actor` may not."""
    if member.account_id is None:
        raise Refusal("button-unknown")
    if member.post in HEADS and actor.post not in HEADS:
        raise Refusal("roster-may-not-merge", name=member.shown)
    if target is None:
        return
    if target.branch_id != member.branch_id or target.id == member.id:
        raise Refusal("button-unknown")
    if target.account_id is not None or target.left_on is not None or not target.listed:
        raise Refusal("roster-merge-taken", name=target.shown)
    own = member.id == actor.id and target.post == Post.NONE
    if not own and not rules.may_confirm(actor, target):
        raise Refusal("roster-may-not-merge", name=target.shown)


def merge(
    session: Session, now: datetime, branch: Branch, member: Member, target: Member, by: int
) -> None:
    """Merges the row of somebody who signed in first into their name on the roster."""
    account_id = member.account_id
    assert account_id is not None
    touched = roster.merge(session, member, target, by=by, now=now, day=today(branch, now))
    _settle(session, now, branch, target, account_id, by, touched)


def _settle(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    account_id: int,
    by: int,
    meetings: Sequence[int],
) -> None:
    """Ends the claims that a binding decided, and redraws what shows the name."""
    for rival in claims.conclude(session, member, account_id, by, now):
        tell(session, now, branch, rival, lambda t: view.refused(t, branch, member))
    claims.changed(session, branch.id, now)
    newcomers.decide(session, branch.id, account_id, "listed", by, now)
    _redraw(session, now, meetings)


def _redraw(session: Session, now: datetime, meetings: Sequence[int]) -> None:
    """Redraws the boards of meetings whose entries changed; points and hours follow those that are
    over."""
    for meeting_id in meetings:
        mark_board(session, meeting_id, now)
        meeting = session.get_one(Meeting, meeting_id)
        if meeting.state == "closed":
            publish(session, now, AttendanceChanged(meeting))


def new_names(session: Session, branch: Branch, text: str) -> list[tuple[str, str]]:
    """Reads typed names with their notes; raises Refusal for none, for too many, for one that is
    too long, and for one that is on the roster."""
    listed = roster.listed(session, branch.id)
    there = {(one.name, one.note) for one in listed}
    fresh: list[tuple[str, str]] = []
    for name, note in names_in(text):
        if len(name) > rules.LONGEST_NAME:
            raise Refusal("roster-name-long", start=name[:10], limit=rules.LONGEST_NAME)
        if len(note) > rules.LONGEST_NOTE:
            raise Refusal("roster-note-long", limit=rules.LONGEST_NOTE)
        if (name, note) in there:
            raise Refusal("roster-add-twice", name=name)
        there.add((name, note))
        fresh.append((name, note))
    if not fresh:
        raise Refusal("roster-add-none")
    if len(listed) + len(fresh) > rules.MOST_MEMBERS:
        raise Refusal("roster-too-many", limit=rules.MOST_MEMBERS)
    return fresh


def add(
    session: Session, now: datetime, branch: Branch, names: Sequence[tuple[str, str]], by: int
) -> None:
    """Puts people on the roster, each a name and a note."""
    day = today(branch, now)
    people = [
        Member(branch_id=branch.id, name=name, note=note, joined_on=day) for name, note in names
    ]
    roster.add(session, people, by=by, now=now, day=day)


def announce(session: Session, now: datetime, branch: Branch) -> None:
    """Calls on the group to claim their names, not again within a few minutes."""
    if branch.asleep_since is not None:
        raise Refusal("roster-group-away")
    lately = select(Outgoing.id).where(
        Outgoing.branch_id == branch.id,
        Outgoing.kind == claims.CARD,
        Outgoing.created_at > now - rules.ANNOUNCEMENT_REST,
    )
    if session.scalar(lately.limit(1)) is not None:
        raise Refusal("roster-announced-lately")
    unclaimed = sum(one.account_id is None for one in roster.listed(session, branch.id))
    call = view.call(texts_in(branch.language), branch, unclaimed)
    outbox.post(session, branch.chat_id, claims.CARD, call, now, branch_id=branch.id)
