"""Makes, changes, pauses, skips and sends plans, and reads one from a line."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import outbox, plan as plans, planning
from data.values.instants import instant
from data.values.names import bare_title, clean_text
from data.values.rhythm import BadRhythm, Rhythm, parse_rhythm
from handlers.plan.rhythms import rules
from handlers.shared.feature import Starter, Thing
from handlers.shared.registry import registry_of
from handlers.shared.service import Refusal, Texts, refuse_asleep

MOST_WORDS = 30
"""The number of a line's words that are read."""
SEND, SEND_ANYWAY = "plan.send", "plan.send.anyway"
"""The kinds of what the clock sends once of a plan; the second also in quiet hours."""
GRACE = timedelta(seconds=10)
"""So long it can be taken back."""
JUST_NOW = timedelta(hours=1)
"""A plan that fired within this time is not sent again without asking."""


def twin(session: Session, branch: Branch, fields: dict[str, Any], now: datetime) -> Plan | None:
    """Finds a plan of the same kind that pushes the same, or is due next at the same moment."""
    rhythm = Rhythm.of(fields["rhythm"])
    first = rules.due_after(branch, rhythm, fields["lead"], now)
    for plan in planning.made(session, branch.id):
        if plan.kind != fields["kind"] or plan.id == fields["plan"]:
            continue
        over = plan.next_due_at is None and not plan.paused
        if (plan.data == fields["data"] and not over) or plan.next_due_at == first:
            return plan
    return None


def make(session: Session, now: datetime, branch: Branch, fields: dict[str, Any], by: int) -> Plan:
    """Stores a plan: its kind, title, data, lead in minutes and rhythm's code."""
    registry_of(session).plannable(fields["kind"])
    rhythm = Rhythm.of(fields["rhythm"])
    rules.check(rhythm, fields["lead"], now, branch)
    if len(planning.made(session, branch.id)) >= rules.MOST_PLANS:
        raise Refusal("plan-too-many", most=rules.MOST_PLANS)
    plan = Plan(
        branch_id=branch.id,
        kind=fields["kind"],
        data=fields["data"],
        title=fields["title"][:200],
        rhythm=rhythm.code(),
        lead=fields["lead"],
        next_due_at=rules.due_after(branch, rhythm, fields["lead"], now),
        created_by=by,
        created_at=now,
    )
    session.add(plan)
    session.flush()
    return plan


def change_rhythm(session: Session, now: datetime, branch: Branch, plan: Plan, code: str) -> None:
    """Gives a plan another rhythm; what was left out of the old one is forgotten."""
    rhythm = Rhythm.of(code)
    rules.check(rhythm, plan.lead, now, branch)
    planning.put_back(session, plan.id, now)
    plan.rhythm = rhythm.code()
    _schedule(session, now, branch, plan)


def keep_off_holidays(session: Session, now: datetime, branch: Branch, plan: Plan) -> bool:
    """Has a plan's firings move off holidays, or no longer; returns whether they do."""
    rhythm = Rhythm.of(plan.rhythm)
    if not rules.shiftable(rhythm):
        raise Refusal("button-stale")
    moved = Rhythm(rhythm.days, rhythm.times, not rhythm.shift)
    change_rhythm(session, now, branch, plan, moved.code())
    return moved.shift


def change_content(
    session: Session, now: datetime, branch: Branch, plan: Plan, fields: dict[str, Any]
) -> None:
    """Gives a plan something else to push, at the times it has."""
    plan.title, plan.data = fields["title"][:200], fields["data"]
    if plan.lead != fields["lead"]:
        planning.put_back(session, plan.id, now)
        plan.lead = fields["lead"]
        _schedule(session, now, branch, plan)


def _schedule(session: Session, now: datetime, branch: Branch, plan: Plan) -> None:
    """Sets when a plan is due next, after its pause and after a skipped firing."""
    if plan.paused:
        plan.next_due_at = None
        return
    skipped = planning.left_out(session, plan.id, now)
    plan.next_due_at = plans.next_due(branch, plan, skipped.due_at if skipped else now)


