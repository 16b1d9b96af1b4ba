"""Shows notes to their writers, and to those who asked for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from data.models import Branch, Material, Member, Note, Reading
from data.values import rich
from handlers.reading import rules
from handlers.reading.pushes import view
from handlers.shared.dates import local_day, say_dated, say_when
from handlers.shared.texts import Markup, Texts, escape
from handlers.shared.view import OutFile, OutMessage, back_to, pages, rows, tap

EXCERPT = 24
"""Characters of a note on a button."""
AT_ONCE = 5
"""Notes on a page of a list."""


def ask(
    texts: Texts, branch: Branch, reading: Reading, many: int, now: datetime, *, asked: bool
) -> OutMessage:
    """Asks for the text; `many` notes on the material are there already."""
    lines = [texts("note-ask", title=Markup(view.titled(texts, reading)))]
    if asked and reading.note_due_at is not None:
        key = "note-ask-handed" if now < reading.note_due_at else "note-ask-handed-late"
        lines.append(texts(key, when=say_when(texts, reading.note_due_at, now, branch)))
    before = texts.plain("note-before", many=many)
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(texts.plain("note-for-myself"), "rn.f", reading.id),) if asked else (),
        (tap(before, "rn.t", reading.material_id, 0),) if many else (),
        tap(texts.plain("cancel"), "rd.l", branch.id, 0),
    )


def ask_change(texts: Texts, note: Note) -> OutMessage:
    """Asks for another text of a note."""
    return OutMessage(texts("note-ask-change")).with_buttons(
        tap(texts.plain("cancel"), "rn.o", note.id)
    )


def kept(
    texts: Texts, branch: Branch, reading: Reading, note: Note, *, studied: bool
) -> OutMessage:
    """Says that a note is kept or handed in, with the way on."""
    key = "note-kept" if note.reading_id is None else "note-handed"
    study = () if studied else (tap(texts.plain("reading-studied"), "rd.s", reading.id),)
    return OutMessage(texts(key, long=len(note.text))).with_buttons(
        (*study, tap(texts.plain("note-another"), "rn.n", reading.id)),
        (
            tap(texts.plain("note-look"), "rn.o", note.id),
            tap(texts.plain("read-back"), "rd.l", branch.id, 0),
        ),
    )


def mine(texts: Texts, branch: Branch, found: Sequence[Any], page: int) -> OutMessage:
    """Lists what a member has notes on."""
    buttons = [
        tap(
            texts.plain(
                "note-material", title=rich.excerpt(escape(row.title), EXCERPT), many=row.many
            ),
            "rn.t",
            row.id,
            0,
        )
        for row in found
    ]
    text = texts("notes-head") if found else texts("notes-none")
    return OutMessage(text).with_buttons(
        *pages(texts, buttons, page, "rn.m", branch.id, size=AT_ONCE, wide=1),
        back_to(texts, "rd.l", branch.id, 0),
    )


def on_material(
    texts: Texts,
    branch: Branch,
    material: Material,
    found: Sequence[Note],
    page: int,
    now: datetime,
) -> OutMessage:
    """Lists a member's notes on a material, each with its beginning."""
    buttons = [
        tap(
            texts.plain(
                "note-entry",
                when=say_when(texts, note.at, now, branch),
                start=rich.excerpt(escape(note.text), EXCERPT),
            ),
            "rn.o",
            note.id,
        )
        for note in found
    ]
    return OutMessage(texts("notes-on", title=material.title)).with_buttons(
        *pages(texts, buttons, page, "rn.t", material.id, size=AT_ONCE, wide=1),
        back_to(texts, "rn.m", branch.id, 0),
    )


def own(
    texts: Texts, branch: Branch, material: Material, note: Note, now: datetime, *, asked: bool
) -> OutMessage:
    """Shows a note of one's own, whole, with what can be done with it."""
    state = "note-state-own" if note.reading_id is None else "note-state-handed"
    head = texts("note-head", title=material.title, when=say_when(texts, note.at, now, branch))
    lines = [head, "", escape(note.text), "", texts(state)]
    hand_in = (tap(texts.plain("note-hand-in"), "rn.h", note.id),) if asked else ()
    return OutMessage(_fitting(lines)).with_buttons(
        hand_in,
        (
            tap(texts.plain("note-change"), "rn.e", note.id),
            tap(texts.plain("note-delete"), "rn.d", note.id),
        ),
        back_to(texts, "rn.t", material.id, 0),
    )


def _fitting(lines: Sequence[str]) -> str:
    """Puts the lines into one message; a note that leaves no room beside it stands alone."""
    text = "\n".join(lines)
    return text if rich.units(text) <= 4096 else lines[2]


