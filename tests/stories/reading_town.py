"""Shared by stories about readings: material in the branch, a push, a tap on its card."""

from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Branch, Material, Reading, Series, SeriesItem
from handlers.reading.pushes.service import push
from sandbox import Answer, Message
from tests.prepared import prepared
from tests.town import START, Town

EIGHT = START.replace(day=30, hour=8)
"""A Monday morning."""
BODY = "支部党员大会由全体党员参加，一般每季度召开一次。"


@prepared
async def studying(town: Town, *names: str) -> None:
    """Founds a branch with 陈静 as its secretary and these members, on a Monday morning."""
    await town.found()
    await town.enrol("陈静", post="secretary")
    await town.enrol(*(names or ("王芳", "李强", "赵敏")))
    await town.until(EIGHT)


def make_material(session: Session, town: Town, title: str, **fields: Any) -> Material:
    """Makes a material of the town's branch."""
    branch = branch_of(session, town)
    row = Material(
        branch_id=branch.id,
        title=title,
        key=f"{title}{fields.get('body', '')}"[:64],
        added_at=town.now.astimezone(UTC),
        **{"body": BODY, "minutes": 4, **fields},
    )
    session.add(row)
    session.flush()
    return row


def branch_of(session: Session, town: Town) -> Branch:
    """Returns the town's branch."""
    return session.scalars(select(Branch).where(Branch.chat_id == town.group.id)).one()


async def material(town: Town, title: str = "三会一课是什么", **fields: Any) -> int:
    """Puts a material into the branch and returns its id."""
    return await town.app.store.write(lambda s: make_material(s, town, title, **fields).id)


async def series(town: Town, name: str, *bodies: str, **fields: Any) -> int:
    """Puts a series of texts into the branch and returns its id."""

    def write(session: Session) -> int:
        row = Series(branch_id=branch_of(session, town).id, name=name, **fields)
        session.add(row)
        session.flush()
        for place, body in enumerate(bodies):
            made = make_material(session, town, f"{name}之{place + 1}", body=body)
            session.add(SeriesItem(series_id=row.id, material_id=made.id, place=place))
        return row.id

    return await town.app.store.write(write)


async def pushed(town: Town, title: str = "三会一课是什么", **fields: Any) -> Message:
    """Pushes a new material to the group at once and returns its card."""
    await push_again(town, await material(town, title, **fields))
    return town.board()


async def push_again(town: Town, material_id: int) -> None:
    """Pushes a material to the group at once."""

    def write(session: Session) -> None:
        row = session.get_one(Material, material_id)
        push(session, town.now.astimezone(UTC), branch_of(session, town), row)

    await town.app.store.write(write)
    await town.settle()


async def settings(town: Town, **values: Any) -> None:
    """Changes the branch's settings."""

    def write(session: Session) -> None:
        branch = branch_of(session, town)
        for name, value in values.items():
            setattr(branch, name, value)

    await town.app.store.write(write)


async def studies(town: Town, name: str) -> Answer:
    """Has somebody tap 已学习 on the newest card."""
    return await town.tap(town.person(name), town.board(), "已学习")


async def reading(town: Town) -> Reading:
    """Returns the newest push."""
    return (await town.every(Reading))[-1]


async def drawn(town: Town) -> Message:
    """Returns the newest card once it has been redrawn."""
    await town.wait(seconds=3)
    return town.board()
