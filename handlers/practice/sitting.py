"""A sitting: a few questions practised one after the other, kept as a step in progress."""

from dataclasses import asdict, dataclass, field
from typing import Any

from data.models import BankQuestion, Branch, Draft, Member
from data.queries import draft as drafts
from data.queries import memory, practice
from data.queries import question as bank
from data.queries.choosing import next_for_member
from data.values.asked import shown
from data.values.question import QuestionKind
from handlers.practice import rules
from handlers.shared.access import member_of
from handlers.shared.buttons import number
from handlers.shared.context import Context
from handlers.shared.refusal import Refusal

KIND = "practice"
DUE, NEW, TAG = "due", "new", "tag"
MODES = (DUE, NEW, practice.WRONG, practice.SAVED)
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


def begin(ctx: Context, branch: Branch, member: Member, mode: str, tag: str = "") -> Seat:
    """Begins a sitting; raises Refusal where there is nothing of that kind to practise."""
    ids = _chosen(ctx, branch, member, mode, tag)
    if not ids:
        raise Refusal(f"practice-none-{mode}")
    draft = drafts.begin(ctx.session, ctx.person.id, KIND, ctx.now, branch_id=branch.id)
    return Seat(branch, member, draft, Sitting(mode, tag, ids))


def _chosen(ctx: Context, branch: Branch, member: Member, mode: str, tag: str) -> list[int]:
    """The ids of the questions that come, at most a sitting's."""
    session, day = ctx.session, rules.local_day(ctx.now, branch.zone)
    ours = (member.id, branch.id)
    match mode:
        case "due":
            many = min(rules.SIZE, memory.due(session, member.id, ctx.now))
            rows = next_for_member(session, *ours, ctx.now, count=many) if many else []
            return [row.id for row in rows]
        case "new":
            rows = next_for_member(session, *ours, ctx.now, due_first=False, count=rules.SIZE)
            return [row.id for row in rows]
        case "tag":
            rows = next_for_member(session, *ours, ctx.now, tags=(tag,), count=rules.SIZE)
            ids = [row.id for row in rows]
            met = practice.longest_ago(session, *ours, day, 2 * rules.SIZE, tag=tag)
            return list(dict.fromkeys([*ids, *met]))[: rules.SIZE]
        case _:
            return practice.longest_ago(session, *ours, day, rules.SIZE, name=mode)


def seat_of(ctx: Context) -> Seat:
    """The sitting that a button's first argument names, if it is this person's and not over."""
    draft = drafts.own(ctx.session, number(ctx.args), ctx.person.id, KIND, ctx.now)
    if draft is None:
        raise Refusal("practice-over")
    return seated(ctx, draft)


def seated(ctx: Context, draft: Draft) -> Seat:
    """Who sits at a step in progress; raises Refusal where they are no member any more."""
    branch, member = member_of(ctx, draft.branch_id or 0)
    return Seat(branch, member, draft, Sitting(**draft.data))


def is_at(ctx: Context, seat: Seat) -> bool:
    """Whether a button's second argument names the question the sitting is at."""
    return len(ctx.args) > 1 and ctx.args[1] == str(seat.sitting.at)


def take_up(ctx: Context, seat: Seat) -> BankQuestion | None:
    """Takes up the question the sitting is at, or the next one that may be practised still; None
    where none is left. What was withdrawn since is taken out of the sitting."""
    sitting, day = seat.sitting, rules.local_day(ctx.now, seat.branch.zone)
    while sitting.at < len(sitting.ids):
        row = ctx.session.get(BankQuestion, sitting.question_id)
        if row is not None and practice.may_practise(ctx.session, row, day):
            _show(ctx, seat, row)
            return row
        sitting.ids.pop(sitting.at)
    return None


def _show(ctx: Context, seat: Seat, row: BankQuestion) -> None:
    value = bank.as_value(ctx.session, row)
    options = value.options
    if value.kind is QuestionKind.JUDGE:
        options = (ctx.texts.plain("question-true"), ctx.texts.plain("question-false"))
    sitting = seat.sitting
    sitting.asked = shown(value, options, f"{seat.draft.id} {row.id}")
    sitting.key, sitting.chosen, sitting.typed, sitting.outcome = row.key, [], "", OPEN
    sitting.page = ctx.message_id if ctx.incoming.query_id and value.picture is None else 0
    seat.keep()
