"""Handlers of one question: look, ask now, approve, put out of use, delete, what it was before."""

from data.models import BankQuestion, Branch, QuestionFile
from data.queries import bank
from data.queries import question as questions
from data.queries.question_file import was
from data.values.out import OutFile, OutMessage
from handlers.bank import service, view
from handlers.bank.room import enter_file, enter_home, enter_tapped, today
from handlers.quiz import asking
from handlers.quiz import rules as quiz
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.dates import say_when
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal

MOST_FILES = 2
"""Files whose questions can be approved together, the newest: the others follow."""
MOST_CHANGES = 8
"""Changes of a question that are shown."""
PARTS = ("kind", "stem", "options", "answer", "blanks", "explanation", "source", "tags",
         "difficulty", "until", "picture", "state")  # fmt: skip


def show(ctx: Context, branch: Branch, row: BankQuestion, *first: str) -> None:
    """Shows a question's page in the place of what was tapped, or as an answer."""
    known = view.facts(ctx.session, branch, row, ctx.now)
    ctx.show(view.page(ctx.texts, row, questions.as_value(ctx.session, row), known, *first))


def tapped(ctx: Context) -> None:
    """A question's page, from a list or by 返回."""
    branch, row = enter_tapped(ctx)
    ctx.answer("")
    show(ctx, branch, row)


def tapped_picture(ctx: Context) -> None:
    """看图."""
    _, row = enter_tapped(ctx)
    picture = questions.as_value(ctx.session, row).picture
    if picture is None:
        raise Refusal("button-stale")
    ctx.answer("")
    ctx.reply(OutMessage("", file=OutFile("photo", picture.name, picture.content)))


def tapped_ask(ctx: Context) -> None:
    """现在问这一题: asked once, for everybody in the group sees it."""
    branch, row = _askable(ctx)
    text = ctx.texts("bank-ask-sure", stem=view.short(row.stem), hours=branch.question_hours)
    ctx.answer("")
    ctx.edit(
        OutMessage(text).with_buttons(
            (
                tap(ctx.texts.plain("bank-ask-go"), "bk.ax", row.id),
                tap(ctx.texts.plain("back"), "bk.p", row.id),
            )
        )
    )


def _askable(ctx: Context) -> tuple[Branch, BankQuestion]:
    branch, row = enter_tapped(ctx)
    if row.state != "approved":
        raise Refusal("button-stale")
    if view.is_over(row, today(ctx, branch)):
        raise Refusal("bank-is-over")
    if bank.is_open(ctx.session, row.id):
        raise Refusal("bank-open-now")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    return branch, row


def tapped_asked(ctx: Context) -> None:
    """It goes to the group."""
    branch, row = _askable(ctx)
    quiet = (branch.quiet_from, branch.quiet_to)
    posted = quiz.posting(ctx.now, branch.zone, quiet)
    closes = quiz.closing(posted, branch.question_hours, branch.zone, quiet)
    asking.ask(ctx.session, ctx.now, branch, row, closes_at=closes)
    ctx.pokes.add("outbox")
    ctx.answer(ctx.texts.plain("bank-asked-answer"))
    show(ctx, branch, row)


def tapped_approve(ctx: Context) -> None:
    """通过."""
    branch, row = enter_tapped(ctx)
    if row.state == "draft":
        service.approve(ctx.session, ctx.now, branch, [row], ctx.person.id)
    ctx.answer(ctx.texts.plain("bank-approved-answer"))
    show(ctx, branch, row)


def tapped_waiting(ctx: Context) -> None:
    """待审: all of them, and the newest files, so that a whole file can be approved."""
    branch = enter_home(ctx)
    ctx.answer("")
    _show_waiting(ctx, branch, number(ctx.args, 1))


def _show_waiting(ctx: Context, branch: Branch, at: int) -> None:
    choice = bank.Choice(states=("draft",))
    shown = bank.listed(ctx.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE)
    together = []
    for file_id, many in bank.files_waiting(ctx.session, branch.id)[:MOST_FILES]:
        file = ctx.session.get(QuestionFile, file_id) if file_id else None
        if file is not None and many > 1:
            name = view.cut(file.name or ctx.texts.plain("bank-typed"), 30)
            label = ctx.texts.plain("bank-approve-file", file=name, many=many)
            together.append((tap(label, "bk.ya", file.id),))
    head = ctx.texts("bank-list-draft", many=shown[0])
    back = (tap(ctx.texts.plain("back"), "bk.h", branch.id),)
    ctx.edit(view.listing(ctx.texts, head, shown, at, ("bk.w", branch.id), *together, back))


