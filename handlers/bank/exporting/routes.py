"""Exporting: which part of the bank, and as what."""

from data.models import Branch, Member
from data.queries import bank, question as questions
from data.queries.bank import Choice
from data.values.out import OutFile, OutMessage
from handlers.bank.exporting import view
from handlers.bank.questions.rules import TYPED
from handlers.bank.questions.service import tag_signed
from handlers.shared.buttons import back_to, number, pages, sign, tap
from handlers.shared.router import Context, Refusal, Right, Router, named

route = Router(ends=TYPED)
ALL, WAITING, RETIRED = "-", "draft", "retired"
"""What may be chosen besides a tag: what may be asked, what waits, what is out of use."""


def _chosen(ctx: Context, branch: Branch, what: str) -> tuple[str, Choice]:
    """Returns the name of a choice, and the choice."""
    if what == ALL:
        return ctx.plain("bank-export-is-approved"), Choice()
    if what in (WAITING, RETIRED):
        return ctx.plain(f"bank-export-is-{what}"), Choice(states=(what,))
    tag = tag_signed(ctx.session, branch.id, what)
    return tag, Choice(states=("approved", "draft"), tag=tag)


@route.button("bx.p", named(Right.BANK))
def choose_format(ctx: Context, branch: Branch, _member: Member) -> None:
    """Offers the formats, for all that may be asked unless something else is chosen."""
    what = ctx.arg(1) or ALL
    name, choice = _chosen(ctx, branch, what)
    many, _ = bank.listed(ctx.session, branch.id, choice, most=0)
    ctx.edit(view.formats(ctx.texts, branch, what, name, many))


@route.button("bx.t", named(Right.BANK))
def choose_part(ctx: Context, branch: Branch, _member: Member) -> None:
    """Offers a part of the bank, by state or tag."""
    texts = ctx.texts
    counts = bank.counts(ctx.session, branch.id)
    buttons = [
        tap(texts.plain(f"bank-export-is-{state}"), "bx.p", branch.id, state)
        for state in (WAITING, RETIRED)
        if any(counts[one] for one in counts if one[0] == state)
    ]
    buttons += [
        tap(texts.plain("bank-tag", tag=tag, many=many), "bx.p", branch.id, sign(tag))
        for tag, many in questions.tags(ctx.session, branch.id)
    ]
    shown = pages(texts, buttons, number(ctx.args, 1), "bx.t", branch.id, size=6)
    back = back_to(texts, "bx.p", branch.id)
    ctx.edit(OutMessage(texts("bank-export-which")).with_buttons(*shown, back))


@route.button("bx.f", named(Right.BANK))
def send_files(ctx: Context, branch: Branch, _member: Member) -> None:
    """Sends the file; as Word the questions, and the answers apart."""
    form, what = ctx.arg(1), ctx.arg(2)
    if form not in view.FORMATS:
        raise Refusal("button-unknown")
    name, choice = _chosen(ctx, branch, what)
    _, rows = bank.listed(ctx.session, branch.id, choice)
    if not rows:
        raise Refusal("bank-export-nothing")
    made = list(questions.as_values(ctx.session, rows))
    title = ctx.plain("bank-export-title", branch=branch.name)
    if what != ALL:
        title = ctx.plain("bank-export-title-part", branch=branch.name, what=name)
    ctx.answer(ctx.plain("bank-export-coming"))
    for ending, draw in view.files_of(ctx.texts, form, title, made):
        called = f"{title}{ending}".replace("/", " ")
        file = OutFile("document", called, draw=draw, export="bank")
        ctx.reply(OutMessage("", file=file))
