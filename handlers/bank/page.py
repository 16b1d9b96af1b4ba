"""The doors of one question: look, ask now, approve, put out of use, delete, what it was before."""

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
from handlers.shared.doors import Door
from handlers.shared.moments import say_when
from handlers.shared.refusal import Refusal
from handlers.shared.turn import Turn

MOST_FILES = 2
"""Files whose questions can be approved together, the newest: the others follow."""
MOST_CHANGES = 8
"""Changes of a question that are shown."""
PARTS = ("kind", "stem", "options", "answer", "blanks", "explanation", "source", "tags",
         "difficulty", "until", "picture", "state")  # fmt: skip


def show(turn: Turn, branch: Branch, row: BankQuestion, *first: str) -> None:
    """Shows a question's page in the place of what was tapped, or as an answer."""
    known = view.facts(turn.session, branch, row, turn.now)
    turn.show(view.page(turn.texts, row, questions.as_value(turn.session, row), known, *first))


def tapped(turn: Turn) -> None:
    """A question's page, from a list or by 返回."""
    branch, row = enter_tapped(turn)
    turn.toast("")
    show(turn, branch, row)


def tapped_picture(turn: Turn) -> None:
    """看图."""
    _, row = enter_tapped(turn)
    picture = questions.as_value(turn.session, row).picture
    if picture is None:
        raise Refusal("button-stale")
    turn.toast("")
    turn.say(OutMessage("", file=OutFile("photo", picture.name, picture.content)))


def tapped_ask(turn: Turn) -> None:
    """现在问这一题: asked once, for everybody in the group sees it."""
    branch, row = _askable(turn)
    text = turn.texts("bank-ask-sure", stem=view.short(row.stem), hours=branch.question_hours)
    turn.toast("")
    turn.redraw(
        OutMessage(text).with_buttons(
            (
                tap(turn.texts.plain("bank-ask-go"), "bk.ax", row.id),
                tap(turn.texts.plain("back"), "bk.p", row.id),
            )
        )
    )


def _askable(turn: Turn) -> tuple[Branch, BankQuestion]:
    branch, row = enter_tapped(turn)
    if row.state != "approved":
        raise Refusal("button-stale")
    if view.is_over(row, today(turn, branch)):
        raise Refusal("bank-is-over")
    if bank.is_open(turn.session, row.id):
        raise Refusal("bank-open-now")
    if branch.asleep_since is not None:
        raise Refusal("branch-asleep")
    return branch, row


def tapped_asked(turn: Turn) -> None:
    """It goes to the group."""
    branch, row = _askable(turn)
    quiet = (branch.quiet_from, branch.quiet_to)
    posted = quiz.posting(turn.now, branch.zone, quiet)
    closes = quiz.closing(posted, branch.question_hours, branch.zone, quiet)
    asking.ask(turn.session, turn.now, branch, row, closes_at=closes)
    turn.pokes.add("outbox")
    turn.toast(turn.texts.plain("bank-asked-toast"))
    show(turn, branch, row)


def tapped_approve(turn: Turn) -> None:
    """通过."""
    branch, row = enter_tapped(turn)
    if row.state == "draft":
        service.approve(turn.session, turn.now, branch, [row], turn.person.id)
    turn.toast(turn.texts.plain("bank-approved-toast"))
    show(turn, branch, row)


def tapped_waiting(turn: Turn) -> None:
    """待审: all of them, and the newest files, so that a whole file can be approved."""
    branch = enter_home(turn)
    turn.toast("")
    _show_waiting(turn, branch, number(turn.deed.args, 1))


def _show_waiting(turn: Turn, branch: Branch, at: int) -> None:
    choice = bank.Choice(states=("draft",))
    shown = bank.listed(turn.session, branch.id, choice, start=at * view.A_PAGE, most=view.A_PAGE)
    together = []
    for file_id, many in bank.files_waiting(turn.session, branch.id)[:MOST_FILES]:
        file = turn.session.get(QuestionFile, file_id) if file_id else None
        if file is not None and many > 1:
            name = view.cut(file.name or turn.texts.plain("bank-typed"), 30)
            label = turn.texts.plain("bank-approve-file", file=name, many=many)
            together.append((tap(label, "bk.ya", file.id),))
    head = turn.texts("bank-list-draft", many=shown[0])
    back = (tap(turn.texts.plain("back"), "bk.h", branch.id),)
    turn.redraw(view.listing(turn.texts, head, shown, at, ("bk.w", branch.id), *together, back))


def tapped_approve_file(turn: Turn) -> None:
    """全部通过: the drafts of one file."""
    branch, file = enter_file(turn)
    choice = bank.Choice(states=("draft",), file_id=file.id)
    _, rows = bank.listed(turn.session, branch.id, choice)
    many = service.approve(turn.session, turn.now, branch, rows, turn.person.id)
    turn.toast(turn.texts.plain("bank-approved-many", many=many))
    _show_waiting(turn, branch, 0)


def tapped_retire(turn: Turn) -> None:
    """停用: it is not asked any more."""
    branch, row = enter_tapped(turn)
    if row.state == "approved":
        service.move(turn.session, turn.now, row, "retired", turn.person.id)
    turn.toast(turn.texts.plain("bank-retired-toast"))
    show(turn, branch, row)


def tapped_restore(turn: Turn) -> None:
    """恢复: where the branch wants a second look, it waits for one."""
    branch, row = enter_tapped(turn)
    if row.state == "retired":
        after = "draft" if branch.review_second else "approved"
        service.move(turn.session, turn.now, row, after, turn.person.id)
    turn.toast(turn.texts.plain("bank-restored-toast"))
    show(turn, branch, row)


def tapped_delete(turn: Turn) -> None:
    """删除: asked once."""
    _, row = enter_tapped(turn)
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-delete-sure", stem=view.short(row.stem))).with_buttons(
            (
                tap(turn.texts.plain("bank-delete"), "bk.dx", row.id),
                tap(turn.texts.plain("back"), "bk.p", row.id),
            )
        )
    )


def tapped_deleted(turn: Turn) -> None:
    """A draft is dropped."""
    branch, row = enter_tapped(turn)
    service.remove(turn.session, row)
    turn.toast("")
    turn.redraw(
        OutMessage(turn.texts("bank-deleted")).with_buttons(
            (tap(turn.texts.plain("bank-home-button"), "bk.h", branch.id),)
        )
    )


def tapped_changes(turn: Turn) -> None:
    """改动记录: what the question was before each change, the last one first."""
    branch, row = enter_tapped(turn)
    texts = turn.texts
    said = [texts("bank-changes", stem=view.short(row.stem))]
    value = questions.as_value(turn.session, row)
    picture = value.picture.name if value.picture else ""
    after = value.as_json() | {"state": row.state, "picture": picture}
    for change, name in bank.changes(turn.session, row.id, most=MOST_CHANGES):
        when = say_when(texts, change.at, turn.now, branch)
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
    turn.toast("")
    back = (tap(texts.plain("back"), "bk.p", row.id),)
    turn.redraw(OutMessage("\n".join(said)).with_buttons(back))


TAPS: dict[str, Door] = {
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
