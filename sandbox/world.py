"""The world: state and everything people can do, in one object."""

from sandbox.answering import Answering


class World(Answering):
    """People, groups, private chats and the bot among them.

    Its parts: Membership for groups, Posting for messages, Voting for polls, Answering for taps and
    reactions.
    """
