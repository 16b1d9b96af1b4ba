"""Keeps, changes, hands in and deletes notes; asks for them, and posts one with consent."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Material, Member, Note, Reading
from data.queries import card as cards, note as notes, outbox
from data.values import rich
from data.values.names import clean_lines
from handlers.reading import rules
from handlers.reading.notes import view
from handlers.shared import reminding
from handlers.shared.events import NotesChanged, publish
from handlers.shared.refusal import Refusal, refuse_asleep, refuse_empty, refuse_none
from handlers.shared.service import escape, reachable, texts_in, texts_of

LONGEST = 4000
"""UTF-16 units of a note: with its writer and title it fits into a message."""


def cleaned(text: str) -> str:
    """Returns a typed note as it is kept; raises Refusal for an empty or too long one."""
    text = refuse_empty("note-empty", clean_lines(text))
    long = rich.units(escape(text))
    if long > LONGEST:
        raise Refusal("note-long", most=LONGEST, long=long)
    return text


def keep(
    session: Session, now: datetime, member: Member, reading: Reading, text: str, *, hand_in: bool
) -> Note:
    """Keeps a new note on what was read, and hands it in where it was asked for."""
    handed = reading.id if hand_in else None
    note = notes.add(session, member, reading.material_id, text, now, handed)
    publish(session, now, NotesChanged(member.id, reading.material_id))
    if handed:
        cards.mark(session, rules.CARD, handed, now)
    return note


def change(session: Session, now: datetime, note: Note, text: str) -> None:
    """Gives a note another text."""
    note.text, note.at = text, now
    session.flush()
    publish(session, now, NotesChanged(note.member_id, note.material_id))


def asking(session: Session, branch: Branch, note: Note) -> Reading | None:
    """Returns the push with which a note is asked for that this one could be handed in for."""
    if note.reading_id is not None:
        return None
    return notes.asked_for(session, branch.id, note.material_id)


def hand_in(session: Session, now: datetime, branch: Branch, note: Note) -> None:
    """Hands in a note that was written for oneself."""
    reading = refuse_none("button-stale", asking(session, branch, note))
    note.reading_id, note.at = reading.id, now
    session.flush()
    cards.mark(session, rules.CARD, reading.id, now)


def delete(session: Session, now: datetime, note: Note) -> None:
    """Deletes a note."""
    if note.reading_id is not None:
        cards.mark(session, rules.CARD, note.reading_id, now)
    session.delete(note)
    session.flush()
    publish(session, now, NotesChanged(note.member_id, note.material_id))


def ask_all(session: Session, now: datetime, branch: Branch, reading: Reading, days: int) -> None:
    """Asks all for notes on a reading: on its card, and in a message of its own, since nobody is
    notified of an edited card."""
    refuse_asleep(branch)
    reading.note_due_at = rules.note_deadline(now, days, branch.zone)
    reminding.arrange(session, now, branch)
    cards.mark(session, rules.CARD, reading.id, now)
    message = view.call(texts_in(branch.language), branch, reading, now)
    outbox.post(session, branch.chat_id, "reading.note", message, now, branch_id=branch.id)
    session.flush()


def ask_consent(session: Session, now: datetime, branch: Branch, note: Note, by: Member) -> None:
    """Asks the writer whether the note may be posted to the group."""
    if note.sharing not in {"", "refused"}:
        raise Refusal("note-asked-already", name=by.shown)
    account = reachable(session, branch, by.account_id)
    if account is None or by.left_on is not None:
        raise Refusal("note-unreached", name=by.shown)
    note.sharing = "asked"
    material = session.get_one(Material, note.material_id)
    message = view.ask_consent(texts_of(account, branch), material, note)
    outbox.post(session, account.id, "reading.consent", message, now, branch_id=branch.id)
    session.flush()


def consent(
    session: Session, now: datetime, branch: Branch, member: Member, note: Note, answer: str
) -> None:
    """Takes the writer's answer: posted to the group under the name or without, or not at all."""
    if answer not in {"named", "nameless", "no"}:
        raise Refusal("button-unknown")
    if note.sharing != "asked":
        raise Refusal("note-answered")
    if answer == "no":
        note.sharing = "refused"
        return
    refuse_asleep(branch)
    note.sharing = "posted"
    material = session.get_one(Material, note.material_id)
    name = member.shown if answer == "named" else ""
    message = view.posted(texts_in(branch.language), material, note, name)
    outbox.post(session, branch.chat_id, "reading.shared", message, now, branch_id=branch.id)