def pause(plan: Plan) -> None:
    """Pauses a plan until it is resumed."""
    plan.paused, plan.paused_until, plan.next_due_at = True, None, None


def pause_until(session: Session, now: datetime, branch: Branch, plan: Plan, day: date) -> None:
    """Pauses a plan until a day begins in the branch's zone."""
    begins = instant(datetime.combine(day, time()), ZoneInfo(branch.zone))
    if begins <= now:
        raise Refusal("plan-until-past")
    plan.paused, plan.paused_until = False, begins
    _schedule(session, now, branch, plan)
    if plan.next_due_at is None:
        raise Refusal("plan-until-over")


def resume(session: Session, now: datetime, branch: Branch, plan: Plan) -> None:
    """Resumes a paused plan from now."""
    plan.paused, plan.paused_until = False, None
    _schedule(session, now, branch, plan)
    if plan.next_due_at is None:
        raise Refusal("plan-past")


def rename(plan: Plan, title: str) -> None:
    """Gives a plan another title."""
    plan.title = title


def skip(session: Session, now: datetime, branch: Branch, plan: Plan) -> datetime:
    """Skips the next firing, and returns its moment."""
    due_at = plan.next_due_at
    if due_at is None or due_at <= now:
        raise Refusal("plan-nothing-ahead")
    planning.leave_out(session, plan.id, due_at, now)
    plan.next_due_at = plans.next_due(branch, plan, due_at)
    return moment_of(plan, due_at)


def unskip(session: Session, now: datetime, branch: Branch, plan: Plan) -> None:
    """Takes a skip back while its time is ahead."""
    if planning.put_back(session, plan.id, now) is None:
        raise Refusal("plan-nothing-skipped")
    _schedule(session, now, branch, plan)


def just_sent(session: Session, now: datetime, plan: Plan) -> bool:
    """Tells whether the plan fired within the last hour."""
    last = planning.firings(session, plan.id, now, 1)
    sent = bool(last) and last[0].outcome == "done" and not last[0].note
    return sent and now - last[0].fired_at < JUST_NOW


def send_soon(
    session: Session, now: datetime, branch: Branch, plan: Plan, *, anyway: bool
) -> datetime:
    """Has the clock send in a moment, or at the end of quiet hours unless `anyway`, what a plan
    would push next; returns when. Raises Refusal where there is nothing to push."""
    refuse_asleep(branch)
    registry_of(session).plannable(plan.kind).preview(session, now, plan)
    take_back(session, branch, plan)
    end = None if anyway else outbox.quiet_end(session, branch, now)
    at = end or now + GRACE
    plans.set_once(session, branch.id, SEND_ANYWAY if anyway else SEND, plan.id, at)
    return at


def take_back(session: Session, branch: Branch, plan: Plan) -> bool:
    """Takes back what was to be sent; False where nothing was, or it is sent already."""
    waiting = any(plans.once(session, kind, plan.id) for kind in (SEND, SEND_ANYWAY))
    for kind in (SEND, SEND_ANYWAY):
        plans.set_once(session, branch.id, kind, plan.id, None)
    return waiting


def send_now(session: Session, now: datetime, plan: Plan) -> str:
    """Pushes at once what the plan would push next; its own times stay as they are.

    Returns the note of the firing, empty where something was pushed. Raises Refusal where there is
    nothing to push.
    """
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    note = registry_of(session).plannable(plan.kind).action.due(session, now, plan)
    planning.written(session, plan.id, now, now, "done", note)
    if plan.paused:
        # What it pushes has come to its end.
        plan.next_due_at = None
    return note


