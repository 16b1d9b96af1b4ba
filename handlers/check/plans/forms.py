"""Asks which period a planned check is about."""

from data.values.period import PeriodKind
from handlers.plan.plans import forms as plans
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Right


def _plan(ctx: Context, answers: Answers) -> None:
    period = answers["period"]
    title = answers.plain(f"check-plan-{period}")
    plans.chosen(ctx, answers, "check", title=title, data={"period": period})


FORM = Form(
    key="check-plan",
    right=Right.PLANS,
    questions=(
        Question(
            "period",
            ask=lambda a: a.texts("check-ask-kind"),
            choices=lambda a: [(a.plain(f"check-by-{kind}"), kind.value) for kind in PeriodKind],
        ),
    ),
    endings=(Ending("plan", "", _plan),),
    leave=plans.leave,
)
