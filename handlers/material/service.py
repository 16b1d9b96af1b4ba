"""Material as it is taken, saved and given up: loads, decides, writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Material
from data.queries import material as materials
from data.values.names import clean_text
from data.values.out import OutFile
from data.values.rich import plain, units
from data.values.sent import read_sent
from handlers.material import keeping, rules
from handlers.shared.context import FileIn, Incoming
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts, escape


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of something sent: its material, and whether that was there before."""

    material: Material
    before: bool


def take(
    session: Session, now: datetime, branch: Branch, incoming: Incoming, texts: Texts
) -> AddResult:
    """Stores what an update brought as material that is not saved yet.

    The messages of an album become one; the same content sent again is recognised.
    """
    file = file_json(incoming.file) if incoming.file else None
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


def file_json(file: FileIn) -> dict[str, Any]:
    """A file as a material keeps it: what is sent again, and what is known of it."""
    kept = OutFile(file.kind, file.name, file_id=file.file_id).as_json()
    return kept | {"size": file.size, "seconds": file.seconds, "unique": file.unique_id}


def save(session: Session, now: datetime, branch: Branch, material: Material) -> None:
    """Makes proposed material ready to be pushed; refuses what is there already."""
    if material.state != "proposed":
        return
    if material.key.startswith("album:"):
        key = rules.key_of("", material.files)
        there = materials.of_key(session, branch.id, key)
        if there is not None:
            raise Refusal("material-there", title=there.title)
        material.key = key
    materials.approve(session, material)
    if branch.keeps_files:
        keeping.keep_files(session, now, material)


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
