"""Choosing the language of everything private: one of ours, or the branch's."""

from data.models import Account
from data.queries import branch as branches, member as members
from data.values.language import Language
from data.values.out import OutMessage
from handlers.shared.access import branch_here
from handlers.shared.router import Context, Refusal, Router, anyone, tap

route = Router()
BRANCHS = "branch"
"""Stands in the button for the branch's language."""


@route.command("language", anyone(), words=("语言", "語言"), menus=("member",), link="ln")
@route.button("ln.p", anyone())
def language(ctx: Context) -> None:
    """Shows which language is spoken, and the others."""
    _show(ctx, _account(ctx))


@route.button("ln.s", anyone())
def choose(ctx: Context) -> None:
    """Keeps the language that was chosen; it is spoken at once."""
    wanted = ctx.arg()
    if wanted not in {*Language, BRANCHS}:
        raise Refusal("button-unknown")
    account = _account(ctx)
    account.language = None if wanted == BRANCHS else wanted
    _show(ctx, account)
    ctx.answer(ctx.plain("language-saved"))


def _account(ctx: Context) -> Account:
    return members.meet(ctx.session, ctx.person.id, ctx.person.name, ctx.now, private=True)


def _show(ctx: Context, account: Account) -> None:
    if account.language is not None:
        ctx.use_language(account.language)
    elif branches.of_account(ctx.session, account.id):
        branch_here(ctx)
    else:
        ctx.use_language(ctx.person.language)
    chosen = account.language or BRANCHS
    buttons = [
        tap(ctx.plain("form-ticked", label=label) if value == chosen else label, "ln.s", value)
        for value, label in (
            *((str(one), ctx.plain(f"language-{one}")) for one in Language),
            (BRANCHS, ctx.plain("language-as-branch")),
        )
    ]
    ctx.show(OutMessage(ctx.texts("language-page")).with_buttons(tuple(buttons[:3]), buttons[3]))
