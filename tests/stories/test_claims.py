"""Members claim their names on the roster, and nobody gets a name that is not theirs."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from data.models import Attendance, Branch, Claim, Member
from tests.stories.roster_town import ROSTER, asks_for, claimed, imported, into_names, row, send
from tests.town import Town, labels


async def free(town: Town) -> None:
    """Lets the branch's members claim without confirmation."""
    await town.app.store.write(_free)


def _free(session: Session) -> None:
    session.execute(update(Branch).values(free_claims=True))


async def claims(town: Town) -> list[str]:
    return await town.look(lambda s: list(s.scalars(select(Claim.state).order_by(Claim.id))))


async def test_a_member_claims_and_the_secretary_confirms_with_one_tap(town: Town):
    await imported(town)
    town.box.world.promote_bot(town.group, town.chen)
    li = await asks_for(town, "李强")
    assert "已请 陈静 确认您是 李强" in town.last(li).text
    assert (await row(town, "李强")).account_id is None

    request = town.last(town.chen)
    assert "李强 认领 第一党支部 的 李强" in request.text
    answer = await town.tap(town.chen, request, "确认")
    assert "已确认 李强" in answer.text
    assert (await row(town, "李强")).account_id == li.id
    assert "认领成功" in town.last(li).text
    assert not any("认领" in m.text for m in town.seen()[1:])


async def test_not_the_person_is_told_so_and_may_not_pester(town: Town):
    await imported(town)
    sun = await into_names(town, "孙浩")
    await town.tap(sun, town.last(sun), "李强")
    await town.tap(sun, town.last(sun), "是我")
    await town.tap(town.chen, town.last(town.chen), "不是本人")
    assert "没有通过" in town.last(sun).text
    assert (await row(town, "李强")).account_id is None

    sun = await into_names(town, "孙浩")
    names = town.last(sun)
    await town.tap(sun, names, "李强")
    answer = await town.tap(sun, names, "是我")
    assert "一天以后" in answer.text
    await town.wait(hours=25)
    sun = await into_names(town, "孙浩")
    await town.tap(sun, town.last(sun), "李强")
    await town.tap(sun, town.last(sun), "是我")
    assert "已请 陈静 确认" in town.last(sun).text


async def test_the_button_in_the_group_leads_to_the_names(town: Town):
    await imported(town)
    imported_card = town.last(town.chen)
    await town.tap(town.chen, imported_card, "请大家认领名字")
    call = town.board()
    assert "还有 4 位同志没有认领名字" in call.text
    again = await town.tap(town.chen, imported_card, "请大家认领名字")
    assert "刚刚" in again.text

    wang = town.person("王芳")
    await town.tap(wang, call, "认领我的名字")
    assert "您是 王芳（第一党小组）吗？" in town.last(wang).text
    await town.press(wang, "不是")
    shown = labels(town.last(wang))
    assert "王芳" in shown
    assert "陈静" not in shown


async def test_a_typed_name_finds_it_too(town: Town):
    await imported(town)
    zhou = await into_names(town, "周杰")
    await town.say(zhou, "杰", private=True)
    await town.tap(zhou, town.last(zhou), "周杰")
    await town.tap(zhou, town.last(zhou), "是我")
    assert await claims(town) == ["open"]


async def test_same_names_are_told_apart(town: Town):
    await imported(town, "姓名,党小组\n陈静,一组\n张伟,一组\n张伟,二组\n")
    zhang = await into_names(town, "张伟")
    assert {"张伟（一组）", "张伟（二组）"} <= set(labels(town.last(zhang)))
    await town.tap(zhang, town.last(zhang), "张伟（二组）")
    await town.tap(zhang, town.last(zhang), "是我")
    await town.tap(town.chen, town.last(town.chen), "确认")
    bound = await town.look(
        lambda s: s.scalars(select(Member).where(Member.account_id == zhang.id)).one()
    )
    last = await town.look(lambda s: s.scalar(select(func.max(Member.id))))
    assert bound.id == last


async def test_the_subgroup_leader_confirms_only_their_own_subgroup(town: Town):
    await imported(town)
    await claimed(town, "王芳")
    wang = town.person("王芳")
    await asks_for(town, "李强")
    assert "的 李强" in town.last(wang).text
    await town.tap(wang, town.last(wang), "确认")
    assert (await row(town, "李强")).account_id == town.person("李强").id

    told = len(town.told(wang))
    await asks_for(town, "周杰")
    assert len(town.told(wang)) == told
    claim = await town.look(lambda s: s.scalars(select(func.max(Claim.id))).one())
    tap = town.box.world.tap(wang, town.last(wang), f"j.y:{claim}", crafted=True)
    assert "由书记、副书记或组织委员确认" in (await town.box.answer(tap)).text
    assert (await row(town, "周杰")).account_id is None


