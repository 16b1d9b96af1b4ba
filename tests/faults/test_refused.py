"""One refused message is one refused message: only what says so of the whole chat closes it."""

from datetime import UTC

import pytest
from sqlalchemy.orm import Session
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TimedOut

from data.models import Branch, Outgoing, Round, Topic
from data.queries import outbox
from data.values.out import OutFile, OutMessage
from handlers.shared.failure import NotSent, Verdict, sort_failure
from sandbox import Message
from tests.stories.quiz_town import answers, asks, members, single, vote
from tests.stories.topics_town import card_of, posted, talking
from tests.town import Town

NO_POLLS = "Bad Request: not enough rights to send polls to the chat"
CLOSED = "Bad Request: TOPIC_CLOSED"
GONE = "Bad Request: message thread not found"


def refuse(town: Town, method: str, description: str, times: int = 1, status: int = 400) -> None:
    town.box.faults.order("status", method, status=status, description=description, times=times)


def polls(town: Town) -> list[Message]:
    return [one for one in town.seen() if one.poll]


async def asleep(town: Town) -> bool:
    return (await town.only(Branch)).asleep_since is not None


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("not enough rights to send polls to the chat", Verdict.NO_RIGHT),
        ("not enough rights to send photos to the chat", Verdict.NO_RIGHT),
        ("not enough rights to send documents to the chat", Verdict.NO_RIGHT),
        ("not enough rights to send voice notes to the chat", Verdict.NO_RIGHT),
        ("CHAT_SEND_POLLS_FORBIDDEN", Verdict.NO_RIGHT),
        ("CHAT_SEND_DOCS_FORBIDDEN", Verdict.NO_RIGHT),
        ("TOPIC_CLOSED", Verdict.TOPIC_CLOSED),
        ("message thread not found", Verdict.TOPIC_GONE),
        ("TOPIC_DELETED", Verdict.TOPIC_GONE),
        ("not enough rights to send text messages to the chat", Verdict.CLOSED),
        ("have no rights to send a message", Verdict.CLOSED),
        ("CHAT_WRITE_FORBIDDEN", Verdict.CLOSED),
        ("CHAT_SEND_PLAIN_FORBIDDEN", Verdict.CLOSED),
        ("need administrator rights in the channel chat", Verdict.CLOSED),
        ("chat not found", Verdict.CLOSED),
        ("not enough rights to manage pinned messages in the chat", Verdict.WRONG),
        ("can't parse entities: unclosed start tag", Verdict.WRONG),
        ("close_date must be from 5 to 2628000 seconds in the future", Verdict.TOO_LATE),
        ("message is not modified: specified new message content", Verdict.UNCHANGED),
        ("message to edit not found", Verdict.LOST),
        ("wrong file identifier/HTTP URL specified", Verdict.NO_FILE),
    ],
)
def test_each_refusal_says_what_it_says_and_no_more(said: str, verdict: Verdict) -> None:
    assert sort_failure(BadRequest(said)).verdict is verdict
    assert sort_failure(Forbidden(f"Forbidden: {said}")).verdict is verdict


@pytest.mark.parametrize(
    "said",
    [
        "bot was kicked from the supergroup chat",
        "bot is not a member of the supergroup chat",
        "bot was blocked by the user",
        "user is deactivated",
        "the group chat was deleted",
        "bot can't initiate conversation with a user",
    ],
)
def test_whoever_shuts_the_bot_out_is_given_up(said: str) -> None:
    assert sort_failure(Forbidden(f"Forbidden: {said}")).verdict is Verdict.CLOSED


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (TimedOut(), Verdict.UNKNOWN),
        (NetworkError("Bad Gateway (502)"), Verdict.UNKNOWN),
        (NetworkError("aiohttp.ServerDisconnectedError"), Verdict.UNKNOWN),
        (NotSent("aiohttp.ClientConnectorError"), Verdict.LATER),
        (InvalidToken("Unauthorized"), Verdict.LATER),
        (Forbidden("Forbidden: something new"), Verdict.WRONG),
    ],
)
def test_no_answer_is_no_refusal(error: Exception, verdict: Verdict) -> None:
    assert sort_failure(error).verdict is verdict


