"""Every field of a poll as python-telegram-bot reads it, and votes as a person or a chat."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaLocation,
    InputMediaPhoto,
    InputMediaVenue,
    InputPollOption,
    Message,
    PollAnswer,
    Update,
)
from telegram.constants import ChatID
from telegram.ext import ApplicationBuilder

from sandbox import Chat, NotAllowed, Person, Sandbox

ALL = list(Update.ALL_TYPES)


@dataclass
class School:
    """A forum with 陈静 as its anonymous administrator, 王芳, and python-telegram-bot."""

    box: Sandbox
    bot: Bot
    chat: Chat
    chen: Person
    wang: Person
    offset: int = 0

    async def updates(self) -> list[Update]:
        """Returns the updates since the last call."""
        got = await self.bot.get_updates(offset=self.offset, allowed_updates=ALL)
        self.offset = max([self.offset, *(one.update_id + 1 for one in got)])
        return list(got)

    async def answers(self) -> list[PollAnswer]:
        """Returns the answers to polls among them."""
        return [one.poll_answer for one in await self.updates() if one.poll_answer]

    def post(self, sent: Message) -> Any:
        """Returns the sandbox's own message."""
        return self.box.world.chats[sent.chat.id].messages[sent.message_id]


@pytest.fixture
async def school(box: Sandbox) -> AsyncIterator[School]:
    world = box.world
    chen, wang = world.person("陈静"), world.person("王芳")
    chat = world.group("第一党支部", [wang], creator=chen, forum=True)
    world.add_bot(chat, chen)
    async with ApplicationBuilder().token(box.token).base_url(f"{box.url}/bot").build().bot as bot:
        made = School(box, bot, chat, chen, wang)
        await made.updates()
        await made.updates()
        yield made


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 480), "#b22").save(out, "PNG")
    return out.getvalue()


def options(*texts: str) -> list[InputPollOption]:
    return [InputPollOption(text) for text in texts]


async def quiz(school: School, **more: Any) -> Message:
    """Makes a quiz whose second option is right."""
    given: dict[str, Any] = {"type": "quiz", "correct_option_ids": [1], "is_anonymous": False}
    return await school.bot.send_poll(
        school.chat.id, "多久一次？", options("每月", "每季度", "每年"), **{**given, **more}
    )


async def test_every_field_of_a_quiz_comes_back(school: School) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("收进错题本", callback_data="k")]])
    topic = school.box.world.create_topic(school.chat, school.chen, "答题")
    shown = (await school.bot.send_photo(school.chat.id, picture())).photo[-1].file_id
    offered = options("每月", "每季度")
    offered.append(InputPollOption("<b>每年</b>", "HTML", media=InputMediaPhoto(shown)))
    sent = await school.bot.send_poll(
        school.chat.id, "<b>多久一次？</b>", offered, question_parse_mode="HTML",
        type="quiz", correct_option_ids=[0, 2], allows_multiple_answers=True, is_anonymous=False,
        shuffle_options=True, hide_results_until_closes=True, allows_revoting=True,
        explanation="见<i>条例</i>", explanation_parse_mode="HTML",
        explanation_media=InputMediaVenue(39.9, 116.4, "礼堂", "三楼"),
        description="看<b>图</b>", description_parse_mode="HTML", media=InputMediaPhoto(picture()),
        open_period=600, message_thread_id=topic.id, reply_markup=keys,
    )  # fmt: skip
    poll = sent.poll
    assert (poll.question, poll.question_entities) == ("多久一次？", ())
    assert [(one.text, one.text_entities) for one in poll.options] == [
        ("每月", ()), ("每季度", ()), ("每年", ()),
    ]  # fmt: skip
    assert len({one.persistent_id for one in poll.options}) == 3
    assert [bool(one.media) for one in poll.options] == [False, False, True]
    assert (poll.type, poll.correct_option_ids) == ("quiz", (0, 2))
    assert (poll.allows_multiple_answers, poll.allows_revoting) == (True, True)
    assert (poll.is_anonymous, poll.is_closed, poll.members_only) == (False, False, False)
    assert (poll.explanation, poll.explanation_entities[0].type) == ("见条例", "italic")
    assert poll.explanation_media.venue.title == "礼堂"
    assert (poll.description, poll.description_entities[0].type) == ("看图", "bold")
    assert poll.media.photo[-1].width == 640
    assert not poll.media.api_kwargs
    assert poll.close_date.timestamp() == sent.date.timestamp() + 600
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.id, True)
    assert sent.reply_markup.inline_keyboard[0][0].text == "收进错题本"
    assert not sent.poll.api_kwargs
    assert not school.box.log.unknown