async def test_the_second_of_two_deciders_learns_what_the_first_decided(town: Town):
    await imported(town)
    await claimed(town, "王芳")
    wang = town.person("王芳")
    await asks_for(town, "李强")
    mine, hers = town.last(town.chen), town.last(wang)
    await town.tap(wang, hers, "确认")
    assert "已经由王芳确认" in (await town.tap(town.chen, mine, "不是本人")).text
    await town.wait(seconds=3)
    assert (mine.text, mine.keyboard) == ("✅ 认领都处理好了。", [])
    assert (await row(town, "李强")).account_id == town.person("李强").id


async def test_one_of_two_claimants_gets_the_name(town: Town):
    await imported(town)
    li = await asks_for(town, "李强")
    first = town.last(town.chen)
    sun = await asks_for(town, "孙浩", "李强")
    second = town.last(town.chen)
    await town.tap(town.chen, first, "确认")
    assert (await row(town, "李强")).account_id == li.id
    assert "没有通过" in town.last(sun).text
    await town.tap(town.chen, second, "确认")
    assert (await row(town, "李强")).account_id == li.id
    assert await claims(town) == ["confirmed", "refused"]


async def test_two_taps_at_the_same_instant_bind_one(town: Town):
    await imported(town)
    await free(town)
    li, sun = await into_names(town, "李强"), await into_names(town, "孙浩")
    for who in (li, sun):
        await town.tap(who, town.last(who), "李强")
    taps = [town.box.world.tap(who, town.last(who), "是我") for who in (li, sun)]
    answers = [(await town.box.answer(tap)).text for tap in taps]
    await town.settle()
    assert sorted("认领成功" in text for text in answers) == [False, True]
    bound = await row(town, "李强")
    assert bound.account_id in {li.id, sun.id}


async def test_nobody_claims_two_names(town: Town):
    await imported(town)
    town.box.world.promote_bot(town.group, town.chen)
    li = await asks_for(town, "李强")
    names = await into_names(town, "李强")
    assert names is li
    await town.tap(li, town.last(li), "周杰")
    await town.tap(li, town.last(li), "是我")
    assert await claims(town) == ["withdrawn", "open"]
    card = town.last(town.chen)
    assert "的 李强" in card.text
    assert "撤回" in (await town.tap(town.chen, card, "确认")).text
    await town.wait(seconds=3)
    assert "的 周杰" in card.text
    await town.tap(town.chen, card, "确认")
    assert (await row(town, "周杰")).account_id == li.id
    assert (await row(town, "李强")).account_id is None

    answer = await town.say(li, "/join")
    assert answer is None
    assert "您在 第一党支部 的名字是 周杰" in town.heard(li).text
    wang = await row(town, "王芳")
    tap = town.box.world.tap(li, town.last(li), f"j.s:{wang.id}", crafted=True)
    assert "周杰" in (await town.box.answer(tap)).text
    assert (await row(town, "王芳")).account_id is None


async def test_a_new_account_replaces_the_old_one_only_when_confirmed(town: Town):
    await imported(town)
    await claimed(town, "李强")
    await free(town)
    old, new = town.person("李强"), await into_names(town, "李强的新号")
    await town.say(new, "李强", private=True)
    await town.tap(new, town.last(new), "李强 · 已认领")
    await town.tap(new, town.last(new), "我换了账号")
    assert (await row(town, "李强")).account_id == old.id
    request = town.last(town.chen)
    assert "现在由“李强”认领" in request.text
    await town.tap(town.chen, request, "确认")
    assert (await row(town, "李强")).account_id == new.id
    assert "换到另一个 Telegram 账号" in town.last(old).text


async def test_without_confirmation_the_name_is_bound_at_once(town: Town):
    await imported(town)
    await free(town)
    zhou = await asks_for(town, "周杰")
    assert "认领成功" in town.last(zhou).text
    assert (await row(town, "周杰")).account_id == zhou.id


async def test_a_name_with_a_post_always_needs_confirmation(town: Town):
    await imported(town)
    await free(town)
    await asks_for(town, "赵敏")
    assert (await row(town, "赵敏")).account_id is None
    assert "有职务（组织委员）" in town.last(town.chen).text


