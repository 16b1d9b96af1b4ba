"""One's own page, the ranking, the rules, the accounts and training in the other two languages."""

from datetime import UTC, date
from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.exports.mine import my_picture
from data.models import Contest, Material, Member, Outside, Round, Streak, Topic
from data.queries import hours, points
from data.values.language import Language
from data.values.points import Rule
from sandbox import Message, Person
from tests.stories.hours_town import begin, send
from tests.stories.reading_town import branch_of, pushed, settings, studies, studying
from tests.stories.tongues import in_other_languages, speaking
from tests.town import Town, labels

TODAY = date(2026, 11, 30)


def page(town: Town, who: Person) -> Message:
    """Returns the last private message with buttons."""
    return next(one for one in reversed(town.told(who)) if one.keyboard)


def of_every_kind(session: Session, town: Town) -> None:
    """Gives 王芳 an entry for every rule, some taken back, one that was not counted, and things of
    each sort that have a name or are gone; hours of each sort; and a streak."""
    branch, now = branch_of(session, town), town.now.astimezone(UTC)
    wang = session.scalars(select(Member).where(Member.name == "王芳")).one()
    asked = {"stem": "How often?", "kind": "fill", "answer": []}
    things = (
        Round(branch_id=branch.id, form="text", asked=asked, posted_at=now, closes_at=now),
        Topic(branch_id=branch.id, kind="word", title="One window", added_at=now),
        Contest(branch_id=branch.id, title="Spring", questions=[], seconds=9, begins_at=now,
                created_at=now),
    )  # fmt: skip
    session.add_all(things)
    session.add(Streak(member_id=wang.id, run=9, best=9))
    session.flush()
    material = session.scalars(select(Material.id)).first()
    causes = {
        Rule.SIGN_IN: "meeting:999",
        Rule.LATE: "meeting:998:late",
        Rule.READING: "reading:999:0",
        Rule.NOTE: f"note:{material}",
        Rule.ANSWER: f"round:{things[0].id}",
        Rule.STREAK: f"streak:{branch.id}:2026-11-30",
        Rule.SPEECH: f"topic:{things[1].id}",
        Rule.LEAD: "topic:999:lead",
        Rule.CONTEST: f"contest:{things[2].id}",
        Rule.PLACE: "contest:999:place",
    }
    for rule, cause in causes.items():
        points.settle(session, branch.id, rule, cause, {wang.id}, TODAY, now)
    points.settle(session, branch.id, Rule.ANSWER, f"round:{things[0].id}", {}, TODAY, now)
    points.settle(session, branch.id, Rule.NOTE, "note:999", {wang.id}, TODAY, now)
    points.settle(session, branch.id, Rule.ANSWER, "round:999", {wang.id}, TODAY, now)
    for cause in ("meeting:999", "outside:999", "contest:999"):
        hours.enter(session, wang.id, cause, 40, TODAY, now)


@in_other_languages
async def test_one_s_own_page_its_entries_its_picture_and_the_ranking(
    town: Town, language: Language
) -> None:
    await studying(town)
    tongue = await speaking(town, language)
    wang, li = town.person("王芳"), town.person("李强")
    await settings(town, reading_share=0)
    await pushed(town, "Party life", body="Once a quarter.")
    await town.enrol("王芳", "李强", subgroup="East")
    await town.say(wang, "/me", private=True)
    await town.press(wang, "去读")
    await studies(town, "王芳")
    await town.app.store.write(lambda session: of_every_kind(session, town))
    await town.say(wang, "/me")
    await town.say(wang, "/me", private=True)
    for label in ("本周", "今年", "本月", "图", "明细"):
        await town.press(wang, label)
    tongue.says(page(town, wang), "cause-streak")
    await town.press(wang, "下一页")
    await town.press(wang, "上一页")
    await town.press(wang, "看学时")
    await town.press(wang, "看积分")
    await town.press(wang, "返回")
    tongue.says(page(town, wang), "me-run", run=9)
    await town.press(wang, "排行")
    for label in ("今年", "本周", "看本小组", "看全支部", "看学时", "看积分", "隐藏我的名字"):
        await town.press(wang, label)
    for place in (True, False):
        await town.say(li, "/rank", private=place)
    await town.press(li, "看学时")
    await town.press(wang, "显示我的名字")
    await town.say(town.chen, "/me", private=True)
    await town.press(town.chen, "明细")
    tongue.says(town.last(town.chen), "entries-none")
    await settings(town, ranking="off")
    await town.say(li, "/rank", private=True)
    tongue.says(town.last(li), "rank-off")
    tongue.only_its_own()


