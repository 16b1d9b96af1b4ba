"""Forged buttons and links at everything that belongs to study: nothing of others changes, and
nothing is revealed."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from data.models import (
    Answer,
    BankQuestion,
    Base,
    Branch,
    Check,
    CheckLine,
    Contest,
    Contribution,
    LeadTurn,
    MakeUp,
    Material,
    Meeting,
    Member,
    Minute,
    Note,
    Outside,
    Player,
    PointEntry,
    PointRule,
    QuestionReport,
    Reading,
    Record,
    RecordTemplate,
    Round,
    Series,
    SetAside,
    Talk,
    Topic,
)
from data.values.asked import shown
from data.values.out import OutFile
from data.values.points import Rule
from data.values.question import Question, QuestionKind
from data.values.study import Figures
from handlers.features import REGISTRY
from sandbox import Person
from tests.stories.branches import tap_all
from tests.town import Town

SECRET = "保密"
DAY = date(2026, 11, 23)
PERIODS = ("w20261123", "m20261101", "q20261001", "y20260101", "w20261116")
WORDS = ("", "0", "x", "m", "w", "y", "p", "h", "g", "on", "off", "speech", "lead", "zh-Hans")
KEEPERS = (
    *(BankQuestion, Branch, Check, CheckLine, Contest, Material, Meeting, Member, Outside),
    *(PointRule, Record, Minute, RecordTemplate, Series, Talk),
)
"""The tables in which a member without a post changes nothing by buttons."""


async def studious(town: Town) -> Person:
    """Makes 陈静's branch with some of everything, three of a kind; returns 刘洋, who keeps another
    one."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳", "李强", "赵敏")
    await town.app.store.write(_fill)
    _, liu = await town.second()
    for name in ("王芳", "李强"):
        await town.start(town.person(name))
    return liu


def _fill(session: Session) -> None:
    branch = session.scalars(select(Branch)).one()
    names = ("李强", "赵敏", "陈静")
    who = [session.scalars(select(Member).where(Member.name == name)).one() for name in names]
    for at in range(3):
        for rows in _some(branch, who[at], at):
            session.add_all(rows)
            session.flush()


def _some(branch: Branch, who: Member, at: int) -> Any:
    """Adds one of everything, in the order of their dependencies."""
    now = datetime(2026, 11, 24 + at, 1, tzinfo=UTC)
    later, one, said = now + timedelta(days=9), at + 1, f"{SECRET}{at}"
    state = ("open", "closed", "open")[at]
    options = [f"{SECRET}甲", f"{SECRET}乙"]
    question = Question(QuestionKind.SINGLE, said, options=tuple(options), answer=(0,))
    mine: dict[str, Any] = {"branch_id": branch.id}
    hers: dict[str, Any] = {"member_id": who.id}
    yield [
        Material(**mine, title=said, body=said, key=said, added_at=now, state="ready"),
        Series(**mine, name=said),
        BankQuestion(
            **mine, key=said, kind="single", stem=said, options=options, answer=[0], lot=at,
            added_at=now, state=("approved", "draft", "approved")[at], explanation=said,
        ),
        Meeting(
            **mine, kind="lecture", topic=said, starts_at=now, ends_at=now + timedelta(hours=1),
            opens_at=now, late_at=now, closes_at=now, state=("closed", "planned", "closed")[at],
            created_at=now,
        ),
        Topic(
            **mine, kind="word", title=said, body=said, added_at=now, posted_at=now,
            closes_at=later, closed_at=now if state == "closed" else None,
            state=("open", "closed", "ready")[at], summary=said,
        ),
        Contest(
            **mine, kind=("group", "duel", "duel")[at], title=said, questions=[1, 3], seconds=30,
            created_at=now, begins_at=now, state=("running", "joining", "running")[at],
        ),
        Check(
            **mine, kind="week", from_on=DAY - timedelta(7 * at),
            until_on=DAY + timedelta(6 - 7 * at), frozen_at=now,
        ),
        Talk(**mine, **hers, on=DAY, note=said, by_account_id=1, at=now),
        Outside(
            **hers, title=said, minutes=60, day=DAY, by_account_id=1, at=now,
            evidence=OutFile("document", said, file_id=said).as_json(),
        ),
        PointRule(**mine, code=list(Rule)[at], points=5, a_day=5, a_week=9),
        PointEntry(**mine, **hers, code="speech", cause=f"topic:{one}", points=3, day=DAY, at=now),
        RecordTemplate(
            **mine, kind=("", "lecture", "committee")[at], name=said, content=b"x",
            by_account_id=1, at=now,
        ),
    ]  # fmt: skip
    yield [
        Reading(
            **mine, material_id=one, title=said, minutes=3, posted_at=now, deadline_at=later
        ),
        Round(
            **mine, question_id=one, form="poll", posted_at=now, closes_at=later, state=state,
            asked=shown(question, options, ""),
        ),
        Contribution(
            topic_id=one, **hers, chat_id=branch.chat_id, message_id=900 + at, at=now, length=20,
            excerpt=said, counts=True,
        ),
        LeadTurn(**mine, **hers, week_on=DAY + timedelta(7 * at), named_at=now),
        Player(contest_id=one, **hers, joined_at=now),
        CheckLine(check_id=one, **hers, figures=Figures().as_json(), light="red"),
        Record(
            meeting_id=one, host=said, agenda=said, starts_at=now, ends_at=later, begun_by=1,
            begun_at=now,
        ),
        Minute(meeting_id=one, place=1, kind="speech", text=said, by_account_id=1, at=now),
        Note(material_id=one, **hers, text=said, at=now),
        QuestionReport(question_id=one, **hers, reason=said, at=now),
    ]  # fmt: skip
    yield [
        MakeUp(
            **mine, **hers, meeting_id=one, material_id=one, questions=[1], assigned_at=now,
            state=("open", "done", "open")[at],
        ),
        Answer(round_id=one, voter_id=who.account_id, **hers, options=[0], at=now, right=True),
    ]  # fmt: skip


