"""What /mydata gives of questions that are under way: the answer, not whether it is right."""

import json

from data.values.question import Question, QuestionKind
from tests.stories.quiz_town import members, on, planned, poll_of, put
from tests.town import Town


def answers(town: Town, name: str) -> list[dict[str, object]]:
    files = [one.media for one in town.told(town.person(name)) if one.media is not None]
    found = next(one for one in reversed(files) if one is not None and b'"answers"' in one.content)
    return list(json.loads(found.content)["answers"])


async def test_an_open_question_is_not_given_away(town: Town) -> None:
    await members(town, "王芳", "李强")
    await put(town, Question(QuestionKind.SINGLE, "哪一项？", ("甲项", "乙项"), (0,)))
    await planned(town, hours=8)
    await town.until(on(0, 12))
    poll = poll_of(town)
    right = poll.poll.correct[0]
    await town.vote("王芳", poll, right)
    await town.vote("李强", poll, 1 - right)
    for name in ("王芳", "李强"):
        await town.start(town.person(name))
        await town.say(town.person(name), "/mydata", private=True)
        (mine,) = answers(town, name)
        assert mine["question"] == "哪一项？"
        assert mine["options"]
        assert not mine.keys() & {"right", "points"}
    await town.until(on(0, 20))
    for name, was_right in (("王芳", True), ("李强", False)):
        await town.say(town.person(name), "/mydata", private=True)
        (mine,) = answers(town, name)
        assert mine["right"] is was_right