def gone(session: Session, now: datetime, plan: Plan) -> Refusal | None:
    """Returns why the plan has nothing to push any more; None where it has."""
    try:
        registry_of(session).plannable(plan.kind).preview(session, now, plan)
    except Refusal as refusal:
        return refusal
    return None


def delete(session: Session, plan: Plan) -> None:
    """Deletes a plan; what it pushed stays."""
    session.delete(plan)
    session.flush()


def moment_of(plan: Plan, due_at: datetime) -> datetime:
    """Returns the rhythm's moment that a firing precedes by the plan's lead."""
    return due_at + timedelta(minutes=plan.lead)


def moment(plan: Plan) -> datetime | None:
    """Returns the rhythm's next moment; None where nothing is ahead."""
    return moment_of(plan, plan.next_due_at) if plan.next_due_at is not None else None


@dataclass(frozen=True, slots=True)
class Line:
    """A plan as a line says it: what it pushes, and when; one of the two may not be understood, and
    `said` and `rest` are the words for them."""

    kind: str = ""
    thing: Thing | None = None
    rhythm: Rhythm | None = None
    said: str = ""
    rest: str = ""


def read_line(session: Session, texts: Texts, text: str, now: datetime, branch: Branch) -> Line:
    """Reads a plan from a line, the rhythm before the title or behind it, as much as can be
    read."""
    words = clean_text(text).split()[:MOST_WORDS]
    zone = ZoneInfo(branch.zone)
    best = Line(rest=" ".join(words))
    for size in range(len(words), 0, -1):
        for said, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            line = Line(said=" ".join(said), rest=" ".join(rest))
            with suppress(BadRhythm):
                line = replace(line, rhythm=parse_rhythm(line.said, now, zone))
            if found := _thing(session, texts, branch, bare_title(line.rest)):
                line = replace(line, kind=found[0], thing=found[1])
            if line.rhythm and line.thing:
                return line
            if (line.thing or line.rhythm) and not (best.thing or best.rhythm):
                best = line
    return best


def _thing(session: Session, texts: Texts, branch: Branch, said: str) -> tuple[str, Thing] | None:
    if not said:
        return None
    found = [
        (name, kind, thing)
        for kind, offered in registry_of(session).plannables.items()
        for name, thing in offered.one_line(session, texts, branch, said).items()
        if said in name
    ]
    exact = [one for one in found if one[0] == said]
    if exact or len(found) == 1:
        return (exact or found)[0][1:]
    return None


@dataclass(frozen=True, slots=True)
class Offer:
    """One plan of the starter set; `there` where the branch has it already."""

    kind: str
    starter: Starter
    rhythm: Rhythm
    there: bool


def offers(session: Session, texts: Texts, now: datetime, branch: Branch) -> list[Offer]:
    """Lists what the kinds offer a branch for its starter set. A plan of the same kind and title is
    taken for the offer's, whatever became of its rhythm."""
    there = {(plan.kind, plan.title) for plan in planning.made(session, branch.id)}
    found = []
    for kind, plannable in registry_of(session).plannables.items():
        starter = plannable.starter and plannable.starter(session, texts, branch)
        if starter:
            rhythm = parse_rhythm(starter.rhythm, now, ZoneInfo(branch.zone))
            found.append(Offer(kind, starter, rhythm, (kind, starter.title) in there))
    return found


def make_offered(
    session: Session, now: datetime, branch: Branch, wanted: Iterable[Offer], by: int
) -> int:
    """Makes plans of the starter set, except those that push what another plan pushes; returns how
    many were made."""
    made = 0
    for offer in wanted:
        data = offer.starter.prepare(session, now, branch, by)
        known = planning.made(session, branch.id)
        if any(plan.kind == offer.kind and plan.data == data for plan in known):
            continue
        fields = {
            "kind": offer.kind,
            "title": offer.starter.title,
            "data": data,
            "lead": offer.starter.lead,
            "rhythm": offer.rhythm.code(),
        }
        make(session, now, branch, fields, by)
        made += 1
    return made
