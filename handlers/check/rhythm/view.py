"""Shows the warnings of the rhythm guard, and the year at a glance."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import guard
from data.values.guard import APPRAISAL, RULES, Missing, Rule, kept
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.shared.view import Button, OutMessage, Texts, back_to, link, say_names, tap, today


def warning(texts: Texts, branch: Branch, found: Sequence[Missing], behind: int) -> OutMessage:
    """Names all that is missing in one message, with the way to arrange it."""
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
        address = link(branch.bot_id, "m", branch.id)
        buttons.append(Button(texts.plain("guard-arrange"), url=address))
    if behind:
        lines.append(texts("guard-hours", many=behind))
        buttons.append(tap(texts.plain("guard-to-hours"), "ph.l", branch.id, 0))
    year = tap(texts.plain("check-year"), "cg.y", branch.id)
    return OutMessage("\n".join(lines)).with_buttons(tuple(buttons), year)


def _called(texts: Texts, rule: str) -> str:
    return texts.plain("guard-appraisal") if rule == APPRAISAL else texts.plain(f"kind-{rule}")


def year(session: Session, texts: Texts, branch: Branch, asked: int, now: datetime) -> OutMessage:
    """Shows a year at a glance: each rule with a sign for each of its periods."""
    day, shape = today(branch, now), guard.shape(session, branch)
    year = min(max(asked or day.year, shape.founded.year), day.year)
    whole = Period.of(PeriodKind.YEAR, day.replace(year=year, day=1))
    held, _ = guard.meetings(session, branch, Span(whole.first, whole.last), now)
    said = [
        texts(
            "guard-year-line",
            what=_called(texts, rule.name),
            every=texts.plain(f"guard-every-{rule.period}"),
            signs=_signs(rule, kept(rule, year, held.get(rule.name, ()), day, shape)),
        )
        for rule in RULES
        if shape.holds(rule)
    ]
    if year == day.year:
        said.append(texts("guard-year-hours", behind=len(guard.behind(session, branch, day))))
    turns = [
        tap(str(other), "cg.y", branch.id, other)
        for other in (year - 1, year + 1)
        if shape.founded.year <= other <= day.year
    ]
    return OutMessage(
        "\n".join([texts("guard-year", year=str(year)), "", *said, "", texts("guard-legend")])
    ).with_buttons(tuple(turns), back_to(texts, "ck.w", branch.id))


def _signs(rule: Rule, kept: Sequence[bool | None]) -> str:
    signs = {True: "✓", False: "✗", None: "·"}
    shown = [signs[one] for one in kept]
    if rule.period is not PeriodKind.MONTH:
        return " ".join(shown)
    return " ".join("".join(shown[at : at + 3]) for at in range(0, 12, 3))
