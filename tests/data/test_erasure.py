"""Who was erased is in no column of any table and in no file, and the counts of the past stay."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Attendance,
    Base,
    Branch,
    Erasure,
    Errand,
    Meeting,
    Member,
    MemberChange,
    Minute,
    Record,
)
from data.queries import erasure, errand as errands, own_data, roster
from data.queries.member import change
from data.store import Store
from tests.filled import AT, files_with, fill, people, traces

NAME, NUMBER = "欧阳若兰", 7_654_321_098
OTHER, OTHER_NUMBER = "司马相如", 7_111_222_333
CALLED = "已删除成员"
LATER = AT + timedelta(days=30)
SOUGHT = (NAME, str(NUMBER))


def branch(session: Session, chat_id: int = -1001) -> Branch:
    made = Branch(chat_id=chat_id, name="第一支部", created_at=AT)
    session.add(made)
    session.flush()
    return made


def both(session: Session, **fixed: Any) -> tuple[Member, Member]:
    """Makes a branch in which each of two people has a row in every table, done by the other."""
    here = branch(session)
    one = people(session, here, NAME, NUMBER)
    two = people(session, here, OTHER, OTHER_NUMBER)
    fill(session, one, two, **fixed)
    fill(session, two, one, **fixed)
    return one, two


def counts(session: Session) -> dict[str, int]:
    return {
        name: session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in Base.metadata.tables.items()
    }


def erased(session: Session, member_id: int) -> Erasure | None:
    """Erases a member, and does what the tidy job does at once after it."""
    done = erasure.erase(session, member_id, LATER, CALLED)
    for number in erasure.unswept(session):
        last: int | None = 0
        while last is not None:
            last = erasure.sweep(session, number, last, 2, LATER)
    return done


async def found(store: Store, *wanted: str) -> set[str]:
    return await store.read(lambda s: traces(s.connection(), wanted))


async def test_the_crawler_finds_a_name_wherever_it_is_put(store: Store) -> None:
    await store.write(lambda s: both(s) and None)
    everywhere = await found(store, *SOUGHT)
    assert len(everywhere) > 70
    assert {"outbox.message", "draft.data", "record.facts", "account.id"} <= everywhere


async def test_an_erased_member_is_in_no_column_of_any_table(store: Store) -> None:
    one, _ = await store.write(both)
    before = await found(store, OTHER, str(OTHER_NUMBER))
    assert await store.write(lambda s: erased(s, one.id)) is not None
    assert await found(store, *SOUGHT) == set()
    lost = before - await found(store, OTHER, str(OTHER_NUMBER))
    # Rows about the erased one alone say no more who decided about them; their errands end, also
    # those about others.
    assert {name.partition(".")[0] for name in lost} <= {"handover", "claim", "newcomer", "errand"}


async def test_the_counts_of_the_past_stay(store: Store) -> None:
    one, _ = await store.write(both)
    before = await store.read(counts)
    await store.write(lambda s: erased(s, one.id))
    after = await store.read(counts)
    fewer = {name for name in before if after[name] < before[name]}
    assert fewer == {
        "account", "calendar_address", "claim", "code_guess", "contact", "draft", "erasure_request",
        "founding_request", "handover", "memory", "newcomer", "note", "outbox", "practice",
        "set_aside", "stray_vote", "streak",
    }  # fmt: skip
    assert after["erasure"] == 1


async def test_filed_records_keep_the_name_for_the_archive_term(store: Store) -> None:
    filed = {"meeting__state": "closed", "record__filed_at": AT, "notice__posted_at": AT}
    one, _ = await store.write(lambda s: both(s, **filed))
    await store.write(lambda s: erased(s, one.id))
    assert await found(store, str(NUMBER)) == set()
    kept = await found(store, NAME)
    assert {name.partition(".")[0] for name in kept} == {
        "attendance", "correction", "erasure", "meeting", "minute", "notice", "notice_version",
        "record", "record_change",
    }  # fmt: skip
    assert "attendance.reason" not in kept

    def finish(session: Session, now: datetime) -> bool:
        return erasure.finish(session, session.scalars(select(Erasure)).one(), now, CALLED)

    assert not await store.write(lambda s: finish(s, AT + timedelta(days=3600)))
    assert await found(store, *SOUGHT) == kept
    assert await store.write(lambda s: finish(s, AT + timedelta(days=3700)))
    assert await found(store, *SOUGHT) == set()


async def test_what_was_not_filed_loses_the_name_at_once(store: Store) -> None:
    one, _ = await store.write(both)
    await store.write(lambda s: erased(s, one.id))
    rows = await store.read(
        lambda s: (
            s.scalars(select(Minute.speaker).where(Minute.speaker_id == one.id)).all(),
            s.scalars(select(Record.recorder).where(Record.recorder_id == one.id)).all(),
            s.scalars(select(Attendance.name).where(Attendance.member_id == one.id)).all(),
        )
    )
    assert rows == ([CALLED], [CALLED], [CALLED])


async def test_a_namesake_keeps_the_name(store: Store) -> None:
    def prepare(session: Session) -> tuple[int, int]:
        one, two = both(session)
        two.name = NAME
        session.add(Meeting(
            branch_id=one.branch_id, kind="lecture", topic=f"{NAME}领学", starts_at=AT, ends_at=AT,
            opens_at=AT, late_at=AT, closes_at=AT, created_at=AT,
        ))  # fmt: skip
        return one.id, two.id

    one, two = await store.write(prepare)
    await store.write(lambda s: erased(s, one))
    names = await store.read(lambda s: [s.get_one(Member, key).name for key in (one, two)])
    assert names == [CALLED, NAME]
    topics = await store.read(lambda s: set(s.scalars(select(Meeting.topic))))
    assert f"{NAME}领学" in topics, "it may be the other one"


async def test_who_is_in_another_branch_stays_there(store: Store) -> None:
    def prepare(session: Session) -> tuple[int, int, dict[str, int]]:
        one, _ = both(session)
        there = branch(session, -1002)
        again = Member(
            branch_id=there.id, account_id=NUMBER, name=NAME, joined_on=AT.date(), post="none"
        )
        session.add(again)
        session.flush()
        before = fill(session, again, again)
        return one.id, there.id, before

    one, there, rows = await store.write(prepare)

    def everything(session: Session) -> dict[str, list[tuple[Any, ...]]]:
        held = {}
        for name, key in rows.items():
            table = Base.metadata.tables[name]
            if name not in {"set_aside", "account", "stray_vote", "contact", "branch"}:
                first = next(iter(table.primary_key))
                held[name] = [tuple(r) for r in session.execute(select(table).where(first == key))]
        return held

    before = await store.read(everything)
    await store.write(lambda s: erased(s, one))
    assert await store.read(everything) == before
    assert await store.read(lambda s: s.get_one(Account, NUMBER).name) == f"{NAME}的号"
    assert await store.read(lambda s: s.get_one(Branch, there).name) == "第一支部"


async def test_names_and_accounts_of_before_go_too(store: Store) -> None:
    def prepare(session: Session) -> int:
        one, two = both(session)
        at = {"holds_from": AT.date(), "at": AT, "by_account_id": two.account_id}
        session.add(
            MemberChange(member_id=one.id, field="name", before="欧阳小兰", after=NAME, **at)
        )
        session.add(MemberChange(
            member_id=one.id, field="account_id", before="7000000001", after=str(NUMBER), **at
        ))  # fmt: skip
        session.add(Meeting(
            branch_id=one.branch_id, kind="lecture", topic="欧阳小兰领学", starts_at=AT, ends_at=AT,
            opens_at=AT, late_at=AT, closes_at=AT, created_at=AT, created_by=7000000001,
        ))  # fmt: skip
        return one.id

    one = await store.write(prepare)
    await store.write(lambda s: erased(s, one))
    assert await found(store, "欧阳小兰", "7000000001") == set()


async def test_an_errand_under_way_ends_and_says_nothing(store: Store) -> None:
    one, _ = await store.write(both)

    def begin(session: Session) -> Errand:
        data = {"branch": one.branch_id, "chat": NUMBER, "name": f"{NAME}.xlsx"}
        errands.add(session, AT, "roster", data, bot_id=42)
        session.flush()
        row = errands.claim(session, LATER, (), [42], ["roster"])
        assert row is not None
        return row

    row = await store.write(begin)
    await store.write(lambda s: erased(s, one.id))
    assert not await store.write(lambda s: errands.finish(s, row, "done"))
    assert await found(store, *SOUGHT) == set()


async def test_two_processes_erase_once(new_database: Any) -> None:
    url = new_database()
    first, second = Store(url), Store(url)
    for one in (first, second):
        await one.start()
    member, _ = await first.write(both)
    tasks = [one.submit(lambda s: erased(s, member.id)) for one in (first, second)]
    done = [await task for task in tasks]
    assert sum(one is not None for one in done) == 1
    assert len(await first.read(lambda s: s.scalars(select(Erasure)).all())) == 1
    for one in (first, second):
        await one.stop()


@pytest.mark.parametrize("new_database", ["sqlite"], indirect=True)
async def test_the_file_on_the_disk_forgets_too(store: Store, tmp_path: Path) -> None:
    one, _ = await store.write(both)
    assert files_with(tmp_path, SOUGHT)
    await store.write(lambda s: erased(s, one.id))
    await store.forget_traces()
    assert files_with(tmp_path, SOUGHT) == set()


async def test_mydata_asks_every_table_and_names_nobody_else(store: Store) -> None:
    await store.write(lambda s: both(s) and None)
    facts = await store.read(lambda s: own_data.everything(s, s.get_one(Account, NUMBER)))
    assert [key for key, rows in facts.items() if not rows] == []
    said = repr(facts)
    assert str(OTHER_NUMBER) not in said
    members = await store.read(lambda s: {one.name: one.id for one in s.scalars(select(Member))})

    def ids(value: Any) -> set[Any]:
        if isinstance(value, dict):
            mine = {one for key, one in value.items() if key in {"member_id", "to_id", "swap_with"}}
            return mine.union(*map(ids, value.values()))
        return set().union(*map(ids, value)) if isinstance(value, list) else set()

    assert ids(facts) == {members[NAME]}


async def test_a_merged_row_is_erased_with_what_both_had(store: Store) -> None:
    def prepare(session: Session) -> tuple[int, int]:
        causes = {"hours__cause": "outside:1", "point_entry__cause": "outside:1"}
        one, two = both(session, **causes)
        target = people(session, session.get_one(Branch, one.branch_id), "欧阳兰", 7_000_000_009)
        fill(session, target, two, **causes)
        change(session, target, "account_id", None, by=1, now=AT, holds_from=AT.date())
        session.flush()
        roster.merge(session, one, target, by=OTHER_NUMBER, now=AT, day=AT.date())
        return one.id, target.id

    source, target = await store.write(prepare)
    spoken = await store.read(
        lambda s: s.scalars(select(Minute.speaker_id).where(Minute.speaker_id.is_not(None))).all()
    )
    assert source not in spoken
    assert await store.read(
        lambda s: s.scalars(select(Record).where(Record.recorder_id == target)).all()
    ), "the recorder follows the row"
    assert await store.write(lambda s: erased(s, source)) is None
    await store.write(lambda s: erased(s, target))
    assert await found(store, *SOUGHT, "欧阳兰", "7000000009") == set()


async def test_an_erased_row_is_erased_once_and_merges_with_none(store: Store) -> None:
    one, _ = await store.write(both)
    await store.write(lambda s: erased(s, one.id))
    assert await store.write(lambda s: erased(s, one.id)) is None
    gone = await store.read(
        lambda s: (roster.gone(s, 1), roster.merge_targets(s, s.get_one(Member, 2)))
    )
    assert gone == ([], [])
