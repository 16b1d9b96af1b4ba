"""Routes of /question: what is open for a member, and the rounds for who looks after questions."""

from data.models import Branch, Member, Round, Streak
from data.queries import draft as drafts, question as bank, reading as readings, result
from handlers.quiz.answers import service as answers
from handlers.quiz.answers.routes import DAILY, FILL
from handlers.quiz.daily import service, view
from handlers.quiz.daily.rules import Options
from handlers.quiz.results import service as results
from handlers.shared import reminding
from handlers.shared.access import Right, may
from handlers.shared.dates import local_day
from handlers.shared.refusal import Refusal, refuse_asleep, refuse_empty
from handlers.shared.router import Context, Router, here, named, number, of

route = Router()
SURE = "yes"


@route.command(
    "question",
    here(),
    words=("今日一题", "今日一題", "每日一题", "每日一題"),
    menus=("member", "secretary"),
    link="ql",
)
def question(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows the last questions to those who look after them, and members what is open."""
    drafts.drop(ctx.session, ctx.person.id, FILL)
    if may(member.post, Right.BANK):
        _list(ctx, branch)
    else:
        show_own(ctx, branch, member)


def _list(ctx: Context, branch: Branch, page: int = 0) -> None:
    found = result.daily(ctx.session, branch.id, ctx.now)
    ctx.show(view.rounds(ctx.session, ctx.texts, branch, found, page, ctx.now))


@route.button("qd.o", named())
def show_own(ctx: Context, branch: Branch, member: Member) -> None:
    """Shows what is open for the member who acts."""
    seen = [
        view.Mine(
            row,
            result.of_member(ctx.session, row.id, member.id),
            service.way(ctx.session, ctx.texts, branch, row),
        )
        for row in result.daily(ctx.session, branch.id, ctx.now, most=8)
        if row.state == "open"
    ]
    streak = ctx.session.get(Streak, member.id)
    keeps = may(member.post, Right.BANK)
    ctx.show(view.mine(ctx.texts, branch, seen, streak, ctx.now, keeps=keeps))


@route.link("qx", of(Round))
def doubt(ctx: Context, branch: Branch, _member: Member, row: Round) -> None:
    """Asks which of several questions is doubted (题目有疑问)."""
    found = refuse_empty(
        "button-stale", [one for one in result.together(ctx.session, row) if one.state == "closed"]
    )
    ctx.reply(view.doubts(ctx.texts, branch, found))


@route.button("qd.l", named(Right.BANK))
def show_list(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows a page of the last questions."""
    _list(ctx, branch, number(ctx.args, 1))


@route.button("qd.r", DAILY)
def show_round(ctx: Context, branch: Branch, _member: Member, row: Round) -> None:
    """Shows the page of a question."""
    day = local_day(row.posted_at, branch.zone)
    seen = view.PageData(
        branch=branch,
        row=row,
        expected=readings.expected(ctx.session, branch.id, day),
        given=result.given(ctx.session, [row.id]),
        gone=readings.gone(ctx.session, branch.id, day),
        near=len(answers.near_misses(ctx.session, [row])),
    )
    ctx.show(view.round_(ctx.texts, seen, ctx.now))


@route.button("qd.p", DAILY)
def publish(ctx: Context, branch: Branch, member: Member, row: Round) -> None:
    """Closes a question ahead of time (现在公布), after asking once."""
    if row.state != "open" or row.posted_at > ctx.now:
        raise Refusal("round-not-open")
    if ctx.arg(1) != SURE:
        ctx.edit(view.sure(ctx.texts, row, "question-publish-sure", "qd.p"))
        return
    service.finish(ctx.session, ctx.now, row)
    ctx.answer(ctx.plain("question-published"))
    show_round(ctx, branch, member, row)


@route.button("qd.v", DAILY)
def void(ctx: Context, branch: Branch, member: Member, row: Round) -> None:
    """Takes a question out of all counts (作废), after asking once."""
    if row.state not in {"open", "closed"}:
        raise Refusal("round-over")
    if ctx.arg(1) != SURE:
        ctx.edit(view.sure(ctx.texts, row, "question-void-sure", "qd.v"))
        return
    results.void(ctx.session, ctx.now, row, ctx.person.id)
    ctx.answer(ctx.plain("question-voided"))
    show_round(ctx, branch, member, row)


@route.button("qd.m", DAILY)
def remind(ctx: Context, branch: Branch, member: Member, row: Round) -> None:
    """Reminds those who have not answered (提醒未答) of all that is open for them, except those
    reminded today and the member who asks for it."""
    if row.state != "open" or ctx.now >= row.closes_at or row.posted_at > ctx.now:
        raise Refusal("round-not-open")
    missing = [one.member for one in service.missing(ctx.session, branch, row)]
    people = [one for one in missing if one.id != member.id]
    told = reminding.remind_of(ctx.session, branch, people, ctx.now)
    ctx.session.flush()
    ctx.answer(ctx.plain("question-reminded", many=told.reminded))
    ctx.show(view.reminded(ctx.texts, row, told))


@route.button("qd.a", named(Right.BANK))
def choose_tag(ctx: Context, branch: Branch, _member: Member) -> None:
    """Asks what to ask now (现在问一题): the next question, or the next one with a tag."""
    tags = bank.tags(ctx.session, branch.id)
    ctx.edit(view.ask(ctx.texts, branch, tags, number(ctx.args, 1)))


@route.button("qd.t", named(Right.BANK))
def ask_now(ctx: Context, branch: Branch, member: Member) -> None:
    """Asks the next question at once; the argument is a tag by its place, 0 for any."""
    refuse_asleep(branch)
    tags = bank.tags(ctx.session, branch.id)
    place = number(ctx.args, 1)
    if place > len(tags):
        raise Refusal("button-stale")
    options = Options(tags=(tags[place - 1][0],) if place else ())
    asked = refuse_empty("question-none", service.ask_next(ctx.session, ctx.now, branch, options))
    waits = asked[0].posted_at > ctx.now
    ctx.answer(ctx.plain("question-asked-later" if waits else "question-asked"))
    show_round(ctx, branch, member, asked[0])
