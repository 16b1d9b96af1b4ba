"""A branch moves to another bot: its files, its cards and its people."""

from collections.abc import AsyncIterator
from datetime import UTC, timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy.orm import Session

from bot.app import build_app
from bot.limiter import FreeLimiter
from data.models import (
    Branch,
    BranchMove,
    Contest,
    Draft,
    KeptFile,
    Material,
    Meeting,
    Minute,
    MovedFile,
    Round,
)
from data.queries import bot as bots, draft as drafts, outbox
from data.values.out import OutFile, OutMessage
from tests.clock import change
from tests.stories.material_town import uploaded
from tests.town import Message, Person, Town, labels, open_town

SECOND = "43:TEST-token-of-the-second"


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """Opens a town with two bots; the first one serves 第一党支部, the second is no part of it."""
    async with open_town(database_url, further=(SECOND,)) as made:
        made.box.world.add_bot(made.group, made.chen)
        await made.settle()
        await made.tap(made.chen, made.board(), "建立支部")
        await made.start(made.chen)
        yield made


@pytest.fixture
def other(town: Town) -> Person:
    """Returns the second bot."""
    return town.box.world.accounts[43].person


async def invite(town: Town, other: Person) -> Message:
    """Has 陈静 add the second bot to the group and open its page; returns that."""
    town.box.world.add_bot(town.group, town.chen, bot=other)
    await town.settle()
    await town.follow(town.chen, town.seen()[-1], "了解怎么改")
    return town.told(town.chen, other)[-1]


async def move(town: Town, other: Person) -> None:
    """Has 陈静 move the branch."""
    page = await invite(town, other)
    await town.tap(town.chen, page, "改由我服务")


async def kept(town: Town, name: str = "合影.mp4", content: bytes = b"picture") -> Material:
    """Has 陈静 store a video as material; returns it."""
    await uploaded(town, "video", name, content)
    await town.wait(seconds=4)
    await town.press(town.chen, "✅ 收下")
    return (await town.every(Material))[-1]


async def pushed(town: Town, material: Material) -> Message:
    """Pushes a material's file to the group; returns the message."""
    file = OutFile.from_json(material.files[0])

    def write(session: Session) -> None:
        branch = session.get_one(Branch, 1)
        message = OutMessage("看这个", file=file)
        now = town.now.astimezone(UTC)
        outbox.post(session, branch.chat_id, "push", message, now, branch_id=1, urgent=True)

    await town.app.store.write(write)
    await town.settle()
    return town.seen()[-1]


@pytest.mark.both("moving")
async def test_an_open_board_is_put_up_by_the_new_bot_and_the_old_one_points_there(
    town: Town, other: Person
) -> None:
    await town.enrol("王芳", "李强")
    await town.plan("党课 今天15:00 《党章》")
    await town.until(town.now.replace(hour=14, minute=45))
    old = next(m for m in reversed(town.seen()) if any("签到" in one for one in labels(m)))
    assert "签到成功" in (await town.tap(town.people["王芳"], old, "签到")).text
    await move(town, other)
    assert (await town.only(Branch)).bot_id == 43
    board = next(m for m in reversed(town.seen()) if any("签到" in one for one in labels(m)))
    assert board.sender is other
    assert "已签到 1" in board.text or "1" in board.text
    assert "签到成功" in (await town.tap(town.people["李强"], board, "签到")).text
    assert "zhixue2_bot" in old.text, "the old card leads to the new bot"
    assert labels(old) == ["打开"]
    answer = await town.forge(town.people["赵敏"], old, f"s.in:{(await town.only(Meeting)).id}")
    assert "@zhixue2_bot" in answer.text
    asks = [m for m in town.seen() if "打开" in m.text and m.sender is other]
    assert len(asks) == 1, "members are asked once"
    assert "由我服务" in town.told(town.chen, other)[-1].text
    assert await town.every(BranchMove) == []


