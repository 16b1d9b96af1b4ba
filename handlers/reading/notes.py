"""Handlers of notes (笔记): writing one privately, reading one's own, changing, deleting."""

from data.models import Branch, Draft, Material, Member, Note, Reading
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import note as notes
from data.queries import receipt as receipts
from data.values import rich
from data.values.names import clean_lines
from data.values.out import OutMessage
from handlers.reading import note_view
from handlers.reading.room import NOTE, own_note, reader_of
from handlers.reading.rules import CARD
from handlers.shared.access import meet, member_of
from handlers.shared.buttons import link, number, tap
from handlers.shared.context import Context
from handlers.shared.events import NotesChanged, publish
from handlers.shared.identity import IDENTITY
from handlers.shared.refusal import Refusal
from handlers.shared.texts import escape

LONGEST = 4000
"""UTF-16 units of a note: with its writer and title it fits into a message."""


def tapped_note(ctx: Context) -> None:
    """记笔记: in the group the way into the private chat, there the question."""
    _, _, reading = reader_of(ctx)
    if not ctx.private:
        ctx.answer("", url=link(IDENTITY.username, "rn", reading.id))
        return
    ctx.answer("")
    _ask(ctx, private=False)


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    _ask(ctx, private=False)


def tapped_for_myself(ctx: Context) -> None:
    """The note to be typed is nobody else's business."""
    ctx.answer("")
    _ask(ctx, private=True)


def _ask(ctx: Context, *, private: bool) -> None:
    """Awaits the text; asked for by the secretary, it will be handed in unless kept to oneself."""
    branch, member, reading = reader_of(ctx)
    receipts.open_for(ctx.session, reading.id, member.id, ctx.now)
    asked = reading.note_due_at is not None and not private
    drafts.begin(
        ctx.session,
        ctx.person.id,
        NOTE,
        ctx.now,
        branch_id=branch.id,
        awaits="text",
        data={"reading": reading.id, "asked": asked},
    )
    many = len(notes.own(ctx.session, member.id, reading.material_id))
    ctx.show(note_view.ask(ctx.texts, branch, reading, many, ctx.now, asked=asked))


def typed(ctx: Context, draft: Draft) -> None:
    """The text of a note, new or changed. A text that is refused can be sent again."""
    text = clean_lines(ctx.text)
    if not text:
        raise Refusal("note-empty")
    long = rich.units(escape(text))
    if long > LONGEST:
        raise Refusal("note-long", most=LONGEST, long=long)
    if draft.awaits == "change":
        _change(ctx, draft, text)
        return
    reading = ctx.session.get(Reading, int(draft.data["reading"]))
    drafts.end(ctx.session, draft)
    branch, member = member_of(ctx, draft.branch_id or 0)
    if reading is None:
        raise Refusal("note-gone")
    handed = reading.id if draft.data["asked"] else None
    note = notes.add(ctx.session, member, reading.material_id, text, ctx.now, handed)
    publish(ctx.session, ctx.now, NotesChanged(member.id, reading.material_id))
    if handed:
        cards.mark(ctx.session, CARD, handed, ctx.now)
    receipt = receipts.of_reading(ctx.session, reading.id).get(member.id)
    ctx.reply(note_view.kept(ctx.texts, branch, reading, note, studied=receipt is not None))


def tapped_mine(ctx: Context) -> None:
    """我的笔记: what one has notes on."""
    branch, member = member_of(ctx, number(ctx.args))
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    ctx.answer("")
    found = notes.own_materials(ctx.session, member.id)
    ctx.edit(note_view.mine(ctx.texts, branch, found, number(ctx.args, 1)))


def tapped_material(ctx: Context) -> None:
    """One's notes on a material."""
    material = ctx.session.get(Material, number(ctx.args))
    branch, member = member_of(ctx, material.branch_id if material else 0)
    assert material is not None
    ctx.answer("")
    _show_material(ctx, branch, member, material, number(ctx.args, 1))


def _show_material(
    ctx: Context, branch: Branch, member: Member, material: Material, page: int
) -> None:
    found = notes.own(ctx.session, member.id, material.id)
    if not found:
        ctx.edit(note_view.mine(ctx.texts, branch, notes.own_materials(ctx.session, member.id), 0))
        return
    ctx.edit(note_view.on_material(ctx.texts, branch, material, found, page, ctx.now))


def tapped_own(ctx: Context) -> None:
    """One of one's notes."""
    branch, _, note = own_note(ctx)
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    ctx.answer("")
    _show(ctx, branch, note)


def _show(ctx: Context, branch: Branch, note: Note) -> None:
    material = ctx.session.get_one(Material, note.material_id)
    asking = _asking(ctx, branch, note)
    ctx.show(note_view.own(ctx.texts, branch, material, note, ctx.now, asked=asking is not None))


def _asking(ctx: Context, branch: Branch, note: Note) -> Reading | None:
    """The push with which a note is asked for that this one could be handed in for."""
    if note.reading_id is not None:
        return None
    return notes.asked_for(ctx.session, branch.id, note.material_id)


def tapped_hand_in(ctx: Context) -> None:
    """A note written for oneself is handed in."""
    branch, _, note = own_note(ctx)
    reading = _asking(ctx, branch, note)
    if reading is None:
        raise Refusal("button-stale")
    note.reading_id, note.at = reading.id, ctx.now
    ctx.session.flush()
    cards.mark(ctx.session, CARD, reading.id, ctx.now)
    ctx.answer(ctx.texts.plain("note-handed-answer"))
    _show(ctx, branch, note)


def tapped_change(ctx: Context) -> None:
    """The note will be typed anew."""
    branch, _, note = own_note(ctx)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        NOTE,
        ctx.now,
        branch_id=branch.id,
        awaits="change",
        data={"note": note.id},
    )
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("note-ask-change")).with_buttons(
            (tap(ctx.texts.plain("cancel"), "rn.o", note.id),)
        )
    )


def _change(ctx: Context, draft: Draft, text: str) -> None:
    note = ctx.session.get(Note, int(draft.data["note"]))
    branch, member = member_of(ctx, draft.branch_id or 0)
    drafts.end(ctx.session, draft)
    if note is None or note.member_id != member.id:
        raise Refusal("note-gone")
    note.text, note.at = text, ctx.now
    ctx.session.flush()
    publish(ctx.session, ctx.now, NotesChanged(member.id, note.material_id))
    _show(ctx, branch, note)


def tapped_delete(ctx: Context) -> None:
    """Asks once before a note is deleted."""
    _, _, note = own_note(ctx)
    ctx.answer("")
    ctx.edit(note_view.ask_delete(ctx.texts, note))


def tapped_deleted(ctx: Context) -> None:
    """The note is deleted."""
    branch, member, note = own_note(ctx)
    material = ctx.session.get_one(Material, note.material_id)
    if note.reading_id is not None:
        cards.mark(ctx.session, CARD, note.reading_id, ctx.now)
    ctx.session.delete(note)
    ctx.session.flush()
    publish(ctx.session, ctx.now, NotesChanged(member.id, material.id))
    ctx.answer(ctx.texts.plain("note-deleted"))
    _show_material(ctx, branch, member, material, 0)
