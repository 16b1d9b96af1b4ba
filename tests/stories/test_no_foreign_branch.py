"""Forged taps and links by a stranger or another branch's secretary: answered, no crash, nothing
changed in a branch and nothing revealed about it."""

from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Attendance, Base, Branch, Correction, Meeting, Member, SetAside
from handlers.features import REGISTRY
from handlers.signin.attendance.view import SHOWN
from sandbox import Person
from tests.stories.branches import tap_all
from tests.town import START, Town

WORDS = (
    *("", "0", "-1", "x", "党课", "9" * 18, "9" * 40, "１", "202611", "20261128", "29695140"),
    *("name", "zone", "start", "topic", "work", "en", "lecture", "length", "code", "audience"),
    *("free_claims", "opens_before", "secretary", "full", "123456"),
    *map(str, SHOWN),
)
PAGE = sorted({code for code in REGISTRY.buttons if code.startswith("m.")} - {"m.n"})
SECRETS = ("第一党支部", "王芳", "李强", "赵敏", "《保密的题目》", "保密楼")


async def two_branches(town: Town) -> Person:
    """Makes 陈静's branch with meetings in every state, and another one, whose secretary 刘洋 is
    returned; both have planning in progress."""
    await town.found()
    await town.enrol("王芳", "李强", subgroup="第一党小组")
    await town.enrol("赵敏", post="deputy", subgroup="第二党小组")
    for hour in (15, 16, 17, 18):
        await town.plan(f"党课 今天{hour}:00 地点：保密楼 《保密的题目》")
        if hour == 18:
            await town.press(town.chen, "取消会议")
            await town.press(town.chen, "取消会议")
        if hour == 16:
            await town.press(town.chen, "现场码：关")
            await town.press(town.chen, "现在开始签到")
    await town.until(START.replace(hour=15))
    await town.tap(town.people["王芳"], town.board(), "请假")
    await town.press(town.people["王芳"], "出差")
    await town.until(START.replace(hour=15, minute=31))
    await town.say(town.chen, "/meeting", private=True)
    await town.press(town.chen, "安排会议")
    _, liu = await town.second()
    await town.plan("党课 今天17:00 五楼 《公开》", liu)
    await town.say(liu, "/meeting", private=True)
    await town.press(liu, "安排会议")
    return liu


def rows_of(session: Session, name: str) -> dict[str, list[tuple[object, ...]]]:
    """Returns every row that belongs to the branch of this name, by table."""
    branch = select(Branch.id).where(Branch.name == name).scalar_subquery()
    meetings = select(Meeting.id).where(Meeting.branch_id == branch)
    members = select(Member.id).where(Member.branch_id == branch)
    entries = select(Attendance.id).where(Attendance.meeting_id.in_(meetings))
    found = {}
    for table in Base.metadata.sorted_tables:
        columns = table.columns
        # That somebody was refused a right stands in the branch's audit log, on purpose.
        if table.name in {"account", "draft", "audit_entry"}:
            continue
        if table.name == "branch":
            kept = select(table).where(columns.id == branch)
        elif "branch_id" in columns:
            kept = select(table).where(columns.branch_id == branch)
        elif "member_id" in columns:
            kept = select(table).where(columns.member_id.in_(members))
        elif table is Correction.__table__:
            kept = select(table).where(columns.attendance_id.in_(entries))
        else:
            continue
        found[table.name] = [
            tuple(row) for row in session.execute(kept.order_by(*table.primary_key.columns))
        ]
    return found


def forged(dice: Random, verbs: list[str], joint: str, longest: int) -> str:
    """Makes a verb with up to three arguments, most of them small numbers: ids that exist."""
    args = [
        str(dice.randint(1, 9)) if dice.random() < 0.7 else dice.choice(WORDS)
        for _ in range(dice.choice((0, 1, 1, 2, 2, 2, 3)))
    ]
    text = joint.join([dice.choice(verbs), *args])
    return text.encode()[:longest].decode(errors="ignore")


