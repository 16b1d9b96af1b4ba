"""Recording a meeting: what is typed or dictated becomes entries; what the next one will be."""

from data.models import Branch, Draft, Meeting, Minute, Record
from data.queries import draft as drafts
from data.queries import record as records
from data.values.out import OutFile
from data.values.record import EntryKind, Said, Tally, read_entry
from handlers.records import entries_view, room, rules, service
from handlers.shared.buttons import number
from handlers.shared.doors import Door, DraftDoor
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def typed(turn: Turn, draft: Draft) -> None:
    """A message is an entry, or the numbers of a vote that has none yet."""
    found = _of(turn, draft)
    if found is None:
        return
    branch, meeting = found
    if _counted(turn, draft, branch, meeting):
        return
    kind = EntryKind(draft.data["kind"]) if "kind" in draft.data else None
    text, speaker = turn.deed.text, str(draft.data.get("speaker", ""))
    if speaker:
        said = Said(EntryKind.SPEECH, read_entry(text, (), EntryKind.NOTE).text, speaker)
    else:
        said = service.understood(turn.session, meeting, text, kind)
    _keep(turn, branch, meeting, said)


def _of(turn: Turn, draft: Draft) -> tuple[Branch, Meeting] | None:
    """Branch and meeting of a recording that still goes on."""
    found = room.still(turn, draft)
    if found is None:
        return None
    branch, _, meeting = found
    record = records.of(turn.session, meeting.id)
    if record is None or record.filed_at is not None:
        drafts.end(turn.session, draft)
        turn.say(turn.texts("record-filed-already"))
        return None
    return branch, meeting


def _keep(turn: Turn, branch: Branch, meeting: Meeting, said: Said) -> Minute:
    """Writes an entry; a vote without numbers waits for them."""
    row = service.add(turn.session, meeting, said, turn.person.id, turn.now, turn.deed.message_id)
    waits = {"vote": row.id} if said.kind is EntryKind.VOTE and said.tally is None else {}
    room.record_on(turn, branch.id, meeting.id, **waits)
    _answer(turn, meeting, row)
    return row


def _answer(turn: Turn, meeting: Meeting, row: Minute) -> None:
    _, present = records.voting(turn.session, meeting.id)
    place = records.many(turn.session, meeting.id)
    turn.show(entries_view.taken(turn.texts, row, place, present))


def _counted(turn: Turn, draft: Draft, branch: Branch, meeting: Meeting) -> bool:
    """Whether the message had the numbers that the last vote waits for, and nothing else."""
    row = turn.session.get(Minute, int(draft.data.get("vote", 0)))
    if row is None or row.meeting_id != meeting.id or row.kind != EntryKind.VOTE:
        return False
    said = read_entry(turn.deed.text, (), EntryKind.VOTE)
    if said.tally is None or said.text:
        return False
    _count(turn, meeting, row, said.tally)
    room.record_on(turn, branch.id, meeting.id)
    _answer(turn, meeting, row)
    return True


def reworded(turn: Turn) -> None:
    """Somebody changed a message that became an entry: the entry follows, until it is filed."""
    row = records.written_in(turn.session, turn.person.id, turn.deed.message_id)
    if row is None:
        return
    _, _, meeting = room.recorder_of(turn, row.meeting_id)
    record = turn.session.get_one(Record, meeting.id)
    if record.filed_at is not None:
        turn.say(entries_view.stays(turn.texts, meeting))
        return
    service.rewrite(turn.session, meeting, row, turn.deed.text)
    turn.session.flush()
    every = [one.id for one in records.entries(turn.session, meeting.id)]
    turn.say(entries_view.followed(turn.texts, row, every.index(row.id) + 1))


def _count(turn: Turn, meeting: Meeting, row: Minute, tally: Tally) -> None:
    said = Said(EntryKind.VOTE, row.text, tally=tally)
    service.check_tally(turn.session, meeting, said)
    records.put(turn.session, row, said)
    turn.session.flush()


