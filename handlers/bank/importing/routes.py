"""Files of questions: sent privately, shown, taken into the bank, looked at one by one."""

from collections.abc import Sequence

from data.models import Branch, Member, QuestionFile, QuestionFound
from data.queries import draft as drafts, question_file as files
from data.values.out import OutMessage
from data.values.question import Question
from handlers.bank.importing import rules, service, view
from handlers.bank.importing.forms import (
    ANSWERS,
    MEND,
    read_aside,
    sharing,
    show_doubtful,
    show_file,
    show_next,
    ways_of,
)
from handlers.bank.importing.rules import Way
from handlers.bank.questions.rules import TYPED
from handlers.material.importing.service import ASKED as MATERIAL
from handlers.shared import form_chat
from handlers.shared.access import Right, holder_of_file, weighed
from handlers.shared.feature import Taker
from handlers.shared.refusal import Refusal, refuse_none
from handlers.shared.router import Context, FileIn, Guard, Router, here, number, of, tap

route = Router(ends=TYPED)
VERDICTS = {"d": "doubtful", "r": "refused"}


def take_sent(ctx: Context) -> None:
    """Takes a file of questions, or questions as a text, that somebody sent privately."""
    branch, _ = holder_of_file(ctx, Right.BANK, "bank-not-yours", "bank-not-here")
    if ctx.file is not None:
        _read(ctx, branch, ctx.file)
        return
    read_aside(ctx, branch, "", typed=ctx.text)


TAKER = Taker("bank", lambda ctx: weighed(ctx, rules.weight(ctx.incoming), Right.BANK), take_sent)


def _read(ctx: Context, branch: Branch, file: FileIn) -> None:
    name = service.name_of(file)
    read_aside(ctx, branch, name, file_id=file.file_id)


@route.button("bf.w", here(Right.BANK))
def take_document(ctx: Context, branch: Branch, _member: Member) -> None:
    """Reads a Word file that could be material as well."""
    held = drafts.own(ctx.session, number(ctx.args), ctx.person.id, MATERIAL, ctx.now)
    if held is None or held.branch_id != branch.id:
        raise Refusal("button-stale")
    drafts.end(ctx.session, held)
    _read(ctx, branch, FileIn(**held.data["file"]))


def _in_state(*states: str) -> Guard:
    def check(
        _ctx: Context, branch: Branch, member: Member, file: QuestionFile
    ) -> tuple[Branch, Member, QuestionFile]:
        if file.state not in states:
            raise Refusal("button-stale")
        return branch, member, file

    return of(QuestionFile, Right.BANK, gone="button-stale").then(check, " or ".join(states))


def _found(
    ctx: Context, branch: Branch, member: Member, file: QuestionFile
) -> tuple[Branch, Member, QuestionFile, QuestionFound]:
    row = refuse_none(
        "button-stale", ctx.session.get(QuestionFound, (file.id, number(ctx.args, 1)))
    )
    return branch, member, file, row


FILE = _in_state("read", "taking", "taken")
UNDECIDED = _in_state("read")
FOUND = FILE.then(_found)