async def test_description_and_picture_belong_to_the_message(school: School) -> None:
    sent = await quiz(school, description="看图", media=InputMediaLocation(39.9, 116.4))
    assert sent.poll.media.location.latitude == 39.9
    school.box.world.vote(school.wang, school.post(sent), [1])
    (state,) = [one.poll for one in await school.updates() if one.poll]
    assert (state.description, state.media, state.explanation) == (None, None, None)
    assert (state.total_voter_count, state.options[1].voter_count) == (1, 1)
    final = await school.bot.stop_poll(school.chat.id, sent.message_id)
    assert (final.is_closed, final.description, final.correct_option_ids) == (True, None, (1,))


async def test_stopping_puts_another_keyboard_under_it(school: School) -> None:
    sent = await quiz(school)
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("看解析", callback_data="e")]])
    await school.bot.stop_poll(school.chat.id, sent.message_id, reply_markup=keys)
    assert [key.text for row in school.post(sent).keyboard for key in row] == ["看解析"]


async def test_a_chat_can_vote_through_who_speaks_for_it(school: School) -> None:
    world, message = school.box.world, school.post(await quiz(school))
    channel = world.channel("陈静的频道", school.chen)
    world.vote(school.chen, message, [0], as_chat=school.chat)
    world.vote(school.chen, message, [1], as_chat=channel)
    group, other = await school.answers()
    assert (group.voter_chat.id, group.option_ids) == (school.chat.id, (0,))
    assert (other.voter_chat.title, other.voter_chat.type) == ("陈静的频道", "channel")
    assert other.user.id == ChatID.FAKE_CHANNEL
    assert len(message.poll.votes) == 2
    untouched = school.post(await quiz(school))
    theirs = world.group("别的群", [], creator=school.chen)
    for person, chat in [
        (school.wang, school.chat),
        (school.wang, channel),
        (school.chen, world.private(school.chen)),
        (school.chen, theirs),
    ]:
        with pytest.raises(NotAllowed):
            world.vote(person, untouched, [1], as_chat=chat)
    assert not untouched.poll.votes


async def test_an_answer_taken_back_names_no_option(school: School) -> None:
    message = school.post(await quiz(school, allows_revoting=True))
    school.box.world.vote(school.wang, message, [1])
    school.box.world.vote(school.wang, message, [])
    first, back = await school.answers()
    assert first.option_persistent_ids == (message.poll.options[1].persistent_id,)
    assert (back.user.id, back.option_ids, back.option_persistent_ids) == (school.wang.id, (), ())


async def test_a_forward_is_the_same_poll_and_keeps_its_secret(school: School) -> None:
    world, sent = school.box.world, await quiz(school, explanation="每季度一次")
    message, other = school.post(sent), world.group("别的群", [school.chen], creator=school.wang)
    world.add_bot(other, school.wang, admin=True)
    await school.updates()
    there = world.forward(school.wang, message, other)
    (told,) = [one.message.poll for one in await school.updates() if one.message]
    assert (told.id, told.correct_option_ids, told.explanation) == (sent.poll.id, (), None)
    world.vote(school.wang, there, [1])
    assert message.poll.votes == {school.wang.id: [1]}
    assert [one.option_ids for one in await school.answers()] == [(1,)]
    world.delete(school.chen, message)
    world.vote(school.chen, there, [0])
    assert [one.user.id for one in await school.answers()] == [school.chen.id]