async def test_each_member_is_asked_once_to_start_the_new_bot(town: Town, other: Person) -> None:
    """Privately through the old bot; in the group for those whom neither can write to; who has
    started the new one is not asked."""
    await town.enrol("王芳", "李强", "赵敏")
    for name in ("王芳", "李强"):
        await town.start(town.people[name])
    await town.start(town.people["李强"], bot=other)
    await move(town, other)

    def asked(name: str) -> list[Message]:
        return [one for one in town.told(town.people[name]) if "打开" in one.text]

    (message,) = asked("王芳")
    assert "zhixue2_bot" in message.text
    assert labels(message) == ["打开"]
    assert asked("李强") == asked("赵敏") == []
    assert len([m for m in town.seen() if "请每位点一下" in m.text]) == 1
    await town.wait(days=1)
    assert len(asked("王芳")) == 1


async def test_the_group_is_left_alone_where_everybody_could_be_asked(
    town: Town, other: Person
) -> None:
    await town.enrol("王芳")
    await town.start(town.people["王芳"])
    await move(town, other)
    assert "打开" in town.told(town.people["王芳"])[-1].text
    assert not [m for m in town.seen() if "请每位点一下" in m.text]


async def test_nothing_moves_while_a_poll_or_a_contest_is_open(town: Town, other: Person) -> None:
    page = await invite(town, other)
    at = town.now.astimezone(UTC)
    asked = Round(
        branch_id=1, form="poll", asked={}, posted_at=at, closes_at=at + timedelta(days=1)
    )
    await town.app.store.write(lambda s: s.add(asked))
    assert "没有收卷" in (await town.tap(town.chen, page, "改由我服务")).text
    await change(town.app.store, Round, 1, state="closed")
    played = Contest(branch_id=1, questions=[], seconds=20, created_at=at, begins_at=at)
    await town.app.store.write(lambda s: s.add(played))
    assert "没有结束" in (await town.tap(town.chen, page, "改由我服务")).text
    assert (await town.only(Branch)).bot_id == 42
    await change(town.app.store, Contest, 1, state="ended")
    await town.tap(town.chen, page, "改由我服务")
    assert (await town.only(Branch)).bot_id == 43


async def test_files_are_fetched_through_the_old_bot_and_sent_anew(
    town: Town, other: Person
) -> None:
    before = await kept(town)
    await move(town, other)
    after = await town.only(Material)
    assert after.files[0]["file_id"] != before.files[0]["file_id"]
    message = await pushed(town, after)
    assert message.sender is other
    assert message.media is not None
    assert message.media.content == b"picture"
    assert any(m.media for m in town.told(town.chen, other)), "the secretary keeps them"
    assert await town.every(MovedFile) == []


async def test_a_file_too_large_to_fetch_is_named_before_and_after(
    town: Town, other: Person
) -> None:
    await kept(town)
    large = await kept(town, "全程录像.mp4", b"x" * (20 * 1024 * 1024 + 1))
    page = await invite(town, other)
    assert "全程录像" in page.text
    assert "1 个文件由我在这里重新发一遍" in page.text
    await town.tap(town.chen, page, "改由我服务")
    assert "全程录像" in town.told(town.chen, other)[-1].text
    (_, material) = await town.every(Material)
    assert (material.id, material.files, material.state) == (large.id, [], "retired")


async def test_without_the_old_token_what_is_lost_is_said_first(town: Town, other: Person) -> None:
    await kept(town)
    copied = await kept(town, "章程.mp4", b"rules")
    copy = KeptFile(material_id=copied.id, place=0, content=b"rules")
    await town.app.store.write(lambda s: s.add(copy))
    town.box.world.add_bot(town.group, town.chen, bot=other)
    await town.settle()
    await town.app.close()
    alone = {"token": SecretStr(SECOND), "tokens": SecretStr("")}
    settings = town.app.settings.model_copy(update=alone)
    town.app = build_app(settings, lambda: town.now.astimezone(UTC), FreeLimiter)
    await town.app.open(ticking=False, listening=False)
    await town.box.until(lambda: town.box.services[SECOND].listens)
    town.box.world.say(town.chen, town.box.world.private(town.chen, other), "/settings")
    await town.settle()
    assert "已经停用" in town.told(town.chen, other)[-1].text
    await town.start(town.chen, "mv_1", other)
    page = town.told(town.chen, other)[-1]
    assert "令牌已经不在了" in page.text
    assert "合影" in page.text
    assert "章程" not in page.text
    await town.tap(town.chen, page, "改由我服务")
    assert (await town.only(Branch)).bot_id == 43
    _, after = await town.every(Material)
    message = await pushed(town, after)
    assert message.media is not None
    assert message.media.content == b"rules", "from the copy in the database"


