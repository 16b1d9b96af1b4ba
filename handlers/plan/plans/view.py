"""Shows plans: the list, a plan's own page, and a plan before it is stored."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Occurrence, Plan
from data.queries import planning
from data.values.rhythm import Rhythm
from handlers.plan.plans import service
from handlers.plan.rhythms import rules
from handlers.shared.dates import local, say_date, say_when
from handlers.shared.forms import Answers
from handlers.shared.rhythms import say_rhythm
from handlers.shared.view import Button, OutMessage, Texts, back_to, cut, pages, tap

PER_PAGE = 5
LONGEST_LABEL = 24
STATES = ("on", "failed", "until", "paused", "over")


def state(plan: Plan, now: datetime, last: str) -> str:
    """Returns the state of a plan, one of `STATES`; until: it is paused until a day."""
    if plan.paused:
        return "paused"
    if plan.next_due_at is None:
        return "over"
    if plan.paused_until is not None and plan.paused_until > now:
        return "until"
    return "failed" if last == "failed" else "on"


def overview(
    session: Session, texts: Texts, branch: Branch, now: datetime, page: int
) -> OutMessage:
    """Lists all plans with the next time of each."""
    found = planning.made(session, branch.id)
    last = planning.last_outcomes(session, branch.id, now)
    buttons = [_entry(texts, branch, plan, now, last) for plan in found]
    return OutMessage(texts("plan-list" if found else "plan-list-empty")).with_buttons(
        *pages(texts, buttons, page, "p.l", branch.id, size=PER_PAGE, wide=1),
        (
            tap(texts.plain("plan-new"), "p.new", branch.id),
            tap(texts.plain("plan-starters"), "p.st", branch.id, 0),
            tap(texts.plain("plan-calendar"), "p.cal", branch.id, 0),
        ),
    )


def _entry(
    texts: Texts, branch: Branch, plan: Plan, now: datetime, last: Mapping[int, str]
) -> Button:
    moment = service.moment(plan)
    when = say_when(texts, moment, now, branch) if moment else ""
    key = f"plan-entry-{state(plan, now, last.get(plan.id, ''))}"
    return tap(texts.plain(key, title=cut(plan.title, LONGEST_LABEL), when=when), "p.v", plan.id)


def page(session: Session, texts: Texts, branch: Branch, plan: Plan, now: datetime) -> OutMessage:
    """Shows a plan's own page: what and when it pushes, its last firings, what can be done."""
    firings = planning.firings(session, plan.id, now)
    last = firings[0].outcome if firings else ""
    how = state(plan, now, last)
    lines = [
        texts(
            "plan-page",
            title=plan.title,
            kind=texts.plain(f"plan-kind-{plan.kind}"),
            rhythm=say_rhythm(texts, Rhythm.of(plan.rhythm)),
        )
    ]
    if plan.lead:
        lines.append(texts("plan-lead", days=plan.lead // rules.DAY))
    if how in {"paused", "over"}:
        lines.append(texts(f"plan-is-{how}"))
    if how == "until" and plan.paused_until is not None:
        lines.append(texts("plan-is-until", day=_day(texts, plan.paused_until, now, branch)))
    gone = None if how == "over" else service.gone(session, now, plan)
    if gone is not None:
        lines.append(texts("plan-nothing", why=texts.plain(gone.key, **gone.values)))
    skipped = planning.left_out(session, plan.id, now)
    lines += _ahead(texts, branch, plan, now, skipped)
    if firings:
        lines += ["", texts("plan-last"), *_past(texts, branch, firings, now)]
    return OutMessage("\n".join(lines)).with_buttons(*_actions(texts, branch, plan, how, skipped))


def _day(texts: Texts, moment: datetime, now: datetime, branch: Branch) -> str:
    this_year = local(now, branch.zone).year
    return say_date(texts, local(moment, branch.zone).date(), this_year)


def _ahead(
    texts: Texts, branch: Branch, plan: Plan, now: datetime, skipped: Occurrence | None
) -> list[str]:
    first = service.moment(plan)
    if first is None:
        return []
    rhythm, official = Rhythm.of(plan.rhythm), branch.official_workdays
    dates = [first, *rules.coming(rhythm, first, branch.zone, official, 2)]
    lines = ["", texts("plan-next-dates")]
    if skipped is not None:
        at = service.moment_of(plan, skipped.due_at)
        lines.append(texts("plan-date-skipped", when=say_when(texts, at, now, branch)))
    return lines + _dates(texts, branch, rhythm, dates, now)


def _dates(
    texts: Texts, branch: Branch, rhythm: Rhythm, dates: Sequence[datetime], now: datetime
) -> list[str]:
    """Says dates, and beside them that their year's holidays are not announced yet."""
    by_rule = rules.unannounced(rhythm, dates, branch.zone, branch.official_workdays)
    return [
        texts(
            "plan-date-by-rule" if at in by_rule else "plan-date",
            when=say_when(texts, at, now, branch),
        )
        for at in dates
    ]


def _past(texts: Texts, branch: Branch, firings: Sequence[Occurrence], now: datetime) -> list[str]:
    lines = []
    for firing in firings:
        when = say_when(texts, firing.fired_at, now, branch)
        if firing.outcome == "done" and firing.note:
            line = texts("plan-was-noted", when=when, why=say_note(texts, firing.note))
        elif firing.outcome == "done":
            line = texts("plan-was-done", when=when)
        elif firing.outcome == "failed":
            line = texts("plan-was-failed", when=when)
        else:
            when = say_when(texts, firing.due_at, now, branch)
            line = texts("plan-was-skipped", when=when, why=say_note(texts, firing.note))
        if firing.merged:
            line += texts("plan-merged", many=firing.merged)
        lines.append(line)
    return lines


def say_note(texts: Texts, note: str) -> str:
    """Says why a firing was left out: the note is the key of a text, where there is one."""
    try:
        return texts.plain(note) if texts.has(note) else texts.plain("plan-note-other")
    except ValueError:
        # A reason whose text needs values that the note does not keep.
        return texts.plain("plan-note-other")


def _actions(
    texts: Texts, branch: Branch, plan: Plan, how: str, skipped: Occurrence | None
) -> list[tuple[Button, ...]]:
    one = plan.id
    back = back_to(texts, "p.l", branch.id, 0)
    delete = tap(texts.plain("plan-delete"), "p.de", one)
    change = tap(texts.plain("plan-change"), "p.ed", one)
    try_it = tap(texts.plain("plan-try"), "p.tr", one)
    send = tap(texts.plain("plan-send"), "p.go", one)
    rhythm = Rhythm.of(plan.rhythm)
    key = "plan-off-holidays-on" if rhythm.shift else "plan-off-holidays"
    movable = rules.shiftable(rhythm) and how != "over"
    holidays = (tap(texts.plain(key), "p.ho", one),) if movable else ()
    resting = how in {"paused", "until"}
    go_on = tap(texts.plain("plan-resume"), "p.re", one)
    pause = tap(texts.plain("plan-pause"), "p.pa", one)
    rest = () if how == "over" else (go_on if resting else pause,)
    if skipped is not None:
        skip: tuple[Button, ...] = (tap(texts.plain("plan-unskip"), "p.us", one),)
    elif plan.next_due_at is not None and not resting:
        skip = (tap(texts.plain("plan-skip"), "p.sk", one),)
    else:
        skip = ()
    return [(try_it, send), (*rest, *skip), (change, delete), holidays, (back,)]


def edits(texts: Texts, plan: Plan) -> OutMessage:
    """Asks what of a plan shall be changed."""
    return OutMessage(texts("plan-what-change", title=plan.title)).with_buttons(
        (
            tap(texts.plain("plan-change-rhythm"), "p.er", plan.id),
            tap(texts.plain("plan-change-content"), "p.ec", plan.id),
            tap(texts.plain("plan-change-title"), "p.et", plan.id),
        ),
        back_to(texts, "p.v", plan.id),
    )


def confirm_delete(texts: Texts, plan: Plan) -> OutMessage:
    """Asks once before a plan is deleted."""
    return OutMessage(texts("plan-delete-sure", title=plan.title)).with_buttons(
        (tap(texts.plain("plan-delete"), "p.dx", plan.id), back_to(texts, "p.v", plan.id))
    )


def confirm_send(texts: Texts, plan: Plan, *, again: bool) -> OutMessage:
    """Asks below what a plan would send whether it goes out; warns where it fired just now."""
    key = "plan-send-sure" if again else "plan-send-it"
    return OutMessage(texts(key, title=plan.title)).with_buttons(
        (tap(texts.plain("plan-send-go"), "p.gx", plan.id), back_to(texts, "p.v", plan.id))
    )


def will_send(texts: Texts, branch: Branch, plan: Plan, at: datetime, now: datetime) -> OutMessage:
    """Says when it goes out, with the way to take it back until then."""
    seconds = (at - now).total_seconds()
    if seconds < 60:
        text = texts("plan-sends-soon", title=plan.title, seconds=int(seconds))
    else:
        text = texts("plan-sends-at", title=plan.title, when=say_when(texts, at, now, branch))
    return OutMessage(text).with_buttons(
        (tap(texts.plain("plan-take-back"), "p.gu", plan.id), back_to(texts, "p.v", plan.id))
    )


def summary(answers: Answers, rhythm: Rhythm) -> str:
    """Says a plan in plain words with its next dates, before it is stored."""
    texts, branch, now = answers.texts, answers.branch, answers.now
    lead, official = answers["lead"], branch.official_workdays
    dates = rules.ahead(rhythm, lead, now, branch.zone, official)
    lines = [
        texts(
            "plan-confirm",
            title=answers["title"],
            kind=texts.plain(f"plan-kind-{answers['kind']}"),
            rhythm=say_rhythm(texts, rhythm),
        ),
        "",
        texts("plan-next-dates"),
        *_dates(texts, branch, rhythm, dates, now),
    ]
    if lead:
        lines.append(texts("plan-lead", days=lead // rules.DAY))
    return "\n".join(lines)


def twin(texts: Texts, branch: Branch, like: Plan, now: datetime) -> str:
    """Asks whether a plan much like another is meant."""
    at = service.moment(like)
    when = say_when(texts, at, now, branch) if at else texts.plain("plan-none-ahead")
    return texts("plan-twin", title=like.title, when=when)


def starter_set(
    texts: Texts, branch: Branch, offered: Sequence[service.Offer], unticked: int
) -> OutMessage:
    """Shows the starter set to be ticked; `unticked` has a bit for each plan not wanted."""
    buttons = []
    for at, offer in enumerate(offered):
        key = "plan-offer-on"
        if offer.there:
            key = "plan-offer-there"
        elif unticked >> at & 1:
            key = "plan-offer-off"
        label = texts.plain(key, title=offer.starter.title, rhythm=say_rhythm(texts, offer.rhythm))
        buttons.append((tap(label, "p.st", branch.id, unticked ^ (1 << at)),))
    left = any(not o.there and not unticked >> at & 1 for at, o in enumerate(offered))
    done = all(offer.there for offer in offered)
    make = (tap(texts.plain("plan-offer-make"), "p.sx", branch.id, unticked),) if left else ()
    return OutMessage(texts("plan-offers-done" if done else "plan-offers")).with_buttons(
        *buttons, make, tap(texts.plain("plan-to-list"), "p.l", branch.id, 0)
    )
