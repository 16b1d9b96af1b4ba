"""The doors of entries: their list, one of them, its kind and place, changing and deleting it."""

from data.models import Branch, Meeting, Minute, Record
from data.queries import record as records
from data.values.out import OutFile, OutMessage
from handlers.records import editing, entries_view, room, rules, service
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn


def tapped_list(turn: Turn) -> None:
    """全部记录: a page of the entries."""
    _, _, meeting = room.recorder_of(turn, number(turn.deed.args))
    room.resume(turn)
    turn.toast("")
    show_list(turn, meeting, number(turn.deed.args, 1))


def show_list(turn: Turn, meeting: Meeting, at: int) -> None:
    """The entries, a page of them."""
    found = records.entries(turn.session, meeting.id)
    recording = room.recording(turn) == meeting.id
    turn.show(entries_view.listed(turn.texts, meeting, found, at, recording=recording))


def tapped_entry(turn: Turn) -> None:
    """One entry."""
    branch, _, meeting, record, row = room.entry_of(turn)
    room.resume(turn)
    turn.toast("")
    show(turn, branch, meeting, record, row)


def show(turn: Turn, branch: Branch, meeting: Meeting, record: Record, row: Minute) -> None:
    """The page of one entry."""
    every = [one.id for one in records.entries(turn.session, meeting.id)]
    at = every.index(row.id) // entries_view.AT_ONCE
    turn.show(entries_view.entry(turn.texts, branch, record, row, at, turn.now))


def _open_entry(turn: Turn) -> tuple[Branch, Meeting, Record, Minute]:
    branch, _, meeting, record, row = room.entry_of(turn)
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    return branch, meeting, record, row


def tapped_kind(turn: Turn) -> None:
    """改为: an entry becomes one of another kind."""
    branch, meeting, record, row = _open_entry(turn)
    kind = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    found = next((one for one in rules.KINDS if one == kind), None)
    if found is None:
        raise Refusal("button-unknown")
    service.become(turn.session, meeting, row, found)
    turn.session.flush()
    turn.toast(turn.texts.plain("minutes-noted"))
    show(turn, branch, meeting, record, row)


def tapped_move(turn: Turn) -> None:
    """上移, 下移."""
    _, meeting, _, row = _open_entry(turn)
    way = turn.deed.args[1] if len(turn.deed.args) > 1 else ""
    if way not in ("u", "d"):
        raise Refusal("button-unknown")
    if not records.move(turn.session, row, -1 if way == "u" else 1):
        raise Refusal("minutes-at-edge")
    turn.toast(turn.texts.plain("minutes-moved"))
    show_list(turn, meeting, _page_of(turn, row))


def _page_of(turn: Turn, row: Minute) -> int:
    every = [one.id for one in records.entries(turn.session, row.meeting_id)]
    return every.index(row.id) // entries_view.AT_ONCE


def tapped_edit(turn: Turn) -> None:
    """修改: the entry will be typed anew."""
    branch, _, meeting, _, row = room.entry_of(turn)
    page = entries_view.ask_entry(turn.texts, meeting, row)
    room.ask(turn, branch, "entry", page, meeting=meeting.id, entry=row.id)


def tapped_delete(turn: Turn) -> None:
    """删除: at once; of a filed record with a reason."""
    branch, member, meeting, record, row = room.entry_of(turn)
    wanted = service.Change("removed", entry=row.id)
    editing.want(turn, branch, member, meeting, record, wanted)


def tapped_undo(turn: Turn) -> None:
    """撤回: what was just written down is taken back; its text stays on the page."""
    *_, row = _open_entry(turn)
    page = entries_view.undone(turn.texts, row)
    turn.session.delete(row)
    turn.session.flush()
    turn.toast(turn.texts.plain("minutes-undone-toast"))
    turn.redraw(page)


def tapped_play(turn: Turn) -> None:
    """听一下: what was dictated."""
    _, _, _, _, row = room.entry_of(turn)
    if not row.file:
        raise Refusal("button-stale")
    turn.toast("")
    turn.say(OutMessage("", file=OutFile.from_json(row.file)))


TAPS: dict[str, Door] = {
    "ne.l": tapped_list,
    "ne.v": tapped_entry,
    "ne.k": tapped_kind,
    "ne.m": tapped_move,
    "ne.e": tapped_edit,
    "ne.d": tapped_delete,
    "ne.p": tapped_play,
    "ne.u": tapped_undo,
}
