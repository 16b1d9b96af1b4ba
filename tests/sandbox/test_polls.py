"""Polls and quizzes: limits, votes, closing, and who is told."""

from __future__ import annotations

import pytest

from sandbox import NotAllowed


def quiz(**more):
    return {"question": "几次？", "options": ["一", "二", "三"], "type": "quiz",
            "correct_option_ids": [1], "is_anonymous": False, **more}  # fmt: skip


async def send(bot, branch, **given):
    params = {"question": "去哪？", "options": ["山", "海"], **given}
    return await bot.call("sendPoll", chat_id=branch.chat.id, **params)


@pytest.mark.parametrize(
    "given",
    [
        {"question": "问" * 300},
        {"options": ["一"]},
        {"options": [str(n) for n in range(12)]},
        {"options": ["选" * 100, {"text": "乙"}]},
        {"description": "说" * 1024},
        {"open_period": 5},
        {"open_period": 2_628_000},
        quiz(explanation="因" * 200),
        quiz(explanation="一\n二\n三"),
        quiz(correct_option_ids=[0, 2], allows_multiple_answers=True),
        quiz(correct_option_ids=None, correct_option_id=0),
    ],
)
async def test_a_poll_within_the_limits(bot, branch, given):
    assert (await send(bot, branch, **given))["ok"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "问" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": [str(n) for n in range(13)]}, "poll can't have more than 12 options"),
        ({"options": ["选" * 101]}, "poll options length must not exceed 100"),
        ({"options": ["一", " "]}, "poll options must be non-empty"),
        ({"options": "["}, "can't parse options JSON object"),
        ({"options": {}}, "expected an Array of InputPollOption"),
        (
            {"options": [None]},
            "can't parse InputPollOption: Expected InputPollOption to be an Object",
        ),
        ({"options": [{}]}, 'can\'t parse InputPollOption: Can\'t find field "text"'),
        ({"type": "exam"}, "unsupported poll type specified"),
        ({"description": "说" * 1025}, "poll description length must not exceed 1024"),
        ({"open_period": 4}, "open_period must be from 5 to 2628000 seconds"),
        ({"open_period": 2_628_001}, "open_period must be from 5 to 2628000 seconds"),
        ({"members_only": True}, "polls can be limited to some voters only in channel chats"),
        ({"country_codes": ["CN"]}, "polls can be limited to some voters only in channel chats"),
        ({"allow_adding_options": True}, "options can't be added to quizzes and anonymous polls"),
        (quiz(allow_adding_options=True), "options can't be added to quizzes and anonymous polls"),
        ({"media": {"type": "sticker"}}, "can't parse InputMedia: unsupported type specified"),
        ({"media": {"type": "location"}}, "latitude or longitude is empty"),
        (quiz(correct_option_ids=None), "correct quiz option list must be non-empty"),
        (quiz(correct_option_ids=[3]), "wrong quiz correct_option_id"),
        (quiz(correct_option_ids=[-1]), "wrong quiz correct_option_id"),
        (quiz(correct_option_ids=[2, 0]), "correct quiz option list must be increasing"),
        (quiz(correct_option_ids=[1, 1]), "correct quiz option list must be increasing"),
        (quiz(correct_option_ids=["1"]), "correct option identifier must be of type Number"),
        (quiz(explanation="因" * 201), "quiz explanation must have at most 200 characters"),
        (quiz(explanation="一\n二\n三\n四"), "quiz explanation must have at most 2 line feeds"),
    ],
)  # fmt: skip
async def test_a_poll_beyond_them(bot, branch, given, reason):
    assert (await send(bot, branch, **given)).get("description") == f"Bad Request: {reason}"


@pytest.mark.parametrize(
    ("ahead", "fine"), [(4, False), (5, True), (2_628_000, True), (2_628_001, False)]
)
async def test_a_closing_date_within_the_same_span(bot, branch, clock, ahead, fine):
    assert (await send(bot, branch, close_date=int(clock()) + ahead))["ok"] is fine


