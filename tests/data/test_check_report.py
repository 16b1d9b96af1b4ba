"""A month's check: the praised, the filed figures, and the open ends of a running month."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Check, Meeting, Plan, Reading
from data.store import Store
from data.values.period import Period, PeriodKind
from handlers.check.period import service as report, view
from handlers.check.plans import due as planning
from handlers.shared.refusal import Refusal
from handlers.shared.texts import texts_in
from tests.data.missed import DAY, NOW, Missed

JULY = Period.of(PeriodKind.MONTH, date(2026, 7, 1))


def praised(made: Missed) -> tuple[list[str], bool]:
    """Returns the names of the best, and whether they did everything."""
    made.session.flush()
    seen = report.report(made.session, made.branch, JULY, NOW)
    return [one.name for one in seen.best], seen.all_done


async def test_the_best_present_members_are_praised(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        assert praised(made) == (["周杰"], True)
        other = Reading(
            branch_id=made.branch.id,
            material_id=made.reading.material_id,
            title="条例",
            minutes=4,
            posted_at=DAY,
            deadline_at=DAY + timedelta(days=1),
        )
        session.add(other)
        made.branch.green_from = 50
        assert praised(made) == (["周杰"], False)
        made.branch.green_from = 60
        assert praised(made) == ([], False)
        made.branch.green_from = 50
        made.zhou.left_on = date(2026, 8, 1)
        assert praised(made) == ([], False)

    await store.write(work)


async def test_a_period_that_still_runs_is_not_filed(store: Store) -> None:
    def work(session: Session) -> None:
        made, texts = Missed(session), texts_in("zh-Hans")
        over = planning.work_out(session, made.branch, JULY, NOW)
        assert over.filing is not None
        assert over.filing.frozen is not None
        assert "已存档" in view.page(texts, made.branch, over.seen, NOW).text
        runs = planning.work_out(session, made.branch, JULY, DAY + timedelta(days=9))
        assert runs.filing is None
        assert "已存档" not in view.page(texts, made.branch, runs.seen, NOW).text

    await store.write(work)


def refused(session: Session, plan: Plan) -> str:
    """Returns why a plan found nothing to do; empty where it did something."""
    try:
        planning.due(session, NOW, plan)
    except Refusal as refusal:
        return refusal.key
    return ""


async def test_a_check_of_nothing_says_so_and_files_nothing(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        plan = Plan(branch_id=made.branch.id, kind="check", data={"period": "week"})
        assert refused(session, plan) == "check-nothing"
        assert planning.due(session, DAY + timedelta(days=6), plan) == ""
        assert len(session.scalars(select(Check)).all()) == 1

    await store.write(work)


async def test_the_first_three_meetings_within_a_week_are_named(store: Store) -> None:
    def work(session: Session) -> None:
        made = Missed(session)
        for days in (8, 6, 1, 3, 5, -1):
            at = NOW + timedelta(days=days)
            times = ("starts_at", "ends_at", "opens_at", "late_at", "closes_at", "created_at")
            session.add(
                Meeting(
                    branch_id=made.branch.id,
                    kind="lecture",
                    topic=f"第{days}天",
                    **dict.fromkeys(times, at),
                )
            )
        session.flush()
        lines = planning.coming(session, texts_in("zh-Hans"), made.branch, NOW)
        assert [line.rpartition(" ")[2] for line in lines] == ["第1天", "第3天", "第5天"]
        late = NOW + timedelta(days=4)
        lines = planning.coming(session, texts_in("zh-Hans"), made.branch, late)
        assert [line.rpartition(" ")[2] for line in lines] == ["第5天", "第6天", "第8天"]
        end = NOW + timedelta(days=7, hours=1)
        lines = planning.coming(session, texts_in("zh-Hans"), made.branch, end)
        assert [line.rpartition(" ")[2] for line in lines] == ["第8天"]
        before = NOW - timedelta(days=1, hours=1)
        lines = planning.coming(session, texts_in("zh-Hans"), made.branch, before)
        assert [line.rpartition(" ")[2] for line in lines] == ["第-1天", "第1天", "第3天"]
        ahead = NOW - timedelta(days=5)
        lines = planning.coming(session, texts_in("zh-Hans"), made.branch, ahead)
        assert [line.rpartition(" ")[2] for line in lines] == ["第-1天", "第1天"]

    await store.write(work)
