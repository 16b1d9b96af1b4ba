"""The doors of notes (笔记): writing one privately, reading one's own, changing, deleting."""

from data.models import Branch, Draft, Material, Member, Note, Reading
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import ledger
from data.queries import note as notes
from data.queries import receipt as receipts
from data.values import rich
from data.values.names import clean_text
from data.values.out import OutMessage
from handlers.reading import note_view
from handlers.reading.room import NOTE, own_note, reader_of
from handlers.reading.rules import CARD
from handlers.shared.access import meet, member_of
from handlers.shared.buttons import link, number, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import escape

LONGEST = 4000
"""UTF-16 units of a note: with its writer and title it fits into a message."""


def tapped_note(turn: Turn) -> None:
    """记笔记: in the group the way into the private chat, there the question."""
    _, _, reading = reader_of(turn)
    if not turn.deed.private:
        turn.toast("", url=link(IDENTITY.username, "rn", reading.id))
        return
    turn.toast("")
    _ask(turn, private=False)


def linked(turn: Turn) -> None:
    """The link from the group."""
    meet(turn)
    _ask(turn, private=False)


def tapped_for_myself(turn: Turn) -> None:
    """The note to be typed is nobody else's business."""
    turn.toast("")
    _ask(turn, private=True)


def _ask(turn: Turn, *, private: bool) -> None:
    """Awaits the text; asked for by the secretary, it will be handed in unless kept to oneself."""
    branch, member, reading = reader_of(turn)
    receipts.open_for(turn.session, reading.id, member.id, turn.now)
    asked = reading.note_due_at is not None and not private
    drafts.begin(
        turn.session,
        turn.person.id,
        NOTE,
        turn.now,
        branch_id=branch.id,
        awaits="text",
        data={"reading": reading.id, "asked": asked},
    )
    many = len(notes.own(turn.session, member.id, reading.material_id))
    turn.show(note_view.ask(turn.texts, branch, reading, many, turn.now, asked=asked))


def typed(turn: Turn, draft: Draft) -> None:
    """The text of a note, new or changed. A text that is refused can be sent again."""
    text = clean_note(turn.deed.text)
    if not text:
        raise Refusal("note-empty")
    long = rich.units(escape(text))
    if long > LONGEST:
        raise Refusal("note-long", most=LONGEST, long=long)
    if draft.awaits == "change":
        _change(turn, draft, text)
        return
    reading = turn.session.get(Reading, int(draft.data["reading"]))
    drafts.end(turn.session, draft)
    branch, member = member_of(turn, draft.branch_id or 0)
    if reading is None:
        raise Refusal("note-gone")
    handed = reading.id if draft.data["asked"] else None
    note = notes.add(turn.session, member, reading.material_id, text, turn.now, handed)
    ledger.note(turn.session, turn.now, branch, member.id, reading.material_id)
    if handed:
        cards.mark(turn.session, CARD, handed, turn.now)
    receipt = receipts.of_reading(turn.session, reading.id).get(member.id)
    turn.say(note_view.kept(turn.texts, branch, reading, note, studied=receipt is not None))


def clean_note(text: str) -> str:
    """The lines of a note, each without what nobody sees; no more than one blank line together."""
    lines: list[str] = []
    for line in map(clean_text, text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()


def tapped_mine(turn: Turn) -> None:
    """我的笔记: what one has notes on."""
    branch, member = member_of(turn, number(turn.deed.args))
    drafts.drop(turn.session, turn.person.id, NOTE)
    turn.toast("")
    found = notes.own_materials(turn.session, member.id)
    turn.redraw(note_view.mine(turn.texts, branch, found, number(turn.deed.args, 1)))


def tapped_material(turn: Turn) -> None:
    """One's notes on a material."""
    material = turn.session.get(Material, number(turn.deed.args))
    branch, member = member_of(turn, material.branch_id if material else 0)
    assert material is not None
    turn.toast("")
    _show_material(turn, branch, member, material, number(turn.deed.args, 1))


def _show_material(
    turn: Turn, branch: Branch, member: Member, material: Material, page: int
) -> None:
    found = notes.own(turn.session, member.id, material.id)
    if not found:
        turn.redraw(
            note_view.mine(turn.texts, branch, notes.own_materials(turn.session, member.id), 0)
        )
        return
    turn.redraw(note_view.on_material(turn.texts, branch, material, found, page, turn.now))


def tapped_own(turn: Turn) -> None:
    """One of one's notes."""
    branch, _, note = own_note(turn)
    drafts.drop(turn.session, turn.person.id, NOTE)
    turn.toast("")
    _show(turn, branch, note)


def _show(turn: Turn, branch: Branch, note: Note) -> None:
    material = turn.session.get_one(Material, note.material_id)
    asking = _asking(turn, branch, note)
    turn.show(note_view.own(turn.texts, branch, material, note, turn.now, asked=asking is not None))


def _asking(turn: Turn, branch: Branch, note: Note) -> Reading | None:
    """The push with which a note is asked for that this one could be handed in for."""
    if note.reading_id is not None:
        return None
    return notes.asked_for(turn.session, branch.id, note.material_id)


def tapped_hand_in(turn: Turn) -> None:
    """A note written for oneself is handed in."""
    branch, _, note = own_note(turn)
    reading = _asking(turn, branch, note)
    if reading is None:
        raise Refusal("button-stale")
    note.reading_id, note.at = reading.id, turn.now
    turn.session.flush()
    cards.mark(turn.session, CARD, reading.id, turn.now)
    turn.toast(turn.texts.plain("note-handed-toast"))
    _show(turn, branch, note)


def tapped_change(turn: Turn) -> None:
    """The note will be typed anew."""
    branch, _, note = own_note(turn)
    drafts.begin(
        turn.session,
        turn.person.id,
        NOTE,
        turn.now,
        branch_id=branch.id,
        awaits="change",
        data={"note": note.id},
    )
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("note-ask-change")).with_buttons(
            (tap(turn.texts.plain("cancel"), "rn.o", note.id),)
        )
    )


def _change(turn: Turn, draft: Draft, text: str) -> None:
    note = turn.session.get(Note, int(draft.data["note"]))
    branch, member = member_of(turn, draft.branch_id or 0)
    drafts.end(turn.session, draft)
    if note is None or note.member_id != member.id:
        raise Refusal("note-gone")
    note.text, note.at = text, turn.now
    turn.session.flush()
    ledger.note(turn.session, turn.now, branch, member.id, note.material_id)
    _show(turn, branch, note)


def tapped_delete(turn: Turn) -> None:
    """Asks once before a note is deleted."""
    _, _, note = own_note(turn)
    turn.toast("")
    turn.redraw(note_view.ask_delete(turn.texts, note))


def tapped_deleted(turn: Turn) -> None:
    """The note is deleted."""
    branch, member, note = own_note(turn)
    material = turn.session.get_one(Material, note.material_id)
    if note.reading_id is not None:
        cards.mark(turn.session, CARD, note.reading_id, turn.now)
    turn.session.delete(note)
    turn.session.flush()
    ledger.note(turn.session, turn.now, branch, member.id, material.id)
    turn.toast(turn.texts.plain("note-deleted"))
    _show_material(turn, branch, member, material, 0)
