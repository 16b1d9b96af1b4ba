"""What near misses look like to those who decide on them."""

from data.models import Round
from data.values import rich
from data.values.out import OutMessage
from handlers.shared.buttons import tap
from handlers.shared.texts import Texts, escape

LONGEST = 200


def call(texts: Texts, row: Round, many: int) -> OutMessage:
    """Near misses wait."""
    stem = rich.excerpt(escape(row.asked["stem"]), LONGEST)
    return OutMessage(texts("near-call", many=many, stem=stem)).with_buttons(
        (tap(texts.plain("near-look"), "qd.n", row.id),)
    )


def page(texts: Texts, row: Round, answer_id: int, text: str, many: int, left: int) -> OutMessage:
    """One wording: what was asked, what is accepted, what was written; `left` more wait."""
    accepted = [texts.plain("near-or").join(blank) for blank in row.asked["blanks"]]
    lines = [
        texts("near-stem", stem=rich.excerpt(escape(row.asked["stem"]), 3 * LONGEST)),
        texts("near-accepted", accepted=rich.excerpt(escape(" / ".join(accepted)), 2 * LONGEST)),
        texts("near-given", text=rich.excerpt(escape(text), 2 * LONGEST), many=many),
    ]
    if left:
        lines += ["", texts("near-left", many=left)]
    return OutMessage("\n".join(lines)).with_buttons(
        (
            tap(texts.plain("near-right"), "qd.y", answer_id),
            tap(texts.plain("near-wrong"), "qd.x", answer_id),
        ),
        (tap(texts.plain("back"), "qd.r", row.id),),
    )


def done(texts: Texts, row: Round) -> OutMessage:
    """Nothing waits any more."""
    return OutMessage(texts("near-done")).with_buttons((tap(texts.plain("back"), "qd.r", row.id),))
