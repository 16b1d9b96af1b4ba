"""What the rhythm guard says, and the year at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.models import Branch
from data.values.guard import APPRAISAL, Missing, Rule
from data.values.out import Button, OutMessage
from data.values.period import PeriodKind
from handlers.shared.buttons import link, tap
from handlers.shared.identity import IDENTITY
from handlers.shared.names import say_names
from handlers.shared.texts import Texts


@dataclass(frozen=True, slots=True)
class Year:
    """A year at a glance: the years that can be looked at, each rule with whether it was kept in
    each of its periods, and how many are behind with their hours (None for a year that is over)."""

    year: int
    first: int
    last: int
    rules: Sequence[tuple[Rule, Sequence[bool | None]]]
    behind: int | None


def warning(texts: Texts, branch: Branch, found: Sequence[Missing], behind: int) -> OutMessage:
    """All that is missing, in one message with the way to arrange it."""
    lines = [texts("guard-head")]
    lines += [
        texts(
            "guard-missing",
            rule=one.rule,
            what=_called(texts, one.rule),
            period=texts.plain(f"guard-this-{one.period.kind}"),
            left=one.left,
            who=say_names(texts, list(one.who)) if one.who else "none",
        )
        for one in found
    ]
    if any(one.rule == APPRAISAL for one in found):
        lines.append(texts("guard-appraisal-how"))
    buttons = []
    if found:
        address = link(IDENTITY.username, "m", branch.id)
        buttons.append(Button(texts.plain("guard-arrange"), url=address))
    if behind:
        lines.append(texts("guard-hours", many=behind))
        buttons.append(tap(texts.plain("guard-to-hours"), "ph.l", branch.id, 0))
    year = tap(texts.plain("check-year"), "cg.y", branch.id)
    return OutMessage("\n".join(lines)).with_buttons(tuple(buttons), (year,))


def _called(texts: Texts, rule: str) -> str:
    return texts.plain("guard-appraisal") if rule == APPRAISAL else texts.plain(f"kind-{rule}")


def year(texts: Texts, branch: Branch, seen: Year) -> OutMessage:
    """Each rule with a sign for each of its periods."""
    said = [
        texts(
            "guard-year-line",
            what=_called(texts, rule.name),
            every=texts.plain(f"guard-every-{rule.period}"),
            signs=_signs(rule, kept),
        )
        for rule, kept in seen.rules
    ]
    if seen.behind is not None:
        said.append(texts("guard-year-hours", behind=seen.behind))
    turns = [
        tap(str(other), "cg.y", branch.id, other)
        for other in (seen.year - 1, seen.year + 1)
        if seen.first <= other <= seen.last
    ]
    return OutMessage(
        "\n".join([texts("guard-year", year=str(seen.year)), "", *said, "", texts("guard-legend")])
    ).with_buttons(tuple(turns), (tap(texts.plain("back"), "ck.w", branch.id),))


def _signs(rule: Rule, kept: Sequence[bool | None]) -> str:
    signs = {True: "✓", False: "✗", None: "·"}
    shown = [signs[one] for one in kept]
    if rule.period is not PeriodKind.MONTH:
        return " ".join(shown)
    return " ".join("".join(shown[at : at + 3]) for at in range(0, 12, 3))
