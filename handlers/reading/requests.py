"""Handlers of notes that were asked for (心得): asking, reading, and posting one with consent."""

from data.models import Account, Branch, Material, Member, Note, Reading
from data.queries import card as cards
from data.queries import note as notes
from data.queries import outbox
from data.queries import reading as readings
from data.values.out import OutFile, OutMessage
from handlers.reading import note_view, page_view, pages, rules, view
from handlers.reading.pushing import arrange_chase
from handlers.reading.room import keeper_in, keeper_of, own_note
from handlers.reading.rules import CARD
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import say_dated
from handlers.shared.names import say_names
from handlers.shared.refusal import Refusal
from handlers.shared.telling import texts_of
from handlers.shared.texts import Markup, texts_in


def tapped_ask(ctx: Context) -> None:
    """请大家写心得: within how many days, and then the request stands on the card; the group hears
    of it in a message of its own, for nobody is told when a card is edited."""
    branch, _, reading = keeper_of(ctx)
    days = number(ctx.args, 1)
    if reading.note_due_at is not None:
        raise Refusal("push-asked-already")
    if not days:
        ctx.answer("")
        ctx.edit(page_view.ask_days(ctx.texts, reading))
        return
    if days not in page_view.NOTE_DAYS:
        raise Refusal("button-unknown")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    reading.note_due_at = rules.note_deadline(ctx.now, days, branch.zone)
    arrange_chase(ctx.session, branch, rules.next_chase(ctx.now, branch.zone))
    cards.mark(ctx.session, CARD, reading.id, ctx.now)
    _announce(ctx, branch, reading)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("push-asked"))
    pages.show_push(ctx, branch, reading)


def _announce(ctx: Context, branch: Branch, reading: Reading) -> None:
    texts = texts_in(branch.language)
    assert reading.note_due_at is not None
    when = say_dated(texts, reading.note_due_at, ctx.now, branch)
    message = OutMessage(
        texts("note-call", title=Markup(view.titled(texts, reading)), when=when)
    ).with_buttons((tap(texts.plain("note-write"), "rn.n", reading.id),))
    outbox.post(ctx.session, branch.chat_id, "reading.note", message, ctx.now, branch_id=branch.id)
    ctx.pokes |= {"outbox", "cards"}


def tapped_handed(ctx: Context) -> None:
    """Who handed in, and who has not."""
    branch, _, reading = keeper_of(ctx)
    ctx.answer("")
    found = notes.handed_in(ctx.session, reading.id)
    day = rules.local_day(reading.posted_at, branch.zone)
    missing = readings.noteless(ctx.session, reading, day)
    names = say_names(ctx.texts, [member.name for member in missing], 2000)
    page = number(ctx.args, 1)
    ctx.show(note_view.handed_list(ctx.texts, reading, found, names, page))


def _handed(ctx: Context) -> tuple[Branch, Note, Member]:
    """Branch, the handed-in note that a button names, its writer; never one kept to oneself."""
    note = ctx.session.get(Note, number(ctx.args))
    reading = ctx.session.get(Reading, note.reading_id) if note and note.reading_id else None
    branch, _ = keeper_in(ctx, reading.branch_id if reading else 0)
    assert note is not None
    return branch, note, ctx.session.get_one(Member, note.member_id)


def tapped_one(ctx: Context) -> None:
    """A note that was handed in."""
    branch, note, member = _handed(ctx)
    ctx.answer("")
    ctx.show(note_view.handed(ctx.texts, branch, note, member, ctx.now))


def tapped_post(ctx: Context) -> None:
    """Asks the writer whether the note may be posted to the group."""
    branch, note, member = _handed(ctx)
    if note.sharing not in {"", "refused"}:
        raise Refusal("note-asked-already", name=member.name)
    account = ctx.session.get(Account, member.account_id) if member.account_id else None
    if account is None or not account.reachable or member.left_on is not None:
        raise Refusal("note-unreached", name=member.name)
    note.sharing = "asked"
    material = ctx.session.get_one(Material, note.material_id)
    message = note_view.ask_consent(texts_of(account, branch), material, note)
    outbox.post(ctx.session, account.id, "reading.consent", message, ctx.now, branch_id=branch.id)
    ctx.pokes.add("outbox")
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("note-consent-asked", name=member.name))
    ctx.show(note_view.handed(ctx.texts, branch, note, member, ctx.now))


def tapped_consent(ctx: Context) -> None:
    """The writer's answer: posted to the group under the name or without, or not at all."""
    branch, member, note = own_note(ctx)
    answer = ctx.args[1] if len(ctx.args) > 1 else ""
    if answer not in {"named", "nameless", "no"}:
        raise Refusal("button-unknown")
    if note.sharing != "asked":
        raise Refusal("note-answered")
    if answer == "no":
        note.sharing = "refused"
        ctx.answer("")
        ctx.edit(OutMessage(ctx.texts("consent-refused")))
        return
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    note.sharing = "posted"
    material = ctx.session.get_one(Material, note.material_id)
    name = member.name if answer == "named" else ""
    message = note_view.posted(texts_in(branch.language), material, note, name)
    outbox.post(
        ctx.session, branch.chat_id, "reading.shared", message, ctx.now, branch_id=branch.id
    )
    ctx.pokes.add("outbox")
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("consent-given")))


def tapped_export(ctx: Context) -> None:
    """All handed-in notes as a text file."""
    branch, _, reading = keeper_of(ctx)
    found = notes.handed_in(ctx.session, reading.id)
    if not found:
        raise Refusal("asked-none")
    ctx.answer("")
    parts = [reading.title, ""]
    for note, member in found:
        when = say_dated(ctx.texts, note.at, None, branch)
        head = ctx.texts.plain("asked-export-head", name=member.name, when=when)
        parts += [head, note.text, ""]
    content = "\r\n".join("\n".join(parts).splitlines()).encode("utf-8-sig")
    day = rules.local_day(reading.posted_at, branch.zone).isoformat()
    name = ctx.texts.plain("asked-export-file", day=day)
    ctx.reply(
        OutMessage(
            ctx.texts("asked-export-here", many=len(found)),
            file=OutFile("document", name, content),
        )
    )
