"""Sorts what is sent to the bot unasked: is it material, may they add it, is it read or kept."""

from handlers.material import adding, filing, rules
from handlers.shared.access import Right, holder_of_file, weighed
from handlers.shared.turn import Turn


def wants(turn: Turn) -> int:
    """Whether something sent unasked is meant as material; those without the right hear why not
    where nobody else wants it either."""
    return weighed(turn, rules.weight(turn.deed), Right.MATERIAL)


def sent(turn: Turn) -> None:
    """Something that somebody sent privately as material."""
    branch, member = holder_of_file(turn, Right.MATERIAL, "material-not-yours", "material-not-here")
    file = turn.deed.file
    if file is not None and rules.is_text_file(file):
        filing.offer(turn, branch, file)
        return
    adding.take(turn, branch, member)
