"""What a question looks like in practice: asked, nearly right, and answered."""

from collections.abc import Sequence

from data.values.out import OutMessage, Rows
from data.values.question import QuestionKind, letters
from handlers.practice import rules
from handlers.practice.sitting import RIGHT, TAG, Seat, Sitting
from handlers.shared.buttons import rows, tap
from handlers.shared.texts import Texts


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
