"""Runs slow work beside the taps: fetches a file or a page, reads it in a thread, finishes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from telegram.error import TelegramError

from data.failures import away
from data.models import Errand
from data.queries import bot as bots, errand as errands
from data.store import Store
from data.values.out import OutMessage
from handlers.shared.context import Reply, note_exports
from handlers.shared.failure import PASSING, sort_failure
from handlers.shared.feature import Work
from handlers.shared.sender import Sender
from handlers.shared.texts import texts_in
from schedules.fetching import Fetcher, Unfetched

log = structlog.get_logger()

LARGEST = 20 * 1024 * 1024
"""Bytes of a file Telegram's cloud lets a bot fetch."""
AT_ONCE = 6
ALTOGETHER = 100 * 1024 * 1024
"""Many files of one errand: so many at a time, and of more bytes the rest is left."""
SECONDS = 60
"""How long reading one file may take."""
MOST_TRIES = 3
PAUSE = 5.0
"""Seconds before the second try; each further one waits as much longer."""


class Errands:
    """The clock's job for files. `senders` are those of the bots served here, by their ids; `works`
    maps an errand's kind to how it is done."""

    def __init__(
        self,
        store: Store,
        senders: Mapping[int, Sender],
        works: Mapping[str, Work],
        fetcher: Fetcher,
        now: Callable[[], datetime],
    ) -> None:
        self.store = store
        self.senders = senders
        self.works = works
        self.fetcher = fetcher
        self.now = now
        self._begins = True
        self._patient = [kind for kind, work in works.items() if work.must_exist]

    async def run(self) -> int:
        """Does the errands that wait, one after the other, and those that they leave behind."""
        if self._begins and self.store.alone:
            await self.store.write(errands.free_all)
        self._begins, done = False, 0
        while await self.store.look(
            lambda s: errands.any_due(s, self.now(), self.senders, self.works)
        ):
            row = await self.store.write(
                lambda s: errands.claim(s, self.now(), self._patient, self.senders, self.works)
            )
            if row is None:
                break
            renewing = asyncio.create_task(self._keep(row))
            try:
                async with self._progress(row):
                    await self._one(row)
            finally:
                renewing.cancel()
            done += 1
        return done

    @asynccontextmanager
    async def _progress(self, row: Errand) -> AsyncIterator[None]:
        """Says meanwhile that the work is going on, if the errand says so: the message goes with
        the end. Where Telegram refuses either, the work goes on all the same."""
        sender, said = self.senders[row.bot_id], row.data.get("progress", {})
        place = said.get("chat"), said.get("message")
        with suppress(TelegramError):
            if "text" in said:
                sent = await sender.send(said["chat"], OutMessage(said["text"]))
                place = said["chat"], sent.message_id
        try:
            yield
        finally:
            if all(place):
                with suppress(TelegramError):
                    await sender.bot.delete_message(*place)

    async def _keep(self, row: Errand) -> None:
        """Renews the lease while the errand is worked on, until another process has it."""
        held = True
        while held:
            await asyncio.sleep(errands.LEASE.total_seconds() / 3)
            held = await self.store.write(lambda s: errands.renew(s, row, self.now()))

    async def _one(self, row: Errand) -> None:
        work = self.works[row.kind]
        read: Any = None
        try:
            about = await self._about(work, row)
            content = await self._fetch(row)
            read = await self._read(work, content, about)
        except Unfetched as no:
            read = no.key, no.values
        except TelegramError as error:
            failure = sort_failure(error)
            if failure.verdict in PASSING and row.tries + 1 < MOST_TRIES:
                pause = max(PAUSE * (row.tries + 1), failure.seconds)
                later = self.now() + timedelta(seconds=pause)
                await self.store.write(lambda s: errands.put_off(s, row, later))
                return
            log.warning("errand.unfetched", kind=row.kind)
        except Exception:
            # One that cannot be done must not stand in the way of the others for good.
            log.exception("errand.broken", kind=row.kind)
        try:
            replies = await self.store.write(lambda s: self._finish(s, row, work, read))
        except Exception as error:
            if isinstance(error, DBAPIError) and away(error):
                raise
            log.exception("errand.unfinished", kind=row.kind)
            replies = await self._unfinished(row)
        await self.senders[row.bot_id].send_replies(replies)

    async def _about(self, work: Work, row: Errand) -> dict[str, Any]:
        """Adds to the errand's data what its reader needs besides."""
        data = row.data
        about = dict(data)
        if work.load is not None:
            know = work.load
            about["known"] = await self.store.read(lambda s: know(s, data))
        if "second_id" in data:
            about["second"] = await self._file(row.bot_id, str(data["second_id"]))
        if work.files is not None:
            wanted = work.files(about["known"])
            about["files"] = await self._files(row.bot_id, wanted, last=row.tries + 1 >= MOST_TRIES)
        if work.must_exist is not None:
            about["gone"] = await self._gone(row.bot_id, work.must_exist(about["known"]))
        return about

    async def _gone(
        self, bot_id: int, places: Collection[tuple[int, int, str]]
    ) -> set[tuple[int, int]]:
        """Which of these messages (chat, message, our reaction) were deleted. Telegram tells no bot
        of that; but it takes no reaction to what is not there."""
        found, bot = set(), self.senders[bot_id].bot
        for chat_id, message_id, reaction in places:
            try:
                await bot.set_message_reaction(chat_id, message_id, reaction or None)
            except TelegramError as error:
                failure = sort_failure(error)
                if failure.verdict in PASSING:
                    raise
                if failure.gone:
                    found.add((chat_id, message_id))
                elif reaction:
                    break  # where reactions are not taken, nobody can tell
        return found

    async def _files(
        self, bot_id: int, file_ids: Collection[str], *, last: bool
    ) -> dict[str, bytes]:
        """File id → bytes, a few at a time, of what Telegram gives. What it might give later is
        waited for, until the last try."""
        gate, found = asyncio.Semaphore(AT_ONCE), dict[str, bytes]()

        async def fetch(file_id: str) -> None:
            async with gate:
                if sum(map(len, found.values())) >= ALTOGETHER:
                    return
                try:
                    content = await self._file(bot_id, file_id)
                except TelegramError as error:
                    if not last and sort_failure(error).verdict in PASSING:
                        raise
                    log.warning("errand.file_missing")
                    return
                if content:
                    found[file_id] = content

        done = await asyncio.gather(*map(fetch, file_ids), return_exceptions=True)
        for error in done:
            if error is not None:
                raise error
        return found

    async def _fetch(self, row: Errand) -> bytes:
        """Fetches the errand's page or file; what was typed needs no fetching."""
        data = row.data
        if "url" in data:
            return (await self.fetcher.get(str(data["url"]))).content
        if "file_id" in data:
            return await self._file(row.bot_id, str(data["file_id"]))
        return str(data.get("typed", "")).encode()

    async def _file(self, bot_id: int, file_id: str) -> bytes:
        file = await self.senders[bot_id].bot.get_file(file_id)
        if (file.file_size or 0) > LARGEST:
            return b""
        return bytes(await file.download_as_bytearray())

    async def _read(self, work: Work, content: bytes, data: dict[str, Any]) -> Any:
        """Runs `work.read` on the file in a thread; None where it took too long.

        Readers of dangerous formats bound themselves (data.imports.worker).
        """
        try:
            return await asyncio.wait_for(asyncio.to_thread(work.read, content, data), SECONDS)
        except TimeoutError:
            log.warning("errand.unread")
            return None

    async def _unfinished(self, row: Errand) -> list[Reply]:
        """Puts off an errand that could not end; after the last try gives it up and says so."""
        if row.tries + 1 < MOST_TRIES:
            later = self.now() + timedelta(seconds=PAUSE * (row.tries + 1))
            await self.store.write(lambda s: errands.put_off(s, row, later))
            return []

        def give_up(session: Session) -> list[Reply]:
            if not errands.finish(session, row, "failed"):
                return []
            if not row.account_id:
                return []
            text = texts_in(str(row.data["language"]))("errand-given-up")
            return [Reply("send", chat_id=row.account_id, message=OutMessage(text))]

        return await self.store.write(give_up)

    def _finish(self, session: Session, row: Errand, work: Work, read: Any) -> list[Reply]:
        if not errands.finish(session, row, "done" if read is not None else "failed"):
            return []
        bots.act(session, row.bot_id)
        data = dict(row.data)
        if work.asker is not None and (no := work.asker.refuse(session, self.now(), data)):
            return no
        replies = work.finish(session, self.now(), data, read)
        if work.asker is not None:
            asked = int(data[work.asker.branch]), int(data[work.asker.account])
            note_exports(session, self.now(), replies, *asked)
        return replies
