"""Assesses contributions to a discussion: their length, whether they count, their words."""

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal

import regex
from rapidfuzz.distance import LCSseq

ALIKE = 0.8
"""Share of a copy's pieces that it has in common with what was said before, in the same order."""
MOST_MARKS = 1_000
"""Most pieces of a text that are compared, from its beginning."""
MOST_WORDS = 40
"""Most different words of one contribution in the cloud: its most frequent ones."""
EXCERPT = 80
"""Characters kept of a contribution to recognise it by."""
A_WORD = 2
"""How many Chinese characters a word in another script is worth: about as many as translate it."""
IN_A_ROW = 2
"""Most repetitions of the same character or word that count (哈哈哈哈)."""

Why = Literal["", "signs", "short", "copy"]
"""The reason why something does not count; empty where it does."""

_NO_SPEECH = regex.compile(
    r"(?:https?://|www\.|t\.me/)[^\s<>，。；：！？、（）《》“”]+"  # links
    r"|(?<!\w)[@/#]\w+"  # names of accounts, commands, tags
    r"|[0-9#*]\uFE0F?\u20E3",  # digits that are emoji
    regex.IGNORECASE,
)
_HAN = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]"
_PIECE = regex.compile(
    rf"{_HAN}|(?:(?!{_HAN})[\p{{L}}\p{{M}}])+(?:['’-](?:(?!{_HAN})\p{{L}})+)*|\p{{N}}+(?:[.,:]\p{{N}}+)*"
)
_IS_HAN = regex.compile(_HAN)
_LETTERS = regex.compile(rf"(?:(?!{_HAN})\p{{L}}){{2,}}")


def pieces(text: str) -> list[str]:
    """Splits a text into the characters, words and numbers that are speech, folded: no blanks,
    punctuation, emoji, links; at most two repetitions."""
    plain = unicodedata.normalize("NFKC", _NO_SPEECH.sub(" ", text)).casefold()
    found: list[str] = []
    for piece in _PIECE.findall(plain):
        if found[-IN_A_ROW:] != [piece] * IN_A_ROW:
            found.append(piece)
    return found


def length(text: str) -> int:
    """Measures a text in Chinese characters: one for each, and for a number; two for a word in
    another script."""
    return sum(_worth(piece) for piece in pieces(text))


def _worth(piece: str) -> int:
    one = _IS_HAN.match(piece) or piece[0].isnumeric()
    return 1 if one else A_WORD


def marks(text: str, salt: int) -> list[int]:
    """Fingerprints a text: the hashes of its overlapping pairs of pieces, in order.

    `salt` is the discussion's number, so that texts of two discussions cannot be compared.
    """
    found = pieces(text)[: MOST_MARKS + 1]
    pairs = [f"{one} {two}" for one, two in pairwise(found)] or found
    return [_hashed(f"{salt} {pair}") for pair in pairs]


def _hashed(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


def is_copy(own: Sequence[int], others: Iterable[Sequence[int]]) -> bool:
    """Tells whether these marks are, but for a fifth, found in the same order in those of one
    other: the same text, a part of it, or with a few words changed or added."""
    if not own:
        return False
    least = math.ceil(ALIKE * len(own))
    return any(LCSseq.similarity(own, one) >= least for one in others)


def why_not(text: str, least: int, own: Sequence[int], others: Iterable[Sequence[int]]) -> Why:
    """Tells why a contribution of at least `least` characters does not count: it is nothing but
    signs (emoji, links, punctuation), too short, or a copy of another's."""
    long = length(text)
    if not long:
        return "signs"
    if long < least:
        return "short"
    return "copy" if is_copy(own, others) else ""


def words(text: str) -> dict[str, int]:
    """Counts the words of a text for a cloud, nouns and terms first: those of two characters or
    more that mean something by themselves."""
    said: Counter[str] = Counter()
    names: set[str] = set()
    for word, kind in _cut(_NO_SPEECH.sub(" ", text)):
        if len(word) > 1 and _tells(word) and word.casefold() not in _words_of("stopwords.txt"):
            if _TELLING.match(kind):
                said[word] += 1
            if _NAMING.match(kind):
                names.add(word)
    ordered = sorted(said.items(), key=lambda one: (one[0] not in names, -one[1]))
    return dict(ordered[:MOST_WORDS])


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Cuts a text into words with their kinds: terms of branch life whole, the rest by the
    dictionary. Unknown words are not guessed, for most guesses are no words."""
    import rjieba

    for at, part in enumerate(_terms().split(text)):
        if at % 2:
            yield part, "nz"
        else:
            yield from ((word.strip(), kind) for word, kind in rjieba.tag(part, False))


_NAMING = re.compile(r"n|vn|an|j|l|i|s|eng|x")
"""Kinds of words that name something, in the notation of the dictionary (ICTCLAS)."""
_TELLING = re.compile(rf"{_NAMING.pattern}|[va]$|vi|ad|b|z")
"""These, and what is done or how it is; no numbers, pronouns, adverbs, particles, times."""


@cache
def _terms() -> re.Pattern[str]:
    longest_first = sorted(_words_of("terms.txt"), key=lambda term: (-len(term), term))
    return re.compile(f"({'|'.join(map(re.escape, longest_first))})")


def names_something(word: str) -> bool:
    """Tells whether a word of a cloud is a noun or one of our terms."""
    return all(_NAMING.match(kind) for _, kind in _cut(word))


def _tells(word: str) -> bool:
    return bool(_LETTERS.fullmatch(word)) or len(_IS_HAN.findall(word)) == len(word)


@cache
def _words_of(name: str) -> frozenset[str]:
    """Reads the words of one of our lists."""
    lines = (files("data.content") / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


_RESULT = re.compile(r"(?:result|结果|結果)\s*#?(\d{1,3})?", re.IGNORECASE)
_HERE = re.compile(r"here|这里|這裡|在这里|在這裡", re.IGNORECASE)


def asked_result(text: str) -> int | None:
    """Returns which result is asked for after /topic, 1 being the last; None where none is."""
    found = _RESULT.fullmatch(text.strip())
    return max(1, int(found[1] or 1)) if found else None


def says_here(text: str) -> bool:
    """Tells whether the text after /topic means this very topic of a forum."""
    return _HERE.fullmatch(text.strip()) is not None
