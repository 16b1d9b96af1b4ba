"""Extracts plain text from the HTML in which other programs keep questions."""

import html
import re

_BREAK = re.compile(r"<br\s{0,9}/?>|</(?:p|div|li|tr|h[1-6])\s{0,9}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,999}>.*?</\1\s{0,9}>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,9999}>")


_MARKED = re.compile(
    r"</?(?:br|p|div|span|b|i|u|em|strong|font|img|sub|sup|table|t[rdh]|ul|ol|li|h[1-6])\b[^<>]{0,999}>|"
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|hellip|mdash|middot);",
    re.IGNORECASE,
)


def shown_html(text: str) -> str:
    """Returns a text as it is shown, where it has tags or signs of HTML."""
    return plain_html(text) if _MARKED.search(text) else text


def plain_html(page: str) -> str:
    """Returns the text of a page, a line for each paragraph."""
    shown = _TAG.sub("", _BREAK.sub("\n", _HIDDEN.sub("", page)))
    lines = (line.strip() for line in html.unescape(shown).replace("\xa0", " ").split("\n"))
    return "\n".join(line for line in lines if line)
