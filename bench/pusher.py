"""Runs our bot as an operator does, with one more kind of plan: a short text to the group."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch, Plan
from data.queries import outbox
from data.values.out import Button, OutMessage
from handlers import features
from handlers.features import FEATURES
from handlers.shared.feature import Action, Feature
from handlers.shared.registry import Registry

KIND = "bench.push"
BODY = "党支部每月相对固定一天开展主题党日。" * 20


def pushes(session: Session, now: datetime, plan: Plan) -> str:
    """Posts a text as long as a short reading, with two buttons."""
    branch = session.get_one(Branch, plan.branch_id)
    buttons = (Button("已学习", f"rd.ok:{plan.id}"), Button("记笔记", f"rd.nt:{plan.id}"))
    message = OutMessage(f"<b>{plan.title}</b>\n{BODY}").with_buttons(buttons)
    outbox.post(session, branch.chat_id, "push", message, now, branch_id=branch.id)
    return ""


if __name__ == "__main__":
    # The app takes the registry from there.
    features.REGISTRY = Registry([*FEATURES, Feature("bench", dues={KIND: Action(pushes)})])
    from bench.ours import settings
    from bot.cli import cli

    settings()
    cli(["run"])