async def test_a_copy_is_a_poll_of_its_own(school: School) -> None:
    sent = await quiz(school, open_period=600)
    school.box.world.vote(school.wang, school.post(sent), [1])
    school.box.advance(60)
    copied = await school.bot.copy_message(school.chat.id, school.chat.id, sent.message_id)
    fresh = school.chat.messages[copied.message_id]
    assert fresh.poll.id != sent.poll.id
    assert (fresh.poll.votes, fresh.poll.tally) == ({}, [0, 0, 0])
    await school.updates()
    school.box.world.vote(school.wang, fresh, [0])
    assert [one.poll_id for one in await school.answers()] == [fresh.poll.id]
    for seconds, ended in [(540, sent.poll.id), (60, fresh.poll.id)]:
        school.box.advance(seconds)
        assert [one.poll.id for one in await school.updates() if one.poll.is_closed] == [ended]


async def test_people_add_options_where_they_may(school: School) -> None:
    world = school.box.world
    sent = await school.bot.send_poll(
        school.chat.id, "去哪？", options("山"), is_anonymous=False, allow_adding_options=True
    )
    message = school.post(sent)
    for number in range(11):
        world.add_option(school.wang, message, f"第 {number} 个")
    added = next(one.message for one in await school.updates() if one.message).poll_option_added
    assert added.option_text == "第 0 个"
    second = (await school.bot.stop_poll(school.chat.id, sent.message_id)).options[1]
    assert (second.persistent_id, second.text) == (added.option_persistent_id, "第 0 个")
    assert (second.added_by_user.id, second.added_by_chat) == (school.wang.id, None)
    assert second.addition_date is not None
    full = school.post(
        await school.bot.send_poll(
            school.chat.id, "去哪？", options(*map(str, range(12))), is_anonymous=False,
            allow_adding_options=True,
        )
    )  # fmt: skip
    for poll, text in [(full, "海"), (school.post(await quiz(school)), "海")]:
        with pytest.raises(NotAllowed):
            world.add_option(school.wang, poll, text)


async def test_a_private_quiz_is_answered_privately(school: School) -> None:
    world = school.box.world
    world.start(school.wang)
    sent = await school.bot.send_poll(
        school.wang.id, "对吗？", options("对", "错"), type="quiz", correct_option_ids=[0],
        is_anonymous=False, close_date=int(school.box.clock()) + 60,
    )  # fmt: skip
    assert sent.poll.open_period is None
    world.vote(school.wang, school.post(sent), [0])
    assert [one.user.id for one in await school.answers()] == [school.wang.id]
    with pytest.raises(NotAllowed):
        world.vote(school.chen, school.post(sent), [0])
    school.box.advance(60)
    (closed,) = [one.poll for one in await school.updates() if one.poll]
    assert (closed.is_closed, closed.total_voter_count) == (True, 1)


async def test_reactions_are_told_to_an_administrator_that_asks(school: School) -> None:
    world, sent = school.box.world, await quiz(school)
    message = school.post(sent)
    world.react(school.wang, message, ["👍"])
    assert not [one for one in await school.updates() if one.message_reaction]
    world.promote_bot(school.chat, school.chen)
    await school.updates()
    world.react(school.wang, message, ["🎉"])
    (reaction,) = [one.message_reaction for one in await school.updates() if one.message_reaction]
    assert [one.emoji for one in (*reaction.old_reaction, *reaction.new_reaction)] == ["👍", "🎉"]
    await school.bot.get_updates(offset=school.offset, allowed_updates=["message"])
    world.react(school.wang, message, [])
    assert await school.bot.get_updates(offset=school.offset, allowed_updates=ALL) == ()
    await school.bot.set_message_reaction(school.chat.id, sent.message_id, "👏")
    assert message.reactions == {world.bot.id: ["👏"]}
    assert not [one for one in await school.updates() if one.message_reaction]
