"""Asks for the name of a new series that a material is put into."""

from data.models import Material
from data.queries import series_items
from handlers.material.items import service, view
from handlers.material.series.service import read_name
from handlers.shared.forms import Answers, Context, Ending, Form, Question, Right, refuse_none


def _material(answers: Answers) -> Material:
    return refuse_none("material-gone", answers.session.get(Material, answers["material"]))


def _save(ctx: Context, answers: Answers) -> None:
    branch, material, name = answers.branch, _material(answers), answers["name"]
    series = series_items.named(ctx.session, branch.id, name)
    service.put(ctx.session, ctx.now, branch, material, series.id)
    first = (ctx.texts("material-put", name=name), "")
    ctx.show(view.page(ctx.session, ctx.texts, branch, material, ctx.now, *first))


NEW_SERIES = Form(
    key="series-for",
    right=Right.MATERIAL,
    questions=(Question("name", ask=lambda a: a.texts("series-ask-name"), typed=read_name),),
    endings=(Ending("save", "", _save),),
    leave=lambda ctx, a: ctx.show(view.ask_series(ctx.session, ctx.texts, _material(a), 0)),
)
