"""Changes to a period after it was filed: each kind of correction is found with who and why."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.models import (
    Account,
    Answer,
    Attendance,
    BankQuestion,
    Branch,
    Check,
    CheckLine,
    Contribution,
    Correction,
    MakeUp,
    Material,
    Meeting,
    Member,
    Outside,
    PointEntry,
    QuestionChange,
    Reading,
    Receipt,
    Round,
    Topic,
)
from data.queries import hours, member as members, roster
from data.store import Store
from data.values.lights import Thresholds
from data.values.period import Period, PeriodKind
from data.values.study import Figures, Line
from handlers.check.period import service as report
from handlers.check.period.service import Corrected

MONTH = Period.of(PeriodKind.MONTH, date(2026, 7, 1))
IN_IT = datetime(2026, 7, 15, 4, tzinfo=UTC)
FILED = datetime(2026, 8, 1, 1, tzinfo=UTC)
LATER = FILED + timedelta(days=2)
NOW = LATER + timedelta(hours=1)
CHEN = 77
"""The secretary's account."""


class Filed:
    """A filed month of 王芳: absent from one meeting, one reading, question and topic."""

    def __init__(self, session: Session) -> None:
        self.session = session
        session.add(Account(id=CHEN, name="陈静", seen_at=FILED))
        self.branch = Branch(chat_id=-1, name="一支部", created_at=datetime(2026, 1, 1, tzinfo=UTC))
        session.add(self.branch)
        session.flush()
        here = {"branch_id": self.branch.id, "joined_on": date(2026, 1, 1)}
        self.chen = Member(name="陈静", account_id=CHEN, post="secretary", **here)
        self.wang = Member(name="王芳", **here)
        self.twin = Member(name="Wang Fang", **here)
        session.add_all([self.chen, self.wang, self.twin])
        session.flush()
        self._things()
        report.file(session, report.to_file(session, self.branch, MONTH, FILED, CHEN))

    def _add(self, row: object) -> int:
        self.session.add(row)
        self.session.flush()
        return int(row.id)  # type: ignore[attr-defined]  # every row here has one

    def _things(self) -> None:
        of, at = self.branch.id, IN_IT
        times = dict.fromkeys(
            ("starts_at", "ends_at", "opens_at", "late_at", "closes_at", "created_at"), at
        )
        self.meeting = self._add(Meeting(branch_id=of, kind="lecture", state="closed", **times))
        self.entry = self._attends(self.wang, "absent")
        material = Material(branch_id=of, title="章程", key="k", added_at=at)
        self.reading = self._add(
            Reading(
                branch_id=of,
                material_id=self._add(material),
                title="章程",
                minutes=4,
                posted_at=at,
                deadline_at=at + timedelta(days=2),
            )
        )
        self.question = self._add(
            BankQuestion(
                branch_id=of, kind="single", stem="?", options=["甲", "乙"], answer=[1],
                key="q", lot=1, state="approved", added_at=at,
            )
        )  # fmt: skip
        self.round = self._add(
            Round(
                branch_id=of, question_id=self.question, form="poll", asked={}, posted_at=at,
                closes_at=at + timedelta(hours=9), state="closed",
            )
        )  # fmt: skip
        self.answer = self._add(
            Answer(round_id=self.round, voter_id=5, member_id=self.wang.id, at=at, right=False)
        )
        self.topic = self._add(
            Topic(
                branch_id=of, kind="word", title="热词", state="closed", added_at=at, posted_at=at,
                closed_at=at + timedelta(days=1),
            )
        )  # fmt: skip
        self.speech = self._add(
            Contribution(
                topic_id=self.topic, member_id=self.wang.id, chat_id=-1, message_id=9, at=at,
                length=20, counts=True, excerpt="话",
            )
        )  # fmt: skip

    def _attends(self, member: Member, status: str) -> int:
        return self._add(
            Attendance(
                meeting_id=self.meeting, member_id=member.id, name=member.name, standing="full",
                expected=True, votes=True, status=status,
            )
        )  # fmt: skip

    def found(self) -> dict[str, Corrected]:
        """Returns what changed of 王芳, by figure."""
        self.session.flush()
        every = report.corrections(self.session, self.branch, MONTH, NOW)
        return {one.name: one for one in every if one.member.id == self.wang.id}


def attendance(filed: Filed) -> None:
    filed.session.get_one(Attendance, filed.entry).status = "leave"
    filed.session.add(
        Correction(
            attendance_id=filed.entry, before="absent", after="leave", reason="出差", at=LATER,
            by_account_id=CHEN,
        )
    )  # fmt: skip


def read_late(filed: Filed) -> None:
    who = {"member_id": filed.wang.id, "reading_id": filed.reading}
    filed.session.add(Receipt(at=LATER, late=True, **who))


def made_up(filed: Filed) -> None:
    read_late(filed)
    filed.session.add(
        MakeUp(
            branch_id=filed.branch.id, member_id=filed.wang.id, reading_id=filed.reading,
            state="confirmed", confirmed_by=CHEN, confirmed_at=LATER, assigned_at=FILED,
        )
    )  # fmt: skip


def key(filed: Filed) -> None:
    filed.session.get_one(Answer, filed.answer).right = True
    filed.session.add(
        QuestionChange(question_id=filed.question, key="q", before={}, by_account_id=CHEN, at=LATER)
    )


