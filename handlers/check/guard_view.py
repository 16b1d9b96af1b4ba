"""What the rhythm guard says, and the year at a glance."""

from collections.abc import Sequence

from data.models import Branch
from data.values.guard import Missing, Rule
from data.values.out import Button, OutMessage
from data.values.period import PeriodKind
from handlers.shared.buttons import link, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.wording import Texts


def warning(texts: Texts, branch: Branch, found: Sequence[Missing], behind: int) -> OutMessage:
    """All that is missing, in one message with the way to arrange it."""
    lines = [texts("guard-head")]
    lines += [
        texts(
            "guard-missing",
            what=texts.plain(f"kind-{one.rule}"),
            period=texts.plain(f"guard-this-{one.period.kind}"),
            left=one.left,
        )
        for one in found
    ]
    buttons = []
    if found:
        address = link(IDENTITY.username, "m", branch.id)
        buttons.append(Button(texts.plain("guard-arrange"), url=address))
    if behind:
        lines.append(texts("guard-hours", many=behind))
        buttons.append(tap(texts.plain("guard-to-hours"), "ph.l", branch.id, 0))
    year = tap(texts.plain("check-year"), "cg.y", branch.id)
    return OutMessage("\n".join(lines)).with_buttons(tuple(buttons), (year,))


def year(
    texts: Texts,
    branch: Branch,
    shown: int,
    this_year: int,
    lines: Sequence[tuple[Rule, Sequence[bool | None]]],
) -> OutMessage:
    """Each rule with a sign for each of its periods."""
    said = [
        texts(
            "guard-year-line",
            what=texts.plain(f"kind-{rule.kind}"),
            every=texts.plain(f"guard-every-{rule.period}"),
            signs=_signs(rule, kept),
        )
        for rule, kept in lines
    ]
    before = tap(str(shown - 1), "cg.y", branch.id, shown - 1)
    after = (tap(str(shown + 1), "cg.y", branch.id, shown + 1),) if shown < this_year else ()
    return OutMessage(
        "\n".join([texts("guard-year", year=str(shown)), "", *said, "", texts("guard-legend")])
    ).with_buttons((before, *after), (tap(texts.plain("back"), "ck.w", branch.id),))


def _signs(rule: Rule, kept: Sequence[bool | None]) -> str:
    signs = {True: "✓", False: "✗", None: "·"}
    shown = [signs[one] for one in kept]
    if rule.period is not PeriodKind.MONTH:
        return " ".join(shown)
    return " ".join("".join(shown[at : at + 3]) for at in range(0, 12, 3))
