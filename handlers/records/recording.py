"""Recording a meeting: what is typed or dictated becomes entries; what the next one will be."""

from data.models import Branch, Draft, Meeting, Minute, Record
from data.queries import draft as drafts
from data.queries import record as records
from data.values.out import OutFile
from data.values.record import EntryKind, ParsedEntry, Tally, read_entry
from handlers.records import entries_view, room, rules, service
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler, StepHandler
from handlers.shared.refusal import Refusal


def typed(ctx: Context, draft: Draft) -> None:
    """A message is an entry, or the numbers of a vote that has none yet."""
    found = _of(ctx, draft)
    if found is None:
        return
    branch, meeting = found
    if _counted(ctx, draft, branch, meeting):
        return
    kind = EntryKind(draft.data["kind"]) if "kind" in draft.data else None
    text, speaker = ctx.text, str(draft.data.get("speaker", ""))
    if speaker:
        said = ParsedEntry(EntryKind.SPEECH, read_entry(text, (), EntryKind.NOTE).text, speaker)
    else:
        said = service.understood(ctx.session, meeting, text, kind)
    _keep(ctx, branch, meeting, said)


def _of(ctx: Context, draft: Draft) -> tuple[Branch, Meeting] | None:
    """Branch and meeting of a recording that still goes on."""
    found = room.still(ctx, draft)
    if found is None:
        return None
    branch, _, meeting = found
    record = records.of(ctx.session, meeting.id)
    if record is None or record.filed_at is not None:
        drafts.end(ctx.session, draft)
        ctx.reply(ctx.texts("record-filed-already"))
        return None
    return branch, meeting


def _keep(ctx: Context, branch: Branch, meeting: Meeting, said: ParsedEntry) -> Minute:
    """Writes an entry; a vote without numbers waits for them."""
    row = service.add(ctx.session, meeting, said, ctx.person.id, ctx.now, ctx.message_id)
    waits = {"vote": row.id} if said.kind is EntryKind.VOTE and said.tally is None else {}
    room.record_on(ctx, branch.id, meeting.id, **waits)
    _answer(ctx, meeting, row)
    return row


def _answer(ctx: Context, meeting: Meeting, row: Minute) -> None:
    _, present = records.voting(ctx.session, meeting.id)
    place = records.many(ctx.session, meeting.id)
    ctx.show(entries_view.taken(ctx.texts, row, place, present))


def _counted(ctx: Context, draft: Draft, branch: Branch, meeting: Meeting) -> bool:
    """Whether the message had the numbers that the last vote waits for, and nothing else."""
    row = ctx.session.get(Minute, int(draft.data.get("vote", 0)))
    if row is None or row.meeting_id != meeting.id or row.kind != EntryKind.VOTE:
        return False
    said = read_entry(ctx.text, (), EntryKind.VOTE)
    if said.tally is None or said.text:
        return False
    _count(ctx, meeting, row, said.tally)
    room.record_on(ctx, branch.id, meeting.id)
    _answer(ctx, meeting, row)
    return True


def reworded(ctx: Context) -> None:
    """Somebody changed a message that became an entry: the entry follows, until it is filed."""
    row = records.written_in(ctx.session, ctx.person.id, ctx.message_id)
    if row is None:
        return
    _, _, meeting = room.recorder_of(ctx, row.meeting_id)
    record = ctx.session.get_one(Record, meeting.id)
    if record.filed_at is not None:
        ctx.reply(entries_view.stays(ctx.texts, meeting))
        return
    service.rewrite(ctx.session, meeting, row, ctx.text)
    ctx.session.flush()
    every = [one.id for one in records.entries(ctx.session, meeting.id)]
    ctx.reply(entries_view.followed(ctx.texts, row, every.index(row.id) + 1))


def _count(ctx: Context, meeting: Meeting, row: Minute, tally: Tally) -> None:
    said = ParsedEntry(EntryKind.VOTE, row.text, tally=tally)
    service.check_tally(ctx.session, meeting, said)
    records.put(ctx.session, row, said)
    ctx.session.flush()


