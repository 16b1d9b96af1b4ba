"""The rota over a quarter: a branch of 30 with leave, swaps, joiners and leavers."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, Branch, LeadTurn, Member
from data.queries import lead
from data.store import Store
from handlers.topics.discussion.rules import monday
from handlers.topics.rota import rules, service as rota

MONDAY = date(2026, 1, 5)
AWAY = {
    "同志02": (7, 14),  # named before it was known, and has led before the week began
    "同志03": (0, 20),  # named before it was known
    "同志05": (7, 30),
    "同志11": (40, 60),
    "同志20": (70, 91),
}
"""The absences, from which day of the quarter to which."""


def branch_of_thirty(session: Session) -> tuple[Branch, dict[str, Member]]:
    """Makes the branch; one member joins after a month and one leaves after two."""
    branch = Branch(chat_id=-100, name="第一党支部", created_at=datetime(2026, 1, 1, tzinfo=UTC))
    session.add(branch)
    session.flush()
    people = {
        f"同志{number:02}": Member(
            branch_id=branch.id, name=f"同志{number:02}", joined_on=date(2025, 1, 1)
        )
        for number in range(1, 31)
    }
    people["同志30"].joined_on = MONDAY + timedelta(days=30)
    session.add_all(people.values())
    session.flush()
    return branch, people


def live(session: Session, branch: Branch, people: dict[str, Member], day: int) -> None:
    """Plays a day of the quarter."""
    on = MONDAY + timedelta(days=day)
    for name, (first, last) in AWAY.items():
        # Known nine days ahead: for some of them after they were named.
        if day == max(0, first - 9):
            until = MONDAY + timedelta(days=last)
            session.add(
                Away(
                    member_id=people[name].id,
                    from_on=MONDAY + timedelta(days=first),
                    until_on=until,
                )
            )
    if day == 60:
        people["同志02"].left_on = on
    session.flush()
    if day == 0:
        lead.of_week(session, branch.id, MONDAY + rules.A_WEEK)[1].state = "done"
    if day in {23, 51}:
        turn = lead.of_week(session, branch.id, monday(on) + rules.A_WEEK)[0]
        later = rota.in_turn(session, branch, turn.week_on)[-4]
        rota.hand_over(session, turn, later.id)


async def test_over_a_quarter_everyone_had_a_turn_except_absent_members(store: Store) -> None:
    def play(session: Session) -> None:
        branch, people = branch_of_thirty(session)
        zone = ZoneInfo(branch.zone)
        rota.switch(session, datetime.combine(MONDAY, time(9), zone), branch, on=True)
        for day in range(7 * rules.A_QUARTER):
            live(session, branch, people, day)
            now = datetime.combine(MONDAY + timedelta(days=day), time(9), zone)
            rota.look(session, now.astimezone(UTC), branch)
        turns = session.scalars(select(LeadTurn)).all()
        had = Counter(turn.member_id for turn in turns)
        assert set(had) == {member.id for member in people.values()}
        assert max(had.values()) <= 2
        assert set(Counter(turn.week_on for turn in turns).values()) == {2, 3}
        names = {member.id: name for name, member in people.items()}
        assert [names[turn.member_id] for turn in turns if turn.state == "done"] == ["同志02"]
        for turn in turns:
            if turn.state == "done":
                continue
            first, last = AWAY.get(names[turn.member_id], (999, 999))
            week = (turn.week_on - MONDAY).days
            assert not (first <= week + 6 and week <= last), names[turn.member_id]

    await store.write(play)
