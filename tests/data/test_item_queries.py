"""The rounds and answers that the question statistics count, and their words."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import event, select, update
from sqlalchemy.orm import Session

from data.models import Answer, Branch, Member, Round
from data.queries import item as items
from data.queries.item import Span
from data.store import Store
from data.values.items import Share, statistics
from tests.data.item_rounds import NOON, asked, branch_with, contest, question


def span(branch: Branch, *, contests: bool = True) -> Span:
    """Returns November, from midnight to midnight in UTC."""
    begins = datetime(2026, 11, 1, tzinfo=UTC)
    return Span(branch.id, begins, datetime(2026, 12, 1, tzinfo=UTC), contests)


async def test_only_closed_rounds_of_the_branch_and_the_time_count(store: Store) -> None:
    def write(session: Session) -> tuple[int, int]:
        branch = branch_with(session, "王芳")
        other = Branch(chat_id=-2, name="第二党支部", created_at=NOON)
        session.add(other)
        session.flush()
        one = question(session, branch, "多久一次？")
        asked(session, branch, one, {"王芳": 1})
        asked(session, other, None, {"王芳": 1})
        for state in ("open", "lost", "void"):
            asked(session, branch, one, {"王芳": 1}, state=state)
        month = span(branch)
        asked(session, branch, one, {"王芳": 0}, posted_at=month.begins)
        asked(session, branch, one, {"王芳": 1}, posted_at=month.begins - timedelta(seconds=1))
        asked(session, branch, one, {"王芳": 1}, posted_at=month.ends)
        found = items.overview(session, month)
        return found.rounds, len(items.rounds(session, month))

    assert await store.write(write) == (2, 2)


async def test_only_members_judged_answers_in_time_count(store: Store) -> None:
    def write(session: Session) -> None:
        names = ("王芳", "李强", "赵敏", "周杰")
        branch = branch_with(session, *names)
        one = question(session, branch, "多久一次？")
        asked(session, branch, one, {"王芳": 1, "李强": 0, "赵敏": 1, "周杰": 1, "路人甲": 1})
        for name, fields in (("赵敏", {"late": True}), ("周杰", {"right": None})):
            session.execute(update(Answer).where(Answer.name == name).values(**fields))
        found = items.overview(session, span(branch))
        assert (found.rounds, found.contests, found.answers) == (1, 0, Share(1, 2, 2))
        rows = items.answers(session, span(branch)).rows
        assert [(right, chosen) for _, _, right, chosen in rows] == [
            (True, ()), (False, ("每月一次",)),
        ]  # fmt: skip
        given = items.every(session, span(branch))
        assert [(one.name, one.places, one.right, one.late) for one in given] == [
            ("王芳", (1,), True, False), ("李强", (0,), False, False), ("赵敏", (1,), True, True),
            ("周杰", (1,), None, False), ("路人甲", (1,), True, False),
        ]  # fmt: skip
        session.execute(update(Answer).where(Answer.name == "王芳").values(options=[], right=None))
        assert len(items.every(session, span(branch))) == 4

    await store.write(write)


async def test_a_question_asked_twice_is_one_item_whatever_order_its_options_had(
    store: Store,
) -> None:
    def write(session: Session) -> None:
        branch = branch_with(session, "王芳", "李强", "赵敏")
        one = question(session, branch, "多久一次？")
        turned = ("每半年一次", "每月一次", "每季度一次")
        asked(session, branch, one, {"王芳": 1, "李强": 2}, days=1, options=turned)
        asked(session, branch, one, {"李强": 0, "赵敏": 0}, days=0)
        found = items.answers(session, span(branch))
        assert found.items[one.id].rounds == 2
        assert found.items[one.id].asked["options"] == list(turned)
        (numbers,) = statistics(found.responses()).values()
        # 李强 answered wrong first; the right answer of the day after is practice.
        assert (numbers.right, numbers.answered) == (0, 3)
        assert (numbers.slip, numbers.slips) == ("每月一次", 3)

    await store.write(write)


async def test_a_deleted_question_and_texts_filled_in_have_their_numbers_too(store: Store) -> None:
    def write(session: Session) -> None:
        branch = branch_with(session, "王芳", "李强", "赵敏")
        asked(session, branch, None, {"王芳": 1})
        fill = asked(
            session, branch, None, {"王芳": "+四", "李强": " 三  次", "赵敏": "三 次"}, options=()
        )
        found = items.answers(session, span(branch))
        assert all(one.question_id is None for one in found.items.values())
        assert len(found.items) == 2
        numbers = statistics(found.responses())[-fill.id]
        assert (numbers.right, numbers.answered, numbers.slip, numbers.slips) == (1, 3, "三 次", 2)

    await store.write(write)


async def test_only_the_wrong_ones_of_several_options_are_slips(store: Store) -> None:
    def write(session: Session) -> None:
        branch = branch_with(session, "王芳", "李强", "赵敏")
        asked(session, branch, None, {"王芳": (1, 2), "李强": (0, 1), "赵敏": (1, 2)})
        (numbers,) = statistics(items.answers(session, span(branch)).responses()).values()
        assert (numbers.right, numbers.slip, numbers.slips) == (0, "每半年一次", 2)

    await store.write(write)


async def test_contests_can_be_left_out(store: Store) -> None:
    def write(session: Session) -> None:
        branch = branch_with(session, "王芳")
        held = contest(session, branch)
        asked(session, branch, None, {"王芳": 1})
        asked(session, branch, None, {"王芳": 0}, contest_id=held.id)
        both, daily = (items.overview(session, span(branch, contests=one)) for one in (True, False))
        assert (both.rounds, both.contests, both.answers) == (2, 1, Share(1, 2, 1))
        assert (daily.rounds, daily.contests, daily.answers) == (1, 0, Share(1, 1, 1))
        assert len(items.answers(session, span(branch, contests=False)).rows) == 1

    await store.write(write)


async def test_tags_people_and_the_roster(store: Store) -> None:
    def write(session: Session) -> None:
        branch = branch_with(session, "王芳", "李强", "赵敏", 第一党小组=("王芳",))
        one = question(session, branch, "多久一次？", "三会一课", "党费")
        question(session, branch, "没有问过", "别的")
        asked(session, branch, one, {"王芳": 1})
        assert items.tags(session, span(branch)) == {one.id: ["三会一课", "党费"]}
        assert sorted(items.people(session, branch.id).values()) == [
            ("李强", ""), ("王芳", "第一党小组"), ("赵敏", ""),
        ]  # fmt: skip
        gone, later = session.scalars(
            select(Member).where(Member.name.in_(("李强", "赵敏"))).order_by(Member.id)
        )
        gone.left_on, later.joined_on = date(2026, 11, 28), date(2026, 11, 30)
        session.flush()
        days = [date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 30)]
        assert [items.on_roster(session, branch.id, day, day) for day in days] == [2, 2, 1, 2]

    await store.write(write)


async def test_an_empty_time_has_nothing(store: Store) -> None:
    def write(session: Session) -> None:
        branch = branch_with(session, "王芳")
        found = items.overview(session, span(branch))
        assert (found.rounds, found.contests, found.answers) == (0, 0, Share(0, 0, 0))
        assert items.answers(session, span(branch)).rows == []
        assert items.every(session, span(branch)) == []

    await store.write(write)


async def test_however_many_rounds_and_answers_there_are_the_statements_are_few(
    store: Store,
) -> None:
    counted: list[str] = []
    event.listen(store.writer, "before_cursor_execute", lambda *args: counted.append(args[2]))

    def write(session: Session) -> int:
        names = [str(at) for at in range(12)]
        branch = branch_with(session, *names)
        for day in range(8):
            of = question(session, branch, f"第 {day} 题", "三会一课")
            asked(session, branch, of, {name: int(name) % 3 for name in names}, days=-day)
        session.expire_all()
        month = span(session.scalars(select(Branch)).one())
        counted.clear()
        items.overview(session, month)
        assert len(statistics(items.answers(session, month).responses())) == 8
        items.tags(session, month)
        items.people(session, month.branch_id)
        items.every(session, month)
        return len(counted)

    assert await store.write(write) <= 6
    assert await store.read(lambda session: session.query(Round).count()) == 8
