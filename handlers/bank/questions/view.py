"""Shows a question's page, its fields, and what was changed in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.imports.bank.answer import variants_written
from data.imports.bank.draft import Examined
from data.models import BankQuestion, Branch
from data.queries import bank, question as questions, question_report as reports
from data.queries.bank import Usage
from data.queries.question_file import was
from data.values.question import DIFFICULTIES, Question, QuestionKind, letters
from handlers.shared.dates import say_date, say_when, today
from handlers.shared.texts import Markup, Texts
from handlers.shared.view import Button, OutMessage, back_to, cut, in_line, rows, sign, tap

SHORT = 30
STEM, OPTIONS, EXPLANATION, SOURCE = 1_000, 1_500, 400, 150
"""Characters shown of stem, of all options together and so on, so that a message holds it all."""
MOST_CHANGES = 8
"""Changes of a question that are shown."""
WAYS = {
    "draft": ((("bank-approve", "bk.y"),), (("bank-edit", "be.p"), ("bank-delete", "bk.d"))),
    "approved": ((("bank-ask-now", "bk.a"),), (("bank-edit", "be.p"), ("bank-retire", "bk.r"))),
    "retired": ((("bank-restore", "bk.b"), ("bank-edit", "be.p")),),
}
"""The buttons of a question's page in each state, row by row: their texts and codes."""
PARTS = ("kind", "stem", "options", "answer", "blanks", "explanation", "source", "tags",
         "difficulty", "until", "picture", "state")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts on a question's page besides the question itself."""

    branch: Branch
    now: datetime
    usage: Usage
    doubts: int
    pictured: bool
    last: tuple[str, datetime] | None
    """Who changed it last, and when."""


def facts(session: Session, branch: Branch, row: BankQuestion, now: datetime) -> Facts:
    """Looks up the facts for a question's page."""
    last = bank.changes(session, row.id, most=1)
    return Facts(
        branch,
        now,
        bank.usage(session, row.id),
        len(reports.open_on(session, row.id)),
        bank.has_picture(session, row.id),
        (last[0][1], last[0][0].at) if last else None,
    )


def short(stem: str) -> str:
    """Shortens a stem to what tells which question is meant."""
    return in_line(stem, SHORT)


def answer(texts: Texts, row: BankQuestion) -> str:
    """Says the right answer in one line."""
    kind = QuestionKind(row.kind)
    if kind is QuestionKind.JUDGE:
        return texts.plain("bank-true" if row.answer == [0] else "bank-false")
    if kind is QuestionKind.FILL:
        return cut(texts.plain("bank-between").join(str(one[0]) for one in row.blanks), 100)
    return letters(tuple(row.answer))


