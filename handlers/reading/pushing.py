"""Pushes a reading: its row, its messages in the group, and the card that follows who studies."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Material, Plan, Reading, Series
from data.queries import outbox
from data.queries import reading as readings
from data.queries.recheck import look_from
from data.queries.series import Step, parts_of
from data.values import rich
from data.values.out import OutMessage
from data.values.quiet import quiet_until
from handlers.reading import rules, view
from handlers.reading.rules import CARD
from handlers.shared.texts import texts_in


def push(
    session: Session,
    now: datetime,
    branch: Branch,
    material: Material,
    *,
    part: int = 0,
    plan: Plan | None = None,
    series: Series | None = None,
    number: int = 0,
    numbers: int = 0,
) -> Reading:
    """Posts a material, or of a series one part, to the branch's group and opens it for study.

    `part` from 0; `number` of `numbers`: which of all the parts of the series, from 1. Without a
    series the material is pushed as a whole: the group sees its beginning and opens the rest.
    """
    reading = _made(now, branch, material, series, part)
    reading.plan_id = plan.id if plan else None
    reading.number, reading.numbers = number, numbers
    session.add(reading)
    session.flush()
    _post(session, now, branch, reading, material)
    if reading.deadline_at or reading.note_due_at:
        arrange_chase(session, branch, rules.next_chase(now, branch.zone))
    return reading


def _made(
    now: datetime, branch: Branch, material: Material, series: Series | None, part: int
) -> Reading:
    """The row of a push; what quiet hours hold back counts as posted at their end."""
    parts = parts_of(material.body) if series is not None else (material.body,)
    lengths = [rich.units(one) for one in parts] if len(parts) > 1 else []
    zone = ZoneInfo(branch.zone)
    posted_at = quiet_until(now, zone, branch.quiet_from, branch.quiet_to) or now
    note_due_at = None
    if material.note_days and part == len(parts) - 1:
        note_due_at = rules.note_deadline(posted_at, material.note_days, branch.zone)
    return Reading(
        branch_id=branch.id,
        series_id=series.id if series else None,
        material_id=material.id,
        part=part,
        parts=len(parts),
        number=0,
        numbers=0,
        title=material.title,
        minutes=rules.share_of_minutes(material.minutes, lengths, part),
        posted_at=posted_at,
        deadline_at=rules.deadline(posted_at, branch.reading_days, branch.zone),
        note_due_at=note_due_at,
    )


def preview(
    session: Session, now: datetime, branch: Branch, material: Material, step: Step | None = None
) -> list[OutMessage]:
    """What a push would look like, without buttons; nothing is stored."""
    reading = _made(now, branch, material, step.series if step else None, step.part if step else 0)
    if step is not None:
        reading.number, reading.numbers = step.number, step.numbers
    texts = texts_in(branch.language)
    shown = card(session, now, branch, reading, material)
    return [*view.files(texts, reading, material), replace(shown, buttons=())]


def _post(
    session: Session, now: datetime, branch: Branch, reading: Reading, material: Material
) -> None:
    texts = texts_in(branch.language)
    for message in view.files(texts, reading, material):
        outbox.post(session, branch.chat_id, CARD, message, now, branch_id=branch.id)
    outbox.post(
        session,
        branch.chat_id,
        CARD,
        card(session, now, branch, reading, material),
        now,
        branch_id=branch.id,
        card=(CARD, reading.id),
    )


def card(
    session: Session, now: datetime, branch: Branch, reading: Reading, material: Material
) -> OutMessage:
    """The card of a reading with its counts of this moment."""
    day = rules.local_day(reading.posted_at, branch.zone)
    numbers = readings.counts(session, reading, day)
    return view.card(texts_in(branch.language), branch, reading, material, numbers, now)


def draw(session: Session, now: datetime, reading_id: int) -> OutMessage | None:
    """The card of a reading as it stands; None where it is gone."""
    reading = session.get(Reading, reading_id)
    if reading is None:
        return None
    branch = session.get_one(Branch, reading.branch_id)
    return card(session, now, branch, reading, session.get_one(Material, reading.material_id))


def arrange_chase(session: Session, branch: Branch, at: datetime) -> None:
    """Has the branch's reminders looked at then, if not before: one plan a branch, whatever the
    number of its readings."""
    look_from(session, readings.CHASE, branch.id, at)
