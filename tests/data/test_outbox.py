"""The outbox's queries: each chat in order, urgent first, quiet hours, and quick in a crowd."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import Engine, delete, event, insert, literal, select, text
from sqlalchemy.orm import Session

from data.engine import open_writer
from data.migrations import upgrade
from data.models import Branch, Outgoing
from data.queries import outbox
from data.store import Store
from data.values.out import OutMessage

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def post(session: Session, chat_id: int, name: str, **values: Any) -> Outgoing:
    return outbox.post(session, chat_id, "push", OutMessage(name), values.pop("now", NOW), **values)


def taken(session: Session, now: datetime = NOW, resting: tuple[int, ...] = ()) -> str:
    """Returns the text of the message claimed next; "" for none."""
    row, _ = outbox.claim(session, now, resting)
    session.flush()
    return str(row.message["text"]) if row else ""


async def test_urgent_ones_go_first_then_those_that_waited_longest(store: Store) -> None:
    def story(session: Session) -> list[str]:
        post(session, -1, "早")
        post(session, -2, "更早", now=NOW - SECOND)
        post(session, -3, "会议", urgent=True)
        return [taken(session) for _ in range(4)]

    assert await store.write(story) == ["会议", "更早", "早", ""]


async def test_one_chat_gets_its_messages_in_order_and_one_at_a_time(store: Store) -> None:
    def story(session: Session) -> list[str]:
        rows = [post(session, -1, name) for name in "一二三"]
        session.flush()
        found = [taken(session), taken(session)]
        rows[0].state = "sent"
        return [*found, taken(session)]

    assert await store.write(story) == ["一", "", "二"]


async def test_urgent_messages_overtake_others_in_the_same_chat(store: Store) -> None:
    """Also while another message is being sent or waits for another try."""

    def story(session: Session) -> list[str]:
        post(session, -1, "学习")
        first = taken(session)
        post(session, -1, "签到", urgent=True)
        return [first, taken(session)]

    assert await store.write(story) == ["学习", "签到"]


async def test_one_that_will_be_tried_again_holds_back_its_own_lane_only(store: Store) -> None:
    def story(session: Session) -> list[str]:
        first = post(session, -1, "一")
        post(session, -1, "二")
        post(session, -1, "急", urgent=True)
        post(session, -2, "别处")
        first.tries, first.try_at = 1, NOW + 60 * SECOND
        session.flush()
        found = [taken(session) for _ in range(3)]
        return [*found, taken(session, NOW + 61 * SECOND)]

    assert await store.write(story) == ["急", "别处", "", "一"]


async def test_one_for_tomorrow_holds_back_nothing(store: Store) -> None:
    def story(session: Session) -> list[str]:
        post(session, -1, "明天", at=NOW + timedelta(days=1))
        post(session, -1, "今天")
        return [taken(session), taken(session)]

    assert await store.write(story) == ["今天", ""]


async def test_a_chat_that_rests_is_passed_over_but_for_what_is_urgent(store: Store) -> None:
    def story(session: Session) -> list[str]:
        post(session, -1, "一")
        post(session, -2, "二")
        post(session, -1, "急", urgent=True)
        return [taken(session, resting=(-1,)) for _ in range(3)]

    assert await store.write(story) == ["急", "二", ""]


async def test_a_busy_chat_costs_the_others_one_turn(store: Store) -> None:
    def story(session: Session) -> list[str]:
        for number in range(50):
            post(session, -1, f"闹 {number}")
        post(session, -2, "静")
        return [taken(session), taken(session), taken(session)]

    assert await store.write(story) == ["闹 0", "静", ""]


def branch(session: Session, number: int, **values: Any) -> int:
    row = Branch(chat_id=-number, name=f"第{number}党支部", created_at=NOW, **values)
    session.add(row)
    session.flush()
    return row.id


async def test_in_quiet_hours_what_can_wait_is_put_off_for_the_whole_branch(store: Store) -> None:
    night = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    morning = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)

    def story(session: Session) -> tuple[list[str], list[str], set[datetime]]:
        one = branch(session, 1)
        post(session, -1, "学习", now=night, branch_id=one)
        post(session, 77, "私聊", now=night, branch_id=one)
        post(session, -1, "签到", now=night, branch_id=one, urgent=True)
        post(session, -5, "没有支部", now=night)
        now = [taken(session, night) for _ in range(3)]
        waiting = select(Outgoing.try_at).where(Outgoing.state == "waiting")
        until = set(session.scalars(waiting))
        return now, [taken(session, morning) for _ in range(3)], until

    now, later, until = await store.write(story)
    assert now == ["签到", "没有支部", ""]
    assert until == {morning}
    assert later == ["学习", "私聊", ""]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Shanghai", ""),
        ("Europe/Berlin", "学习"),
        ("America/New_York", "学习"),
        ("No/Where", "学习"),
    ],
)
async def test_quiet_is_by_each_branchs_own_clock(store: Store, zone: str, said: str) -> None:
    """At 15:00 UTC it is 23:00 in Shanghai, 16:00 in Berlin and 10:00 in New York."""
    night = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)

    def story(session: Session) -> str:
        post(session, -1, "学习", now=night, branch_id=branch(session, 1, zone=zone))
        return taken(session, night)

    assert await store.write(story) == said


async def test_a_branch_without_quiet_hours_is_pushed_to_at_night(store: Store) -> None:
    night = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)

    def story(session: Session) -> str:
        awake = branch(session, 1, quiet_from=0, quiet_to=0)
        post(session, -1, "学习", now=night, branch_id=awake)
        return taken(session, night)

    assert await store.write(story) == "学习"


async def test_after_a_crash_what_may_repeat_is_sent_again_and_the_rest_given_up(
    store: Store,
) -> None:
    def story(session: Session) -> tuple[bool, list[str], list[str], list[str]]:
        post(session, -1, "学习")
        post(session, -2, "一题", repeats=False)
        assert [taken(session), taken(session)] == ["学习", "一题"]
        early = outbox.any_stale(session, NOW + outbox.LEASE)
        lost = outbox.recover(session, NOW + outbox.LEASE + SECOND)
        session.flush()
        states = list(session.scalars(select(Outgoing.state).order_by(Outgoing.id)))
        again = taken(session, NOW + outbox.LEASE + SECOND)
        return early, [row.message["text"] for row in lost], states, [again]

    early, lost, states, again = await store.write(story)
    assert (early, lost, states, again) == (False, ["一题"], ["waiting", "failed"], ["学习"])


async def test_a_renewed_lease_does_not_run_out(store: Store) -> None:
    def story(session: Session) -> bool:
        row = post(session, -1, "学习")
        taken(session)
        outbox.renew(session, [row.id], NOW + 10 * SECOND)
        return outbox.any_stale(session, NOW + 24 * SECOND)

    assert not await store.write(story)


async def test_one_that_never_gets_written_down_is_not_sent_for_ever(store: Store) -> None:
    def story(session: Session) -> str:
        row = post(session, -1, "学习")
        row.tries = outbox.MOST_TRIES - 1
        taken(session)
        outbox.recover(session, NOW + timedelta(minutes=1))
        return row.state

    assert await store.write(story) == "failed"


async def test_a_second_push_within_ten_minutes_rings_no_bell(store: Store) -> None:
    def story(session: Session) -> list[bool]:
        found = []
        for state, urgent, minutes in (("sent", False, 9), ("sent", True, 9), ("sent", False, 10)):
            session.execute(delete(Outgoing))
            row = post(session, -1, "学习", urgent=urgent)
            row.state, row.sent_at = state, NOW - timedelta(minutes=minutes)
            session.flush()
            found.append(outbox.rang_lately(session, -1, NOW))
        return found

    assert await store.write(story) == [True, False, False]


# However messages are posted, sent, refused and put off: each chat's order holds, and all end.

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["post", "urgent", "take", "take", "take", "sent", "later", "crash", "wait"]
        ),
        st.integers(-3, -1),
        st.integers(1, 40),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    made = open_writer(f"sqlite:///{tmp_path_factory.mktemp('outbox') / 'one.sqlite3'}")
    upgrade(made)
    return made


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_whatever_happens_each_lane_keeps_its_order_and_comes_to_an_end(
    engine: Engine, steps: list[tuple[str, int, int]]
) -> None:
    with Session(engine) as session, session.begin():
        session.execute(delete(Outgoing))
        played = Played(session)
        for step, chat_id, seconds in steps:
            played.step(step, chat_id, seconds)
        while played.flying:
            played.end("sent", 0)
        posted = session.query(Outgoing).count()
        for _ in range(posted * 4 + 1):
            played.step("wait", -1, 60)
            while played.take():
                played.end("sent", 0)
        states = set(session.scalars(select(Outgoing.state)))
        assert states <= {"sent"}, "everything ends"
        assert len(played.sent) == posted
        for lane in {(chat, urgent) for _, chat, urgent in played.sent}:
            order = [number for number, *its in played.sent if tuple(its) == lane]
            assert order == sorted(order), "each chat's messages arrive as they were posted"
        session.rollback()


class Played:
    """A random history of the outbox; `sent` holds id, chat and urgency in the order of sending."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = NOW
        self.flying: list[Outgoing] = []
        self.sent: list[tuple[int, int, bool]] = []

    def step(self, step: str, chat_id: int, seconds: int) -> None:
        if step in {"post", "urgent"}:
            post(self.session, chat_id, "学习", now=self.now, urgent=step == "urgent")
            self.session.flush()
        elif step == "take":
            self.take()
        elif step == "wait":
            self.now += timedelta(seconds=seconds)
        elif step == "crash":
            self.flying.clear()
            self.now += outbox.LEASE + SECOND
            self.session.flush()
            outbox.recover(self.session, self.now)
            self.session.flush()
        elif self.flying:
            self.end(step, seconds)

    def take(self) -> bool:
        row, _ = outbox.claim(self.session, self.now)
        self.session.flush()
        if row is None:
            return False
        lanes = {(one.chat_id, one.urgent) for one in self.flying}
        assert (row.chat_id, row.urgent) not in lanes, "one at a time"
        self.flying.append(row)
        return True

    def end(self, step: str, seconds: int) -> None:
        row = self.flying.pop(0)
        if step == "sent":
            row.state, row.sent_at = "sent", self.now
            self.sent.append((row.id, row.chat_id, row.urgent))
        else:
            row.state, row.try_at = "waiting", self.now + timedelta(seconds=seconds)
        self.session.flush()


