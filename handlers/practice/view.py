"""Shows practice: the first page, questions and what came of them, lists, reminders."""

from collections.abc import Sequence

from data.models import BankQuestion, Branch, Memory
from data.queries import practice
from data.values.memory import REVIEW_CLOCK
from data.values.question import QuestionKind, letters
from handlers.practice import rules
from handlers.practice.service import DUE, NEW, RIGHT, TAG, Coming, Home, ListPage, Seat, Sitting
from handlers.shared.dates import local_day, say_day
from handlers.shared.view import Button, OutMessage, Rows, Texts, pages, rows, tap, turns


def home(texts: Texts, seen: Home, coming: Coming) -> OutMessage:
    """Shows the first page: what is due, and what else can be practised."""
    known, branch = seen.known, seen.branch
    if not known.known + known.shaky + known.new:
        key = "practice-empty-keeper" if seen.keeps else "practice-empty"
        return OutMessage(f"{texts('practice-home')}\n{texts(key)}")
    counts = texts("practice-counts", known=known.known, shaky=known.shaky, new=known.new)
    reminds = texts("practice-reminds", time=f"{REVIEW_CLOCK:%H:%M}")
    lines = [
        texts("practice-home"),
        what_comes(texts, branch, coming),
        "",
        counts,
        reminds if seen.reminds else texts("practice-reminds-not"),
    ]
    first, second = [], [_to_list(texts, branch)]
    if known.new:
        first.append(tap(texts.plain("practice-new"), "pq.s", branch.id, NEW))
    if seen.mistakes:
        label = texts.plain("practice-mistakes", many=seen.mistakes)
        first.append(tap(label, "pq.s", branch.id, practice.WRONG))
    if seen.tags:
        second.insert(0, tap(texts.plain("practice-tags"), "pq.l", branch.id, 0))
    switch = "off" if seen.reminds else "on"
    label = texts.plain("practice-remind-off" if seen.reminds else "practice-remind-on")
    due = texts.plain("practice-due", many=coming.due)
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(due, "pq.s", branch.id, DUE),) if coming.due else (),
        tuple(first),
        tuple(second),
        tap(label, "pq.b", branch.id, switch),
    )


def _to_list(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("practice-list"), "pm.l", branch.id, practice.WRONG, 0)


def what_comes(texts: Texts, branch: Branch, coming: Coming) -> str:
    """Says what is due today, or when something will be."""
    if coming.due:
        return texts("practice-is-due", many=coming.due, minutes=rules.minutes(coming.due))
    if coming.at is None:
        return texts("practice-nothing-due")
    today = local_day(coming.now, branch.zone)
    day = say_day(texts, local_day(coming.at, branch.zone), today)
    return texts("practice-next-due", day=day, many=coming.then)


def tags(texts: Texts, branch: Branch, found: Sequence[tuple[str, int]], page: int) -> OutMessage:
    """Offers the tags."""
    items = [
        tap(
            texts.plain("practice-tag", tag=tag[:20], many=many),
            "pq.g",
            branch.id,
            rules.mark_of(tag),
        )
        for tag, many in found
    ]
    return OutMessage(texts("practice-which-tag")).with_buttons(
        *pages(texts, items, page, "pq.l", branch.id, size=6), _back(texts, branch)
    )


def _back(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("practice-back"), "pq.h", branch.id)


def with_way_back(texts: Texts, branch: Branch, key: str) -> OutMessage:
    """Says a text, with the way back to the first page."""
    return OutMessage(texts(key)).with_buttons(_back(texts, branch))


def end(texts: Texts, seat: Seat, coming: Coming) -> OutMessage:
    """Says how a sitting went, and what comes next."""
    sitting, branch = seat.sitting, seat.branch
    lines = [_went(texts, sitting), what_comes(texts, branch, coming)]
    again = _again(texts, seat, coming)
    return OutMessage("\n".join(lines)).with_buttons(
        again, (_to_list(texts, branch), _back(texts, branch))
    )


def _went(texts: Texts, sitting: Sitting) -> str:
    answered, right = sitting.answered, sitting.right
    if not answered:
        return texts("practice-ended-early")
    if right == answered:
        return texts("practice-ended-all", answered=answered)
    if not right:
        return texts("practice-ended-none", answered=answered)
    return texts("practice-ended-some", answered=answered, right=right)


def _again(texts: Texts, seat: Seat, coming: Coming) -> tuple[Button, ...]:
    branch, sitting = seat.branch, seat.sitting
    if coming.due:
        label = texts.plain("practice-due", many=coming.due)
        return (tap(label, "pq.s", branch.id, DUE),)
    if sitting.mode == DUE:
        return (tap(texts.plain("practice-new"), "pq.s", branch.id, NEW),)
    label = texts.plain("practice-again")
    if sitting.mode == TAG:
        return (tap(label, "pq.g", branch.id, rules.mark_of(sitting.tag)),)
    return (tap(label, "pq.s", branch.id, sitting.mode),)


