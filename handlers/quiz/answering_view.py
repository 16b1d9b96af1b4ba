"""What filling in a question looks like privately."""

from data.models import Answer, Branch, Round
from data.values import rich
from data.values.out import OutMessage
from handlers.quiz import result_view
from handlers.shared.buttons import tap
from handlers.shared.dates import clock
from handlers.shared.texts import Texts, escape

LONGEST = 3_000


def ask(texts: Texts, row: Round, *, late: bool) -> OutMessage:
    """Asks for the answer."""
    stem = rich.excerpt(escape(row.asked["stem"]), LONGEST)
    lines = [
        texts("fill-head", stem=stem),
        "",
        texts("fill-type", blanks=len(row.asked["blanks"])),
        texts("fill-late" if late else "fill-first"),
    ]
    return OutMessage("\n".join(lines)).with_buttons((tap(texts.plain("cancel"), "qd.c", row.id),))


def cancelled(texts: Texts) -> OutMessage:
    """No answer was given."""
    return OutMessage(texts("fill-cancelled"))


def taken(texts: Texts, branch: Branch, row: Round, answer: Answer) -> OutMessage:
    """The answer was taken; of a late one, whether it is right."""
    if not answer.late:
        return OutMessage(texts("fill-taken", closes=clock(row.closes_at, branch.zone)))
    said = result_view.answer(texts, row)
    lines = [texts("fill-late-right" if answer.right else "fill-late-wrong", answer=said)]
    if row.asked["explanation"]:
        explanation = rich.excerpt(escape(row.asked["explanation"]), LONGEST)
        lines.append(texts("result-why", explanation=explanation))
    return OutMessage("\n".join(lines))


def again(texts: Texts, branch: Branch, row: Round, answer: Answer) -> OutMessage:
    """Somebody had answered already: what, and when the result comes."""
    if row.state == "open":
        closes = clock(row.closes_at, branch.zone)
        return OutMessage(texts("fill-before", text=answer.text, closes=closes))
    said = result_view.answer(texts, row)
    return OutMessage(texts("fill-before-over", text=answer.text, answer=said))
