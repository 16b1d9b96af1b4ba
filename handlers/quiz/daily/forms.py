"""Asks what a plan of questions shall ask: which questions, how many, for how long, a reminder."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.imports.starter_bank import starter_bank
from data.models import Branch
from data.queries import choosing, question as bank
from handlers.plan.plans import forms as plan_forms
from handlers.quiz.daily import view
from handlers.quiz.daily.rules import COUNTS, HOURS, KIND, LEVELS, MOST_TAGS, Options
from handlers.shared import form_chat
from handlers.shared.dates import today
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Refusal, Right
from handlers.shared.names import cut

LONGEST_LABEL = 20


def _fitting(answers: Answers, level: str = "") -> int:
    """Counts the bank's questions that fit, or would fit with another level."""
    options = Options.of({**answers.data, "level": level or answers["level"]})
    branch, day = answers.branch, today(answers.branch, answers.now)
    return choosing.many(answers.session, branch.id, day, options.tags, options.difficulties)


def _tags(answers: Answers) -> list[Choice]:
    found = bank.tags(answers.session, answers.branch.id)
    return [
        (answers.plain("question-tag", tag=cut(tag, LONGEST_LABEL), many=many), tag)
        for tag, many in found
    ]


def _ask_tags(answers: Answers) -> str:
    some = bank.tags(answers.session, answers.branch.id)
    return answers.texts("question-ask-tags" if some else "question-no-tags")


def _not_too_many(_answers: Answers, tags: list[str]) -> list[str]:
    if len(tags) > MOST_TAGS:
        raise Refusal("question-many-tags", most=MOST_TAGS)
    return tags


def _levels(answers: Answers) -> list[Choice]:
    """Offers the levels of which the bank has questions."""
    found = [(level, _fitting(answers, level)) for level in LEVELS]
    return [
        (
            answers.plain(
                "question-level", level=answers.plain(f"question-level-{level}"), many=many
            ),
            level,
        )
        for level, many in found
        if many
    ]


def _done(ctx: Context, answers: Answers) -> None:
    options = Options.of(answers.data)
    title = view.plan_title(ctx.texts, options)
    plan_forms.chosen(ctx, answers, KIND, title=title, data=options.data())


def _load_starter(ctx: Context, answers: Answers) -> None:
    load_starter(ctx.session, ctx.now, answers.branch, ctx.person.id)
    form_chat.begin(ctx, FORM, answers.branch, answers.member, **answers.data)


def load_starter(session: Session, now: datetime, branch: Branch, account_id: int) -> None:
    """Takes the questions that ship with the program into the bank."""
    bank.store_all(session, branch.id, starter_bank(), now, account_id, "approved")


def _summary(answers: Answers) -> str:
    usual, fitting = answers.branch.question_hours, _fitting(answers)
    return view.plan_summary(answers.texts, Options.of(answers.data), usual, fitting)


FORM = Form(
    key="question",
    right=Right.PLANS,
    questions=(
        Question("tags", ask=_ask_tags, choices=_tags, check=_not_too_many, many=True, aside=True),
        Question("level", choices=_levels, aside=True),
        Question(
            "count",
            choices=lambda a: [(a.plain("question-count", many=one), one) for one in COUNTS],
            columns=3,
            aside=True,
        ),
        Question(
            "hours",
            choices=lambda a: [(a.plain("question-hours", hours=one), one) for one in HOURS],
            columns=3,
            aside=True,
        ),
        Question(
            "reminds",
            following=lambda a: not a["reminds"],
            label=lambda a: a.plain("question-unremind" if a["reminds"] else "question-set-remind"),
        ),
    ),
    endings=(
        Ending("done", "question-done", _done, offered=lambda a: _fitting(a) > 0),
        Ending("load", "question-starter-load", _load_starter, offered=lambda a: not _fitting(a)),
    ),
    summary=_summary,
    leave=plan_forms.leave,
    columns=2,
    blank=Options().data(),
)
