"""/read, a reading's own page, its check question, and 已学习."""

from data.models import Branch, Material, Member, Reading
from data.queries import draft as drafts, receipt as receipts
from data.values.out import in_messages
from handlers.reading.rules import NOTE
from handlers.reading.study import service, view
from handlers.reading.study.service import Asks, Studied, Thinks, Waits
from handlers.shared.access import Right, enter, may
from handlers.shared.buttons import link, number
from handlers.shared.router import Context, Router, by_handler, here, named, of

route = Router()


@route.button("rd.s", by_handler("member"), group=True, twice=True)
def study(ctx: Context) -> None:
    """Takes 已学习 on the card in the group or on the reading's own page."""
    reading_id = number(ctx.args)
    outcome = service.study(ctx.session, ctx.now, reading_id, ctx.person.id)
    ctx.use_language(outcome.language)
    match outcome:
        case Waits():
            ctx.answer(view.say_wait(ctx.texts, outcome))
        case Asks() if not ctx.private:
            ctx.answer(url=link(ctx.bot_id, "rq", reading_id))
        case Asks():
            reading = ctx.session.get_one(Reading, reading_id)
            check(ctx, *enter(ctx, reading.branch_id), reading)
        case Studied():
            ctx.answer(view.say_studied(ctx.texts, outcome))
            if ctx.private:
                reading = ctx.session.get_one(Reading, reading_id)
                branch, member = enter(ctx, reading.branch_id)
                _show_part(ctx, branch, member, reading, reading.part)


def _show_part(ctx: Context, branch: Branch, member: Member, reading: Reading, part: int) -> None:
    receipt = receipts.of_reading(ctx.session, reading.id).get(member.id)
    material = ctx.session.get_one(Material, reading.material_id)
    ctx.show(view.page(ctx.texts, branch, reading, material, receipt, part, ctx.now))


@route.button("rd.o", of(Reading))
@route.link("rd", of(Reading))
def open_reading(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Opens a reading privately; its time runs from here."""
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    receipts.open_for(ctx.session, reading.id, member.id, ctx.now)
    material = ctx.session.get_one(Material, reading.material_id)
    if not material.files:
        _show_part(ctx, branch, member, reading, reading.part)
        return
    for message in in_messages(material.files):
        ctx.reply(message)
    receipt = receipts.of_reading(ctx.session, reading.id).get(member.id)
    ctx.reply(view.page(ctx.texts, branch, reading, material, receipt, reading.part, ctx.now))


@route.button("rd.w", of(Reading), group=True, twice=True)
def open_whole(ctx: Context, _branch: Branch, _member: Member, reading: Reading) -> None:
    """Leads from the card into the private chat, where the whole text is."""
    ctx.answer(url=link(ctx.bot_id, "rd", reading.id))


@route.button("rd.t", of(Reading))
def show_part(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Turns to another part of the text."""
    _show_part(ctx, branch, member, reading, number(ctx.args, 1))


@route.command(
    "read",
    here(),
    words=("阅读", "閱讀", "学习", "學習", "待读", "待讀"),
    menus=("group", "member"),
    link="rl",
)
@route.button("rd.l", named())
def show_list(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what is still to be read, and the hours."""
    drafts.drop(ctx.session, ctx.person.id, NOTE)
    ctx.show(
        view.mine(
            ctx.texts,
            branch,
            service.to_read(ctx.session, branch, member, ctx.now),
            service.studied_minutes(ctx.session, branch, member, ctx.now),
            number(ctx.args, 1),
            ctx.now,
            keeps=may(member.post, Right.MATERIAL),
        )
    )


@route.link("rq", of(Reading))
def check(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Asks the check question, or says what else there is to do."""
    outcome = service.study(ctx.session, ctx.now, reading.id, ctx.person.id)
    if not isinstance(outcome, Asks):
        _tell(ctx, branch, reading, outcome)
        return
    receipts.open_for(ctx.session, reading.id, member.id, ctx.now)
    ctx.show(view.question(ctx.session, ctx.texts, member, reading))


def _tell(ctx: Context, branch: Branch, reading: Reading, outcome: Studied | Waits) -> None:
    """Says what a tap came to, as an answer and in the place of the question."""
    if isinstance(outcome, Waits):
        said = view.say_wait(ctx.texts, outcome)
    else:
        said = view.say_studied(ctx.texts, outcome)
    ctx.answer(said)
    ctx.show(view.after(ctx.texts, branch, reading, said))


@route.button("rd.q", of(Reading))
def answer(ctx: Context, branch: Branch, member: Member, reading: Reading) -> None:
    """Takes the answer to the check question."""
    outcome = service.answer(ctx.session, ctx.now, reading, member, number(ctx.args, 1), ctx.arg(2))
    match outcome:
        case None:
            ctx.answer(ctx.plain("check-changed"))
            ctx.edit(view.question(ctx.session, ctx.texts, member, reading))
        case Thinks():
            ctx.answer(view.say_thinks(ctx.texts, outcome))
        case Studied() | Waits():
            _tell(ctx, branch, reading, outcome)
