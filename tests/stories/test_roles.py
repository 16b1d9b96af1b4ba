"""Rights by post; the secretary's passes on by handover only."""

from sqlalchemy import select

from data.models import MemberChange
from tests.stories.roster_town import claimed, imported, open_person, row, send
from tests.town import Town, labels


async def test_the_post_passes_in_one_step_and_everybody_concerned_is_told(town: Town):
    await imported(town)
    await claimed(town, "王芳")
    wang = town.person("王芳")
    await town.say(town.chen, "/handover", private=True)
    page = town.last(town.chen)
    assert "李强" not in [b.text for line in page.keyboard for b in line]
    await town.tap(town.chen, page, "王芳")
    await town.tap(town.chen, page, "确认移交")
    assert "对方接受以前，您还是书记" in page.text
    assert (await row(town, "陈静")).post == "secretary"
    await town.press(wang, "接受")
    assert "书记现在是 王芳" in town.last(town.chen).text
    assert ((await row(town, "陈静")).post, (await row(town, "王芳")).post) == (
        "none",
        "secretary",
    )
    assert "陈静 把 第一党支部 的书记职务移交给您" in town.last(wang).text
    assert "支部书记由 陈静 移交给 王芳" in town.seen()[-1].text
    fields = await town.look(
        lambda s: s.scalars(select(MemberChange.field).where(MemberChange.field == "post")).all()
    )
    assert len(fields) == 2

    await town.say(town.chen, "/roster", private=True)
    assert "由支部书记或委员来做" in town.last(town.chen).text
    await town.say(wang, "/roster", private=True)
    assert "共 5 人" in town.last(wang).text


async def test_two_taps_hand_over_once(town: Town):
    await imported(town)
    await claimed(town, "王芳", "李强")
    await town.say(town.chen, "/handover 王芳", private=True)
    page = town.last(town.chen)
    li = await row(town, "李强")
    world = town.box.world
    first = world.tap(town.chen, page, "确认移交")
    second = world.tap(town.chen, page, f"h.s:{li.id}", crafted=True)
    await town.box.answer(first)
    await town.box.answer(second)
    await town.settle()
    taps = [world.tap(who, town.last(who), "✅ 接受") for who in map(town.person, ("王芳", "李强"))]
    answers = [(await town.box.answer(tap)).text for tap in taps]
    assert "这次移交已经收回，或者处理过了。" in answers
    posts = [(await row(town, name)).post for name in ("陈静", "王芳", "李强")]
    assert posts == ["none", "subgroup_leader", "secretary"]


async def test_a_receiver_declines_and_the_secretary_stays(town: Town):
    await imported(town)
    await claimed(town, "李强")
    await town.say(town.chen, "/handover 李强", private=True)
    await town.press(town.chen, "确认移交")
    li = town.person("李强")
    asked = town.last(li)
    await town.press(li, "谢绝")
    assert "李强 没有接受书记职务" in town.last(town.chen).text
    answer = await town.forge(li, asked, "h.y:1")
    assert answer.text == "这次移交已经收回，或者处理过了。"
    await town.say(town.chen, "/handover 李强", private=True)
    await town.press(town.chen, "确认移交")
    await town.press(town.chen, "收回")
    assert (await town.press(li, "✅ 接受")).text == "这次移交已经收回，或者处理过了。"
    assert (await row(town, "陈静")).post == "secretary"


async def test_full_members_are_offered_the_committee_first(town: Town):
    content = (
        "姓名,身份,职务\n陈静,正式党员,书记\n李强,正式党员,\n孙浩,正式党员,宣传委员\n"
        "周杰,预备党员,\n王芳,正式党员,副书记\n"
    )
    await imported(town, content)
    await claimed(town, "李强", "孙浩", "周杰", "王芳")
    await town.say(town.chen, "/handover", private=True)
    page = town.last(town.chen)
    assert labels(page)[:4] == ["王芳", "孙浩", "李强", "取消"]
    zhou = await row(town, "周杰")
    answer = await town.forge(town.chen, page, f"h.c:{zhou.id}")
    assert answer.text == "书记只能移交给正式党员，周杰 还不是。"