@pytest.mark.both("faults")
async def test_a_poll_refused_for_want_of_the_right_is_sent_once_it_is_given(town: Town) -> None:
    await members(town)
    refuse(town, "sendPoll", NO_POLLS)
    await asks(town, single())
    assert polls(town) == []
    assert not await asleep(town)
    told = town.last(town.chen).text
    assert "支部党员大会一般多久召开一次" in told
    assert "群里不允许我发投票" in told
    await town.open_signin("学习会")
    assert "签到" in town.board().keyboard[0][0].text, "everything else goes on"
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()
    assert len(polls(town)) == 1
    await vote(town, "王芳", 1)
    assert list(await answers(town)) == ["王芳"]


async def test_five_polls_refused_together_are_told_once_and_all_come(town: Town) -> None:
    await members(town)
    refuse(town, "sendPoll", NO_POLLS, times=5)
    before = len(town.told(town.chen))
    for number in range(5):
        await asks(town, single(f"第 {number} 问：多久一次？"))
    assert len(town.told(town.chen)) == before + 1
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()
    assert len(polls(town)) == 5


async def test_a_question_whose_time_is_over_is_not_asked_when_the_right_comes(town: Town) -> None:
    await members(town)
    refuse(town, "sendPoll", NO_POLLS)
    await asks(town, single(), hours=4)
    await town.wait(hours=5)
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()
    assert polls(town) == []
    assert (await town.only(Round)).state == "lost"


async def test_one_poll_that_gets_through_brings_the_refused_one(town: Town) -> None:
    """Telegram tells no bot that a group's permissions for all changed."""
    await members(town)
    refuse(town, "sendPoll", NO_POLLS)
    await asks(town, single("第一问：多久一次？"))
    await asks(town, single("第二问：多久一次？"))
    assert {one.poll.question[:3] for one in polls(town) if one.poll} == {"第一问", "第二问"}


async def test_a_document_refused_leaves_the_text_behind_it_alone(town: Town) -> None:
    await members(town)
    refuse(town, "sendDocument", "Bad Request: not enough rights to send documents to the chat")
    now = town.now.astimezone(UTC)
    file = OutFile("document", "章程.txt", content="第一条".encode())

    def write(session: Session) -> None:
        for message in (OutMessage("章程", file=file), OutMessage("今日学习")):
            outbox.post(session, town.group.id, "push", message, now, branch_id=1)

    await town.app.store.write(write)
    await town.settle()
    assert town.seen()[-1].text == "今日学习"
    assert "群里不允许我发文件" in town.last(town.chen).text
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()
    media = town.seen()[-1].media
    assert media is not None
    assert media.content == "第一条".encode()


async def test_a_topic_in_a_closed_place_goes_back_and_comes_when_rights_change(town: Town) -> None:
    await talking(town)
    refuse(town, "sendMessage", CLOSED)
    with pytest.raises(RuntimeError):  # there is no card
        await posted(town)
    assert (await town.only(Topic)).state == "ready"
    assert "话题关闭了" in town.last(town.chen).text
    assert "/topic here" in town.last(town.chen).text
    assert not await asleep(town)
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()
    assert "一窗办成" in card_of(town).text
    assert (await town.only(Topic)).state == "open"


async def test_a_deleted_topic_falls_back_to_the_group(town: Town) -> None:
    await talking(town)

    def place(session: Session) -> None:
        session.get_one(Branch, 1).topic_thread = 77

    await town.app.store.write(place)
    refuse(town, "sendMessage", GONE)
    card = await posted(town)
    assert "一窗办成" in card.text
    calls = [one for one in town.box.log.of("sendMessage") if "一窗办成" in str(one.params)]
    assert [one.params.get("message_thread_id") for one in calls] == [77, None]
    assert (await town.only(Branch)).topic_thread == 0
    assert (await town.only(Topic)).thread == 0
    assert any("话题被删除了" in one.text for one in town.told(town.chen))


