"""What one member of a study check looks like to those who keep it, and the kind reminder."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from data.models import Branch, Meeting, Member, Round, Talk
from data.queries.check_detail import LATE, LEAVE, MADE_UP, MISSED, Behind, Thing
from data.values.out import OutMessage
from data.values.period import Period
from data.values.rich import excerpt
from handlers.check import view
from handlers.check.report import Report
from handlers.shared.buttons import rows, tap
from handlers.shared.dates import local, say_date
from handlers.shared.feature import Todo
from handlers.shared.texts import Texts, escape

MadeUp = Mapping[tuple[str, int], tuple[str, date]]
"""Line and thing → who confirmed the make-up study for it, on which local day."""
MOST = 8
"""Missed things named of each kind."""
DAYS = 6
LENGTH = 24


def page(
    texts: Texts,
    branch: Branch,
    seen: Report,
    found: Mapping[str, Behind],
    talks: Sequence[Talk],
    made_up: MadeUp,
    now: datetime,
) -> OutMessage:
    """One member: every line with its light and trend, what was missed with its day, what was made
    up for and who confirmed it when, the last talk."""
    year, (one,) = local(now, branch.zone).year, seen.every
    earlier = seen.earlier.get(one.member.id)
    lines = [
        texts(
            "check-person",
            sign=view.SIGNS[one.light],
            name=one.member.name,
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
        (tap(texts.plain("back"), "ck.e", branch.id, seen.period.code, 0),),
    )


def _missed(texts: Texts, name: str, found: Behind, made_up: MadeUp, year: int) -> str:
    """The things of a kind that were not done, late or excused, each with its day."""
    said = []
    by_thing = {thing: state for (_, thing), state in found.states.items()}
    for thing in found.things:
        state = by_thing.get(thing.id, "")
        if state in (MISSED, LATE, LEAVE, MADE_UP):
            by, on = made_up.get((name, thing.id), ("", None))
            said.append(
                texts(
                    "check-missed-one",
                    what=titled(texts, thing),
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


def titled(texts: Texts, thing: Thing) -> str:
    """What a meeting, reading, question or topic is called."""
    row = thing.row
    if isinstance(row, Meeting):
        return row.topic or texts.plain(f"kind-{row.kind}")
    text = str(row.asked.get("stem", "")) if isinstance(row, Round) else str(row.title)
    return excerpt(escape(text), LENGTH)


def reminder(texts: Texts, branch: Branch, member: Member, found: Sequence[Todo]) -> OutMessage:
    """The kind reminder: what is open, with buttons to do it now."""
    buttons = [one.button for one in found if one.button]
    text = "\n".join(
        [texts("check-reminder", name=member.name, branch=branch.name)]
        + [one.text for one in found]
    )
    return OutMessage(text).with_buttons(*rows(buttons, 2))


def ask_talk(texts: Texts, member: Member, period: Period) -> OutMessage:
    """On which day did the talk take place?"""
    args = (member.id, period.code)
    days = [
        tap(texts.plain("check-talk-day", back=back), "cp.d", *args, back) for back in range(DAYS)
    ]
    return OutMessage(texts("check-ask-talk", name=member.name)).with_buttons(
        *rows(days, 3), (tap(texts.plain("back"), "cp.m", *args),)
    )


def ask_note(texts: Texts, member: Member, period: Period) -> OutMessage:
    """What was it about?"""
    args = (member.id, period.code)
    return OutMessage(texts("check-ask-note", name=member.name)).with_buttons(
        (tap(texts.plain("check-no-note"), "cp.n", *args), tap(texts.plain("back"), "cp.m", *args))
    )


def talks(
    texts: Texts,
    branch: Branch,
    member: Member,
    period: Period,
    found: Sequence[tuple[Talk, str]],
    now: datetime,
) -> OutMessage:
    """The talks with a member, each with its day and who had it."""
    year = local(now, branch.zone).year
    lines = [
        texts(
            "check-talk-line", day=say_date(texts, one.on, year), by=name, note=one.note or "none"
        )
        for one, name in found
    ]
    return OutMessage(
        "\n".join([texts("check-talks-head", name=member.name), *lines])
    ).with_buttons((tap(texts.plain("back"), "cp.m", member.id, period.code),))
