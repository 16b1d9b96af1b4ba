"""Bare bots of other libraries, each as shipped: they store nothing, answer taps, and count votes.

Nothing is answered to a vote; that one was seen is told by a byte.
"""

import os

_COUNTED = int(os.environ["COUNTED"])


def count() -> None:
    """One more vote was seen."""
    os.write(_COUNTED, b".")
