"""Reminds of a push when those who look after the material ask for it."""

from data.models import Branch, Member, Reading
from handlers.reading.reminders import service, view
from handlers.reading.rules import NOTE
from handlers.shared.router import Context, Right, Router, of

route = Router(ends=(NOTE,))


@route.button("rp.c", of(Reading, Right.MATERIAL))
def remind(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Reminds privately and at once those who have not studied it and were not reminded today."""
    told = service.remind_of(ctx.session, ctx.now, branch, reading, member)
    ctx.session.flush()
    if told == service.ReminderResult(0):
        ctx.answer(ctx.plain("pushes-nobody"))
        return
    ctx.answer(ctx.plain("pushes-reminded", many=told.reminded))
    shown = (told.reminded, told.earlier, told.unreached)
    ctx.show(view.result(ctx.texts, reading, *shown))
