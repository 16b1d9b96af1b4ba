"""Contests in adversity: killed while sending, keys corrected afterwards, crowds that join."""

from collections import deque
from datetime import UTC, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.limiter import FreeLimiter
from data.models import BankQuestion, Outgoing, Round
from handlers.quiz.results.service import regrade
from tests.stories.contest_town import (
    announce,
    answer,
    board,
    busiest_minute,
    contest,
    next_question,
    points_on,
    ready,
    sleep_through,
)
from tests.stories.quiz_town import poll_of
from tests.town import Town, open_town


async def test_killed_while_a_question_was_sent_it_asks_the_next_one_and_none_twice(
    town: Town,
) -> None:
    await ready(town, "王芳")
    await announce(town, when="现在开始")
    await town.wait(seconds=10)
    await next_question(town)

    def killed(session: Session) -> None:
        """Leaves the state of a process that died between sending the second poll and recording
        it."""
        second = session.scalars(select(Round).where(Round.number == 2)).one()
        session.execute(
            update(Outgoing)
            .where(Outgoing.card_kind == "round", Outgoing.card_ref == second.id)
            .values(
                state="sending",
                sent_at=None,
                message_id=None,
                leased_until=town.now.astimezone(UTC) + timedelta(seconds=15),
            )
        )

    await town.app.store.write(killed)
    await sleep_through(town, seconds=16)
    await town.wait(seconds=4)
    await answer(town, "王芳")
    await next_question(town)
    asked = [m.poll.question[:10] for m in town.seen() if m.poll]
    assert asked == [f"（第 {number}/10 题）" for number in range(1, 5)]
    assert [one.state for one in await town.every(Round)] == ["closed", "lost", "closed", "open"]
    assert points_on(board(town)) == {"王芳": 150}


async def test_a_key_corrected_after_the_contest_puts_points_and_places_right(town: Town) -> None:
    await ready(town, "王芳", "李强", questions=10)
    await announce(town, many="10 题", seconds="10 秒", when="现在开始")
    await town.wait(seconds=10)
    for _ in range(10):
        await answer(town, "王芳")
        await answer(town, "李强", right=False)
        await next_question(town, 10)
    for _ in range(12):
        await town.wait(seconds=1)
    final = next(m for m in town.seen() if "竞赛结束" in m.text)
    assert points_on(final) == {"王芳": 1500}, "who has none is not named"

    def correct(session: Session) -> None:
        """Corrects the first question to 李强's choice, against 王芳's."""
        row = session.scalars(select(Round).where(Round.number == 1)).one()
        chosen = (row.asked["answer"][0] + 1) % 4
        question = session.get_one(BankQuestion, row.question_id)
        question.answer = [row.asked["order"][chosen]]
        regrade(session, town.now.astimezone(UTC), question)

    await town.app.store.write(correct)
    await town.wait(seconds=4)
    assert points_on(final) == {"王芳": 1350, "李强": 150}
    assert "全对" not in final.text


class CountingLimiter(FreeLimiter):
    """Counts the group's messages within its minute by the town's clock, and lets nobody wait."""

    def __init__(self, at: list[Any]) -> None:
        super().__init__()
        self._at = at
        self._sent: deque[float] = deque()

    async def process_request(
        self, callback: Any, args: Any, kwargs: Any, endpoint: str, data: Any, rate_limit_args: Any
    ) -> Any:
        """Makes the call at once and counts it."""
        if endpoint.startswith(("send", "edit")) and int(data.get("chat_id", 0)) < 0:
            self._sent.append(self._at[0].timestamp())
        return await callback(*args, **kwargs)

    def headroom(self, chat_id: int) -> int:
        """Returns what is left of the minute's twenty."""
        since = self._at[0].timestamp() - 60
        return 20 - sum(1 for at in self._sent if at > since)


async def test_a_crowd_that_joins_and_quick_questions_stay_within_twenty_a_minute(
    database_url: str,
) -> None:
    """Ten-second questions while somebody joins every second: polls are never delayed."""
    crowd = [f"同志{n}" for n in range(40)]
    async with open_town(database_url) as town:
        limiter = CountingLimiter(town.at)
        town.app.cards.limits = limiter
        town.app.bot._rate_limiter = limiter
        await ready(town, *crowd)
        await announce(town, seconds="10 秒", when="现在开始")
        begun = town.now.timestamp()
        for second in range(75):
            await town.wait(seconds=1)
            if second < len(crowd):
                card = next(m for m in town.seen() if m.text.startswith("🏆") and m.keyboard)
                await town.tap(town.person(crowd[second]), card, "参加")
        polls = [m.date for m in town.seen() if m.poll]
        assert [round(one - begun) for one in polls] == [10, 24, 38, 52, 66]
        assert busiest_minute(town, begun) <= 20
        assert "已有 40 位参加" in card.text
        assert (await contest(town)).state == "running"
        assert poll_of(town).poll is not None
