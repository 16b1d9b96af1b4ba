"""What the clock does for discussions: posts the next topic, keeps time, closes, runs the rota."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Plan, Topic
from data.queries import card as cards
from data.queries import topic as topics
from data.values.out import OutMessage
from handlers.shared.buttons import tap
from handlers.shared.refusal import Refusal
from handlers.shared.telling import tell_secretaries
from handlers.shared.texts import texts_in
from handlers.topics import closing, posting, rota, rules


def posts(session: Session, now: datetime, plan: Plan) -> str:
    """Posts the next topic of the stock. Where there is none, and where few are left, the
    secretaries hear of it once each, until the stock was filled again."""
    branch = session.get_one(Branch, plan.branch_id)
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    found = coming(session, now, branch, plan)
    told = str(plan.data.get("told", ""))
    if not found:
        if told != "empty":
            _tell(session, now, branch, plan, "empty")
        return "topic-stock-empty"
    posting.post(session, now, branch, found[0], plan=plan, hours=int(plan.data.get("hours", 0)))
    if len(found) - 1 >= rules.LOW:
        plan.data = {**plan.data, "told": ""}
    elif told in {"", "empty"}:
        _tell(session, now, branch, plan, "low" if len(found) > 1 else "last")
    return ""


def coming(session: Session, now: datetime, branch: Branch, plan: Plan) -> list[Topic]:
    """What a plan may post now, the next one first."""
    week = rules.monday(rules.local_day(now, branch.zone))
    return list(topics.coming(session, branch.id, str(plan.data.get("kind", "")), week))


def _tell(session: Session, now: datetime, branch: Branch, plan: Plan, what: str) -> None:
    """Tells the secretaries how the stock stands, or that of the one kind that a plan posts."""
    plan.data = {**plan.data, "told": what}
    texts = texts_in(branch.language)
    stock = texts.plain("topic-stock-whole")
    if kind := plan.data.get("kind"):
        stock = texts.plain("topic-stock-of-kind", kind=texts.plain(f"topic-kind-{kind}"))
    message = OutMessage(texts(f"topic-stock-{what}-word", stock=stock)).with_buttons(
        (
            tap(texts.plain("topic-add"), "tp.a", branch.id),
            tap(texts.plain("topic-stock"), "tp.s", branch.id, 0),
        )
    )
    tell_secretaries(session, now, branch, message)


def closes(session: Session, now: datetime, plan: Plan) -> str:
    """Says on the card how many days are left, and closes the topic at its end."""
    topic = session.get(Topic, plan.ref_id or 0)
    if topic is None or topic.state != "open" or topic.closes_at is None:
        raise Refusal("topic-not-open")
    if now >= topic.closes_at:
        closing.close(session, now, topic)
        return ""
    cards.mark(session, rules.CARD, topic.id, now)
    plan.next_due_at = topics.next_mark(topic.closes_at, now)
    return ""


def turns(session: Session, now: datetime, plan: Plan) -> str:
    """Names who leads next week, reminds who leads from tomorrow on, and looks again when that is
    due next."""
    branch = session.get_one(Branch, plan.branch_id)
    plan.next_due_at = rules.next_rota(now, branch.zone)
    if branch.asleep_since is not None:
        return "branch-asleep"
    rota.look(session, now, branch)
    return ""
