"""Posts the topics of the stock by plan, and tells in time that it runs low."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Topic
from data.queries import topic as topics
from handlers.shared.feature import Action, Plannable, Starter, Thing
from handlers.shared.notify import WORD, notify_secretaries
from handlers.shared.refusal import refuse_asleep, refuse_empty
from handlers.shared.view import OutMessage, Texts, today
from handlers.topics.discussion import rules, service as discussion, view as discussion_view
from handlers.topics.stock import service, view
from handlers.topics.stock.forms import PLAN


def posts(session: Session, now: datetime, plan: Plan) -> str:
    """Posts the next topic of the stock. That there is none, or that few are left, the secretaries
    are told once each, until the stock was filled again."""
    branch = session.get_one(Branch, plan.branch_id)
    refuse_asleep(branch)
    found = _coming(session, now, branch, plan)
    told = str(plan.data.get("told", ""))
    if not found:
        if told != "empty":
            _tell(session, now, branch, plan, "empty")
        return "topic-stock-empty"
    hours = int(plan.data.get("hours", 0))
    discussion.post(session, now, branch, found[0], plan=plan, hours=hours)
    if len(found) - 1 >= rules.LOW:
        plan.data = {**plan.data, "told": ""}
    elif told in {"", "empty"}:
        _tell(session, now, branch, plan, "low" if len(found) > 1 else "last")
    return ""


def _coming(session: Session, now: datetime, branch: Branch, plan: Plan) -> list[Topic]:
    """Returns what a plan may post now, the next one first."""
    week = rules.monday(today(branch, now))
    return list(topics.coming(session, branch.id, str(plan.data.get("kind", "")), week))


def _tell(session: Session, now: datetime, branch: Branch, plan: Plan, what: str) -> None:
    kind = str(plan.data.get("kind", ""))
    plan.data = {**plan.data, "told": what}
    notify_secretaries(
        session, now, branch, WORD, lambda t: view.running_low(t, branch, what, kind)
    )


def preview(session: Session, now: datetime, plan: Plan) -> list[OutMessage]:
    """Shows the next topic, as it will be posted."""
    branch = session.get_one(Branch, plan.branch_id)
    found = refuse_empty("topic-stock-empty", _coming(session, now, branch, plan))
    return [discussion_view.preview(session, branch, found[0])]


def starter(_session: Session, texts: Texts, _branch: Branch) -> Starter:
    """Offers a discussion a week, of the branch's stock or the topics that ship."""
    return Starter(
        title=texts.plain("topic-plan"),
        rhythm=texts.plain("topic-starter-rhythm"),
        prepare=_prepare,
    )


def _prepare(session: Session, now: datetime, branch: Branch, account_id: int) -> dict[str, Any]:
    if not topics.stock(session, branch.id):
        service.load(session, now, branch, account_id)
    return {"kind": "", "hours": 0}


def one_line(_session: Session, texts: Texts, _branch: Branch, said: str) -> dict[str, Thing]:
    """Finds a discussion as a line names it: 讨论, or a kind of topics with or without it."""
    usual = texts.plain("topic-plan")
    found = {usual: Thing(usual, {"kind": "", "hours": 0})}
    for kind in rules.KINDS:
        label = texts.plain(f"topic-kind-{kind}")
        title = texts.plain("topic-plan-kind", kind=label)
        thing = Thing(title, {"kind": kind, "hours": 0})
        found |= dict.fromkeys((label, title, f"{usual} {label}"), thing)
    return {name: thing for name, thing in found.items() if name == said}


PLANNABLE = Plannable(
    rules.CARD, Action(posts, rules.LATE), PLAN, preview, starter, one_line=one_line
)
