"""Polls as people use them: votes, added options, and the updates for the bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sandbox import shapes
from sandbox.accounts import Account
from sandbox.posting import Posting
from sandbox.values import Chat, Json, Message, NotAllowed, Option, Person, Poll

OPTIONS_MOST = 12
OPTION_MOST = 100


class Voting(Posting):
    """The part of the world for votes, options that people add, and the end of polls."""

    def vote(
        self,
        person: Person,
        message: Message,
        option_ids: Sequence[int],
        *,
        as_chat: Chat | None = None,
    ) -> None:
        """Chooses options of a poll by their indexes; none at all takes the vote back.

        `as_chat` speaks for the person: the group whose anonymous administrator they are, or a
        channel of theirs.
        """
        poll = self._open_poll(person, message)
        voter = self.speaks_as(person, message.chat, as_chat) if as_chat else person
        chosen = sorted(set(option_ids))
        if any(not 0 <= index < len(poll.options) for index in chosen):
            raise NotAllowed("没有这个选项")
        if len(chosen) > 1 and not poll.multiple:
            raise NotAllowed("只能选一项")
        before = poll.votes.get(voter.id, [])
        if before and not poll.revoting:
            raise NotAllowed("已经投过票，不能更改")
        if chosen == before:
            return
        self.count(poll, voter, chosen)
        self._redrawn(poll)
        self._tell_vote(poll, voter, chosen)

    @staticmethod
    def count(poll: Poll, voter: Person | Chat, chosen: list[int]) -> None:
        """Counts a voter's options in place of those before, of which nobody is told."""
        for index in poll.votes.pop(voter.id, []):
            poll.tally[index] -= 1
        for index in chosen:
            poll.tally[index] += 1
        if chosen:
            poll.votes[voter.id] = chosen
            poll.voters[voter.id] = voter

    def enlist(self, poll: Poll, owner: Person) -> None:
        """Registers a poll that a bot has just sent: it is told of votes, and time ends it."""
        poll.owner = owner
        self.polls[poll.id] = poll
        if poll.close_date is not None and not poll.closed:
            self.open_polls[poll.id] = poll

    def twin(self, poll: Poll) -> Poll:
        """Returns a poll like another, new and without votes, as a copy of a message carries it."""
        fresh: Json = {"votes": {}, "voters": {}, "messages": [], "closed": False}
        fresh |= {"id": self.new_poll_id(), "tally": [0] * len(poll.options)}
        period = poll.open_period
        fresh["close_date"] = self.now() + period if period else None
        return replace(poll, **fresh)

    def new_poll_id(self) -> str:
        """Returns an id for a poll."""
        return str(5_000_000_000_000_000_000 + self.new_number())

    def _open_poll(self, person: Person, message: Message) -> Poll:
        if message.poll is None or not self.visible(message, person):
            raise NotAllowed("这里没有投票")
        self.tick()
        if message.poll.closed:
            raise NotAllowed("投票已经结束")
        return message.poll

    def _tell_vote(self, poll: Poll, voter: Person | Chat, chosen: list[int]) -> None:
        account = self._owner(poll)
        if account is None:
            return
        if not poll.anonymous:
            payload: Json = {
                "poll_id": poll.id,
                "option_ids": chosen,
                "option_persistent_ids": [poll.options[i].persistent_id for i in chosen],
            }
            if isinstance(voter, Chat):
                payload |= {"voter_chat": shapes.chat(voter), "user": shapes.CHANNEL}
            else:
                payload["user"] = shapes.user(voter)
            account.push("poll_answer", payload, f"poll:{poll.id}")
        self.tell_poll(poll)

    def add_option(self, person: Person, message: Message, text: str) -> None:
        """Adds an answer option to a poll that lets people do so."""
        poll, text = self._open_poll(person, message), text.strip()
        if not poll.growing:
            raise NotAllowed("这个投票不能添加选项")
        if not 1 <= len(text) <= OPTION_MOST:
            raise NotAllowed(f"选项要有 1 到 {OPTION_MOST} 个字")
        if len(poll.options) >= OPTIONS_MOST:
            raise NotAllowed(f"最多 {OPTIONS_MOST} 个选项")
        option = Option(text, persistent_id=str(self.new_number()))
        option.added_by, option.added_on = person, self.now()
        poll.options.append(option)
        poll.tally.append(0)
        self._redrawn(poll)
        added: Json = {"option_persistent_id": option.persistent_id, "option_text": text}
        added["poll_message"] = shapes.message(message, reply=False)
        line = f"{person.full_name} 添加了选项“{text}”"
        self.notify_service(message.chat, person, line, {"poll_option_added": added})
        self.tell_poll(poll)

    def _owner(self, poll: Poll) -> Account | None:
        known = poll.owner is not None and poll.id in self.polls
        return self.account(poll.owner) if known else None

    def tell_poll(self, poll: Poll) -> None:
        """Queues a poll's new state for the bot that sent it; a newer one replaces one not yet
        fetched."""
        account, lane = self._owner(poll), f"poll:{poll.id}"
        if account is not None:
            account.push("poll", shapes.poll(poll), lane, merge=lane)

    def close_poll(self, poll: Poll) -> None:
        """Ends a poll, by its time or by the bot."""
        poll.closed = True
        self.open_polls.pop(poll.id, None)
        self._redrawn(poll)
        self.tell_poll(poll)

    def _redrawn(self, poll: Poll) -> None:
        for message in poll.messages:
            self.changed(message, "poll")

    def tick(self) -> None:
        """Closes polls whose period is over."""
        now = self.clock()
        for poll in list(self.open_polls.values()):
            if poll.close_date is not None and poll.close_date <= now:
                self.close_poll(poll)
