"""Handlers of filing: asked once more, the trail of corrections, the document."""

from data.queries import record as records
from data.values.record import EntryKind
from handlers.records import commands, editing, facts, files, room, service, view
from handlers.records.service import Change
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal


def tapped_file(ctx: Context) -> None:
    """归档 is asked once more."""
    _, _, meeting, record = room.keeper_of(ctx)
    service.check_fileable(ctx.now, meeting, record)
    rows = records.entries(ctx.session, meeting.id)
    unwritten = sum(row.kind == EntryKind.VOICE for row in rows)
    open_votes = sum(row.kind == EntryKind.VOTE and not row.votes for row in rows)
    ctx.answer("")
    ctx.edit(view.confirm(ctx.texts, meeting, unwritten, open_votes))


def tapped_sure(ctx: Context) -> None:
    """The record is filed; whoever was recording is not any more."""
    branch, member, meeting, record = room.keeper_of(ctx)
    service.file(ctx.session, ctx.now, meeting, record, ctx.person.id)
    ctx.answer(ctx.texts.plain("record-filed"))
    commands.show(ctx, branch, member, meeting)


def tapped_trail(ctx: Context) -> None:
    """更正记录: what was changed since."""
    branch, _, meeting, record = room.keeper_of(ctx)
    if record.filed_at is None:
        raise Refusal("button-stale")
    room.resume(ctx)
    found = records.changes(ctx.session, meeting.id, branch.id)
    ctx.answer("")
    ctx.edit(
        view.trail(
            ctx.texts, branch, meeting, found,
            differs=facts.differ(ctx.session, meeting, record), now=ctx.now,
        )
    )  # fmt: skip


def tapped_attendance(ctx: Context) -> None:
    """The filed record takes over who came as it is known now, with a reason."""
    branch, member, meeting, record = room.keeper_of(ctx)
    if record.filed_at is None or not facts.differ(ctx.session, meeting, record):
        raise Refusal("button-stale")
    editing.want(ctx, branch, member, meeting, record, Change("attendance"))


def tapped_word(ctx: Context) -> None:
    """导出 Word; made beside the taps."""
    branch, _, meeting = room.recorder_of(ctx, number(ctx.args))
    files.begin(ctx, branch, files.WORD, str(meeting.id))
    ctx.answer(ctx.texts.plain("record-word-coming"))


TAPS: dict[str, Handler] = {
    "nc.f": tapped_file,
    "nc.g": tapped_sure,
    "nc.c": tapped_trail,
    "nc.a": tapped_attendance,
    "nc.w": tapped_word,
}
