"""Assigns make-up study for what was missed, follows it, and confirms it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from data.models import Branch, MakeUp, Material, Meeting, Member, Reading
from data.queries import (
    card as cards,
    makeup,
    material as materials,
    member as members,
    question as questions,
)
from data.values.question import Question
from data.values.standing import Status
from handlers.check.makeup import view
from handlers.reading.rules import counts_from
from handlers.reading.study import service as reading
from handlers.shared import reminding
from handlers.shared.service import HEADS, Refusal, notify, reachable, refuse_empty, texts_in
from handlers.signin.attendance import service as attendance

KIND = "makeup"
MOST_SUGGESTED = 5
AGENDA_MINUTES = 1
"""Minutes that a meeting's own agenda takes to read."""


def suggested(session: Session, branch: Branch, meeting: Meeting) -> list[Material]:
    """Suggests material for a meeting: what has its topic in it first, then the newest."""
    found: dict[int, Material] = {}
    if meeting.topic:
        choice = materials.Choice(word=meeting.topic)
        _, fitting = materials.listed(session, branch.id, choice, most=MOST_SUGGESTED)
        found |= {one.id: one for one in fitting}
    _, newest = materials.listed(session, branch.id, materials.Choice(), most=MOST_SUGGESTED)
    found |= {one.id: one for one in newest if one.id not in found}
    return list(found.values())[:MOST_SUGGESTED]


def assign(
    session: Session,
    now: datetime,
    branch: Branch,
    thing: makeup.Thing,
    member: Member | None,
    material_id: int | None,
    by: int,
) -> tuple[int, int]:
    """Assigns it to the member, or to all who missed it and have none yet; returns how many these
    are and how many were told."""
    who = refuse_empty(
        "makeup-nobody", makeup.who_missed(session, branch, thing, member.id if member else 0)
    )
    rows = [makeup.assign(session, branch, thing, one, material_id, by, now) for one in who]
    told = [_tell(session, now, branch, *one) for one in zip(who, rows, strict=True)]
    reminding.arrange(session, now, branch)
    return len(who), sum(told)


def _tell(session: Session, now: datetime, branch: Branch, member: Member, row: MakeUp) -> int:
    """Writes to the member, where the bot may; they find it under /me all the same."""
    thing = makeup.thing_of(session, row)
    return notify(
        session,
        now,
        branch,
        [member.account_id],
        KIND,
        lambda texts: view.assigned(texts, branch, thing, row, now),
        even_asleep=True,
    )


def material_of(session: Session, row: MakeUp) -> Material | None:
    """Returns the material that is to be studied; None for a meeting's own agenda."""
    return session.get(Material, row.material_id) if row.material_id else None


def waits(session: Session, now: datetime, branch: Branch, row: MakeUp) -> timedelta:
    """Works out how long it takes still until it can have been read; a pushed part has minutes of
    its own."""
    if row.opened_at is None:
        raise Refusal("button-stale")
    thing, material = makeup.thing_of(session, row), material_of(session, row)
    minutes = material.minutes if material else AGENDA_MINUTES
    if isinstance(thing, Reading):
        minutes = thing.minutes
    return counts_from(row.opened_at, minutes, branch.reading_share) - now


def asked(session: Session, row: MakeUp) -> Question | None:
    """Returns the next question; None where all were answered."""
    found = makeup.question(session, row)
    return questions.as_value(session, found) if found is not None else None


def answer(session: Session, row: MakeUp, question: Question, option: int) -> bool:
    """Takes an answer; returns whether it was right."""
    if (option,) != question.answer:
        return False
    row.right += 1
    session.flush()
    return True


def finish(session: Session, now: datetime, row: MakeUp) -> None:
    """Ends a member's study: secretaries see it on their card, put up where none shows others."""
    branch = session.get_one(Branch, row.branch_id)
    before = len(makeup.waiting(session, branch.id))
    row.state, row.done_at = "done", now
    session.flush()
    for member in _keepers(session, branch):
        if reachable(session, branch, member.account_id) is None:
            continue
        card = cards.of(session, view.CARD, member.id)
        if before and card is not None and cards.is_up(card):
            cards.mark(session, view.CARD, member.id, now)
        else:
            cards.put_up(session, branch.id, member.account_id or 0, view.CARD, member.id, now)


def shown_up_to(session: Session, branch: Branch, last: int) -> Sequence[MakeUp]:
    """Returns those that a card showed: done, up to the one it names."""
    rows = [row for row, _, _ in makeup.waiting(session, branch.id)]
    upto = next((at for at, row in enumerate(rows) if row.id == last), -1)
    if upto < 0:
        raise Refusal("makeup-settled")
    return rows[: upto + 1]


def confirm(session: Session, now: datetime, row: MakeUp, by: int) -> None:
    """Confirms it: the absence becomes made up, the reading studied late."""
    row.state, row.confirmed_by, row.confirmed_at = "confirmed", by, now
    thing = makeup.thing_of(session, row)
    if isinstance(thing, Reading):
        reading.make_up(session, now, thing, row.member_id)
    elif entry := makeup.entry(session, row):
        branch = session.get_one(Branch, row.branch_id)
        reason = texts_in(branch.language).plain("makeup-reason")
        attendance.correct(session, now, entry, Status.MADE_UP, by, reason)
    session.flush()


def ask_again(session: Session, now: datetime, branch: Branch, row: MakeUp) -> None:
    """Has the member do it once more."""
    row.state, row.right, row.opened_at, row.done_at = "open", 0, None, None
    session.flush()
    _tell(session, now, branch, session.get_one(Member, row.member_id), row)


def redraw_cards(session: Session, now: datetime, branch: Branch) -> None:
    """Has every secretary's card show what is left."""
    for member in _keepers(session, branch):
        cards.mark(session, view.CARD, member.id, now)


def _keepers(session: Session, branch: Branch) -> Sequence[Member]:
    return [one for one in members.with_posts(session, branch.id, HEADS) if one.account_id]
