"""The doors of being away, from a person's page: the times noted, a new one, an early end."""

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
from handlers.shared.daypicker import day_of, month_of
from handlers.shared.doors import Door
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

TYPED = "away"
"""The kind of step in which a day is typed."""
LONGEST = timedelta(days=3 * 366)
"""A time of being away ends within three years, or stays open."""
EARLIEST = timedelta(days=366)
"""It may be noted afterwards, as long as that makes a difference to anything."""
FROM, UNTIL = "from", "until"


def _present(turn: Turn) -> tuple[Branch, Member]:
    """Branch and the member that a button names, for those who keep the roster."""
    member = turn.session.get(Member, number(turn.deed.args))
    branch, _ = holder_in(turn, member.branch_id if member else 0, Right.ROSTER)
    assert member is not None
    if member.left_on is not None:
        raise Refusal("away-left", name=member.name)
    drafts.drop(turn.session, turn.person.id, TYPED)
    return branch, member


def today_of(turn: Turn, branch: Branch) -> date:
    """The branch's local day."""
    return local(turn.now, branch.zone).date()


def tapped(turn: Turn) -> None:
    """🧳 外出 on a person's page."""
    branch, member = _present(turn)
    turn.toast("")
    _show(turn, branch, member)


def _show(turn: Turn, branch: Branch, member: Member) -> None:
    spans = away.spans(turn.session, member.id)
    turn.show(view.page(turn.texts, member, spans, today_of(turn, branch)))


def tapped_from(turn: Turn) -> None:
    """A new time: from which day, by button or typed."""
    branch, member = _present(turn)
    turn.toast("")
    _await(turn, branch, member, FROM, "")
    turn.redraw(view.ask_from(turn.texts, member, today_of(turn, branch)))


def _await(turn: Turn, branch: Branch, member: Member, awaits: str, start: str) -> None:
    drafts.begin(
        turn.session,
        turn.person.id,
        TYPED,
        turn.now,
        branch_id=branch.id,
        awaits=awaits,
        data={"member": member.id, "from": start},
    )


def tapped_from_month(turn: Turn) -> None:
    """A month to choose the first day from."""
    branch, member = _present(turn)
    turn.toast("")
    _await(turn, branch, member, FROM, "")
    month = month_of(_argument(turn, 1))
    turn.redraw(view.from_month(turn.texts, member, month, today_of(turn, branch)))


def tapped_until(turn: Turn) -> None:
    """The first day was chosen: until which day."""
    branch, member = _present(turn)
    _ask_until(turn, branch, member, _first(turn, branch, _argument(turn, 1)))


def _ask_until(turn: Turn, branch: Branch, member: Member, start: date) -> None:
    turn.toast("")
    _await(turn, branch, member, UNTIL, f"{start:%Y%m%d}")
    turn.show(view.ask_until(turn.texts, member, start, today_of(turn, branch)))


def tapped_until_month(turn: Turn) -> None:
    """A month to choose the last day from."""
    branch, member = _present(turn)
    start = _first(turn, branch, _argument(turn, 1))
    turn.toast("")
    _await(turn, branch, member, UNTIL, f"{start:%Y%m%d}")
    month = month_of(_argument(turn, 2))
    turn.redraw(view.until_month(turn.texts, member, start, month, today_of(turn, branch)))


def _first(turn: Turn, branch: Branch, said: str) -> date:
    """The first day that a button names."""
    start = day_of(said)
    if abs(start - today_of(turn, branch)) > EARLIEST:
        raise Refusal("away-far")
    return start


def tapped_noted(turn: Turn) -> None:
    """The last day was chosen, or none: the time is noted."""
    branch, member = _present(turn)
    start = _first(turn, branch, _argument(turn, 1))
    last = _argument(turn, 2)
    _note(turn, branch, member, start, day_of(last) if last != "0" else None)


def _note(turn: Turn, branch: Branch, member: Member, start: date, last: date | None) -> None:
    if last is not None and last < start:
        raise Refusal("away-backwards")
    if last is not None and last - start > LONGEST:
        raise Refusal("away-far")
    if away.overlaps(turn.session, member.id, start, last):
        raise Refusal("away-overlaps", name=member.name)
    drafts.drop(turn.session, turn.person.id, TYPED)
    turn.session.add(
        Away(member_id=member.id, from_on=start, until_on=last, by_account_id=turn.person.id)
    )
    _changed(turn, branch)
    turn.session.flush()
    turn.toast(turn.texts.plain("away-noted"))
    _show(turn, branch, member)


def _changed(turn: Turn, branch: Branch) -> None:
    """The cards of late show how many are expected."""
    since = turn.now - KEPT_UP
    for reading in readings.recent(turn.session, branch.id, turn.now):
        if reading.posted_at > since:
            cards.mark(turn.session, CARD, reading.id, turn.now)


def typed(turn: Turn, draft: Draft) -> None:
    """A day was typed: the first or the last."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.ROSTER)
    member = turn.session.get(Member, int(draft.data["member"]))
    if member is None or member.branch_id != branch.id or member.left_on is not None:
        raise Refusal("button-stale")
    day = coming_day(turn.deed.text, turn.now, ZoneInfo(branch.zone))
    if day is None and draft.awaits == FROM:
        day = past_day(turn.deed.text, today_of(turn, branch))
    if day is None:
        raise Refusal("away-day-unclear")
    if draft.awaits == FROM:
        _ask_until(turn, branch, member, _first(turn, branch, f"{day:%Y%m%d}"))
    else:
        _note(turn, branch, member, day_of(str(draft.data["from"])), day)


def tapped_span(turn: Turn) -> None:
    """One of the times noted, and what can be done about it."""
    branch, member, span = _span(turn)
    turn.toast("")
    turn.redraw(view.span(turn.texts, member, span, today_of(turn, branch)))


def _span(turn: Turn) -> tuple[Branch, Member, Away]:
    span = turn.session.get(Away, number(turn.deed.args))
    member = turn.session.get(Member, span.member_id) if span else None
    branch, _ = holder_in(turn, member.branch_id if member else 0, Right.ROSTER)
    assert span is not None
    assert member is not None
    return branch, member, span


def tapped_back(turn: Turn) -> None:
    """The member is back: yesterday was the last day away."""
    branch, member, span = _span(turn)
    today = today_of(turn, branch)
    if span.from_on >= today:
        turn.session.delete(span)
    elif span.until_on is None or span.until_on >= today:
        span.until_on = today - timedelta(days=1)
    _end(turn, branch, member, "away-ended")


def tapped_drop(turn: Turn) -> None:
    """The time was noted by mistake."""
    branch, member, span = _span(turn)
    turn.session.delete(span)
    _end(turn, branch, member, "away-dropped")


def _end(turn: Turn, branch: Branch, member: Member, said: str) -> None:
    _changed(turn, branch)
    turn.session.flush()
    turn.toast(turn.texts.plain(said))
    _show(turn, branch, member)


def _argument(turn: Turn, at: int) -> str:
    return turn.deed.args[at] if len(turn.deed.args) > at else ""


def tapped_idle(turn: Turn) -> None:
    """A part of the calendar that is no day."""
    turn.toast("")


TAPS: dict[str, Door] = {
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
