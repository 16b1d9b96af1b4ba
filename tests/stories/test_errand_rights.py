"""What is made beside the taps is handed over only to who may still have it."""

from datetime import UTC

import pytest
from sqlalchemy.orm import Session

from data.models import Branch, Errand, Member
from data.queries import audit, errand as errands
from data.values.period import Period, PeriodKind
from data.values.standing import Post
from handlers.features import REGISTRY
from handlers.shared.feature import Work
from tests.stories.check_town import FRIDAY
from tests.stories.reading_town import studying
from tests.town import Town

FOR_SOMEBODY = {kind: work for kind, work in REGISTRY.errands.items() if work.asker}


def test_only_errands_for_nobody_have_no_asker() -> None:
    assert set(REGISTRY.errands) - set(FOR_SOMEBODY) == {
        "bank-picture",
        "bank-take",
        "behind",
        "case-answer",
        "check.plan",
        "material-keep",
        "topic.look",
        "topic.result",
    }


@pytest.mark.parametrize("kind", FOR_SOMEBODY)
async def test_an_errand_ends_for_who_still_has_the_right(town: Town, kind: str) -> None:
    await town.found()
    await town.enrol("王芳")
    other, liu = await town.second()
    asker = FOR_SOMEBODY[kind].asker
    assert asker is not None

    def told(session: Session, account_id: int) -> list[str]:
        branch = next(one for one in session.query(Branch) if one.chat_id != other.id)
        data = {asker.branch: branch.id, asker.account: account_id, "what": "book"}
        now = town.now.astimezone(UTC)
        replies = asker.refuse(session, now, {**data, "language": "zh-Hans"})
        logged = [one for one in audit.entries(session, branch.id, 9) if one.kind == "refused"]
        assert len(logged) == len(replies)
        return [reply.message.text for reply in replies if reply.message is not None]

    wang = town.people["王芳"].id
    assert await town.look(lambda s: told(s, town.chen.id)) == []
    for stranger in (wang, liu.id, 999):
        assert len(await town.look(lambda s, who=stranger: told(s, who))) == 1

    def leave(session: Session) -> None:
        for member in session.query(Member).filter(Member.account_id == town.chen.id):
            member.left_on = town.now.date()

    await town.app.store.write(leave)
    assert len(await town.look(lambda s: told(s, town.chen.id))) == 1


async def test_a_workbook_is_not_handed_to_who_lost_the_post(town: Town) -> None:
    await studying(town)
    await town.until(FRIDAY)
    branch = await town.only(Branch)
    made: list[object] = []
    work = town.app.errands.works["check.files"]

    def watched(session: Session, *rest: object) -> object:
        made.append(rest)
        return work.finish(session, *rest)

    town.app.errands.works = {
        **town.app.errands.works,
        "check.files": Work(work.read, watched, work.load, asker=work.asker),
    }
    period = Period.of(PeriodKind.WEEK, town.now.date()).code
    data = {"branch": branch.id, "period": period, "chat": town.chen.id, "what": "workbook"}
    data |= {"language": "zh-Hans", "at": town.now.isoformat()}

    def begin_and_lose(session: Session) -> None:
        errands.add(session, town.now.astimezone(UTC), "check.files", data, bot_id=branch.bot_id)
        for member in session.query(Member).filter(Member.account_id == town.chen.id):
            member.post = Post.NONE.value

    await town.app.store.write(begin_and_lose)
    await town.settle()
    assert town.last(town.chen).text == "这项操作由支部书记或委员来做。"
    assert made == []
    assert [one.state for one in await town.every(Errand)] == ["done"]
