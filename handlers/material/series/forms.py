"""Asks for the name of a series: a new one, another name, or a new one for a material."""

from data.models import Material, Series
from data.queries import series_items
from handlers.material.items import service as items
from handlers.material.items import view as items_view
from handlers.material.series import service, view
from handlers.shared.access import Right
from handlers.shared.context import Context
from handlers.shared.forms import Answers, Ending, Form, Question
from handlers.shared.refusal import Refusal


def _series(answers: Answers) -> Series | None:
    """Returns the series that is to have another name; raises Refusal where it is gone."""
    if "series" not in answers.data:
        return None
    series = answers.session.get(Series, answers["series"])
    if series is None:
        raise Refusal("series-gone")
    return series


def _material(answers: Answers) -> Material | None:
    """Returns the material that the new series is for; raises Refusal where it is gone."""
    if "material" not in answers.data:
        return None
    material = answers.session.get(Material, answers["material"])
    if material is None:
        raise Refusal("material-gone")
    return material


def _ask(answers: Answers) -> str:
    series = _series(answers)
    if series is not None:
        return answers.texts("series-ask-rename", name=series.name)
    return answers.texts("series-ask-name")


def _save(ctx: Context, answers: Answers) -> None:
    branch, name = answers.branch, answers["name"]
    series, material = _series(answers), _material(answers)
    if material is not None:
        made = series_items.named(ctx.session, branch.id, name)
        items.put(ctx.session, ctx.now, branch, material, made.id)
        ctx.pokes.add("errands")
        first = (ctx.texts("material-put", name=name), "")
        ctx.show(items_view.page(ctx.session, ctx.texts, branch, material, ctx.now, *first))
    elif series is not None:
        series.name = name
        ctx.show(view.page(ctx.session, ctx.texts, branch, series, ctx.now))
    else:
        series = series_items.named(ctx.session, branch.id, name)
        first = (ctx.texts("series-made"), "")
        ctx.show(view.page(ctx.session, ctx.texts, branch, series, ctx.now, *first))


def _leave(ctx: Context, answers: Answers) -> None:
    series, material = _series(answers), _material(answers)
    if material is not None:
        ctx.show(items_view.ask_series(ctx.session, ctx.texts, material, 0))
    elif series is not None:
        ctx.show(view.page(ctx.session, ctx.texts, answers.branch, series, ctx.now))
    else:
        ctx.show(view.listing(ctx.session, ctx.texts, answers.branch, 0, ctx.now))


FORM = Form(
    key="series",
    right=Right.MATERIAL,
    questions=(
        Question(
            "name",
            ask=_ask,
            typed=lambda a, text: service.free_name(a.session, a.branch, text),
        ),
    ),
    endings=(Ending("save", "", _save),),
    leave=_leave,
)
