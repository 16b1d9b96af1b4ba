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
from handlers.shared.doors import Door, DraftDoor
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Markup, texts_in
from handlers.signin.view import title


def want(
    turn: Turn, branch: Branch, member: Member, meeting: Meeting, record: Record, wanted: Change
) -> None:
    """Makes a change at once, or asks why where the record is filed."""
    if record.filed_at is None:
        _make(turn, branch, member, meeting, record, wanted)
        return
    if not may(member.post, Right.RECORDS):
        raise Refusal("right-missing")
    page = view.ask_why(turn.texts, meeting)
    room.ask(turn, branch, "why", page, meeting=meeting.id, change=wanted.as_json())


def _make(
    turn: Turn,
    branch: Branch,
    member: Member,
    meeting: Meeting,
    record: Record,
    wanted: Change,
    why: str = "",
) -> None:
    texts = texts_in(branch.language)
    service.change(
        turn.session, turn.now, texts, branch, meeting, record, wanted, turn.person.id, why
    )
    room.resume(turn)
    turn.toast(turn.texts.plain("record-changed"))
    commands.show(turn, branch, member, meeting)


def tapped_about(turn: Turn) -> None:
    """会议信息: the fields of the record."""
    branch, member, meeting = room.recorder_of(turn, number(turn.deed.args))
    record = room.begun(turn, branch, member, meeting)
    room.resume(turn)
    turn.toast("")
    turn.show(view.about(turn.texts, branch, meeting, record))


def _field(turn: Turn) -> str:
    field = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if field not in rules.FIELDS:
        raise Refusal("button-unknown")
    return field


def tapped_field(turn: Turn) -> None:
    """A field will be typed, or somebody chosen."""
    branch, member, meeting = room.recorder_of(turn, number(turn.deed.args))
    room.begun(turn, branch, member, meeting)
    field = _field(turn)
    people = records.speakers(turn.session, meeting) if field in rules.PEOPLE else []
    page = view.ask_field(turn.texts, meeting, field, people, number(turn.deed.args, 2))
    room.ask(turn, branch, "field", page, meeting=meeting.id, field=field)


def tapped_person(turn: Turn) -> None:
    """Somebody leads or records; who records hears of it and may do so from here on."""
    branch, member, meeting = room.recorder_of(turn, number(turn.deed.args))
    record = room.begun(turn, branch, member, meeting)
    field = _field(turn)
    code = turn.deed.args[2] if len(turn.deed.args) > 2 else ""
    name = dict(records.speakers(turn.session, meeting)).get(code)
    if field not in rules.PEOPLE or name is None:
        raise Refusal("button-stale")
    behind = records.member_behind(turn.session, code) if field == "recorder" else None
    if field == "recorder" and not may(member.post, Right.RECORDS):
        raise Refusal("right-missing")
    want(turn, branch, member, meeting, record, Change(field, name, member=behind or 0))
    if behind and behind != member.id and record.filed_at is None:
        _tell(turn, meeting, behind)


def _tell(turn: Turn, meeting: Meeting, member_id: int) -> None:
    """Whom the secretary names as recorder hears of it privately, with the way in."""
    who = turn.session.get_one(Member, member_id)
    accounts = roster.reachable(turn.session, [who])
    if not accounts:
        turn.toast(turn.texts.plain("record-recorder-unreachable", name=who.name), alert=True)
        return
    account = accounts[0]
    texts = texts_in(account.language or turn.texts.language)
    turn.write_to(
        account.id,
        OutMessage(texts("record-recorder-told", title=Markup(title(texts, meeting)))).with_buttons(
            (tap(texts.plain("minutes-begin"), "nm.s", meeting.id),)
        ),
    )


def typed(turn: Turn, draft: Draft) -> None:
    """What was asked for: a field, the text of an entry, or the reason of a change."""
    found = room.still(turn, draft)
    if found is None:
        return
    branch, member, meeting = found
    record = room.begun(turn, branch, member, meeting)
    match draft.awaits:
        case "field":
            wanted = _typed_field(turn, branch, record, str(draft.data["field"]))
        case "entry":
            wanted = Change("entry", turn.deed.text, entry=int(draft.data["entry"]))
            _try(turn, meeting, wanted.value)
        case "added":
            wanted = Change("added", turn.deed.text)
            _try(turn, meeting, wanted.value)
        case _:
            why = clean_text(turn.deed.text)
            if not 0 < len(why) <= rules.LONGEST_WHY:
                raise Refusal("record-why-length", most=rules.LONGEST_WHY)
            wanted = Change.from_json(draft.data["change"])
            if not may(member.post, Right.RECORDS):
                raise Refusal("right-missing")
            _make(turn, branch, member, meeting, record, wanted, why)
            return
    want(turn, branch, member, meeting, record, wanted)


def _try(turn: Turn, meeting: Meeting, text: str) -> None:
    """Refuses a text at once, not only when its reason has been typed as well."""
    service.understood(turn.session, meeting, text, None)


def _typed_field(turn: Turn, branch: Branch, record: Record, field: str) -> Change:
    if field != "time":
        return Change(field, service.clean(field, turn.deed.text))
    zone = ZoneInfo(branch.zone)
    day = local(record.starts_at, branch.zone).date()
    try:
        line = parse_meeting_line(turn.deed.text, datetime.combine(day, time(), zone), zone)
    except BadWhen:
        raise Refusal("record-time-unclear") from None
    if line.starts_at is None or line.ends_at is None or line.ends_at <= line.starts_at:
        raise Refusal("record-time-unclear")
    return Change("time", f"{line.starts_at.isoformat()}|{line.ends_at.isoformat()}")


def tapped_add(turn: Turn) -> None:
    """补充一条: an entry that was forgotten, once the record is filed."""
    branch, _, meeting, record = room.keeper_of(turn)
    if record.filed_at is None:
        raise Refusal("button-stale")
    page = entries_view.ask_entry(turn.texts, meeting, None)
    room.ask(turn, branch, "added", page, meeting=meeting.id)


TAPS: dict[str, Door] = {
    "nf.v": tapped_about,
    "nf.e": tapped_field,
    "nf.w": tapped_person,
    "nc.n": tapped_add,
}
DRAFTS: dict[str, DraftDoor] = {rules.TYPED: typed}