@in_other_languages
async def test_the_rules_of_points_and_who_the_ranking_shows(
    town: Town, language: Language
) -> None:
    await studying(town)
    tongue = await speaking(town, language)
    chen = town.chen
    await town.say(chen, "/settings", private=True)
    await town.press(chen, "积分和排行")
    names = {rule: tongue.texts.plain(f"rule-{rule}") for rule in Rule}
    for _ in range(3):
        await town.press(chen, "排行：")
    for rule in Rule:
        while names[rule] not in labels(town.last(chen)):
            await town.press(chen, "其他项目")
        await town.press(chen, names[rule])
        await town.press(chen, "＋")
        tongue.says(town.last(chen), f"rule-about-{rule}")
        await town.press(chen, "恢复默认")
        await town.press(chen, "返回")
    await town.press(chen, names[Rule.READING])
    for _ in range(3):
        await town.press(chen, "－")
    wang = town.person("王芳")
    await town.say(wang, "/me", private=True)
    answer = await town.forge(wang, town.last(wang), "pt.g:1")
    assert answer.text
    tongue.only_its_own()


@in_other_languages
async def test_the_accounts_and_training_from_its_name_to_its_end(
    town: Town, language: Language
) -> None:
    await studying(town)
    tongue = await speaking(town, language)
    chen, wang = town.chen, town.person("王芳")
    await town.say(chen, "/hours")
    await begin(town, "x" * 101, "Party school", "much", "6")
    await town.say(chen, "2020-01-01", private=True)
    await town.say(chen, "some day", private=True)
    await town.press(chen, "昨天")
    await send(town, "document", "early.pdf")
    await town.say(chen, "Nobody", private=True)
    await town.press(chen, "下一步")
    await town.press(chen, "王芳")
    await town.press(chen, "李强")
    await town.press(chen, "下一步")
    await town.say(chen, "none", private=True)
    await send(town, "photo", "a.png", my_picture("", "", [], ""))
    await town.say(chen, "yes", private=True)
    await town.press(chen, "录入")
    await town.press(chen, "王芳")
    await town.press(chen, "Party school")
    await town.press(chen, "看材料")
    await town.press(chen, "撤销")
    await town.press(chen, "Party school")
    await town.press(chen, "返回")
    await town.press(chen, "录入外出培训")
    await town.press(chen, "取消")
    await begin(town, "Online course")
    await town.press(chen, tongue.texts.plain("hours-amount", hours=1))
    await town.say(chen, "2025-12-30", private=True)
    await town.press(chen, "赵敏")
    await town.press(chen, "下一步")
    await town.press(chen, "没有材料")
    await town.press(chen, "录入")
    assert "2025" in page(town, chen).text
    assert any("赵敏" in one for one in labels(page(town, chen)))
    await town.say(chen, "/hours", private=True)
    await town.press(chen, "2025")
    await town.press(chen, "2026")
    await town.press(chen, "导出 Excel")
    file = town.last(chen).media
    assert file is not None
    for sheet in load_workbook(BytesIO(file.content)).worksheets:
        tongue.hears(sheet.title, *(str(cell) for row in sheet.values for cell in row if cell))
    tongue.hears(file.name)
    tongue.own += ["Ann Lee", "Ann Poe"]
    await town.enrol("Ann Lee", "Ann Poe")
    for text in ("/hours Ann", "/hours Nobody"):
        await town.say(chen, text, private=True)
    await town.say(wang, "/hours", private=True)
    tongue.says(town.last(wang), "cause-outside", title="Party school")
    assert len(await town.every(Outside)) == 3
    tongue.only_its_own()
