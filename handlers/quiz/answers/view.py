"""Shows privately how a question is filled in, and near misses to those who decide on them."""

from data.models import Answer, Branch, Round
from data.values import rich
from handlers.quiz.results import view as result_view
from handlers.shared.dates import clock
from handlers.shared.view import OutMessage, Texts, back_to, escape, tap

LONGEST, EXCERPT = 3_000, 200


def ask(texts: Texts, row: Round, *, late: bool) -> OutMessage:
    """Asks for the answer."""
    stem = rich.excerpt(escape(row.asked["stem"]), LONGEST)
    lines = [
        texts("fill-head", stem=stem),
        "",
        texts("fill-type", blanks=len(row.asked["blanks"])),
        texts("fill-late" if late else "fill-first"),
    ]
    return OutMessage("\n".join(lines)).with_buttons(tap(texts.plain("cancel"), "qd.c", row.id))


def cancelled(texts: Texts) -> OutMessage:
    """Says that no answer was given."""
    return OutMessage(texts("fill-cancelled"))


def taken(texts: Texts, branch: Branch, row: Round, answer: Answer) -> OutMessage:
    """Says that the answer was taken; of a late one, whether it is right."""
    if not answer.late:
        return OutMessage(texts("fill-taken", closes=clock(row.closes_at, branch.zone)))
    said = result_view.answer(texts, row)
    lines = [texts("fill-late-right" if answer.right else "fill-late-wrong", answer=said)]
    if row.asked["explanation"]:
        explanation = rich.excerpt(escape(row.asked["explanation"]), LONGEST)
        lines.append(texts("result-why", explanation=explanation))
    return OutMessage("\n".join(lines))


def again(texts: Texts, branch: Branch, row: Round, answer: Answer) -> OutMessage:
    """Shows what somebody had answered before, and when the result comes."""
    if row.state == "open":
        closes = clock(row.closes_at, branch.zone)
        return OutMessage(texts("fill-before", text=answer.text, closes=closes))
    said = result_view.answer(texts, row)
    return OutMessage(texts("fill-before-over", text=answer.text, answer=said))


def near_misses_wait(texts: Texts, row: Round, many: int) -> OutMessage:
    """Tells the secretaries that near misses wait."""
    stem = rich.excerpt(escape(row.asked["stem"]), EXCERPT)
    return OutMessage(texts("near-call", many=many, stem=stem)).with_buttons(
        tap(texts.plain("near-look"), "qd.n", row.id)
    )


def near_miss(
    texts: Texts, row: Round, answer_id: int, text: str, many: int, left: int
) -> OutMessage:
    """Shows one wording: what was asked, what is accepted, what was written; `left` more wait."""
    accepted = [texts.plain("near-or").join(blank) for blank in row.asked["blanks"]]
    lines = [
        texts("near-stem", stem=rich.excerpt(escape(row.asked["stem"]), 3 * EXCERPT)),
        texts("near-accepted", accepted=rich.excerpt(escape(" / ".join(accepted)), 2 * EXCERPT)),
        texts("near-given", text=rich.excerpt(escape(text), 2 * EXCERPT), many=many),
    ]
    if left:
        lines += ["", texts("near-left", many=left)]
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("near-right"), "qd.y", answer_id),
            tap(texts.plain("near-wrong"), "qd.x", answer_id),
        ),
        back_to(texts, "qd.r", row.id),
    )


def none_left(texts: Texts, row: Round) -> OutMessage:
    """Says that nothing waits any more."""
    return OutMessage(texts("near-done")).with_buttons(back_to(texts, "qd.r", row.id))
