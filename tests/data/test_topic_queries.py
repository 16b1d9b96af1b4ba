"""Topics, contributions and turns in the database: who is counted, and what is merged."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, Branch, Contribution, LeadTurn, Member, Topic
from data.queries import contribution as contributions, lead, roster, topic as topics
from data.store import Store

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 30)


def branch_with(session: Session, *people: tuple[str, str]) -> tuple[Branch, dict[str, Member]]:
    """Makes a branch with members by name and standing, on the roster for long."""
    branch = Branch(chat_id=-100, name="第一党支部", created_at=NOW)
    session.add(branch)
    session.flush()
    found = {
        name: Member(branch_id=branch.id, name=name, standing=standing, joined_on=date(2026, 1, 1))
        for name, standing in people
    }
    session.add_all(found.values())
    session.flush()
    return branch, found


def say(session: Session, topic: Topic, who: Member | str, **more: object) -> Contribution:
    fields: dict[str, object] = {
        "topic_id": topic.id,
        "member_id": who.id if isinstance(who, Member) else None,
        "name": who if isinstance(who, str) else "",
        "chat_id": -100,
        "at": NOW,
        "length": 20,
        "counts": True,
        "excerpt": "说了",
    }
    row = Contribution(**{**fields, **more})
    session.add(row)
    session.flush()
    return row


async def test_people_are_counted_once_expected_and_others_apart(store: Store) -> None:
    def play(session: Session) -> None:
        branch, people = branch_with(
            session, ("王芳", "full"), ("李强", "full"), ("赵敏", "full"), ("孙浩", "guest")
        )
        session.add(Away(member_id=people["赵敏"].id, from_on=DAY, until_on=DAY))
        topic = topics.add(session, branch.id, "word", "清单", NOW, None, state="open")
        say(session, topic, people["王芳"], message_id=1, words={"清单": 3, "窗口": 1})
        say(session, topic, people["王芳"], message_id=2, words={"清单": 1})
        say(session, topic, people["李强"], message_id=3, counts=False)
        say(session, topic, people["赵敏"], message_id=4, at=NOW + timedelta(minutes=1))
        say(session, topic, people["孙浩"], message_id=5, gone_at=NOW)
        for number in (6, 7):
            say(session, topic, "路人", message_id=number, at=NOW - timedelta(minutes=1))
        assert topics.spoken(session, topic, DAY) == topics.Spoken(2, 1, 2, 5)
        assert contributions.voices(session, topic.id) == ["赵敏", "王芳", "路人"]
        assert contributions.words(session, topic.id) == {"清单": 2, "窗口": 1}
        marks = contributions.marks_of_others
        assert len(marks(session, topic.id, people["王芳"].id, "")) == 3
        assert len(marks(session, topic.id, None, "路人")) == 3

    await store.write(play)


async def test_a_plan_posts_the_weeks_lead_speaker_first_and_nobodys_of_later_weeks(
    store: Store,
) -> None:
    def play(session: Session) -> None:
        branch, people = branch_with(session, ("王芳", "full"), ("李强", "full"))
        for title in ("甲", "乙"):
            topics.add(session, branch.id, "word", title, NOW, None)
        for weeks, name in ((0, "王芳"), (1, "李强")):
            theme = topics.add(session, branch.id, "lead", f"{name}的", NOW, None)
            turn = lead.name(session, branch.id, DAY + timedelta(weeks=weeks), people[name].id, NOW)
            turn.topic_id = theme.id
        session.flush()

        def titles(kind: str = "", week: date = DAY) -> list[str]:
            return [one.title for one in topics.coming(session, branch.id, kind, week)]

        assert titles() == ["王芳的", "甲", "乙"]
        assert titles("word") == ["甲", "乙"]
        assert titles("lead") == ["王芳的"]
        assert titles("", DAY + timedelta(weeks=1)) == ["李强的", "甲", "乙", "王芳的"]

    await store.write(play)


async def test_contributions_and_turns_of_both_rows_become_one_persons(store: Store) -> None:
    def play(session: Session) -> None:
        branch, people = branch_with(session, ("芳芳", "full"), ("王芳", "full"))
        source, target = people["芳芳"], people["王芳"]
        topic = topics.add(
            session, branch.id, "lead", "清单", NOW, None, proposed_by=source.id, lead_id=source.id
        )
        say(session, topic, source, message_id=1)
        say(session, topic, target, message_id=2)
        turn = lead.name(session, branch.id, DAY, source.id, NOW)
        turn.swap_with = source.id
        session.flush()
        roster.merge(session, source, target, by=1, now=NOW, day=DAY)
        session.expire_all()
        assert {row.member_id for row in session.scalars(select(Contribution))} == {target.id}
        row = session.scalars(select(LeadTurn)).one()
        assert (row.member_id, row.swap_with) == (target.id, target.id)
        assert (topic.proposed_by, topic.lead_id) == (target.id, target.id)

    await store.write(play)
