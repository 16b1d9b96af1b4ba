"""Where votes are found again: in the calendar and in the records."""

from sqlalchemy import update

from data.models import Meeting
from tests.stories.votes_town import SEVEN, closes, gathered, motion, votes
from tests.town import Town


async def test_the_calendar_shows_when_votes_opened_and_closed(town: Town) -> None:
    await gathered(town)
    await motion(town)
    opened = f"{town.now:%H:%M}"
    await town.say("李强", "/calendar", private=True)
    said = town.last(town.person("李强")).text
    assert f"{opened}　开始投票：表决（通过年度工作计划）" in said
    assert "投票结束" not in said
    for name in SEVEN[:4]:
        await votes(town, name, "赞成")
    await town.wait(minutes=5)
    await closes(town)
    await town.say("李强", "/calendar", private=True)
    said = town.last(town.person("李强")).text
    assert f"{town.now:%H:%M}　投票结束：表决（通过年度工作计划）" in said


async def test_the_calendar_says_of_a_committees_vote_its_kind_only(town: Town) -> None:
    await gathered(town)
    await motion(town)
    await town.app.store.write(
        lambda session: session.execute(update(Meeting).values(audience="committee"))
    )
    await town.say("李强", "/calendar", private=True)
    said = town.last(town.person("李强")).text
    assert "开始投票：表决" in said
    assert "通过年度工作计划" not in said