async def test_a_mere_link_shows_no_names_and_never_binds_at_once(town: Town):
    await imported(town)
    await free(town)
    spy = town.box.world.person("路过")
    for payload in ("j_1", "j_2", "j_999999", "j_", "j_x"):
        await town.start(spy, payload)
        assert town.last(spy).text == "请发来您在花名册上的姓名，由支部书记确认。"
    await town.start(spy, "j_1")
    before = len(town.told(town.chen))
    await town.say(spy, "王芳芳", private=True)
    unknown = town.last(spy).text
    assert len(town.told(town.chen)) == before
    await town.start(spy, "j_1")
    await town.say(spy, "周杰", private=True)
    assert town.last(spy).text == unknown.replace("王芳芳", "周杰")
    assert (await row(town, "周杰")).account_id is None
    assert "路过 认领 第一党支部 的 周杰" in town.last(town.chen).text


async def test_crafted_taps_from_outside_get_the_answer_of_unknown_ones(town: Town):
    await imported(town)
    await free(town)
    spy = town.box.world.person("路过")
    await town.start(spy)
    wang = await row(town, "王芳")
    said = set()
    for data in (
        f"j.c:{wang.id}", f"j.s:{wang.id}", f"j.a:{wang.id}", "j.l:1:0", "j.nf:1",
        "j.c:999999", "j.s:999999", "j.l:999999:0", "j.s:-1", "j.s:" + "9" * 40, "j.s",
    ):  # fmt: skip
        tap = town.box.world.tap(spy, town.last(spy), data, crafted=True)
        said.add((await town.box.answer(tap)).text)
    assert said == {"认领名字要从支部群里开始：请在群里发送 /join。"}
    assert (await row(town, "王芳")).account_id is None


async def test_nobody_to_confirm_is_reachable_so_it_waits_in_the_roster(town: Town):
    await imported(town)
    town.box.world.block(town.chen)
    await town.settle()
    li = await asks_for(town, "李强")
    assert "等书记确认" in town.last(li).text
    await town.start(town.chen)
    await town.say(town.chen, "/roster", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "待确认 1")
    await town.tap(town.chen, page, "李强 → 李强")
    await town.tap(town.chen, page, "确认")
    assert (await row(town, "李强")).account_id == li.id


async def test_a_person_without_a_name_is_referred_to_the_secretary(town: Town):
    await imported(town)
    sun = await into_names(town, "孙浩")
    await town.tap(sun, town.last(sun), "找不到我的名字")
    assert "已经告诉书记" in town.last(sun).text
    assert "有 1 人参加了活动，还不在花名册上" in town.last(town.chen).text
    await town.tap(town.chen, town.last(town.chen), "逐个看")
    assert "孙浩" in [b.text for line in town.last(town.chen).keyboard for b in line]
    assert "孙浩" not in {one.name for one in await town.every(Member)}
    await town.press(town.chen, "孙浩")
    await town.press(town.chen, "列入花名册")
    hao = await row(town, "孙浩")
    assert (hao.listed, hao.account_id) == (True, sun.id)
    assert "您已列入 第一党支部 的花名册" in town.last(sun).text


async def test_attendance_under_a_telegram_name_comes_along(town: Town):
    """李强 signed in before there was a roster and claims his name himself."""
    await town.found()
    qiang = town.person("Qiang")
    await town.open_signin("学习会")
    await town.tap(qiang, town.board(), "签到")
    await send(town, town.chen, ROSTER)
    await town.tap(town.chen, town.last(town.chen), "确认导入")
    await asks_for(town, "Qiang", "李强")
    await town.tap(town.chen, town.last(town.chen), "确认")
    li = await row(town, "李强")
    assert li.account_id == qiang.id
    entries = await town.look(
        lambda s: s.scalars(select(Attendance).where(Attendance.member_id == li.id)).all()
    )
    assert [(e.name, e.status) for e in entries] == [("李强", "present")]
    assert await town.look(lambda s: s.scalar(select(func.count()).select_from(Member))) == 5


async def test_a_name_that_left_meanwhile_is_not_bound(town: Town):
    await imported(town)
    await asks_for(town, "李强")
    request = town.last(town.chen)
    await town.say(town.chen, "/roster 李强", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "离开支部")
    await town.tap(town.chen, page, "从今天起")
    answer = await town.tap(town.chen, request, "确认")
    assert "不在花名册上" in answer.text
    assert (await row(town, "李强")).account_id is None


async def test_unbound_by_the_secretary_the_name_is_free_again(town: Town):
    await imported(town)
    await claimed(town, "李强")
    await town.say(town.chen, "/roster 李强", private=True)
    page = town.last(town.chen)
    await town.tap(town.chen, page, "解除绑定")
    await town.tap(town.chen, page, "解除绑定")
    assert (await row(town, "李强")).account_id is None
    await claimed(town, "李强")
    assert (await row(town, "李强")).account_id == town.person("李强").id


