"""What a check says of a month: who is praised, what is filed, what a running one leaves open."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from data.models import Reading
from data.store import Store
from data.values.period import Period, PeriodKind
from handlers.check import planning, report
from tests.data.test_makeup_queries import DAY, NOW, Missed

JULY = Period.of(PeriodKind.MONTH, date(2026, 7, 1))


def praised(made: Missed) -> tuple[list[str], bool]:
    """The names of the best, and whether they did everything."""
    made.session.flush()
    seen = report.report(made.session, made.branch, JULY, NOW)
    return [one.name for one in seen.best], seen.all_done


async def test_who_did_everything_is_praised_else_who_did_most_and_nobody_who_left(
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
        made = Missed(session)
        over = planning.work_out(session, made.branch, JULY, NOW)
        assert over.filing is not None
        assert over.filing.frozen is not None
        assert "已存档" in over.page.text
        runs = planning.work_out(session, made.branch, JULY, DAY + timedelta(days=9))
        assert runs.filing is None
        assert "已存档" not in runs.page.text

    await store.write(work)
