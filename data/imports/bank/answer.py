"""Reads an answer in a question bank: letters, numbers, texts, true or false, blanks."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from data.imports.bank.draft import Reason, because
from data.imports.bank.words import truth_said
from data.values.question import alike, tidy_line

MOST_BLANKS = 20
_WRAPPED = re.compile(r"[(\[【<《\"'“]\s*(.*?)\s*[)\]】>》\"'”]", re.DOTALL)
_BEFORE = re.compile(r"(?:正确答案|参考答案|答案|故选|应选|选择|选|選)\s?(?:是|为|為|:)?\s*(?=\S)")
_BEHIND = re.compile(
    r"(?<=[A-Za-z√×对错對錯项項])\s*(?:选项|項|项|[。.,;!、]+|[(\[【](?![(\[【]?[A-L][)\]】])[^()\[\]【】]*[)\]】])\s*$"
)
_LETTERED = re.compile(r"[A-Z](?:[\s,、;/|.和与及&+]*[A-Z])*[\s.,、;]*", re.IGNORECASE)
_LETTER_AND_TEXT = re.compile(
    r"[(\[]?([A-Z])[)\]]?\s*[.、:,)\s]\s*(\S.*)", re.IGNORECASE | re.DOTALL
)
_NUMBERED = re.compile(r"\d{1,2}(?:[\s,、;/|和]+\d{1,2})*")
_NAMED = re.compile(r"(?:选项|選項|第)\s?(\d{1,2})\s?(?:项|項|个|個)?")
_BLANK_NUMBER = re.compile(
    r"(?:^|(?<=[\s;；,，、。]))\s*[(（]?(?:\d{1,2}|[①-⑳])\s?[)）.、．:：]?(?<=\D)\s*"
)
_SPLITTERS = (r"[;；]", r"[|｜‖]", r"[、]", r"[,，]", r"\s{2,}", r"\s+")
_VARIANTS = re.compile(r"\\[\\|/｜／]|[|｜]|(?<!\d)[/／]|[/／](?!\d)")


@dataclass(frozen=True)
class Right:
    """The indexes of the right options, and the doubts about them; `mended` says how an answer that
    is not literal was understood."""

    places: tuple[int, ...]
    doubts: tuple[Reason, ...] = ()
    mended: tuple[Reason, ...] = ()


def plain_answer(answer: str) -> str:
    """Returns an answer in half width without what people write around it: （B）, 选 B, B 项,
    B（见…）."""
    said = unicodedata.normalize("NFKC", answer).strip()
    for _ in range(4):
        before = said
        said = _BEHIND.sub("", said).strip()
        if whole := _WRAPPED.fullmatch(said):
            said = whole[1]
        if named := _BEFORE.match(said):
            said = said[named.end() :]
        if said == before or not said:
            return before
    return said


def right_of(answer: str, options: Sequence[str]) -> Right | None:
    """Returns the options an answer names; None where it names none."""
    said = unicodedata.normalize("NFKC", answer).strip()
    if _place_of(said, options) is None and not _NAMED.fullmatch(said):
        said = plain_answer(answer)
    if (whole := _place_of(said, options)) is not None and len(said) > 1:
        return _checked_number(said, whole, options)
    if _LETTERED.fullmatch(said):
        return _by_letters(said, options)
    if whole is not None:
        return _checked_number(said, whole, options)
    if match := _LETTER_AND_TEXT.fullmatch(said.rstrip(" ;；")):
        place = ord(match[1].upper()) - ord("A")
        if place < len(options) and alike(match[2]) == alike(options[place]):
            return Right((place,))
    if (texts := _by_texts(said, options)) is not None:
        return texts
    if named := _NAMED.fullmatch(said):
        return _by_numbers(named[1], options)
    if _NUMBERED.fullmatch(said):
        return _by_numbers(said, options)
    return None


def judged(answer: str) -> Right | None:
    """Returns 0 for true and 1 for false, given as words, signs or the letters A and B."""
    truth = truth_said(plain_answer(answer))
    if truth is not None:
        return Right((0,) if truth else (1,))
    word = unicodedata.normalize("NFKC", answer).strip().upper().strip(".、() ")
    if word in ("A", "B"):
        return Right((ord(word) - ord("A"),), mended=(because("bank-mended-judge-letter"),))
    if word in ("1", "0"):
        return Right((0 if word == "1" else 1,), mended=(because("bank-mended-judge-letter"),))
    return None


def judge_order(options: Sequence[str]) -> tuple[int, ...] | None:
    """Returns the meaning of two options that say true and false, by index: 0 true and 1 false."""
    if len(options) != 2:
        return None
    said = [truth_said(one) for one in options]
    return None if None in said or said[0] == said[1] else tuple(0 if one else 1 for one in said)


def blanks_of(answer: str, many: int) -> tuple[tuple[str, ...], ...]:
    """Returns the accepted answers of each blank of a stem that has `many`: separated by line ends,
    else by semicolons and so on down to blanks, whichever gives the right number of parts."""
    text = answer.strip()
    if "\n" in text:
        return tuple(filter(None, map(variants_of, text.split("\n"))))
    if many > 1:
        parts = [part for part in _BLANK_NUMBER.split(text) if part.strip()]
        if len(parts) == many and _BLANK_NUMBER.match(text):
            return tuple(filter(None, map(variants_of, parts)))
        for splitter in _SPLITTERS:
            parts = [part for part in re.split(splitter, text) if part.strip()]
            if len(parts) == many:
                return tuple(filter(None, map(variants_of, parts)))
    whole = variants_of(text)
    return (whole,) if whole else ()


def variants_of(text: str) -> tuple[str, ...]:
    r"""Splits wordings at | or / (not between digits); \| and \/ belong to one."""
    parts = [""]
    place = 0
    for sign in _VARIANTS.finditer(text):
        parts[-1] += text[place : sign.start()]
        place = sign.end()
        if len(sign[0]) > 1:
            parts[-1] += sign[0][1]
        else:
            parts.append("")
    parts[-1] += text[place:]
    return tuple(dict.fromkeys(part for part in map(tidy_line, parts) if part))


def variants_written(variants: Sequence[str]) -> str:
    """Joins wordings so that `variants_of` splits them again."""
    return " | ".join(re.sub(r"[\\|/｜／]", r"\\\g<0>", one) for one in variants)


def _place_of(said: str, options: Sequence[str]) -> int | None:
    same = [place for place, one in enumerate(options) if one and alike(one) == alike(said)]
    return same[0] if len(same) == 1 else None


def _checked_number(said: str, place: int, options: Sequence[str]) -> Right:
    """Returns an option's own text; a number might also have been meant as an index."""
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0
    if 1 <= number <= len(options) and number - 1 != place:
        return Right((place,), (because("bank-doubt-number", answer=said),))
    return Right((place,))


