"""What the branch gives points for and how many: secretaries change it by buttons."""

from data.models import Branch
from data.queries import points
from data.values.out import Button, OutMessage
from data.values.points import DEFAULTS, Rule, Worth
from handlers.shared.access import Right, holder_in
from handlers.shared.buttons import number, rows, tap
from handlers.shared.context import Context
from handlers.shared.feature import Handler
from handlers.shared.refusal import Refusal
from handlers.shared.texts import Texts

FIELDS = ("points", "a_day", "a_week")
MOST = {"points": 50, "a_day": 100, "a_week": 300}
RANKINGS = ("all", "top", "off")
AT_ONCE = 6


def _branch(ctx: Context) -> Branch:
    branch, _ = holder_in(ctx, number(ctx.args), Right.SETTINGS)
    return branch


def tapped_list(ctx: Context) -> None:
    """All rules with what they are worth, and who the ranking shows."""
    branch = _branch(ctx)
    ctx.answer("")
    _list(ctx, branch, number(ctx.args, 1))


def _list(ctx: Context, branch: Branch, page: int = 0) -> None:
    texts, given = ctx.texts, points.rules(ctx.session, branch.id)
    lines = [_line(texts, rule, given[rule]) for rule in Rule]
    pages = (len(Rule) - 1) // AT_ONCE
    page = min(page, pages)
    buttons = [
        tap(texts.plain(f"rule-{rule}"), "pt.d", branch.id, rule)
        for rule in list(Rule)[page * AT_ONCE : (page + 1) * AT_ONCE]
    ]
    other = (page + 1) % (pages + 1)
    ctx.edit(
        OutMessage("\n".join([texts("rules-title"), "", *lines])).with_buttons(
            *rows(buttons, 3),
            (
                tap(texts.plain(f"rules-ranking-{branch.ranking}"), "pt.k", branch.id),
                tap(texts.plain("rules-more"), "pt.g", branch.id, other),
                tap(texts.plain("back"), "b.s", branch.id),
            ),
        )
    )


def _line(texts: Texts, rule: Rule, worth: Worth) -> str:
    label = texts.plain(f"rule-{rule}")
    return texts("rules-line", rule=label, points=worth.points, day=worth.a_day, week=worth.a_week)


def tapped_deed(ctx: Context) -> None:
    """One rule: its points and its caps, each with a button down and one up."""
    branch, rule = _branch(ctx), _rule(ctx)
    ctx.answer("")
    _page(ctx, branch, rule)


def _rule(ctx: Context) -> Rule:
    said = ctx.args[1] if len(ctx.args) > 1 else ""
    if said not in set(Rule):
        raise Refusal("button-unknown")
    return Rule(said)


def _page(ctx: Context, branch: Branch, rule: Rule) -> None:
    texts, worth = ctx.texts, points.rules(ctx.session, branch.id)[rule]

    def change(field: str) -> tuple[Button, ...]:
        value = getattr(worth, field)
        label = texts.plain(f"rules-{field}", value=value)
        args = (branch.id, rule, field)
        return (
            tap(texts.plain("rules-less"), "pt.v", *args, "d"),
            tap(label, "pt.d", branch.id, rule),
            tap(texts.plain("rules-plus"), "pt.v", *args, "u"),
        )

    reset = tap(texts.plain("rules-reset"), "pt.v", branch.id, rule, "all", "r")
    ctx.edit(
        OutMessage(
            "\n".join([_line(texts, rule, worth), texts(f"rule-about-{rule}")])
        ).with_buttons(
            *(change(field) for field in FIELDS),
            (
                tap(texts.plain("back"), "pt.g", branch.id, 0),
                *((reset,) if _own(worth, rule) else ()),
            ),
        )
    )


def _own(worth: Worth, rule: Rule) -> bool:
    return worth != DEFAULTS[rule]


def tapped_value(ctx: Context) -> None:
    """A number goes up or down, or the rule back to its defaults; entries that stand stay."""
    branch, rule = _branch(ctx), _rule(ctx)
    field, way = (*ctx.args[2:4], "", "")[:2]
    worth = points.rules(ctx.session, branch.id)[rule]
    if way == "r":
        worth = DEFAULTS[rule]
    elif field in FIELDS and way in ("u", "d"):
        worth = changed(worth, field, up=way == "u")
    else:
        raise Refusal("button-unknown")
    points.set_rule(ctx.session, branch.id, rule, worth)
    ctx.session.flush()
    ctx.answer(ctx.texts.plain("set-saved"))
    _page(ctx, branch, rule)


def changed(worth: Worth, field: str, *, up: bool) -> Worth:
    """The rule with a number one step up or down, within its bounds; caps move in larger steps."""
    step = 1 if field == "points" else 2
    value = getattr(worth, field) + (step if up else -step)
    values = {name: getattr(worth, name) for name in FIELDS}
    return Worth(**{**values, field: min(max(value, 0), MOST[field])})


def tapped_ranking(ctx: Context) -> None:
    """Who the ranking shows: all, the first ten, nobody."""
    branch = _branch(ctx)
    branch.ranking = RANKINGS[(RANKINGS.index(branch.ranking) + 1) % len(RANKINGS)]
    ctx.answer(ctx.texts.plain("set-saved"))
    _list(ctx, branch)


TAPS: dict[str, Handler] = {
    "pt.g": tapped_list,
    "pt.d": tapped_deed,
    "pt.v": tapped_value,
    "pt.k": tapped_ranking,
}
