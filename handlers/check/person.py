"""One member in a study check: what stands behind the figures, a kind reminder, a talk noted."""

from datetime import date, timedelta

from data.models import Branch, Draft, Member
from data.queries import check as checks
from data.queries import draft as drafts
from data.queries import makeup
from data.queries import member as members
from data.queries.check_detail import Behind, behind
from data.values.names import clean_text
from data.values.period import Period, read
from data.values.study import Span
from handlers.check import person_view, reminding
from handlers.check.report import report
from handlers.shared.access import Right, keeper_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

TALK = "check-talk"
"""The kind of step in which the note of a talk is typed."""
LONGEST_NOTE = 500


def of_button(ctx: Context) -> tuple[Branch, Member, Period]:
    """Branch, member and period that a button names, for those who keep the checks."""
    member = ctx.session.get(Member, number(ctx.args))
    branch, _ = keeper_in(ctx, member.branch_id if member else 0, Right.CHECKS)
    period = read(ctx.args[1] if len(ctx.args) > 1 else "")
    if member is None or period is None:
        raise Refusal("button-unknown")
    drafts.drop(ctx.session, ctx.person.id, TALK)
    return branch, member, period


def tapped_member(ctx: Context) -> None:
    """One member of a period."""
    branch, member, period = of_button(ctx)
    ctx.answer("")
    show(ctx, branch, member, period)


def show(ctx: Context, branch: Branch, member: Member, period: Period) -> None:
    """What was expected of a member, what was missed, and what can be done."""
    seen = report(ctx.session, branch, period, ctx.now, member.id)
    if not seen.every:
        raise Refusal("check-not-in-it", name=member.name)
    talks, made_up = checks.talks(ctx.session, member.id, 1), _made_up(ctx, branch, member)
    found = _behind(ctx, branch, period, member)
    ctx.show(person_view.page(ctx.texts, branch, seen, found, talks, made_up, ctx.now))


def _made_up(ctx: Context, branch: Branch, member: Member) -> person_view.MadeUp:
    return {
        thing: (
            _name_of(ctx, branch, row.confirmed_by),
            local(row.confirmed_at or ctx.now, branch.zone).date(),
        )
        for thing, row in makeup.confirmed(ctx.session, member.id).items()
    }


def _behind(ctx: Context, branch: Branch, period: Period, member: Member) -> dict[str, Behind]:
    span = Span(period.first, period.last)
    return behind(ctx.session, branch, span, ctx.now, member.id)


def tapped_remind(ctx: Context) -> None:
    """A kind private message that says what is open."""
    branch, member, period = of_button(ctx)
    if reminding.reachable(ctx.session, member) is None:
        raise Refusal("check-unreachable", name=member.name)
    if member.chased_on == local(ctx.now, branch.zone).date():
        raise Refusal("check-reminded-today", name=member.name)
    found = reminding.owing(ctx.session, branch, member, ctx.now)
    if found is None:
        raise Refusal("check-nothing-open", name=member.name)
    reminding.remind(ctx.session, branch, [found], ctx.now)
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("check-reminded-one", name=member.name))
    show(ctx, branch, member, period)


def tapped_talk(ctx: Context) -> None:
    """A talk took place: on which day."""
    _, member, period = of_button(ctx)
    ctx.answer("")
    ctx.edit(person_view.ask_talk(ctx.texts, member, period))


def tapped_talk_day(ctx: Context) -> None:
    """On this day; a few words about it may be typed."""
    branch, member, period = of_button(ctx)
    back = number(ctx.args, 2)
    if back >= person_view.DAYS:
        raise Refusal("button-unknown")
    day = local(ctx.now, branch.zone).date() - timedelta(back)
    drafts.begin(
        ctx.session,
        ctx.person.id,
        TALK,
        ctx.now,
        branch_id=branch.id,
        awaits="note",
        data={"member": member.id, "period": period.code, "day": day.isoformat()},
    )
    ctx.answer("")
    ctx.edit(person_view.ask_note(ctx.texts, member, period))


def typed(ctx: Context, draft: Draft) -> None:
    """What the talk was about, for those who keep the checks."""
    keeper_in(ctx, draft.branch_id or 0, Right.CHECKS)
    text = clean_text(ctx.text)
    if len(text) > LONGEST_NOTE:
        raise Refusal("check-note-long", most=LONGEST_NOTE)
    _note(ctx, draft, text)


def tapped_no_note(ctx: Context) -> None:
    """Nothing is written down but that it took place."""
    draft = drafts.current(ctx.session, ctx.person.id, TALK, ctx.now)
    if draft is None or draft.data["member"] != number(ctx.args):
        raise Refusal("button-stale")
    _note(ctx, draft, "")


def _note(ctx: Context, draft: Draft, text: str) -> None:
    branch, _ = keeper_in(ctx, draft.branch_id or 0, Right.CHECKS)
    member = ctx.session.get(Member, int(draft.data["member"]))
    period = read(str(draft.data["period"]))
    if member is None or member.branch_id != branch.id or period is None:
        raise Refusal("button-stale")
    day = date.fromisoformat(draft.data["day"])
    checks.note_talk(ctx.session, branch.id, member.id, day, text, ctx.person.id, ctx.now)
    drafts.end(ctx.session, draft)
    ctx.answer(ctx.texts.plain("check-talk-noted"))
    show(ctx, branch, member, period)


def tapped_talks(ctx: Context) -> None:
    """The talks with a member."""
    branch, member, period = of_button(ctx)
    found = [
        (one, _name_of(ctx, branch, one.by_account_id))
        for one in checks.talks(ctx.session, member.id)
    ]
    ctx.answer("")
    ctx.edit(person_view.talks(ctx.texts, branch, member, period, found, ctx.now))


def _name_of(ctx: Context, branch: Branch, account_id: int | None) -> str:
    who = members.of(ctx.session, branch.id, account_id) if account_id else None
    return who.name if who else ctx.texts.plain("check-somebody")


TAPS: dict[str, Handler] = {
    "cp.m": tapped_member,
    "cp.r": tapped_remind,
    "cp.t": tapped_talk,
    "cp.d": tapped_talk_day,
    "cp.n": tapped_no_note,
    "cp.l": tapped_talks,
}
