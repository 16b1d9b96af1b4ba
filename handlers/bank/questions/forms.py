"""Asks for one field of a question: typed, chosen, or sent as a picture."""

from dataclasses import replace
from datetime import date, timedelta

from data.imports.bank.picture import MOST
from data.models import BankQuestion, Branch
from data.queries import bank, draft as drafts, question as questions
from data.values.question import LONGEST_SOURCE, LONGEST_TEXT, Question as Value, tidy
from handlers.bank.questions import rules, service, view
from handlers.shared.access import Right
from handlers.shared.dates import read_day, today
from handlers.shared.forms import Answers, Choice, Context, Ending, FileIn, Form, Question
from handlers.shared.refusal import Refusal, refuse_empty

CONFIRM = "bank-confirm"
"""The draft that holds a corrected question until it is confirmed, because scores hang on it."""
FIELDS = {
    "stem": LONGEST_TEXT,
    "options": 4_000,
    "answer": LONGEST_TEXT,
    "explanation": LONGEST_TEXT,
    "source": LONGEST_SOURCE,
}
"""The fields that are typed as they are, and how many characters each may have."""
CLEARED = ("explanation", "source")
"""Those of them that may be left empty."""
MONTHS = (3, 6, 12)


def show_question(ctx: Context, branch: Branch, row: BankQuestion, *first: str) -> None:
    """Shows a question's page in the place of what was tapped, or as an answer."""
    known = view.facts(ctx.session, branch, row, ctx.now)
    ctx.show(view.page(ctx.texts, row, questions.as_value(ctx.session, row), known, *first))


def store(ctx: Context, branch: Branch, row: BankQuestion, after: Value, *notes: str) -> None:
    """Changes a question; where scores hang on what is right in it, asks about that first."""
    before = questions.as_value(ctx.session, row)
    rightness = (after.right_texts, after.answer, after.blanks)
    corrects = rightness != (before.right_texts, before.answer, before.blanks)
    if corrects and bank.was_asked(ctx.session, row.id):
        data = {"question": row.id, "after": after.as_json()}
        draft = drafts.begin(
            ctx.session, ctx.person.id, CONFIRM, ctx.now, branch_id=branch.id, data=data
        )
        usage = bank.usage(ctx.session, row.id)
        ctx.show(view.confirm(ctx.texts, draft.id, row, after, usage.rounds))
        return
    save(ctx, branch, row, after)
    show_question(ctx, branch, row, *notes)


def save(ctx: Context, branch: Branch, row: BankQuestion, after: Value) -> None:
    """Changes a question and puts right what hangs on it."""
    service.change(ctx.session, ctx.now, branch, row, after, ctx.person.id)


def typed_text(text: str, most: int) -> str:
    """Takes what nobody sees out of a typed text; raises Refusal for an empty one, and for one of
    more characters than `most`."""
    text = refuse_empty("bank-typed-empty", tidy(text))
    if len(text) > most:
        raise Refusal("bank-typed-long", most=most, long=len(text))
    return text


def _row(answers: Answers) -> BankQuestion:
    return answers.row_of(BankQuestion, "question", "bank-gone")


def _value(answers: Answers) -> Value:
    return questions.as_value(answers.session, _row(answers))


def _field(name: str) -> Question:
    def clear(answers: Answers) -> list[Choice]:
        there = name in CLEARED and getattr(_value(answers), name)
        return [(answers.plain("bank-clear"), "")] if there else []

    def check(answers: Answers, text: str) -> str:
        if text:
            rules.changed(_value(answers), name, text)
        return text

    return Question(
        name,
        ask=lambda a: view.ask_field(a.texts, _value(a), name),
        choices=clear,
        typed=lambda _, text: typed_text(text, FIELDS[name]),
        check=check,
    )


def _ends(answers: Answers) -> list[Choice]:
    first = today(answers.branch, answers.now)
    months = [
        (
            answers.plain("edit-until-months", many=many),
            (first + timedelta(days=round(many * 365.25 / 12))).isoformat(),
        )
        for many in MONTHS
    ]
    return [*months, (answers.plain("bank-until-none"), "")]


def _last_day(answers: Answers, day: str) -> str:
    if day and date.fromisoformat(day) < today(answers.branch, answers.now):
        raise Refusal("bank-until-past")
    return day


def picture_sent(_answers: Answers, file: FileIn) -> str:
    """Takes a picture that was sent; raises Refusal for other files and for large ones."""
    if file.kind not in ("photo", "document"):
        raise Refusal("bank-picture-kind")
    if file.size > MOST:
        raise Refusal("bank-picture-large", limit=MOST // 2**20)
    return file.file_id


def no_text(_answers: Answers, _text: str) -> str:
    """Refuses a text where a picture or a file is awaited."""
    raise Refusal("bank-send-file")


def _drop_picture(answers: Answers) -> list[Choice]:
    pictured = _value(answers).picture is not None
    return [(answers.plain("bank-picture-drop"), "")] if pictured else []


def _change(ctx: Context, answers: Answers) -> None:
    """Changes the field that was asked for."""
    row, before = _row(answers), _value(answers)
    name, given = answers.only, answers[answers.only]
    notes: tuple[str, ...] = ()
    if name == "picture" and given:
        by = ctx.person.id
        service.fetch_picture(ctx.session, ctx.now, row, given, by, ctx.texts.language)
        return
    if name == "picture":
        after = replace(before, picture=None)
    elif name == "until":
        after = replace(before, until=date.fromisoformat(given) if given else None)
    elif given:
        one = rules.changed(before, name, given)
        assert one.question is not None
        after, notes = one.question, tuple(view.doubts(ctx.texts, one))
    else:
        after = rules.noted(before, name, "")
    store(ctx, answers.branch, row, after, *notes)


def _leave(ctx: Context, answers: Answers) -> None:
    """Goes back to the page with the field."""
    page = view.fields if answers.only in FIELDS else view.more
    ctx.show(page(ctx.texts, _row(answers), _value(answers)))


EDIT = Form(
    key="bank",
    right=Right.BANK,
    questions=(
        *map(_field, FIELDS),
        Question(
            "until",
            ask=lambda a: a.texts("bank-ask-until", stem=view.short(_row(a).stem)),
            choices=_ends,
            typed=lambda a, t: read_day(a.texts, typed_text(t, 40), a.now, a.branch).isoformat(),
            check=_last_day,
            columns=3,
        ),
        Question("picture", choices=_drop_picture, typed=no_text, file=picture_sent),
    ),
    endings=(Ending("change", "", _change),),
    still=lambda _, a: _row(a),
    leave=_leave,
)
"""Changes a field of the question that `question` names."""
