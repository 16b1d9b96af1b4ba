"""What secretaries plan of questions: which ones, how many, for how long, and a reminder."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.imports.starter_bank import starter_bank
from data.models import Branch, Draft, Plan
from data.queries import choosing
from data.queries import question as bank
from data.values.out import OutMessage
from handlers.plan import steps
from handlers.plan.progress import argument, fill, own
from handlers.quiz import asking, due, planning_view, rules
from handlers.quiz.wish import COUNTS, HOURS, LEVELS, MOST_TAGS, Wish
from handlers.shared.buttons import number
from handlers.shared.doors import Action, Door, Plannable, Starter
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn
from handlers.shared.wording import Texts, texts_in

KIND = "question"


def choose(turn: Turn, branch: Branch, draft: Draft) -> None:
    """Shows what the plan would ask, all of it at its likeliest, to be changed one by one."""
    fill(draft, data=Wish.of(draft.data["data"]).data())
    _show(turn, branch, draft)


def _own(turn: Turn) -> tuple[Branch, Draft, Wish]:
    """The draft of a button, on its way to a plan of questions."""
    branch, draft = own(turn, "kind")
    if draft.data["kind"] != KIND:
        raise Refusal("button-stale")
    return branch, draft, Wish.of(draft.data["data"])


def _show(turn: Turn, branch: Branch, draft: Draft) -> None:
    wish = Wish.of(draft.data["data"])
    turn.toast("")
    turn.show(
        planning_view.whole(
            turn.texts, draft, wish, branch.question_hours, _many(turn.session, turn, branch, wish)
        )
    )


def _many(session: Session, turn: Turn, branch: Branch, wish: Wish) -> int:
    today = rules.local_day(turn.now, branch.zone)
    return choosing.many(session, branch.id, today, wish.tags, wish.difficulties)


def tapped_back(turn: Turn) -> None:
    """Back to the whole."""
    branch, draft, _ = _own(turn)
    _show(turn, branch, draft)


def tapped_tags(turn: Turn) -> None:
    """The bank's tags, those chosen ticked; one that is tapped is ticked or not any more."""
    branch, draft, wish = _own(turn)
    tags = bank.tags(turn.session, branch.id)
    if len(turn.deed.args) > 2:
        at = number(turn.deed.args, 2)
        if at >= len(tags):
            raise Refusal("button-stale")
        wish = _ticked(wish, tags[at][0])
        fill(draft, data=wish.data())
    turn.redraw(planning_view.tags(turn.texts, draft, wish, tags, number(turn.deed.args, 1)))


def _ticked(wish: Wish, tag: str) -> Wish:
    if tag in wish.tags:
        return replace(wish, tags=tuple(one for one in wish.tags if one != tag))
    if len(wish.tags) >= MOST_TAGS:
        raise Refusal("question-many-tags", most=MOST_TAGS)
    return replace(wish, tags=(*wish.tags, tag))


def tapped_no_tags(turn: Turn) -> None:
    """Questions of all tags."""
    branch, draft, wish = _own(turn)
    fill(draft, data=replace(wish, tags=()).data())
    _show(turn, branch, draft)


def tapped_level(turn: Turn) -> None:
    """How hard; without an argument it asks."""
    branch, draft, wish = _own(turn)
    level = argument(turn)
    if not level:
        today = rules.local_day(turn.now, branch.zone)
        many = {
            one: choosing.many(turn.session, branch.id, today, wish.tags, difficulties)
            for one, difficulties in LEVELS.items()
        }
        turn.redraw(planning_view.levels(turn.texts, draft, many))
        return
    if level not in LEVELS:
        raise Refusal("button-unknown")
    fill(draft, data=replace(wish, level=level).data())
    _show(turn, branch, draft)


def tapped_count(turn: Turn) -> None:
    """How many at a time; without an argument it asks."""
    branch, draft, wish = _own(turn)
    if not argument(turn):
        turn.redraw(planning_view.counts(turn.texts, draft))
        return
    if number(turn.deed.args, 1) not in COUNTS:
        raise Refusal("button-unknown")
    fill(draft, data=replace(wish, count=number(turn.deed.args, 1)).data())
    _show(turn, branch, draft)


def tapped_hours(turn: Turn) -> None:
    """Open for how long; without an argument it asks."""
    branch, draft, wish = _own(turn)
    if not argument(turn):
        turn.redraw(planning_view.hours(turn.texts, draft))
        return
    if number(turn.deed.args, 1) not in HOURS:
        raise Refusal("button-unknown")
    fill(draft, data=replace(wish, hours=number(turn.deed.args, 1)).data())
    _show(turn, branch, draft)


def tapped_reminds(turn: Turn) -> None:
    """With a reminder or without."""
    branch, draft, wish = _own(turn)
    fill(draft, data=replace(wish, reminds=not wish.reminds).data())
    _show(turn, branch, draft)


def tapped_done(turn: Turn) -> None:
    """That is what the plan asks."""
    branch, draft, wish = _own(turn)
    if not _many(turn.session, turn, branch, wish):
        raise Refusal("question-none-such")
    steps.chosen(turn, draft, title=planning_view.title(turn.texts, wish), data=wish.data())


def tapped_starter(turn: Turn) -> None:
    """The questions that ship with the program are taken into the bank."""
    branch, draft, _ = _own(turn)
    _load(turn.session, turn.now, branch, turn.person.id)
    _show(turn, branch, draft)


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """The next questions as they would be posted; nothing is asked."""
    branch = session.get_one(Branch, plan.branch_id)
    wish = Wish.of(plan.data)
    found = choosing.next_for_group(
        session, branch.id, now, tags=wish.tags, difficulty=wish.difficulties, count=wish.count
    )
    if not found:
        raise Refusal("question-none")
    texts = texts_in(branch.language)
    quiet = (branch.quiet_from, branch.quiet_to)
    closes_at = rules.closing(now, wish.hours or branch.question_hours, branch.zone, quiet)
    made = []
    for at, question in enumerate(found, 1):
        value = bank.as_value(session, question)
        row = asking.built(texts, now, branch, question.id, value, closes_at, at, len(found))
        made += planning_view.previewed(asking.messages(texts, branch, row, value))
    return made


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """One question on working days at noon, from the branch's bank or the one that ships."""
    return Starter(
        title=planning_view.title(texts, Wish()),
        rhythm=texts.plain("question-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    if not bank.approved(session, branch.id):
        _load(session, now, branch, account_id)
    return Wish().data()


def _load(session: Session, now: datetime, branch: Branch, account_id: int) -> None:
    bank.store_all(session, branch.id, starter_bank(), now, account_id, "approved")


PLANNABLE = Plannable(KIND, Action(due.asks, due.LATE), choose, preview, starter)
TAPS: dict[str, Door] = {
    "qp.b": tapped_back,
    "qp.t": tapped_tags,
    "qp.a": tapped_no_tags,
    "qp.d": tapped_level,
    "qp.c": tapped_count,
    "qp.h": tapped_hours,
    "qp.m": tapped_reminds,
    "qp.s": tapped_starter,
    "qp.ok": tapped_done,
}
