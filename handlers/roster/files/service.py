"""Compares a roster file with the roster, and imports it once that is confirmed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.roster import DraftPerson, KnownPerson, Problem, RosterDiff, RosterDraft, compare
from data.models import Branch, Meeting, Member
from data.queries import (
    branch as branches,
    claim as claims,
    meeting as meetings,
    roster,
    signin,
)
from data.queries.member import change
from data.values.names import clean_name
from data.values.standing import Post, Standing
from handlers.roster.people import rules, service as people
from handlers.shared.refusal import Refusal
from handlers.signin.board.service import mark_board


@dataclass(frozen=True, slots=True)
class Compared:
    """What a file would change; `back` pairs people who had left with their rows in the file."""

    diff: RosterDiff
    back: Sequence[tuple[KnownPerson, DraftPerson]]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, in people. `kept_posts` names those whose posts the file may not change;
    `own_name` is the name of the person who imported, where the file does not have it."""

    new: int
    back: int
    changed: int
    left: int
    kept_posts: Sequence[str]
    own_name: str = ""


def read_back(data: Mapping[str, Any]) -> RosterDraft:
    """Reads a file back from the step in progress."""
    people = [
        DraftPerson(**{**row, "standing": Standing(row["standing"]), "post": Post(row["post"])})
        for row in data["people"]
    ]
    problems = [Problem(**row) for row in data["problems"]]
    return RosterDraft(people, problems, frozenset(data["columns"]))


def compared(session: Session, branch_id: int, read: RosterDraft) -> Compared:
    """Compares a file with the roster, without those who only signed in under a Telegram name: such
    a name proves nobody, and the file may give posts."""
    groups = {group.id: group.name for group in branches.subgroups(session, branch_id)}
    current = [_known(one, groups) for one in roster.listed(session, branch_id)]
    diff = compare(read, current)
    back = _returning(diff.new, [_known(one, groups) for one in roster.gone(session, branch_id)])
    returning = {id(person) for _, person in back}
    fresh = [person for person in diff.new if id(person) not in returning]
    return Compared(replace(diff, new=fresh), back)


def _known(member: Member, groups: Mapping[int, str]) -> KnownPerson:
    return KnownPerson(
        member.id,
        member.name,
        groups.get(member.subgroup_id or 0, ""),
        Standing(member.standing),
        Post(member.post),
        member.note,
    )


def _returning(
    new: Sequence[DraftPerson], gone: Sequence[KnownPerson]
) -> list[tuple[KnownPerson, DraftPerson]]:
    """Pairs new people with ones who left, where the name leaves no doubt."""
    named = Counter(person.name for person in new)
    left = Counter(known.name for known in gone)
    by_name = {known.name: known for known in gone if left[known.name] == 1}
    return [
        (by_name[person.name], person)
        for person in new
        if named[person.name] == 1 and person.name in by_name
    ]


def import_file(
    session: Session,
    branch: Branch,
    actor: Member,
    read: RosterDraft,
    *,
    leave: bool,
    now: datetime,
    day: date,
) -> ImportResult:
    """Stores a file. With `leave`, people who are not in it leave today, except those whom `actor`
    may not mark as left. Accounts stay bound; posts change only as far as `actor` may give them."""
    found = compared(session, branch.id, read)
    diff = found.diff
    there = len(diff.changed) + len(diff.unchanged) + len(diff.gone)
    if there + len(diff.new) + len(found.back) > rules.MOST_MEMBERS:
        raise Refusal("roster-too-many", limit=rules.MOST_MEMBERS)
    running = _Import(session, branch.id, actor, now, day, read.columns)
    own = _own(actor, diff.new)
    if own is not None:
        running.recognise(own)
    for known, person in found.back:
        running.welcome(known, person)
    for changed in diff.changed:
        member = session.get_one(Member, changed.known.id)
        running.update(member, changed.draft, changed.fields)
    left = [one for one in diff.gone if leave and running.send_off(one)]
    missing = not actor.listed or any(one.id == actor.id for one in diff.gone)
    running.add(person for person in diff.new if person is not own)
    claims.changed(session, branch.id, now)
    session.flush()
    under_way = _open_for_nobody(session, branch, now)
    if own is not None:
        people.count_in(session, now, actor, actor.account_id or 0)
    for meeting in under_way:
        signin.expect(session, meeting)
        mark_board(session, meeting.id, now)
    numbers = len(diff.new), len(found.back), len(diff.changed), len(left)
    return ImportResult(*numbers, running.kept_posts, actor.shown if missing else "")


