"""Pushes a reading: its row and its messages in the group."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material, Plan, Reading
from data.queries import outbox
from data.queries.series import Step, parts_of
from data.values import rich
from data.values.out import OutMessage
from handlers.reading import rules
from handlers.reading.pushes import view
from handlers.reading.rules import CARD
from handlers.shared import reminding
from handlers.shared.texts import texts_in


def push(
    session: Session,
    now: datetime,
    branch: Branch,
    material: Material,
    *,
    plan: Plan | None = None,
    step: Step | None = None,
) -> Reading:
    """Posts a material, or the part of a series that is its next step, to the branch's group and
    opens it for study.

    Without a step the material is pushed as a whole: the group sees its beginning and opens the
    rest.
    """
    reading = _made(session, now, branch, material, step)
    reading.plan_id = plan.id if plan else None
    session.add(reading)
    session.flush()
    for message in view.files(texts_in(branch.language), reading, material):
        outbox.post(session, branch.chat_id, CARD, message, now, branch_id=branch.id)
    card = view.card(session, now, branch, reading, material)
    outbox.post(
        session, branch.chat_id, CARD, card, now, branch_id=branch.id, card=(CARD, reading.id)
    )
    if reading.deadline_at or reading.note_due_at:
        reminding.arrange(session, now, branch)
    return reading


def _made(
    session: Session, now: datetime, branch: Branch, material: Material, step: Step | None
) -> Reading:
    """Makes the row of a push; what quiet hours hold back counts as posted at their end."""
    parts = parts_of(material.body) if step is not None else (material.body,)
    part = step.part if step is not None else 0
    lengths = [rich.units(one) for one in parts] if len(parts) > 1 else []
    posted_at = outbox.quiet_end(session, branch, now) or now
    note_due_at = None
    if material.note_days and part == len(parts) - 1:
        note_due_at = rules.note_deadline(posted_at, material.note_days, branch.zone)
    return Reading(
        branch_id=branch.id,
        series_id=step.series.id if step is not None else None,
        material_id=material.id,
        part=part,
        parts=len(parts),
        number=step.number if step is not None else 0,
        numbers=step.numbers if step is not None else 0,
        title=material.title,
        minutes=rules.share_of_minutes(material.minutes, lengths, part),
        posted_at=posted_at,
        deadline_at=rules.deadline(posted_at, branch.reading_days, branch.zone),
        note_due_at=note_due_at,
    )


def preview(
    session: Session, now: datetime, branch: Branch, material: Material, step: Step | None = None
) -> list[OutMessage]:
    """Returns what a push would look like, without buttons; nothing is stored."""
    reading = _made(session, now, branch, material, step)
    shown = view.card(session, now, branch, reading, material)
    files = view.files(texts_in(branch.language), reading, material)
    return [*files, replace(shown, buttons=())]