async def test_votes_reach_the_bot_with_their_names(box, bot, branch):
    world = box.world
    poll = (await send(bot, branch, **quiz()))["result"]["poll"]
    message = world.last(branch.chat)
    world.vote(branch.wang, message, [1])
    world.vote(branch.li, message, [0])
    updates = await bot.updates()
    answers = [one["poll_answer"] for one in updates if "poll_answer" in one]
    assert [(one["user"]["first_name"], one["option_ids"]) for one in answers] == [
        ("王芳", [1]),
        ("李强", [0]),
    ]
    assert answers[0]["poll_id"] == poll["id"]
    assert answers[0]["option_persistent_ids"] == [poll["options"][1]["persistent_id"]]
    states = [one["poll"] for one in updates if "poll" in one]
    assert len(states) == 1
    assert states[0]["total_voter_count"] == 2
    with pytest.raises(NotAllowed):
        world.vote(branch.wang, message, [2])


async def test_anonymous_polls_tell_only_counts_and_may_be_changed(box, bot, branch):
    world = box.world
    await send(bot, branch)
    message = world.last(branch.chat)
    world.vote(branch.wang, message, [0])
    world.vote(branch.wang, message, [1])
    world.vote(branch.li, message, [1])
    world.vote(branch.li, message, [])
    updates = await bot.updates()
    assert not any("poll_answer" in one for one in updates)
    assert [option["voter_count"] for option in updates[-1]["poll"]["options"]] == [0, 1]
    for wrong in ([2], [-1], [0, 1]):
        with pytest.raises(NotAllowed):
            world.vote(branch.zhao, message, wrong)


async def test_several_answers_and_taking_back(box, bot, branch):
    world = box.world
    await send(bot, branch, allows_multiple_answers=True, is_anonymous=False)
    message = world.last(branch.chat)
    world.vote(branch.wang, message, [1, 0])
    world.vote(branch.wang, message, [])
    answers = [u["poll_answer"]["option_ids"] for u in await bot.updates() if "poll_answer" in u]
    assert answers == [[0, 1], []]
    assert message.poll.tally == [0, 0]


async def test_a_quiz_that_allows_revoting(box, bot, branch):
    await send(bot, branch, **quiz(allows_revoting=True))
    message = box.world.last(branch.chat)
    box.world.vote(branch.wang, message, [0])
    box.world.vote(branch.wang, message, [1])
    assert message.poll.tally == [0, 1, 0]


async def test_stopping_a_poll_ends_it_once(box, bot, branch):
    sent = (await send(bot, branch))["result"]
    where = {"chat_id": branch.chat.id, "message_id": sent["message_id"]}
    box.world.vote(branch.wang, box.world.last(branch.chat), [0])
    await bot.updates()
    final = await bot.ok("stopPoll", **where)
    assert (final["is_closed"], final["total_voter_count"]) == (True, 1)
    assert (await bot.updates())[0]["poll"]["is_closed"] is True
    assert await bot.refusal("stopPoll", **where) == "Bad Request: poll has already been closed"
    with pytest.raises(NotAllowed):
        box.world.vote(branch.li, box.world.last(branch.chat), [0])
    text = await bot.ok("sendMessage", chat_id=branch.chat.id, text="不是投票")
    where["message_id"] = text["message_id"]
    assert await bot.refusal("stopPoll", **where) == "Bad Request: message is not a poll"
    where["message_id"] = 999
    assert await bot.refusal("stopPoll", **where) == (
        "Bad Request: message with poll to stop not found"
    )


async def test_a_poll_closes_when_its_period_is_over(box, bot, branch, clock):
    await send(bot, branch, **quiz(open_period=600))
    message = box.world.last(branch.chat)
    clock.move(599)
    box.world.vote(branch.wang, message, [1])
    await bot.updates()
    clock.move(1)
    with pytest.raises(NotAllowed):
        box.world.vote(branch.li, message, [1])
    closed = (await bot.updates())[0]["poll"]
    assert closed["is_closed"] is True
    assert closed["correct_option_ids"] == [1]
