"""What plans look like to those who keep them: the list, and a plan's own page."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Occurrence, Plan
from data.queries import planning
from data.values.out import Button, OutMessage
from data.values.rhythm import Rhythm
from handlers.plan import rules, service
from handlers.shared.buttons import pages, tap
from handlers.shared.dates import local, say_date, say_when
from handlers.shared.daypicker import day_rows
from handlers.shared.rhythms import say_rhythm
from handlers.shared.texts import Texts

PER_PAGE = 5
LONGEST_LABEL = 24
STATES = ("on", "failed", "until", "paused", "over")


def state(plan: Plan, now: datetime, last: str) -> str:
    """How a plan stands, one of `STATES`; until: it is paused until a day."""
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
    """All plans with the next time of each, and what to do next."""
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
    return tap(texts.plain(key, title=_clipped(plan.title), when=when), "p.v", plan.id)


def _clipped(title: str) -> str:
    return title if len(title) <= LONGEST_LABEL else title[: LONGEST_LABEL - 1] + "…"


def page(session: Session, texts: Texts, branch: Branch, plan: Plan, now: datetime) -> OutMessage:
    """A plan's own page: what, when, what came of it, and what can be done."""
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
    lines += [texts("plan-date", when=say_when(texts, at, now, branch)) for at in dates]
    if rules.unannounced(rhythm, dates, branch.zone, official):
        lines.append(texts("plan-unannounced"))
    return lines


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
    """Why a firing was left out, in plain words: the note is a text's key, where there is one."""
    try:
        return texts.plain(note) if texts.has(note) else texts.plain("plan-note-other")
    except ValueError:
        # A reason whose text needs values that the note does not keep.
        return texts.plain("plan-note-other")


def _actions(
    texts: Texts, branch: Branch, plan: Plan, how: str, skipped: Occurrence | None
) -> list[tuple[Button, ...]]:
    one = plan.id
    back = tap(texts.plain("back"), "p.l", branch.id, 0)
    delete = tap(texts.plain("plan-delete"), "p.de", one)
    change = tap(texts.plain("plan-change"), "p.ed", one)
    try_it = tap(texts.plain("plan-try"), "p.tr", one)
    send = tap(texts.plain("plan-send"), "p.go", one)
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
    return [(try_it, send), (*rest, *skip), (change, delete), (back,)]


def edits(texts: Texts, plan: Plan) -> OutMessage:
    """What of a plan may be changed."""
    return OutMessage(texts("plan-what-change", title=plan.title)).with_buttons(
        (
            tap(texts.plain("plan-change-rhythm"), "p.er", plan.id),
            tap(texts.plain("plan-change-content"), "p.ec", plan.id),
            tap(texts.plain("plan-change-title"), "p.et", plan.id),
        ),
        (tap(texts.plain("back"), "p.v", plan.id),),
    )


def ask_pause(texts: Texts, branch: Branch, plan: Plan, month: str, now: datetime) -> OutMessage:
    """For how long a plan rests: until it is resumed, or until a day."""
    today = local(now, branch.zone).date()
    return OutMessage(texts("plan-ask-pause", title=plan.title)).with_buttons(
        (tap(texts.plain("plan-pause-open"), "p.pn", plan.id),),
        *day_rows(texts, month, today, ("p.pd", plan.id), ("p.pm", plan.id), "p.x"),
        (tap(texts.plain("back"), "p.v", plan.id),),
    )


def ask_title(texts: Texts, plan: Plan) -> OutMessage:
    """Another title will be typed."""
    text = texts("plan-ask-title", title=plan.title, most=rules.LONGEST_TITLE)
    return OutMessage(text).with_buttons((tap(texts.plain("back"), "p.v", plan.id),))


def confirm_delete(texts: Texts, plan: Plan) -> OutMessage:
    """Asks once before a plan is deleted."""
    return OutMessage(texts("plan-delete-sure", title=plan.title)).with_buttons(
        (
            tap(texts.plain("plan-delete"), "p.dx", plan.id),
            tap(texts.plain("back"), "p.v", plan.id),
        )
    )


def confirm_send(texts: Texts, plan: Plan) -> OutMessage:
    """Asks once before a plan that fired just now is sent again."""
    return OutMessage(texts("plan-send-sure", title=plan.title)).with_buttons(
        (
            tap(texts.plain("plan-send"), "p.gx", plan.id),
            tap(texts.plain("back"), "p.v", plan.id),
        )
    )
