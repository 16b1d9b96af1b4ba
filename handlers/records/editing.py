"""Changing a record: its fields and entries; once it is filed, with a reason."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from data.models import Branch, Draft, Meeting, Member, Record
from data.queries import record as records
from data.queries import roster
from data.values.meeting_line import parse_meeting_line
from data.values.names import clean_text
from data.values.out import OutMessage
from data.values.when import BadWhen
from handlers.records import commands, entries_view, room, rules, service, view
from handlers.records.service import Change
from handlers.shared.access import Right, may
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler, StepHandler
from handlers.shared.meetings import title
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Markup, texts_in


def want(
    ctx: Context, branch: Branch, member: Member, meeting: Meeting, record: Record, wanted: Change
) -> None:
    """Makes a change at once, or asks why where the record is filed."""
    if record.filed_at is None:
        _make(ctx, branch, member, meeting, record, wanted)
        return
    if not may(member.post, Right.RECORDS):
        raise Refusal("right-missing")
    page = view.ask_why(ctx.texts, meeting)
    room.ask(ctx, branch, "why", page, meeting=meeting.id, change=wanted.as_json())


def _make(
    ctx: Context,
    branch: Branch,
    member: Member,
    meeting: Meeting,
    record: Record,
    wanted: Change,
    why: str = "",
) -> None:
    texts = texts_in(branch.language)
    service.change(ctx.session, ctx.now, texts, branch, meeting, record, wanted, ctx.person.id, why)
    room.resume(ctx)
    ctx.answer(ctx.texts.plain("record-changed"))
    commands.show(ctx, branch, member, meeting)


def tapped_about(ctx: Context) -> None:
    """会议信息: the fields of the record."""
    branch, member, meeting = room.recorder_of(ctx, number(ctx.args))
    record = room.begun(ctx, branch, member, meeting)
    room.resume(ctx)
    ctx.answer("")
    ctx.show(view.about(ctx.texts, branch, meeting, record))


def _field(ctx: Context) -> str:
    field = ctx.args[1] if len(ctx.args) > 1 else ""
    if field not in rules.FIELDS:
        raise Refusal("button-unknown")
    return field


def tapped_field(ctx: Context) -> None:
    """A field will be typed, or somebody chosen."""
    branch, member, meeting = room.recorder_of(ctx, number(ctx.args))
    room.begun(ctx, branch, member, meeting)
    field = _field(ctx)
    people = records.speakers(ctx.session, meeting) if field in rules.PEOPLE else []
    page = view.ask_field(ctx.texts, meeting, field, people, number(ctx.args, 2))
    room.ask(ctx, branch, "field", page, meeting=meeting.id, field=field)


def tapped_person(ctx: Context) -> None:
    """Somebody leads or records; who records hears of it and may do so from here on."""
    branch, member, meeting = room.recorder_of(ctx, number(ctx.args))
    record = room.begun(ctx, branch, member, meeting)
    field = _field(ctx)
    code = ctx.args[2] if len(ctx.args) > 2 else ""
    name = dict(records.speakers(ctx.session, meeting)).get(code)
    if field not in rules.PEOPLE or name is None:
        raise Refusal("button-stale")
    behind = records.member_behind(ctx.session, code) if field == "recorder" else None
    if field == "recorder" and not may(member.post, Right.RECORDS):
        raise Refusal("right-missing")
    want(ctx, branch, member, meeting, record, Change(field, name, member=behind or 0))
    if behind and behind != member.id and record.filed_at is None:
        _tell(ctx, meeting, behind)


def _tell(ctx: Context, meeting: Meeting, member_id: int) -> None:
    """Whom the secretary names as recorder hears of it privately, with the way in."""
    who = ctx.session.get_one(Member, member_id)
    accounts = roster.reachable(ctx.session, [who])
    if not accounts:
        ctx.answer(ctx.texts.plain("record-recorder-unreachable", name=who.name), alert=True)
        return
    account = accounts[0]
    texts = texts_in(account.language or ctx.texts.language)
    ctx.send_to(
        account.id,
        OutMessage(texts("record-recorder-told", title=Markup(title(texts, meeting)))).with_buttons(
            (tap(texts.plain("minutes-begin"), "nm.s", meeting.id),)
        ),
    )


def typed(ctx: Context, draft: Draft) -> None:
    """What was asked for: a field, the text of an entry, or the reason of a change."""
    found = room.still(ctx, draft)
    if found is None:
        return
    branch, member, meeting = found
    record = room.begun(ctx, branch, member, meeting)
    match draft.awaits:
        case "field":
            wanted = _typed_field(ctx, branch, record, str(draft.data["field"]))
        case "entry":
            wanted = Change("entry", ctx.text, entry=int(draft.data["entry"]))
            _try(ctx, meeting, wanted.value)
        case "added":
            wanted = Change("added", ctx.text)
            _try(ctx, meeting, wanted.value)
        case _:
            why = clean_text(ctx.text)
            if not 0 < len(why) <= rules.LONGEST_WHY:
                raise Refusal("record-why-length", most=rules.LONGEST_WHY)
            wanted = Change.from_json(draft.data["change"])
            if not may(member.post, Right.RECORDS):
                raise Refusal("right-missing")
            _make(ctx, branch, member, meeting, record, wanted, why)
            return
    want(ctx, branch, member, meeting, record, wanted)


def _try(ctx: Context, meeting: Meeting, text: str) -> None:
    """Refuses a text at once, not only when its reason has been typed as well."""
    service.understood(ctx.session, meeting, text, None)


def _typed_field(ctx: Context, branch: Branch, record: Record, field: str) -> Change:
    if field != "time":
        return Change(field, service.clean(field, ctx.text))
    zone = ZoneInfo(branch.zone)
    day = local(record.starts_at, branch.zone).date()
    try:
        line = parse_meeting_line(ctx.text, datetime.combine(day, time(), zone), zone)
    except BadWhen:
        raise Refusal("record-time-unclear") from None
    if line.starts_at is None or line.ends_at is None or line.ends_at <= line.starts_at:
        raise Refusal("record-time-unclear")
    return Change("time", f"{line.starts_at.isoformat()}|{line.ends_at.isoformat()}")


def tapped_add(ctx: Context) -> None:
    """补充一条: an entry that was forgotten, once the record is filed."""
    branch, _, meeting, record = room.keeper_of(ctx)
    if record.filed_at is None:
        raise Refusal("button-stale")
    page = entries_view.ask_entry(ctx.texts, meeting, None)
    room.ask(ctx, branch, "added", page, meeting=meeting.id)


TAPS: dict[str, Handler] = {
    "nf.v": tapped_about,
    "nf.e": tapped_field,
    "nf.w": tapped_person,
    "nc.n": tapped_add,
}
DRAFTS: dict[str, StepHandler] = {rules.TYPED: typed}
