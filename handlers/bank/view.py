"""What the question bank looks like: its first page, lists, and a question's page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from data.models import BankQuestion, Branch
from data.queries import bank
from data.queries import question as questions
from data.queries import question_report as reports
from data.queries.bank import Usage
from data.values.out import Button, OutMessage, Rows
from data.values.question import Question, QuestionKind, letters
from handlers.bank.service import Corrected
from handlers.shared.buttons import tap
from handlers.shared.dates import local, say_date, say_when
from handlers.shared.texts import Texts

A_PAGE = 6
"""Questions of a list in view."""
LABEL = 40
SHORT = 30
STEM, OPTIONS, EXPLANATION, SOURCE = 1_000, 1_500, 400, 150
"""Characters shown of stem, of all options together and so on, so that a message holds it all."""
KINDS = tuple(QuestionKind)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a question's page says besides the question itself."""

    branch: Branch
    now: datetime
    usage: Usage
    doubts: int
    pictured: bool
    last: tuple[str, datetime] | None
    """Who changed it last, and when."""


def facts(session: Session, branch: Branch, row: BankQuestion, now: datetime) -> Facts:
    """Looks up what a question's page says."""
    last = bank.changes(session, row.id, most=1)
    return Facts(
        branch,
        now,
        bank.usage(session, row.id),
        len(reports.open_on(session, row.id)),
        bank.has_picture(session, row.id),
        (last[0][1], last[0][0].at) if last else None,
    )


def cut(text: str, most: int) -> str:
    """A text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def short(stem: str) -> str:
    """What tells which question is meant, in one line."""
    return cut(" ".join(stem.split()), SHORT)


def answer(texts: Texts, row: BankQuestion) -> str:
    """The right answer in one line, as people say it."""
    kind = QuestionKind(row.kind)
    if kind is QuestionKind.JUDGE:
        return texts.plain("bank-true" if row.answer == [0] else "bank-false")
    if kind is QuestionKind.FILL:
        return cut(texts.plain("bank-between").join(str(one[0]) for one in row.blanks), 100)
    return letters(tuple(row.answer))


def lines(texts: Texts, question: Question) -> list[str]:
    """The question with its right answer and what is said about it, line by line."""
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
    """A question's page with what can be done now; `first` stands above it."""
    said = [*first, *lines(texts, question), *_about(texts, row, question, known)]
    buttons = {"draft": _draft, "approved": _approved}.get(row.state, _retired)(texts, row)
    more = [tap(texts.plain("bank-history"), "bk.c", row.id)] if known.last else []
    if known.pictured:
        more.insert(0, tap(texts.plain("bank-picture"), "bk.i", row.id))
    if known.doubts:
        more.insert(0, tap(texts.plain("bank-doubts", many=known.doubts), "bq.p", row.id))
    back = (tap(texts.plain("back"), "bk.h", row.branch_id),)
    return OutMessage("\n".join(said)).with_buttons(*buttons, tuple(more), back)


def _about(texts: Texts, row: BankQuestion, question: Question, known: Facts) -> list[str]:
    said, notes = [], []
    this_year = local(known.now, known.branch.zone).year
    if question.tags:
        notes.append(texts.plain("bank-tags", tags=texts.plain("bank-between").join(question.tags)))
    if question.difficulty:
        notes.append(texts.plain("bank-difficulty", value=question.difficulty))
    if question.until is not None:
        notes.append(texts.plain("bank-until", day=say_date(texts, question.until, this_year)))
    if notes:
        said.append(texts("bank-notes", notes=texts.plain("bank-gap").join(notes)))
    said.append(_history(texts, known))
    if known.last is not None:
        when = say_when(texts, known.last[1], known.now, known.branch)
        name = known.last[0] or texts.plain("bank-somebody")
        said.append(texts("bank-last-change", name=name, when=when))
    today = local(known.now, known.branch.zone).date()
    if row.state != "approved":
        said.append(texts(f"bank-is-{row.state}"))
    elif is_over(row, today):
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


def is_over(row: BankQuestion, today: date) -> bool:
    """Whether a question's last day is past."""
    return row.until is not None and row.until < today


def _approved(texts: Texts, row: BankQuestion) -> Rows:
    one = row.id
    return (
        (tap(texts.plain("bank-ask-now"), "bk.a", one),),
        (
            tap(texts.plain("bank-edit"), "be.p", one),
            tap(texts.plain("bank-retire"), "bk.r", one),
        ),
    )


def _draft(texts: Texts, row: BankQuestion) -> Rows:
    one = row.id
    return (
        (tap(texts.plain("bank-approve"), "bk.y", one),),
        (
            tap(texts.plain("bank-edit"), "be.p", one),
            tap(texts.plain("bank-delete"), "bk.d", one),
        ),
    )


