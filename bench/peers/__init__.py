"""Bare bots of other libraries, each as shipped: they store nothing, answer taps, and count votes.

A vote gets no answer; the bot reports each with a byte.
"""

import os

_COUNTED = int(os.environ["COUNTED"])


def count() -> None:
    """Reports one more vote."""
    os.write(_COUNTED, b".")