# In the crowd


async def crowd(store: Store, waiting: int, sent: int) -> None:
    """Makes messages of many chats: some sent, some waiting, a hundred of them in one busy
    group."""
    await store.write(lambda s: branch(s, 1))
    first = select(literal(0).label("n")).cte(recursive=True)
    numbers = first.union_all(select(first.c.n + 1).where(first.c.n < max(waiting, sent) - 1))
    n = numbers.c.n
    for state, many in (("sent", sent), ("waiting", waiting)):
        row = {
            "branch_id": 1, "kind": "push", "message": {"text": "学习"}, "created_at": NOW,
            "try_at": NOW, "state": state, "sent_at": NOW if state == "sent" else None,
        }  # fmt: skip
        given = {
            name: literal(value, Outgoing.__table__.c[name].type) for name, value in row.items()
        }
        given["chat_id"] = -1 - n % 10_000
        given["urgent"] = (n % 100 == 0) if state == "sent" else literal(False)
        copied = insert(Outgoing).from_select([*given], select(*given.values()).where(n < many))
        await store.write(lambda s, copied=copied: s.execute(copied))
    await store.write(lambda s: s.execute(text("ANALYZE")))


async def test_the_indexes_serve_a_hundred_thousand_messages(store: Store) -> None:
    await crowd(store, waiting=50_000, sent=50_000)
    said: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        said.append((statement, parameters))

    event.listen(store.writer, "before_cursor_execute", note)

    def story(session: Session) -> None:
        outbox.any_due(session, NOW)
        outbox.any_stale(session, NOW)
        outbox.heads(session, NOW, urgent=True, most=1)
        outbox.heads(session, NOW, urgent=False, resting=[-1, -2])
        outbox.rang_lately(session, -7, NOW)
        outbox.give_up_chat(session, 0, -7)

    await store.write(story)
    event.remove(store.writer, "before_cursor_execute", note)
    sqlite = store.writer.dialect.name == "sqlite"
    asked = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    for statement, parameters in said:
        if not statement.startswith(("SELECT", "UPDATE")):
            continue
        found = await store.read(
            lambda s, said=asked + statement, with_=parameters: "\n".join(
                str(row) for row in s.connection().exec_driver_sql(said, with_)
            )
        )
        assert "ix_outbox_" in found, statement
        assert "SCAN outbox\n" not in found + "\n", found
        assert "Seq Scan" not in found, found
        assert "Sort" not in found, found
        assert "TEMP B-TREE" not in found, found