def _retired(texts: Texts, row: BankQuestion) -> Rows:
    return (
        (
            tap(texts.plain("bank-restore"), "bk.b", row.id),
            tap(texts.plain("bank-edit"), "be.p", row.id),
        ),
    )


def label(texts: Texts, row: BankQuestion) -> str:
    """A question on a button: its kind, its stem, and a sign where it is not asked."""
    stem = cut(" ".join(row.stem.split()), LABEL)
    said = texts.plain("bank-entry", kind=texts.plain(f"bank-short-{row.kind}"), stem=stem)
    return said if row.state == "approved" else texts.plain(f"bank-sign-{row.state}", stem=said)


def listing(
    texts: Texts,
    head: str,
    shown: tuple[int, Sequence[BankQuestion]],
    page: int,
    turns: tuple[object, ...],
    *after: tuple[Button, ...],
) -> OutMessage:
    """A page of a list of questions; `turns` is the verb of its pages and the arguments."""
    total, rows = shown
    verb, *args = turns
    ways = []
    if page > 0:
        ways.append(tap(texts.plain("back-page"), str(verb), *args, page - 1))
    if (page + 1) * A_PAGE < total:
        ways.append(tap(texts.plain("next-page"), str(verb), *args, page + 1))
    return OutMessage(head).with_buttons(
        *((tap(label(texts, one), "bk.p", one.id),) for one in rows), tuple(ways), *after
    )


def home(session: Session, texts: Texts, branch: Branch, missing: int) -> OutMessage:
    """The way into everything; `missing` questions of the starter bank could be added."""
    counts = bank.counts(session, branch.id)
    states: Counter[str] = Counter()
    for (state, _), many in counts.items():
        states[state] += many
    doubts = len(reports.questions_open(session, branch.id))
    said = [texts("bank-home", branch=branch.name)]
    if states["approved"]:
        kinds = texts.plain("bank-between").join(
            texts.plain(f"bank-many-{kind}", many=counts["approved", kind])
            for kind in KINDS
            if counts["approved", kind]
        )
        said.append(texts("bank-home-counts", many=states["approved"], kinds=kinds))
    elif not states.total():
        said.append(texts("bank-home-empty"))
    said += ["", texts("bank-home-how")]
    return OutMessage("\n".join(said)).with_buttons(
        *_home_buttons(texts, branch.id, states, doubts, missing)
    )


def _home_buttons(texts: Texts, one: int, states: Counter[str], doubts: int, missing: int) -> Rows:
    waiting = []
    if states["draft"]:
        waiting.append(tap(texts.plain("bank-waiting", many=states["draft"]), "bk.w", one, 0))
    if doubts:
        waiting.append(tap(texts.plain("bank-doubts", many=doubts), "bq.l", one, 0))
    looks = []
    if states["approved"]:
        looks.append(tap(texts.plain("bank-all"), "bk.l", one, "approved", "-", 0))
        looks.append(tap(texts.plain("bank-by-kind"), "bk.k", one))
        looks.append(tap(texts.plain("bank-by-tag"), "bk.t", one, 0))
    files = [tap(texts.plain("bank-import"), "bk.n", one)]
    if states.total():
        files.append(tap(texts.plain("bank-export"), "bx.p", one))
    if states["retired"]:
        retired = texts.plain("bank-retired", many=states["retired"])
        files.append(tap(retired, "bk.l", one, "retired", "-", 0))
    starter = (tap(texts.plain("bank-starter", many=missing), "bk.s", one),) if missing else ()
    rows = [tuple(waiting), tuple(looks), tuple(files), starter]
    return tuple(row for row in ([starter, *rows[:-1]] if not states.total() else rows) if row)


def correction(texts: Texts, session: Session, corrected: Sequence[Corrected]) -> OutMessage:
    """The note to the group on questions whose rounds were put right; it names nobody."""
    said = [texts("bank-correction")]
    for one in corrected[:A_PAGE]:
        question = questions.as_value(session, one.row)
        right = texts.plain("bank-between").join(question.right_texts) or answer(texts, one.row)
        said.append(
            texts("bank-correction-entry", stem=short(question.stem), answer=cut(right, 200))
        )
    if len(corrected) > A_PAGE:
        said.append(texts("bank-correction-more", many=len(corrected) - A_PAGE))
    righted = set().union(*(one.regraded.righted for one in corrected))
    wronged = set().union(*(one.regraded.wronged for one in corrected))
    if righted or wronged:
        counts = {"righted": len(righted), "wronged": len(wronged)}
        said.append(texts("bank-correction-counts", **counts))
    else:
        said.append(texts("bank-correction-same"))
    return OutMessage("\n".join(said), silent=True)
