"""Branch affairs in the other two languages: notices, objections, matters, the register."""

import io

import mammoth

from data.values.language import Language
from tests.stories.affairs_town import notice, publishing, uploads as upload, word
from tests.stories.tongues import Tongue, in_other_languages, speaking
from tests.town import Town

TITLE = "Hall repair"
BODY = "The hall is repaired for 30000."


async def presses(town: Town, *pressed: str) -> None:
    """Has 陈静 go on through these buttons."""
    for label in pressed:
        await town.press(town.chen, label)


async def opened(town: Town, *pressed: str) -> None:
    """Has 陈静 open the affairs and go on through these buttons."""
    await town.say(town.chen, "/affairs", private=True)
    await presses(town, *pressed)


async def written(town: Town, kind: str, title: str, body: str = BODY) -> None:
    """Has 陈静 write a notice up to its files."""
    await opened(town, "发布公示", kind)
    for said in (title, body):
        await town.say(town.chen, said, private=True)


async def shown(town: Town) -> None:
    """Has 陈静 open the newest notice."""
    await town.start(town.chen, f"no_{(await notice(town)).id}")


@in_other_languages
async def test_notices_and_what_must_not_be_published(town: Town, language: Language) -> None:
    await publishing(town)
    tongue = await speaking(town, language)
    await opened(town, "发布公示", "发展党员公示")
    await town.say(town.chen, "x" * 101, private=True)
    tongue.says(town.last(town.chen), "notice-typed-long", most=100, long=101)
    await written(town, "发展党员公示", TITLE)
    await presses(town, "下一步")
    for said in ("3", "many", "9999"):
        await town.say(town.chen, said, private=True)
    await town.say(town.chen, "5", private=True)
    await presses(town, "马上", "正文")
    await town.say(town.chen, f"{BODY} 11010519491231002X 13800138000", private=True)
    await presses(town, "📌 发布")
    tongue.says(town.last(town.chen), "notice-held-numbers")
    await presses(town, "✏️ 修改", "正文")
    await town.say(town.chen, f"{BODY} 13800138000", private=True)
    await presses(town, "附件")
    await upload(town, town.chen, "document", "a.pdf", b"%PDF-1.7")
    await upload(town, town.chen, "document", "b.docx", word("13900139000"))
    await presses(town, "下一步", "📌 发布", "仍然发布")
    card = next(m for m in reversed(town.seen()) if m.keyboard)
    tongue.says(card, "notice-how")
    wang = town.person("王芳")
    await town.tap(wang, card, "已阅")
    await shown(town)
    await presses(town, "谁没看", "返回", "附件 { $many }", "更正")
    for said in ("Better.", "A typo"):
        await town.say(town.chen, said, private=True)
    await presses(town, "✏️ 更正", "仍然发布", "原来的内容 { $many }", "附件 { $many }")
    await shown(town)
    await presses(town, "撤回")
    await town.say(town.chen, "Wrong", private=True)
    await town.wait(seconds=3)
    await opened(town, "公开台账")
    await written(town, "其他", "Own kind", "Help")
    await opened(town, "发布公示", "其他")
    for said in ("Help", "For Li", BODY):
        await town.say(town.chen, said, private=True)
    await presses(town, "下一步", "长期公开", "明天 9:00", "📌 发布", "现在发布")
    await town.say(wang, "/me", private=True)
    await town.say(wang, "/affairs", private=True)
    await shown(town)
    await presses(town, "结束公开", "公布结果")
    tongue.only_its_own()


@in_other_languages
async def test_objections_and_the_register(town: Town, language: Language) -> None:
    await publishing(town)
    await town.enrol("李强", post="discipline")
    tongue = await speaking(town, language)
    await written(town, "决议公示", TITLE)
    await presses(town, "下一步", "（一般）", "马上", "📌 发布")
    card = next(m for m in reversed(town.seen()) if m.keyboard)
    wang, li = town.person("王芳"), town.person("李强")
    for how in ("匿名", "署名"):
        await town.tap(wang, card, "有话要说")
        await town.press(wang, f"{how}：")
        await town.say(wang, "It is not so.", private=True)
        await town.press(wang, "下一步")
        await town.press(wang, "交给支部委员会")
        await town.press(wang, "看进展")
    await town.press(li, "看一看")
    await town.press(li, "改由别人核实")
    await town.press(li, "返回")
    await town.press(li, "✅ 属实，答复")
    await town.say(li, "You are right.", private=True)
    await town.say(li, "/me", private=True)
    await town.press(li, "💬 去核实")
    await town.press(li, "不属实，答复")
    await town.say(li, "It is so.", private=True)
    await town.wait(days=15)
    assert (await notice(town)).state == "over"
    await opened(town, "公开台账", "Excel")
    await opened(town, "公开台账", "Word")
    media = town.last(town.chen).media
    assert media is not None
    text = str(mammoth.extract_raw_text(io.BytesIO(media.content)).value)
    tongue.hears(media.name, text)
    tongue.only_its_own()


@in_other_languages
async def test_matters_and_plans(town: Town, language: Language) -> None:
    await publishing(town)
    tongue = await speaking(town, language)
    await opened(town, "事项", "新事项", "三步")
    await town.say(town.chen, TITLE, private=True)
    await presses(town, "记{ $step }", "支部委员会", "今天", "不走这一步")
    await town.say(town.chen, "Nobody there", private=True)
    await presses(town, "记{ $step }", "不在机器人里")
    await town.say(town.chen, "A meeting", private=True)
    await town.say(town.chen, "2026-10-01", private=True)
    await presses(town, "取消")
    await opened(town, "事项", TITLE, "不办了")
    await town.say(town.chen, "No money", private=True)
    await says_plan(town, tongue)
    tongue.only_its_own()


async def says_plan(town: Town, tongue: Tongue) -> None:
    """Has 陈静 plan the dues, be asked for them, and be reminded."""
    await town.say(town.chen, "/plans", private=True)
    await presses(town, "新建", "📌 定期公开", "党费收支公开", "党费收支公开", "提前 { $days } 天")
    await town.say(town.chen, "2026-12-10 09:00", private=True)
    await presses(town, "就这样")
    await town.wait(days=11)
    tongue.says(town.last(town.chen), "notice-asked-late")
