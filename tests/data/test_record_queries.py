"""The contents of record books on both databases: hours, the matrix of attendance, one person's
records after two rows became one."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select, true, update
from sqlalchemy.orm import Session

from data.exports.record_book import Grid, record_book
from data.imports.template import Checked
from data.models import (
    Account,
    Answer,
    Attendance,
    Branch,
    Contribution,
    Hours,
    Meeting,
    Member,
    Minute,
    PointEntry,
    Receipt,
)
from data.queries import book, record, roster
from data.store import Store
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.records.books import due as documents, service as books
from handlers.records.filing.service import gathered
from handlers.records.templates import due as templates
from handlers.shared.texts import texts_in
from tests.data.quarter import FIRST, LAST, Quarter, at

NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))


def branch(session: Session, chat_id: int = -100) -> Branch:
    made = Branch(chat_id=chat_id, name="第一党支部", created_at=NOW)
    session.add(made)
    session.flush()
    return made


def person(session: Session, where: Branch, name: str) -> Member:
    made = Member(branch_id=where.id, name=name, joined_on=NOVEMBER.first)
    session.add(made)
    session.flush()
    return made


def meeting(session: Session, where: Branch, day: int, state: str = "closed") -> Meeting:
    start = NOW.replace(day=day)
    made = Meeting(
        branch_id=where.id, kind="general", topic=f"{day}日", state=state, created_at=start,
        starts_at=start, ends_at=start + timedelta(hours=1), opens_at=start, late_at=start,
        closes_at=start,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


async def test_hours_are_those_of_the_branch_and_the_span_and_readings_come_by_month(
    store: Store,
) -> None:
    def write(session: Session) -> tuple[int, dict[int, list[book.Entry]]]:
        ours, theirs = branch(session), branch(session, -200)
        fang, other = person(session, ours, "王芳"), person(session, theirs, "王芳")
        for who, cause, minutes, day in (
            (fang, "reading:1:1", 6, date(2026, 11, 1)),
            (fang, "reading:2:1", 8, date(2026, 11, 30)),
            (fang, "reading:2:1~2", -8, date(2026, 11, 30)),
            (fang, "meeting:1", 90, date(2026, 11, 27)),
            (fang, "reading:3:1", 5, date(2026, 12, 1)),
            (fang, "reading:4:1", 5, date(2026, 10, 31)),
            (other, "reading:1:1", 7, date(2026, 11, 2)),
        ):
            session.add(Hours(member_id=who.id, cause=cause, minutes=minutes, day=day, at=NOW))
        session.flush()
        november = {one: list(rows) for one, rows in book.hours(session, ours.id, NOVEMBER).items()}
        whole = Span(date(2026, 10, 1), date(2026, 12, 31))
        months = book.readings_by_month(book.hours(session, ours.id, whole)[fang.id])
        assert months == [
            (date(2026, 10, 31), 1, 5), (date(2026, 11, 30), 2, 6), (date(2026, 12, 1), 1, 5)
        ]  # fmt: skip
        return fang.id, november

    fang, november = await store.write(write)
    assert november == {
        fang: [
            ("reading:1:1", 6, date(2026, 11, 1)),
            ("meeting:1", 90, date(2026, 11, 27)),
            ("reading:2:1", 8, date(2026, 11, 30)),
            ("reading:2:1~2", -8, date(2026, 11, 30)),
        ]
    }


async def test_the_matrix_has_what_was_held_and_everybody_on_its_lists(store: Store) -> None:
    def write(session: Session) -> None:
        ours = branch(session)
        fang, hao = person(session, ours, "王芳"), person(session, ours, "孙浩")
        first, second, last = (meeting(session, ours, day) for day in (2, 9, 16))
        under_way = meeting(session, ours, 10, "open")
        for held, who, name, status, expected in (
            (second, fang, "王芳", "none", True),
            (first, fang, "小芳", "late", True),
            (first, hao, "孙浩", "observing", False),
            (second, hao, "孙浩", "leave", False),
            (under_way, hao, "孙浩", "present", True),
            (last, hao, "孙浩", "present", True),
        ):
            session.add(
                Attendance(
                    meeting_id=held.id, member_id=who.id, name=name, status=status,
                    standing="full", expected=expected, votes=expected,
                )
            )  # fmt: skip
        session.flush()
        found = book.attendance(session, ours.id, NOW.replace(day=2), NOW.replace(day=16))
        assert [one.topic for one in found.meetings] == ["2日", "9日"]
        assert found.members == [(fang.id, "王芳"), (hao.id, "孙浩")]
        assert found.marks == {
            (fang.id, first.id): "late",
            (fang.id, second.id): "absent",
            (hao.id, first.id): "observing",
        }
        # Somebody neither expected nor there has no mark at all.
        assert gathered(session, second)["counts"] == {
            "expected": 1, "present": 0, "late": 0, "leave": 0, "absent": 1, "observing": 0,
            "voters": 1, "voters_present": 0,
        }  # fmt: skip

    await store.write(write)


async def test_a_named_recorder_stays_so_when_two_rows_become_one(store: Store) -> None:
    def write(session: Session) -> None:
        ours, theirs = branch(session), branch(session, -200)
        short, fang = person(session, ours, "小芳"), person(session, ours, "王芳")
        held = [meeting(session, where, day) for where, day in ((ours, 2), (ours, 9), (theirs, 9))]
        stranger = person(session, theirs, "小芳")
        whose = (short, short, stranger)
        rows = [
            record.begin(session, one, 1, NOW, who, who)
            for one, who in zip(held, whose, strict=True)
        ]
        rows[1].filed_at = NOW
        for one, who in zip(held, whose, strict=True):
            session.add(
                Minute(
                    meeting_id=one.id, place=1, kind="speech", speaker="小芳", text="好",
                    speaker_id=who.id, by_account_id=1, at=NOW,
                )
            )  # fmt: skip
        session.flush()
        roster.merge(session, short, fang, by=1, now=NOW, day=NOVEMBER.first)
        session.expire_all()
        said = [
            (
                one.host,
                one.recorder,
                one.recorder_id,
                record.entries(session, one.meeting_id)[0].speaker,
            )
            for one in rows
        ]
        # Filed records stay as they were; another branch's 小芳 is somebody else.
        assert said == [
            ("王芳", "王芳", fang.id, "王芳"),
            ("小芳", "小芳", fang.id, "小芳"),
            ("小芳", "小芳", stranger.id, "小芳"),
        ]
        # Another of the same name changes nothing: the record means the member.
        person(session, ours, "王芳")
        other = person(session, ours, "赵敏")
        roster.merge(session, fang, other, by=1, now=NOW, day=NOVEMBER.first)
        session.expire_all()
        assert (rows[0].recorder_id, rows[0].host) == (other.id, "赵敏")

    await store.write(write)


async def test_recordable_meetings_their_speakers_and_voters(store: Store) -> None:
    def write(session: Session) -> None:
        ours = branch(session)
        fang, hao, min_ = (person(session, ours, name) for name in ("王芳", "孙浩", "赵敏"))
        over, under_way, later, off = (
            meeting(session, ours, day, state)
            for day, state in ((2, "closed"), (3, "open"), (4, "planned"), (5, "cancelled"))
        )
        until = NOW.replace(day=4)
        found = record.recordable(session, ours.id, until)
        assert list(found) == [under_way, later, over]
        for at_, who in ((over, fang), (under_way, fang), (later, hao), (off, fang)):
            record.begin(session, at_, 1, NOW, who, who)
        record.of(session, over.id).filed_at = NOW  # type: ignore[union-attr]
        session.flush()
        assert list(record.recordable(session, ours.id, until, fang.id)) == [under_way]
        bare = meeting(session, ours, 6, "planned")
        held = [one for one, _ in record.held(session, ours.id, NOW.replace(day=2), NOW)]
        assert held == [over, under_way, later], bare
        for who, status, votes in (
            (fang, "absent", True), (hao, "late", True), (min_, "observing", False)
        ):  # fmt: skip
            session.add(
                Attendance(
                    meeting_id=over.id, member_id=who.id, name=who.name, status=status,
                    standing="full", expected=votes, votes=votes,
                )
            )  # fmt: skip
        session.flush()
        assert record.voting(session, over.id) == (2, 1)
        for kind, content in (("", b"all"), ("lecture", b"a"), ("lecture", b"lectures")):
            record.keep_template(session, ours.id, kind, "t.docx", content, 1, NOW)
        used = [record.template_for(session, ours.id, kind) for kind in ("lecture", "life")]
        assert used == [b"lectures", b"all"]
        assert [name for _, name in record.speakers(session, over)] == ["孙浩", "赵敏", "王芳"]

    await store.write(write)


async def test_after_losing_the_post_nobody_gets_a_book_or_changes_a_template(
    store: Store,
) -> None:
    def write(session: Session) -> None:
        ours = branch(session)
        session.add(Account(id=7, name="王芳", seen_at=NOW))
        fang = person(session, ours, "王芳")
        fang.account_id, fang.post = 7, "secretary"
        session.flush()
        data = {"branch": ours.id, "chat": 7, "language": "en", "kind": "", "name": "t.docx"}
        texts = texts_in("en")
        for post, what, told in (
            ("secretary", documents.PACK, "records-here-pack"),
            ("none", documents.PACK, "right-missing"),
            ("none", documents.WORD, "records-here-word"),
        ):  # fmt: skip
            fang.post = post
            asked = {**data, "what": what}
            [said] = documents.ASKER.refuse(session, NOW, asked) or documents.finish(
                session, NOW, asked, [("a.zip", b"x")]
            )
            assert said.message is not None
            assert said.message.text == texts(told)
        sent = templates.CheckedFile(Checked(), b"template")
        for post, kept in (("none", 0), ("secretary", 1)):
            fang.post = post
            templates.finish(session, NOW, data, sent)
            assert len(record.templates(session, ours.id)) == kept

    await store.write(write)


async def test_every_number_of_a_quarters_book_is_that_of_the_rows(store: Store) -> None:
    def write(session: Session) -> tuple[dict[str, list[list[object]]], dict[str, object]]:
        quarter = Quarter(session, seed=5)
        # Expected members never observe: only guests' sign-ins are recorded so.
        odd = (Attendance.status == "observing") & Attendance.expected
        session.execute(update(Attendance).where(odd).values(status="present"))
        texts, period = texts_in("zh-Hans"), Period.of(PeriodKind.QUARTER, FIRST)
        found = books.book(
            session, texts, quarter.branch, period, at(LAST + timedelta(20), 9), "台账"
        )
        content = record_book(
            found.title, found.meetings, found.people, found.grids, books.book_labels(texts)
        )
        read = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}
        return sheets, _rows(session, quarter, found.grids)

    sheets, rows = await store.write(write)
    assert list(sheets) == ["会议一览", "总表", "到会", "阅读", "答题", "讨论"]
    summary = {str(row[0]): row[1:] for row in sheets["总表"][3:]}
    for name, minutes in rows["hours"].items():
        if name in summary:
            assert str(summary[name][4]).partition("/")[0] == f"{minutes / 60:.1f}", name
            assert summary[name][6] == rows["points"].get(name, 0), name
    always = 0
    for column, sheet in enumerate(("到会", "阅读", "答题", "讨论")):
        grid = {str(row[0]): row[1:] for row in sheets[sheet][2:] if row[0] in summary}
        assert len(grid) > 20
        for name, cells in grid.items():
            marks = [str(one) for one in cells[:-1] if one]
            done = sum(one in ("✓", "迟", "补", "错") for one in marks)
            asked = len(marks) - marks.count("假") - marks.count("列")
            assert summary[name][column] == f"{done}/{asked}", (sheet, name)
            assert cells[-1] == (pytest.approx(done / asked) if asked else ""), (sheet, name)
            # Neither what was not expected of somebody counts, nor a late answer.
            whole = sheet != "答题" and all(cells[:-1])
            always += whole
            assert rows[sheet].get(name, 0) - done in (range(1) if whole else range(99)), name
    assert always > 20


def _rows(session: Session, quarter: Quarter, grids: Sequence[Grid]) -> dict[str, Any]:
    """Returns by name: minutes and points of the quarter, and by grid how often somebody took
    part."""
    names = {one.id: one.name for one in quarter.members}

    def named(query: Any) -> dict[str, int]:
        return {names[one]: many for one, many in session.execute(query) if one is not None}

    found: dict[str, Any] = {}
    for key, table, amount in (
        ("hours", Hours, Hours.minutes),
        ("points", PointEntry, PointEntry.points),
    ):
        sums = select(table.member_id, func.sum(amount)).where(table.day.between(FIRST, LAST))
        found[key] = named(sums.group_by(table.member_id))
    came = Attendance.status.in_(("present", "late", "made_up")) & Attendance.expected
    for grid, incoming, to, counts in zip(
        grids,
        (Attendance, Receipt, Answer, Contribution),
        (Attendance.meeting_id, Receipt.reading_id, Answer.round_id, Contribution.topic_id),
        (
            came,
            true(),
            Answer.right.is_not(None),
            Contribution.counts & Contribution.gone_at.is_(None),
        ),
        strict=True,
    ):
        took = select(incoming.member_id, func.count(to.distinct())).where(
            to.in_([number for number, _, _ in grid.things]), counts
        )
        found[grid.title] = named(took.group_by(incoming.member_id))
    return found
