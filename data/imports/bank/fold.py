"""Folds texts to one width, so that full and half width compare as equal."""

import re
from functools import lru_cache

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(
    (0x09, 0xA0, 0x3000, 0x202F, 0x205F, 0x2060, 0xFEFF, *range(0x2000, 0x2010)), " "
)
_LIKE_LATIN = {ord(foreign): latin for foreign, latin in zip("АВСЕΑΒΕ", "ABCEABE", strict=True)}
_BRACKETS = {"﹙": "(", "﹚": ")", "〔": "[", "〕": "]", "［": "[", "］": "]", "﹒": ".", "･": "·"}
_FOLDS = {
    **{chr(code): chr(to) for code, to in _WIDE.items()},
    **{chr(code): to for code, to in _SPACES.items()},
    **{chr(code): to for code, to in _LIKE_LATIN.items()},
    **_BRACKETS,
}
_FOLDED = re.compile(f"[{re.escape(''.join(_FOLDS))}]")


_SHORT = 400


def folded(text: str) -> str:
    """Returns the text with letters, digits, signs and blanks in half width, each in its position,
    so that matches can be cut out of the text itself."""
    return _kept(text) if len(text) <= _SHORT else _FOLDED.sub(_fold, text)


@lru_cache(maxsize=16_384)
def _kept(text: str) -> str:
    """Folds a text once: every line of a file is read several times."""
    return _FOLDED.sub(_fold, text)


def _fold(match: re.Match[str]) -> str:
    return _FOLDS[match[0]]
