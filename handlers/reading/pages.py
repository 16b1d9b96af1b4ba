"""Handlers of those who look after the material: what became of each push, and reminders."""

from data.models import Branch, Reading
from data.queries import reading as readings
from data.queries import receipt as receipts
from handlers.reading import chasing, page_view, rules
from handlers.reading.room import keeper_in, keeper_of
from handlers.shared.buttons import number
from handlers.shared.context import Context


def tapped_list(ctx: Context) -> None:
    """The branch's last pushes."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    found = readings.recent(ctx.session, branch.id, ctx.now)
    ctx.show(page_view.pushes(ctx.session, ctx.texts, branch, found, number(ctx.args, 1), ctx.now))


def tapped_push(ctx: Context) -> None:
    """One push."""
    branch, _, reading = keeper_of(ctx)
    ctx.answer("")
    show_push(ctx, branch, reading)


def show_push(ctx: Context, branch: Branch, reading: Reading) -> None:
    """Shows who has studied a push and who has not; whoever calls has checked
    `Right.MATERIAL`."""
    day = rules.local_day(reading.posted_at, branch.zone)
    seen = page_view.PageData(
        branch=branch,
        reading=reading,
        expected=readings.expected(ctx.session, branch.id, day),
        receipts=receipts.of_reading(ctx.session, reading.id),
        others=readings.others(ctx.session, reading, day),
        gone=readings.gone(ctx.session, branch.id, day),
        numbers=readings.counts(ctx.session, reading, day),
    )
    ctx.show(page_view.push(ctx.texts, seen, ctx.now))


def tapped_remind(ctx: Context) -> None:
    """提醒未读: privately and at once, who was not reminded today."""
    branch, member, reading = keeper_of(ctx)
    told = chasing.remind_of(ctx.session, ctx.now, branch, reading, member)
    ctx.session.flush()
    ctx.pokes.add("outbox")
    if told == chasing.ReminderResult(0):
        ctx.answer(ctx.texts.plain("pushes-nobody"))
        return
    ctx.answer(ctx.texts.plain("pushes-reminded", many=told.reminded))
    ctx.show(page_view.reminded(ctx.texts, reading, told))
