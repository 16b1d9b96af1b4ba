"""The records of study: handed out to their owner, merged when two rows become one."""

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, Hours, Member, Note, Opening, Receipt
from data.queries import roster
from tests.stories.reading_town import push_again, pushed, reading, studies, studying
from tests.town import Town


async def test_everything_kept_is_handed_to_its_owner(town: Town) -> None:
    await studying(town)
    await pushed(town, "第一讲")
    await town.wait(minutes=5)
    await studies(town, "王芳")
    fang = town.person("王芳")
    await town.tap(fang, town.board(), "记笔记")
    await town.say(fang, "我的体会", private=True)

    def away(session: Session) -> None:
        member = session.scalars(select(Member).where(Member.name == "王芳")).one()
        session.add(Away(member_id=member.id, from_on=date(2026, 12, 10), until_on=None))

    await town.app.store.write(away)
    await town.say(fang, "/mydata", private=True)
    file = town.last(fang).media
    assert file is not None
    facts = json.loads(file.content)
    assert [one["title"] for one in facts["readings"]] == ["第一讲"]
    assert [one["title"] for one in facts["openings"]] == ["第一讲"]
    assert [(one["title"], one["text"]) for one in facts["notes"]] == [("第一讲", "我的体会")]
    assert [one["minutes"] for one in facts["hours"]] == [4]
    assert [one["from_on"] for one in facts["away"]] == ["2026-12-10"]
    await town.say(town.person("李强"), "/mydata", private=True)
    other = town.last(town.person("李强")).media
    assert other is not None
    assert "我的体会" not in other.content.decode()


async def test_stored_data_is_disclosed(town: Town) -> None:
    await studying(town)
    await town.say(town.chen, "/privacy", private=True)
    for word in ("学时", "笔记", "外出"):
        assert word in town.last(town.chen).text


async def test_two_rows_of_one_person_become_one(town: Town) -> None:
    await studying(town)
    await pushed(town, "一起学的")
    made = (await reading(town)).material_id
    await town.wait(minutes=5)
    await studies(town, "王芳")
    first = town.now
    await town.wait(days=5)
    await studies(town, "李强")
    await push_again(town, made)
    await pushed(town, "只有王芳学的")
    await town.wait(minutes=5)
    await studies(town, "王芳")
    fang = town.person("王芳")
    for _ in range(2):
        await town.tap(fang, town.board(), "记笔记")
        await town.say(fang, "体会", private=True)

    def merge(session: Session) -> None:
        rows = {m.name: m for m in session.scalars(select(Member))}
        session.add(Away(member_id=rows["王芳"].id, from_on=date(2026, 12, 10), until_on=None))
        session.add(Opening(reading_id=1, member_id=rows["李强"].id, at=town.now, wrong=0))
        session.add(Opening(reading_id=1, member_id=rows["王芳"].id, at=town.now, wrong=0))
        rows["李强"].account_id = None
        session.flush()
        day = town.now.date()
        roster.merge(session, rows["王芳"], rows["李强"], by=1, now=town.now, day=day)

    await town.app.store.write(merge)
    qiang = next(m for m in await town.every(Member) if m.name == "李强")
    receipts = await town.every(Receipt)
    assert [(r.reading_id, r.member_id) for r in receipts] == [(1, qiang.id), (3, qiang.id)]
    assert (receipts[0].at, receipts[0].late) == (first, False)
    assert {(h.cause, h.member_id) for h in await town.every(Hours)} == {
        ("reading:1:0", qiang.id),
        ("reading:2:0", qiang.id),
    }
    assert [n.member_id for n in await town.every(Note)] == [qiang.id] * 2
    assert [a.member_id for a in await town.every(Away)] == [qiang.id]
    assert sorted((o.reading_id, o.member_id) for o in await town.every(Opening)) == [
        (1, qiang.id),
        (3, qiang.id),
    ]
