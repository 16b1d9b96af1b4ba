"""Shows what the branch gives points for and how many."""

from collections.abc import Mapping

from data.models import Branch
from data.values.points import DEFAULTS, Rule, Worth
from handlers.points.awards.service import FIELDS
from handlers.shared.view import Button, OutMessage, Texts, back_to, rows, tap

AT_ONCE = 6


def rules_page(texts: Texts, branch: Branch, given: Mapping[Rule, Worth], page: int) -> OutMessage:
    """Shows all rules with what they are worth, and who is shown in the ranking."""
    every = list(Rule)
    pages = (len(every) - 1) // AT_ONCE
    page = min(page, pages)
    buttons = [
        tap(texts.plain(f"rule-{rule}"), "pt.d", branch.id, rule)
        for rule in every[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    lines = [_line(texts, rule, given[rule]) for rule in every]
    return OutMessage("\n".join([texts("rules-title"), "", *lines])).with_buttons(
        *rows(buttons, 3),
        (
            tap(texts.plain(f"rules-ranking-{branch.ranking}"), "pt.k", branch.id),
            tap(texts.plain("rules-more"), "pt.g", branch.id, (page + 1) % (pages + 1)),
            back_to(texts, "b.s", branch.id),
        ),
    )


def _line(texts: Texts, rule: Rule, worth: Worth) -> str:
    label = texts.plain(f"rule-{rule}")
    return texts("rules-line", rule=label, points=worth.points, day=worth.a_day, week=worth.a_week)


def rule_page(texts: Texts, branch: Branch, rule: Rule, worth: Worth) -> OutMessage:
    """Shows a rule: its points and its caps, each with a button down and one up."""

    def change(field: str) -> tuple[Button, ...]:
        label = texts.plain(f"rules-{field}", value=getattr(worth, field))
        return (
            tap(texts.plain("rules-less"), "pt.v", branch.id, rule, field, "d"),
            tap(label, "pt.d", branch.id, rule),
            tap(texts.plain("rules-plus"), "pt.v", branch.id, rule, field, "u"),
        )

    back = [back_to(texts, "pt.g", branch.id, 0)]
    if worth != DEFAULTS[rule]:
        back.append(tap(texts.plain("rules-reset"), "pt.v", branch.id, rule, "all", "r"))
    text = "\n".join([_line(texts, rule, worth), texts(f"rule-about-{rule}")])
    return OutMessage(text).with_buttons(*map(change, FIELDS), tuple(back))
