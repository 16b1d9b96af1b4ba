"""Reminds of a push when those who look after the material ask for it."""

from data.models import Branch, Member, Reading
from data.queries import reading as readings
from handlers.reading.reminders import view
from handlers.reading.rules import NOTE
from handlers.shared import reminding
from handlers.shared.dates import local_day
from handlers.shared.router import Context, Right, Router, of

route = Router(ends=(NOTE,))


@route.button("rp.c", of(Reading, Right.MATERIAL))
def remind(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Reminds privately and at once those who have not studied it and were not reminded today, of
    all that is open for them; not the member who asks for it."""
    day = local_day(reading.posted_at, branch.zone)
    people = [one for one in readings.missing(ctx.session, reading, day) if one.id != member.id]
    told = reminding.remind_of(ctx.session, branch, people, ctx.now)
    ctx.session.flush()
    if not (told.reminded or told.earlier or told.unreached):
        ctx.answer(ctx.plain("pushes-nobody"))
        return
    ctx.answer(ctx.plain("pushes-reminded", many=told.reminded))
    ctx.show(view.result(ctx.texts, reading, told))
