"""The doors of filing: asked once more, the trail of corrections, the document."""

from data.queries import record as records
from data.values.record import EntryKind
from handlers.records import commands, editing, facts, files, room, service, view
from handlers.records.service import Change
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def tapped_file(turn: Turn) -> None:
    """归档 is asked once more."""
    _, _, meeting, record = room.keeper_of(turn)
    service.check_fileable(turn.now, meeting, record)
    rows = records.entries(turn.session, meeting.id)
    unwritten = sum(row.kind == EntryKind.VOICE for row in rows)
    open_votes = sum(row.kind == EntryKind.VOTE and not row.votes for row in rows)
    turn.toast("")
    turn.redraw(view.confirm(turn.texts, meeting, unwritten, open_votes))


def tapped_sure(turn: Turn) -> None:
    """The record is filed; whoever was recording is not any more."""
    branch, member, meeting, record = room.keeper_of(turn)
    service.file(turn.session, turn.now, meeting, record, turn.person.id)
    turn.toast(turn.texts.plain("record-filed"))
    commands.show(turn, branch, member, meeting)


def tapped_trail(turn: Turn) -> None:
    """更正记录: what was changed since."""
    branch, _, meeting, record = room.keeper_of(turn)
    if record.filed_at is None:
        raise Refusal("button-stale")
    room.resume(turn)
    found = records.changes(turn.session, meeting.id, branch.id)
    turn.toast("")
    turn.redraw(
        view.trail(
            turn.texts, branch, meeting, found,
            differs=facts.differ(turn.session, meeting, record), now=turn.now,
        )
    )  # fmt: skip


def tapped_attendance(turn: Turn) -> None:
    """The filed record takes over who came as it is known now, with a reason."""
    branch, member, meeting, record = room.keeper_of(turn)
    if record.filed_at is None or not facts.differ(turn.session, meeting, record):
        raise Refusal("button-stale")
    editing.want(turn, branch, member, meeting, record, Change("attendance"))


def tapped_word(turn: Turn) -> None:
    """导出 Word; made beside the taps."""
    branch, _, meeting = room.recorder_of(turn, number(turn.deed.args))
    files.begin(turn, branch, files.WORD, str(meeting.id))
    turn.toast(turn.texts.plain("record-word-coming"))


TAPS: dict[str, Door] = {
    "nc.f": tapped_file,
    "nc.g": tapped_sure,
    "nc.c": tapped_trail,
    "nc.a": tapped_attendance,
    "nc.w": tapped_word,
}
