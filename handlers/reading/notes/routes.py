"""Writes, reads, changes and hands in notes (笔记), asks all for them (心得), and posts one."""

from data.models import Branch, Draft, Material, Member, Note, Reading
from data.queries import draft as drafts, note as notes, reading as readings, receipt as receipts
from data.values.out import OutMessage
from handlers.reading import rules
from handlers.reading.notes import service, view
from handlers.reading.pushes import view as push_view
from handlers.reading.rules import NOTE
from handlers.shared import steps
from handlers.shared.buttons import link, number
from handlers.shared.dates import local_day
from handlers.shared.names import say_names
from handlers.shared.refusal import Refusal, refuse_empty, refuse_none
from handlers.shared.router import Context, Right, Router, named, of, step

route = Router()
keeping = Router(ends=(NOTE,))
"""Buttons of those who look after the material; nothing typed is awaited after them."""


def _own(_ctx: Context, branch: Branch, member: Member, note: Note) -> tuple[Branch, Member, Note]:
    if note.member_id != member.id:
        raise Refusal("note-gone")
    return branch, member, note


def _handed_in(
    ctx: Context, branch: Branch, _member: Member, note: Note
) -> tuple[Branch, Note, Member]:
    """Gives the writer of a note; never one kept to oneself."""
    return branch, note, ctx.session.get_one(Member, note.member_id)


OWN = of(
    Note,
    gone="note-gone",
    branch_of=lambda session, one: session.get_one(Member, one.member_id).branch_id,
).then(_own, "its writer")
HANDED_IN = of(
    Note,
    Right.MATERIAL,
    branch_of=lambda session, one: (
        one.reading_id and session.get_one(Reading, one.reading_id).branch_id
    ),
).then(_handed_in, "handed in")


