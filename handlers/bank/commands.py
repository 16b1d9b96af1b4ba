"""Handlers into the question bank: /bank, its lists by state, kind, tag and words, the way in."""

from data.models import Branch, Draft
from data.queries import bank
from data.queries import draft as drafts
from data.queries import member as members
from data.queries import question as questions
from data.queries.bank import EVERY, Choice
from data.values.out import Button, OutMessage
from data.values.question import QuestionKind
from data.values.question_text import holds_questions
from handlers.bank import doubtful, editing, importing, page, reports, rules, starter, view
from handlers.bank.room import TYPED, argument, enter, enter_home
from handlers.shared.access import Right, holder_here
from handlers.shared.buttons import number, pages, sign, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.private import point_private
from handlers.shared.refusal import Refusal

NO_KIND = "-"


def command(ctx: Context) -> None:
    """/bank: the way into everything, or the questions that have some words in them."""
    branch, _ = holder_here(ctx, Right.BANK)
    if not ctx.private:
        point_private(ctx, "bk", branch.id)
        return
    words = rules.words_of(ctx.text)
    if words:
        _found(ctx, branch, words)
    else:
        _home(ctx, branch)


def linked(ctx: Context) -> None:
    """The link from the group into the bank."""
    members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)
    _home(ctx, enter_home(ctx))


def tapped_home(ctx: Context) -> None:
    """返回 to the beginning."""
    branch = enter_home(ctx)
    ctx.answer("")
    _home(ctx, branch)


def _home(ctx: Context, branch: Branch) -> None:
    _await_words(ctx, branch)
    missing = len(starter.missing(ctx.session, branch.id))
    ctx.show(view.home(ctx.session, ctx.texts, branch, missing))


def _await_words(ctx: Context, branch: Branch) -> None:
    """Typed words look for questions while a list is open."""
    drafts.begin(ctx.session, ctx.person.id, TYPED, ctx.now, branch_id=branch.id, awaits="find")


def tapped_list(ctx: Context) -> None:
    """A list by state, perhaps of one kind."""
    branch = enter_home(ctx)
    state, kind = argument(ctx), argument(ctx, 2)
    if state not in EVERY or kind not in {NO_KIND, *QuestionKind}:
        raise Refusal("button-unknown")
    at = number(ctx.args, 3)
    choice = Choice(states=(state,), kind="" if kind == NO_KIND else kind)
    shown = bank.listed(ctx.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE)
    _await_words(ctx, branch)
    ctx.answer("")
    head = ctx.texts(f"bank-list-{state}", many=shown[0])
    back = _back(ctx, branch) if kind == NO_KIND else _back(ctx, branch, "bk.k")
    ctx.edit(view.listing(ctx.texts, head, shown, at, ("bk.l", branch.id, state, kind), back))


def _back(ctx: Context, branch: Branch, verb: str = "bk.h") -> tuple[Button, ...]:
    return (tap(ctx.texts.plain("back"), verb, branch.id),)


def tapped_kinds(ctx: Context) -> None:
    """按题型: which kind."""
    branch = enter_home(ctx)
    counts = bank.counts(ctx.session, branch.id)
    buttons = tuple(
        tap(
            ctx.texts.plain(f"bank-many-{kind}", many=counts["approved", kind]),
            "bk.l",
            branch.id,
            "approved",
            kind,
            0,
        )
        for kind in view.KINDS
        if counts["approved", kind]
    )
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-which-kind")).with_buttons(
            buttons[:2], buttons[2:], _back(ctx, branch)
        )
    )


def tapped_tags(ctx: Context) -> None:
    """按标签: the tags in use."""
    branch = enter_home(ctx)
    found = questions.tags(ctx.session, branch.id)
    buttons = [
        tap(ctx.texts.plain("bank-tag", tag=tag, many=many), "bk.tl", branch.id, sign(tag), 0)
        for tag, many in found
    ]
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-which-tag" if found else "bank-no-tags")).with_buttons(
            *pages(ctx.texts, buttons, number(ctx.args, 1), "bk.t", branch.id, size=6),
            _back(ctx, branch),
        )
    )


def tapped_tagged(ctx: Context) -> None:
    """The questions with a tag."""
    branch = enter_home(ctx)
    every = questions.tags(ctx.session, branch.id)
    tag = next((one for one, _ in every if sign(one) == argument(ctx)), None)
    if tag is None:
        raise Refusal("button-stale")
    at = number(ctx.args, 2)
    choice = Choice(states=("approved", "draft"), tag=tag)
    shown = bank.listed(ctx.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE)
    ctx.answer("")
    head = ctx.texts("bank-list-tag", tag=tag, many=shown[0])
    back = (tap(ctx.texts.plain("back"), "bk.t", branch.id, 0),)
    ctx.edit(view.listing(ctx.texts, head, shown, at, ("bk.tl", branch.id, argument(ctx)), back))


def _found(ctx: Context, branch: Branch, words: tuple[str, ...]) -> None:
    """The questions that have the words in them; a single one is opened."""
    choice = Choice(states=EVERY, words=words)
    total, rows = bank.listed(ctx.session, branch.id, choice, most=view.A_PAGE)
    _await_words(ctx, branch)
    if total == 1:
        page.show(ctx, branch, rows[0])
        return
    key = "bank-found" if total else "bank-found-none"
    head = ctx.texts(key, words=" ".join(words), many=total)
    # Pages of a search are not offered: another word finds better.
    ctx.reply(view.listing(ctx.texts, head, (0, rows), 0, ("bk.h", branch.id), _back(ctx, branch)))


def tapped_import(ctx: Context) -> None:
    """导入: how questions come in."""
    branch = enter_home(ctx)
    ctx.answer("")
    ctx.edit(OutMessage(ctx.texts("bank-import-how")).with_buttons(_back(ctx, branch)))


def tapped_starter(ctx: Context) -> None:
    """自带题库: those questions of it that the branch does not have."""
    branch = enter_home(ctx)
    many = starter.load(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.answer(ctx.texts.plain("bank-starter-done", many=many))
    _home(ctx, branch)


def typed(ctx: Context, draft: Draft) -> None:
    """What was typed for the bank: words to look for, a field, a question, a reason."""
    if draft.awaits == "reason":
        reports.typed(ctx, draft)
        return
    branch, _ = enter(ctx, draft.branch_id or 0)
    match draft.awaits:
        case "find" if holds_questions(ctx.text):
            drafts.end(ctx.session, draft)
            importing.sent(ctx)
        case "find":
            _found(ctx, branch, rules.words_of(ctx.text))
        case "mend":
            doubtful.typed(ctx, draft)
        case _:
            editing.typed(ctx, draft)


TAPS: dict[str, Handler] = {
    "bk.h": tapped_home,
    "bk.l": tapped_list,
    "bk.k": tapped_kinds,
    "bk.t": tapped_tags,
    "bk.tl": tapped_tagged,
    "bk.n": tapped_import,
    "bk.s": tapped_starter,
}