def reminder(texts: Texts, branch: Branch, due: int) -> OutMessage:
    """Reminds of what is due."""
    key = "practice-reminder-many" if due > rules.SIZE else "practice-reminder"
    text = texts(key, many=due, size=rules.SIZE, minutes=rules.minutes(due))
    return OutMessage(text).with_buttons(
        tap(texts.plain("practice-start"), "pq.s", branch.id, DUE),
        (
            tap(texts.plain("practice-later"), "pq.w", branch.id),
            tap(texts.plain("practice-no-more"), "pq.o", branch.id),
        ),
    )


def question(texts: Texts, draft_id: int, sitting: Sitting) -> OutMessage:
    """Shows a question that waits for its answer."""
    asked, at = sitting.asked, sitting.at
    last = (
        tap(texts.plain("practice-unknown"), "pq.z", draft_id, at),
        tap(texts.plain("practice-end"), "pq.e", draft_id),
    )
    if asked["kind"] == QuestionKind.FILL:
        text = texts("practice-fill", blanks=len(asked["blanks"]))
        page = OutMessage(f"{_stem(texts, sitting, listed=False)}\n\n{text}")
        return page.with_buttons(last)
    judge = asked["kind"] == QuestionKind.JUDGE
    short = judge or rules.on_buttons(asked["options"])
    buttons = [
        tap(_label(texts, sitting, place, short=short), "pq.a", draft_id, at, place)
        for place in range(len(asked["options"]))
    ]
    wide = (2 if judge else 1) if short else (2 if len(buttons) == 4 else 3)
    submit = tap(texts.plain("practice-submit"), "pq.y", draft_id, at)
    return OutMessage(_stem(texts, sitting, listed=not short)).with_buttons(
        *rows(buttons, wide), (submit,) if asked["multiple"] else (), last
    )


def _label(texts: Texts, sitting: Sitting, place: int, *, short: bool) -> str:
    option, letter = sitting.asked["options"][place], letters((place,))
    if sitting.asked["kind"] == QuestionKind.JUDGE:
        return str(option)
    label = f"{letter}. {option}" if short else letter
    if not sitting.asked["multiple"]:
        return label
    chosen = "practice-chosen" if place in sitting.chosen else "practice-unchosen"
    return texts.plain(chosen, label=label)


def _head(texts: Texts, sitting: Sitting) -> str:
    label = sitting.tag if sitting.mode == TAG else texts.plain(f"practice-mode-{sitting.mode}")
    kind = texts.plain(f"practice-kind-{sitting.asked['kind']}")
    at, many = sitting.at + 1, len(sitting.ids)
    return texts("practice-head", label=label, at=at, many=many, kind=kind)


def _stem(texts: Texts, sitting: Sitting, *, listed: bool) -> str:
    """Returns the head, the stem and, where `listed`, the options with their letters."""
    asked = sitting.asked
    options = _lettered(asked["options"]) if listed else []
    stem, *lines = rules.fitted([asked["stem"], *options])
    return "\n".join(
        [_head(texts, sitting), "", texts("practice-line", line=stem), ""]
        + [texts("practice-line", line=line) for line in lines]
    ).rstrip()


def _lettered(options: Sequence[str]) -> list[str]:
    return [f"{letters((place,))}. {option}" for place, option in enumerate(options)]


def closed(texts: Texts, sitting: Sitting) -> OutMessage:
    """Shows a question that was answered by typing, without its buttons."""
    return OutMessage(_stem(texts, sitting, listed=False))


def near(texts: Texts, draft_id: int, sitting: Sitting) -> OutMessage:
    """Asks whether a near miss counts as right."""
    text = texts(
        "practice-near", typed=sitting.typed, answer=said_blanks(texts, sitting.asked["blanks"])
    )
    return OutMessage(f"{_head(texts, sitting)}\n\n{text}").with_buttons(
        (
            tap(texts.plain("practice-near-right"), "pq.j", draft_id, sitting.at, 1),
            tap(texts.plain("practice-near-wrong"), "pq.j", draft_id, sitting.at, 0),
        )
    )


def outcome(texts: Texts, seat: Seat, *, saved: bool) -> OutMessage:
    """Shows what came of an answer: the options marked, the explanation, and the ways on."""
    sitting = seat.sitting
    asked = sitting.asked
    fill = asked["kind"] == QuestionKind.FILL
    options = asked["options"]
    if asked["kind"] != QuestionKind.JUDGE:
        options = _lettered(options)
    stem, explanation, *options = rules.fitted([asked["stem"], asked["explanation"], *options])
    lines = [_head(texts, sitting), "", texts("practice-line", line=stem), ""]
    if fill:
        lines += _filled(texts, sitting)
    lines += [_marked(texts, sitting, place, line) for place, line in enumerate(options)]
    lines += ["", _verdict(texts, sitting), *explained(texts, explanation, asked["source"])]
    return OutMessage("\n".join(lines)).with_buttons(*_ways_on(texts, seat, saved=saved))


