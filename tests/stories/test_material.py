"""A secretary's messages become material: shown on one card, saved, found, pushed, retired."""

import io

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from data.models import Account, Branch, Draft, KeptFile, Material, Reading, Series
from data.values.kept import INFO, KeptRule
from handlers.material import rules
from sandbox import Message
from tests.stories.material_town import SENTENCE, TEXT, forwarded, saved, typed, uploaded
from tests.stories.roster_town import second_branch
from tests.town import START, Town, labels


def picture(colour: str = "red") -> bytes:
    """Makes a small picture."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(made, "PNG")
    return made.getvalue()


async def test_a_forwarded_text_is_shown_and_saved(town: Town) -> None:
    await town.found()
    await forwarded(town)
    page = town.last(town.chen)
    assert "三会一课是什么" in page.text
    assert "约 1 分钟" in page.text
    assert "还没有收下" in page.text
    assert labels(page)[:3] == ["📤 现在发到群里", "⏰ 明天早上8点", "安排…"]
    assert (await town.only(Material)).state == "proposed"
    await town.press(town.chen, "✅ 收下")
    one = await town.only(Material)
    assert (one.state, one.title, one.minutes) == ("ready", "三会一课是什么", 1)
    assert one.body.startswith("三会一课是支部党员大会")
    assert "还没有收下" not in town.last(town.chen).text


async def test_the_formatting_of_what_is_sent_is_kept(town: Town) -> None:
    await town.found()
    world = town.box.world
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    world.say(town.chen, world.private(town.chen), SENTENCE * 5, formatted=bold)
    await town.settle()
    assert (await town.only(Material)).body.startswith("<b>大家按时</b>参加")


async def test_the_same_content_again_leads_to_the_one_there(town: Town) -> None:
    await town.found()
    one = await saved(town)
    await forwarded(town)
    page = town.last(town.chen)
    assert "以前收过" in page.text
    assert {"📤 现在发到群里", "⏰ 明天早上8点", "安排…"} <= set(labels(page))
    assert [each.id for each in await town.every(Material)] == [one.id]


async def test_the_same_content_while_it_waits_is_not_taken_twice(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await town.wait(minutes=10)
    await forwarded(town)
    assert len(await town.every(Material)) == 1
    assert "还没有收下" in town.last(town.chen).text


async def test_several_forwards_come_on_one_card(town: Town) -> None:
    await town.found()
    before = len(town.told(town.chen))
    await forwarded(town, *(f"第{n}篇\n\n{SENTENCE * 5}" for n in "一二三"))
    cards = town.told(town.chen)[before:]
    assert len(cards) == 1
    assert "收到 3 份资料" in cards[0].text
    await town.press(town.chen, "全部收下（3）")
    assert {one.state for one in await town.every(Material)} == {"ready"}


async def test_texts_that_came_in_pieces_are_joined(town: Town) -> None:
    await town.found()
    await forwarded(town, f"党课讲稿\n{SENTENCE * 20}", SENTENCE * 21, f"小结\n{SENTENCE}")
    await town.press(town.chen, "合成一篇")
    one = await town.only(Material)
    assert one.title == "党课讲稿"
    assert one.body == "\n\n".join([SENTENCE * 20, SENTENCE * 21, f"小结\n{SENTENCE}"])


async def test_an_album_is_one_material_on_one_card(town: Town) -> None:
    await town.found()
    world = town.box.world
    before = len(town.told(town.chen))
    files = [("photo", picture(colour), f"{colour}.png") for colour in ("red", "blue", "green")]
    world.album(town.chen, world.private(town.chen), files, "参观革命纪念馆")
    await town.settle()
    await town.wait(seconds=4)
    assert len(town.told(town.chen)) == before + 1
    page = town.last(town.chen)
    assert "参观革命纪念馆" in page.text
    assert "图片 3 张" in page.text
    await town.press(town.chen, "✅ 收下")
    one = await town.only(Material)
    assert [file["kind"] for file in one.files] == ["photo"] * 3
    assert not one.key.startswith("album:")


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("document", "主题党日方案.pdf", "主题党日方案"),
        ("audio", "听党课.mp3", "听党课"),
        ("video", "微党课.mp4", "微党课"),
        ("voice", "voice.ogg", "语音"),
    ],
)
async def test_a_file_is_taken_with_its_name_as_title(
    town: Town, kind: str, name: str, said: str
) -> None:
    await town.found()
    await uploaded(town, kind, name)
    one = await town.only(Material)
    assert (one.title, one.files[0]["kind"]) == (said, kind)
    assert said in town.last(town.chen).text


async def test_a_caption_is_the_title_of_a_photo(town: Town) -> None:
    await town.found()
    await uploaded(town, "photo", "a.png", picture(), "入党誓词")
    one = await town.only(Material)
    assert (one.title, one.body) == ("入党誓词", "")


async def test_a_link_with_a_few_words_is_a_link(town: Town) -> None:
    await town.found()
    await typed(town, "深化党员教育 https://example.org/a?b=1&c=2")
    one = await town.only(Material)
    assert (one.title, one.body) == ("深化党员教育", "")
    assert one.link == "https://example.org/a?b=1&c=2"
    assert one.minutes == rules.FILE_MINUTES


async def test_a_long_text_unasked_is_taken_and_a_short_one_gets_help(town: Town) -> None:
    await town.found()
    await typed(town, "好的")
    assert await town.every(Material) == []
    await typed(town, SENTENCE * 5)
    assert len(await town.every(Material)) == 1


async def test_members_without_the_right_may_not_add_material(
    town: Town,
) -> None:
    await town.found()
    await town.enrol("王芳")
    wang = town.person("王芳")
    await town.start(wang)
    await uploaded(town, "photo", "a.png", picture(), who=wang)
    assert "由支部书记和委员添加" in town.last(wang).text
    await town.say(wang, SENTENCE * 5, private=True)
    assert "由支部书记和委员添加" not in town.last(wang).text
    assert await town.every(Material) == []


async def test_a_table_that_says_nothing_is_asked_about(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    await uploaded(town, "document", "表1.csv", "标题,链接\n一,https://example.org/1\n".encode())
    assert {"学习资料", "花名册"} <= set(labels(town.last(town.chen)))
    await town.press(town.chen, "学习资料")
    assert "1 份资料" in town.last(town.chen).text


async def test_unwanted_updates_are_dropped(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await town.press(town.chen, "不要")
    assert await town.every(Material) == []
    assert "没有收下" in town.last(town.chen).text


async def test_a_pending_step_survives_other_commands(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await typed(town, "/roster")
    await typed(town, "/material")
    await town.press(town.chen, "待收下（1）")
    await town.press(town.chen, "三会一课是什么")
    await town.press(town.chen, "✅ 收下")
    assert (await town.only(Material)).state == "ready"


async def test_a_restart_loses_nothing_that_was_sent(town: Town) -> None:
    await town.found()
    world = town.box.world
    world.forward(
        town.chen, world.say(town.person("王芳"), town.group, TEXT), world.private(town.chen)
    )
    await town.box.idle()
    await town.app.intake.settle()
    await town.restart()
    await town.settle()
    assert "三会一课是什么" in town.last(town.chen).text


@pytest.mark.both("material")
async def test_material_is_found_by_word_state_and_tag(town: Town) -> None:
    await town.found()
    await saved(town)
    await saved(town, f"党费怎么交\n{SENTENCE * 9}")
    await typed(town, "/material 党费")
    assert "党费怎么交" in town.last(town.chen).text
    await typed(town, "/material")
    await typed(town, "一课")
    assert "三会一课是什么" in town.last(town.chen).text
    await typed(town, "%")
    assert "没有找到" in town.last(town.chen).text
    await typed(town, SENTENCE[:4])
    assert {"党费怎么交", "三会一课是什么"} <= set(labels(town.last(town.chen)))
    await town.press(town.chen, "返回")
    await town.press(town.chen, "最新的")
    assert labels(town.last(town.chen))[0] == "党费怎么交"


async def test_a_long_list_has_pages(town: Town) -> None:
    await town.found()
    await forwarded(town, *(f"第{n}篇\n{SENTENCE * 5}" for n in range(8)))
    await town.press(town.chen, "全部收下")
    await typed(town, "/material")
    await town.press(town.chen, "最新的")
    shown = town.last(town.chen)
    assert labels(shown)[:6] == [f"第{n}篇" for n in range(7, 1, -1)]
    await town.press(town.chen, "下一页")
    assert labels(town.last(town.chen))[:2] == ["第1篇", "第0篇"]


async def test_retired_material_can_be_restored(town: Town) -> None:
    await town.found()
    await saved(town)
    await town.press(town.chen, "停用")
    assert (await town.only(Material)).state == "retired"
    await typed(town, "/material")
    await town.press(town.chen, "已停用（1）")
    await town.press(town.chen, "三会一课是什么")
    await town.press(town.chen, "恢复")
    assert (await town.only(Material)).state == "ready"


async def test_a_look_shows_a_long_text_in_its_parts(town: Town) -> None:
    await town.found()
    await saved(town)
    await town.app.store.write(lengthen)
    before = len(town.told(town.chen))
    await town.press(town.chen, "看看")
    shown = town.told(town.chen)[before:]
    assert len(shown) == 4
    assert ["（1/4）" in shown[0].text, "（4/4）" in shown[3].text] == [True, True]
    assert await town.every(Reading) == []


def lengthen(session: Session) -> None:
    """Gives the only material a text of several parts."""
    session.query(Material).one().body = "\n\n".join([SENTENCE * 60] * 10)


async def test_material_is_pushed_at_once_and_a_second_time_is_asked_about(town: Town) -> None:
    await town.found()
    await saved(town)
    await town.press(town.chen, "现在发到群里")
    assert await town.every(Reading) == []
    assert "群里？" in town.last(town.chen).text
    await town.press(town.chen, "现在发到群里")
    assert (await town.only(Reading)).title == "三会一课是什么"
    assert "三会一课是什么" in town.board().text
    assert "推送过 1 次" in town.last(town.chen).text
    await town.press(town.chen, "现在发到群里")
    assert "刚推送过" in town.last(town.chen).text
    await town.press(town.chen, "返回")
    assert len(await town.every(Reading)) == 1
    await town.press(town.chen, "推送情况")
    assert "三会一课是什么" in town.last(town.chen).text


async def test_one_article_tomorrow_at_eight_is_one_tap(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await town.press(town.chen, "明天早上8点")
    assert "明天 08:00" in town.last(town.chen).text
    assert (await town.only(Material)).state == "ready"
    await town.until(START.replace(day=28, hour=8))
    assert (await town.only(Reading)).title == (await town.only(Material)).title


async def test_one_article_now_is_two_taps_from_its_page(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await town.press(town.chen, "现在发到群里")
    assert await town.every(Reading) == []
    await town.press(town.chen, "现在发到群里")
    assert len(await town.every(Reading)) == 1


@pytest.mark.parametrize(("answer", "at_once"), [("现在就发", True), ("7:30 再发", False)])
async def test_an_article_in_quiet_hours(town: Town, answer: str, at_once: bool) -> None:
    await town.found()
    await forwarded(town)
    await town.until(START.replace(hour=22))
    before = len(town.seen())
    await town.press(town.chen, "现在发到群里")
    await town.press(town.chen, "现在发到群里")
    assert "现在免打扰（到 7:30）" in town.last(town.chen).text
    said = await town.press(town.chen, answer)
    assert said.text == ("✅ 已发到群里" if at_once else "好，7:30 再发到群里")
    assert len(town.seen()) == before + at_once
    await town.until(START.replace(day=28, hour=7, minute=30))
    assert len(town.seen()) == before + 1


async def test_saving_can_lead_straight_to_a_plan(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await town.press(town.chen, "安排…")
    assert (await town.only(Material)).state == "ready"
    (draft,) = await town.every(Draft)
    assert draft.data["answers"]["kind"] == "material"
    assert draft.data["answers"]["data"] == {"material": (await town.only(Material)).id}


async def test_material_goes_into_a_new_series_and_is_saved_with_it(town: Town) -> None:
    await town.found()
    await forwarded(town)
    await town.press(town.chen, "放进专题")
    await town.press(town.chen, "新建专题")
    await typed(town, "组织生活")
    assert "专题：组织生活" in town.last(town.chen).text
    assert (await town.only(Material)).state == "ready"
    assert (await town.only(Series)).name == "组织生活"


async def switch_copies(town: Town, label: str) -> None:
    await town.press(town.chen, "本地副本")
    await town.press(town.chen, label)


async def test_over_its_share_a_branch_keeps_no_more_and_is_told_once(town: Town) -> None:
    await town.found()
    rule = KeptRule(branch=1, files=1)
    town.app.store.info[INFO] = rule
    await uploaded(town, "document", "方案.pdf", b"%PDF the plan")
    await town.press(town.chen, "✅ 收下")
    await switch_copies(town, "全支部都存副本")
    await town.press(town.chen, "返回")
    for number in range(2):
        await uploaded(town, "document", f"{number}.pdf", b"%PDF" + bytes([number]))
        await town.press(town.chen, "✅ 收下")
        await town.wait(seconds=10)
    assert (await town.only(KeptFile)).content == b"%PDF the plan"
    assert len(await town.every(Material)) == 3, "they stay on Telegram"
    told = [one.text for one in town.told(town.chen) if "空间用完了" in one.text]
    assert len(told) == 1


async def test_copies_are_kept_where_the_branch_wants_them_and_go_with_the_wish(
    town: Town,
) -> None:
    await town.found()
    await uploaded(town, "document", "方案.pdf", b"%PDF the plan")
    await town.press(town.chen, "✅ 收下")
    assert await town.every(KeptFile) == []
    await switch_copies(town, "全支部都存副本")
    assert (await town.only(KeptFile)).content == b"%PDF the plan"
    await town.press(town.chen, "返回")
    await uploaded(town, "document", "第二.pdf", b"%PDF another")
    await town.press(town.chen, "✅ 收下")
    await town.wait(seconds=10)
    assert len(await town.every(KeptFile)) == 2
    await switch_copies(town, "不再存，删掉副本")
    assert await town.every(KeptFile) == []
    assert not (await town.only(Branch)).keeps_files


async def test_the_settings_switch_copies_as_well(town: Town) -> None:
    await town.found()
    await uploaded(town, "document", "方案.pdf", b"%PDF the plan")
    await town.press(town.chen, "✅ 收下")
    branch = await town.only(Branch)
    for many in (1, 0):
        await town.forge(town.chen, town.last(town.chen), f"b.y:{branch.id}:keeps_files")
        assert len(await town.every(KeptFile)) == many


async def test_a_file_too_large_to_be_fetched_is_told_of(town: Town) -> None:
    await town.found()
    await uploaded(town, "document", "方案.pdf")
    await town.press(town.chen, "✅ 收下")

    def enlarge(session: Session) -> None:
        one = session.query(Material).one()
        one.files = [{**one.files[0], "size": rules.LARGEST + 1}]

    await town.app.store.write(enlarge)
    await switch_copies(town, "全支部都存副本")
    assert "超过 20 MB" in town.last(town.chen).text
    assert await town.every(KeptFile) == []


async def test_buttons_of_another_branch_open_nothing(town: Town) -> None:
    await town.found()
    one = await saved(town)
    _, liu = await second_branch(town)
    message = town.last(liu)
    for verb in ("mt.p", "mt.n", "mt.r", "mt.gx", "mt.e", "mt.rs"):
        answer = await town.forge(liu, message, f"{verb}:{one.id}")
        assert "不在了" in answer.text, verb
    assert (await town.only(Material)).state == "ready"


async def test_a_member_without_a_post_cannot_forge_the_buttons(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    one = await saved(town)
    wang = town.person("王芳")
    await town.start(wang)
    await forwarded(town, f"另一篇\n{SENTENCE * 9}")
    for data in (f"mt.r:{one.id}", f"mt.h:{one.branch_id}", f"se.st:{one.branch_id}"):
        answer = await town.forge(wang, town.last(wang), data)
        assert "书记或委员" in answer.text, data
    answer = await town.forge(wang, last_in_group(town), f"mt.p:{one.id}")
    assert "失效" in answer.text


def last_in_group(town: Town) -> Message:
    return town.seen()[-1]


async def test_the_page_speaks_the_secretary_s_language(town: Town) -> None:
    await town.found()

    def speak(session: Session) -> None:
        session.get_one(Account, town.chen.id).language = "en"

    await town.app.store.write(speak)
    await forwarded(town)
    assert "Not saved yet" in town.last(town.chen).text
    await town.press(town.chen, "✅ Save")
    assert "About 1 min" in town.last(town.chen).text


async def test_from_the_group_the_way_leads_to_the_private_chat(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/material")
    seen = town.heard(town.chen)
    await town.follow(town.chen, seen, "打开私聊")
    assert "学习资料" in town.last(town.chen).text
