"""The choice of the next question: not asked lately, new and due ones mixed, till the bank ends."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from data.models import Account, BankQuestion, Branch, Member, Memory, Round
from data.queries import choosing, question as bank
from data.store import Store
from data.values.question import Question, QuestionKind

T = TypeVar("T")
NOON = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def questions(many: int, **more: Any) -> list[Question]:
    """Makes judge questions; the first word distinguishes them."""
    return [
        Question(
            QuestionKind.JUDGE, f"{more.get('tags', ('题',))[0]}{at}对吗？", answer=(0,), **more
        )
        for at in range(many)
    ]


async def put(store: Store, *found: Question, state: str = "approved") -> None:
    """Stores questions in the one branch, made the first time."""

    def write(session: Session) -> None:
        branch = session.scalars(select(Branch)).first()
        if branch is None:
            branch = Branch(chat_id=-1, name="第一党支部", created_at=NOON)
            session.add(branch)
            session.add(Account(id=7, name="王芳", seen_at=NOON))
            session.flush()
            session.add(
                Member(branch_id=branch.id, account_id=7, name="王芳", joined_on=date(2026, 1, 1))
            )
        bank.store_all(session, branch.id, found, NOON, None, state)

    await store.write(write)


def asked(session: Session, row: BankQuestion, now: datetime, share: int = 90) -> None:
    """Records that a question was asked in the group and its round is over."""
    session.add(
        Round(
            branch_id=row.branch_id, question_id=row.id, form="poll", asked={}, posted_at=now,
            closes_at=now + timedelta(hours=8), state="closed",
        )
    )  # fmt: skip
    row.asked_at, row.due_at = now, now + timedelta(days=21 if share < 50 else 45)
    session.flush()


async def test_a_year_of_questions_mixes_and_never_repeats_soon(store: Store) -> None:
    await put(store, *questions(40))

    def year(session: Session) -> list[tuple[int, bool]]:
        found = []
        for day in range(150):
            now = NOON + day * DAY
            (row,) = choosing.next_for_group(session, 1, now)
            found.append((row.id, row.asked_at is None))
            asked(session, row, now, share=40 if row.id % 3 else 90)
        return found

    found = await store.write(year)
    last: dict[int, int] = {}
    for day, (question_id, _) in enumerate(found):
        assert day - last.get(question_id, -99) >= choosing.LATELY.days
        last[question_id] = day
    assert len(last) == 40, "in the end everything was asked"
    fresh = [is_fresh for _, is_fresh in found]
    assert all(fresh[:21]), "nothing is due yet"
    mixed = fresh[22:45]
    assert 0 < sum(mixed) < len(mixed)
    assert "FFFF" not in "".join("F" if one else "d" for one in mixed)
    assert max(Counter(one for one, _ in found).values()) <= 8


async def test_only_what_may_be_asked_is_asked(store: Store) -> None:
    await put(store, *questions(2, tags=("草稿",)), state="draft")
    await put(store, *questions(2, tags=("过期",), until=date(2026, 11, 29)))
    await put(store, *questions(1, tags=("今天到期",), until=date(2026, 11, 30)))
    await put(store, *questions(3, tags=("党章",), difficulty=1))
    await put(store, *questions(3, tags=("条例",), difficulty=4))

    def stems(session: Session, **wish: Any) -> set[str]:
        found = choosing.next_for_group(session, 1, NOON, count=20, **wish)
        assert len({one.id for one in found}) == len(found)
        return {one.stem[:2] for one in found}

    assert await store.read(stems) == {"今天", "党章", "条例"}
    assert await store.read(lambda s: stems(s, tags=("党章", "草稿"))) == {"党章"}
    assert await store.read(lambda s: stems(s, difficulty=(4, 5))) == {"条例"}
    assert await store.read(lambda s: stems(s, tags=("党章",), difficulty=(4, 5))) == set()

    def under_way(session: Session) -> None:
        for row in session.scalars(select(BankQuestion).where(BankQuestion.stem.like("党章%"))):
            asked(session, row, NOON - timedelta(hours=1))
        session.scalars(select(Round)).first().state = "open"  # type: ignore[union-attr]

    await store.write(under_way)
    assert await store.read(stems) == {"今天", "党章", "条例"}, "what was asked lately comes last"
    found = await store.read(lambda s: choosing.next_for_group(s, 1, NOON, count=20))
    assert [one.stem[:2] for one in found][-2:] == ["党章", "党章"]
    assert len(found) == 6, "and what is open now does not come at all"
    assert await store.read(lambda s: choosing.many(s, 1, NOON.date(), ("党章",))) == 3


@pytest.mark.parametrize("few", [choosing.FEW, 5])
async def test_a_tag_is_found_however_many_have_it(
    store: Store, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "FEW", few)
    await put(store, *questions(30, tags=("别的",)), *questions(8, tags=("党章",)))
    found = await store.read(lambda s: choosing.next_for_group(s, 1, NOON, tags=("党章",), count=9))
    assert len(found) == 8
    assert all(one.stem.startswith("党章") for one in found)
    assert [one.lot for one in found] == sorted(one.lot for one in found)


async def test_a_member_meets_what_is_due_and_then_what_is_new(store: Store) -> None:
    await put(store, *questions(9))

    def met(session: Session) -> list[int]:
        rows = session.scalars(select(BankQuestion).order_by(BankQuestion.lot)).all()
        for at, days in ((4, -1), (5, -3), (6, +2)):
            session.add(
                Memory(
                    member_id=1, question_id=rows[at].id, due_at=NOON + days * DAY,
                    last_at=NOON - (10 - at) * DAY, last_right=True,
                )
            )  # fmt: skip
        return [row.id for row in rows]

    by_lot = await store.write(met)

    def next_ones(session: Session, **wish: Any) -> list[int]:
        found = choosing.next_for_member(session, 1, 1, NOON, **wish)
        return [by_lot.index(one.id) for one in found]

    new = [7, 8, 0, 1, 2, 3]
    assert await store.read(lambda s: next_ones(s, count=4)) == [5, 4, *new[:2]]
    assert await store.read(lambda s: next_ones(s, count=20)) == [5, 4, *new]
    assert await store.read(lambda s: next_ones(s, count=20, due_first=False)) == [*new, 5, 4]


async def test_a_large_bank_is_not_read_through(store: Store) -> None:
    await put(store, *questions(400))
    choose: Sequence[Callable[[Session], object]] = (
        lambda s: choosing.next_for_group(s, 1, NOON),
        lambda s: choosing.next_for_member(s, 1, 1, NOON),
    )
    for work in choose:
        plans = await store.read(lambda s, work=work: explained(s, work))
        assert plans
        for plan in plans:
            assert "ix_question_" in plan, plan
            assert "Sort" not in plan, plan
            assert "TEMP B-TREE" not in plan, plan


def explained(session: Session, work: Callable[[Session], object]) -> list[str]:
    """Explains the database's plan of each statement that reads only questions."""
    said: list[tuple[str, Any]] = []
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        connection.exec_driver_sql("SET LOCAL enable_bitmapscan = off")

    def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        said.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", listen)
    work(session)
    event.remove(connection, "before_cursor_execute", listen)
    explain = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
    return [
        "\n".join(str(row) for row in connection.exec_driver_sql(explain + sql, values))
        for sql, values in said
        if "ORDER BY question." in sql
    ]
