"""Shows the warnings of the rhythm guard, and the year at a glance."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from data.models import Branch
from data.queries import guard
from data.values.guard import APPRAISAL, RULES, Missing, Rule, kept, still_missing
from data.values.period import Period, PeriodKind
from data.values.study import Span
from handlers.shared.view import (
    Button,
    OutMessage,
    Texts,
    back_to,
    link,
    rows,
    say_names,
    tap,
    today,
)


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
    """Shows a year at a glance: each rule with a sign for each of its periods, and this year what
    is still missing, each the way to plan it."""
    day, shape = today(branch, now), guard.shape(session, branch)
    year = min(max(asked or day.year, shape.founded.year), day.year)
    whole = Period.of(PeriodKind.YEAR, day.replace(year=year, day=1))
    held, planned = guard.meetings(session, branch, Span(whole.first, whole.last), now)
    said = [
        texts(
            "guard-year-line",
            what=_called(texts, rule.name),
            every=texts.plain(f"guard-every-{rule.period}"),
            signs=_signs(texts, rule, kept(rule, year, held.get(rule.name, ()), day, shape)),
        )
        for rule in RULES
        if shape.holds(rule)
    ]
    missing = still_missing(day, shape, held, planned) if year == day.year else []
    if year == day.year:
        said.append(texts("guard-year-hours", behind=len(guard.behind(session, branch, day))))
    turns = [
        tap(str(other), "cg.y", branch.id, other)
        for other in (year - 1, year + 1)
        if shape.founded.year <= other <= day.year
    ]
    lines = [texts("guard-year", year=str(year)), "", *said, "", texts("guard-legend")]
    if missing:
        lines += ["", *_lacking(texts, missing)]
    plan = [
        tap(texts.plain("guard-plan", what=_short(texts, one.rule)), "m.n", branch.id, one.rule)
        for one in missing
        if one.rule != APPRAISAL
    ]
    return OutMessage("\n".join(lines)).with_buttons(
        *rows(plan, 2), tuple(turns), back_to(texts, "ck.w", branch.id)
    )


def _lacking(texts: Texts, missing: Sequence[Missing]) -> list[str]:
    """Says what the present month, quarter and year still lack, a line each."""
    between = texts.plain("between-names")
    found: dict[PeriodKind, list[str]] = {}
    for one in missing:
        name = _short(texts, one.rule)
        if one.who:
            name = texts.plain("attendance-why", name=name, reason=between.join(one.who))
        found.setdefault(one.period.kind, []).append(name)
    return [
        texts(
            "guard-lacks",
            period=texts.plain(f"guard-this-{kind}"),
            what=between.join(found[kind]),
        )
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
        if kind in found
    ]


def _short(texts: Texts, rule: str) -> str:
    return texts.plain(f"guard-short-{rule}")


def _signs(texts: Texts, rule: Rule, kept: Sequence[bool | None]) -> str:
    """Sets a sign behind each month or quarter, half a year a line; one of the year alone."""
    signs = {True: "✓", False: "✗", None: "·"}
    if rule.period is PeriodKind.YEAR:
        return "".join(signs[one] for one in kept)
    monthly = rule.period is PeriodKind.MONTH
    key = "guard-column-month" if monthly else "guard-column-quarter"
    shown = [texts.plain(key, number=number, sign=signs[one]) for number, one in enumerate(kept, 1)]
    half = len(shown) // 2
    return "\n".join(" ".join(part) for part in (shown[:half], shown[half:]))
