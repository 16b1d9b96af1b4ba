"""Handlers of a file's doubtful questions: one after the other, taken as right, mended, left."""

from collections.abc import Sequence
from dataclasses import replace

from data.imports.bank.draft import Verdict
from data.models import Branch, Draft, QuestionFile, QuestionFound
from data.queries import question_file as files
from data.queries.question_file import Entry
from data.values.out import OutMessage
from data.values.question import Picture, Question
from handlers.bank import correcting, doubtful_view, imported, rules, service, sorting
from handlers.bank.room import argument, ask_typed, enter_file, typed_text
from handlers.shared.buttons import number, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered

VERDICTS = {"d": "doubtful", "r": "refused"}
TOGETHER = 200
"""Questions taken with one tap: others' taps wait meanwhile."""


def tapped_next(ctx: Context) -> None:
    """The first of a verdict, or the one after another (跳过)."""
    branch, file = enter_file(ctx)
    verdict = VERDICTS.get(argument(ctx))
    if verdict is None:
        raise Refusal("button-unknown")
    ctx.answer("")
    _show_next(ctx, branch, file, verdict, number(ctx.args, 2) - 1)


def _show_next(ctx: Context, branch: Branch, file: QuestionFile, verdict: str, after: int) -> None:
    row = files.next_found(ctx.session, file.id, verdict, after)
    if row is None and after >= 0 and files.waiting(ctx.session, file.id)[verdict]:
        ctx.show(doubtful_view.over(ctx.texts, file, verdict))
    elif row is None:
        imported.show(ctx, branch, file)
    else:
        _show(ctx, file, row)


def _show(ctx: Context, file: QuestionFile, row: QuestionFound, *first: str) -> None:
    place = files.before(ctx.session, row) + 1
    many = files.waiting(ctx.session, file.id)[row.verdict]
    alike = 0
    if row.reason and row.question and row.verdict == "doubtful":
        alike = len(files.alike(ctx.session, file.id, row.reason, TOGETHER))
    ctx.show(doubtful_view.page(ctx.texts, row, place, many, alike, *first))


def _row(ctx: Context, file: QuestionFile, place: int) -> QuestionFound:
    row = ctx.session.get(QuestionFound, (file.id, place))
    if row is None:
        raise Refusal("button-stale")
    return row


def tapped_accept(ctx: Context) -> None:
    """算它对: it goes into the bank as it is."""
    branch, file = enter_file(ctx)
    row = _row(ctx, file, number(ctx.args, 1))
    if not row.question or row.verdict != "doubtful":
        raise Refusal("button-stale")
    place = row.place
    _store(ctx, branch, file, [row])
    ctx.answer(ctx.texts.plain("bank-accepted-answer"))
    _show_next(ctx, branch, file, "doubtful", place)


def tapped_accept_alike(ctx: Context) -> None:
    """都算对: all with which only the same thing is wrong, some hundred at a time."""
    branch, file = enter_file(ctx)
    row = _row(ctx, file, number(ctx.args, 1))
    if not row.reason or row.verdict != "doubtful":
        raise Refusal("button-stale")
    place = row.place
    rows = files.alike(ctx.session, file.id, row.reason, TOGETHER)
    _store(ctx, branch, file, rows)
    ctx.answer(ctx.texts.plain("bank-accepted-many", many=len(rows)))
    _show_next(ctx, branch, file, "doubtful", place)


def _store(ctx: Context, branch: Branch, file: QuestionFile, rows: Sequence[QuestionFound]) -> None:
    entries = [
        Entry(Question.from_json(row.question, _picture(row)), row.replaces_id) for row in rows
    ]
    _take(ctx, branch, file, entries)
    for row in rows:
        _done(ctx, file, row)


def _take(ctx: Context, branch: Branch, file: QuestionFile, entries: list[Entry]) -> None:
    taken = service.take(ctx.session, ctx.now, branch, file, entries, ctx.person.id)
    file.stored += taken.stored
    file.changed += taken.changed
    correcting.tell_group(ctx.session, ctx.now, branch, taken.corrected)
    ctx.pokes.add("outbox")


def _done(ctx: Context, file: QuestionFile, row: QuestionFound) -> None:
    counts = dict(file.counts)
    counts[row.verdict] = counts.get(row.verdict, 1) - 1
    counts["accepted"] = counts.get("accepted", 0) + 1
    file.counts = counts
    ctx.session.delete(row)
    ctx.session.flush()


def _picture(row: QuestionFound) -> Picture | None:
    return Picture(row.picture) if row.picture else None


def tapped_mend(ctx: Context) -> None:
    """改: the whole question will be typed anew."""
    branch, file = enter_file(ctx)
    row = _row(ctx, file, number(ctx.args, 1))
    shown = OutMessage(doubtful_view.ask_mended(ctx.texts, row)).with_buttons(
        (tap(ctx.texts.plain("back"), "bf.p", file.id, row.place),)
    )
    ask_typed(ctx, branch, "mend", shown, file=file.id, place=row.place)


def tapped_page(ctx: Context) -> None:
    """返回 to one question."""
    _, file = enter_file(ctx)
    ctx.answer("")
    _show(ctx, file, _row(ctx, file, number(ctx.args, 1)))


def typed(ctx: Context, draft: Draft) -> None:
    """The question as it was mended: stored where nothing is doubtful any more, else shown again
    with what still is."""
    branch, file = enter_file(ctx, draft.data["file"])
    row = _row(ctx, file, draft.data["place"])
    before = sorting.found_from(row.found, row.picture)
    one = rules.typed_question(typed_text(ctx, rules.LONGEST_TYPED), before)
    answered(ctx, draft)
    if one.verdict is Verdict.DOUBTFUL and one.question is not None:
        row.found = sorting.found_json(replace(one.found, number=before.number))
        row.reasons = [[reason.key, reason.values] for reason in one.reasons]
        row.reason, row.verdict = rules.only_reason(one), "doubtful"
        row.question = one.question.as_json()
        ctx.session.flush()
        _show(ctx, file, row, ctx.texts("bank-still-doubtful"), "")
        return
    assert one.question is not None
    verdict, place = row.verdict, row.place
    _take(ctx, branch, file, [Entry(one.question, row.replaces_id)])
    if row.question:
        was = Question.from_json(row.question, _picture(row))
        service.remember(ctx.session, ctx.now, branch, one.question, was, ctx.person.id)
    _done(ctx, file, row)
    ctx.reply(ctx.texts("bank-mended-stored"))
    _show_next(ctx, branch, file, verdict, place)


TAPS: dict[str, Handler] = {
    "bf.n": tapped_next,
    "bf.y": tapped_accept,
    "bf.ya": tapped_accept_alike,
    "bf.m": tapped_mend,
    "bf.p": tapped_page,
}
