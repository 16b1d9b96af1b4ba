"""The ranking (排行): by points or hours, of a week, month or year, of the branch or a subgroup."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import hours, points
from data.values.out import OutMessage
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.points import rank_view
from handlers.shared.access import meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

KINDS = {"w": PeriodKind.WEEK, "m": PeriodKind.MONTH, "y": PeriodKind.YEAR}
SCOPES = ("b", "s")
LEDGERS = ("p", "h")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is ranked: a letter each for the period, the branch or the own subgroup, the ledger."""

    period: str = "m"
    scope: str = "b"
    ledger: str = "p"


class Place(NamedTuple):
    """One line of a ranking."""

    place: int
    member: Member
    total: int


def ranked(
    session: Session, branch: Branch, span: Span, ledger: str, subgroup_id: int | None = None
) -> list[Place]:
    """Who has how much in a span, the most first; ties share a place. Only members who are on the
    roster now and have something."""
    source = points.totals if ledger == "p" else hours.totals
    found = source(session, branch.id, span, subgroup_id)
    there = {
        member.id: member
        for member in session.scalars(
            select(Member).where(Member.branch_id == branch.id, Member.left_on.is_(None))
        )
    }
    some = {one: total for one, total in found.items() if total > 0 and one in there}
    return [Place(place, there[one], total) for place, one, total in points.ranked(some)]


def rank(ctx: Context) -> None:
    """/rank: privately the page; in the group the first ten of the month, in one calm message."""
    branch, _ = member_here(ctx)
    if branch.ranking == "off":
        raise Refusal("rank-off")
    if ctx.private:
        meet(ctx)
        _show(ctx, *member_of(ctx, branch.id), Choice())
        return
    choice = Choice()
    lines = ranked(ctx.session, branch, _span(ctx, branch, choice), choice.ledger)
    ctx.reply(rank_view.board(ctx.texts, lines, choice))


def tapped_rank(ctx: Context) -> None:
    """Another period, scope or ledger."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    _show(ctx, branch, member, _choice(ctx))


def tapped_hide(ctx: Context) -> None:
    """Shows or hides the own name in the ranking."""
    branch, member = member_of(ctx, number(ctx.args))
    member.hides_rank = not member.hides_rank
    ctx.answer(ctx.texts.plain("rank-hidden" if member.hides_rank else "rank-shown"))
    _show(ctx, branch, member, _choice(ctx))


def linked(ctx: Context) -> None:
    """The link to the ranking."""
    meet(ctx)
    _show(ctx, *member_of(ctx, number(ctx.args)), Choice())


def _choice(ctx: Context) -> Choice:
    args = (*ctx.args[1:4], "", "", "")
    return Choice(
        period=args[0] if args[0] in KINDS else "m",
        scope=args[1] if args[1] in SCOPES else "b",
        ledger=args[2] if args[2] in LEDGERS else "p",
    )


def _span(ctx: Context, branch: Branch, choice: Choice) -> Span:
    today = local(ctx.now, branch.zone).date()
    period = Period.of(KINDS[choice.period], today)
    return Span(period.first, period.last)


def _show(ctx: Context, branch: Branch, member: Member, choice: Choice) -> None:
    if branch.ranking == "off":
        raise Refusal("rank-off")
    subgroup = member.subgroup_id if choice.scope == "s" else None
    span = _span(ctx, branch, choice)
    lines = ranked(ctx.session, branch, span, choice.ledger, subgroup)
    ctx.show(_page(ctx, branch, member, lines, choice))


def _page(
    ctx: Context, branch: Branch, member: Member, lines: list[Place], choice: Choice
) -> OutMessage:
    return rank_view.page(
        ctx.texts,
        branch,
        member,
        lines,
        choice,
        most=rank_view.TOP if branch.ranking == "top" else rank_view.MOST,
    )


TAPS: dict[str, Handler] = {"pt.r": tapped_rank, "pt.rh": tapped_hide}
