"""The study check in the other two languages: pages, reminders, talks."""

from data.models import Talk
from data.values.language import Language
from tests.stories.reading_town import pushed, settings, studies, studying
from tests.stories.test_check import FRIDAY, meeting
from tests.stories.tongues import in_other_languages, speaking
from tests.town import Town


@in_other_languages
async def test_from_the_check_to_a_reminder_and_a_talk(town: Town, language: Language) -> None:
    await studying(town)
    tongue = await speaking(town, language)
    await settings(town, reading_share=0, reading_days=1)
    await meeting(town, 王芳="present", 李强="absent", 赵敏="absent", 陈静="present")
    await pushed(town, "Party life", body="Once a quarter.")
    tongue.own += ["学党章"]
    for name in ("王芳", "李强", "陈静"):
        await studies(town, name)
    await town.until(FRIDAY)
    zhao = town.person("赵敏")
    await town.start(zhao)
    await town.say(town.chen, "/check", private=True)
    tongue.says(town.last(town.chen), "check-lights", green=2, yellow=0, red=2)
    await town.press(town.chen, "逐人看")
    await town.press(town.chen, "赵敏")
    await town.press(town.chen, "温馨提醒")
    tongue.says(town.last(zhao), "read-todo", many=1, late=1)
    await town.press(town.chen, "记谈心谈话")
    await town.press(town.chen, "昨天")
    await town.say(town.chen, "Busy at work.", private=True)
    assert (await town.only(Talk)).note == "Busy at work."
    tongue.only_its_own()
