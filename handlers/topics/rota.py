"""Speaking in turn (轮流发言): naming who leads, telling them in time, passing a turn on."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import Branch, LeadTurn, Member, Topic
from data.queries import lead
from data.queries import plan as plans
from data.values.out import Button, OutMessage
from handlers.shared.buttons import tap
from handlers.shared.telling import reachable, tell, tell_secretaries, texts_of
from handlers.shared.texts import Texts, texts_in
from handlers.topics import rota_view, rules


def switch(session: Session, now: datetime, branch: Branch, *, on: bool) -> None:
    """Begins to speak in turn, naming next week's lead speaker at once; or ends it: who was named
    for a week to come is not any more."""
    due_at = rules.next_rota(now, branch.zone) if on else None
    plans.set_once(session, branch.id, lead.LEAD, branch.id, due_at)
    if on:
        look(session, now, branch)
        return
    for turn in lead.ahead(session, branch.id, this_week(now, branch) + rules.A_WEEK):
        if turn.state in lead.TO_COME:
            session.delete(turn)


def this_week(now: datetime, branch: Branch) -> date:
    """The Monday of the branch's week."""
    return rules.monday(rules.local_day(now, branch.zone))


def look(session: Session, now: datetime, branch: Branch) -> None:
    """Turns of past weeks that were not taken are missed, next week's lead speakers are named, on
    the day before their week reminded, and passed over where they cannot lead any more."""
    week = this_week(now, branch)
    lead.miss(session, branch.id, week)
    coming = week + rules.A_WEEK
    named = lead.of_week(session, branch.id, coming)
    order = in_turn(session, branch, coming)
    if not named:
        for place, member in enumerate(order[: rules.leads(len(order))]):
            turn = lead.name(session, branch.id, coming, member.id, now, place)
            tell_lead(session, now, branch, turn, "rota-named")
        return
    taken = {turn.member_id for turn in named}
    free = [member for member in order if member.id not in taken]
    for turn in named:
        if turn.state not in lead.TO_COME:
            continue
        if turn.member_id not in {member.id for member in order}:
            if free:
                _pass_on(session, now, branch, turn, free.pop(0))
        elif turn.state == "named" and rules.local_day(now, branch.zone).weekday() == 6:
            turn.state = "reminded"
            tell_lead(session, now, branch, turn, "rota-reminder")


def _pass_on(
    session: Session, now: datetime, branch: Branch, turn: LeadTurn, member: Member
) -> None:
    """Who was named is away then, or not on the roster any more: the next one leads; both and the
    secretaries hear."""
    before = session.get_one(Member, turn.member_id)
    hand_over(session, turn, member.id)
    if before.left_on is None:
        tell_member(session, now, branch, before.id, "rota-freed")
    texts = texts_in(branch.language)
    week = said_week(texts, turn, now, branch)
    word = texts("rota-passed", week=week, name=before.name, other=member.name)
    tell_secretaries(session, now, branch, OutMessage(word).with_buttons(_to_rota(texts, branch)))
    tell_lead(session, now, branch, turn, "rota-named")


def _to_rota(texts: Texts, branch: Branch) -> tuple[Button, ...]:
    return (tap(texts.plain("rota-open"), "tl.p", branch.id),)


def in_turn(session: Session, branch: Branch, week_on: date) -> Sequence[Member]:
    """Who could lead in a week, in the order of their turns."""
    able = {one.id: one for one in lead.able(session, branch.id, week_on)}
    order = rules.in_turn(list(able), lead.history(session, branch.id))
    return [able[one] for one in order]


def tell_lead(session: Session, now: datetime, branch: Branch, turn: LeadTurn, key: str) -> None:
    """Tells the lead speaker of their turn; where that is impossible, the secretaries."""
    member = session.get_one(Member, turn.member_id)
    account = reachable(session, member)
    if account is None:
        texts = texts_in(branch.language)
        week = rota_view.week(texts, turn.week_on, rules.local_day(now, branch.zone))
        text = texts("rota-unreached", name=member.name, week=week)
        message = OutMessage(text).with_buttons(_to_rota(texts, branch))
        tell_secretaries(session, now, branch, message)
        return
    texts = texts_of(account, branch)
    written = session.get(Topic, turn.topic_id) if turn.topic_id else None
    today = rules.local_day(now, branch.zone)
    message = rota_view.told(texts, branch, turn, written, today, key)
    tell(session, now, branch, account.id, message)


def hand_over(session: Session, turn: LeadTurn, member_id: int) -> None:
    """The turn is somebody else's from now on; what the one before wrote for it stays in the
    stock."""
    turn.member_id, turn.swap_with, turn.topic_id = member_id, None, None
    turn.state = "named"
    session.flush()


def tell_member(session: Session, now: datetime, branch: Branch, member_id: int, key: str) -> None:
    """Writes a line that takes no values to a member, if that is possible."""
    account = reachable(session, session.get_one(Member, member_id))
    if account is not None:
        tell(session, now, branch, account.id, OutMessage(texts_of(account, branch)(key)))


def said_week(texts: Texts, turn: LeadTurn, now: datetime, branch: Branch) -> str:
    """The week of a turn, as people say it."""
    return rota_view.week(texts, turn.week_on, rules.local_day(now, branch.zone))
