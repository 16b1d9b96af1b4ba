"""Speaks in turn (轮流领学): names who leads, tells them in time, and passes turns on."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import Branch, LeadTurn, Member, Topic
from data.queries import lead, plan as plans, topic as topics
from handlers.shared import reminding
from handlers.shared.notify import WORD
from handlers.shared.service import Refusal, notify_secretaries, reachable, today
from handlers.topics.discussion.rules import monday
from handlers.topics.discussion.service import tell
from handlers.topics.rota import rules, view


def switch(session: Session, now: datetime, branch: Branch, *, on: bool) -> None:
    """Begins to speak in turn, naming next week's lead speakers at once; or ends it, with the turns
    of weeks to come."""
    due_at = rules.next_rota(now, branch.zone) if on else None
    plans.set_once(session, branch.id, lead.LEAD, branch.id, due_at)
    if on:
        look(session, now, branch)
        return
    for turn in lead.ahead(session, branch.id, this_week(now, branch) + rules.A_WEEK):
        if turn.state in lead.TO_COME:
            session.delete(turn)
    session.flush()


def this_week(now: datetime, branch: Branch) -> date:
    """Returns the Monday of the branch's week."""
    return monday(today(branch, now))


def look(session: Session, now: datetime, branch: Branch) -> None:
    """Misses turns of past weeks that were not taken, names next week's lead speakers, and passes
    over those who cannot lead any more."""
    week = this_week(now, branch)
    lead.miss(session, branch.id, week)
    coming = week + rules.A_WEEK
    named = lead.of_week(session, branch.id, coming)
    order = in_turn(session, branch, coming)
    if not named:
        for place, member in enumerate(order[: rules.leads(len(order))]):
            turn = lead.name(session, branch.id, coming, member.id, now, place)
            _tell_lead(session, now, branch, turn, "rota-named")
        reminding.arrange(session, now, branch)
        return
    taken = {turn.member_id for turn in named}
    free = [member for member in order if member.id not in taken]
    for turn in named:
        if turn.state not in lead.TO_COME:
            continue
        if turn.member_id not in {member.id for member in order} and free:
            _pass_on(session, now, branch, turn, free.pop(0))


def _pass_on(
    session: Session, now: datetime, branch: Branch, turn: LeadTurn, member: Member
) -> None:
    """Passes a turn on whose lead speaker is away then or not on the roster any more, and tells
    both and the secretaries."""
    before = session.get_one(Member, turn.member_id)
    hand_over(session, turn, member.id)
    if before.left_on is None:
        tell(session, now, branch, [before], lambda texts: view.line(texts, "rota-freed"))
    names = {"name": before.shown, "other": member.shown}
    _tell_secretaries(session, now, branch, turn, "rota-passed", **names)
    _tell_lead(session, now, branch, turn, "rota-named")


def in_turn(session: Session, branch: Branch, week_on: date) -> Sequence[Member]:
    """Returns who could lead in a week, in the order of their turns."""
    able = {one.id: one for one in lead.able(session, branch.id, week_on)}
    order = rules.in_turn(list(able), lead.history(session, branch.id))
    return [able[one] for one in order]


def others(session: Session, branch: Branch, turn: LeadTurn, *, asked: bool) -> list[Member]:
    """Returns who else could lead in a turn's week; `asked`: only who can be asked privately."""
    taken = {one.member_id for one in lead.of_week(session, branch.id, turn.week_on)}
    return [
        one
        for one in in_turn(session, branch, turn.week_on)
        if one.id not in taken and (not asked or reachable(session, branch, one.account_id))
    ]


def chosen(
    session: Session, branch: Branch, turn: LeadTurn, member_id: int, *, asked: bool
) -> Member:
    """Returns the one of `others` that was chosen."""
    for one in others(session, branch, turn, asked=asked):
        if one.id == member_id:
            return one
    raise Refusal("button-stale")


def _tell_secretaries(
    session: Session, now: datetime, branch: Branch, turn: LeadTurn, key: str, **names: str
) -> None:
    day = today(branch, now)
    notify_secretaries(
        session, now, branch, WORD, lambda t: view.word(t, branch, turn, day, key, **names)
    )


def _tell_lead(session: Session, now: datetime, branch: Branch, turn: LeadTurn, key: str) -> None:
    """Tells the lead speaker of their turn; where that is impossible, the secretaries."""
    member, day = session.get_one(Member, turn.member_id), today(branch, now)
    topic = session.get(Topic, turn.topic_id) if turn.topic_id else None
    if reachable(session, branch, member.account_id) is None:
        _tell_secretaries(session, now, branch, turn, "rota-unreached", name=member.shown)
    else:
        tell(session, now, branch, [member], lambda t: view.told(t, branch, turn, topic, day, key))


def hand_over(session: Session, turn: LeadTurn, member_id: int) -> None:
    """Gives a turn to somebody else; what was written for it stays in the stock."""
    turn.member_id, turn.swap_with, turn.topic_id = member_id, None, None
    turn.state = "named"
    session.flush()


def replace(
    session: Session, now: datetime, branch: Branch, turn: LeadTurn, member: Member
) -> None:
    """Gives a turn to somebody else, as a secretary says, and tells both."""
    before = session.get_one(Member, turn.member_id)
    hand_over(session, turn, member.id)
    _tell_lead(session, now, branch, turn, "rota-named")
    tell(session, now, branch, [before], lambda texts: view.line(texts, "rota-relieved"))
    session.flush()


def ask_swap(
    session: Session, now: datetime, branch: Branch, turn: LeadTurn, actor: Member, member: Member
) -> None:
    """Asks somebody to take a turn; who was asked before is not asked any more."""
    turn.swap_with = member.id
    day = today(branch, now)
    tell(session, now, branch, [member], lambda t: view.ask_swap(t, actor.shown, turn, day))


def take(session: Session, now: datetime, branch: Branch, turn: LeadTurn, member: Member) -> None:
    """Takes a turn that somebody was asked to take, and tells who had it and the secretaries."""
    before = session.get_one(Member, turn.member_id)
    hand_over(session, turn, member.id)
    tell(session, now, branch, [before], lambda texts: view.line(texts, "rota-taken"))
    names = {"name": before.shown, "other": member.shown}
    _tell_secretaries(session, now, branch, turn, "rota-swapped", **names)


def decline(session: Session, now: datetime, branch: Branch, turn: LeadTurn) -> None:
    """Declines to take a turn, and tells who asked, who may ask another."""
    turn.swap_with = None
    asking = session.get_one(Member, turn.member_id)
    tell(session, now, branch, [asking], lambda texts: view.declined(texts, turn))


def keep_theme(
    session: Session,
    now: datetime,
    branch: Branch,
    member: Member,
    turn_id: int,
    theme: Sequence[str],
) -> LeadTurn:
    """Keeps title and text of a theme, which waits for its week in the stock; raises Refusal where
    the turn is not the member's any more."""
    turn = session.get(LeadTurn, turn_id)
    if turn is None or turn.member_id != member.id or turn.state not in lead.TO_COME:
        raise Refusal("rota-over")
    title, body = theme
    topic = session.get(Topic, turn.topic_id) if turn.topic_id else None
    if topic is not None and topic.state == "ready":
        topic.title, topic.body = title, body
    else:
        topic = topics.add(
            session, branch.id, "lead", title, now, member.account_id, body=body, lead_id=member.id
        )
        turn.topic_id = topic.id
    session.flush()
    return turn
