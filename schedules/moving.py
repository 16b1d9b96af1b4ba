"""Moves branches to other bots: sends their files anew, then has everything change at once."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.orm import Session
from telegram.error import TelegramError

from data.models import Branch, BranchMove, KeptFile, MovedFile
from data.queries import branch_file as files, branch_move as moves
from data.queries.branch_file import NamedFile
from data.store import Store
from data.values.out import OutFile, OutMessage
from handlers.moving import service, view
from handlers.shared.context import Reply
from handlers.shared.failure import PASSING, sort_failure
from handlers.shared.refusal import Refusal
from handlers.shared.sender import Sender
from handlers.shared.texts import texts_in
from schedules.delivery import file_id_of

log = structlog.get_logger()

AGAIN = timedelta(seconds=30)
"""How long a move waits where Telegram does not answer, or the last message is under way."""
INSIDE = frozenset({"creator", "administrator", "member", "restricted"})


class Moving:
    """The clock's job for moves. `senders` are those of the bots served here, by their ids."""

    def __init__(
        self, store: Store, senders: Mapping[int, Sender], now: Callable[[], datetime]
    ) -> None:
        self.store = store
        self.senders = senders
        self.now = now

    async def run(self) -> int:
        """Makes the moves that are due, one after the other; returns how many were looked at."""
        done = 0
        while move := await self.store.write(lambda s: moves.claim(s, self.now(), self.senders)):
            try:
                await self._one(move)
            except TelegramError as error:
                log.warning("move.put_off", branch=move.branch_id, error=type(error).__name__)
                await self.store.write(partial(self._put_off, move))
            done += 1
        return done

    async def _one(self, move: BranchMove) -> None:
        branch = await self.store.look(lambda s: s.get_one(Branch, move.branch_id))
        if not await self._inside(branch, move.bot_id):
            await self._stop(move, "move-not-in-group")
            return
        to = await self.store.look(
            lambda s: service.receiver(s, branch, move.bot_id, move.by_account_id)
        )
        if to is None:
            await self._stop(move, "move-start-first")
            return
        ready = await self.store.look(lambda s: moves.moved(s, branch.id))
        for file in await self.store.look(lambda s: files.of_branch(s, branch.id)):
            if file.file_id in ready:
                continue
            new_id = await self._sent_anew(branch, move.bot_id, to.id, file)
            if not await self.store.write(partial(self._record, move, file, new_id)):
                return
        await self._finish(move, branch)

    async def _inside(self, branch: Branch, bot_id: int) -> bool:
        try:
            me = await self.senders[bot_id].bot.get_chat_member(branch.chat_id, bot_id)
        except TelegramError as error:
            if sort_failure(error).verdict in PASSING:
                raise
            return False
        return me.status in INSIDE

    async def _sent_anew(self, branch: Branch, bot_id: int, to: int, file: NamedFile) -> str:
        """Sends a file to the secretary through the new bot; returns its new id, empty where the
        file cannot be had."""
        try:
            content = await self._content(branch, file)
            if not content:
                return ""
            made = OutFile(file.kind, file.name or "file", content)
            message = OutMessage("", file=made, silent=True)
            sent = await self.senders[bot_id].send(to, message, urgent=False)
        except TelegramError as error:
            if sort_failure(error).verdict in PASSING:
                raise
            log.warning("move.file_missing", branch=branch.id)
            return ""
        return file_id_of(sent)

    async def _content(self, branch: Branch, file: NamedFile) -> bytes:
        if file.kept:
            kept = await self.store.read(lambda s: s.get(KeptFile, file.kept))
            if kept is not None:
                return kept.content
        if branch.bot_id not in self.senders or file.size > service.LARGEST:
            return b""
        found = await self.senders[branch.bot_id].bot.get_file(file.file_id)
        if (found.file_size or 0) > service.LARGEST:
            return b""
        return bytes(await found.download_as_bytearray())

    async def _finish(self, move: BranchMove, branch: Branch) -> None:
        replies = await self.store.write(partial(self._change, move))
        if branch.bot_id in self.senders:
            await self.senders[branch.bot_id].send_replies(replies)

    def _change(self, move: BranchMove, session: Session) -> list[Reply]:
        """Makes the branch the new bot's; returns what the old one puts in the place of its live
        cards."""
        held = moves.held(session, move, self.now())
        if held is None:
            return []
        # A file that came meanwhile, or a message that is just being sent, is waited for.
        every = {one.file_id for one in files.of_branch(session, move.branch_id)}
        if service.sending(session, move.branch_id) or every - moves.moved(session, move.branch_id):
            held.leased_until, held.try_at = None, self.now() + timedelta(seconds=1)
            return []
        try:
            left = service.finish(session, self.now(), held, self.senders)
        except Refusal as no:
            service.stop(session, self.now(), held, no.key)
            return []
        branch = session.get_one(Branch, move.branch_id)
        pointer = view.pointer(texts_in(branch.language), branch)
        return [
            Reply("edit", chat_id=one.chat_id, message_id=one.message_id or 0, message=pointer)
            for one in left
        ]

    def _record(self, move: BranchMove, file: NamedFile, new_id: str, session: Session) -> bool:
        if moves.held(session, move, self.now()) is None:
            return False
        session.add(
            MovedFile(
                branch_id=move.branch_id, file_id=file.file_id, new_id=new_id,
                named=file.named[:300],
            )
        )  # fmt: skip
        return True

    def _put_off(self, move: BranchMove, session: Session) -> None:
        held = moves.held(session, move, self.now())
        if held is not None:
            held.leased_until, held.try_at = None, self.now() + AGAIN

    async def _stop(self, move: BranchMove, key: str) -> None:
        def work(session: Session) -> None:
            held = moves.held(session, move, self.now())
            if held is not None:
                service.stop(session, self.now(), held, key)

        await self.store.write(work)
