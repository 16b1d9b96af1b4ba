"""Asks what a plan has published regularly, and how many days before its writer is asked."""

from typing import Any

from data.values.names import clean_text
from handlers.affairs import rules
from handlers.affairs.notices.forms import TITLE
from handlers.plan.plans import forms as plan_forms
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right

KIND = "notice"
"""The kind of plan that asks for a notice."""
DAY = 24 * 60
AHEAD = 3
"""Days before its publication at which a notice is asked for, where nobody says otherwise."""
OFFERED = (1, 2, 3, 5, 7)


def thing_of(kind: str, label: str) -> dict[str, Any]:
    """Returns the data of a plan that asks for a notice of a kind."""
    return {"kind": kind, "label": label, "days": rules.USUAL[kind]}


def _kinds(answers: Answers) -> list[Choice]:
    return [(answers.plain(f"notice-kind-{kind}"), kind) for kind in rules.KINDS]


def _title(answers: Answers) -> list[Choice]:
    kind = answers["kind"]
    usual = answers.plain(f"notice-kind-{kind}") if kind != "other" else answers["label"]
    return [(usual, usual)]


def _plan(ctx: Context, answers: Answers) -> None:
    data = thing_of(answers["kind"], clean_text(answers.get("label") or ""))
    lead = int(answers["ahead"]) * DAY
    plan_forms.chosen(ctx, answers, KIND, title=answers["title"], data=data, lead=lead)


PLAN = Form(
    key="notice-plan",
    right=Right.PLANS,
    questions=(
        Question("kind", choices=_kinds),
        Question(
            "label",
            typed=lambda _, text: rules.typed_line(text, rules.LONGEST_LABEL),
            wanted=lambda a: a["kind"] == "other",
        ),
        Question("title", choices=_title, typed=TITLE.typed),
        Question(
            "ahead",
            choices=lambda a: [(a.plain("notice-ahead", days=one), one) for one in OFFERED],
            columns=3,
        ),
    ),
    endings=(Ending("plan", "", _plan),),
    leave=plan_forms.leave,
)
