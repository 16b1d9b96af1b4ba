"""Handlers that ask for a plan's rhythm, repeat it in plain words, and store the plan."""

from zoneinfo import ZoneInfo

from data.models import Branch, Draft, Plan
from data.queries import draft as drafts
from data.queries import planning
from data.values.out import OutMessage
from data.values.rhythm import BadRhythm, Rhythm, parse_rhythm
from handlers.plan import asking_view, page_view, rules, service
from handlers.plan.progress import answered, argument, fill, own
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

AWAITS = "rhythm"


def ask(ctx: Context, draft: Draft) -> None:
    """Asks when."""
    draft.awaits = AWAITS
    fill(draft, own={}, choices=[])
    ctx.show(asking_view.ask_rhythm(ctx.texts, draft))


def tapped_again(ctx: Context) -> None:
    """Back to the question."""
    _, draft = own(ctx, "title")
    ask(ctx, draft)


def tapped_likely(ctx: Context) -> None:
    """One of the likeliest rhythms."""
    branch, draft = own(ctx, "title")
    likely = rules.likely(draft.data["kind"])
    at = number(ctx.args, 1)
    if at >= len(likely):
        raise Refusal("button-unknown")
    said(ctx, branch, draft, Rhythm.of(likely[at]))


def tapped_choice(ctx: Context) -> None:
    """One of the rhythms that may have been meant."""
    branch, draft = own(ctx, "title", "choices")
    at = number(ctx.args, 1)
    if at >= len(draft.data["choices"]):
        raise Refusal("button-stale")
    said(ctx, branch, draft, Rhythm.of(draft.data["choices"][at]))


def said(ctx: Context, branch: Branch, draft: Draft, rhythm: Rhythm) -> None:
    """A rhythm is known: repeats it with its next dates."""
    service.check(branch, rhythm, draft.data["lead"], ctx.now)
    fill(draft, rhythm=rhythm.code(), choices=[])
    ctx.show(asking_view.confirm(ctx.texts, draft, branch, ctx.now))


def put_together(ctx: Context, branch: Branch, draft: Draft, readings: list[Rhythm]) -> None:
    """Days and times were chosen; where months may lack the day, asks what they do."""
    if len(readings) == 1:
        said(ctx, branch, draft, readings[0])
        return
    day = draft.data["own"]["day"]
    codes = [rhythm.code() for rhythm in readings]
    _ask_which(ctx, draft, codes, ctx.texts("plan-short-month", day=day))


def _ask_which(ctx: Context, draft: Draft, codes: list[str], text: str) -> None:
    fill(draft, choices=codes)
    ctx.show(asking_view.ask_choice(ctx.texts, draft, text))


def typed(ctx: Context, draft: Draft) -> None:
    """A typed rhythm; where days were chosen by buttons, a time alone is theirs."""
    branch, _ = holder_in(ctx, draft.branch_id or 0, Right.PLANS)
    days = rules.days_from(draft.data.get("own") or {})
    try:
        rhythm = parse_rhythm(ctx.text, ctx.now, ZoneInfo(branch.zone))
    except BadRhythm as bad:
        codes = _codes(bad)
        if not codes:
            raise asking_view.unclear(bad) from None
        answered(ctx, draft)
        if days is not None and bad.key == "rhythm-no-day":
            times = Rhythm.of(codes[0]).times
            put_together(ctx, branch, draft, rules.readings(days, times))
            return
        unclear = asking_view.unclear(bad)
        _ask_which(ctx, draft, codes, ctx.texts(unclear.key, **unclear.values))
        return
    service.check(branch, rhythm, draft.data["lead"], ctx.now)
    answered(ctx, draft)
    said(ctx, branch, draft, rhythm)


def _codes(bad: BadRhythm) -> list[str]:
    choices = bad.values.get("choices")
    return list(map(str, choices)) if isinstance(choices, (tuple, list)) else []


def tapped_shift(ctx: Context) -> None:
    """Firings on holidays move to the next working day, or do not."""
    branch, draft = own(ctx, "title", "rhythm")
    rhythm = Rhythm.of(draft.data["rhythm"])
    if not rules.shiftable(rhythm):
        raise Refusal("button-stale")
    said(ctx, branch, draft, Rhythm(rhythm.days, rhythm.times, not rhythm.shift))


def tapped_store(ctx: Context) -> None:
    """The plan is stored; one like it is asked about once before."""
    branch, draft = own(ctx, "title", "rhythm")
    like = service.twin(ctx.session, branch, draft.data, ctx.now)
    if like is not None and argument(ctx) != "anyway":
        ctx.edit(asking_view.ask_twin(ctx.texts, draft, branch, like, ctx.now))
        return
    plan = _stored(ctx, branch, draft)
    drafts.end(ctx.session, draft)
    ctx.session.flush()
    ctx.edit(page_view.page(ctx.session, ctx.texts, branch, plan, ctx.now))


def _stored(ctx: Context, branch: Branch, draft: Draft) -> Plan:
    fields = draft.data
    if not fields["plan"]:
        ctx.answer(ctx.texts.plain("plan-stored"))
        return service.make(ctx.session, ctx.now, branch, fields, ctx.person.id)
    plan = planning.of_id(ctx.session, fields["plan"])
    if plan is None or plan.branch_id != branch.id:
        raise Refusal("plan-gone")
    service.change_rhythm(ctx.session, ctx.now, branch, plan, fields["rhythm"])
    ctx.answer(ctx.texts.plain("plan-changed"))
    return plan


def tapped_cancel(ctx: Context) -> None:
    """The plan is given up before it stands."""
    _, draft = own(ctx)
    drafts.end(ctx.session, draft)
    ctx.edit(OutMessage(ctx.texts("cancelled")))


TAPS: dict[str, Handler] = {
    "p.br": tapped_again,
    "p.r": tapped_likely,
    "p.ch": tapped_choice,
    "p.sf": tapped_shift,
    "p.ok": tapped_store,
    "p.no": tapped_cancel,
}