async def test_no_right_to_send_text_is_no_right_to_anything_until_it_comes_back(
    town: Town,
) -> None:
    await members(town)
    refuse(town, "sendMessage", "Bad Request: not enough rights to send text messages to the chat")
    now = town.now.astimezone(UTC)
    await town.app.store.write(
        lambda s: outbox.post(s, town.group.id, "push", OutMessage("一"), now, branch_id=1)
    )
    await town.settle()
    assert await asleep(town)
    assert "发不了消息了" in town.last(town.chen).text
    town.box.world.promote_bot(town.group, town.chen)
    await town.settle()
    assert not await asleep(town)
    assert "回来了" in town.seen()[-1].text


async def test_anything_that_gets_through_wakes_the_branch(town: Town) -> None:
    """Nobody is told that a group lets everybody write again."""
    await members(town)

    def sleep(session: Session) -> None:
        session.get_one(Branch, 1).asleep_since = town.now.astimezone(UTC)

    await town.app.store.write(sleep)
    await town.say("王芳", "/rank")
    assert not await asleep(town)
    await town.open_signin("学习会")
    assert "签到" in town.board().keyboard[0][0].text


async def test_restricted_to_silence_the_branch_does_not_wake(town: Town) -> None:
    await members(town)

    def sleep(session: Session) -> None:
        session.get_one(Branch, 1).asleep_since = town.now.astimezone(UTC)

    await town.app.store.write(sleep)
    me = {"id": 42, "is_bot": True, "first_name": "支学"}
    silent = {
        "status": "restricted", "user": me, "is_member": True, "until_date": 0,
        **dict.fromkeys(RIGHTS, False),
    }  # fmt: skip
    chat = {"id": town.group.id, "type": "supergroup", "title": "第一党支部"}
    body = {
        "update_id": 10_000_001,
        "my_chat_member": {
            "chat": chat,
            "from": {"id": town.chen.id, "is_bot": False, "first_name": "陈静"},
            "date": int(town.now.timestamp()),
            "old_chat_member": {"status": "member", "user": me},
            "new_chat_member": silent,
        },
    }
    await town.app.intake.take(body)
    assert await asleep(town)


RIGHTS = (
    "can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages",
    "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_manage_topics",
    "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_edit_tag",
)  # fmt: skip


async def test_a_poll_that_would_close_at_once_is_not_sent(town: Town) -> None:
    await members(town)
    town.box.faults.order("flood", "sendPoll", retry_after=3600 * 4 - 3)
    await asks(town, single(), hours=4)
    await town.wait(hours=4, seconds=-2)
    assert polls(town) == []
    assert (await town.every(Outgoing))[0].state == "failed"
    assert any("作答时间已经过了" in one.text for one in town.told(town.chen))
    assert (await town.only(Round)).state == "lost"


async def test_telegram_finding_the_closing_too_near_is_the_same(town: Town) -> None:
    await members(town)
    refuse(
        town, "sendPoll",
        "Bad Request: close_date must be from 5 to 2628000 seconds in the future",
    )  # fmt: skip
    await asks(town, single())
    assert polls(town) == []
    assert "作答时间已经过了" in town.last(town.chen).text
    await town.wait(hours=5)
    assert not any("答案" in one.text for one in town.seen()), "nobody was asked"


async def test_refused_again_later_it_is_told_again(town: Town) -> None:
    await members(town)
    refuse(town, "sendPoll", NO_POLLS, times=3)
    before = len(town.told(town.chen))
    for number in range(3):
        await asks(town, single(f"第 {number} 问：多久一次？"), hours=100)
        await town.wait(hours=1)
    assert len(town.told(town.chen)) == before + 3
