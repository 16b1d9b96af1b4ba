"""Judges answers to fill-in questions (填空): equal, or nearly right."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from opencc import OpenCC
from rapidfuzz.distance import OSA

LONGEST = 500
"""Characters kept of an answer."""
_DIGITS = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMERAL = re.compile(rf"\d*[{_DIGITS}][\d{_DIGITS}]*(?:点[{_DIGITS}]+)?")
_SHARE = re.compile(r"([百千万]|\d+)分之(\d+(?:\.\d+)?)")
_WHOLES = {"百": "100", "千": "1000", "万": "10000"}
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_KEPT = re.compile(r"(?<=\d)[./](?=\d)|\w")
_SEVERAL = re.compile(r"[\n;；]+")
_LISTED = re.compile(r"[\n;；、,，]+|\s{1,}")
_NUMBER = re.compile(r"\d+(?:[./]\d+)*")


class Judgement(StrEnum):
    """The verdict on an answer: right, near (somebody should look at it), or wrong."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"


def judge_text(blanks: Sequence[Sequence[str]], text: str) -> Judgement:
    """Judges a typed answer. `blanks`: the accepted answers for each blank.

    The parts for several blanks are separated by lines, semicolons or commas, in order; the same
    words in another order are near. So is an answer with a typo, without its unit or with words
    around it; another number is wrong.
    """
    parts = parts_of(text, len(blanks))
    if len(parts) != len(blanks):
        return Judgement.WRONG
    judged = [judge_one(accepted, part) for accepted, part in zip(blanks, parts, strict=True)]
    if all(one is Judgement.RIGHT for one in judged):
        return Judgement.RIGHT
    if Judgement.WRONG not in judged or _only_moved(blanks, parts):
        return Judgement.NEAR
    return Judgement.WRONG


def parts_of(text: str, many: int) -> list[str]:
    """Splits a text into `many` parts, one a blank; another number of parts where it is unclear."""
    whole = text.strip()
    if many == 1:
        return [whole] if whole else []
    for separators in (_SEVERAL, _LISTED):
        parts = [part.strip() for part in separators.split(whole) if part.strip()]
        if len(parts) == many:
            return parts
    return [whole] if whole else []


def fits(blanks: Sequence[Sequence[str]], text: str) -> bool:
    """Tells whether a text is meant as an answer: a part for each blank, none much longer than what
    is asked for, and no question."""
    parts = parts_of(text, len(blanks))
    if len(parts) != len(blanks) or text.rstrip().endswith(("?", "？")):
        return False
    return all(
        len(part) <= max(12, 2 * max(len(one) for one in accepted))
        for accepted, part in zip(blanks, parts, strict=True)
    )


def judge_one(accepted: Sequence[str], part: str) -> Judgement:
    """Judges the answer to one blank."""
    given = normal(part)
    wanted = [normal(one) for one in accepted]
    if given and given in wanted:
        return Judgement.RIGHT
    near = bool(given) and any(_is_near(one, given) for one in wanted)
    return Judgement.NEAR if near else Judgement.WRONG


def _only_moved(blanks: Sequence[Sequence[str]], parts: Sequence[str]) -> bool:
    """Tells whether the parts are right, but in another order."""
    left = [normal(part) for part in parts]
    for accepted in blanks:
        found = next((one for one in map(normal, accepted) if one in left), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_near(wanted: str, given: str) -> bool:
    """Tells whether an answer may be meant for the wanted one (both normalised): the same numbers,
    and words that differ by a typo, or one with words around the other."""
    if _NUMBER.findall(wanted) != _NUMBER.findall(given):
        return False
    words, said = _NUMBER.sub("", wanted), _NUMBER.sub("", given)
    if not words or not said:
        return True
    less, more = sorted((wanted, given), key=len)
    if len(less) >= 2 and less in more and len(more) <= 2 * len(less) + 4:
        return True
    long = max(len(words), len(said))
    return long >= 3 and OSA.distance(words, said) <= max(1, long // 5)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Normalises what two people may write differently: width, case, traditional characters,
    numerals, spaces, quotation marks and punctuation. Units stay."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(plain.split()).replace("○", "〇")
    plain = _NUMERAL.sub(_digits, _simplifier().convert(plain))
    plain = _SHARE.sub(lambda found: f"{found[2]}/{_WHOLES.get(found[1], found[1])}", plain)
    plain = _PERCENT.sub(r"\1/100", plain)
    return "".join(_KEPT.findall(plain))


def _digits(found: re.Match[str]) -> str:
    """Writes a Chinese numeral in digits; what is none (一般, 万) stays as it is."""
    import cn2an  # takes a tenth of the bot's start

    try:
        number = cn2an.cn2an(found[0], "smart")
    except ValueError:
        return found[0]
    return str(int(number)) if number == int(number) else str(number)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