def owned(session: Session, branch_id: int = 1) -> dict[str, list[tuple[object, ...]]]:
    """Returns table → every row that belongs to a branch, even through other tables."""
    ids: dict[str, set[object]] = defaultdict(set, {"branch": {branch_id}})
    found = {}
    for table in Base.metadata.sorted_tables:
        links = [
            column.in_(ids[foreign.column.table.name])
            for column in table.columns
            for foreign in column.foreign_keys
            if foreign.column.table is not table
        ]
        if table.name == "branch":
            links = [table.c.id == branch_id]
        if not links or table.name in {"account", "draft"}:
            continue
        rows = session.execute(
            select(table).where(or_(*links)).order_by(*table.primary_key.columns)
        )
        found[table.name] = [tuple(row) for row in rows]
        if "id" in table.c:
            ids[table.name] = {row[_place(table)] for row in found[table.name]}
    return found


def _place(table: Table) -> int:
    return list(table.columns).index(table.c.id)


def _others(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Returns the rows without 王芳's own, whose settings are hers."""
    return [row for row in rows if "王芳" not in row]


def forged(dice: Random, verbs: list[str], joint: str) -> str:
    """Makes a verb with arguments as the pages of study have them: ids that exist, periods,
    words."""
    args = [
        str(dice.randint(1, 4)),
        dice.choice((*PERIODS, *WORDS, *map(str, range(1, 5)))),
        dice.choice((*WORDS, *map(str, range(5)))),
        *dice.choice(((), ("0",), ("1",))),
    ]
    return joint.join([dice.choice(verbs), *args[: dice.randint(1, 4)]])[:64]


VERBS = sorted(REGISTRY.buttons)
LINKS = sorted(REGISTRY.links)


@pytest.mark.parametrize("who", ["stranger", "secretary of another branch"])
async def test_what_a_branch_studies_is_its_own(town: Town, who: str) -> None:
    person = liu = await studious(town)
    if who == "stranger":
        person = town.box.world.person("外人")
        await town.start(person)
    dice = Random(7)
    before = await town.look(owned)
    told_before = len(town.told(liu))
    said = await tap_all(
        town, person, town.last(person), [forged(dice, VERBS, ":") for _ in range(500)]
    )
    for verb in LINKS:
        for number in (1, 2):
            await town.start(person, f"{verb}_{number}_{dice.choice(PERIODS + WORDS[:2])}")
    said += [message.text for message in town.told(person)[told_before:]]
    assert await town.look(owned) == before
    assert await town.every(SetAside) == []
    assert [text for text in said if SECRET in text] == []


async def test_a_member_changes_nothing_that_is_for_the_committee(town: Town) -> None:
    await studious(town)
    fang, dice = town.person("王芳"), Random(8)
    before = await town.look(owned)
    await tap_all(town, fang, town.last(fang), [forged(dice, VERBS, ":") for _ in range(500)])
    assert [row.error for row in await town.every(SetAside)] == []
    after = await town.look(owned)
    for kind in KEEPERS:
        table = kind.__tablename__
        assert _others(after[table]) == _others(before[table]), table
    told = "\n".join(message.text for message in town.told(fang))
    assert f"谈话 {SECRET}" not in told


async def test_whatever_a_secretary_taps_ends_in_answers(town: Town) -> None:
    await studious(town)
    dice = Random(9)
    page = town.last(town.chen)
    await tap_all(town, town.chen, page, [forged(dice, VERBS, ":") for _ in range(500)])
    assert [row.error for row in await town.every(SetAside)] == []
