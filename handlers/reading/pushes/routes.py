"""Shows what became of each push to those who look after the material."""

from data.models import Branch, Member, Reading
from data.queries import reading as readings
from handlers.reading.pushes import view
from handlers.reading.reminders import service as reminders
from handlers.reading.reminders import view as reminder_view
from handlers.reading.rules import NOTE
from handlers.shared.access import Right
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.router import Router, named, of

route = Router(ends=(NOTE,))


@route.button("rp.l", named(Right.MATERIAL))
def show_list(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the branch's last pushes."""
    found = readings.recent(ctx.session, branch.id, ctx.now)
    ctx.show(view.pushes(ctx.session, ctx.texts, branch, found, number(ctx.args, 1), ctx.now))


@route.button("rp.v", of(Reading, Right.MATERIAL))
def show_push(ctx: Context, branch: Branch, _member: Member, reading: Reading) -> None:
    """Shows one push."""
    ctx.show(view.page(ctx.session, ctx.texts, branch, reading, ctx.now))


@route.button("rp.c", of(Reading, Right.MATERIAL))
def remind(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Reminds privately and at once those who have not studied it and were not reminded today."""
    told = reminders.remind_of(ctx.session, ctx.now, branch, reading, member)
    ctx.session.flush()
    ctx.pokes.add("outbox")
    if told == reminders.ReminderResult(0):
        ctx.answer(ctx.texts.plain("pushes-nobody"))
        return
    ctx.answer(ctx.texts.plain("pushes-reminded", many=told.reminded))
    shown = (told.reminded, told.earlier, told.unreached)
    ctx.show(reminder_view.result(ctx.texts, reading, *shown))
