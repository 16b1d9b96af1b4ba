"""Sorts what is sent to the bot unasked: is it material, may they add it, is it read or kept."""

from handlers.material import adding, importing, rules
from handlers.shared.access import Right, holder_of_file, weighed
from handlers.shared.context import Context


def wants(ctx: Context) -> int:
    """Whether something sent unasked is meant as material; those without the right hear why not
    where nobody else wants it either."""
    return weighed(ctx, rules.weight(ctx.incoming), Right.MATERIAL)


def sent(ctx: Context) -> None:
    """Something that somebody sent privately as material."""
    branch, member = holder_of_file(ctx, Right.MATERIAL, "material-not-yours", "material-not-here")
    file = ctx.file
    if file is not None and rules.is_text_file(file):
        importing.offer(ctx, branch, file)
        return
    adding.take(ctx, branch, member)