def lines(texts: Texts, question: Question) -> list[str]:
    """Shows the question with its right answer, explanation and source, line by line."""
    kind = texts.plain(f"bank-kind-{question.kind}")
    said = [texts("bank-question", kind=kind, stem=cut(question.stem, STEM))]
    most = max(40, OPTIONS // max(1, len(question.options)))
    for place, option in enumerate(question.options):
        key = "bank-option-right" if place in question.answer else "bank-option"
        said.append(texts(key, letter=letters((place,)), option=cut(option, most)))
    if question.kind is QuestionKind.JUDGE:
        truth = "bank-true" if question.answer == (0,) else "bank-false"
        said.append(texts("bank-answer-right", answer=texts.plain(truth)))
    said += [
        texts("bank-answer-right", answer=cut(" | ".join(blank), 200)) for blank in question.blanks
    ]
    if question.explanation:
        said.append(texts("bank-explanation", text=cut(question.explanation, EXPLANATION)))
    if question.source:
        said.append(texts("bank-source", text=cut(question.source, SOURCE)))
    return said


def page(
    texts: Texts, row: BankQuestion, question: Question, known: Facts, *first: str
) -> OutMessage:
    """Shows a question's page with what can be done now; `first` stands above it."""
    said = [*first, *lines(texts, question), *_about(texts, row, question, known)]
    buttons = (
        tuple(tap(texts.plain(key), code, row.id) for key, code in line) for line in WAYS[row.state]
    )
    more = [tap(texts.plain("bank-history"), "bk.c", row.id)] if known.last else []
    if known.pictured:
        more.insert(0, tap(texts.plain("bank-picture"), "bk.i", row.id))
    if known.doubts:
        more.insert(0, tap(texts.plain("bank-doubts", many=known.doubts), "bq.p", row.id))
    back = (back_to(texts, "bk.h", row.branch_id),)
    return OutMessage("\n".join(said)).with_buttons(*buttons, tuple(more), back)


def _about(texts: Texts, row: BankQuestion, question: Question, known: Facts) -> list[str]:
    said, notes = [], []
    day = today(known.branch, known.now)
    if question.tags:
        notes.append(texts.plain("bank-tags", tags=texts.plain("bank-between").join(question.tags)))
    if question.difficulty:
        notes.append(texts.plain("bank-difficulty", value=question.difficulty))
    if question.until is not None:
        notes.append(texts.plain("bank-until", day=say_date(texts, question.until, day.year)))
    if notes:
        said.append(texts("bank-notes", notes=texts.plain("bank-gap").join(notes)))
    said.append(_history(texts, known))
    if known.last is not None:
        when = say_when(texts, known.last[1], known.now, known.branch)
        name = known.last[0] or texts.plain("bank-somebody")
        said.append(texts("bank-last-change", name=name, when=when))
    if row.state != "approved":
        said.append(texts(f"bank-is-{row.state}"))
    elif is_over(row, day):
        said.append(texts("bank-is-over"))
    return said


def _history(texts: Texts, known: Facts) -> str:
    usage = known.usage
    if usage.last_at is None:
        return texts("bank-never-asked")
    when = say_when(texts, usage.last_at, known.now, known.branch)
    if not usage.answers:
        return texts("bank-asked", many=usage.rounds, when=when)
    share = round(100 * usage.right / usage.answers)
    values = {"right": usage.right, "answers": usage.answers, "share": share}
    return texts("bank-asked-answered", many=usage.rounds, when=when, **values)


def is_over(row: BankQuestion, day: date) -> bool:
    """Tells whether a question's last day is past."""
    return row.until is not None and row.until < day


def changes(
    session: Session, texts: Texts, branch: Branch, row: BankQuestion, now: datetime
) -> OutMessage:
    """Shows what a question was before each change, the last one first."""
    said = [texts("bank-changes", stem=short(row.stem))]
    value = questions.as_value(session, row)
    picture = value.picture.name if value.picture else ""
    after = value.as_json() | {"state": row.state, "picture": picture}
    for change, name in bank.changes(session, row.id, most=MOST_CHANGES):
        when = say_when(texts, change.at, now, branch)
        parts = texts.plain("bank-between").join(
            texts.plain(f"bank-part-{part}")
            for part in PARTS
            if change.before.get(part) != after.get(part)
        )
        who = name or texts.plain("bank-somebody")
        said.append(texts("bank-change", name=who, when=when, parts=parts))
        before = was(change)
        if before.stem != after["stem"]:
            said.append(texts("bank-change-before", text=cut(before.stem, 100)))
        if before.right_texts and list(before.answer) != after["answer"]:
            right = texts.plain("bank-between").join(before.right_texts)
            said.append(texts("bank-change-before", text=cut(right, 100)))
        after = change.before
    return OutMessage("\n".join(said)).with_buttons(back_to(texts, "bk.p", row.id))


def sure(texts: Texts, row: BankQuestion, text: str, label: str, code: str) -> OutMessage:
    """Asks once more; the button named by `label` does it."""
    return OutMessage(text).with_buttons(
        (tap(texts.plain(label), code, row.id), back_to(texts, "bk.p", row.id))
    )


def fields(texts: Texts, row: BankQuestion, question: Question) -> OutMessage:
    """Shows the fields of a question, each to be changed."""

    def field(name: str) -> Button:
        return tap(texts.plain(f"bank-part-{name}"), "be.f", row.id, name)

    choice = question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
    asked = ("stem", "options", "answer") if choice else ("stem", "answer")
    tags = tap(texts.plain("bank-part-tags"), "be.t", row.id)
    said = [*lines(texts, question), "", texts("bank-edit-which")]
    return OutMessage("\n".join(said)).with_buttons(
        tuple(map(field, asked)),
        (field("explanation"), field("source"), tags),
        (tap(texts.plain("bank-edit-more"), "be.m", row.id), back_to(texts, "bk.p", row.id)),
    )


def more(texts: Texts, row: BankQuestion, question: Question) -> OutMessage:
    """Shows difficulty, end date and picture."""
    grades = []
    for value in DIFFICULTIES:
        on = value == question.difficulty
        label = texts.plain("bank-grade-on" if on else "bank-grade", value=value)
        grades.append(tap(label, "be.d", row.id, 0 if on else value))
    return OutMessage(texts("bank-edit-difficulty")).with_buttons(
        *rows(grades),
        (
            tap(texts.plain("bank-part-until"), "be.u", row.id),
            tap(texts.plain("bank-part-picture"), "be.i", row.id),
            back_to(texts, "be.p", row.id),
        ),
    )


def ask_field(texts: Texts, question: Question, field: str) -> str:
    """Asks for a field, with what it is now to be copied."""
    match field:
        case "options":
            now = "\n".join(question.options)
        case "answer":
            now = answer_typed(texts, question)
        case _:
            now = str(getattr(question, field))
    key = f"bank-ask-{field}"
    if field == "answer" and not question.options:
        key = f"bank-ask-answer-{question.kind}"
    said = [texts(key)]
    if field == "answer":
        said.append("")
        for place, option in enumerate(question.options):
            letter = letters((place,))
            said.append(texts("bank-option", letter=letter, option=cut(option, 60)))
    if now:
        said.append(texts("bank-ask-now-is", text=cut(now, 2_500)))
    return "\n".join(said)


def answer_typed(texts: Texts, question: Question) -> str:
    """Writes the right answer as people type it."""
    match question.kind:
        case QuestionKind.JUDGE:
            return texts.plain("bank-true" if question.answer == (0,) else "bank-false")
        case QuestionKind.FILL:
            return "\n".join(map(variants_written, question.blanks))
        case _:
            return letters(question.answer)


def doubts(texts: Texts, one: Examined) -> Iterator[str]:
    """Says what is doubtful about a question, to stand above its page."""
    for reason in one.reasons:
        yield texts("bank-because", what=Markup(texts(reason.key, **reason.values)))


def confirm(
    texts: Texts, draft_id: int, row: BankQuestion, after: Question, rounds: int
) -> OutMessage:
    """Asks whether the key is to be corrected: scores hang on it."""
    said = [
        texts("bank-confirm", stem=short(after.stem)),
        texts("bank-confirm-right", answer=cut(answer_typed(texts, after), 200)),
        texts("bank-confirm-what", many=rounds),
    ]
    return OutMessage("\n".join(said)).with_buttons(
        (tap(texts.plain("bank-confirm-yes"), "be.ok", draft_id), back_to(texts, "bk.p", row.id))
    )


def tags(texts: Texts, row: BankQuestion, known: Sequence[str], on: Sequence[str]) -> OutMessage:
    """Shows the tags, each to be put on or taken off."""
    buttons = [
        tap(
            texts.plain("edit-tag-on" if tag in on else "edit-tag-off", tag=tag),
            "be.tt",
            row.id,
            sign(tag),
        )
        for tag in known
    ]
    return OutMessage(texts("bank-ask-tags", stem=short(row.stem))).with_buttons(
        *rows(buttons), back_to(texts, "be.p", row.id)
    )
