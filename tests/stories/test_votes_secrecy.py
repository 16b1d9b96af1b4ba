"""Secrecy: after thirty votes nothing in tables, files and dead rows says who voted what.

The attacker of these tests has the database, its files and their order, and no key. Everything that
has an order (rows, files, transaction numbers, places in the table) is compared with the order in
which people voted: a design that links them does so far better than chance.
"""

import random
import re
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from data.engine import open_writer
from data.models import Elector, Member, SealedBallot, VoteKey
from data.queries import vote as queries
from tests.stories.votes_town import (
    SEVEN,
    THIRTY,
    ballot,
    ballots,
    closes,
    files_of,
    gathered,
    motion,
    opens,
    vote,
    votes,
)
from tests.town import Town, labels

CHOICES = {"f": "赞成", "a": "反对", "s": "弃权"}
LUCK = 25
"""Of thirty ballots with three choices each, fewer than these are linked right by chance: a guess
hits a third of them, and 25 or more less often than once in a million tries."""


async def thirty_vote(town: Town, seed: int) -> tuple[list[str], list[str]]:
    """Has thirty people vote in random order, and returns what each chose, in the order of the list
    and in the order of casting."""
    rolls = random.Random(seed)
    chosen = {name: rolls.choice("fas") for name in THIRTY}
    order = list(THIRTY)
    rolls.shuffle(order)
    await gathered(town, "陈静", *THIRTY)
    await motion(town)
    for name in order:
        await votes(town, name, CHOICES[chosen[name]])
    return [chosen[name] for name in THIRTY], [chosen[name] for name in order]


def linked(found: list[str], truth: list[str]) -> int:
    """Counts the ballots that an order links with their voters, in it or against it."""
    return max(
        sum(one == other for one, other in zip(listed, truth, strict=True))
        for listed in (found, found[::-1])
    )


async def sealed(town: Town) -> list[bytes]:
    """Returns everything that is sealed while the vote is open."""
    rows = [one.content for one in await town.every(SealedBallot)]
    return [*rows, *(one.sealed for one in await town.every(VoteKey))]


@pytest.mark.both("votes")
async def test_nothing_links_thirty_ballots_to_their_voters(town: Town, database_url: str) -> None:
    listed, cast = await thirty_vote(town, 7)
    hidden = await sealed(town)
    assert len({len(one) for one in hidden[:-1]}) == 1
    await closes(town)
    assert await town.app.scrub.run()
    found = await ballots(town)
    assert sorted(found) == sorted(listed)
    assert linked(found, listed) < LUCK
    assert linked(found, cast) < LUCK
    if database_url.startswith("sqlite"):
        _check_files(database_url, hidden)
        return
    _check_postgresql(database_url, listed, cast, hidden)


def _check_files(url: str, hidden: list[bytes]) -> None:
    content = files_of(url)
    assert not any(one[:24] in content for one in hidden)
    wal = Path(url.removeprefix("sqlite:///") + "-wal")
    # What was written since the journal was emptied is of that job and of nobody's vote.
    assert not re.search(rb"sealed_ballot.{0,40}[\x80-\xff]{200}", wal.read_bytes(), re.DOTALL)


def _check_postgresql(url: str, listed: list[str], cast: list[str], hidden: list[bytes]) -> None:
    engine = open_writer(url)
    with engine.connect() as connection:
        for order in ("xmin::text::bigint, id", "ctid", "id"):
            rows = connection.execute(text(f"SELECT marks FROM ballot ORDER BY {order}"))
            found = [str(row[0]) for row in rows]
            assert linked(found, listed) < LUCK
            assert linked(found, cast) < LUCK
        ballot_xmin = connection.execute(text("SELECT DISTINCT xmin::text FROM ballot")).all()
        assert len(ballot_xmin) == 1
        marked = connection.execute(text("SELECT DISTINCT xmin::text FROM elector")).all()
        assert len(marked) == 1
        order = connection.execute(text("SELECT member_id FROM elector ORDER BY ctid")).all()
        assert [row[0] for row in order] == sorted(row[0] for row in order)
        for table in ("sealed_ballot", "vote_key"):
            size = connection.execute(text(f"SELECT pg_relation_size('{table}')")).scalar()
            assert size == 0
        folder = connection.execute(text("SHOW data_directory")).scalar()
        names = {
            table: connection.execute(text(f"SELECT pg_relation_filepath('{table}')")).scalar()
            for table in ("elector", "ballot", "vote", "draft")
        }
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    for name in names.values():
        content = Path(str(folder), str(name)).read_bytes()
        assert not any(one[:24] in content for one in hidden)


