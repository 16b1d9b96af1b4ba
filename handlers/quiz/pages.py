"""Handlers of those who look after questions: rounds, who answered, and what may be done."""

from data.models import Answer, Branch, Member, Round
from data.queries import choosing, result
from data.queries import question as bank
from data.queries import reading as readings
from handlers.quiz import due, near_misses, near_misses_view, page_view, regrading, reminding, rules
from handlers.quiz.asking import ask
from handlers.quiz.near_misses import Miss
from handlers.shared.access import Right, holder_in, use_language
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

SURE = "yes"


def keeper_in(ctx: Context, branch_id: int) -> tuple[Branch, Member]:
    """A branch that a button names and the member who acts, who looks after questions there."""
    branch, member = holder_in(ctx, branch_id, Right.BANK)
    use_language(ctx, branch)
    return branch, member


def _keeper_of(ctx: Context) -> tuple[Branch, Member, Round]:
    """As `keeper_in`, with the daily question that the first argument names."""
    row = ctx.session.get(Round, number(ctx.args))
    branch, member = keeper_in(ctx, row.branch_id if row else 0)
    if row is None or row.contest_id is not None:
        raise Refusal("button-stale")
    return branch, member, row


def show_list(ctx: Context, branch: Branch, page: int = 0) -> None:
    """The branch's last questions; whoever calls has checked `Right.BANK`."""
    found = result.daily(ctx.session, branch.id, ctx.now)
    ctx.show(page_view.rounds(ctx.session, ctx.texts, branch, found, page, ctx.now))


def tapped_list(ctx: Context) -> None:
    """A page of the last questions."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    show_list(ctx, branch, number(ctx.args, 1))


def tapped_round(ctx: Context) -> None:
    """One question."""
    branch, _, row = _keeper_of(ctx)
    ctx.answer("")
    _show(ctx, branch, row)


def _show(ctx: Context, branch: Branch, row: Round) -> None:
    day = rules.local_day(row.posted_at, branch.zone)
    seen = page_view.PageData(
        branch=branch,
        row=row,
        expected=readings.expected(ctx.session, branch.id, day),
        given=result.given(ctx.session, [row.id]),
        gone=readings.gone(ctx.session, branch.id, day),
        near=len(near_misses.misses(ctx.session, [row])),
    )
    ctx.show(page_view.round_(ctx.texts, seen, ctx.now))


def _sure(ctx: Context) -> bool:
    return len(ctx.args) > 1 and ctx.args[1] == SURE


def tapped_publish(ctx: Context) -> None:
    """现在公布: closes ahead of time, after asking once."""
    branch, _, row = _keeper_of(ctx)
    if row.state != "open" or row.posted_at > ctx.now:
        raise Refusal("round-not-open")
    if not _sure(ctx):
        ctx.answer("")
        ctx.edit(page_view.sure(ctx.texts, row, "question-publish-sure", "qd.p"))
        return
    due.finish(ctx.session, ctx.now, row)
    ctx.pokes |= {"outbox", "cards"}
    ctx.answer(ctx.texts.plain("question-published"))
    _show(ctx, branch, row)


def tapped_void(ctx: Context) -> None:
    """作废: out of all counts, after asking once."""
    branch, _, row = _keeper_of(ctx)
    if row.state not in {"open", "closed"}:
        raise Refusal("round-over")
    if not _sure(ctx):
        ctx.answer("")
        ctx.edit(page_view.sure(ctx.texts, row, "question-void-sure", "qd.v"))
        return
    regrading.void(ctx.session, ctx.now, row)
    ctx.pokes |= {"outbox", "cards"}
    ctx.answer(ctx.texts.plain("question-voided"))
    _show(ctx, branch, row)


def tapped_remind(ctx: Context) -> None:
    """提醒未答: privately and at once, who was not reminded today."""
    branch, member, row = _keeper_of(ctx)
    if row.state != "open" or ctx.now >= row.closes_at or row.posted_at > ctx.now:
        raise Refusal("round-not-open")
    told = reminding.remind(ctx.session, ctx.now, branch, row, by=member.id)
    ctx.session.flush()
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("question-reminded", many=told.reminded))
    ctx.show(page_view.reminded(ctx.texts, row, told))


def tapped_ask(ctx: Context) -> None:
    """现在问一题: the next one, or the next one with a tag."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    ctx.answer("")
    tags = bank.tags(ctx.session, branch.id)
    ctx.edit(page_view.ask(ctx.texts, branch, tags, number(ctx.args, 1)))


def tapped_asked(ctx: Context) -> None:
    """It is asked at once; 0 is whatever comes next, else a tag by its place."""
    branch, _ = keeper_in(ctx, number(ctx.args))
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    tags = bank.tags(ctx.session, branch.id)
    place = number(ctx.args, 1)
    if place > len(tags):
        raise Refusal("button-stale")
    chosen = (tags[place - 1][0],) if place else ()
    found = choosing.next_for_group(ctx.session, branch.id, ctx.now, tags=chosen)
    if not found:
        raise Refusal("question-none")
    quiet = (branch.quiet_from, branch.quiet_to)
    stands = rules.posting(ctx.now, branch.zone, quiet)
    closes_at = rules.closing(stands, branch.question_hours, branch.zone, quiet)
    row = ask(ctx.session, ctx.now, branch, found[0], closes_at=closes_at)
    ctx.pokes.add("outbox")
    waits = row.posted_at > ctx.now
    ctx.answer(ctx.texts.plain("question-asked-later" if waits else "question-asked"))
    _show(ctx, branch, row)


def tapped_near(ctx: Context) -> None:
    """The near misses of a question and those asked with it, one by one."""
    _, _, row = _keeper_of(ctx)
    ctx.answer("")
    _next_miss(ctx, row)


def _next_miss(ctx: Context, row: Round) -> None:
    found = near_misses.misses(ctx.session, result.together(ctx.session, row))
    if not found:
        ctx.show(near_misses_view.done(ctx.texts, row))
        return
    miss = found[0]
    ctx.show(
        near_misses_view.page(
            ctx.texts, miss.row, miss.answer.id, miss.answer.text, miss.many, len(found) - 1
        )
    )


def _miss(ctx: Context) -> Miss:
    """The near miss that a button names, if it still waits."""
    answer = ctx.session.get(Answer, number(ctx.args))
    row = ctx.session.get(Round, answer.round_id) if answer else None
    keeper_in(ctx, row.branch_id if row else 0)
    assert answer is not None
    assert row is not None
    found = near_misses.misses(ctx.session, [row])
    miss = next((one for one in found if one.answer.id == answer.id), None)
    if miss is None:
        raise Refusal("near-decided")
    return miss


def tapped_accept(ctx: Context) -> None:
    """算对, for everybody who wrote so."""
    miss = _miss(ctx)
    near_misses.accept(ctx.session, ctx.now, miss, ctx.person.id)
    _decided(ctx, miss, "near-accepted-answer")


def tapped_refuse(ctx: Context) -> None:
    """算错."""
    miss = _miss(ctx)
    near_misses.refuse(ctx.session, ctx.now, miss)
    _decided(ctx, miss, "near-refused-answer")


def _decided(ctx: Context, miss: Miss, key: str) -> None:
    ctx.session.flush()
    ctx.pokes.add("cards")
    ctx.answer(ctx.texts.plain(key))
    _next_miss(ctx, miss.row)
