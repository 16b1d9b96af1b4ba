"""The workbook of a check opened with another library: the overview's numbers are those of the
entries behind them, cell by cell, and nothing in it runs."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.exports.check import check_book
from data.models import Branch, Hours, PointEntry, Reading
from data.store import Store
from data.values.period import Period, PeriodKind
from data.values.study import LINES
from handlers.check.exports import service as exports
from handlers.check.period import service as report
from handlers.shared.texts import texts_in
from tests.data.quarter import FIRST, OVER, Quarter

SHEETS = dict(zip(LINES, ("到会", "阅读", "答题", "讨论", "学时"), strict=True))
DONE = {"到会": "✓迟补", "阅读": "✓补", "答题": "✓答错", "讨论": "✓"}
QUARTER = Period.of(PeriodKind.QUARTER, FIRST)


def opened(session: Session, branch: Branch, period: Period = QUARTER) -> Any:
    """Makes the workbook of a quarter, opened by another library than wrote it."""
    made = exports.workbook(session, texts_in("zh-Hans"), branch, period, OVER)
    return openpyxl.load_workbook(BytesIO(check_book(made.book, made.labels)))


def rows(sheet: Any) -> dict[str, list[Any]]:
    """Returns name → the cells after it, of the members."""
    return {row[0]: list(row[1:]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]}


async def test_every_number_of_the_overview_is_that_of_the_entries_behind_it(store: Store) -> None:
    def work(session: Session) -> None:
        branch = Quarter(session, seed=7).branch
        made, seen = opened(session, branch), report.report(session, branch, QUARTER, OVER)
        right = {one.member.name: one.figures.right for one in seen.every}
        assert made.sheetnames == ["总表", *SHEETS.values(), "积分"]
        overview = rows(made["总表"])
        assert len(overview) > 20
        for name, line in overview.items():
            for place, label in enumerate(("到会", "阅读", "答题", "讨论")):
                cells = [one for one in rows(made[label])[name] if one not in ("–", "假")]
                done = [one for one in cells if one in DONE[label]]
                assert line[place] == f"{len(done)}/{len(cells)}", (name, label)
            assert rows(made["答题"])[name].count("✓") == right[name]
            for label, said in (("学时", line[4]), ("积分", line[8])):
                total, *each = rows(made[label])[name]
                assert total == sum(one for one in each if one != "–")
                shown = f"{total / 60:.1f}" if label == "学时" else total
                assert shown == (said.partition("/")[0] if label == "学时" else said)
        assert sum(line[8] for line in overview.values()) > 0

    await store.write(work)


async def test_an_entry_and_what_puts_it_right_are_one_and_many_are_summed_by_their_deeds(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(session: Session) -> None:
        made = Quarter(session, seed=7, people=3)
        one = made.members[0]
        session.query(Hours).delete()
        session.query(PointEntry).delete()
        for cause, worth in (("meeting:1", 60), ("meeting:1~2", -60), ("reading:1:0", 4)):
            day, at = FIRST, OVER
            session.add(Hours(member_id=one.id, cause=cause, minutes=worth, day=day, at=at))
            session.add(
                PointEntry(
                    branch_id=made.branch.id, member_id=one.id, code="late", cause=cause,
                    points=worth, day=day, at=at,
                )
            )  # fmt: skip
        session.flush()
        sheets = opened(session, made.branch)
        assert rows(sheets["学时"])[one.name] == [4, 0, 4]
        assert rows(sheets["积分"])[one.name] == [4, 0, 4]
        monkeypatch.setattr(exports, "MOST_POINTS", 2)
        assert rows(opened(session, made.branch)["积分"])[one.name] == [4, 4]

    await store.write(work)


async def test_names_and_titles_are_harmless_in_every_sheet(store: Store) -> None:
    def work(session: Session) -> None:
        town = Quarter(session, seed=3, people=8)
        branch = town.branch
        for member in town.members:
            member.name = f"=cmd|{member.id}"
        session.execute(update(Reading).values(title="@SUM(A1)"))
        seen = report.to_file(session, branch, QUARTER, OVER, None)
        report.file(session, seen)
        entry = session.scalars(select(PointEntry).where(PointEntry.day == FIRST).limit(1)).one()
        entry.points += 1
        session.flush()
        made = opened(session, branch)
        assert made.sheetnames[-1] == "更正"
        cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
        texts = [cell.value for cell in cells if isinstance(cell.value, str)]
        assert any(text.startswith("'=cmd|") for text in texts)
        assert any(text.startswith("'@SUM") for text in texts)
        assert not [text for text in texts if text[:1] in tuple("=+-@")]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}

    await store.write(work)
