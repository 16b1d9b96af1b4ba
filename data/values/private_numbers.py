"""Finds identity and telephone numbers in a text that is about to be published."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SPELLED = re.compile("[〇零一二三四五六七八九]{11,}")
_APART = re.compile(r"(?<!\d)\d(?:[ .·_-]\d){10,}(?:[ .·_-]?[Xx])?(?![\dA-Za-z])")
"""A number whose digits all stand apart."""
_GAP = r"[ .·_/-]{0,2}"
_DATE = r"(?:0[1-9]|1[0-2])" + _GAP + r"(?:0[1-9]|[12]\d|3[01])"
_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}" + _GAP + r"(?:18|19|20)\d{2}" + _GAP + _DATE + _GAP + r"\d{3}" + _GAP
    + r"[\dXx](?![\dA-Za-z])"
    # The numbers of 15 digits that were given out before 1999 (GB 11643).
    r"|(?<![\d.])[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\d.])"
    # A spreadsheet writes one that is a number in this way.
    r"|(?<![\d.])[1-9]\.\d{9,}[Ee]\+1[47](?!\d)"
    r"|(?:身份|护照|護照|证件|證件|通行证|通行證|passport)[^\dA-Za-z]{0,6}[A-Za-z]{1,2}\d{6,10}(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
_TELEPHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)?86" + _GAP + r")?1[3-9]\d(?:" + _GAP + r"\d){8}(?!\d)"
    r"|(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]{0,2}[2-9]\d{2,3}[ -]?\d{4}(?!\d)"
    r"|(?<!\d)[48]00[ -]?\d{3}[ -]?\d{4}(?!\d)"
    r"|\+\d{1,3}[ -]?\d(?:[ -]?\d){6,12}(?!\d)"
    r"|(?:电话|電話|手机|手機|座机|座機|联系方式|聯繫方式|tel|phone|mobile)[^\d]{0,8}"
    r"\d(?:[ -]?\d){6,14}(?!\d)",
    re.IGNORECASE,
)
IDENTITY, TELEPHONE = "id", "phone"


@dataclass(frozen=True, slots=True)
class PrivateNumber:
    """A number, by what it is (id · phone), its digits, and its line in the text, from 1."""

    what: str
    digits: str
    line: int


def numbers_in(text: str) -> Iterator[PrivateNumber]:
    """Yields the identity and telephone numbers of a plain text, however they are written: with
    blanks or hyphens, in full width, in Chinese numerals."""
    for line, said in enumerate(text.splitlines(), 1):
        plain = _plain(said)
        for what, pattern in ((IDENTITY, _IDENTITY), (TELEPHONE, _TELEPHONE)):
            for match in pattern.finditer(plain):
                yield PrivateNumber(what, _digits(match[0]), line)
            plain = pattern.sub(lambda match: " " * len(match[0]), plain)


def same_number(one: str, other: str) -> bool:
    """Tells whether two telephone numbers are the same, with the country's code or without."""
    return bool(one) and _national(_digits(one)) == _national(_digits(other))


def _plain(text: str) -> str:
    """Returns a text in plain characters, without invisible ones between them."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    text = re.sub(r"[‐-―−]", "-", text.replace("\xa0", " "))
    text = _SPELLED.sub(lambda match: match[0].translate(_NUMERALS), text)
    return _APART.sub(lambda match: re.sub(r"[ .·_-]", "", match[0]), text)


def _digits(text: str) -> str:
    return re.sub(r"[^\dX]", "", text.upper().translate(_NUMERALS))


def _national(digits: str) -> str:
    return re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$|0)", "", digits)
