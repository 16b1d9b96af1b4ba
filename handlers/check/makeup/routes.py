"""Make-up study: secretaries assign and confirm it, members do it."""

from data.models import Branch, MakeUp, Material, Meeting, Member, Reading
from data.queries import makeup
from data.values.out import in_messages
from data.values.period import Period
from data.values.study import Span
from data.values.talk import SAYS_MAKEUP
from handlers.check.makeup import service, view
from handlers.check.period.routes import OF_PERIOD, period_of
from handlers.reading.study.view import say_span
from handlers.shared.access import row_of
from handlers.shared.router import Context, Refusal, Right, Router, here, named, number, of

route = Router()


def _with_member(
    ctx: Context, branch: Branch, period: Period
) -> tuple[Branch, Period, Member | None]:
    """Adds the member that a button names; None where it means all."""
    member_id = number(ctx.args, 2)
    if not member_id:
        return branch, period, None
    return branch, period, row_of(ctx.session, branch, Member, member_id, "button-unknown")


def _of_thing(
    ctx: Context, branch: Branch, _keeper: Member, thing: makeup.Thing
) -> tuple[Branch, makeup.Thing, Period, Member | None]:
    if isinstance(thing, Meeting) and thing.state != "closed":
        raise Refusal("button-stale")
    _, period, member = _with_member(ctx, branch, period_of(ctx))
    return branch, thing, period, member


def _waiting(ctx: Context, branch: Branch, _keeper: Member, row: MakeUp) -> tuple[Branch, MakeUp]:
    if row.state != "done" or not makeup.is_needed(ctx.session, row):
        raise Refusal("makeup-settled")
    return branch, row


def _own(ctx: Context, branch: Branch, member: Member, row: MakeUp) -> tuple[Branch, MakeUp]:
    if row.member_id != member.id:
        raise Refusal("button-unknown")
    if row.state != "open":
        raise Refusal("makeup-done-already")
    if not makeup.is_needed(ctx.session, row):
        raise Refusal("makeup-not-needed")
    return branch, row


OF_MEETING = of(Meeting, Right.CHECKS).then(_of_thing, "once it is closed")
OF_READING = of(Reading, Right.CHECKS).then(_of_thing)
WAITING = of(MakeUp, Right.CHECKS).then(_waiting, "while it waits")
OWN = of(MakeUp).then(_own, "whose it is, while it is open")


@route.button("mk.l", OF_PERIOD.then(_with_member))
def show_missed(ctx: Context, branch: Branch, period: Period, member: Member | None) -> None:
    """Shows the meetings and readings of a period that all, or one member, missed."""
    _show_missed(ctx, branch, period, member, number(ctx.args, 3))


def _show_missed(
    ctx: Context, branch: Branch, period: Period, member: Member | None, at: int = 0
) -> None:
    span = Span(period.first, period.last)
    found = makeup.missed(ctx.session, branch, span, ctx.now, member.id if member else 0)
    ctx.edit(view.missed(ctx.texts, branch, period, found, member, at, ctx.now))


@route.button("mk.o", OF_MEETING)
def ask_material(
    ctx: Context, branch: Branch, meeting: Meeting, period: Period, member: Member | None
) -> None:
    """Asks what is to be studied for a meeting: a material that fits, or its own agenda."""
    found = service.suggested(ctx.session, branch, meeting)
    ctx.edit(view.material(ctx.texts, branch, meeting, period, member, found))


@route.button("mk.a", OF_MEETING)
def assign_meeting(
    ctx: Context, branch: Branch, meeting: Meeting, period: Period, member: Member | None
) -> None:
    """Assigns make-up study for a meeting."""
    material_id = number(ctx.args, 3)
    if material_id:
        row_of(ctx.session, branch, Material, material_id, "material-gone")
    _assign(ctx, branch, meeting, member, material_id or None)
    _show_missed(ctx, branch, period, member)


@route.button("mk.r", OF_READING)
def assign_reading(
    ctx: Context, branch: Branch, row: Reading, period: Period, member: Member | None
) -> None:
    """Assigns a reading that was missed: its own text is what is studied."""
    _assign(ctx, branch, row, member, row.material_id)
    _show_missed(ctx, branch, period, member)


