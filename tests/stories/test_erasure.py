"""A member asks to be erased, the secretary does it in time, and nobody else can."""

import json
import zipfile
from datetime import UTC
from io import BytesIO
from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Account, AuditEntry, Branch, Erasure, ErasureRequest, Member
from data.queries import roster
from sandbox import Person
from tests.filled import traces
from tests.town import Town, labels

NAME = "欧阳若兰"
NUMBERS = count(20_000_000)


async def branch(town: Town) -> None:
    await town.found()
    await town.enrol(NAME, "李强")
    await town.enrol("周杰", post="deputy")
    for name in (NAME, "李强", "周杰"):
        await town.start(town.person(name))


async def asks(town: Town, name: str = NAME) -> None:
    await town.say(name, "/privacy", private=True)
    await town.press(town.person(name), "申请抹除我的数据（第一党支部）")
    await town.press(town.person(name), "申请抹除")


async def row(town: Town, name: str) -> Member:
    return await town.look(lambda s: s.scalars(select(Member).where(Member.name == name)).one())


async def gone(town: Town) -> bool:
    await town.app.clock._jobs["tidy"]()
    number = str(town.person(NAME).id)
    return not await town.look(lambda s: traces(s.connection(), [NAME, number]))


@pytest.mark.both("privacy")
async def test_a_member_asks_and_the_secretary_erases(town: Town) -> None:
    await branch(town)
    await town.plan("党课 今天15:00 三楼会议室 《新修订党章》")
    await town.tap(town.person(NAME), town.board(), "请假")
    await town.press(town.person(NAME), "生病")
    await asks(town)
    assert "15 天内办理" in town.last(town.person(NAME)).text
    assert f"{NAME} 申请抹除自己的数据" in town.last(town.chen).text
    await town.press(town.chen, "办理")
    assert "已抹除成员" in town.last(town.chen).text
    assert "同时退出支部" in town.last(town.chen).text
    await town.press(town.chen, "抹除，不能恢复")
    assert "没有人申请抹除" in town.last(town.chen).text
    assert town.last(town.person(NAME)).text == "您在 第一党支部 的数据已经抹除。"
    assert await gone(town)
    assert await town.every(ErasureRequest) == []
    (done,) = await town.every(Erasure)
    member = await town.look(lambda s: s.get_one(Member, done.member_id))
    assert (member.name, member.account_id) == (f"已抹除成员 {member.id}", None)
    (entry,) = [one for one in await town.every(AuditEntry) if one.kind == "erasure"]
    assert (entry.what, entry.ref_id, entry.by_account_id) == ("member", member.id, town.chen.id)


async def test_a_request_is_taken_back(town: Town) -> None:
    await branch(town)
    await asks(town)
    await town.say(NAME, "/privacy", private=True)
    await town.press(town.person(NAME), "收回抹除申请（第一党支部）")
    assert "什么都没有删" in town.last(town.person(NAME)).text
    assert await town.every(ErasureRequest) == []
    heard, asked = len(town.told(town.chen)), town.last(town.chen)
    await town.wait(days=20)
    assert not [one for one in town.told(town.chen)[heard:] if "抹除" in one.text]
    assert "还在支部里" in (await town.tap(town.chen, asked, "办理")).text
    assert (await row(town, NAME)).erased_at is None


async def test_the_secretary_is_reminded_and_then_the_deputy_is_told(town: Town) -> None:
    await branch(town)
    await asks(town)

    def words(name: str) -> list[str]:
        return [one.text for one in town.told(town.person(name)) if "申请抹除自己" in one.text]

    assert (len(words("陈静")), words("周杰")) == (1, [])
    await town.wait(days=10)
    assert "还没有办" in words("陈静")[-1]
    assert words("周杰") == []
    await town.wait(days=5)
    assert "已过" in words("陈静")[-1]
    assert "已过" in words("周杰")[-1]
    await town.press(town.person("周杰"), "办理")
    await town.press(town.person("周杰"), "抹除，不能恢复")
    assert await gone(town)
    heard = len(words("陈静"))
    await town.wait(days=30)
    assert len(words("陈静")) == heard


async def test_who_left_is_erased_from_their_page(town: Town) -> None:
    await branch(town)
    await town.say(town.chen, "/roster", private=True)
    await town.press(town.chen, "成员名单")
    await town.press(town.chen, NAME)
    assert "抹除数据" not in labels(town.last(town.chen))
    await town.press(town.chen, "离开支部")
    await town.press(town.chen, "从今天起")
    await town.press(town.chen, "抹除数据")
    await town.press(town.chen, "抹除，不能恢复")
    assert await gone(town)
    await town.say(town.chen, "/roster", private=True)
    assert not [one for one in labels(town.last(town.chen)) if "离开" in one]