async def test_while_it_is_open_the_database_does_not_tell_without_the_key(
    town: Town, database_url: str
) -> None:
    _, cast = await thirty_vote(town, 11)
    rows = await sealed(town)
    assert len(rows) == 31
    key = rows.pop()
    assert len({one[:12] for one in rows}) == 30
    assert len({len(one) for one in rows}) == 1
    # The first byte of each ciphertext is as much as any to guess by.
    for at in range(12, 60):
        ranks = sorted(range(30), key=lambda one: rows[one][at])
        assert linked(["fas"[one % 3] for one in ranks], cast) < LUCK
    assert key not in rows
    if database_url.startswith("sqlite"):
        assert b'"marks"' not in files_of(database_url)


async def test_a_design_with_the_ballots_in_the_order_of_casting_is_noticed(
    town: Town, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries.random.SystemRandom, "shuffle", lambda _self, _rows: None)
    _, cast = await thirty_vote(town, 7)
    await closes(town)
    assert linked(await ballots(town), cast) == 30


async def test_files_that_are_not_wiped_are_noticed(town: Town, database_url: str) -> None:
    if not database_url.startswith("sqlite"):
        return
    await thirty_vote(town, 7)
    hidden = await sealed(town)
    await closes(town)
    content = files_of(database_url)
    assert sum(one[:24] in content for one in hidden) > 20
    assert (await vote(town)).scrub


async def test_what_is_left_to_wipe_is_wiped_after_a_restart(town: Town, database_url: str) -> None:
    await gathered(town)
    await motion(town)
    await votes(town, "王芳", "赞成")
    hidden = await sealed(town)
    await closes(town)
    await town.restart()
    assert (await vote(town)).scrub
    assert await town.app.scrub.run()
    assert not await town.app.scrub.run()
    if database_url.startswith("sqlite"):
        _check_files(database_url, hidden)


async def test_ballots_of_another_open_vote_stay(town: Town) -> None:
    await gathered(town)
    await motion(town, title="甲")
    first = await vote(town)
    await votes(town, "王芳", "赞成")
    await motion(town, title="乙")
    await votes(town, "李强", "反对")
    await closes(town)
    assert await town.app.scrub.run()
    left = await town.every(SealedBallot)
    assert [one.vote_id for one in left] == [first.id]
    await town.start(town.chen, f"vt_{first.id}")
    await town.press(town.chen, "结束投票")
    await town.press(town.chen, "结束并计票")
    assert "赞成 1 · 反对 0" in town.last(town.chen).text


async def test_a_row_of_the_list_names_nothing_but_that_somebody_voted(town: Town) -> None:
    await gathered(town)
    await motion(town)
    await votes(town, "王芳", "赞成")
    await closes(town)

    def rows(session: Session) -> dict[str, str]:
        return {
            session.get_one(Member, one.member_id).name: one.choice
            for one in queries.electors(session, 1)
        }

    assert set((await town.look(rows)).values()) == {""}
    columns = set(Elector.__table__.columns.keys())
    assert not {one for one in columns if one.endswith("at")}


async def test_a_remark_is_sealed_and_goes_to_its_person_and_who_leads(
    town: Town, database_url: str
) -> None:
    await gathered(town, *SEVEN[:4])
    await opens(town, "民主测评", "不在会上", "=民主评议", "全体党员", "优秀、合格")
    wang = town.person("王芳")
    answer = await town.forge(wang, await ballot(town, "王芳"), "vb.rs:2:0")
    assert answer.text
    await votes(town, "王芳", "优秀", "优秀", "优秀")
    await town.press(wang, "写评语")
    assert "王芳" not in labels(town.last(wang))
    for said in ("ZZREMARKZZ-first", "ZZREMARKZZ-second"):
        await town.press(wang, "李强")
        await town.say(wang, "长" * 101, private=True)
        assert "100" in town.last(wang).text
        await town.say(wang, said, private=True)
        assert "评语已密封" in town.last(wang).text
        await town.press(wang, "写评语")
    rows = await town.every(SealedBallot)
    assert len(rows) == 2
    assert len({len(one.content) for one in rows}) == 1
    if database_url.startswith("sqlite"):
        assert b"ZZREMARKZZ" not in files_of(database_url)
    await closes(town)
    made = await vote(town)
    assert made.counts["cast"] == 1
    for name, button in (("李强", "我的测评结果"), ("陈静", "全部测评结果")):
        await town.start(town.person(name), f"vt_{made.id}")
        await town.press(town.person(name), button)
        assert "ZZREMARKZZ-second" in town.last(town.person(name)).text
        assert "first" not in town.last(town.person(name)).text
    await town.start(town.person("赵敏"), f"vt_{made.id}")
    await town.press(town.person("赵敏"), "我的测评结果")
    assert "ZZREMARKZZ" not in town.last(town.person("赵敏")).text
    assert await town.app.scrub.run()
    assert await town.every(SealedBallot) == []