async def test_only_the_secretary_hands_over(town: Town):
    await imported(town)
    await claimed(town, "王芳", "赵敏")
    zhao = town.person("赵敏")
    await town.say(zhao, "/handover", private=True)
    assert "由支部书记或委员来做" in town.last(zhao).text
    wang = await row(town, "王芳")
    tap = town.box.world.tap(zhao, town.last(zhao), f"h.s:{wang.id}", crafted=True)
    assert "由支部书记或委员来做" in (await town.box.answer(tap)).text
    assert (await row(town, "王芳")).post == "subgroup_leader"


async def test_a_name_nobody_claimed_cannot_become_secretary(town: Town):
    await imported(town)
    await town.say(town.chen, "/handover", private=True)
    page = town.last(town.chen)
    assert "还没有别的正式党员认领名字" in page.text
    li = await row(town, "李强")
    tap = town.box.world.tap(town.chen, page, f"h.s:{li.id}", crafted=True)
    assert "还没有认领" in (await town.box.answer(tap)).text
    assert (await row(town, "陈静")).post == "secretary"


async def test_the_secretary_gives_posts_and_the_person_is_told(town: Town):
    await imported(town)
    await claimed(town, "李强")
    page = await open_person(town, "李强")
    await town.tap(town.chen, page, "职务")
    await town.tap(town.chen, page, "副书记")
    assert (await row(town, "李强")).post == "deputy"
    assert "您现在是 第一党支部 的副书记" in town.last(town.person("李强")).text


async def test_others_give_and_take_lesser_posts_only(town: Town):
    """赵敏 keeps the roster as organisation member."""
    await imported(town)
    await claimed(town, "赵敏", "李强")
    zhao = town.person("赵敏")
    page = await open_person(town, "李强", zhao)
    await town.tap(zhao, page, "职务")
    labels = [b.text for line in page.keyboard for b in line]
    assert "宣传委员" in labels
    assert not {"书记", "副书记"} & set(labels)
    li, chen, own = [await row(town, name) for name in ("李强", "陈静", "赵敏")]
    for data in (
        f"r.js:{li.id}:deputy", f"r.js:{li.id}:secretary", f"r.js:{chen.id}:none",
        f"r.js:{own.id}:deputy", f"r.js:{li.id}:king", f"r.js:{li.id}",
    ):  # fmt: skip
        tap = town.box.world.tap(zhao, page, data, crafted=True)
        assert "/handover" in (await town.box.answer(tap)).text
    tap = town.box.world.tap(zhao, page, f"r.fs:{chen.id}", crafted=True)
    assert "不能解除" in (await town.box.answer(tap)).text
    assert (await row(town, "陈静")).post == "secretary"


async def test_a_file_gives_no_post_that_its_sender_may_not_give(town: Town):
    await imported(town)
    await claimed(town, "赵敏", "李强")
    zhao = town.person("赵敏")
    await send(town, zhao, "姓名,职务\n陈静,\n王芳,宣传委员\n李强,书记\n赵敏,副书记\n周杰,\n")
    await town.tap(zhao, town.last(zhao), "确认导入")
    posts = [(await row(town, name)).post for name in ("陈静", "王芳", "李强", "赵敏")]
    assert posts == ["secretary", "publicity", "none", "organisation"]
    assert "职务没有按文件改：陈静、李强、赵敏" in town.last(zhao).text


async def test_a_member_without_a_post_is_refused_and_only_they_see_it(town: Town):
    await imported(town)
    town.box.world.promote_bot(town.group, town.chen)
    await claimed(town, "李强")
    li = town.person("李强")
    before = len(town.seen())
    await town.say(li, "/roster")
    assert len(town.seen()) == before
    assert "由支部书记或委员来做" in town.seen(li)[-1].text
