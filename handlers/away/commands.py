"""Handlers of being away, from a person's page: the times noted, a new one, an early end."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from data.models import Away, Branch, Draft, Member
from data.queries import away
from data.queries import card as cards
from data.queries import draft as drafts
from data.queries import reading as readings
from data.values.day import coming_day, past_day
from handlers.away import view
from handlers.reading.rules import CARD, KEPT_UP
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.dates import local
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

TYPED = "away"
"""The kind of step in which a day is typed."""
LONGEST = timedelta(days=3 * 366)
"""A time of being away ends within three years, or stays open."""
EARLIEST = timedelta(days=366)
"""It may be noted afterwards, as long as that makes a difference to anything."""
FROM, UNTIL = "from", "until"


def _present(ctx: Context) -> tuple[Branch, Member]:
    """Branch and the member that a button names, for those who keep the roster."""
    member = ctx.session.get(Member, number(ctx.args))
    branch, _ = holder_in(ctx, member.branch_id if member else 0, Right.ROSTER)
    assert member is not None
    if member.left_on is not None:
        raise Refusal("away-left", name=member.name)
    drafts.drop(ctx.session, ctx.person.id, TYPED)
    return branch, member


def today_of(ctx: Context, branch: Branch) -> date:
    """The branch's local day."""
    return local(ctx.now, branch.zone).date()


def tapped(ctx: Context) -> None:
    """🧳 外出 on a person's page."""
    branch, member = _present(ctx)
    ctx.answer("")
    _show(ctx, branch, member)


def _show(ctx: Context, branch: Branch, member: Member) -> None:
    spans = away.spans(ctx.session, member.id)
    ctx.show(view.page(ctx.texts, member, spans, today_of(ctx, branch)))


def tapped_from(ctx: Context) -> None:
    """A new time: from which day, by button or typed."""
    branch, member = _present(ctx)
    ctx.answer("")
    _await(ctx, branch, member, FROM, "")
    ctx.edit(view.ask_from(ctx.texts, member, today_of(ctx, branch)))


def _await(ctx: Context, branch: Branch, member: Member, awaits: str, start: str) -> None:
    drafts.begin(
        ctx.session,
        ctx.person.id,
        TYPED,
        ctx.now,
        branch_id=branch.id,
        awaits=awaits,
        data={"member": member.id, "from": start},
    )


def tapped_from_month(ctx: Context) -> None:
    """A month to choose the first day from."""
    branch, member = _present(ctx)
    ctx.answer("")
    _await(ctx, branch, member, FROM, "")
    month = month_of(_argument(ctx, 1))
    ctx.edit(view.from_month(ctx.texts, member, month, today_of(ctx, branch)))


def tapped_until(ctx: Context) -> None:
    """The first day was chosen: until which day."""
    branch, member = _present(ctx)
    _ask_until(ctx, branch, member, _first(ctx, branch, _argument(ctx, 1)))


def _ask_until(ctx: Context, branch: Branch, member: Member, start: date) -> None:
    ctx.answer("")
    _await(ctx, branch, member, UNTIL, f"{start:%Y%m%d}")
    ctx.show(view.ask_until(ctx.texts, member, start, today_of(ctx, branch)))


def tapped_until_month(ctx: Context) -> None:
    """A month to choose the last day from."""
    branch, member = _present(ctx)
    start = _first(ctx, branch, _argument(ctx, 1))
    ctx.answer("")
    _await(ctx, branch, member, UNTIL, f"{start:%Y%m%d}")
    month = month_of(_argument(ctx, 2))
    ctx.edit(view.until_month(ctx.texts, member, start, month, today_of(ctx, branch)))


def _first(ctx: Context, branch: Branch, said: str) -> date:
    """The first day that a button names."""
    start = day_of(said)
    if abs(start - today_of(ctx, branch)) > EARLIEST:
        raise Refusal("away-far")
    return start


