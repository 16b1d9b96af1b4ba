"""Has a branch moved to another bot from the command line."""

from collections.abc import Collection, Iterator

from sqlalchemy.orm import Session

from bot.app import utc_now
from bot.importing import branch_of
from bot.service import Trouble
from data.models import Branch
from handlers.moving import service
from handlers.shared.refusal import Refusal

WHY = {
    "move-there-already": "The branch is served by this bot already.",
    "move-no-such-bot": "The token of that bot is in neither ZHIXUE_TOKEN nor ZHIXUE_TOKENS.",
    "move-start-first": "A secretary of the branch has to open the chat with that bot first.",
    "move-open-poll": "A question is still open; move the branch when it has closed.",
    "move-open-contest": "A contest or duel is still under way; move the branch when it has ended.",
    "move-under-way": "The move is under way already.",
}


def outlook(
    session: Session, branch: Branch, bot_id: int, served: Collection[int]
) -> Iterator[str]:
    """Says what the move would do; raises Trouble where it cannot begin."""
    found = service.outlook(session, branch, bot_id, served)
    if found.blocked:
        raise Trouble(WHY[found.blocked])
    yield f"{branch.name} moves from the bot {branch.bot_id} to the bot {bot_id}."
    if found.token_gone:
        yield (
            f"The token of the bot {branch.bot_id} is gone: what only that bot keeps is lost, and "
            "its old buttons get no answer any more."
        )
    yield f"{found.files} files are sent anew to a secretary through the new bot."
    if found.lost:
        yield f"{len(found.lost)} files cannot be moved and have to be sent again:"
        yield from (f"  {name}" for name in found.lost)
    yield "Messages sent before can no longer be changed; unfinished private steps begin anew."
    yield "Members are asked once to start the new bot."


def move(
    session: Session, branch_id: int, bot_id: int, served: Collection[int], *, really: bool
) -> Iterator[str]:
    """Says what the move would do, and has the running bot do it if `really`; raises Trouble where
    it cannot."""
    branch = branch_of(session, branch_id)
    yield from outlook(session, branch, bot_id, served)
    if not really:
        yield "Nothing is moved without --yes."
        return
    try:
        service.begin(session, utc_now(), branch, bot_id, served)
    except Refusal as no:
        raise Trouble(WHY[no.key]) from None
    yield "The running bot moves it now, and tells the secretary when it is done."
