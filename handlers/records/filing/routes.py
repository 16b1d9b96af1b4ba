"""/minutes: which meeting, its record and its fields, filing it, and what changed since."""

from datetime import timedelta

from data.models import Branch, Meeting, Member, Minute
from data.queries import draft as drafts, record as records
from handlers.records.filing import forms, rules, service, view
from handlers.records.filing.service import Change
from handlers.records.minutes import service as minutes, view as minutes_view
from handlers.records.minutes.routes import ENTRY, RECORDER, as_recorder, with_record
from handlers.records.minutes.rules import STEP
from handlers.records.minutes.service import About
from handlers.shared.access import Right, may
from handlers.shared.router import Context, Refusal, Router, here, named, number, of, refuse_empty

route = Router()
AHEAD = timedelta(hours=12)
"""A meeting can be prepared so long before it begins."""
KEEPER = of(Meeting, Right.RECORDS).then(as_recorder).then(with_record)


def _filed(_ctx: Context, about: About) -> tuple[About]:
    if about.record.filed_at is None:
        raise Refusal("button-stale")
    return (about,)


FILED = KEEPER.then(_filed, "once it is filed")


def _recordable(
    ctx: Context, branch: Branch, member: Member
) -> tuple[Branch, Member, list[Meeting]]:
    keeps = may(member.post, Right.RECORDS)
    only = None if keeps else member.id
    found = refuse_empty(
        "minutes-none" if keeps else "right-missing",
        list(records.recordable(ctx.session, branch.id, ctx.now + AHEAD, only)),
    )
    return branch, member, found


@route.command(
    "minutes",
    here().then(_recordable, "who keeps the records or takes minutes"),
    words=("会议记录", "會議記錄", "记录", "記錄", "纪要", "紀要"),
    menus=("secretary",),
    link="mi",
)
def open_minutes(ctx: Context, branch: Branch, _member: Member, found: list[Meeting]) -> None:
    """Shows the meeting that is being recorded, else a choice."""
    recording = minutes.recording(ctx.session, ctx.person.id, ctx.now)
    current = next((one for one in found if one.id == recording), None)
    if current is not None:
        ctx.reply(minutes_view.mode(ctx.texts, current))
    else:
        _choose(ctx, branch, found, 0)


@route.button("nm.l", named().then(_recordable, "who keeps the records or takes minutes"))
def choose_meeting(ctx: Context, branch: Branch, _member: Member, found: list[Meeting]) -> None:
    """Shows a page of the meetings to choose a record from."""
    drafts.drop(ctx.session, ctx.person.id, forms.FORM.kind)
    _choose(ctx, branch, found, number(ctx.args, 1))


def _choose(ctx: Context, branch: Branch, found: list[Meeting], page: int) -> None:
    filed = records.filed(ctx.session, [one.id for one in found])
    ctx.show(view.choice(ctx.texts, branch, found, filed, page, ctx.now))


@route.button("nm.v", RECORDER)
def show_record(ctx: Context, branch: Branch, member: Member, meeting: Meeting) -> None:
    """Shows the record of a meeting."""
    minutes.resume(ctx.session, ctx.person.id, ctx.now)
    forms.show(ctx, branch, member, meeting)


@route.button("nf.v", RECORDER.then(with_record))
def show_fields(ctx: Context, about: About) -> None:
    """Shows the fields of a record."""
    minutes.resume(ctx.session, ctx.person.id, ctx.now)
    ctx.show(view.fields(ctx.texts, about.branch, about.meeting, about.record))


@route.button("nf.e", RECORDER.then(with_record))
def change_field(ctx: Context, about: About) -> None:
    """Asks for a field of a record."""
    if ctx.arg(1) not in rules.FIELDS:
        raise Refusal("button-unknown")
    forms.ask(ctx, about, ctx.arg(1))


@route.button("nc.n", FILED)
def add_entry(ctx: Context, about: About) -> None:
    """Asks for an entry that was forgotten."""
    forms.ask(ctx, about, "added")


@route.button("nc.f", KEEPER)
def ask_file(ctx: Context, about: About) -> None:
    """Asks once more before a record is filed."""
    service.check_fileable(ctx.now, about.meeting, about.record)
    entries = records.entries(ctx.session, about.meeting.id)
    ctx.edit(view.confirm(ctx.texts, about.meeting, entries))


@route.button("nc.g", KEEPER)
def file(ctx: Context, about: About) -> None:
    """Files a record; nobody is recording it any more."""
    service.file(ctx.session, ctx.now, about.meeting, about.record, ctx.person.id)
    ctx.answer(ctx.plain("record-filed"))
    forms.show(ctx, about.branch, about.member, about.meeting)


@route.button("nc.c", FILED)
def show_trail(ctx: Context, about: About) -> None:
    """Shows what was changed since a record was filed."""
    minutes.resume(ctx.session, ctx.person.id, ctx.now)
    ctx.edit(view.trail(ctx.session, ctx.texts, about, ctx.now))


@route.button("nc.a", FILED)
def update_attendance(ctx: Context, about: About) -> None:
    """Asks why a filed record takes over who came as it is known now."""
    if not service.differ(ctx.session, about.meeting, about.record):
        raise Refusal("button-stale")
    forms.ask(ctx, about, "attendance")


@route.button("nm.x", RECORDER)
def end(ctx: Context, branch: Branch, member: Member, meeting: Meeting) -> None:
    """Ends recording: what is typed is no entry any more."""
    drafts.drop(ctx.session, ctx.person.id, STEP)
    ctx.answer(ctx.plain("minutes-ended"))
    forms.show(ctx, branch, member, meeting)


@route.button("ne.e", ENTRY)
def change_entry(ctx: Context, about: About, _row: Minute) -> None:
    """Asks for the text of an entry."""
    forms.ask(ctx, about, "entry")


@route.button("ne.d", ENTRY)
def delete(ctx: Context, about: About, row: Minute) -> None:
    """Deletes an entry at once, or asks why where the record is filed."""
    if about.record.filed_at is not None:
        forms.ask(ctx, about, "removed")
        return
    minutes.resume(ctx.session, ctx.person.id, ctx.now)
    forms.change(ctx, about, Change("removed", entry=row.id))