def _open_for_nobody(session: Session, branch: Branch, now: datetime) -> list[Meeting]:
    """Returns the meetings at which sign-in opened before there was a roster."""
    return [
        meeting
        for meeting in meetings.ahead(session, branch.id, now)
        if meeting.state == "open" and not signin.counts(session, meeting.id).expected
    ]


def _own(actor: Member, new: Sequence[DraftPerson]) -> DraftPerson | None:
    """Finds the branch's founder in the file, who has a Telegram name until then: the one row with
    the name of the person who imports and is not listed yet. Nobody gains a right by it."""
    found = [person for person in new if person.name == clean_name(actor.name)]
    return found[0] if len(found) == 1 and not actor.listed else None


@dataclass(slots=True)
class _Import:
    """Writes one import."""

    session: Session
    branch_id: int
    actor: Member
    now: datetime
    day: date
    columns: frozenset[str]
    kept_posts: list[str] = field(default_factory=list)
    groups: dict[str, int] = field(default_factory=dict)

    def add(self, people: Iterable[DraftPerson]) -> None:
        """Adds new people."""
        fresh = [
            Member(
                branch_id=self.branch_id,
                name=person.name,
                note=person.note,
                subgroup_id=self._group(person.subgroup),
                standing=person.standing.value,
                post=self._post(person, Post.NONE),
                joined_on=self.day,
            )
            for person in people
        ]
        roster.add(self.session, fresh, by=self.actor.account_id, now=self.now, day=self.day)

    def recognise(self, person: DraftPerson) -> None:
        """Puts the person who imports on the roster, as the file has them."""
        self._change(self.actor, "listed", True)
        self._change(self.actor, "name", person.name)
        self.update(self.actor, person, sorted(self.columns))

    def welcome(self, known: KnownPerson, person: DraftPerson) -> None:
        """Takes somebody back who had left."""
        member = self.session.get_one(Member, known.id)
        self._change(member, "left_on", None)
        self.update(member, person, sorted(self.columns))

    def update(self, member: Member, person: DraftPerson, fields: Iterable[str]) -> None:
        """Changes these fields of somebody as the file says."""
        for one in fields:
            match one:
                case "subgroup":
                    self._change(member, "subgroup_id", self._group(person.subgroup))
                case "standing":
                    self._change(member, "standing", person.standing.value)
                case "post":
                    self._change(member, "post", self._post(person, member.post))
                case "note":
                    self._change(member, "note", person.note)

    def send_off(self, known: KnownPerson) -> bool:
        """Marks somebody as left whom the file does not name; False where this may not be."""
        own = known.id == self.actor.id
        if not rules.may_leave(self.actor.post, known.post, own=own):
            return False
        member = self.session.get_one(Member, known.id)
        roster.leave(
            self.session, member, by=self.actor.account_id or 0, now=self.now, day=self.day
        )
        return True

    def _group(self, name: str) -> int | None:
        if name and name not in self.groups:
            self.groups[name] = branches.subgroup(self.session, self.branch_id, name).id
        return self.groups.get(name)

    def _post(self, person: DraftPerson, before: str) -> str:
        post = rules.post_from_file(self.actor.post, before, person.post.value)
        self_said = person.post is Post.SECRETARY and not self.actor.listed
        if post != person.post and not self_said:
            self.kept_posts.append(person.name)
        return post

    def _change(self, member: Member, name: str, after: object) -> None:
        by, day = self.actor.account_id, self.day
        change(self.session, member, name, after, by=by, now=self.now, holds_from=day)
