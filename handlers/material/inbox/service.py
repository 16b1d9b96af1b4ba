"""Takes what was sent as material that is not saved yet, puts it together, drops it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Material, Member
from data.queries import material as materials
from data.queries.material import Choice
from data.values.names import clean_text
from data.values.rich import plain, units
from data.values.sent import read_sent
from handlers.material import rules
from handlers.material.items.service import save
from handlers.shared.context import Incoming
from handlers.shared.service import Refusal, Texts, escape

MOST = 50
"""Pieces on the card of what is not saved."""


@dataclass(frozen=True, slots=True)
class AddResult:
    """The material of something sent, and whether it was there before."""

    material: Material
    before: bool


def take(
    session: Session, now: datetime, branch: Branch, incoming: Incoming, texts: Texts
) -> AddResult:
    """Stores what an update brought as material that is not saved yet. The messages of an album
    become one; the same content sent again is recognised."""
    file = incoming.file.as_json() if incoming.file else None
    if incoming.album and (
        begun := materials.of_key(session, branch.id, f"album:{incoming.album}")
    ):
        _extend(begun, incoming, file)
        return AddResult(begun, before=False)
    title, body, link = read_sent(incoming.html)
    if units(body) > rules.LONGEST_BODY:
        raise Refusal("material-typed-long", most=rules.LONGEST_BODY, long=units(body))
    files = [file] if file else []
    if files and plain(body) == title:
        body = ""
    if incoming.file is not None and not incoming.text.strip():
        title = rules.title_of_file(incoming.file) or texts.plain(
            f"material-a-{incoming.file.kind}"
        )
    key = f"album:{incoming.album}" if incoming.album else rules.key_of(incoming.html, files)
    made = materials.add(
        session,
        branch_id=branch.id,
        title=title[: rules.LONGEST_TITLE],
        body=body,
        link=link,
        files=files,
        minutes=rules.minutes_of(body, link, files),
        state="proposed",
        origin="sent",
        key=key,
        added_by=incoming.person.id,
        added_at=now,
    )
    if made is not None:
        return AddResult(made, before=False)
    there = materials.of_key(session, branch.id, key)
    assert there is not None
    return AddResult(there, before=True)


def _extend(material: Material, incoming: Incoming, file: dict[str, Any] | None) -> None:
    """Adds a further message of the album; minutes follow where nobody set them."""
    guessed = material.minutes == rules.minutes_of(material.body, material.link, material.files)
    if file is not None:
        material.files = [*material.files, file]
    if incoming.text.strip():
        title, body, link = read_sent(incoming.html)
        if not material.body and not material.link:
            material.title, material.link = title[: rules.LONGEST_TITLE], link
            material.body = "" if plain(body) == title else body
        else:
            material.body = "\n\n".join(filter(None, (material.body, incoming.html)))
    if guessed:
        material.minutes = rules.minutes_of(material.body, material.link, material.files)


def merge(session: Session, pieces: list[Material]) -> Material:
    """Puts texts that came as several messages together as one, in their order."""
    first, *rest = sorted(pieces, key=lambda one: one.id)
    bodies = [first.body]
    for one in rest:
        # What was taken for a title is the beginning of a text that goes on.
        titled = not clean_text(plain(one.body)).startswith(one.title.removesuffix("…"))
        bodies.append(f"{escape(one.title)}\n{one.body}" if titled else one.body)
        session.delete(one)
    session.flush()
    first.body = "\n\n".join(filter(None, bodies))
    first.minutes = rules.minutes_of(first.body, first.link, first.files)
    key = rules.key_of(first.body, first.files)
    if materials.of_key(session, first.branch_id, key) is not None:
        raise Refusal("material-there", title=first.title)
    first.key = key
    return first


def waiting(session: Session, member: Member) -> list[Material]:
    """Returns what a member sent and has not saved, the newest first."""
    if member.account_id is None:
        return []
    choice = Choice(states=("proposed",), added_by=member.account_id)
    _, rows = materials.listed(session, member.branch_id, choice, most=MOST)
    return list(rows)


def save_all(session: Session, now: datetime, branch: Branch, member: Member) -> list[Material]:
    """Saves everything that a member sent, and returns it."""
    pieces = waiting(session, member)
    for piece in pieces:
        save(session, now, branch, piece)
    return pieces


def is_one_text(pieces: Sequence[Material]) -> bool:
    """Tells whether the pieces may be one long text that came as several messages."""
    return len(pieces) > 1 and all(not one.files and not one.link and one.body for one in pieces)


def drop(session: Session, material: Material) -> None:
    """Drops what is not saved."""
    if material.state != "proposed":
        raise Refusal("button-stale")
    session.delete(material)
