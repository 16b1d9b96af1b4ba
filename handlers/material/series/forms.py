"""Asks for the name of a series, a new one or one that is there."""

from data.models import Series
from data.queries import series_items
from handlers.material.series import service, view
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Right, refuse_none


def _series(answers: Answers) -> Series | None:
    """Returns the series that is to have another name; raises Refusal where it is gone."""
    if "series" not in answers.data:
        return None
    return refuse_none("series-gone", answers.session.get(Series, answers["series"]))


def _ask(answers: Answers) -> str:
    series = _series(answers)
    if series is not None:
        return answers.texts("series-ask-rename", name=series.name)
    return answers.texts("series-ask-name")


def _save(ctx: Context, answers: Answers) -> None:
    branch, series = answers.branch, _series(answers)
    first: tuple[str, ...] = ()
    if series is not None:
        series.name = answers["name"]
    else:
        series = series_items.named(ctx.session, branch.id, answers["name"])
        first = (ctx.texts("series-made"), "")
    ctx.show(view.page(ctx.session, ctx.texts, branch, series, ctx.now, *first))


def _leave(ctx: Context, answers: Answers) -> None:
    branch, series = answers.branch, _series(answers)
    if series is not None:
        ctx.show(view.page(ctx.session, ctx.texts, branch, series, ctx.now))
    else:
        ctx.show(view.listing(ctx.session, ctx.texts, branch, 0, ctx.now))


FORM = Form(
    key="series",
    right=Right.MATERIAL,
    questions=(Question("name", ask=_ask, typed=service.read_name),),
    endings=(Ending("save", "", _save),),
    leave=_leave,
)
