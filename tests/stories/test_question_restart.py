"""Questions survive: a restart in the middle, a kill between sending and recording."""

from datetime import UTC

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Outgoing, Poll, Round
from data.queries import outbox
from tests.stories.quiz_town import answers, asks, members, on, planned, put, result_of, single
from tests.town import Town, reopened


async def test_goes_on_after_a_restart(town: Town, database_url: str) -> None:
    await members(town)
    await put(town, single())
    await planned(town, hours=4)
    await town.until(on(0, 12))
    shown = town.seen()[-1]
    assert shown.poll is not None
    await town.vote("王芳", shown, *shown.poll.correct)
    await town.app.close()
    async with reopened(town, database_url) as again:
        await again.vote("李强", shown, *shown.poll.correct)
        await again.until(on(0, 16))
        assert await answers(again) == {"王芳": (True, False), "李强": (True, False)}
        assert "4 人中 2 人作答，2 人答对" in result_of(again).text
        assert sum(m.poll is not None for m in again.seen()) == 1


async def test_a_question_whose_sending_was_interrupted_never_opens_twice(town: Town) -> None:
    await members(town)
    await put(town, single())
    await planned(town, hours=4)
    now = on(0, 12)
    town.box.advance((now - town.now).total_seconds())
    town.at[0] = now
    await town.app.tick.run()
    utc = now.astimezone(UTC)
    claimed = await town.app.store.write(lambda s: outbox.claim(s, utc, bot_id=42)[0])
    assert claimed is not None
    assert claimed.card_kind == "round"
    await town.restart()
    await town.wait(seconds=16)
    assert not any(m.poll for m in town.seen())
    assert (await town.only(Round)).state == "lost"
    told = town.last(town.chen).text
    assert "不知道群里收到没有" in told
    assert "多久召开一次" in told
    await town.until(on(0, 16))
    assert not any("答案" in m.text for m in town.seen()), "there is nothing to tell"
    await town.until(on(1, 12))
    assert town.seen()[-1].poll is not None, "and the question comes again"


async def test_killed_before_the_poll_was_written_down_it_counts_once_it_is_known(
    town: Town,
) -> None:
    await members(town)
    shown = await asks(town, single())
    assert shown.poll is not None

    def unwritten(session: Session) -> None:
        session.delete(session.scalars(select(Poll)).one())
        row = session.scalars(select(Outgoing).where(Outgoing.card_kind == "round")).one()
        row.state, row.leased_until, row.message_id = "sending", town.now.astimezone(UTC), None

    await town.app.store.write(unwritten)
    await town.restart()
    await town.wait(seconds=16)
    assert (await town.only(Round)).state == "lost"
    await town.vote("王芳", shown, *shown.poll.correct)
    assert await answers(town) == {"王芳": (True, False)}, "its first answer makes it known"
    assert (await town.only(Round)).state == "open"
    assert sum(m.poll is not None for m in town.seen()) == 1