def sent(ctx: Context, draft: Draft) -> None:
    """Something dictated is kept until somebody types it: bots are given no text of it."""
    found = _of(ctx, draft)
    if found is None:
        return
    branch, meeting = found
    file = ctx.file
    if file is None or file.kind not in ("voice", "audio"):
        raise Refusal("minutes-no-files")
    row = _keep(ctx, branch, meeting, ParsedEntry(EntryKind.VOICE, ""))
    kept = OutFile(file.kind, file.name, file_id=file.file_id)
    row.file = {**kept.as_json(), "seconds": file.seconds}
    ctx.session.flush()
    ctx.replies.clear()
    _answer(ctx, meeting, row)


def tapped_kind(ctx: Context) -> None:
    """议程, 发言, 决议, 表决: what the next message is; of a speech first whose."""
    branch, _, meeting, record = room.open_of(ctx)
    kind = ctx.args[1] if len(ctx.args) > 1 else ""
    if kind == EntryKind.SPEECH:
        ctx.answer("")
        people = records.speakers(ctx.session, meeting)
        ctx.show(entries_view.ask_speaker(ctx.texts, meeting, people, number(ctx.args, 2)))
        return
    if kind == EntryKind.POINT:
        room.record_on(ctx, branch.id, meeting.id, kind=kind)
        ctx.answer("")
        points = _points(ctx, meeting, record)
        ctx.show(entries_view.ask_point(ctx.texts, meeting, points, number(ctx.args, 2)))
        return
    if kind not in (EntryKind.RESOLUTION, EntryKind.VOTE):
        raise Refusal("button-unknown")
    room.record_on(ctx, branch.id, meeting.id, kind=kind)
    ctx.answer("")
    ctx.show(entries_view.ask_next(ctx.texts, meeting, kind, ""))


def tapped_speaker(ctx: Context) -> None:
    """The next message is this person's speech."""
    branch, _, meeting, _ = room.open_of(ctx)
    code = ctx.args[1] if len(ctx.args) > 1 else ""
    name = dict(records.speakers(ctx.session, meeting)).get(code)
    if name is None:
        raise Refusal("button-stale")
    room.record_on(ctx, branch.id, meeting.id, speaker=name)
    ctx.answer("")
    ctx.show(entries_view.ask_next(ctx.texts, meeting, EntryKind.SPEECH, name))


def _points(ctx: Context, meeting: Meeting, record: Record) -> list[tuple[int, str]]:
    """The points of the agenda that were not come to yet, with their places in it."""
    rows = records.entries(ctx.session, meeting.id)
    done = {row.text for row in rows if row.kind == EntryKind.POINT}
    return [one for one in enumerate(rules.agenda(record.agenda)) if one[1] not in done]


def tapped_point(ctx: Context) -> None:
    """The meeting comes to this point of its agenda."""
    branch, _, meeting, record = room.open_of(ctx)
    text = dict(_points(ctx, meeting, record)).get(number(ctx.args, 1))
    if text is None:
        raise Refusal("button-stale")
    row = service.add(
        ctx.session, meeting, ParsedEntry(EntryKind.POINT, text), ctx.person.id, ctx.now
    )
    room.record_on(ctx, branch.id, meeting.id)
    ctx.answer(ctx.texts.plain("minutes-noted"))
    _answer(ctx, meeting, row)


def tapped_unanimous(ctx: Context) -> None:
    """全部同意: all who are there with voting rights agreed."""
    _, _, meeting, record, row = room.entry_of(ctx)
    if row.kind != EntryKind.VOTE or row.votes:
        raise Refusal("button-stale")
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    _, present = records.voting(ctx.session, meeting.id)
    if not present:
        raise Refusal("button-stale")
    _count(ctx, meeting, row, Tally(present))
    if room.recording(ctx) == meeting.id:
        room.record_on(ctx, meeting.branch_id, meeting.id)
    ctx.answer(ctx.texts.plain("minutes-noted"))
    _answer(ctx, meeting, row)


TAPS: dict[str, Handler] = {
    "nm.k": tapped_kind,
    "nm.w": tapped_speaker,
    "nm.a": tapped_point,
    "ne.y": tapped_unanimous,
}
DRAFTS: dict[str, StepHandler] = {rules.STEP: typed}
FILES: dict[str, StepHandler] = {rules.STEP: sent}
