"""One member in a study check: what stands behind the figures, a kind reminder, a talk noted."""

from datetime import date, timedelta

from data.models import Branch, Draft, Member
from data.queries import check as checks
from data.queries import draft as drafts
from data.queries import makeup
from data.queries import member as members
from data.queries.behind import Behind, behind
from data.values.names import clean_text
from data.values.period import Period, read
from data.values.study import Span
from handlers.check import person_view, reminding
from handlers.check.report import report
from handlers.shared.access import Right, keeper_in
from handlers.shared.buttons import number
from handlers.shared.doors import Door
from handlers.shared.moments import local
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

TALK = "check-talk"
"""The kind of step in which the note of a talk is typed."""
LONGEST_NOTE = 500


def of_button(turn: Turn) -> tuple[Branch, Member, Period]:
    """Branch, member and period that a button names, for those who keep the checks."""
    member = turn.session.get(Member, number(turn.deed.args))
    branch, _ = keeper_in(turn, member.branch_id if member else 0, Right.CHECKS)
    period = read(turn.deed.args[1] if len(turn.deed.args) > 1 else "")
    if member is None or period is None:
        raise Refusal("button-unknown")
    drafts.drop(turn.session, turn.person.id, TALK)
    return branch, member, period


def tapped_member(turn: Turn) -> None:
    """One member of a period."""
    branch, member, period = of_button(turn)
    turn.toast("")
    show(turn, branch, member, period)


def show(turn: Turn, branch: Branch, member: Member, period: Period) -> None:
    """What was expected of a member, what was missed, and what can be done."""
    seen = report(turn.session, branch, period, turn.now, member.id)
    if not seen.every:
        raise Refusal("check-not-in-it", name=member.name)
    talks, made_up = checks.talks(turn.session, member.id, 1), _made_up(turn, branch, member)
    found = _behind(turn, branch, period, member)
    turn.show(person_view.page(turn.texts, branch, seen, found, talks, made_up, turn.now))


def _made_up(turn: Turn, branch: Branch, member: Member) -> person_view.MadeUp:
    return {
        thing: (
            _name_of(turn, branch, row.confirmed_by),
            local(row.confirmed_at or turn.now, branch.zone).date(),
        )
        for thing, row in makeup.confirmed(turn.session, member.id).items()
    }


def _behind(turn: Turn, branch: Branch, period: Period, member: Member) -> dict[str, Behind]:
    span = Span(period.first, period.last)
    return behind(turn.session, branch, span, turn.now, member.id)


def tapped_remind(turn: Turn) -> None:
    """A kind private message that says what is open."""
    branch, member, period = of_button(turn)
    if reminding.reachable(turn.session, member) is None:
        raise Refusal("check-unreachable", name=member.name)
    if member.chased_on == local(turn.now, branch.zone).date():
        raise Refusal("check-reminded-today", name=member.name)
    found = reminding.owing(turn.session, branch, member, turn.now)
    if found is None:
        raise Refusal("check-nothing-open", name=member.name)
    reminding.remind(turn.session, branch, [found], turn.now)
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("check-reminded-one", name=member.name))
    show(turn, branch, member, period)


def tapped_talk(turn: Turn) -> None:
    """A talk took place: on which day."""
    _, member, period = of_button(turn)
    turn.toast("")
    turn.redraw(person_view.ask_talk(turn.texts, member, period))


def tapped_talk_day(turn: Turn) -> None:
    """On this day; a few words about it may be typed."""
    branch, member, period = of_button(turn)
    back = number(turn.deed.args, 2)
    if back >= person_view.DAYS:
        raise Refusal("button-unknown")
    day = local(turn.now, branch.zone).date() - timedelta(back)
    drafts.begin(
        turn.session,
        turn.person.id,
        TALK,
        turn.now,
        branch_id=branch.id,
        awaits="note",
        data={"member": member.id, "period": period.code, "day": day.isoformat()},
    )
    turn.toast("")
    turn.redraw(person_view.ask_note(turn.texts, member, period))


def typed(turn: Turn, draft: Draft) -> None:
    """What the talk was about, for those who keep the checks."""
    keeper_in(turn, draft.branch_id or 0, Right.CHECKS)
    text = clean_text(turn.deed.text)
    if len(text) > LONGEST_NOTE:
        raise Refusal("check-note-long", most=LONGEST_NOTE)
    _note(turn, draft, text)


def tapped_no_note(turn: Turn) -> None:
    """Nothing is written down but that it took place."""
    draft = drafts.current(turn.session, turn.person.id, TALK, turn.now)
    if draft is None or draft.data["member"] != number(turn.deed.args):
        raise Refusal("button-stale")
    _note(turn, draft, "")


def _note(turn: Turn, draft: Draft, text: str) -> None:
    branch, _ = keeper_in(turn, draft.branch_id or 0, Right.CHECKS)
    member = turn.session.get(Member, int(draft.data["member"]))
    period = read(str(draft.data["period"]))
    if member is None or member.branch_id != branch.id or period is None:
        raise Refusal("button-stale")
    day = date.fromisoformat(draft.data["day"])
    checks.note_talk(turn.session, branch.id, member.id, day, text, turn.person.id, turn.now)
    drafts.end(turn.session, draft)
    turn.toast(turn.texts.plain("check-talk-noted"))
    show(turn, branch, member, period)


def tapped_talks(turn: Turn) -> None:
    """The talks with a member."""
    branch, member, period = of_button(turn)
    found = [
        (one, _name_of(turn, branch, one.by_account_id))
        for one in checks.talks(turn.session, member.id)
    ]
    turn.toast("")
    turn.redraw(person_view.talks(turn.texts, branch, member, period, found, turn.now))


def _name_of(turn: Turn, branch: Branch, account_id: int | None) -> str:
    who = members.of(turn.session, branch.id, account_id) if account_id else None
    return who.name if who else turn.texts.plain("check-somebody")


TAPS: dict[str, Door] = {
    "cp.m": tapped_member,
    "cp.r": tapped_remind,
    "cp.t": tapped_talk,
    "cp.d": tapped_talk_day,
    "cp.n": tapped_no_note,
    "cp.l": tapped_talks,
}