def _by_letters(said: str, options: Sequence[str]) -> Right:
    places = [ord(char) - ord("A") for char in said.upper() if "A" <= char <= "Z"]
    beyond = [place for place in places if place >= len(options) or not options[place]]
    doubts: list[Reason] = []
    if beyond:
        letter = chr(ord("A") + beyond[0])
        doubts.append(because("bank-doubt-letter", letter=letter, options=len(options)))
    if len(set(places)) < len(places):
        doubts.append(because("bank-doubt-letter-twice", answer=said[:40]))
    return Right(tuple(sorted(set(places) - set(beyond))), tuple(doubts))


def _by_numbers(said: str, options: Sequence[str]) -> Right | None:
    places = sorted({int(number) - 1 for number in re.findall(r"\d+", said)})
    if places[0] < 0 or places[-1] >= len(options):
        return None
    doubts: tuple[Reason, ...] = ()
    if any(char.isdigit() for one in options for char in one[:1]):
        doubts = (because("bank-doubt-number", answer=said),)
    return Right(tuple(places), doubts, (because("bank-mended-number", answer=said),))


def _by_texts(said: str, options: Sequence[str]) -> Right | None:
    """Returns several options, each written out."""
    for splitter in (r"\n", r"[;；|┋]", r"&", r"[、,，]", r"\s+"):
        parts = [part for part in re.split(splitter, said) if part.strip()]
        places = [_place_of(part, options) for part in parts]
        if len(parts) > 1 and None not in places:
            return Right(tuple(sorted({place for place in places if place is not None})))
        lettered = [_LETTER_AND_TEXT.fullmatch(part.strip()) for part in parts]
        if len(parts) > 1 and all(lettered):
            named = [_place_of(match[2], options) for match in lettered if match]
            if None not in named:
                return Right(tuple(sorted({place for place in named if place is not None})))
    return None
