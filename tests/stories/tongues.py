"""The base of stories in the other languages: buttons found by their Chinese names, texts by their
keys, and a check for words of another language in whatever the bot says."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from sqlalchemy import update

from data.models import Account, Branch
from data.values.language import Language
from handlers.shared.texts import sources, texts_in
from sandbox import Message
from tests.town import NAMES, Town

in_other_languages = pytest.mark.parametrize(
    ("new_database", "language"),
    [("sqlite", Language.HANT), ("sqlite", Language.EN), ("postgresql", Language.EN)],
    indirect=["new_database"],
)
"""Plays a story in the languages beside simplified Chinese, in which all others are played."""
_SHOWN = ("text", "caption", "question", "description", "explanation")
"""The texts in a call to the Bot API that people read, including buttons and options of polls."""
_HAN = 0x2E80
"""The first character of East Asian scripts and their punctuation."""


class Tongue:
    """A town in another language; people write in Latin letters there, so that anything Chinese is
    the bot's."""

    def __init__(self, town: Town, language: Language) -> None:
        self.town = town
        self.texts = texts_in(language)
        self.own = [*NAMES, "第一党支部"]
        """Names that appear in texts whatever the language."""
        self._from = len(town.box.log)
        self._read: list[str] = []

    def says(self, message: Message, key: str, **values: object) -> None:
        """Asserts that the message contains the text of a key."""
        assert self.texts.plain(key, **values) in message.text, message.text

    def hears(self, *texts: str) -> None:
        """Adds the contents or name of a file to what the bot said."""
        self._read += texts

    def only_its_own(self) -> None:
        """Asserts that nothing sent, edited, shown or read in files has a word of another
        language."""
        calls = list(self.town.box.log)[self._from :]
        texts = [text for call in calls for text in _read(call.params)]
        assert texts
        texts += self._read
        wrong = [text for text in texts if self._foreign(text)]
        assert not wrong, wrong

    def reads(self, message: Message, label: str) -> str:
        """Returns the label on a message of the button with this label in simplified Chinese."""
        shown = [button.text for row in message.keyboard for button in row]
        if any(label in one for one in shown):
            return label
        there = _lines(self.texts.language)
        named = [(len(line), key) for key, line in _lines(Language.HANS).items() if label in line]
        for _, key in sorted(named):
            wanted = re.compile(rf"(?:.*[✓ ])?{_pattern(there[key])}")
            if found := [one for one in shown if wanted.fullmatch(one)]:
                return found[0]
        raise AssertionError((label, shown))

    def _foreign(self, text: str) -> set[str]:
        for name in sorted(self.own, key=len, reverse=True):
            text = text.replace(name, "")
        return set(text) & strange(self.texts.language)


async def speaking(town: Town, language: Language) -> Tongue:
    """Switches the branch and its people to this language."""

    def write(session: Any) -> None:
        session.execute(update(Branch).values(language=str(language)))
        session.execute(update(Account).values(language=None))

    await town.app.store.write(write)
    tongue = Tongue(town, language)
    town.reads = tongue.reads
    return tongue


def _read(params: Any, name: str = "") -> Iterator[str]:
    """Yields the texts people read in a call's parameters."""
    if isinstance(params, dict):
        for key, value in params.items():
            yield from _read(value, key)
    elif isinstance(params, list):
        for value in params:
            yield from _read(value, name)
    elif isinstance(params, str) and name in _SHOWN:
        yield params


@cache
def strange(language: Language) -> frozenset[str]:
    """Returns characters that do not belong into texts of a language: those of Chinese in English,
    those that only the simplified texts have in traditional Chinese."""
    letters = {
        one: frozenset(sign for line in _lines(one).values() for sign in line if ord(sign) >= _HAN)
        for one in Language
    }
    chinese = letters[Language.HANS] | letters[Language.HANT]
    return (chinese if language is Language.EN else letters[Language.HANS]) - letters[language]


@cache
def _lines(language: Language) -> dict[str, str]:
    """Returns key → its text as in the file, of one line or many."""
    text = "\n".join(source.read_text("utf-8") for source in sources(language))
    found = re.finditer(r"^([a-z][\w-]*) = ?(.*(?:\n[ ]+.*|\n(?=\n[ ]))*)", text, re.MULTILINE)
    return {one[1]: one[2] for one in found}


def _pattern(line: str) -> str:
    """Returns a pattern for a text of one line, whatever its values."""
    return ".*".join(re.escape(part) for part in re.split(r"\{[^}]*\}", line))
