"""Leads a sitting: a few questions practised one after the other, kept as a step in progress."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch, Draft, Member, Memory
from data.queries import draft as drafts, memory, practice, question as bank
from data.queries.choosing import next_for_member
from data.queries.memory import Known
from data.queries.recheck import look_from
from data.values.asked import shown
from data.values.filling import Judgement
from data.values.judging import judged
from data.values.memory import next_review
from data.values.question import QuestionKind
from handlers.practice import rules
from handlers.shared.service import Right, Texts, may, refuse_empty, today

KIND = "practice"
"""The kind of a sitting's draft."""
DUE, NEW, TAG = "due", "new", "tag"
LISTS = (practice.WRONG, practice.SAVED)
MODES = (DUE, NEW, *LISTS)
"""What is practised; a tag is the fifth."""
OPEN, NEAR, RIGHT, WRONG = "", "near", "right", "wrong"


@dataclass(slots=True)
class Sitting:
    """The questions of a sitting, which of them it is at, and what came of that one.

    `asked` is that question as it is shown, `key` its key then; `chosen` are places of the options
    shown, `typed` what was filled in. `page`: the message it stands in, 0 where nobody knows.
    """

    mode: str
    tag: str
    ids: list[int]
    at: int = 0
    asked: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    chosen: list[int] = field(default_factory=list)
    typed: str = ""
    outcome: str = OPEN
    answered: int = 0
    right: int = 0
    page: int = 0

    @property
    def question_id(self) -> int:
        """The question it is at."""
        return self.ids[self.at]

    @property
    def given(self) -> list[int] | list[str]:
        """The answer as it is kept: places of the question's own options, or what was typed."""
        if self.typed:
            return [self.typed]
        return sorted(self.asked["order"][place] for place in self.chosen)


@dataclass(slots=True)
class Seat:
    """Who sits: branch, member, the step in progress and the sitting in it."""

    branch: Branch
    member: Member
    draft: Draft
    sitting: Sitting

    def keep(self) -> None:
        """Writes down how far the sitting is."""
        now = self.sitting
        typing = now.outcome == OPEN and now.asked.get("kind") == QuestionKind.FILL
        self.draft.data, self.draft.awaits = asdict(now), "fill" if typing else ""


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page says: what a member knows, how many mistakes there are, whether there
    are tags, whether they are reminded, and whether they look after the bank."""

    branch: Branch
    known: Known
    mistakes: int
    tags: bool
    reminds: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """What there is to review after a sitting: due now, or else when next and how many then."""

    due: int
    at: datetime | None
    then: int
    now: datetime


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page (from 0) of one of a member's lists, the last page there is, and how many questions
    stand on each list."""

    branch: Branch
    name: str
    shown: Sequence[tuple[BankQuestion, Memory]]
    page: int
    last: int
    many: Mapping[str, int]

    @property
    def other(self) -> str:
        """The other list."""
        return practice.SAVED if self.name == practice.WRONG else practice.WRONG


def home(session: Session, now: datetime, branch: Branch, member: Member) -> Home:
    """Loads the first page."""
    day = today(branch, now)
    return Home(
        branch=branch,
        known=memory.known(session, member.id, now),
        mistakes=practice.many_on(session, member.id, branch.id, day, practice.WRONG),
        tags=bool(practice.tags(session, branch.id, day)),
        reminds=member.reviews,
        keeps=may(member.post, Right.BANK),
    )


def coming(session: Session, now: datetime, branch: Branch, member: Member) -> Coming:
    """Looks up what a member has to review, now or next."""
    due = memory.due(session, member.id, now)
    at = practice.next_due(session, member.id, branch.id, now)
    many = practice.due_by(session, member.id, branch.id, at) if at else 0
    return Coming(due=due, at=at, then=many, now=now)


