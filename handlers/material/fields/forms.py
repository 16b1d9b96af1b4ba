"""Asks for one field of a material."""

from datetime import date, timedelta
from typing import Any

from data.models import Material
from data.values.check_question import BadQuestion, parse_check
from data.values.rich import units
from handlers.material import rules
from handlers.material.fields import service, view
from handlers.shared.dates import read_day, today
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right
from handlers.shared.refusal import Refusal, refuse_none

MONTHS = (1, 3)
FURTHEST = timedelta(days=3653)


def _material(answers: Answers) -> Material:
    """Returns the material that is changed; raises Refusal where it is gone."""
    return refuse_none("material-gone", answers.session.get(Material, answers["material"]))


def _body(_answers: Answers, html: str) -> str:
    if not html.strip():
        raise Refusal("material-typed-empty")
    if (long := units(html)) > rules.LONGEST_BODY:
        raise Refusal("material-typed-long", most=rules.LONGEST_BODY, long=long)
    return html.strip()


def _minutes(_answers: Answers, text: str) -> int:
    minutes = int("".join(filter(str.isdecimal, rules.typed_line(text, 20))) or 0)
    if not 1 <= minutes <= rules.MOST_MINUTES:
        raise Refusal("edit-minutes-bad", most=rules.MOST_MINUTES)
    return minutes


def _ends(answers: Answers) -> list[Choice]:
    day = today(answers.branch, answers.now)
    months = [
        (
            answers.plain("edit-until-months", many=many),
            (day + timedelta(days=round(many * 365.25 / 12))).isoformat(),
        )
        for many in MONTHS
    ]
    return [*months, (answers.plain("edit-until-none"), None)]


def _days(answers: Answers) -> tuple[date, date]:
    day = today(answers.branch, answers.now)
    return day, day + FURTHEST


def _question(_answers: Answers, text: str) -> list[Any]:
    try:
        made = parse_check(text)
    except BadQuestion as bad:
        raise Refusal(bad.key, **bad.values) from None
    return [made.question, list(made.options), made.answer]


def _save(ctx: Context, answers: Answers) -> None:
    material, field = _material(answers), answers.only
    service.change(material, field, answers[field])
    if field == "question":
        ctx.show(view.question(ctx.texts, material))
    else:
        _leave(ctx, answers)


def _leave(ctx: Context, answers: Answers) -> None:
    material = _material(answers)
    ctx.show(view.page(ctx.session, ctx.texts, answers.branch, material, ctx.now))


FORM = Form(
    key="material",
    right=Right.MATERIAL,
    questions=(
        Question("title", typed=lambda _, text: rules.typed_line(text, rules.LONGEST_TITLE)),
        Question("source", typed=lambda _, text: rules.typed_line(text, rules.LONGEST_SOURCE)),
        Question("body", typed=_body, rich=True),
        Question("minutes", typed=_minutes),
        Question(
            "until",
            ask=lambda a: a.texts("material-ask-until", title=_material(a).title),
            choices=_ends,
            days=_days,
            typed=lambda a, text: read_day(a.texts, rules.typed_line(text, 40), a.now, a.branch),
        ),
        Question("question", typed=_question),
    ),
    endings=(Ending("save", "", _save),),
    leave=_leave,
)
