"""The world: state and everything people can do, in one object."""

from sandbox.answering import Answering


class World(Answering):
    """People, groups, private chats and the bot among them.

    Membership says who is where, Posting what people write, Voting how they answer polls,
    Answering how else they respond.
    """
