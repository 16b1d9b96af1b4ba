"""The doors that ask for a plan's rhythm, repeat it in plain words, and store the plan."""

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
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

AWAITS = "rhythm"


def ask(turn: Turn, draft: Draft) -> None:
    """Asks when."""
    draft.awaits = AWAITS
    fill(draft, own={}, choices=[])
    turn.show(asking_view.ask_rhythm(turn.texts, draft))


def tapped_again(turn: Turn) -> None:
    """Back to the question."""
    _, draft = own(turn, "title")
    ask(turn, draft)


def tapped_likely(turn: Turn) -> None:
    """One of the likeliest rhythms."""
    branch, draft = own(turn, "title")
    likely = rules.likely(draft.data["kind"])
    at = number(turn.deed.args, 1)
    if at >= len(likely):
        raise Refusal("button-unknown")
    said(turn, branch, draft, Rhythm.of(likely[at]))


def tapped_choice(turn: Turn) -> None:
    """One of the rhythms that may have been meant."""
    branch, draft = own(turn, "title", "choices")
    at = number(turn.deed.args, 1)
    if at >= len(draft.data["choices"]):
        raise Refusal("button-stale")
    said(turn, branch, draft, Rhythm.of(draft.data["choices"][at]))


def said(turn: Turn, branch: Branch, draft: Draft, rhythm: Rhythm) -> None:
    """A rhythm is known: repeats it with its next dates."""
    service.check(branch, rhythm, draft.data["lead"], turn.now)
    fill(draft, rhythm=rhythm.code(), choices=[])
    turn.show(asking_view.confirm(turn.texts, draft, branch, turn.now))


def put_together(turn: Turn, branch: Branch, draft: Draft, readings: list[Rhythm]) -> None:
    """Days and times were chosen; where months may lack the day, asks what they do."""
    if len(readings) == 1:
        said(turn, branch, draft, readings[0])
        return
    day = draft.data["own"]["day"]
    codes = [rhythm.code() for rhythm in readings]
    _ask_which(turn, draft, codes, turn.texts("plan-short-month", day=day))


def _ask_which(turn: Turn, draft: Draft, codes: list[str], text: str) -> None:
    fill(draft, choices=codes)
    turn.show(asking_view.ask_choice(turn.texts, draft, text))


def typed(turn: Turn, draft: Draft) -> None:
    """A typed rhythm; where days were chosen by buttons, a time alone is theirs."""
    branch, _ = holder_in(turn, draft.branch_id or 0, Right.PLANS)
    days = rules.days_from(draft.data.get("own") or {})
    try:
        rhythm = parse_rhythm(turn.deed.text, turn.now, ZoneInfo(branch.zone))
    except BadRhythm as bad:
        codes = _codes(bad)
        if not codes:
            raise asking_view.unclear(bad) from None
        answered(turn, draft)
        if days is not None and bad.key == "rhythm-no-day":
            times = Rhythm.of(codes[0]).times
            put_together(turn, branch, draft, rules.readings(days, times))
            return
        unclear = asking_view.unclear(bad)
        _ask_which(turn, draft, codes, turn.texts(unclear.key, **unclear.values))
        return
    service.check(branch, rhythm, draft.data["lead"], turn.now)
    answered(turn, draft)
    said(turn, branch, draft, rhythm)


def _codes(bad: BadRhythm) -> list[str]:
    choices = bad.values.get("choices")
    return list(map(str, choices)) if isinstance(choices, (tuple, list)) else []


def tapped_shift(turn: Turn) -> None:
    """Firings on holidays move to the next working day, or do not."""
    branch, draft = own(turn, "title", "rhythm")
    rhythm = Rhythm.of(draft.data["rhythm"])
    if not rules.shiftable(rhythm):
        raise Refusal("button-stale")
    said(turn, branch, draft, Rhythm(rhythm.days, rhythm.times, not rhythm.shift))


def tapped_store(turn: Turn) -> None:
    """The plan is stored; one like it is asked about once before."""
    branch, draft = own(turn, "title", "rhythm")
    like = service.twin(turn.session, branch, draft.data, turn.now)
    if like is not None and argument(turn) != "anyway":
        turn.redraw(asking_view.ask_twin(turn.texts, draft, branch, like, turn.now))
        return
    plan = _stored(turn, branch, draft)
    drafts.end(turn.session, draft)
    turn.session.flush()
    turn.redraw(page_view.page(turn.session, turn.texts, branch, plan, turn.now))


def _stored(turn: Turn, branch: Branch, draft: Draft) -> Plan:
    fields = draft.data
    if not fields["plan"]:
        turn.toast(turn.texts.plain("plan-stored"))
        return service.make(turn.session, turn.now, branch, fields, turn.person.id)
    plan = planning.of_id(turn.session, fields["plan"])
    if plan is None or plan.branch_id != branch.id:
        raise Refusal("plan-gone")
    service.change_rhythm(turn.session, turn.now, branch, plan, fields["rhythm"])
    turn.toast(turn.texts.plain("plan-changed"))
    return plan


def tapped_cancel(turn: Turn) -> None:
    """The plan is given up before it stands."""
    _, draft = own(turn)
    drafts.end(turn.session, draft)
    turn.redraw(OutMessage(turn.texts("cancelled")))


TAPS: dict[str, Door] = {
    "p.br": tapped_again,
    "p.r": tapped_likely,
    "p.ch": tapped_choice,
    "p.sf": tapped_shift,
    "p.ok": tapped_store,
    "p.no": tapped_cancel,
}
