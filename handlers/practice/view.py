"""What practice looks like: the first page, a question, what came of it, the end of a sitting."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data.models import Branch
from data.queries import practice
from data.queries.memory import Known
from data.values.memory import REVIEW_CLOCK
from data.values.out import Button, OutMessage, Rows
from data.values.question import QuestionKind, letters
from handlers.practice import rules
from handlers.practice.sitting import DUE, NEW, RIGHT, TAG, Seat, Sitting
from handlers.shared.buttons import pages, rows, tap
from handlers.shared.moments import say_day
from handlers.shared.wording import Texts


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page says: what a member knows, how many mistakes there are, whether there
    are tags, whether they are reminded, and whether they look after the bank."""

    branch: Branch
    known: Known
    mistakes: int
    tags: bool
    reminds: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """What there is to review after a sitting: due now, or else when next and how many then."""

    due: int
    at: datetime | None
    then: int
    now: datetime


def home(texts: Texts, seen: Home, coming: Coming) -> OutMessage:
    """The first page: what is due, and what else can be practised."""
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
    due = texts.plain("practice-due", many=known.due)
    return OutMessage("\n".join(lines)).with_buttons(
        (tap(due, "pq.s", branch.id, DUE),) if known.due else (),
        tuple(first),
        tuple(second),
        (tap(label, "pq.b", branch.id, switch),),
    )


def _to_list(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("practice-list"), "pm.l", branch.id, practice.WRONG, 0)


def what_comes(texts: Texts, branch: Branch, coming: Coming) -> str:
    """What is due today, or when something will be."""
    if coming.due:
        return texts("practice-is-due", many=coming.due, minutes=rules.minutes(coming.due))
    if coming.at is None:
        return texts("practice-nothing-due")
    today = rules.local_day(coming.now, branch.zone)
    day = say_day(texts, rules.local_day(coming.at, branch.zone), today)
    return texts("practice-next-due", day=day, many=coming.then)


def mark_of(tag: str) -> str:
    """A tag in few characters, for a button."""
    return f"{zlib.crc32(tag.encode()):x}"


def tags(texts: Texts, branch: Branch, found: Sequence[tuple[str, int]], page: int) -> OutMessage:
    """The tags to practise by."""
    items = [
        tap(texts.plain("practice-tag", tag=tag[:20], many=many), "pq.g", branch.id, mark_of(tag))
        for tag, many in found
    ]
    return OutMessage(texts("practice-which-tag")).with_buttons(
        *pages(texts, items, page, "pq.l", branch.id, size=6), (_back(texts, branch),)
    )


def _back(texts: Texts, branch: Branch) -> Button:
    return tap(texts.plain("practice-back"), "pq.h", branch.id)


def _head(texts: Texts, sitting: Sitting) -> str:
    label = sitting.tag if sitting.mode == TAG else texts.plain(f"practice-mode-{sitting.mode}")
    kind = texts.plain(f"practice-kind-{sitting.asked['kind']}")
    at, many = sitting.at + 1, len(sitting.ids)
    return texts("practice-head", label=label, at=at, many=many, kind=kind)


def _stem(texts: Texts, sitting: Sitting, *, listed: bool) -> str:
    """The head, the stem and, where `listed`, the options with their letters."""
    asked = sitting.asked
    options = _lettered(asked["options"]) if listed else []
    stem, *lines = rules.fitted([asked["stem"], *options])
    return "\n".join(
        [_head(texts, sitting), "", texts("practice-line", line=stem), ""]
        + [texts("practice-line", line=line) for line in lines]
    ).rstrip()


def _lettered(options: Sequence[str]) -> list[str]:
    return [f"{letters((place,))}. {option}" for place, option in enumerate(options)]


def question(texts: Texts, draft_id: int, sitting: Sitting) -> OutMessage:
    """A question that waits for its answer."""
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


def closed(texts: Texts, sitting: Sitting) -> OutMessage:
    """A question that was answered by typing, where it stood."""
    return OutMessage(_stem(texts, sitting, listed=False))


def near(texts: Texts, draft_id: int, sitting: Sitting) -> OutMessage:
    """What was typed is nearly right: the member decides."""
    text = texts(
        "practice-near", typed=sitting.typed, answer=said_blanks(texts, sitting.asked["blanks"])
    )
    return OutMessage(f"{_head(texts, sitting)}\n\n{text}").with_buttons(
        (
            tap(texts.plain("practice-near-right"), "pq.j", draft_id, sitting.at, 1),
            tap(texts.plain("practice-near-wrong"), "pq.j", draft_id, sitting.at, 0),
        )
    )


def said_blanks(texts: Texts, blanks: Sequence[Sequence[str]]) -> str:
    """The best wording of each blank."""
    return texts.plain("practice-between-blanks").join(accepted[0] for accepted in blanks)


def outcome(texts: Texts, seat: Seat, *, saved: bool) -> OutMessage:
    """What came of an answer: the options marked, the explanation, and the ways on."""
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
    """What saving it is called: what went wrong stands on the list of mistakes anyway."""
    if saved:
        return "practice-kept"
    return "practice-keep" if sitting.outcome == RIGHT else "practice-keep-too"


def _verdict(texts: Texts, sitting: Sitting) -> str:
    """Right or not; of lettered options also what was chosen and what should have been."""
    if sitting.outcome == RIGHT:
        return texts("practice-was-right")
    if not sitting.chosen or sitting.asked["kind"] == QuestionKind.JUDGE:
        return texts("practice-was-wrong")
    chosen, right = letters(tuple(sitting.chosen)), letters(tuple(sitting.asked["answer"]))
    return texts("practice-was-other", chosen=chosen, right=right)


def explained(texts: Texts, explanation: str, source: str) -> list[str]:
    """Explanation and source, each in a line, where there are any."""
    lines = []
    if explanation:
        lines.append(texts("practice-explanation", explanation=explanation))
    if source:
        lines.append(texts("practice-source", source=source))
    return lines


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


def end(texts: Texts, seat: Seat, coming: Coming) -> OutMessage:
    """How a sitting went, in a line, and what comes next."""
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
        return (tap(label, "pq.g", branch.id, mark_of(sitting.tag)),)
    return (tap(label, "pq.s", branch.id, sitting.mode),)


def reminder(texts: Texts, branch: Branch, due: int) -> OutMessage:
    """The day's reminder of what is due."""
    minutes = rules.minutes(due)
    text = texts("practice-reminder", many=due, minutes=minutes)
    if due > rules.SIZE:
        text = texts("practice-reminder-many", many=due, size=rules.SIZE, minutes=minutes)
    return OutMessage(text).with_buttons(
        (tap(texts.plain("practice-start"), "pq.s", branch.id, DUE),),
        (
            tap(texts.plain("practice-later"), "pq.w", branch.id),
            tap(texts.plain("practice-no-more"), "pq.o", branch.id),
        ),
    )