async def test_the_new_bot_has_to_be_in_the_group(town: Town, other: Person) -> None:
    page = await invite(town, other)
    town.box.world.remove_bot(town.group, town.chen, bot=other)
    await town.settle()
    await town.tap(town.chen, page, "改由我服务")
    assert (await town.only(Branch)).bot_id == 42
    assert "不在群里" in town.told(town.chen)[-1].text
    stopped = town.told(town.chen)[-1]
    town.box.world.add_bot(town.group, town.chen, bot=other)
    await town.settle()
    await town.follow(town.chen, stopped, "了解怎么改")
    await town.tap(town.chen, town.told(town.chen, other)[-1], "改由我服务")
    assert (await town.only(Branch)).bot_id == 43


async def test_a_member_cannot_move_the_branch(town: Town, other: Person) -> None:
    await town.enrol("王芳")
    page = await invite(town, other)
    await town.start(town.people["王芳"], "mv_1", other)
    assert "改由我服务" not in str(town.told(town.people["王芳"], other)[-1].keyboard)
    await town.start(town.people["王芳"], bot=other)
    told = town.told(town.people["王芳"], other)[-1]
    await town.forge(town.people["王芳"], told, "mv.y:1")
    assert (await town.only(Branch)).bot_id == 42
    assert page.keyboard


async def test_what_waits_goes_out_through_the_new_bot_unless_it_is_too_old(
    town: Town, other: Person
) -> None:
    material = await kept(town)
    now = town.now.astimezone(UTC)

    def post(session: Session) -> None:
        chat = session.get_one(Branch, 1).chat_id
        file = OutFile.from_json(material.files[0])
        later, message = now + timedelta(hours=1), OutMessage("明天学", file=file)
        outbox.post(session, chat, "push", message, now, branch_id=1, urgent=True, at=later)
        old = outbox.post(session, chat, "push", OutMessage("早就该学"), now, branch_id=1)
        old.try_at, old.state = now - timedelta(days=2), "held"

    await town.app.store.write(post)
    await move(town, other)
    assert (await town.only(Branch)).bot_id == 43
    await town.wait(hours=1)
    message = next(m for m in town.seen() if m.text == "明天学")
    assert message.sender is other
    assert message.media is not None
    assert message.media.content == b"picture"
    assert "早就该学" not in [m.text for m in town.seen()]


async def test_a_step_in_progress_and_private_message_numbers_stay_with_the_old_bot(
    town: Town, other: Person
) -> None:
    await town.enrol("王芳")
    now = town.now.astimezone(UTC)

    def write(session: Session) -> None:
        meeting = Meeting(
            branch_id=1, kind="class", starts_at=now, ends_at=now, opens_at=now, late_at=now,
            closes_at=now, created_at=now, state="closed",
        )  # fmt: skip
        session.add(meeting)
        session.flush()
        said = Minute(
            meeting_id=meeting.id, place=1, kind="point", text="一", by_account_id=1, at=now,
            message_id=7,
        )  # fmt: skip
        session.add(said)
        bots.act(session, 42)
        drafts.begin(session, town.people["王芳"].id, "note", now, branch_id=1, awaits="text")

    await town.app.store.write(write)
    await move(town, other)
    assert (await town.only(Branch)).bot_id == 43
    assert (await town.only(Minute)).message_id is None
    assert [one.kind for one in await town.every(Draft) if one.kind == "note"] == []
