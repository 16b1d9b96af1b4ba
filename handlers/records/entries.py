"""Handlers of entries: their list, one of them, its kind and place, changing and deleting it."""

from data.models import Branch, Meeting, Minute, Record
from data.queries import record as records
from data.values.out import OutFile, OutMessage
from handlers.records import editing, entries_view, room, rules, service
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal


def tapped_list(ctx: Context) -> None:
    """全部记录: a page of the entries."""
    _, _, meeting = room.recorder_of(ctx, number(ctx.args))
    room.resume(ctx)
    ctx.answer("")
    show_list(ctx, meeting, number(ctx.args, 1))


def show_list(ctx: Context, meeting: Meeting, at: int) -> None:
    """The entries, a page of them."""
    found = records.entries(ctx.session, meeting.id)
    recording = room.recording(ctx) == meeting.id
    ctx.show(entries_view.listed(ctx.texts, meeting, found, at, recording=recording))


def tapped_entry(ctx: Context) -> None:
    """One entry."""
    branch, _, meeting, record, row = room.entry_of(ctx)
    room.resume(ctx)
    ctx.answer("")
    show(ctx, branch, meeting, record, row)


def show(ctx: Context, branch: Branch, meeting: Meeting, record: Record, row: Minute) -> None:
    """The page of one entry."""
    every = [one.id for one in records.entries(ctx.session, meeting.id)]
    at = every.index(row.id) // entries_view.AT_ONCE
    ctx.show(entries_view.entry(ctx.texts, branch, record, row, at, ctx.now))


def _open_entry(ctx: Context) -> tuple[Branch, Meeting, Record, Minute]:
    branch, _, meeting, record, row = room.entry_of(ctx)
    if record.filed_at is not None:
        raise Refusal("record-filed-already")
    return branch, meeting, record, row


def tapped_kind(ctx: Context) -> None:
    """改为: an entry becomes one of another kind."""
    branch, meeting, record, row = _open_entry(ctx)
    kind = ctx.args[1] if len(ctx.args) > 1 else ""
    found = next((one for one in rules.KINDS if one == kind), None)
    if found is None:
        raise Refusal("button-unknown")
    service.become(ctx.session, meeting, row, found)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("minutes-noted"))
    show(ctx, branch, meeting, record, row)


def tapped_move(ctx: Context) -> None:
    """上移, 下移."""
    _, meeting, _, row = _open_entry(ctx)
    way = ctx.args[1] if len(ctx.args) > 1 else ""
    if way not in ("u", "d"):
        raise Refusal("button-unknown")
    if not records.move(ctx.session, row, -1 if way == "u" else 1):
        raise Refusal("minutes-at-edge")
    ctx.answer(ctx.texts.plain("minutes-moved"))
    show_list(ctx, meeting, _page_of(ctx, row))


def _page_of(ctx: Context, row: Minute) -> int:
    every = [one.id for one in records.entries(ctx.session, row.meeting_id)]
    return every.index(row.id) // entries_view.AT_ONCE


def tapped_edit(ctx: Context) -> None:
    """修改: the entry will be typed anew."""
    branch, _, meeting, _, row = room.entry_of(ctx)
    page = entries_view.ask_entry(ctx.texts, meeting, row)
    room.ask(ctx, branch, "entry", page, meeting=meeting.id, entry=row.id)


def tapped_delete(ctx: Context) -> None:
    """删除: at once; of a filed record with a reason."""
    branch, member, meeting, record, row = room.entry_of(ctx)
    wanted = service.Change("removed", entry=row.id)
    editing.want(ctx, branch, member, meeting, record, wanted)


def tapped_undo(ctx: Context) -> None:
    """撤回: what was just written down is taken back; its text stays on the page."""
    *_, row = _open_entry(ctx)
    page = entries_view.undone(ctx.texts, row)
    ctx.session.delete(row)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("minutes-undone-answer"))
    ctx.edit(page)


def tapped_play(ctx: Context) -> None:
    """听一下: what was dictated."""
    _, _, _, _, row = room.entry_of(ctx)
    if not row.file:
        raise Refusal("button-stale")
    ctx.answer("")
    ctx.reply(OutMessage("", file=OutFile.from_json(row.file)))


TAPS: dict[str, Handler] = {
    "ne.l": tapped_list,
    "ne.v": tapped_entry,
    "ne.k": tapped_kind,
    "ne.m": tapped_move,
    "ne.e": tapped_edit,
    "ne.d": tapped_delete,
    "ne.p": tapped_play,
    "ne.u": tapped_undo,
}
