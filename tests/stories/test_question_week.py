"""A week of daily questions with thirty members, counted a second time by the test itself."""

import random
import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Away, Member, Streak
from data.values.question import Question, QuestionKind
from tests.stories.quiz_town import members, on, planned, poll_of, put, result_of
from tests.town import Town

NAMES = [f"成员{chr(0x4E00 + at)}" for at in range(29)]
WAVES = (5, 55, 600)
"""Seconds between the moments at which people answer."""


@pytest.mark.both("quiz")
async def test_a_week_of_daily_questions_with_thirty_members(town: Town) -> None:
    luck = random.Random(4)
    await members(town, *NAMES)
    bank = [
        Question(
            QuestionKind.SINGLE, f"第{at}问：哪一项正确？", ("甲项", "乙项", "丙项"), (at % 3,),
            explanation=f"因为第{at}条。", source="《中国共产党章程》",
        )
        for at in range(5)
    ]  # fmt: skip
    await put(town, *bank)
    await planned(town, hours=8)
    everybody = ["陈静", *NAMES]
    away = {NAMES[0]: {1, 2}, NAMES[1]: {0, 1, 2, 3, 4}}
    await town.app.store.write(lambda s: go_away(s, away))
    runs = dict.fromkeys(everybody, 0)
    for day in range(5):
        await town.until(on(day, 12))
        poll = poll_of(town)
        right = poll.poll.correct[0]
        said: dict[str, tuple[bool, int]] = {}
        passed = 0
        for seconds in WAVES:
            await town.wait(seconds=seconds)
            passed += seconds
            for name in luck.sample(everybody, 12):
                if name not in said:
                    is_right = luck.random() < 0.85
                    said[name] = (is_right, passed)
                    place = right if is_right else (right + 1) % 3
                    town.box.world.vote(town.person(name), poll, (place,))
            await town.settle()
        await town.vote("路人甲", poll, right)
        await town.until(on(day, 20))
        came = result_of(town).text
        expected = [one for one in everybody if day not in away.get(one, ())]
        took = [one for one in expected if one in said]
        knew = [one for one in took if said[one][0]]
        others = len([one for one in said if one not in expected]) + 1
        share = round(100 * len(knew) / len(took))
        counts = f"{len(expected)} 人中 {len(took)} 人作答，{len(knew)} 人答对（{share}%）"
        assert f"{counts}，另有 {others} 位" in came
        first = min(seconds for is_right, seconds in said.values() if is_right)
        names = {one for one, (is_right, seconds) in said.items() if is_right and seconds == first}
        fastest = re.search(r"最快：(\S+) (\d+) 秒", came)
        assert fastest is not None
        assert fastest[1] in names
        assert int(fastest[2]) == first
        for one in expected:
            runs[one] = runs[one] + 1 if one in knew else 0
        best = max(runs.values())
        assert ("连对" in came) == (best >= 2)
        if day == 4:
            board = [run for run in sorted(runs.values(), reverse=True) if run >= 2][:5]
            assert [int(days) for days in re.findall(r" (\d+) 天", came)] == board
        elif best >= 2:
            assert int(re.search(r"连对最长：\S+ (\d+) 天", came)[1]) == best  # type: ignore[index]
        assert "解析：因为第" in came
        assert "出处：《中国共产党章程》" in came
    assert await town.look(streaks) == runs
    texts = [m.text for m in town.seen() if not m.poll][1:]
    assert len(texts) == 5, "one message a question beside its poll"


def go_away(session: Session, away: dict[str, set[int]]) -> None:
    """Puts these members on leave on these days."""
    for member in session.scalars(select(Member).where(Member.name.in_(away))):
        days = sorted(away[member.name])
        start, last = (on(day, 8).date() for day in (days[0], days[-1]))
        session.add(Away(member_id=member.id, from_on=start, until_on=last))


def streaks(session: Session) -> dict[str, int]:
    """Returns everybody's streak."""
    joined = select(Member.name, Streak.run).join(Streak, Streak.member_id == Member.id)
    return {name: run for name, run in session.execute(joined)}  # noqa: C416 - rows, not pairs
