"""The doors of notes that were asked for (心得): asking, reading, and posting one with consent."""

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
from handlers.reading.telling import texts_of
from handlers.shared.buttons import number, tap
from handlers.shared.moments import say_dated
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Markup, texts_in
from handlers.signin.view import say_names


def tapped_ask(turn: Turn) -> None:
    """请大家写心得: within how many days, and then the request stands on the card; the group hears
    of it in a message of its own, for nobody is told when a card is edited."""
    branch, _, reading = keeper_of(turn)
    days = number(turn.deed.args, 1)
    if reading.note_due_at is not None:
        raise Refusal("push-asked-already")
    if not days:
        turn.toast("")
        turn.redraw(page_view.ask_days(turn.texts, reading))
        return
    if days not in page_view.NOTE_DAYS:
        raise Refusal("button-unknown")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    reading.note_due_at = rules.note_deadline(turn.now, days, branch.zone)
    arrange_chase(turn.session, branch, rules.next_chase(turn.now, branch.zone))
    cards.mark(turn.session, CARD, reading.id, turn.now)
    _announce(turn, branch, reading)
    turn.session.flush()
    turn.toast(turn.texts.plain("push-asked"))
    pages.show_push(turn, branch, reading)


def _announce(turn: Turn, branch: Branch, reading: Reading) -> None:
    texts = texts_in(branch.language)
    assert reading.note_due_at is not None
    when = say_dated(texts, reading.note_due_at, turn.now, branch)
    message = OutMessage(
        texts("note-call", title=Markup(view.titled(texts, reading)), when=when)
    ).with_buttons((tap(texts.plain("note-write"), "rn.n", reading.id),))
    outbox.post(
        turn.session, branch.chat_id, "reading.note", message, turn.now, branch_id=branch.id
    )
    turn.pokes |= {"outbox", "cards"}


def tapped_handed(turn: Turn) -> None:
    """Who handed in, and who has not."""
    branch, _, reading = keeper_of(turn)
    turn.toast("")
    found = notes.handed_in(turn.session, reading.id)
    day = rules.local_day(reading.posted_at, branch.zone)
    missing = readings.noteless(turn.session, reading, day)
    names = say_names(turn.texts, [member.name for member in missing], 2000)
    page = number(turn.deed.args, 1)
    turn.show(note_view.handed_list(turn.texts, reading, found, names, page))


def _handed(turn: Turn) -> tuple[Branch, Note, Member]:
    """Branch, the handed-in note that a button names, its writer; never one kept to oneself."""
    note = turn.session.get(Note, number(turn.deed.args))
    reading = turn.session.get(Reading, note.reading_id) if note and note.reading_id else None
    branch, _ = keeper_in(turn, reading.branch_id if reading else 0)
    assert note is not None
    return branch, note, turn.session.get_one(Member, note.member_id)


def tapped_one(turn: Turn) -> None:
    """A note that was handed in."""
    branch, note, member = _handed(turn)
    turn.toast("")
    turn.show(note_view.handed(turn.texts, branch, note, member, turn.now))


def tapped_post(turn: Turn) -> None:
    """Asks the writer whether the note may be posted to the group."""
    branch, note, member = _handed(turn)
    if note.sharing not in {"", "refused"}:
        raise Refusal("note-asked-already", name=member.name)
    account = turn.session.get(Account, member.account_id) if member.account_id else None
    if account is None or not account.reachable or member.left_on is not None:
        raise Refusal("note-unreached", name=member.name)
    note.sharing = "asked"
    material = turn.session.get_one(Material, note.material_id)
    message = note_view.ask_consent(texts_of(account, branch), material, note)
    outbox.post(turn.session, account.id, "reading.consent", message, turn.now, branch_id=branch.id)
    turn.pokes.add("outbox")
    turn.session.flush()
    turn.toast(turn.texts.plain("note-consent-asked", name=member.name))
    turn.show(note_view.handed(turn.texts, branch, note, member, turn.now))


def tapped_consent(turn: Turn) -> None:
    """The writer's answer: posted to the group under the name or without, or not at all."""
    branch, member, note = own_note(turn)
    answer = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if answer not in {"named", "nameless", "no"}:
        raise Refusal("button-unknown")
    if note.sharing != "asked":
        raise Refusal("note-answered")
    if answer == "no":
        note.sharing = "refused"
        turn.toast("")
        turn.redraw(OutMessage(turn.texts("consent-refused")))
        return
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    note.sharing = "posted"
    material = turn.session.get_one(Material, note.material_id)
    name = member.name if answer == "named" else ""
    message = note_view.posted(texts_in(branch.language), material, note, name)
    outbox.post(
        turn.session, branch.chat_id, "reading.shared", message, turn.now, branch_id=branch.id
    )
    turn.pokes.add("outbox")
    turn.toast("")
    turn.redraw(OutMessage(turn.texts("consent-given")))


def tapped_export(turn: Turn) -> None:
    """All handed-in notes as a text file."""
    branch, _, reading = keeper_of(turn)
    found = notes.handed_in(turn.session, reading.id)
    if not found:
        raise Refusal("asked-none")
    turn.toast("")
    parts = [reading.title, ""]
    for note, member in found:
        when = say_dated(turn.texts, note.at, None, branch)
        head = turn.texts.plain("asked-export-head", name=member.name, when=when)
        parts += [head, note.text, ""]
    content = "\r\n".join("\n".join(parts).splitlines()).encode("utf-8-sig")
    day = rules.local_day(reading.posted_at, branch.zone).isoformat()
    name = turn.texts.plain("asked-export-file", day=day)
    turn.say(
        OutMessage(
            turn.texts("asked-export-here", many=len(found)),
            file=OutFile("document", name, content),
        )
    )
