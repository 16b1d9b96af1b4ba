"""Asks what a plan pushes: a series, or one material."""

from collections.abc import Sequence
from typing import Any

from data.models import Material, Series
from data.queries import material as materials, series as walks, series_items
from data.values import rich
from handlers.material.series.service import has_starter, load_starter
from handlers.plan.plans import forms as plans
from handlers.shared.dates import today
from handlers.shared.forms import Answers, Choice, Context, Ending, Form, Question, Right
from handlers.shared.refusal import refuse_none
from handlers.shared.texts import escape

LABEL = 40
MOST = 200
"""Material that is offered, the newest first."""
STARTER = "starter"
"""The answer that loads the series that ships."""


def _label(text: str) -> str:
    return rich.excerpt(escape(text), LABEL)


def _with_starter(answers: Answers, choices: list[Choice]) -> Sequence[Choice]:
    """Offers the starter series as well where it is not there."""
    if has_starter(answers.session, answers.branch.id):
        return choices
    return [*choices, (answers.plain("choose-starter"), STARTER)]


def _series(answers: Answers) -> Sequence[Choice]:
    day = today(answers.branch, answers.now)
    choices: list[Choice] = []
    for one in series_items.of_branch(answers.session, answers.branch.id):
        done, total = walks.progress(answers.session, one, day)
        name = _label(one.name)
        label = answers.plain("choose-series-entry", name=name, done=done, total=total)
        choices.append((label, one.id))
    return _with_starter(answers, choices)


def _material(answers: Answers) -> list[Choice]:
    choice = materials.Choice()
    _, found = materials.listed(answers.session, answers.branch.id, choice, most=MOST)
    return [(_label(one.title), one.id) for one in found]


def _load(answers: Answers, value: Any) -> Any:
    """Loads the starter series where it was chosen, and gives the series."""
    if value != STARTER:
        return value
    series = load_starter(answers.session, answers.now, answers.branch, answers.member.account_id)
    answers.session.flush()
    return series.id


def _load_for_material(answers: Answers, value: Any) -> Any:
    _load(answers, value)
    return value


def _ask_series(answers: Answers) -> str:
    there = series_items.of_branch(answers.session, answers.branch.id)
    return answers.texts("choose-series" if there else "choose-no-series")


def _ask_material(answers: Answers) -> str:
    return answers.texts("choose-material" if _material(answers) else "choose-no-material")


def _chose_series(ctx: Context, answers: Answers) -> None:
    series = refuse_none("series-gone", ctx.session.get(Series, answers["series"]))
    plans.chosen(ctx, answers, "reading", title=series.name, data={"series": series.id})


def _chose_material(ctx: Context, answers: Answers) -> None:
    material = refuse_none(
        "material-gone", ctx.session.get(Material, answers.get("text") or answers["material"])
    )
    plans.chosen(ctx, answers, "material", title=material.title, data={"material": material.id})


SERIES = Form(
    key="choose-series",
    right=Right.PLANS,
    questions=(Question("series", ask=_ask_series, choices=_series, check=_load, columns=1),),
    endings=(Ending("choose", "", _chose_series),),
    leave=plans.leave,
)
MATERIAL = Form(
    key="choose-material",
    right=Right.PLANS,
    questions=(
        Question(
            "material",
            ask=_ask_material,
            choices=lambda a: _with_starter(a, _material(a)),
            check=_load_for_material,
            columns=1,
        ),
        Question(
            "text",
            ask=_ask_material,
            choices=_material,
            wanted=lambda a: a["material"] == STARTER,
            columns=1,
        ),
    ),
    endings=(Ending("choose", "", _chose_material),),
    leave=plans.leave,
)
