"""A person's own language: used in everything private, while the group has the branch's."""

import json

import pytest

from data.models import Account, Branch, Outgoing
from data.values.language import Language
from handlers.features import REGISTRY
from handlers.shared import alerts
from handlers.shared.texts import texts_in
from sandbox import Person
from tests.stories.roster_town import send
from tests.town import START, Town

ENGLISH = texts_in(Language.EN)


async def chooses(town: Town, who: Person, label: str = "English") -> None:
    """Has somebody choose a language by /language."""
    await town.say(who, "/language", private=True)
    await town.press(who, label)


async def language_of(town: Town, who: Person) -> str | None:
    """Returns somebody's stored language."""
    return await town.look(lambda s: s.get_one(Account, who.id).language)


async def test_the_page_speaks_the_language_that_was_chosen_at_once(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "语言", private=True)
    assert "私下对您说的话" in town.last(town.chen).text
    labels = [button.text for row in town.last(town.chen).keyboard for button in row]
    assert labels == ["简体中文", "繁體中文", "English", "✅ 和支部一样"]
    answer = await town.press(town.chen, "English")
    assert answer.text == "Saved"
    assert town.last(town.chen).text.startswith("My language")
    assert await language_of(town, town.chen) == "en"
    await town.say(town.chen, "/help", private=True)
    assert "Meetings" in town.last(town.chen).text


async def test_the_group_goes_on_hearing_the_branchs(town: Town) -> None:
    await town.found()
    await chooses(town, town.chen)
    await town.plan("lecture today 15:00 room 3")
    assert "State: announced" in town.last(town.chen).text
    assert "15:00" in town.board().text
    assert "党课" in town.board().text
    await town.press(town.chen, "Place")
    await town.say(town.chen, "五楼", private=True)
    assert "Place" in [button.text for row in town.last(town.chen).keyboard for button in row]
    assert "改地点" in town.seen()[-1].text


@pytest.mark.both("language")
async def test_answers_to_taps_in_the_group_are_ones_own(town: Town) -> None:
    await town.found()
    await town.enrol("王芳", "李强")
    fang, qiang = town.people["王芳"], town.people["李强"]
    await town.start(fang)
    await chooses(town, fang)
    await town.plan("党课 今天15:00 三楼会议室")
    await town.until(START.replace(hour=14, minute=50))
    assert "Signed in" in (await town.tap(fang, town.board(), "签到")).text
    assert "签到成功" in (await town.tap(qiang, town.board(), "签到")).text
    late = await town.tap(fang, town.board(), "请假")
    assert "signed in" in late.text
    await town.wait(seconds=3)
    assert "实到 2" in town.board().text


async def test_leave_is_asked_and_confirmed_in_ones_own(town: Town) -> None:
    await town.found()
    await town.enrol("王芳")
    fang = town.people["王芳"]
    await town.start(fang)
    await chooses(town, fang)
    await town.plan("党课 今天15:00 三楼会议室")
    await town.tap(fang, town.board(), "请假")
    await town.press(fang, ENGLISH.plain("reason-travel"))
    assert ENGLISH.plain("reason-travel") in town.last(fang).text


async def test_reports_come_to_each_in_their_own(town: Town) -> None:
    await town.found()
    await town.enrol("赵敏", post="deputy")
    await town.enrol("王芳")
    min_ = town.people["赵敏"]
    await town.start(min_)
    await chooses(town, min_)
    await town.plan("党课 今天15:00 三楼会议室")
    for hour, minute in ((14, 50), (15, 31)):
        await town.until(START.replace(hour=hour, minute=minute))
    assert "2 absent" in town.last(min_).text
    assert "缺席" in town.last(town.chen).text


async def test_alerts_come_in_ones_own(town: Town) -> None:
    await town.found()
    await chooses(town, town.chen)
    now = town.now

    def tell(session) -> None:  # type: ignore[no-untyped-def]
        alerts.tell_group_closed(session, now, session.get_one(Branch, 1))

    await town.app.store.write(tell)
    (alert,) = [row for row in await town.every(Outgoing) if row.kind == alerts.KIND]
    assert alert.message["text"] == ENGLISH("alert-closed", name="第一党支部")


async def test_the_results_of_errands_are_in_ones_own_language(town: Town) -> None:
    await town.found()
    await chooses(town, town.chen)
    await send(town, town.chen, "姓名,党小组\n王芳,第一党小组\n李强,第一党小组\n")
    assert ENGLISH.plain("cancel") in [
        button.text for row in town.last(town.chen).keyboard for button in row
    ]


async def test_the_choice_of_the_branchs_language_follows_the_branch(town: Town) -> None:
    await town.found()
    await chooses(town, town.chen)
    await town.press(town.chen, "Same as the branch")
    assert await language_of(town, town.chen) is None
    assert "私下对您说的话" in town.last(town.chen).text
    await town.say(town.chen, "/settings", private=True)
    for label in ("基本", "改语言", "繁體中文"):
        await town.press(town.chen, label)
    await town.say(town.chen, "/language", private=True)
    assert "我私下對您說的話" in town.last(town.chen).text


async def test_changing_the_branchs_language_leaves_ones_own(town: Town) -> None:
    await town.found()
    await chooses(town, town.chen)
    await town.say(town.chen, "/settings", private=True)
    for label in ("Basics", "Language", "繁體中文"):
        await town.press(town.chen, label)
    assert (await town.only(Branch)).language == "zh-Hant"
    assert "Branch settings" in town.last(town.chen).text


async def test_in_the_group_it_leads_into_the_private_chat(town: Town) -> None:
    await town.found()
    await town.say("陈静", "/language")
    await town.follow(town.chen, town.heard(town.chen), "打开私聊")
    assert "我的语言" in town.last(town.chen).text


async def test_somebody_without_a_branch_chooses_too(town: Town) -> None:
    stranger = town.box.world.person("路人")
    await town.start(stranger)
    await chooses(town, stranger)
    assert await language_of(town, stranger) == "en"
    assert town.last(stranger).text.startswith("My language")


@pytest.mark.parametrize("wanted", ["fr", "", "zh"])
async def test_no_other_language_is_kept(town: Town, wanted: str) -> None:
    await town.found()
    await town.say(town.chen, "/language", private=True)
    answer = await town.forge(town.chen, town.last(town.chen), f"ln.s:{wanted}")
    assert "失效" in answer.text
    assert await language_of(town, town.chen) is None


async def test_it_is_part_of_ones_own_data(town: Town) -> None:
    await town.found()
    await chooses(town, town.chen)
    await town.say(town.chen, "/mydata", private=True)
    file = town.last(town.chen).media
    assert file
    assert json.loads(file.content)["account"]["language"] == "en"


async def test_me_leads_to_it(town: Town) -> None:
    await town.found()
    await town.say(town.chen, "/me", private=True)
    await town.press(town.chen, "我的语言")
    assert "私下对您说的话" in town.last(town.chen).text


def test_everybody_has_it_in_their_menu() -> None:
    assert "member" in REGISTRY.commands["language"].menus