@route.button("rn.n", of(Reading), group=True, twice=True)
@route.link("rn", of(Reading))
def write(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Asks for a note; in the group leads into the private chat."""
    if ctx.private:
        _ask(ctx, branch, member, reading, asked=reading.note_due_at is not None)
    else:
        ctx.answer(url=link(ctx.bot_id, "rn", reading.id))


@route.button("rn.f", of(Reading))
def write_for_myself(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Asks for a note that is not handed in."""
    _ask(ctx, branch, member, reading, asked=False)


def _ask(ctx: Context, branch: Branch, member: Member, reading: Reading, *, asked: bool) -> None:
    """Awaits the text; asked for by the secretary, it will be handed in unless kept to oneself."""
    receipts.open_for(ctx.session, reading.id, member.id, ctx.now)
    steps.begin(ctx, branch, NOTE, "text", reading=reading.id, asked=asked)
    many = len(notes.own(ctx.session, member.id, reading.material_id))
    ctx.show(view.ask(ctx.texts, branch, reading, many, ctx.now, asked=asked))


@route.step(NOTE, step())
def take_typed(ctx: Context, branch: Branch, member: Member, draft: Draft) -> None:
    """Takes the text of a note, new or changed. A text that is refused can be sent again."""
    text = service.cleaned(ctx.text)
    drafts.end(ctx.session, draft)
    if draft.awaits == "change":
        note = ctx.session.get(Note, int(draft.data["note"]))
        if note is None or note.member_id != member.id:
            raise Refusal("note-gone")
        service.change(ctx.session, ctx.now, note, text)
        _show(ctx, branch, note)
        return
    reading = refuse_none("note-gone", ctx.session.get(Reading, int(draft.data["reading"])))
    asked = bool(draft.data["asked"])
    note = service.keep(ctx.session, ctx.now, member, reading, text, hand_in=asked)
    receipt = receipts.of_reading(ctx.session, reading.id).get(member.id)
    ctx.reply(view.kept(ctx.texts, branch, reading, note, studied=receipt is not None))


@route.button("rn.m", named())
def show_mine(ctx: Context, branch: Branch, member: Member) -> None:
    """Lists what one has notes on."""
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    found = notes.own_materials(ctx.session, member.id)
    ctx.edit(view.mine(ctx.texts, branch, found, number(ctx.args, 1)))


@route.button("rn.t", of(Material))
def show_of_material(ctx: Context, branch: Branch, member: Member, material: Material) -> None:
    """Lists one's notes on a material."""
    _list(ctx, branch, member, material, number(ctx.args, 1))


def _list(ctx: Context, branch: Branch, member: Member, material: Material, page: int) -> None:
    found = notes.own(ctx.session, member.id, material.id)
    if found:
        ctx.edit(view.on_material(ctx.texts, branch, material, found, page, ctx.now))
    else:
        ctx.edit(view.mine(ctx.texts, branch, notes.own_materials(ctx.session, member.id), 0))


@route.button("rn.o", OWN)
def show_own(ctx: Context, branch: Branch, _member: Member, note: Note) -> None:
    """Shows one of one's notes."""
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    _show(ctx, branch, note)


def _show(ctx: Context, branch: Branch, note: Note) -> None:
    material = ctx.session.get_one(Material, note.material_id)
    asked = service.asking(ctx.session, branch, note) is not None
    ctx.show(view.own(ctx.texts, branch, material, note, ctx.now, asked=asked))


@route.button("rn.h", OWN)
def hand_in(ctx: Context, branch: Branch, _member: Member, note: Note) -> None:
    """Hands in a note written for oneself."""
    service.hand_in(ctx.session, ctx.now, branch, note)
    ctx.answer(ctx.plain("note-handed-answer"))
    _show(ctx, branch, note)


@route.button("rn.e", OWN)
def change(ctx: Context, branch: Branch, _member: Member, note: Note) -> None:
    """Asks for another text of a note."""
    steps.begin(ctx, branch, NOTE, "change", note=note.id)
    ctx.edit(view.ask_change(ctx.texts, note))


@route.button("rn.d", OWN)
def ask_delete(ctx: Context, _branch: Branch, _member: Member, note: Note) -> None:
    """Asks once before a note is deleted."""
    ctx.edit(view.ask_delete(ctx.texts, note))


@route.button("rn.x", OWN)
def delete(ctx: Context, branch: Branch, member: Member, note: Note) -> None:
    """Deletes a note."""
    material = ctx.session.get_one(Material, note.material_id)
    service.delete(ctx.session, ctx.now, note)
    ctx.answer(ctx.plain("note-deleted"))
    _list(ctx, branch, member, material, 0)


@route.button("rn.y", OWN)
def consent(ctx: Context, branch: Branch, member: Member, note: Note) -> None:
    """Takes the writer's answer to whether the note may be posted."""
    service.consent(ctx.session, ctx.now, branch, member, note, ctx.arg(1))
    given = note.sharing == "posted"
    ctx.edit(OutMessage(ctx.texts("consent-given" if given else "consent-refused")))


@keeping.button("rp.k", of(Reading, Right.MATERIAL))
def ask_all(ctx: Context, branch: Branch, _member: Member, reading: Reading) -> None:
    """Asks all for notes on a reading, once it is said within how many days."""
    days = number(ctx.args, 1)
    if reading.note_due_at is not None:
        raise Refusal("push-asked-already")
    if not days:
        ctx.edit(view.ask_days(ctx.texts, reading))
        return
    if days not in rules.NOTE_DAYS:
        raise Refusal("button-unknown")
    service.ask_all(ctx.session, ctx.now, branch, reading, days)
    ctx.answer(ctx.plain("push-asked"))
    ctx.show(push_view.page(ctx.session, ctx.texts, branch, reading, ctx.now))


@keeping.button("rp.h", of(Reading, Right.MATERIAL))
def show_handed_in(ctx: Context, branch: Branch, _member: Member, reading: Reading) -> None:
    """Shows who handed in a note, and who has not."""
    found = notes.handed_in(ctx.session, reading.id)
    day = local_day(reading.posted_at, branch.zone)
    missing = readings.noteless(ctx.session, reading, day)
    names = say_names(ctx.texts, [member.shown for member in missing], 2000)
    ctx.show(view.handed_list(ctx.texts, reading, found, names, number(ctx.args, 1)))


@keeping.button("rp.n", HANDED_IN)
def show_one(ctx: Context, branch: Branch, note: Note, writer: Member) -> None:
    """Shows a note that was handed in."""
    ctx.show(view.handed(ctx.texts, branch, note, writer, ctx.now))


@keeping.button("rp.p", HANDED_IN)
def ask_consent(ctx: Context, branch: Branch, note: Note, writer: Member) -> None:
    """Asks the writer whether the note may be posted to the group."""
    service.ask_consent(ctx.session, ctx.now, branch, note, writer)
    ctx.answer(ctx.plain("note-consent-asked", name=writer.name))
    ctx.show(view.handed(ctx.texts, branch, note, writer, ctx.now))


@keeping.button("rp.e", of(Reading, Right.MATERIAL))
def export(ctx: Context, branch: Branch, _member: Member, reading: Reading) -> None:
    """Hands over all notes for a reading as a text file."""
    found = refuse_empty("asked-none", notes.handed_in(ctx.session, reading.id))
    file = view.as_file(ctx.texts, branch, reading, found)
    ctx.reply(OutMessage(ctx.texts("asked-export-here", many=len(found)), file=file))
