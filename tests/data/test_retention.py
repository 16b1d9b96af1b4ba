"""What was kept long enough goes, by kind, in small steps; what is younger or counts stays."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Attendance,
    Branch,
    CodeGuess,
    Contribution,
    Erasure,
    Meeting,
    Member,
    Note,
    Outgoing,
    Receipt,
    Talk,
)
from data.personal import PERSONAL
from data.queries import retention
from data.store import Store
from data.values.retention import Retention
from schedules import tidy
from schedules.tidy import Tidy
from tests.filled import AT, fill, people

NAME = "欧阳若兰"


def prepare(session: Session, **fixed: Any) -> int:
    branch = Branch(chat_id=-1001, name="第一支部", created_at=AT)
    session.add(branch)
    session.flush()
    member = people(session, branch, NAME, 7_654_321_098)
    fill(session, member, member, meeting__state="closed", **fixed)
    return member.id


async def tidied(store: Store, now: datetime, **days: int) -> None:
    assert await Tidy(store, lambda: now, Retention(**days)).run()


async def test_what_members_typed_goes_after_its_time_and_the_rows_stay(store: Store) -> None:
    await store.write(prepare)
    await tidied(store, AT + timedelta(days=99), study=100)
    assert await store.read(lambda s: s.scalars(select(Talk.note)).one()) == f"{NAME}说"
    await tidied(store, AT + timedelta(days=101), study=100)

    def left(session: Session) -> tuple[Any, ...]:
        said = session.scalars(select(Contribution)).one()
        return (
            session.scalars(select(Talk.note)).one(),
            session.scalars(select(Note.text)).one(),
            (said.excerpt, said.name, said.message_id, said.member_id is not None),
            len(session.scalars(select(Receipt)).all()),
        )

    assert await store.read(left) == ("", "", ("", "", None, True), 1)


async def test_every_table_of_typed_text_can_say_how_old_it_is() -> None:
    assert {table.name for table in retention.TYPED} >= {"note", "talk", "contribution", "answer"}
    assert all("at" in table.c and "id" in table.c for table in retention.TYPED)
    assert all(PERSONAL[table.name].own for table in retention.TYPED)


async def test_zero_keeps_for_ever(store: Store) -> None:
    await store.write(prepare)
    await tidied(store, AT + timedelta(days=9000), study=0, left=0, stranger=0)
    assert await store.read(lambda s: s.scalars(select(Talk.note)).one()) == f"{NAME}说"


async def test_messages_and_guesses_go_when_they_are_done_with(store: Store) -> None:
    await store.write(lambda s: prepare(s, outbox__state="sent"))
    await tidied(store, AT + timedelta(days=9), work=10)
    assert len(await store.read(lambda s: s.scalars(select(Outgoing)).all())) == 1
    await tidied(store, AT + timedelta(days=11), work=10)
    for model in (Outgoing, CodeGuess):
        assert await store.read(lambda s, one=model: s.scalars(select(one)).all()) == []


async def test_who_left_long_ago_is_erased(store: Store) -> None:
    member_id = await store.write(prepare)

    def leave(session: Session) -> None:
        session.get_one(Member, member_id).left_on = date(2026, 12, 1)

    await store.write(leave)
    await tidied(store, AT + timedelta(days=50), left=100)
    assert await store.read(lambda s: s.get_one(Member, member_id).name) == NAME
    await tidied(store, AT + timedelta(days=200), left=100)
    name = await store.read(lambda s: s.get_one(Member, member_id).name)
    assert name == f"已抹除成员 {member_id}"
    (done,) = await store.read(lambda s: s.scalars(select(Erasure)).all())
    assert (done.member_id, done.filed_at, done.names) == (member_id, None, [NAME])
    await tidied(store, AT + timedelta(days=3700), left=100)
    (done,) = await store.read(lambda s: s.scalars(select(Erasure)).all())
    assert (done.filed_at is not None, done.names) == (True, [])


async def test_strangers_go_and_visitors_keep_their_line(store: Store) -> None:
    await store.write(prepare)

    def come(session: Session) -> None:
        session.add(Account(id=77, name="路人", seen_at=AT))
        session.add(Account(id=78, name="来访者", seen_at=AT))
        session.flush()
        meeting = session.scalars(select(Meeting)).one()
        session.add(Attendance(
            meeting_id=meeting.id, guest_id=78, name="来访者", standing="guest", expected=False,
            votes=False, status="observing",
        ))  # fmt: skip

    await store.write(come)
    await tidied(store, AT + timedelta(days=401))
    assert set(await store.read(lambda s: s.scalars(select(Account.id)).all())) == {
        78,
        7_654_321_098,
    }
    await tidied(store, AT + timedelta(days=3700), left=0)
    await tidied(store, AT + timedelta(days=3701), left=0)
    visitor = await store.read(
        lambda s: s.scalars(select(Attendance).where(Attendance.status == "observing")).one()
    )
    assert (visitor.name, visitor.guest_id) == ("来宾", None)
    assert await store.read(lambda s: s.scalars(select(Account.id)).all()) == [7_654_321_098]


async def test_many_rows_go_in_small_steps(store: Store, monkeypatch: Any) -> None:
    monkeypatch.setattr(tidy, "AT_ONCE", 3)
    monkeypatch.setattr(tidy, "PAUSE", 0)
    member_id = await store.write(prepare)

    def talk(session: Session) -> None:
        branch_id = session.get_one(Member, member_id).branch_id
        for number in range(10):
            session.add(Talk(
                branch_id=branch_id, member_id=member_id, on=AT.date(), note=f"谈话{number}",
                by_account_id=1, at=AT,
            ))  # fmt: skip

    await store.write(talk)
    await tidied(store, AT + timedelta(days=101), study=100)
    assert set(await store.read(lambda s: s.scalars(select(Talk.note)).all())) == {""}
