"""The doors of a file's doubtful questions: one after the other, taken as right, mended, left."""

from collections.abc import Sequence
from dataclasses import replace

from data.imports.bank.draft import Verdict
from data.models import Branch, Draft, QuestionFile, QuestionFound
from data.queries import question_file as files
from data.queries.question_file import Entry
from data.values.out import OutMessage
from data.values.question import Picture, Question
from handlers.bank import correcting, doubtful_view, filed, rules, service, sorting
from handlers.bank.room import argument, ask_typed, enter_file, typed_text
from handlers.shared.buttons import number, tap
from handlers.shared.doors import Door
from handlers.shared.refusal import Refusal
from handlers.shared.steps import answered
from handlers.shared.turn import Turn

VERDICTS = {"d": "doubtful", "r": "refused"}
TOGETHER = 200
"""Questions taken with one tap: others' taps wait meanwhile."""


def tapped_next(turn: Turn) -> None:
    """The first of a verdict, or the one after another (跳过)."""
    branch, file = enter_file(turn)
    verdict = VERDICTS.get(argument(turn))
    if verdict is None:
        raise Refusal("button-unknown")
    turn.toast("")
    _show_next(turn, branch, file, verdict, number(turn.deed.args, 2) - 1)


def _show_next(turn: Turn, branch: Branch, file: QuestionFile, verdict: str, after: int) -> None:
    row = files.next_found(turn.session, file.id, verdict, after)
    if row is None and after >= 0 and files.waiting(turn.session, file.id)[verdict]:
        turn.show(doubtful_view.over(turn.texts, file, verdict))
    elif row is None:
        filed.show(turn, branch, file)
    else:
        _show(turn, file, row)


def _show(turn: Turn, file: QuestionFile, row: QuestionFound, *first: str) -> None:
    place = files.before(turn.session, row) + 1
    many = files.waiting(turn.session, file.id)[row.verdict]
    alike = 0
    if row.reason and row.question and row.verdict == "doubtful":
        alike = len(files.alike(turn.session, file.id, row.reason, TOGETHER))
    turn.show(doubtful_view.page(turn.texts, row, place, many, alike, *first))


def _row(turn: Turn, file: QuestionFile, place: int) -> QuestionFound:
    row = turn.session.get(QuestionFound, (file.id, place))
    if row is None:
        raise Refusal("button-stale")
    return row


def tapped_accept(turn: Turn) -> None:
    """算它对: it goes into the bank as it is."""
    branch, file = enter_file(turn)
    row = _row(turn, file, number(turn.deed.args, 1))
    if not row.question or row.verdict != "doubtful":
        raise Refusal("button-stale")
    place = row.place
    _store(turn, branch, file, [row])
    turn.toast(turn.texts.plain("bank-accepted-toast"))
    _show_next(turn, branch, file, "doubtful", place)


def tapped_accept_alike(turn: Turn) -> None:
    """都算对: all with which only the same thing is wrong, some hundred at a time."""
    branch, file = enter_file(turn)
    row = _row(turn, file, number(turn.deed.args, 1))
    if not row.reason or row.verdict != "doubtful":
        raise Refusal("button-stale")
    place = row.place
    rows = files.alike(turn.session, file.id, row.reason, TOGETHER)
    _store(turn, branch, file, rows)
    turn.toast(turn.texts.plain("bank-accepted-many", many=len(rows)))
    _show_next(turn, branch, file, "doubtful", place)


def _store(turn: Turn, branch: Branch, file: QuestionFile, rows: Sequence[QuestionFound]) -> None:
    entries = [
        Entry(Question.from_json(row.question, _picture(row)), row.replaces_id) for row in rows
    ]
    _take(turn, branch, file, entries)
    for row in rows:
        _done(turn, file, row)


def _take(turn: Turn, branch: Branch, file: QuestionFile, entries: list[Entry]) -> None:
    taken = service.take(turn.session, turn.now, branch, file, entries, turn.person.id)
    file.stored += taken.stored
    file.changed += taken.changed
    correcting.tell_group(turn.session, turn.now, branch, taken.corrected)
    turn.pokes.add("outbox")


def _done(turn: Turn, file: QuestionFile, row: QuestionFound) -> None:
    counts = dict(file.counts)
    counts[row.verdict] = counts.get(row.verdict, 1) - 1
    counts["accepted"] = counts.get("accepted", 0) + 1
    file.counts = counts
    turn.session.delete(row)
    turn.session.flush()


def _picture(row: QuestionFound) -> Picture | None:
    return Picture(row.picture) if row.picture else None


def tapped_mend(turn: Turn) -> None:
    """改: the whole question will be typed anew."""
    branch, file = enter_file(turn)
    row = _row(turn, file, number(turn.deed.args, 1))
    shown = OutMessage(doubtful_view.ask_mended(turn.texts, row)).with_buttons(
        (tap(turn.texts.plain("back"), "bf.p", file.id, row.place),)
    )
    ask_typed(turn, branch, "mend", shown, file=file.id, place=row.place)


def tapped_page(turn: Turn) -> None:
    """返回 to one question."""
    _, file = enter_file(turn)
    turn.toast("")
    _show(turn, file, _row(turn, file, number(turn.deed.args, 1)))


def typed(turn: Turn, draft: Draft) -> None:
    """The question as it was mended: stored where nothing is doubtful any more, else shown again
    with what still is."""
    branch, file = enter_file(turn, draft.data["file"])
    row = _row(turn, file, draft.data["place"])
    before = sorting.found_from(row.found, row.picture)
    one = rules.typed_question(typed_text(turn, rules.LONGEST_TYPED), before)
    answered(turn, draft)
    if one.verdict is Verdict.DOUBTFUL and one.question is not None:
        row.found = sorting.found_json(replace(one.found, number=before.number))
        row.reasons = [[reason.key, reason.values] for reason in one.reasons]
        row.reason, row.verdict = rules.only_reason(one), "doubtful"
        row.question = one.question.as_json()
        turn.session.flush()
        _show(turn, file, row, turn.texts("bank-still-doubtful"), "")
        return
    assert one.question is not None
    verdict, place = row.verdict, row.place
    _take(turn, branch, file, [Entry(one.question, row.replaces_id)])
    if row.question:
        was = Question.from_json(row.question, _picture(row))
        service.remember(turn.session, turn.now, branch, one.question, was, turn.person.id)
    _done(turn, file, row)
    turn.say(turn.texts("bank-mended-stored"))
    _show_next(turn, branch, file, verdict, place)


TAPS: dict[str, Door] = {
    "bf.n": tapped_next,
    "bf.y": tapped_accept,
    "bf.ya": tapped_accept_alike,
    "bf.m": tapped_mend,
    "bf.p": tapped_page,
}