def list_page(
    session: Session, now: datetime, branch: Branch, member: Member, name: str, page: int
) -> ListPage:
    """Loads a page of one of a member's lists, or the last one where it has fewer."""
    size, day, ours = rules.LIST_SIZE, today(branch, now), (member.id, branch.id)
    many = {one: practice.many_on(session, *ours, day, one) for one in LISTS}
    last = max(0, (many[name] - 1) // size)
    page = min(page, last)
    found = practice.listed(session, *ours, day, name, start=page * size, most=size)
    return ListPage(branch, name, found, page, last, many)


def begin(
    session: Session, now: datetime, branch: Branch, member: Member, mode: str, tag: str = ""
) -> Seat:
    """Begins a sitting; raises Refusal where there is nothing of that kind to practise."""
    ids = refuse_empty(f"practice-none-{mode}", _chosen(session, now, branch, member, mode, tag))
    draft = drafts.begin(session, member.account_id or 0, KIND, now, branch_id=branch.id)
    return Seat(branch, member, draft, Sitting(mode, tag, ids))


def _chosen(
    session: Session, now: datetime, branch: Branch, member: Member, mode: str, tag: str
) -> list[int]:
    """Chooses the questions that come, at most a sitting's, and returns their ids."""
    day, size, ours = today(branch, now), rules.SIZE, (member.id, branch.id)
    match mode:
        case "due":
            many = min(size, memory.due(session, member.id, now))
            rows = next_for_member(session, *ours, now, count=many) if many else []
        case "new":
            rows = next_for_member(session, *ours, now, due_first=False, count=size)
        case "tag":
            rows = next_for_member(session, *ours, now, tags=(tag,), count=size)
            met = practice.longest_ago(session, *ours, day, 2 * size, tag=tag)
            return list(dict.fromkeys([*(row.id for row in rows), *met]))[:size]
        case _:
            return practice.longest_ago(session, *ours, day, size, name=mode)
    return [row.id for row in rows]


def take_up(
    session: Session, now: datetime, texts: Texts, seat: Seat, message_id: int
) -> BankQuestion | None:
    """Takes up the question the sitting is at, or the next one that may be practised still; None
    where none is left. What was withdrawn since is taken out of the sitting. `message_id` is the
    message that it will stand in, 0 for a new one."""
    sitting, day = seat.sitting, today(seat.branch, now)
    while sitting.at < len(sitting.ids):
        row = session.get(BankQuestion, sitting.question_id)
        if row is not None and practice.may_practise(session, row, day):
            _ask(session, texts, seat, row, message_id)
            return row
        sitting.ids.pop(sitting.at)
    return None


def _ask(session: Session, texts: Texts, seat: Seat, row: BankQuestion, message_id: int) -> None:
    value = bank.as_value(session, row)
    options = value.options
    if value.kind is QuestionKind.JUDGE:
        options = (texts.plain("question-true"), texts.plain("question-false"))
    sitting = seat.sitting
    sitting.asked = shown(value, options, f"{seat.draft.id} {row.id}")
    sitting.key, sitting.chosen, sitting.typed, sitting.outcome = row.key, [], "", OPEN
    sitting.page = message_id if value.picture is None else 0
    seat.keep()


def judge(session: Session, now: datetime, seat: Seat) -> Judgement | None:
    """Judges the answer by the key the question has now, and writes it down unless it is a near
    miss; None where the question was changed or withdrawn meanwhile."""
    sitting = seat.sitting
    row = session.get(BankQuestion, sitting.question_id)
    day = today(seat.branch, now)
    if row is None or row.key != sitting.key or not practice.may_practise(session, row, day):
        return None
    worth = judged(row.kind, row.answer, row.blanks, sitting.given)
    if worth is Judgement.NEAR:
        sitting.outcome = NEAR
        seat.keep()
    else:
        enter(session, now, seat, right=worth is Judgement.RIGHT)
    return worth


def enter(session: Session, now: datetime, seat: Seat, *, right: bool) -> None:
    """Writes an answer down as right or wrong."""
    sitting = seat.sitting
    practice.enter(session, seat.member.id, sitting.question_id, sitting.given, now, right=right)
    sitting.outcome = RIGHT if right else WRONG
    sitting.answered += 1
    sitting.right += right
    seat.keep()


def toggle_saved(session: Session, now: datetime, seat: Seat) -> bool:
    """Puts the question on the member's own list, or takes it off; returns whether it is on it."""
    one = seat.member.id, seat.sitting.question_id
    if practice.is_saved(session, *one):
        practice.unsave(session, *one, now)
        return False
    memory.save(session, *one, now)
    return True


def take_off(session: Session, now: datetime, member: Member, name: str, question_id: int) -> None:
    """Takes a question off one of a member's lists."""
    off = practice.clear if name == practice.WRONG else practice.unsave
    off(session, member.id, question_id, now)


def set_reminders(
    session: Session, now: datetime, branch: Branch, member: Member, *, on: bool
) -> None:
    """Switches the day's reminder on or off."""
    member.reviews = on
    session.flush()
    if on:
        look_from(session, memory.REVIEW, branch.id, next_review(now, ZoneInfo(branch.zone)))
