"""A secretary imports, corrects and keeps the roster of a branch."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from data.exports.codecard import code_card
from data.models import Attendance, Member, MemberChange, Newcomer
from tests.stories.roster_town import ROSTER, claimed, imported, member, open_person, row, send
from tests.town import Town

PICTURE = code_card(title="", code="1234", link="https://t.me/x", hint="")


async def count(town: Town) -> int:
    return await town.look(lambda s: s.scalar(select(func.count()).select_from(Member)) or 0)


async def test_nothing_is_stored_before_the_secretary_confirms(town: Town):
    await town.found()
    await send(town, town.chen, ROSTER)
    preview = town.last(town.chen)
    assert "读到 5 人" in preview.text
    assert "新增 5" in preview.text
    assert await count(town) == 1

    await town.tap(town.chen, preview, "确认导入")
    assert "新增 5 人" in preview.text
    assert await count(town) == 5
    chen, wang = await row(town, "陈静"), await row(town, "王芳")
    assert (chen.post, chen.listed, chen.account_id) == ("secretary", True, town.chen.id)
    assert (wang.post, wang.account_id) == ("subgroup_leader", None)


async def test_cancelling_leaves_everything_as_it_was(town: Town):
    await town.found()
    await send(town, town.chen, ROSTER)
    preview = town.last(town.chen)
    await town.tap(town.chen, preview, "取消")
    assert "什么都没有改动" in preview.text
    assert await count(town) == 1


@pytest.mark.both("roster")
async def test_a_second_file_changes_and_marks_who_left_only_if_asked(town: Town):
    await imported(town)
    await claimed(town, "李强")
    shorter = "姓名,身份\n陈静,正式党员\n王芳,正式党员\n李强,正式党员\n赵敏,正式党员\n"
    await send(town, town.chen, shorter)
    preview = town.last(town.chen)
    assert "变更 1" in preview.text
    assert "不在新名册上 1：保留" in preview.text

    await town.tap(town.chen, preview, "查看变更")
    assert "赵敏：预备党员 → 正式党员" in preview.text
    assert "周杰" in preview.text
    await town.tap(town.chen, preview, "返回")
    await town.tap(town.chen, preview, "标为离开")
    assert "不在新名册上 1：标为离开" in preview.text
    await town.tap(town.chen, preview, "确认导入")

    assert (await row(town, "周杰")).left_on == town.now.date()
    assert (await row(town, "李强")).account_id == town.person("李强").id
    # A list without the column of posts removes nobody's post.
    assert (await row(town, "赵敏")).post == "organisation"
    change = await town.look(
        lambda s: s.scalars(select(MemberChange).where(MemberChange.field == "standing")).one()
    )
    assert (change.before, change.after, change.by_account_id) == (
        "probationary",
        "full",
        town.chen.id,
    )


async def test_a_member_back_on_a_list_keeps_name_account_and_history(town: Town):
    await imported(town)
    await claimed(town, "周杰")
    page = await open_person(town, "周杰")
    await town.tap(town.chen, page, "离开支部")
    await town.tap(town.chen, page, "从今天起")
    assert (await row(town, "周杰")).left_on == town.now.date()

    await send(town, town.chen, ROSTER)
    assert "这次又在名册上：1" in town.last(town.chen).text
    await town.tap(town.chen, town.last(town.chen), "确认导入")
    back = await row(town, "周杰")
    assert back.left_on is None
    assert back.account_id == town.person("周杰").id


async def test_the_roster_at_the_moment_of_confirming_counts(town: Town):
    """Between preview and confirmation somebody is added by hand: they are not added twice."""
    await imported(town)
    await send(town, town.chen, ROSTER + "孙浩,,,,\n")
    preview = town.last(town.chen)
    zhao = town.person("赵敏")
    await claimed(town, "赵敏")
    await town.say(zhao, "/roster", private=True)
    await town.tap(zhao, town.last(zhao), "添加成员")
    await town.say(zhao, "孙浩", private=True)
    await town.tap(town.chen, preview, "确认导入")
    assert "新增 0 人" in preview.text
    assert await count(town) == 6


async def test_confirming_twice_imports_once(town: Town):
    await town.found()
    await send(town, town.chen, ROSTER)
    preview = town.last(town.chen)
    first = town.box.world.tap(town.chen, preview, "确认导入")
    second = town.box.world.tap(town.chen, preview, "确认导入")
    await town.box.answer(first)
    assert "过期或处理过" in (await town.box.answer(second)).text
    assert await count(town) == 5


async def test_problems_are_named_with_their_rows_and_the_rest_is_a_file(town: Town):
    await town.found()
    rows = "".join(f"钱{chr(0x4E00 + n)},太空人{n}\n" for n in range(8))
    await send(town, town.chen, "姓名,身份\n" + rows)
    preview = town.last(town.chen)
    assert "要留意的有 8 处" in preview.text
    assert "第 2 行：钱一 的身份“太空人0”不认识" in preview.text
    await town.tap(town.chen, preview, "下载问题清单")
    sheet = town.last(town.chen)
    assert sheet.media is not None
    lines = sheet.media.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 9
    assert lines[1].startswith("花名册.csv,2,钱一 的身份“太空人0”不认识")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "空.csv", "文件是空的"),
        (b"%PDF-1.7 ...", "名册.pdf", "这是 PDF"),
        (b"PK\x03\x04 broken", "坏.xlsx", "文件损坏"),
        ("日期,地点\n1,2\n".encode(), "会议.csv", "没有找到“姓名”这一列"),
        ("姓名\n".encode(), "没人.csv", "下面没有人"),
        ("姓名\n" + "张三\n" * 30_000, "长.csv", "行"),
    ],
)
async def test_other_files_than_rosters_are_answered_with_advice(
    town: Town, content: str | bytes, name: str, said: str
):
    await town.found()
    await send(town, town.chen, content, name)
    assert said in town.last(town.chen).text
    assert await count(town) == 1


async def test_pictures_and_files_of_others_are_not_taken(town: Town):
    await imported(town)
    await claimed(town, "李强")
    li = town.person("李强")
    world = town.box.world
    world.upload(li, world.private(li), "photo", PICTURE, "a.png")
    await town.settle()
    assert "学习资料由" in town.last(li).text

    await send(town, li, ROSTER)
    assert "由书记、副书记或组织委员来导入" in town.last(li).text
    stranger = town.person("钱进")
    await town.start(stranger)
    await send(town, stranger, ROSTER)
    assert "还没有加入任何支部" in town.last(stranger).text


async def test_a_file_in_the_group_is_read_when_replied_to(town: Town):
    await town.found()
    world = town.box.world
    file = world.upload(town.chen, town.group, "document", ROSTER.encode(), "花名册.csv")
    world.say(town.chen, town.group, "/roster", reply_to=file)
    await town.settle()
    assert "读到 5 人" in town.last(town.chen).text
    assert not any("读到" in m.text for m in town.seen())


async def test_names_are_shown_as_they_are_never_as_markup(town: Town):
    await town.found()
    await send(town, town.chen, "姓名,备注\n<b>张&三</b>,<i>\u202e乙\n")
    preview = town.last(town.chen)
    await town.tap(town.chen, preview, "查看变更")
    assert "<b>张&三</b>（<i>乙）" in preview.text
    await town.tap(town.chen, preview, "返回")
    await town.tap(town.chen, preview, "取消")
    await town.say(town.chen, "/roster", private=True)
    await town.tap(town.chen, town.last(town.chen), "添加成员")
    await town.say(town.chen, "A<b>&\u202eB", private=True)
    assert "A<b>&B" in town.last(town.chen).text


async def test_the_template_and_the_export_can_be_sent_back(town: Town):
    await imported(town)
    await town.say(town.chen, "/roster", private=True)
    overview = town.last(town.chen)
    assert "共 5 人" in overview.text
    assert "第一党小组 3 人" in overview.text

    await town.tap(town.chen, overview, "导出花名册")
    export = town.last(town.chen).media
    assert export is not None
    sheet = load_workbook(io.BytesIO(export.content)).active
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert ["赵敏", "第二党小组", "预备党员", "组织委员"] in [line[:4] for line in rows]
    await send(town, town.chen, export.content, "花名册.xlsx")
    assert "新增 0　变更 0　不变 5" in town.last(town.chen).text

    await town.tap(town.chen, overview, "下载模板")
    template = town.last(town.chen).media
    assert template is not None
    await send(town, town.chen, template.content, template.name)
    assert "下面没有人" in town.last(town.chen).text


async def test_people_are_added_by_hand_and_same_names_are_told_apart(town: Town):
    await imported(town)
    await town.say(town.chen, "/roster", private=True)
    await town.tap(town.chen, town.last(town.chen), "添加成员")
    await town.say(town.chen, "王芳", private=True)
    assert "已经有“王芳”" in town.last(town.chen).text
    # What is said in the group meanwhile is another matter.
    await town.say(town.chen, "/join")
    await town.say(town.chen, "王芳（二组），孙 浩", private=True)
    assert "已添加 2 人：王芳（二组）、孙浩" in town.last(town.chen).text
    await town.say(town.chen, "/roster 王芳", private=True)
    labels = [b.text for line in town.last(town.chen).keyboard for b in line]
    assert len([label for label in labels if label.startswith("王芳（")]) == 2


async def test_becoming_full_holds_from_the_day_of_the_decision(town: Town):
    await imported(town)
    page = await open_person(town, "赵敏")
    await town.tap(town.chen, page, "身份")
    await town.tap(town.chen, page, "正式党员")
    await town.say(town.chen, "2月30日", private=True)
    assert "没有看懂日期" in town.last(town.chen).text
    await town.say(town.chen, "2026年12月30日", private=True)
    assert "没有看懂日期" in town.last(town.chen).text
    await town.say(town.chen, "11月20日", private=True)
    assert "正式党员" in town.last(town.chen).text
    change = await town.look(
        lambda s: s.scalars(select(MemberChange).where(MemberChange.field == "standing")).one()
    )
    assert change.holds_from.isoformat() == "2026-11-20"


async def test_on_the_way_to_a_new_standing_one_can_go_back(town: Town):
    await imported(town)
    page = await open_person(town, "赵敏")
    await town.tap(town.chen, page, "身份")
    await town.tap(town.chen, page, "正式党员")
    await town.tap(town.chen, page, "返回")
    await town.tap(town.chen, page, "群众")
    assert "从哪一天起是群众" in page.text
    await town.tap(town.chen, page, "从今天起")
    assert (await row(town, "赵敏")).standing == "guest"
    await town.tap(town.chen, page, "离开支部")
    await town.say(town.chen, "11月1日", private=True)
    assert "不能早于" in town.last(town.chen).text
    page = town.last(town.chen)
    await town.tap(town.chen, page, "返回")
    assert "赵敏" in page.text
    assert (await row(town, "赵敏")).left_on is None


async def test_subgroup_name_and_note_are_changed_on_the_page(town: Town):
    await imported(town)
    page = await open_person(town, "李强")
    await town.tap(town.chen, page, "党小组")
    await town.tap(town.chen, page, "第二党小组")
    assert "第二党小组" in page.text
    await town.tap(town.chen, page, "党小组")
    await town.say(town.chen, "第三党小组", private=True)
    assert "第三党小组" in town.last(town.chen).text
    page = town.last(town.chen)
    await town.tap(town.chen, page, "改名")
    await town.say(town.chen, "李 强强", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "备注")
    await town.say(town.chen, "流动在外", private=True)
    assert "备注：流动在外" in town.last(town.chen).text
    li = await row(town, "李强强")
    assert li.note == "流动在外"


async def test_a_cancelled_step_takes_no_typed_text_any_more(town: Town):
    await imported(town)
    page = await open_person(town, "李强")
    await town.tap(town.chen, page, "改名")
    await town.tap(town.chen, page, "取消")
    await town.say(town.chen, "不是名字", private=True)
    assert (await row(town, "李强")).name == "李强"


async def test_the_secretary_cannot_leave_or_be_unbound(town: Town):
    await imported(town)
    page = await open_person(town, "陈静")
    labels = [b.text for line in page.keyboard for b in line]
    assert "离开支部" not in labels
    chen = await row(town, "陈静")
    tap = town.box.world.tap(town.chen, page, f"r.x:{chen.id}", crafted=True)
    assert "移交" in (await town.box.answer(tap)).text
    tap = town.box.world.tap(town.chen, page, f"r.fs:{chen.id}", crafted=True)
    assert "不能解除" in (await town.box.answer(tap)).text
    tap = town.box.world.tap(town.chen, page, f"r.js:{chen.id}:none", crafted=True)
    assert "/handover" in (await town.box.answer(tap)).text
    assert (await row(town, "陈静")).post == "secretary"
    # Asked about in time, answered too late: the person became secretary in between.
    page = await open_person(town, "李强")
    await town.tap(town.chen, page, "离开支部")
    await town.app.store.write(lambda s: setattr(member(s, "李强"), "post", "secretary"))
    assert "移交" in (await town.tap(town.chen, page, "从今天起")).text
    assert (await row(town, "李强")).left_on is None


async def test_people_signed_in_without_a_roster_are_tidied(town: Town):
    """王芳 signs in under her Telegram name; the roster comes later, and her attendance moves to
    her name."""
    await town.found()
    fang = town.person("小芳")
    await town.open_signin("学习会")
    await town.tap(fang, town.board(), "签到")
    await send(town, town.chen, ROSTER)
    await town.tap(town.chen, town.last(town.chen), "确认导入")

    await town.say(town.chen, "/roster", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "待整理 1")
    await town.tap(town.chen, page, "小芳")
    await town.tap(town.chen, page, "合并到名册上的名字")
    await town.tap(town.chen, page, "王芳")
    wang = await row(town, "王芳")
    assert wang.account_id == fang.id
    entries = await town.look(
        lambda s: s.scalars(select(Attendance).where(Attendance.member_id == wang.id)).all()
    )
    assert [(e.name, e.status) for e in entries] == [("王芳", "present")]
    assert await count(town) == 5
    await town.wait(seconds=4)
    assert "王芳" in town.board().text


async def test_a_signed_in_person_may_also_be_kept_or_removed(town: Town):
    await town.found()
    await town.open_signin("学习会")
    for name in ("孙浩", "路人"):
        await town.tap(town.person(name), town.board(), "签到")
    await town.say(town.chen, "/roster", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "待整理")
    await town.tap(town.chen, page, "孙浩")
    await town.tap(town.chen, page, "列入花名册")
    assert (await row(town, "孙浩")).listed
    await town.say(town.chen, "/roster", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "待整理")
    await town.tap(town.chen, page, "路人")
    await town.tap(town.chen, page, "不是本支部的")
    assert "路人" not in {one.name for one in await town.every(Member)}
    assert await town.every(Newcomer)