async def test_who_was_erased_is_not_taken_back_by_a_forged_button(town: Town) -> None:
    await branch(town)
    await asks(town)
    await town.press(town.chen, "办理")
    await town.press(town.chen, "抹除，不能恢复")
    (done,) = await town.every(Erasure)
    for code in ("r.b", "r.p", "r.x", "r.n", "r.k", "r.f", "r.m", "pv.p", "pv.s", "aw.p"):
        await forged(town, town.chen, f"{code}:{done.member_id}")
    member = await town.look(lambda s: s.get_one(Member, done.member_id))
    assert (member.left_on is None, member.account_id) == (False, None)
    assert len(await town.every(Erasure)) == 1
    await town.say(NAME, "/mydata", private=True)
    file = town.last(town.person(NAME)).media
    assert file is not None
    assert json.loads(file.content)["members"] == []


async def test_a_secretary_hands_over_first(town: Town) -> None:
    await branch(town)
    await town.say(town.chen, "/privacy", private=True)
    answer = await town.press(town.chen, "申请抹除我的数据（第一党支部）")
    assert "移交" in answer.text
    assert await town.every(ErasureRequest) == []


async def test_forged_buttons_erase_nobody(town: Town) -> None:
    await branch(town)
    _, liu = await town.second()
    member = await row(town, NAME)
    person = town.person("李强")
    for who, code in (
        (person, f"pv.s:{member.id}"),
        (person, f"pv.y:{member.id}"),
        (liu, f"pv.s:{member.id}"),
        (liu, f"pv.p:{member.id}"),
        (town.chen, f"pv.s:{member.id}"),
        (town.person("周杰"), f"pv.d:{member.branch_id}"),
        (town.person("周杰"), f"pv.e:{member.branch_id}"),
        (liu, f"pv.x:{member.branch_id}"),
    ):
        await forged(town, who, code)
    assert (await row(town, NAME)).erased_at is None
    assert await town.every(ErasureRequest) == []
    assert [one for one in await town.every(Branch) if one.erased_at] == []


async def forged(town: Town, who: Person, code: str) -> None:
    update = {
        "id": "7", "chat_instance": "1", "data": code,
        "from": {"id": who.id, "is_bot": False, "first_name": "x"},
        "message": {
            "message_id": 1, "date": 0, "chat": {"id": who.id, "type": "private", "first_name": "x"}
        },
    }  # fmt: skip
    await town.app.intake.take({"update_id": next(NUMBERS), "callback_query": update})
    await town.settle()


async def test_a_merged_row_takes_the_request_along(town: Town) -> None:
    await branch(town)
    await asks(town)
    source = await row(town, NAME)

    def merge(session: Session) -> int:
        target = Member(
            branch_id=source.branch_id, name="欧阳兰", joined_on=source.joined_on, post="none"
        )
        session.add(target)
        session.flush()
        roster.merge(
            session, session.get_one(Member, source.id), target, by=1, now=town.now.astimezone(UTC),
            day=town.now.date(),
        )  # fmt: skip
        return target.id

    target = await town.app.store.write(merge)
    (asked,) = await town.every(ErasureRequest)
    assert asked.member_id == target


async def test_privacy_says_how_long_by_whom_and_how_to_go(town: Town) -> None:
    await branch(town)
    await town.say(NAME, "/privacy", private=True)
    text = town.last(town.person(NAME)).text
    for word in ("保存多久", "10 年", "备份", "谁在运行", "抹除", "哪个机器人"):
        assert word in text
    await town.say(NAME, "/privacy")
    assert not labels(town.heard(town.person(NAME)))


async def test_a_branch_is_exported_whole(town: Town) -> None:
    await branch(town)
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "🗄 数据")
    await town.press(town.chen, "导出整个支部")
    file = town.last(town.chen).media
    assert file is not None
    with zipfile.ZipFile(BytesIO(file.content)) as pack:
        members = json.loads(pack.read("member.json"))
        assert {one["name"] for one in members} == {"陈静", NAME, "李强", "周杰"}
        assert "calendar_token" not in json.loads(pack.read("branch.json"))[0]
        assert json.loads(pack.read("files.json")) == []


async def test_a_branch_is_erased_by_its_name_and_no_other_is(town: Town) -> None:
    await branch(town)
    _, liu = await town.second()
    await town.say(town.chen, "/settings", private=True)
    await town.press(town.chen, "基本")
    await town.press(town.chen, "🗄 数据")
    await town.press(town.chen, "抹除整个支部")
    await town.say(town.chen, "第二党支部", private=True)
    assert "名字不对" in town.last(town.chen).text
    assert len(await town.every(Branch)) == 2
    await town.say(town.chen, "第一党支部", private=True)
    assert "正在抹除" in town.last(town.chen).text
    assert "已由书记抹除" in town.seen()[-1].text
    await town.app.clock._jobs["tidy"]()
    await town.settle()
    (left,) = await town.every(Branch)
    assert left.name == "第二党支部"
    assert [one.account_id for one in await town.every(Member)] == [liu.id]
    assert [one.id for one in await town.every(Account)] == [liu.id]
    assert not await town.look(lambda s: traces(s.connection(), [NAME, "李强", "陈静"]))
    (done,) = await town.every(Erasure)
    assert done.member_id is None
    await town.say(liu, "/roster", private=True)
    assert "第二党支部" in town.last(liu).text