def sent(turn: Turn, draft: Draft) -> None:
    """Something dictated is kept until somebody types it: bots are given no text of it."""
    found = _of(turn, draft)
    if found is None:
        return
    branch, meeting = found
    file = turn.deed.file
    if file is None or file.kind not in ("voice", "audio"):
        raise Refusal("minutes-no-files")
    row = _keep(turn, branch, meeting, Said(EntryKind.VOICE, ""))
    kept = OutFile(file.kind, file.name, file_id=file.file_id)
    row.file = {**kept.as_json(), "seconds": file.seconds}
    turn.session.flush()
    turn.replies.clear()
    _answer(turn, meeting, row)


def tapped_kind(turn: Turn) -> None:
    """议程, 发言, 决议, 表决: what the next message is; of a speech first whose."""
    branch, _, meeting, record = room.open_of(turn)
    kind = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if kind == EntryKind.SPEECH:
        turn.toast("")
        people = records.speakers(turn.session, meeting)
        turn.show(entries_view.ask_speaker(turn.texts, meeting, people, number(turn.deed.args, 2)))
        return
    if kind == EntryKind.POINT:
        room.record_on(turn, branch.id, meeting.id, kind=kind)
        turn.toast("")
        points = _points(turn, meeting, record)
        turn.show(entries_view.ask_point(turn.texts, meeting, points, number(turn.deed.args, 2)))
        return
    if kind not in (EntryKind.RESOLUTION, EntryKind.VOTE):
        raise Refusal("button-unknown")
    room.record_on(turn, branch.id, meeting.id, kind=kind)
    turn.toast("")
    turn.show(entries_view.ask_next(turn.texts, meeting, kind, ""))


def tapped_speaker(turn: Turn) -> None:
    """The next message is this person's speech."""
    branch, _, meeting, _ = room.open_of(turn)
    code = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    name = dict(records.speakers(turn.session, meeting)).get(code)
    if name is None:
        raise Refusal("button-stale")
    room.record_on(turn, branch.id, meeting.id, speaker=name)
    turn.toast("")
    turn.show(entries_view.ask_next(turn.texts, meeting, EntryKind.SPEECH, name))


def _points(turn: Turn, meeting: Meeting, record: Record) -> list[tuple[int, str]]:
    """The points of the agenda that were not come to yet, with their places in it."""
    rows = records.entries(turn.session, meeting.id)
    done = {row.text for row in rows if row.kind == EntryKind.POINT}
    return [one for one in enumerate(rules.agenda(record.agenda)) if one[1] not in done]


def tapped_point(turn: Turn) -> None:
    """The meeting comes to this point of its agenda."""
    branch, _, meeting, record = room.open_of(turn)
    text = dict(_points(turn, meeting, record)).get(number(turn.deed.args, 1))
    if text is None:
        raise Refusal("button-stale")
    row = service.add(turn.session, meeting, Said(EntryKind.POINT, text), turn.person.id, turn.now)
    room.record_on(turn, branch.id, meeting.id)
    turn.toast(turn.texts.plain("minutes-noted"))
    _answer(turn, meeting, row)


def tapped_unanimous(turn: Turn) -> None:
    """全部同意: all who are there with voting rights agreed."""
    _, _, meeting, record, row = room.entry_of(turn)
    if row.kind != EntryKind.VOTE or row.votes:
        raise Refusal("button-stale")
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    _, present = records.voting(turn.session, meeting.id)
    if not present:
        raise Refusal("button-stale")
    _count(turn, meeting, row, Tally(present))
    if room.recording(turn) == meeting.id:
        room.record_on(turn, meeting.branch_id, meeting.id)
    turn.toast(turn.texts.plain("minutes-noted"))
    _answer(turn, meeting, row)


TAPS: dict[str, Door] = {
    "nm.k": tapped_kind,
    "nm.w": tapped_speaker,
    "nm.a": tapped_point,
    "ne.y": tapped_unanimous,
}
DRAFTS: dict[str, DraftDoor] = {rules.STEP: typed}
FILES: dict[str, DraftDoor] = {rules.STEP: sent}
