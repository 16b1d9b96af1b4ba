"""/bank: the first page, lists by state, kind and tag, the search, what waits for a second look."""

from data.models import Branch, Draft, Member, QuestionFile
from data.queries import bank, draft as drafts, question as questions
from data.queries.bank import EVERY, Choice
from data.values.names import clean_text
from data.values.out import Button, OutMessage
from data.values.question import QuestionKind
from data.values.question_text import holds_questions
from handlers.bank.importing.routes import take_sent
from handlers.bank.lists import view
from handlers.bank.questions import service
from handlers.bank.questions.forms import show_question
from handlers.bank.questions.rules import A_PAGE, SEARCH, TYPED
from handlers.shared.buttons import back_to, number, pages, rows, sign, tap
from handlers.shared.names import cut
from handlers.shared.router import Context, Refusal, Right, Router, here, named, of, step

route = Router(ends=TYPED)
NO_KIND = "-"
LONGEST_WORD, MOST_WORDS = 20, 3
MOST_FILES = 2
"""Files whose questions can be approved together, the newest: the others follow."""


@route.command("bank", here(Right.BANK), words=("题库", "題庫"), menus=("secretary",), link="bk")
def open_bank(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the way into everything, or the questions that have some words in them."""
    if words := _words(ctx.text):
        _find(ctx, branch, words)
    else:
        _show_home(ctx, branch)


@route.button("bk.h", named(Right.BANK))
def show_home(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows the first page."""
    _show_home(ctx, branch)


def _show_home(ctx: Context, branch: Branch) -> None:
    _await_words(ctx, branch)
    missing = len(service.missing(ctx.session, branch.id))
    ctx.show(view.home(ctx.session, ctx.texts, branch, missing))


def _await_words(ctx: Context, branch: Branch) -> None:
    """Takes the next text as words to look for."""
    drafts.begin(ctx.session, ctx.person.id, SEARCH, ctx.now, branch_id=branch.id, awaits="find")


@route.step(SEARCH, step(Right.BANK))
def search(ctx: Context, branch: Branch, _member: Member, draft: Draft) -> None:
    """Looks for what was typed, or takes it as questions where it is some."""
    if draft.awaits != "find":
        # A field that was asked for before an upgrade.
        raise Refusal("step-retired", command="bank")
    if holds_questions(ctx.text):
        drafts.end(ctx.session, draft)
        take_sent(ctx)
    else:
        _find(ctx, branch, _words(ctx.text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word[:LONGEST_WORD] for word in clean_text(text).split()[:MOST_WORDS])


def _find(ctx: Context, branch: Branch, words: tuple[str, ...]) -> None:
    """Lists the questions that have the words in them; opens a single one."""
    choice = Choice(states=EVERY, words=words)
    total, found = bank.listed(ctx.session, branch.id, choice, most=A_PAGE)
    _await_words(ctx, branch)
    if total == 1:
        show_question(ctx, branch, found[0])
        return
    key = "bank-found" if total else "bank-found-none"
    head = ctx.texts(key, words=" ".join(words), many=total)
    # Pages of a search are not offered: another word finds better.
    ctx.reply(view.listing(ctx.texts, head, (0, found), 0, ("bk.h", branch.id), _back(ctx, branch)))


def _back(ctx: Context, branch: Branch, code: str = "bk.h") -> tuple[Button, ...]:
    return (back_to(ctx.texts, code, branch.id),)


@route.button("bk.l", named(Right.BANK))
def list_state(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the questions in a state, perhaps of one kind."""
    state, kind = ctx.arg(1), ctx.arg(2)
    if state not in EVERY or kind not in {NO_KIND, *QuestionKind}:
        raise Refusal("button-unknown")
    at = number(ctx.args, 3)
    choice = Choice(states=(state,), kind="" if kind == NO_KIND else kind)
    shown = bank.listed(ctx.session, branch.id, choice, start=at * A_PAGE, most=A_PAGE)
    _await_words(ctx, branch)
    head = ctx.texts(f"bank-list-{state}", many=shown[0])
    back = _back(ctx, branch, "bk.h" if kind == NO_KIND else "bk.k")
    ctx.edit(view.listing(ctx.texts, head, shown, at, ("bk.l", branch.id, state, kind), back))


@route.button("bk.k", named(Right.BANK))
def list_kinds(ctx: Context, branch: Branch, _member: Member) -> None:
    """Offers the kinds of questions there are."""
    counts = bank.counts(ctx.session, branch.id)
    buttons = []
    for kind in view.KINDS:
        if many := counts["approved", kind]:
            label = ctx.plain(f"bank-many-{kind}", many=many)
            buttons.append(tap(label, "bk.l", branch.id, "approved", kind, 0))
    page = OutMessage(ctx.texts("bank-which-kind"))
    ctx.edit(page.with_buttons(*rows(buttons, 2), _back(ctx, branch)))


@route.button("bk.t", named(Right.BANK))
def list_tags(ctx: Context, branch: Branch, _member: Member) -> None:
    """Offers the tags in use."""
    found = questions.tags(ctx.session, branch.id)
    buttons = [
        tap(ctx.plain("bank-tag", tag=tag, many=many), "bk.tl", branch.id, sign(tag), 0)
        for tag, many in found
    ]
    shown = pages(ctx.texts, buttons, number(ctx.args, 1), "bk.t", branch.id, size=6)
    page = OutMessage(ctx.texts("bank-which-tag" if found else "bank-no-tags"))
    ctx.edit(page.with_buttons(*shown, _back(ctx, branch)))


@route.button("bk.tl", named(Right.BANK))
def list_tagged(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the questions with a tag."""
    tag = service.tag_signed(ctx.session, branch.id, ctx.arg(1))
    at = number(ctx.args, 2)
    choice = Choice(states=("approved", "draft"), tag=tag)
    shown = bank.listed(ctx.session, branch.id, choice, start=at * A_PAGE, most=A_PAGE)
    head = ctx.texts("bank-list-tag", tag=tag, many=shown[0])
    back = (back_to(ctx.texts, "bk.t", branch.id, 0),)
    ctx.edit(view.listing(ctx.texts, head, shown, at, ("bk.tl", branch.id, ctx.arg(1)), back))


@route.button("bk.w", named(Right.BANK))
def list_waiting(ctx: Context, branch: Branch, _member: Member) -> None:
    """Lists the drafts, and the newest files, so that a whole file can be approved."""
    _show_waiting(ctx, branch, number(ctx.args, 1))


def _show_waiting(ctx: Context, branch: Branch, at: int) -> None:
    choice = Choice(states=("draft",))
    shown = bank.listed(ctx.session, branch.id, choice, start=at * A_PAGE, most=A_PAGE)
    together = []
    for file_id, many in bank.files_waiting(ctx.session, branch.id)[:MOST_FILES]:
        file = ctx.session.get(QuestionFile, file_id) if file_id else None
        if file is not None and many > 1:
            name = cut(file.name or ctx.plain("bank-typed"), 30)
            label = ctx.plain("bank-approve-file", file=name, many=many)
            together.append((tap(label, "bk.ya", file.id),))
    head = ctx.texts("bank-list-draft", many=shown[0])
    turns = ("bk.w", branch.id)
    ctx.edit(view.listing(ctx.texts, head, shown, at, turns, *together, _back(ctx, branch)))


@route.button("bk.ya", of(QuestionFile, Right.BANK, gone="button-stale"))
def approve_file(ctx: Context, branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Approves the drafts of a file."""
    choice = Choice(states=("draft",), file_id=file.id)
    _, waiting = bank.listed(ctx.session, branch.id, choice)
    many = service.approve(ctx.session, ctx.now, branch, waiting, ctx.person.id)
    ctx.answer(ctx.plain("bank-approved-many", many=many))
    _show_waiting(ctx, branch, 0)


@route.button("bk.n", named(Right.BANK))
def explain_import(ctx: Context, branch: Branch, _member: Member) -> None:
    """Says how questions come into the bank."""
    ctx.edit(OutMessage(ctx.texts("bank-import-how")).with_buttons(_back(ctx, branch)))


@route.button("bk.s", named(Right.BANK))
def load_starter(ctx: Context, branch: Branch, _member: Member) -> None:
    """Adds the questions that ship with the program."""
    many = service.load_starter(ctx.session, ctx.now, branch, ctx.person.id)
    ctx.answer(ctx.plain("bank-starter-done", many=many))
    _show_home(ctx, branch)
