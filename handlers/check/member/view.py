"""Shows a member in a study check to those who keep it, the talks, and the kind reminder."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import Branch, Member
from data.queries import check as checks, makeup, member as members
from data.queries.check_detail import LATE, LEAVE, MADE_UP, MISSED, Behind, behind
from data.values.period import Period
from data.values.study import Span
from handlers.check.period import view
from handlers.check.period.service import report
from handlers.shared.refusal import Refusal
from handlers.shared.view import OutMessage, Texts, back_to, local_day, say_date, tap, today

MadeUp = Mapping[tuple[str, int], tuple[str, date]]
"""Line and thing → who confirmed the make-up study for it, on which local day."""
MOST = 8
"""Missed things named of each kind."""


def page(
    session: Session, texts: Texts, branch: Branch, member: Member, period: Period, now: datetime
) -> OutMessage:
    """Shows a member: every line with its light and trend, what was missed with its day, what was
    made up for and who confirmed it when, the last talk."""
    seen = report(session, branch, period, now, member.id)
    if not seen.every:
        raise Refusal("check-not-in-it", name=member.shown)
    found = behind(session, branch, Span(period.first, period.last), now, member.id)
    made_up = _made_up(session, texts, branch, member, now)
    talks = checks.talks(session, member.id, 1)
    year, (one,) = today(branch, now).year, seen.every
    earlier = seen.earlier.get(one.member.id)
    lines = [
        texts(
            "check-person",
            sign=view.SIGNS[one.light],
            name=one.member.shown,
            **view.trend(one.mean, earlier.mean if earlier else None),
        ),
        view.title(texts, seen.period),
        "",
        *(view.details(texts, seen, one) or [texts("check-nothing-yet")]),
    ]
    missed = [_missed(texts, name, found[name], made_up, year) for name in view.KINDS_OF_THINGS]
    lines += ["", *filter(None, missed)] if any(missed) else []
    if talks:
        lines.append(texts("check-last-talk", day=say_date(texts, talks[0].on, year)))
    args = (one.member.id, seen.period.code)
    earlier_talks = (tap(texts.plain("check-talks"), "cp.l", *args),) if talks else ()
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("check-remind"), "cp.r", *args),
            tap(texts.plain("makeup-assign"), "mk.l", branch.id, seen.period.code, one.member.id),
        ),
        (tap(texts.plain("check-talk"), "cp.t", *args), *earlier_talks),
        back_to(texts, "ck.e", branch.id, seen.period.code, 0),
    )


def _made_up(
    session: Session, texts: Texts, branch: Branch, member: Member, now: datetime
) -> MadeUp:
    return {
        thing: (
            _name_of(session, texts, branch, row.confirmed_by),
            local_day(row.confirmed_at or now, branch.zone),
        )
        for thing, row in makeup.confirmed(session, member.id).items()
    }


def _name_of(session: Session, texts: Texts, branch: Branch, account_id: int | None) -> str:
    who = members.of(session, branch.id, account_id) if account_id else None
    return who.shown if who else texts.plain("check-somebody")


def _missed(texts: Texts, name: str, found: Behind, made_up: MadeUp, year: int) -> str:
    """Names the things of a kind that were not done, late or excused, each with its day."""
    said = []
    by_thing = {thing: state for (_, thing), state in found.states.items()}
    for thing in found.things:
        state = by_thing.get(thing.id, "")
        if state in (MISSED, LATE, LEAVE, MADE_UP):
            by, on = made_up.get((name, thing.id), ("", None))
            said.append(
                texts(
                    "check-missed-one",
                    what=view.titled(texts, thing),
                    day=say_date(texts, thing.day, year),
                    state="confirmed" if on and state == MADE_UP else state,
                    by=by,
                    on=say_date(texts, on, year) if on else "",
                )
            )
    if not said:
        return ""
    more = [texts("check-more", many=len(said) - MOST)] if len(said) > MOST else []
    head = texts("check-missed", line=texts.plain(f"check-line-{name}"))
    return "\n".join([head, *said[:MOST], *more])


def talks(
    session: Session, texts: Texts, branch: Branch, member: Member, period: Period, now: datetime
) -> OutMessage:
    """Shows the talks with a member, each with its day and who had it."""
    year = today(branch, now).year
    lines = [
        texts(
            "check-talk-line",
            day=say_date(texts, one.on, year),
            by=_name_of(session, texts, branch, one.by_account_id),
            note=one.note or "none",
        )
        for one in checks.talks(session, member.id)
    ]
    return OutMessage(
        "\n".join([texts("check-talks-head", name=member.shown), *lines])
    ).with_buttons(back_to(texts, "cp.m", member.id, period.code))