def tapped_noted(ctx: Context) -> None:
    """The last day was chosen, or none: the time is noted."""
    branch, member = _present(ctx)
    start = _first(ctx, branch, _argument(ctx, 1))
    last = _argument(ctx, 2)
    _note(ctx, branch, member, start, day_of(last) if last != "0" else None)


def _note(ctx: Context, branch: Branch, member: Member, start: date, last: date | None) -> None:
    if last is not None and last < start:
        raise Refusal("away-backwards")
    if last is not None and last - start > LONGEST:
        raise Refusal("away-far")
    if away.overlaps(ctx.session, member.id, start, last):
        raise Refusal("away-overlaps", name=member.name)
    drafts.drop(ctx.session, ctx.person.id, TYPED)
    ctx.session.add(
        Away(member_id=member.id, from_on=start, until_on=last, by_account_id=ctx.person.id)
    )
    _changed(ctx, branch)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("away-noted"))
    _show(ctx, branch, member)


def _changed(ctx: Context, branch: Branch) -> None:
    """The cards of late show how many are expected."""
    since = ctx.now - KEPT_UP
    for reading in readings.recent(ctx.session, branch.id, ctx.now):
        if reading.posted_at > since:
            cards.mark(ctx.session, CARD, reading.id, ctx.now)


def typed(ctx: Context, draft: Draft) -> None:
    """A day was typed: the first or the last."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.ROSTER)
    member = ctx.session.get(Member, int(draft.data["member"]))
    if member is None or member.branch_id != branch.id or member.left_on is not None:
        raise Refusal("button-stale")
    day = coming_day(ctx.text, ctx.now, ZoneInfo(branch.zone))
    if day is None and draft.awaits == FROM:
        day = past_day(ctx.text, today_of(ctx, branch))
    if day is None:
        raise Refusal("away-day-unclear")
    if draft.awaits == FROM:
        _ask_until(ctx, branch, member, _first(ctx, branch, f"{day:%Y%m%d}"))
    else:
        _note(ctx, branch, member, day_of(str(draft.data["from"])), day)


def tapped_span(ctx: Context) -> None:
    """One of the times noted, and what can be done about it."""
    branch, member, span = _span(ctx)
    ctx.answer("")
    ctx.edit(view.span(ctx.texts, member, span, today_of(ctx, branch)))


def _span(ctx: Context) -> tuple[Branch, Member, Away]:
    span = ctx.session.get(Away, number(ctx.args))
    member = ctx.session.get(Member, span.member_id) if span else None
    branch, _ = holder_in(ctx, member.branch_id if member else 0, Right.ROSTER)
    assert span is not None
    assert member is not None
    return branch, member, span


def tapped_back(ctx: Context) -> None:
    """The member is back: yesterday was the last day away."""
    branch, member, span = _span(ctx)
    today = today_of(ctx, branch)
    if span.from_on >= today:
        ctx.session.delete(span)
    elif span.until_on is None or span.until_on >= today:
        span.until_on = today - timedelta(days=1)
    _end(ctx, branch, member, "away-ended")


def tapped_drop(ctx: Context) -> None:
    """The time was noted by mistake."""
    branch, member, span = _span(ctx)
    ctx.session.delete(span)
    _end(ctx, branch, member, "away-dropped")


def _end(ctx: Context, branch: Branch, member: Member, said: str) -> None:
    _changed(ctx, branch)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain(said))
    _show(ctx, branch, member)


def _argument(ctx: Context, at: int) -> str:
    return ctx.args[at] if len(ctx.args) > at else ""


def tapped_idle(ctx: Context) -> None:
    """A part of the calendar that is no day."""
    ctx.answer("")


TAPS: dict[str, Handler] = {
    "aw.p": tapped,
    "aw.f": tapped_from,
    "aw.fm": tapped_from_month,
    "aw.u": tapped_until,
    "aw.um": tapped_until_month,
    "aw.n": tapped_noted,
    "aw.s": tapped_span,
    "aw.b": tapped_back,
    "aw.d": tapped_drop,
    "aw.x": tapped_idle,
}