async def test_kept_under_one_name_nobody_gets_a_second(town: Town):
    """While 阿强's claim waits, the secretary puts him on the roster under that name."""
    await imported(town)
    qiang = await into_names(town, "阿强")
    await town.tap(qiang, town.last(qiang), "找不到我的名字")
    await asks_for(town, "阿强", "李强")
    request = town.last(town.chen)
    await town.say(town.chen, "/roster", private=True)
    for label in ("待整理 1", "阿强", "列入花名册"):
        await town.press(town.chen, label)
    answer = await town.tap(town.chen, request, "确认")
    assert "已经认领了 阿强" in answer.text
    assert (await row(town, "李强")).account_id is None
    assert (await row(town, "阿强")).account_id == qiang.id


async def test_the_name_that_fits_is_asked_first(town: Town):
    await imported(town)
    li = town.person("李强")
    await town.say(li, "/join")
    await town.follow(li, town.heard(li), "认领我的名字")
    assert town.last(li).text == "您是 李强（第一党小组）吗？"
    assert labels(town.last(li)) == ["是我", "不是"]
    await town.press(li, "不是")
    assert "周杰" in labels(town.last(li))
    await town.say(li, "/join")
    await town.follow(li, town.heard(li), "认领我的名字")
    await town.press(li, "是我")
    assert "已请 陈静 确认您是 李强" in town.last(li).text


async def test_after_claiming_a_typed_word_is_no_name(town: Town):
    await imported(town)
    li = await asks_for(town, "李强")
    before = len(town.told(li))
    await town.say(li, "周杰", private=True)
    assert not [m for m in town.told(li)[before:] if "周杰" in "".join(labels(m))]


async def test_the_secretary_sees_the_next_claim_after_each(town: Town):
    await imported(town)
    for name in ("李强", "周杰", "王芳"):
        await asks_for(town, name)
    await town.wait(seconds=3)
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "李强 → 李强")
    await town.press(town.chen, "确认")
    assert "✅ 已确认：李强" in town.last(town.chen).text
    assert "周杰 认领 第一党支部 的 周杰。是本人吗？" in town.last(town.chen).text
    await town.press(town.chen, "确认")
    assert "王芳 认领 第一党支部 的 王芳。是本人吗？" in town.last(town.chen).text


async def test_a_late_claim_comes_as_a_message(town: Town):
    await imported(town)
    await asks_for(town, "李强")
    card = town.last(town.chen)
    await town.wait(minutes=11)
    await asks_for(town, "周杰")
    assert town.last(town.chen) is not card
    assert "有 2 条认领等您确认" in town.last(town.chen).text


async def test_a_claim_shows_the_user_name_and_who_else_wants_it(town: Town):
    await imported(town)
    town.people["阿强"] = town.box.world.person("阿强", username="aqiang")
    town.box.world.join(town.group, town.people["阿强"])
    await asks_for(town, "李强")
    await asks_for(town, "阿强", "李强")
    await town.wait(seconds=3)
    await town.press(town.chen, "逐个看")
    await town.press(town.chen, "阿强 @aqiang → 李强")
    shown = town.last(town.chen).text
    assert "阿强 @aqiang 认领 第一党支部 的 李强" in shown
    assert "注意：李强 也要认领这个名字" in shown


async def test_a_refused_claim_offers_another_choice(town: Town):
    await imported(town)
    sun = await into_names(town, "孙浩")
    await town.tap(sun, town.last(sun), "李强")
    await town.tap(sun, town.last(sun), "是我")
    await town.tap(town.chen, town.last(town.chen), "不是本人")
    await town.press(sun, "重新选择名字")
    assert "周杰" in labels(town.last(sun))


async def test_free_claims_are_told_to_the_secretary_on_one_card(town: Town) -> None:
    await imported(town, f"{ROSTER}孙浩,,正式党员,,\n")
    await free(town)

    async def claim(*names: str) -> list[str]:
        for name in names:
            await asks_for(town, name)
            await town.wait(seconds=5)
        return [one.text for one in town.told(town.chen) if "免确认认领" in one.text]

    (told,) = await claim("李强", "周杰")
    assert "今天免确认认领：李强、周杰（2 人）" in told
    await town.wait(days=1)
    _, told = await claim("孙浩")
    assert "今天免确认认领：孙浩（1 人）" in told
