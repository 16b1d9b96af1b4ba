"""Lets secretaries change by buttons what the branch gives points for."""

from data.models import Branch, Member
from data.queries import points
from data.values.points import Rule
from handlers.points.awards import service, view
from handlers.shared.router import Context, Refusal, Right, Router, named, number

route = Router()


def _of_rule(ctx: Context, branch: Branch, _member: Member) -> tuple[Branch, Rule]:
    if ctx.arg(1) not in set(Rule):
        raise Refusal("button-unknown")
    return branch, Rule(ctx.arg(1))


OF_RULE = named(Right.SETTINGS).then(_of_rule)


@route.button("pt.g", named(Right.SETTINGS))
def show_rules(ctx: Context, branch: Branch, _member: Member) -> None:
    """Shows all rules with what they are worth."""
    given = points.rules(ctx.session, branch.id)
    ctx.edit(view.rules_page(ctx.texts, branch, given, number(ctx.args, 1)))


@route.button("pt.d", OF_RULE)
def show_rule(ctx: Context, branch: Branch, rule: Rule) -> None:
    """Shows what a rule is worth, to change it."""
    worth = points.rules(ctx.session, branch.id)[rule]
    ctx.edit(view.rule_page(ctx.texts, branch, rule, worth))


@route.button("pt.v", OF_RULE)
def change_worth(ctx: Context, branch: Branch, rule: Rule) -> None:
    """Puts a number of a rule up or down, or the rule back to its defaults."""
    worth = service.change_worth(ctx.session, branch, rule, ctx.arg(2), ctx.arg(3))
    ctx.answer(ctx.plain("set-saved"))
    ctx.edit(view.rule_page(ctx.texts, branch, rule, worth))


@route.button("pt.k", named(Right.SETTINGS))
def change_ranking(ctx: Context, branch: Branch, member: Member) -> None:
    """Changes who is shown in the ranking."""
    service.change_ranking(branch)
    ctx.answer(ctx.plain("set-saved"))
    show_rules(ctx, branch, member)
