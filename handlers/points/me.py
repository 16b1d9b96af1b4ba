"""/me (我的学习): what a member did of what was expected, what it comes to, and what is open."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member, Streak
from data.queries import hours, memory, study
from data.queries import post_history as posts
from data.queries.memory import Known
from data.values.out import OutFile, OutMessage
from data.values.period import Period, PeriodKind
from data.values.study import Figures, Span, account
from handlers.points import me_view
from handlers.points.rank import KINDS
from handlers.shared.access import Right, may, meet, member_here, member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.feature import Handler, Todo
from handlers.shared.private import point_private
from handlers.shared.registry import registry_of
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Mine:
    """What the page shows; `letter` names the period, minutes are those of the year."""

    branch: Branch
    member: Member
    letter: str
    period: Period
    figures: Figures
    early: int
    """Readings studied before they fall due."""
    minutes: int
    due_minutes: int
    run: int
    known: Known
    todos: list[Todo]
    keeps: bool


def me(ctx: Context) -> None:
    """/me: one's own page; in the group the way into the private chat."""
    branch, _ = member_here(ctx)
    if not ctx.private:
        point_private(ctx, "me", branch.id)
        return
    meet(ctx)
    ctx.reply(me_view.page(ctx.texts, _mine(ctx, *member_of(ctx, branch.id), "m"), ctx.now))


def linked(ctx: Context) -> None:
    """The link from the group to one's own page."""
    meet(ctx)
    branch, member = member_of(ctx, number(ctx.args))
    ctx.reply(me_view.page(ctx.texts, _mine(ctx, branch, member, "m"), ctx.now))


def tapped(ctx: Context) -> None:
    """Another period, or back to the page."""
    branch, member = member_of(ctx, number(ctx.args))
    ctx.answer("")
    ctx.edit(me_view.page(ctx.texts, _mine(ctx, branch, member, _letter(ctx)), ctx.now))


def tapped_picture(ctx: Context) -> None:
    """The same as a picture, with its text."""
    branch, member = member_of(ctx, number(ctx.args))
    mine = _mine(ctx, branch, member, _letter(ctx))
    draw = me_view.picture(ctx.texts, mine, ctx.now)
    ctx.answer("")
    ctx.reply(
        OutMessage(me_view.caption(ctx.texts, mine), file=OutFile("photo", "me.png", draw=draw))
    )


def _letter(ctx: Context) -> str:
    said = ctx.args[1] if len(ctx.args) > 1 else ""
    return said if said in KINDS else "m"


def _mine(ctx: Context, branch: Branch, member: Member, letter: str) -> Mine:
    return mine(ctx.session, ctx.texts, branch, member, letter, ctx.now)


def mine(
    session: Session, texts: Texts, branch: Branch, member: Member, letter: str, now: datetime
) -> Mine:
    """What the page of a member shows of the period that has this letter (`rank.KINDS`)."""
    today = local(now, branch.zone).date()
    period = Period.of(KINDS[letter], today)
    year = Period.of(PeriodKind.YEAR, today)
    span = Span(period.first, period.last)
    found = study.figures(session, branch, span, now, member.id)
    streak = session.get(Streak, member.id)
    held = posts.held(session, branch.id, member.id)[member.id]
    return Mine(
        branch=branch,
        member=member,
        letter=letter,
        period=period,
        figures=found.get(member.id, Figures()),
        early=study.early(session, member.id, study.Bounds.of(span, branch.zone, now)),
        minutes=hours.total(session, member.id, year.first, year.last),
        due_minutes=account(member.post, held, Span(year.first, year.last)),
        run=streak.run if streak else 0,
        known=memory.known(session, member.id, now),
        todos=registry_of(session).todos(session, texts, branch, member, now),
        keeps=may(member.post, Right.CHECKS),
    )


TAPS: dict[str, Handler] = {"pt.m": tapped, "pt.i": tapped_picture}
