"""Tells talk among people from lines that are meant for the bot."""

import re

CANCEL = frozenset({"取消", "cancel"})
"""The words that leave a step in progress."""
_WORD = re.compile(r"([^\s:：]+)(?:[\s:：]+(.*))?", re.DOTALL)
_TALK = re.compile(r"[?？!！。，,；;…\n]|[吧吗嗎呢呀啊]|行不行|好不好|可以|大家|同志")
"""Signs of talk: a question, a sentence, the words by which people are addressed."""


def is_talk(text: str) -> bool:
    """Tells whether a text has the signs of talk among people."""
    return _TALK.search(text) is not None


def split_word(text: str) -> tuple[str, str]:
    """Returns the first word of a text and the rest; any white space or a colon ends the word."""
    found = _WORD.fullmatch(text.strip())
    return (found[1], (found[2] or "").strip()) if found else ("", "")