def taken_back(filed: Filed) -> None:
    row = filed.session.get_one(Contribution, filed.speech)
    row.gone_at, row.excerpt = LATER, ""


def taken_out(filed: Filed) -> None:
    row = filed.session.get_one(Contribution, filed.speech)
    row.gone_at = row.judged_at = LATER
    row.judged_by = CHEN


def edited(filed: Filed) -> None:
    row = filed.session.get_one(Contribution, filed.speech)
    row.judged_by, row.judged_at = CHEN, FILED - timedelta(days=1)
    row.edited_at, row.counts = LATER, False


def training(filed: Filed) -> None:
    row = filed._add(
        Outside(
            member_id=filed.wang.id, title="党校", minutes=120, day=date(2026, 7, 20), evidence={},
            by_account_id=CHEN, at=LATER,
        )
    )  # fmt: skip
    cause, day = f"outside:{row}", date(2026, 7, 20)
    hours.enter(filed.session, filed.wang.id, cause, 120, day, LATER)


def points(filed: Filed) -> None:
    filed.session.add(
        PointEntry(
            branch_id=filed.branch.id, member_id=filed.wang.id, code="answer", cause="round:1~2",
            points=-2, day=date(2026, 7, 15), at=LATER,
        )
    )  # fmt: skip


def joined(filed: Filed) -> None:
    members.change(
        filed.session, filed.wang, "joined_on", date(2026, 7, 20), by=CHEN, now=LATER,
        holds_from=date(2026, 8, 3),
    )  # fmt: skip


def merged(filed: Filed) -> None:
    filed._attends(filed.twin, "present")
    roster.merge(filed.session, filed.twin, filed.wang, by=CHEN, now=LATER, day=date(2026, 8, 3))


KINDS: list[tuple[Callable[[Filed], None], str, str, str, str]] = [
    (attendance, "meetings", "陈静", "", "出差"),
    (read_late, "readings", "", "late", ""),
    (made_up, "readings", "陈静", "made_up", ""),
    (key, "right", "陈静", "key", ""),
    (taken_back, "topics", "", "speech", ""),
    (taken_out, "topics", "陈静", "speech", ""),
    (edited, "topics", "", "speech", ""),
    (training, "hours", "陈静", "training", "党校"),
    (points, "points", "", "entry", ""),
    (joined, "hours", "陈静", "roster", ""),
    (merged, "meetings", "陈静", "merged", ""),
]


async def test_each_kind_of_correction_says_who_and_why(store: Store) -> None:
    def work(session: Session) -> None:
        filed = Filed(session)
        assert filed.found() == {}
        for change, name, by, why, reason in KINDS:
            with session.begin_nested() as tried:
                change(filed)
                found = filed.found()[name]
                assert found.cause is not None, change
                said = found.by, found.cause.why, found.cause.reason, found.cause.at
                assert said == (by, why, reason, LATER), change
                assert getattr(found.before, name) != getattr(found.after, name)
                tried.rollback()
        assert filed.found() == {}

    await store.write(work)


async def test_events_before_or_about_another_time_are_no_cause(store: Store) -> None:
    def work(session: Session) -> None:
        filed = Filed(session)
        read_late(filed)
        filed.session.flush()
        row = session.get_one(Reading, filed.reading)
        row.posted_at = row.deadline_at = IN_IT - timedelta(days=60)
        found = filed.found()["readings"]
        assert (found.cause, found.by) == (None, "")
        attendance(filed)
        session.flush()
        for one in session.scalars(select(Correction)):
            one.at = FILED - timedelta(seconds=1)
        assert filed.found()["meetings"].cause is None

    await store.write(work)


async def test_a_filed_period_keeps_its_figures_its_lights_and_what_they_were_measured_by(
    store: Store,
) -> None:
    def work(session: Session) -> None:
        filed = Filed(session)
        before = report.report(session, filed.branch, MONTH, NOW)
        filed.branch.green_from = filed.branch.yellow_from = 10
        key(filed)
        read_late(filed)
        session.flush()
        after = report.report(session, filed.branch, MONTH, NOW)
        assert (after.at, after.every) == (before.at, before.every)
        assert report.report(session, filed.branch, MONTH.after, NOW).at == Thresholds(10, 10)
        mine = report.report(session, filed.branch, MONTH, NOW, filed.wang.id)
        assert [one.member.name for one in mine.every] == ["王芳"]
        report.file(session, report.to_file(session, filed.branch, MONTH, NOW, None))
        assert report.report(session, filed.branch, MONTH, NOW).every == before.every
        assert len(session.scalars(select(Check)).all()) == 1

    await store.write(work)


async def test_in_a_running_period_hours_are_expected_up_to_today(store: Store) -> None:
    def work(session: Session) -> None:
        filed = Filed(session)
        august = report.report(session, filed.branch, MONTH.after, NOW)
        (wang,) = (one.figures for one in august.every if one.member.id == filed.wang.id)
        assert wang.hours.expected == round(32 * 60 * 3 / 365)

    await store.write(work)


async def test_a_later_member_is_shown_with_what_they_did(store: Store) -> None:
    def work(session: Session) -> None:
        filed = Filed(session)
        session.execute(delete(CheckLine).where(CheckLine.member_id == filed.wang.id))
        found = filed.found()
        assert found["topics"].before == Figures()
        assert found["topics"].after.topics == Line(1, 1)

    await store.write(work)