@pytest.mark.parametrize("who", ["stranger", "secretary of another branch"])
async def test_forged_buttons(town: Town, who: str) -> None:
    liu = await two_branches(town)
    person = liu
    if who == "stranger":
        person = town.box.world.person("外人")
        await town.start(person)
    dice = Random(1)
    verbs = sorted(REGISTRY.buttons)
    data = [forged(dice, verbs, ":", 64) for _ in range(300)]
    before = await town.look(lambda s: rows_of(s, "第一党支部"))
    said = await tap_all(town, person, town.last(person), data)
    if person is liu:
        chats = town.box.world.chats.values()
        theirs = next(chat for chat in chats if chat.title == "第二党支部")
        said += await tap_all(town, liu, town.box.world.messages(theirs)[-1], data[:100])
    assert await town.look(lambda s: rows_of(s, "第一党支部")) == before
    assert await town.every(SetAside) == []
    assert_nothing_told([*said, *(message.text for message in town.told(person))])


@pytest.mark.parametrize("who", ["stranger", "secretary of another branch"])
async def test_forged_links(town: Town, who: str) -> None:
    liu = await two_branches(town)
    person = town.box.world.person("外人") if who == "stranger" else liu
    dice = Random(2)
    verbs = sorted(REGISTRY.links)
    allowed = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
    before = await town.look(lambda s: rows_of(s, "第一党支部"))
    for _ in range(50):
        payload = forged(dice, verbs, "_", 64)
        already = len(town.told(person))
        await town.start(person, "".join(c for c in payload if c in allowed))
        assert len(town.told(person)) > already, f"no answer to {payload!r}"
    assert await town.look(lambda s: rows_of(s, "第一党支部")) == before
    assert await town.every(SetAside) == []
    assert_nothing_told([message.text for message in town.told(person)])


def assert_nothing_told(texts: list[str]) -> None:
    """Asserts that no text reveals anything of 陈静's branch."""
    leaks = [(secret, text) for text in texts for secret in SECRETS if secret in text]
    assert leaks == []


async def test_forged_buttons_of_a_member_end_in_answers_too(town: Town) -> None:
    await two_branches(town)
    dice = Random(3)
    verbs = sorted(REGISTRY.buttons)
    fang = town.people["王芳"]
    data = [forged(dice, verbs, ":", 64) for _ in range(300)]
    await tap_all(town, fang, town.last(fang), data)
    await tap_all(town, fang, town.board(), data[:100])
    assert await town.every(SetAside) == []


@pytest.mark.parametrize("seed", [4, 5])
async def test_forged_buttons_of_the_secretary_crash_nothing(town: Town, seed: int) -> None:
    await two_branches(town)
    dice = Random(seed)
    verbs = sorted(REGISTRY.buttons)
    page = town.last(town.chen)
    await tap_all(town, town.chen, page, [forged(dice, verbs, ":", 64) for _ in range(200)])
    await tap_all(town, town.chen, town.board(), [forged(dice, verbs, ":", 64) for _ in range(50)])
    assert await town.every(SetAside) == []
    assert await town.look(lambda s: s.scalars(select(Branch.name)).all())


async def test_each_button_of_a_meetings_page_is_the_branchs_own(town: Town) -> None:
    liu = await two_branches(town)
    before = await town.look(lambda s: rows_of(s, "第一党支部"))
    for verb in PAGE:
        for meeting in (await town.every(Meeting))[:4]:
            answer = await town.forge(liu, town.last(liu), f"{verb}:{meeting.id}:topic")
            if verb != "m.l":
                assert answer.text == "您还不在这个支部的花名册上。发送 /join 认领自己的名字。"
    assert await town.look(lambda s: rows_of(s, "第一党支部")) == before


async def test_another_branchs_subgroup_is_neither_chosen_nor_named(town: Town) -> None:
    liu = await two_branches(town)
    page = town.last(liu)
    draft = page.keyboard[0][0].callback_data
    assert draft
    number = draft.split(":")[1]
    await town.forge(liu, page, f"f.o:{number}:kind:2")
    assert "哪个党小组" in town.last(liu).text
    answer = await town.forge(liu, town.last(liu), f"f.o:{number}:subgroup:1")
    assert answer.text == "这一步已经过期，请重新开始。"
    assert_nothing_told([message.text for message in town.told(liu)])
