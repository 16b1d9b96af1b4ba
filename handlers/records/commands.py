"""Handlers of /minutes: which meeting, its record, and recording it."""

from datetime import timedelta

from data.models import Branch, Meeting, Member
from data.queries import draft as drafts
from data.queries import record as records
from handlers.records import entries_view, facts, room, rules, view
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal

AHEAD = timedelta(hours=12)
"""A meeting can be prepared so long before it begins."""


def command(ctx: Context) -> None:
    """/minutes: the meeting being recorded, else a choice; in the group the way out of it."""
    branch, member = member_here(ctx)
    found = _recordable(ctx, branch, member)
    if not ctx.private:
        point_private(ctx, "mi", branch.id)
        return
    meet(ctx)
    now = next((one for one in found if one.id == room.recording(ctx)), None)
    if now is not None:
        ctx.reply(entries_view.mode(ctx.texts, now))
        return
    _choose(ctx, branch, found, 0)


def linked(ctx: Context) -> None:
    """The link from the group."""
    meet(ctx)
    branch, member = member_of(ctx, number(ctx.args))
    _choose(ctx, branch, _recordable(ctx, branch, member), 0)


def tapped_list(ctx: Context) -> None:
    """The choice of a meeting."""
    branch, member = member_of(ctx, number(ctx.args))
    found = _recordable(ctx, branch, member)
    drafts.drop(ctx.session, ctx.person.id, rules.TYPED)
    ctx.answer("")
    _choose(ctx, branch, found, number(ctx.args, 1))


def _recordable(ctx: Context, branch: Branch, member: Member) -> list[Meeting]:
    keeps = may(member.post, Right.RECORDS)
    only = None if keeps else member.id
    found = list(records.recordable(ctx.session, branch.id, ctx.now + AHEAD, only))
    if not found:
        raise Refusal("minutes-none" if keeps else "right-missing")
    return found


def _choose(ctx: Context, branch: Branch, found: list[Meeting], page: int) -> None:
    filed = records.filed(ctx.session, [one.id for one in found])
    ctx.show(view.chosen(ctx.texts, branch, found, filed, page, ctx.now))


def tapped_page(ctx: Context) -> None:
    """A meeting's record."""
    branch, member, meeting = room.recorder_of(ctx, number(ctx.args))
    room.resume(ctx)
    ctx.answer("")
    show(ctx, branch, member, meeting)


def show(ctx: Context, branch: Branch, member: Member, meeting: Meeting) -> None:
    """The page of a meeting's record."""
    record = records.of(ctx.session, meeting.id)
    ctx.show(
        view.page(
            ctx.texts, branch, meeting, record, facts.of(ctx.session, meeting, record),
            records.entries(ctx.session, meeting.id),
            keeps=may(member.post, Right.RECORDS), now=ctx.now,
        )
    )  # fmt: skip


def tapped_record(ctx: Context) -> None:
    """开始记录: everything typed from here on is an entry."""
    branch, _, meeting, _ = room.open_of(ctx)
    room.record_on(ctx, branch.id, meeting.id)
    ctx.answer("")
    ctx.show(entries_view.mode(ctx.texts, meeting))


def tapped_end(ctx: Context) -> None:
    """结束记录: what is typed is no entry any more."""
    branch, member, meeting = room.recorder_of(ctx, number(ctx.args))
    drafts.drop(ctx.session, ctx.person.id, rules.STEP)
    ctx.answer(ctx.texts.plain("minutes-ended"))
    show(ctx, branch, member, meeting)


TAPS: dict[str, Handler] = {
    "nm.l": tapped_list,
    "nm.v": tapped_page,
    "nm.s": tapped_record,
    "nm.x": tapped_end,
}