def tapped_approve_file(ctx: Context) -> None:
    """全部通过: the drafts of one file."""
    branch, file = enter_file(ctx)
    choice = bank.Choice(states=("draft",), file_id=file.id)
    _, rows = bank.listed(ctx.session, branch.id, choice)
    many = service.approve(ctx.session, ctx.now, branch, rows, ctx.person.id)
    ctx.answer(ctx.texts.plain("bank-approved-many", many=many))
    _show_waiting(ctx, branch, 0)


def tapped_retire(ctx: Context) -> None:
    """停用: it is not asked any more."""
    branch, row = enter_tapped(ctx)
    if row.state == "approved":
        service.move(ctx.session, ctx.now, row, "retired", ctx.person.id)
    ctx.answer(ctx.texts.plain("bank-retired-answer"))
    show(ctx, branch, row)


def tapped_restore(ctx: Context) -> None:
    """恢复: where the branch wants a second look, it waits for one."""
    branch, row = enter_tapped(ctx)
    if row.state == "retired":
        after = "draft" if branch.review_second else "approved"
        service.move(ctx.session, ctx.now, row, after, ctx.person.id)
    ctx.answer(ctx.texts.plain("bank-restored-answer"))
    show(ctx, branch, row)


def tapped_delete(ctx: Context) -> None:
    """删除: asked once."""
    _, row = enter_tapped(ctx)
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-delete-sure", stem=view.short(row.stem))).with_buttons(
            (
                tap(ctx.texts.plain("bank-delete"), "bk.dx", row.id),
                tap(ctx.texts.plain("back"), "bk.p", row.id),
            )
        )
    )


def tapped_deleted(ctx: Context) -> None:
    """A draft is dropped."""
    branch, row = enter_tapped(ctx)
    service.remove(ctx.session, row)
    ctx.answer("")
    ctx.edit(
        OutMessage(ctx.texts("bank-deleted")).with_buttons(
            (tap(ctx.texts.plain("bank-home-button"), "bk.h", branch.id),)
        )
    )


def tapped_changes(ctx: Context) -> None:
    """改动记录: what the question was before each change, the last one first."""
    branch, row = enter_tapped(ctx)
    texts = ctx.texts
    said = [texts("bank-changes", stem=view.short(row.stem))]
    value = questions.as_value(ctx.session, row)
    picture = value.picture.name if value.picture else ""
    after = value.as_json() | {"state": row.state, "picture": picture}
    for change, name in bank.changes(ctx.session, row.id, most=MOST_CHANGES):
        when = say_when(texts, change.at, ctx.now, branch)
        parts = texts.plain("bank-between").join(
            texts.plain(f"bank-part-{part}")
            for part in PARTS
            if change.before.get(part) != after.get(part)
        )
        who = name or texts.plain("bank-somebody")
        said.append(texts("bank-change", name=who, when=when, parts=parts))
        before = was(change)
        if before.stem != after["stem"]:
            said.append(texts("bank-change-before", text=view.cut(before.stem, 100)))
        if before.right_texts and list(before.answer) != after["answer"]:
            right = texts.plain("bank-between").join(before.right_texts)
            said.append(texts("bank-change-before", text=view.cut(right, 100)))
        after = change.before
    ctx.answer("")
    back = (tap(texts.plain("back"), "bk.p", row.id),)
    ctx.edit(OutMessage("\n".join(said)).with_buttons(back))


TAPS: dict[str, Handler] = {
    "bk.p": tapped,
    "bk.i": tapped_picture,
    "bk.a": tapped_ask,
    "bk.ax": tapped_asked,
    "bk.w": tapped_waiting,
    "bk.y": tapped_approve,
    "bk.ya": tapped_approve_file,
    "bk.r": tapped_retire,
    "bk.b": tapped_restore,
    "bk.d": tapped_delete,
    "bk.dx": tapped_deleted,
    "bk.c": tapped_changes,
}