@route.button("bf.s", FILE)
def show_summary(ctx: Context, branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Shows what a file comes to."""
    show_file(ctx, branch, file)


@route.button("bf.g", UNDECIDED)
def tag_all(ctx: Context, branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Makes the file's name a tag of all its questions, or not."""
    file.tag = "" if file.tag else rules.stem_of_name(file.name)
    show_file(ctx, branch, file)


@route.button("bf.a", UNDECIDED)
def ask_answers(ctx: Context, branch: Branch, member: Member, file: QuestionFile) -> None:
    """Asks for the file with the answers."""
    if not file.file_id:
        raise Refusal("button-stale")
    form_chat.begin(ctx, ANSWERS, branch, member, file=file.id)


@route.button("bf.x", UNDECIDED)
def drop(ctx: Context, branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Returns the file up."""
    service.drop(ctx.session, file)
    home = tap(ctx.plain("bank-home-button"), "bk.h", branch.id)
    ctx.edit(OutMessage(ctx.texts("bank-dropped")).with_buttons(home))


@route.button("bf.ok", UNDECIDED)
def take(ctx: Context, branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Takes what is good and mended into the bank; a large file in steps, one after the other, so
    that nobody's tap waits for it."""
    if not files.next_pack(ctx.session, file.id):
        raise Refusal("button-stale")
    data = {
        "file": file.id,
        "account_id": ctx.person.id,
        "message_id": ctx.message_id,
        "language": ctx.texts.language,
    }
    if service.take_file(ctx.session, ctx.now, file, data):
        ctx.edit(OutMessage(ctx.texts("bank-taking", file=file.name)))
        return
    ctx.answer(ctx.plain("bank-taken-answer"))
    show_file(ctx, branch, file)


@route.button("bf.n", FILE)
def next_one(ctx: Context, branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Shows the first question of a verdict, or the one after another."""
    verdict = refuse_none("button-unknown", VERDICTS.get(ctx.arg(1)))
    show_next(ctx, branch, file, verdict, number(ctx.args, 2) - 1)


@route.button("bf.p", FOUND)
def show_one(
    ctx: Context, _branch: Branch, _member: Member, file: QuestionFile, row: QuestionFound
) -> None:
    """Shows a doubtful question."""
    show_doubtful(ctx, file, row)


@route.button("bf.y", FOUND)
def accept(
    ctx: Context, branch: Branch, _member: Member, file: QuestionFile, row: QuestionFound
) -> None:
    """Takes a doubtful question into the bank as it is."""
    _accept(ctx, branch, file, row, [row])


@route.button("bf.ya", FOUND)
def accept_alike(
    ctx: Context, branch: Branch, _member: Member, file: QuestionFile, row: QuestionFound
) -> None:
    """Takes all with which only the same thing is wrong, some hundred at a time."""
    _accept(ctx, branch, file, row, sharing(ctx, row))


def _accept(
    ctx: Context,
    branch: Branch,
    file: QuestionFile,
    row: QuestionFound,
    found: Sequence[QuestionFound],
) -> None:
    if row.verdict != "doubtful":
        raise Refusal("button-stale")
    _settle(
        ctx, branch, file, row, [(one, service.question_of(one)) for one in found if one.question]
    )


@route.button("bf.r", FOUND)
def read_otherwise(
    ctx: Context, branch: Branch, _member: Member, file: QuestionFile, row: QuestionFound
) -> None:
    """Takes a question as one of its other readings, or leaves it out; where others share the
    doubt, asks first whether it is the same with them ("1" this one · "a" all)."""
    code, which = ctx.arg(2), ctx.arg(3)
    way = Way(code) if code in set(Way) else Way.KEY
    alike = sharing(ctx, row) if way is not Way.KEY else []
    if len(alike) > 1 and not which:
        ctx.show(view.ask_shared(ctx.texts, row, way, len(alike)))
        return
    chosen = alike if which == "a" and alike else [row]
    if way is Way.NOT_ONE:
        place, verdict = row.place, row.verdict
        service.leave_out(ctx.session, file, chosen)
        ctx.answer(ctx.plain("bank-left-out", many=len(chosen)))
        show_next(ctx, branch, file, verdict, place)
        return
    settled = [(one, way.question) for one in chosen for way in ways_of(one) if way.code == code]
    _settle(ctx, branch, file, row, settled)


def _settle(
    ctx: Context,
    branch: Branch,
    file: QuestionFile,
    row: QuestionFound,
    settled: Sequence[tuple[QuestionFound, Question]],
) -> None:
    if not settled:
        raise Refusal("button-stale")
    place, verdict = row.place, row.verdict
    service.settle(ctx.session, ctx.now, file, settled, ctx.person.id)
    ctx.answer(ctx.plain("bank-accepted-many", many=len(settled)))
    show_next(ctx, branch, file, verdict, place)


@route.button("bf.l", FILE)
def send_refused(ctx: Context, _branch: Branch, _member: Member, file: QuestionFile) -> None:
    """Sends what is not taken as a sheet, with the lines of the file beside it."""
    found = files.of_verdict(ctx.session, file.id, "refused")
    if not found:
        raise Refusal("button-stale")
    ctx.reply(view.sheet(ctx.texts, file.name, [rules.as_examined(row) for row in found]))


@route.button("bf.m", FOUND)
def mend(
    ctx: Context, branch: Branch, member: Member, file: QuestionFile, row: QuestionFound
) -> None:
    """Asks for the whole question anew."""
    form_chat.begin(ctx, MEND, branch, member, file=file.id, place=row.place)