def ask_delete(texts: Texts, note: Note) -> OutMessage:
    """Asks once before a note is deleted."""
    return OutMessage(texts("note-delete-sure", long=len(note.text))).with_buttons(
        (tap(texts.plain("note-delete"), "rn.x", note.id), back_to(texts, "rn.o", note.id))
    )


def handed_list(
    texts: Texts, reading: Reading, found: Sequence[tuple[Note, Member]], missing: str, page: int
) -> OutMessage:
    """Lists the notes handed in for a reading, each with its length, and those who owe one."""
    heading = Markup(view.titled(texts, reading))
    lines = [texts("asked-head", title=heading, many=len({m.id for _, m in found}))]
    lines.append(texts("asked-missing", names=missing) if missing else texts("asked-all"))
    buttons = []
    for note, member in found:
        late = reading.note_due_at is not None and note.at > reading.note_due_at
        key = "asked-entry-late" if late else "asked-entry"
        label = texts.plain(key, name=member.shown[:20], long=len(note.text))
        buttons.append(tap(label, "rp.n", note.id))
    export = (tap(texts.plain("asked-export"), "rp.e", reading.id),) if found else ()
    return OutMessage("\n".join(lines)).with_buttons(
        *pages(texts, buttons, page, "rp.h", reading.id, size=AT_ONCE, wide=1),
        (*export, back_to(texts, "rp.v", reading.id)),
    )


def handed(texts: Texts, branch: Branch, note: Note, member: Member, now: datetime) -> OutMessage:
    """Shows a note that was handed in to the secretary."""
    head = texts("asked-note", name=member.shown, when=say_when(texts, note.at, now, branch))
    state = texts(f"sharing-{note.sharing or 'none'}", name=member.shown)
    post = (
        (tap(texts.plain("asked-post"), "rp.p", note.id),)
        if note.sharing in {"", "refused"} and member.account_id
        else ()
    )
    return OutMessage(_fitting([head, "", escape(note.text), "", state])).with_buttons(
        post, back_to(texts, "rp.h", note.reading_id, 0)
    )


def ask_consent(texts: Texts, material: Material, note: Note) -> OutMessage:
    """Asks the writer whether the note may be posted to the group, and under which name."""
    text = texts("consent-ask", title=material.title, start=rich.excerpt(escape(note.text), 200))
    return OutMessage(text).with_buttons(
        (
            tap(texts.plain("consent-named"), "rn.y", note.id, "named"),
            tap(texts.plain("consent-nameless"), "rn.y", note.id, "nameless"),
        ),
        tap(texts.plain("consent-no"), "rn.y", note.id, "no"),
    )


def posted(texts: Texts, material: Material, note: Note, name: str) -> OutMessage:
    """Shows a chosen note to the group; `name` is empty where the writer wants none."""
    by = texts("shared-by", name=name[:20]) if name else texts("shared-nameless")
    head = texts("shared-head", title=Markup(rich.excerpt(escape(material.title), 30)))
    return OutMessage("\n".join([head, "", escape(note.text), "", by]))


def ask_days(texts: Texts, reading: Reading) -> OutMessage:
    """Asks within how many days the notes are to be handed in."""
    choices = [
        tap(texts.plain("push-note-days", days=days), "rp.k", reading.id, days)
        for days in rules.NOTE_DAYS
    ]
    text = texts("push-ask-days", title=Markup(view.titled(texts, reading)))
    return OutMessage(text).with_buttons(*rows(choices, 3), back_to(texts, "rp.v", reading.id))


def call(texts: Texts, branch: Branch, reading: Reading, now: datetime) -> OutMessage:
    """Asks the group for notes on a reading."""
    assert reading.note_due_at is not None
    when = say_dated(texts, reading.note_due_at, now, branch)
    text = texts("note-call", title=Markup(view.titled(texts, reading)), when=when)
    return OutMessage(text).with_buttons(tap(texts.plain("note-write"), "rn.n", reading.id))


def as_file(
    texts: Texts, branch: Branch, reading: Reading, found: Sequence[tuple[Note, Member]]
) -> OutFile:
    """Puts all notes that were handed in for a reading into a text file."""
    parts = [reading.title, ""]
    for note, member in found:
        when = say_dated(texts, note.at, None, branch)
        parts += [texts.plain("asked-export-head", name=member.shown, when=when), note.text, ""]
    content = "\r\n".join("\n".join(parts).splitlines()).encode("utf-8-sig")
    day = local_day(reading.posted_at, branch.zone).isoformat()
    return OutFile("document", texts.plain("asked-export-file", day=day), content, export="notes")
