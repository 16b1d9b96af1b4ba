"""Asks for a doubtful question anew, and for the file with the answers to another one."""

from data.imports.bank.draft import Examined
from data.models import Branch, QuestionFile, QuestionFound
from data.queries import question_file as files
from handlers.bank.importing import rules, service, view
from handlers.bank.questions.forms import no_text, typed_text
from handlers.shared.forms import Answers, Context, Ending, FileIn, Form, Question, Right
from handlers.shared.refusal import Refusal, refuse_none

TOGETHER = 200
"""Questions taken with one tap: others' taps wait meanwhile."""


def show_file(ctx: Context, branch: Branch, file: QuestionFile) -> None:
    """Shows what may still be decided about a file, or what became of it."""
    if file.state == "read":
        ctx.show(view.summary(ctx.texts, branch, file))
        return
    waiting = files.waiting(ctx.session, file.id)
    ctx.show(view.taken(ctx.texts, branch, file, waiting))


def show_next(ctx: Context, branch: Branch, file: QuestionFile, verdict: str, after: int) -> None:
    """Shows the question of a verdict that follows the place `after`."""
    row = files.next_found(ctx.session, file.id, verdict, after)
    if row is not None:
        show_doubtful(ctx, file, row)
    elif after >= 0 and files.waiting(ctx.session, file.id)[verdict]:
        ctx.show(view.over(ctx.texts, file, verdict))
    else:
        show_file(ctx, branch, file)


def show_doubtful(ctx: Context, file: QuestionFile, row: QuestionFound, *first: str) -> None:
    """Shows a question of a file with what is wrong with it."""
    place = files.before(ctx.session, row) + 1
    many = files.waiting(ctx.session, file.id)[row.verdict]
    together = len([one for one in sharing(ctx, row) if one.question])
    ways = ways_of(row)
    ctx.show(view.doubtful(ctx.texts, row, ways, place, many, together, *first))


def sharing(ctx: Context, row: QuestionFound) -> list[QuestionFound]:
    """Finds the questions with the same doubt and no other, this one included; some hundred at the
    most."""
    found = files.alike(ctx.session, row, TOGETHER)
    return [one for one in found if rules.same_case(one.reasons, row.reasons)]


def ways_of(row: QuestionFound) -> list[rules.Reading]:
    """Returns the likely ways to read a question."""
    read = service.question_of(row) if row.question else None
    keys = [key for key, _ in row.reasons]
    return rules.readings(rules.found_from(row.found, row.picture), keys, read)


def read_aside(ctx: Context, branch: Branch, name: str, **what: str) -> None:
    """Has a file ("file_id"; its answers' "second_id" and "second_name") or a text ("typed") read
    beside the taps."""
    said = ctx.texts("bank-reading", file=name) if name else ctx.texts("bank-reading-typed")
    about = {"name": name, "account_id": ctx.person.id, "branch_id": branch.id, **what}
    about |= {"language": ctx.texts.language, "progress": ctx.progress(said)}
    service.read(ctx.session, ctx.now, about)


def _file(answers: Answers) -> QuestionFile:
    file = answers.row_of(QuestionFile, "file", "button-stale")
    if file.state == "dropped":
        raise Refusal("button-stale")
    return file


def _found(answers: Answers) -> QuestionFound:
    return refuse_none(
        "button-stale", answers.session.get(QuestionFound, (_file(answers).id, answers["place"]))
    )


def _mended(answers: Answers, text: str) -> Examined:
    row = _found(answers)
    return rules.typed_question(text, rules.found_from(row.found, row.picture))


def _typed(answers: Answers, text: str) -> str:
    text = typed_text(text, rules.LONGEST_TYPED)
    _mended(answers, text)
    return text


def _mend(ctx: Context, answers: Answers) -> None:
    branch, file, row = answers.branch, _file(answers), _found(answers)
    one, verdict, place = _mended(answers, answers["text"]), row.verdict, row.place
    if not service.mend(ctx.session, ctx.now, file, row, one, ctx.person.id):
        show_doubtful(ctx, file, row, ctx.texts("bank-still-doubtful"), "")
        return
    ctx.reply(ctx.texts("bank-mended-stored"))
    show_next(ctx, branch, file, verdict, place)


MEND = Form(
    key="bank-mend",
    right=Right.BANK,
    questions=(Question("text", ask=lambda a: view.ask_mended(a.texts, _found(a)), typed=_typed),),
    endings=(Ending("mend", "", _mend),),
    still=lambda _, a: _found(a),
    leave=lambda ctx, a: show_doubtful(ctx, _file(a), _found(a)),
)
"""Mends the question at the "place" of the "file"."""


def _answers(_answers: Answers, sent: FileIn) -> list[str]:
    if sent.kind != "document":
        raise Refusal("bank-answers-kind")
    return [sent.file_id, service.name_of(sent)]


def _join(ctx: Context, answers: Answers) -> None:
    """Reads a file again, with its answers; what was read before is given up."""
    first = _file(answers)
    second = {"second_id": answers["answers"][0], "second_name": answers["answers"][1]}
    service.drop(ctx.session, first)
    read_aside(ctx, answers.branch, first.name, file_id=first.file_id, **second)


ANSWERS = Form(
    key="bank-answers",
    right=Right.BANK,
    questions=(
        Question(
            "answers",
            ask=lambda a: a.texts("bank-ask-answers", file=_file(a).name),
            typed=no_text,
            file=_answers,
        ),
    ),
    endings=(Ending("join", "", _join),),
    still=lambda _, a: _file(a),
    leave=lambda ctx, a: show_file(ctx, a.branch, _file(a)),
)
"""Asks for the answers to the "file"."""
