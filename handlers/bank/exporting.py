"""A bank as files: Excel, Word with the answers apart, GIFT, JSON; all of it or one tag."""

from collections.abc import Callable

from data.exports import bank_sheet, bank_word
from data.exports.bank_gift import bank_gift
from data.exports.bank_json import bank_json
from data.models import Branch
from data.queries import bank
from data.queries import question as questions
from data.queries.bank import Choice
from data.values.out import OutFile, OutMessage
from data.values.question import Question
from handlers.bank.imported_view import labels
from handlers.bank.room import argument, enter_home
from handlers.shared.buttons import number, pages, sign, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts

FORMATS = ("excel", "word", "gift", "json")
ALL, WAITING, RETIRED = "-", "draft", "retired"
"""What may be chosen besides a tag: what may be asked, what waits, what is out of use."""


def tapped_page(ctx: Context) -> None:
    """导出: as what; all that may be asked, unless something else is chosen."""
    branch = enter_home(ctx)
    what = argument(ctx) or ALL
    many, named, _ = _chosen(ctx, branch, what)
    texts = ctx.texts
    ctx.answer("")
    ctx.edit(
        OutMessage(texts("bank-export-page", what=named, many=many)).with_buttons(
            tuple(
                tap(texts.plain(f"bank-export-{one}"), "bx.f", branch.id, one, what)
                for one in FORMATS[:2]
            ),
            tuple(
                tap(texts.plain(f"bank-export-{one}"), "bx.f", branch.id, one, what)
                for one in FORMATS[2:]
            ),
            (tap(texts.plain("bank-export-part"), "bx.t", branch.id, 0),),
            (tap(texts.plain("back"), "bk.h", branch.id),),
        )
    )


def tapped_parts(ctx: Context) -> None:
    """只要一部分: by state or tag."""
    branch = enter_home(ctx)
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
    at = number(ctx.args, 1)
    ctx.answer("")
    ctx.edit(
        OutMessage(texts("bank-export-which")).with_buttons(
            *pages(texts, buttons, at, "bx.t", branch.id, size=6),
            (tap(texts.plain("back"), "bx.p", branch.id),),
        )
    )


def _chosen(ctx: Context, branch: Branch, what: str) -> tuple[int, str, Choice]:
    """How many a choice is of, what it is called, and the choice."""
    if what == ALL:
        choice, named = Choice(), ctx.texts.plain("bank-export-is-approved")
    elif what in (WAITING, RETIRED):
        choice, named = Choice(states=(what,)), ctx.texts.plain(f"bank-export-is-{what}")
    else:
        every = questions.tags(ctx.session, branch.id)
        tag = next((one for one, _ in every if sign(one) == what), None)
        if tag is None:
            raise Refusal("button-stale")
        choice, named = Choice(states=("approved", "draft"), tag=tag), tag
    total, _ = bank.listed(ctx.session, branch.id, choice, most=0)
    return total, named, choice


def tapped_file(ctx: Context) -> None:
    """The file itself; for Word, the questions and the answers to them."""
    branch = enter_home(ctx)
    form, what = argument(ctx), argument(ctx, 2)
    if form not in FORMATS:
        raise Refusal("button-unknown")
    _, named, choice = _chosen(ctx, branch, what)
    _, rows = bank.listed(ctx.session, branch.id, choice)
    if not rows:
        raise Refusal("bank-export-nothing")
    made = list(questions.as_values(ctx.session, rows))
    title = ctx.texts.plain("bank-export-title", branch=branch.name)
    if what != ALL:
        title = ctx.texts.plain("bank-export-title-part", branch=branch.name, what=named)
    ctx.answer(ctx.texts.plain("bank-export-coming"))
    for ending, draw in files_of(ctx.texts, form, title, made):
        name = f"{title}{ending}".replace("/", " ")
        ctx.reply(OutMessage("", file=OutFile("document", name, draw=draw)))


def files_of(
    texts: Texts, form: str, title: str, made: list[Question]
) -> list[tuple[str, Callable[[], bytes]]]:
    """The endings of the files' names, and how each is drawn."""
    match form:
        case "excel":
            said = labels(texts, bank_sheet.LABELS)
            return [(".xlsx", lambda: bank_sheet.bank_sheet(made, said))]
        case "word":
            said = labels(texts, bank_word.LABELS)
            apart = texts.plain("bank-export-answers")
            return [
                (".docx", lambda: bank_word.question_paper(title, made, said)),
                (f"-{apart}.docx", lambda: bank_word.answer_sheet(f"{title} {apart}", made, said)),
            ]
        case "gift":
            return [(".gift", lambda: bank_gift(made).encode())]
        case _:
            return [(".json", lambda: bank_json(made).encode())]


TAPS: dict[str, Handler] = {"bx.p": tapped_page, "bx.t": tapped_parts, "bx.f": tapped_file}