def _assign(
    ctx: Context,
    branch: Branch,
    thing: makeup.Thing,
    member: Member | None,
    material_id: int | None,
) -> None:
    many, told = service.assign(
        ctx.session, ctx.now, branch, thing, member, material_id, ctx.person.id
    )
    ctx.answer(ctx.plain("makeup-assigned", many=many, told=told), alert=True)


@route.button("mk.y", WAITING)
def confirm(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Confirms one."""
    service.confirm(ctx.session, ctx.now, row, ctx.person.id)
    _show_waiting(ctx, branch)


@route.button("mk.z", named(Right.CHECKS))
def confirm_all(ctx: Context, branch: Branch, _member: Member) -> None:
    """Confirms all that the card showed."""
    for row in service.shown_up_to(ctx.session, branch, number(ctx.args, 1)):
        service.confirm(ctx.session, ctx.now, row, ctx.person.id)
    _show_waiting(ctx, branch)


@route.button("mk.n", WAITING)
def ask_again(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Sends one back: it is not enough, and the member does it once more."""
    service.ask_again(ctx.session, ctx.now, branch, row)
    _show_waiting(ctx, branch)


def _show_waiting(ctx: Context, branch: Branch) -> None:
    """Shows what is left, on the tapped card at once."""
    service.redraw_cards(ctx.session, ctx.now, branch)
    ctx.answer(ctx.plain("makeup-noted"))
    found = makeup.waiting(ctx.session, branch.id)
    ctx.edit(view.waiting(ctx.texts, branch, found, ctx.now))


@route.command(
    "makeup",
    here(),
    words=("补学", "補學"),
    menus=("member",),
    link="mul",
    says=SAYS_MAKEUP,
)
def list_own(ctx: Context, _branch: Branch, member: Member) -> None:
    """Lists what the member has to make up for."""
    ctx.reply(view.own(ctx.session, ctx.texts, makeup.open_of(ctx.session, member.id)))


@route.button("mu.o", OWN)
def open_text(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Shows the text and the files that belong to it; its time runs from here."""
    row.opened_at = row.opened_at or ctx.now
    _show_part(ctx, branch, row, 0)
    material = service.material_of(ctx.session, row)
    for message in in_messages(material.files) if material else ():
        ctx.reply(message)


@route.button("mu.p", OWN)
def show_part(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Shows another part of the text."""
    _show_part(ctx, branch, row, number(ctx.args, 1))


def _show_part(ctx: Context, branch: Branch, row: MakeUp, part: int) -> None:
    thing, material = makeup.thing_of(ctx.session, row), service.material_of(ctx.session, row)
    ctx.show(view.page(ctx.texts, branch, thing, row, material, part))


@route.button("mu.r", OWN)
def end_reading(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Goes on to the questions after a plausible time."""
    left = service.waits(ctx.session, ctx.now, branch, row)
    if left.total_seconds() > 0:
        raise Refusal("makeup-wait", left=say_span(ctx.texts, left))
    _go_on(ctx, branch, row)


def _go_on(ctx: Context, branch: Branch, row: MakeUp, said: str = "") -> None:
    """Asks the next question, or ends."""
    asked = service.asked(ctx.session, row)
    if asked is None:
        service.finish(ctx.session, ctx.now, row)
        ctx.edit(view.finished(ctx.texts, branch, said))
    else:
        ctx.edit(view.question(ctx.texts, row, asked, said))


@route.button("mu.a", OWN)
def take_answer(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Takes an answer; a wrong one says why and asks again."""
    if number(ctx.args, 1) != row.right or row.opened_at is None:
        raise Refusal("button-stale")
    asked = service.asked(ctx.session, row)
    if asked is None:
        _go_on(ctx, branch, row)
    elif service.answer(ctx.session, row, asked, number(ctx.args, 2)):
        _go_on(ctx, branch, row, ctx.texts("makeup-right"))
    else:
        ctx.edit(view.wrong(ctx.texts, row, asked))


@route.button("mu.q", OWN)
def ask_question(ctx: Context, branch: Branch, row: MakeUp) -> None:
    """Asks the question once more."""
    if row.opened_at is None:
        raise Refusal("button-stale")
    _go_on(ctx, branch, row)