def _ways_on(texts: Texts, seat: Seat, *, saved: bool) -> Rows:
    sitting, here = seat.sitting, (seat.draft.id, seat.sitting.at)
    more = sitting.at + 1 < len(sitting.ids)
    on = texts.plain("practice-next" if more else "practice-done")
    keep = texts.plain(_keep(sitting, saved=saved))
    last = (tap(texts.plain("practice-end"), "pq.e", seat.draft.id),) if more else ()
    return (
        (tap(on, "pq.n", *here, seat.branch.id),),
        (tap(keep, "pq.k", *here), tap(texts.plain("practice-doubt"), "pq.r", *here)),
        last,
    )


def _keep(sitting: Sitting, *, saved: bool) -> str:
    """Returns the label for saving; what went wrong stands on the list of mistakes anyway."""
    if saved:
        return "practice-kept"
    return "practice-keep" if sitting.outcome == RIGHT else "practice-keep-too"


def _verdict(texts: Texts, sitting: Sitting) -> str:
    """Says right or not; of lettered options also what was chosen and what should have been."""
    if sitting.outcome == RIGHT:
        return texts("practice-was-right")
    if not sitting.chosen or sitting.asked["kind"] == QuestionKind.JUDGE:
        return texts("practice-was-wrong")
    chosen, right = letters(tuple(sitting.chosen)), letters(tuple(sitting.asked["answer"]))
    return texts("practice-was-other", chosen=chosen, right=right)


def _filled(texts: Texts, sitting: Sitting) -> list[str]:
    answer = texts("practice-answer", answer=said_blanks(texts, sitting.asked["blanks"]))
    if not sitting.typed:
        return [answer]
    return [texts("practice-typed", typed=sitting.typed), answer]


def _marked(texts: Texts, sitting: Sitting, place: int, line: str) -> str:
    if place in sitting.asked["answer"]:
        return texts("practice-option-right", option=line)
    chosen = "practice-option-wrong" if place in sitting.chosen else "practice-option"
    return texts(chosen, option=line)


def list_page(texts: Texts, seen: ListPage) -> OutMessage:
    """Shows a page of a list, with a button to take off each question."""
    first = seen.page * rules.LIST_SIZE + 1
    lines = [texts(f"mistakes-{seen.name}", many=seen.many[seen.name])]
    if not seen.shown:
        lines.append(texts(f"mistakes-{seen.name}-none"))
    most = rules.LONGEST_PAGE // rules.LIST_SIZE
    for number, (question, memory) in enumerate(seen.shown, start=first):
        lines += ["", *_entry(texts, number, question, memory, most)]
    off = [
        tap(
            texts.plain("mistakes-off", number=number),
            "pm.x",
            seen.branch.id,
            seen.name,
            question.id,
            seen.page,
        )
        for number, (question, _) in enumerate(seen.shown, start=first)
    ]
    other = texts.plain(f"mistakes-to-{seen.other}", many=seen.many[seen.other])
    practise = tap(texts.plain("mistakes-practise"), "pq.s", seen.branch.id, seen.name)
    return OutMessage("\n".join(lines)).with_buttons(
        (practise,) if seen.shown else (),
        tuple(off),
        turns(texts, seen.page, seen.last, "pm.l", seen.branch.id, seen.name),
        (tap(other, "pm.l", seen.branch.id, seen.other, 0), _back(texts, seen.branch)),
    )


def _entry(
    texts: Texts, number: int, question: BankQuestion, memory: Memory, most: int
) -> list[str]:
    """Shows a question with its right answer, how often it went wrong, and why it is right."""
    stem, answer, explanation = rules.fitted(
        [question.stem, right_answer(texts, question), question.explanation], most
    )
    lines = [texts("mistakes-stem", number=number, stem=stem)]
    lines.append(texts("mistakes-answer", answer=answer))
    if memory.wrong:
        lines.append(texts("mistakes-times", wrong=memory.wrong, right=memory.right))
    return [*lines, *explained(texts, explanation, question.source)]


def right_answer(texts: Texts, question: BankQuestion) -> str:
    """Says the right answer: the options' texts, true or false, or the blanks."""
    if question.kind == QuestionKind.FILL:
        return said_blanks(texts, question.blanks)
    if question.kind == QuestionKind.JUDGE:
        return texts.plain("question-true" if question.answer == [0] else "question-false")
    between = texts.plain("practice-between-blanks")
    return between.join(str(question.options[place]) for place in question.answer)


def explained(texts: Texts, explanation: str, source: str) -> list[str]:
    """Returns explanation and source, each in a line, where there are any."""
    lines = [texts("practice-explanation", explanation=explanation)] if explanation else []
    return [*lines, texts("practice-source", source=source)] if source else lines


def said_blanks(texts: Texts, blanks: Sequence[Sequence[str]]) -> str:
    """Says the best wording of each blank."""
    return texts.plain("practice-between-blanks").join(accepted[0] for accepted in blanks)
