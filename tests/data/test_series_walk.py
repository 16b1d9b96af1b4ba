"""Walking a series returns every ready part of every item exactly once and in order, whatever the
material is like and whatever is done to it meanwhile."""

from datetime import UTC, date, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis, strategies as st
from sqlalchemy import create_engine, delete, func, select
from sqlalchemy.orm import Session

from data.models import Base, Branch, Material, Series, SeriesItem
from data.queries import series as walks
from data.queries.series import parts_of

NOW = datetime(2026, 11, 30, tzinfo=UTC)
TODAY = date(2026, 11, 30)
KEYS = count()
PARAGRAPH = "支部的学习要联系实际。" * 20
BODIES = st.integers(0, 40).map(
    lambda many: "\n\n".join(f"<b>{n}</b>{PARAGRAPH}" for n in range(many))
)
ITEM = st.tuples(
    BODIES, st.sampled_from(["ready", "ready", "ready", "retired", "proposed"]), st.booleans()
)


@pytest.fixture(scope="module")
def session():  # type: ignore[no-untyped-def]
    """Opens an empty database in memory."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as made:
        made.add(Branch(chat_id=-1, name="一", created_at=NOW))
        made.flush()
        yield made


def build(session: Session, items: list[tuple[str, str, bool]], **fields: object) -> Series:
    """Makes a series of materials: body, state, and whether their end date has passed."""
    for kind in (SeriesItem, Series, Material):
        session.execute(delete(kind))
    session.expunge_all()
    series = Series(branch_id=1, name="专题", **fields)
    session.add(series)
    session.flush()
    for place, (body, state, over) in enumerate(items):
        material = Material(
            branch_id=1, title=str(place), body=body, state=state, key=str(place), added_at=NOW,
            until=date(2026, 11, 29) if over else None,
        )  # fmt: skip
        session.add(material)
        session.flush()
        session.add(SeriesItem(series_id=series.id, material_id=material.id, place=place * 2))
    session.flush()
    return series


def walk(session: Session, series: Series, most: int = 500) -> list[tuple[str, int]]:
    """Returns title and part of each step to the end."""
    found: list[tuple[str, int]] = []
    while (step := walks.step(session, series, TODAY)) is not None:
        session.flush()
        found.append((step.material.title, step.part))
        assert len(found) <= most
    return found


QUIET = hypothesis(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUIET
@given(items=st.lists(ITEM, max_size=6))
def test_every_ready_part_once_and_in_order(
    session: Session, items: list[tuple[str, str, bool]]
) -> None:
    series = build(session, items)
    expected = [
        (str(place), part)
        for place, (body, state, over) in enumerate(items)
        if state == "ready" and not over
        for part in range(len(parts_of(body)))
    ]
    numbers = []
    while (step := walks.peek(session, series, TODAY)) is not None:
        assert walks.progress(session, series, TODAY) == (step.number - 1, len(expected))
        assert walks.step(session, series, TODAY) == step
        session.flush()
        numbers.append((step.material.title, step.part))
        assert (step.number, step.numbers, step.left) == (
            len(numbers),
            len(expected),
            len(expected) - len(numbers),
        )
    assert numbers == expected
    assert walks.progress(session, series, TODAY) == (len(expected), len(expected))


@QUIET
@given(
    items=st.lists(ITEM, min_size=1, max_size=5),
    changes=st.lists(
        st.tuples(
            st.sampled_from(["edit", "retire", "swap", "remove", "append", "step"]),
            st.integers(0, 4),
            BODIES,
        ),
        max_size=12,
    ),
)
def test_whatever_is_changed_meanwhile_it_goes_on_and_ends(
    session: Session, items: list[tuple[str, str, bool]], changes: list[tuple[str, int, str]]
) -> None:
    series = build(session, items)
    for what, which, body in changes:
        change(session, series, what, which, body)
        session.flush()
        step = walks.step(session, series, TODAY)
        session.flush()
        if step is not None:
            assert step.material.state == "ready"
            assert 0 <= step.part < len(parts_of(step.material.body))
            assert 1 <= step.number <= step.numbers
    walk(session, series)


def change(session: Session, series: Series, what: str, which: int, body: str) -> None:
    """Makes one change to a series, as secretaries do."""
    rows = session.scalars(select(SeriesItem).order_by(SeriesItem.place)).all()
    if what == "append":
        last = session.scalar(select(func.max(SeriesItem.place))) or 0
        material = Material(
            branch_id=1, title="新", body=body, key=f"new-{next(KEYS)}", added_at=NOW
        )
        session.add(material)
        session.flush()
        place = max(last, series.place) + 1
        session.add(SeriesItem(series_id=series.id, material_id=material.id, place=place))
        return
    if not rows:
        return
    item = rows[which % len(rows)]
    material = session.get_one(Material, item.material_id)
    if what == "edit":
        material.body = body
    elif what == "retire":
        material.state = "retired"
    elif what == "remove":
        session.delete(item)
    elif what == "swap":
        other = rows[(which + 1) % len(rows)]
        item.place, other.place = other.place, item.place


def test_starting_over_goes_round(session: Session) -> None:
    series = build(session, [("一", "ready", False), ("二", "ready", False)], at_end="again")
    found = [walks.step(session, series, TODAY) for _ in range(5)]
    assert [step.material.title for step in found if step] == ["0", "1", "0", "1", "0"]


def test_starting_over_with_nothing_ready_ends(session: Session) -> None:
    series = build(session, [("一", "retired", False)], at_end="again")
    assert walks.step(session, series, TODAY) is None


def test_an_item_moved_before_it_was_finished_begins_again(session: Session) -> None:
    long = "\n\n".join(PARAGRAPH for _ in range(40))
    series = build(session, [(long, "ready", False), (long, "ready", False)])
    first = walks.step(session, series, TODAY)
    assert first is not None
    assert first.parts > 1
    one, two = session.scalars(select(SeriesItem).order_by(SeriesItem.place)).all()
    one.place, two.place = two.place, one.place
    session.flush()
    step = walks.step(session, series, TODAY)
    assert step is not None
    assert (step.material.title, step.part) == ("1", 0)
