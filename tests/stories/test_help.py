"""Help, privacy and one's own data."""

import json
import re
from datetime import UTC

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, Branch, Meeting, Member, PointEntry, Talk
from data.queries import record
from data.values.record import EntryKind, ParsedEntry
from handlers.features import COMMANDS
from tests.town import START, Town, labels


async def test_a_stranger_is_told_what_the_bot_is_for(town: Town) -> None:
    stranger = town.box.world.person("路人")
    await town.start(stranger)
    assert "/join" in town.last(stranger).text
    (button,) = town.last(stranger).keyboard[0]
    assert button.url
    assert button.url.endswith("?startgroup=new")


@pytest.mark.both("help")
async def test_help_for_the_secretary_names_what_a_secretary_does(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/help", private=True)
    text = town.last(town.chen).text
    named = set(re.findall(r"/([a-z]+)", text))
    secretarys = {one.name for one in COMMANDS if "secretary" in one.menus}
    assert named == {*secretarys, "signin", "calendar", "me"}
    assert len(text) < 350, "not a wall"


async def test_help_for_a_member_is_about_signing_in(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await town.say(town.people["王芳"], "帮助", private=True)
    text = town.last(town.people["王芳"]).text
    assert "签到" in text
    named = set(re.findall(r"/([a-z]+)", text))
    members = {one.name for one in COMMANDS if "member" in one.menus}
    assert named == members - {"topic", "branch", "help"}


async def test_help_is_about_the_branch_one_has_chosen(town: Town) -> None:
    await town.found()
    liu = town.person("刘洋")
    await town.enrol("刘洋")
    other = town.box.world.group("第二党支部", [liu], creator=liu)
    town.box.world.add_bot(other, liu)
    await town.settle()
    await town.tap(liu, town.box.world.messages(other)[-1], "建立支部")
    await town.start(liu)
    second = (await town.every(Branch))[-1].id
    await town.app.store.write(lambda s: setattr(s.get_one(Account, liu.id), "branch_id", second))
    await town.say(liu, "/help", private=True)
    assert town.last(liu).text.startswith("第二党支部")


async def test_help_in_the_group_is_seen_by_who_asked(town: Town) -> None:
    await town.found()
    town.box.world.promote_bot(town.group, town.chen)
    before = len(town.seen())
    await town.say("王芳", "/help")
    assert len(town.seen()) == before
    assert "/join" in town.seen(town.people["王芳"])[-1].text


async def test_help_before_there_is_a_branch_says_what_to_do(town: Town) -> None:
    town.box.world.add_bot(town.group, town.chen)
    await town.settle()
    await town.say("王芳", "/help")
    assert "/setup" in town.seen(town.people["王芳"])[-1].text


async def test_whatever_is_typed_gets_help(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "这个怎么弄", private=True)
    assert "/meeting" in town.last(town.chen).text


async def test_privacy_says_what_is_kept(town: Town) -> None:
    await town.found()
    await town.say("王芳", "/privacy")
    assert "不保存" in town.seen(town.people["王芳"])[-1].text


async def test_mydata_hands_a_member_theirs_and_nobody_elses(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", "李强")
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.tap(town.people["王芳"], town.board(), "请假")
    await town.press(town.people["王芳"], "生病")
    await town.until(START.replace(hour=15))
    await town.tap(town.people["李强"], town.board(), "✅ 签到")

    def speak(session: Session) -> None:
        meeting, now = session.scalars(select(Meeting)).one(), town.now.astimezone(UTC)
        chen, fang = (
            session.scalars(select(Member).where(Member.name == name)).one()
            for name in ("陈静", "王芳")
        )
        record.begin(session, meeting, town.chen.id, now, chen, fang)
        for name, text in (("王芳", "我同意。"), ("李强", "我也同意。")):
            said = ParsedEntry(EntryKind.SPEECH, text, name)
            record.add(session, meeting.id, said, town.chen.id, now)

    await town.app.store.write(speak)
    await town.say(town.people["王芳"], "/mydata", private=True)
    file = town.last(town.people["王芳"]).media
    assert file
    facts = json.loads(file.content)
    assert [one["text"] for one in facts["speeches"]] == ["我同意。"]
    assert [one["recorder"] for one in facts["records"]] == ["王芳"]
    assert facts["account"]["id"] == town.people["王芳"].id
    assert [(one["bot_id"], one["reachable"]) for one in facts["bots"]] == [(42, True)]
    assert [member["name"] for member in facts["members"]] == ["王芳"]
    assert [(e["status"], e["reason"]) for e in facts["attendance"]] == [("leave", "生病")]
    assert "李强" not in file.content.decode()
    readable = town.told(town.people["王芳"])[-2].media
    assert readable
    assert readable.name == "我的数据.txt"
    text = readable.content.decode("utf-8-sig")
    assert "会议（1）\n2026-11-27 15:00  党课  《新修订党章》  请假  生病" in text
    assert "我同意。" in text
    assert "李强" not in text


async def test_mydata_has_what_others_noted_and_awarded(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", "李强")
    now, today = town.now.astimezone(UTC), town.now.date()

    def write(session: Session) -> None:
        for one in session.scalars(select(Member).where(Member.name.in_(("王芳", "李强")))):
            of = {"branch_id": one.branch_id, "member_id": one.id, "at": now}
            session.add(Talk(**of, on=today, note=f"和{one.name}谈近况", by_account_id=1))
            session.add(PointEntry(**of, code="talk", cause="round:1", points=2, day=today))

    await town.app.store.write(write)
    await town.say("王芳", "/mydata", private=True)
    file = town.last(town.person("王芳")).media
    assert file
    facts = json.loads(file.content)
    assert [one["note"] for one in facts["talks"]] == ["和王芳谈近况"]
    assert [one["points"] for one in facts["points"]] == [2]
    assert (facts["checks"], facts["outside"], facts["make_ups"]) == ([], [], [])
    assert (facts["speeches"], facts["records"], facts["record_changes"]) == ([], [], [])


async def test_mydata_is_not_spread_in_the_group(town: Town) -> None:
    await town.found()
    await town.say("王芳", "/mydata")
    assert "只发给您本人" in town.seen(town.people["王芳"])[-1].text
    assert not [m for m in town.seen() if m.media]


async def test_help_has_a_page_for_each_subject_and_a_way_back(town: Town) -> None:
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol("王芳")
    said = ""
    for who, many in ((town.chen, 6), (town.people["王芳"], 5)):
        await town.say(who, "/help", private=True)
        page = town.last(who)
        first = page.text
        groups = labels(page)[-many:]
        for group in groups:
            await town.tap(who, page, group)
            said += page.text
            assert page.text != first
            await town.tap(who, page, "返回")
            assert page.text == first
    for word in ("外出", "订阅源", "轮流领学", "记录模板", "布置补学"):
        assert word in said
    answer = await town.forge(town.chen, town.last(town.chen), "hp.g:nothing")
    assert "按钮" in answer.text
