"""Fair shares: who is too fast is slowed and told once; nobody else, and nothing is written."""

from typing import Any

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import event

from bot.shares import BURST, EVERYBODY, FORGET_EVERY, GROUP, Shares, Verdict
from tests.town import Town

RATE = 5


def tap(person: Any, chat: Any = -100) -> dict[str, Any]:
    return {
        "update_id": 1,
        "callback_query": {"from": {"id": person}, "message": {"chat": {"id": chat}}},
    }


def message(person: int, chat: int = -100) -> dict[str, Any]:
    return {"update_id": 1, "message": {"from": {"id": person}, "chat": {"id": chat}}}


class Moved(Shares):
    """Shares with a clock that the test moves."""

    def __init__(self) -> None:
        self.at = 0.0
        super().__init__(RATE, lambda: self.at)


def test_fifty_taps_a_second_become_five() -> None:
    shares = Moved()
    handled = 0
    for _ in range(50 * 60):
        shares.at += 1 / 50
        handled += shares.judge(tap(1)) is Verdict.HANDLED
    assert RATE * 60 <= handled <= RATE * (60 + BURST)


def test_somebody_else_notices_nothing() -> None:
    shares = Moved()
    for at in range(50 * 20):
        shares.at += 1 / 50
        shares.judge(tap(1))
        if at % 25 == 0:
            assert shares.judge(tap(2)) is Verdict.HANDLED
            assert shares.judge(tap(3, chat=3)) is Verdict.HANDLED


def test_who_is_too_fast_is_told_once_a_minute() -> None:
    shares = Moved()
    verdicts = []
    for _ in range(50 * 61):
        shares.at += 1 / 50
        verdicts.append(shares.judge(tap(1)))
    assert verdicts.count(Verdict.TOLD) == 2
    assert shares.judge(message(1)) is Verdict.HANDLED, "what is typed has a share of its own"


def test_a_branch_of_five_hundred_signs_in_at_once() -> None:
    shares = Moved()
    assert {shares.judge(tap(person)) for person in range(1, 501)} == {Verdict.HANDLED}


def test_a_group_and_the_deployment_have_limits_too() -> None:
    shares = Moved()
    most = RATE * GROUP * BURST
    verdicts = [shares.judge(tap(person)) for person in range(1, most + 3)]
    assert verdicts[:most] == [Verdict.HANDLED] * most
    assert verdicts[most:] == [Verdict.TOLD] * 2, "each of them is told"
    assert shares.judge(tap(9, chat=-200)) is Verdict.HANDLED, "another group goes on"
    for person in range(RATE * EVERYBODY * BURST):
        shares.judge(tap(-1 - person, chat=1))
    assert shares.judge(tap(7, chat=7)) is Verdict.TOLD


def test_a_heap_of_forwarded_messages_is_taken() -> None:
    shares = Moved()
    assert {shares.judge(message(1, chat=1)) for _ in range(100)} == {Verdict.HANDLED}


def test_who_is_silent_is_forgotten() -> None:
    shares = Moved()
    for person in range(1, 1000):
        shares.judge(tap(person, chat=person))
    shares.at += 10 * FORGET_EVERY
    shares.judge(tap(1, chat=1))
    assert len(shares) < 5


def test_votes_are_never_passed_over_and_zero_is_no_limit() -> None:
    shares = Moved()
    vote = {"update_id": 1, "poll_answer": {"user": {"id": 1}, "poll_id": "1"}}
    assert {shares.judge(vote) for _ in range(1000)} == {Verdict.HANDLED}
    free = Shares(0)
    assert {free.judge(tap(1)) for _ in range(1000)} == {Verdict.HANDLED}


odd = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers())


@given(
    st.dictionaries(
        st.sampled_from(["callback_query", "message", "x"]),
        odd
        | st.dictionaries(
            st.sampled_from(["from", "chat", "message"]), odd | st.dictionaries(st.text(), odd)
        ),
    )
)
def test_odd_updates_are_judged_without_an_error(body: dict[str, Any]) -> None:
    Moved().judge(body)


@pytest.mark.parametrize("kind", ["tap", "message"])
async def test_over_the_share_nothing_is_written_and_one_answer_is_given(
    town: Town, kind: str
) -> None:
    await town.found()
    await town.enrol("王芳")
    wang = town.people["王芳"]
    await town.start(wang)
    town.app.intake.shares = Moved()
    statements: list[str] = []

    def seen(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    who = {"id": wang.id, "is_bot": False, "first_name": "王芳", "language_code": "zh-hans"}
    chat = {"id": wang.id, "type": "private", "first_name": "王芳"}
    number = 50_000_000

    async def one() -> list[str]:
        nonlocal number
        number += 1
        update: dict[str, Any] = {"update_id": number}
        said = {"message_id": 1, "date": 0, "chat": chat, "from": who, "text": "好"}
        if kind == "tap":
            query = {"id": "7", "from": who, "chat_instance": "1", "data": "hp.m", "message": said}
            update["callback_query"] = query
        else:
            update["message"] = said
        replies = await town.app.intake.take(update)
        return [one.text or (one.message.text if one.message else "") for one in replies]

    used = tap(wang.id, wang.id) if kind == "tap" else message(wang.id, wang.id)
    while town.app.intake.shares.judge(used) is Verdict.HANDLED:
        pass
    town.app.intake.shares._told.clear()
    for engine in (town.app.store.writer, town.app.store.reader):
        event.listen(engine, "before_cursor_execute", seen)
    told = [await one() for _ in range(50)]
    assert statements == []
    assert [text for some in told for text in some] == [
        "点得太快了，请稍等几秒再点。"
        if kind == "tap"
        else "消息来得太快，后面的这些先不收。请稍等一会儿再发。"
    ]
    town.app.intake.shares.at += 10  # type: ignore[attr-defined]
    assert await one() != []
    assert statements
