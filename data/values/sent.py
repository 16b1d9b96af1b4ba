"""Reads a text sent as study material: its title, the text itself, its link and tags."""

import re
from html import escape
from urllib.parse import urlsplit

from data.values.markup import Rich
from data.values.names import clean_text
from data.values.rich import excerpt, first_line

AROUND_LINK = 200
"""Most characters beside a link that only introduce it; the link is then the material."""
LONGEST_LINK = 1000
LONGEST_TAG = 12
LONGEST_OPENING = 30
"""Characters of a text without a title that stand in for one."""

_URL = re.compile(r"https?://[^\s<>\"'，。；：、！？（）《》“”【】「」]+", re.IGNORECASE)
_SENTENCE_ENDS = tuple("。，；：！？,;:!?…")
_CLAUSE = re.compile(r"([^。，；：！？…]{6,30})[。，；：！？…]")
_BETWEEN_TAGS = re.compile(r"[、，,;；\s#＃]+")


def has_link(text: str) -> bool:
    """Tells whether a text contains a web address."""
    return _URL.search(text) is not None


def read_sent(html: str) -> tuple[str, str, str]:
    """Returns title, text (Telegram's HTML) and link of what was sent.

    A link with a few words beside it is the material itself; a short first line that does not end
    as a sentence is the title and is removed from the text.
    """
    rich = Rich.from_html(html)
    found = list(_URL.finditer(rich.text))
    link = ""
    if len(found) == 1 and len(found[0][0]) <= LONGEST_LINK:
        start, end = found[0].span()
        if len(rich.text) - (end - start) <= AROUND_LINK:
            link = found[0][0]
            html = (rich.cut(0, start).html() + rich.cut(end, len(rich.text)).html()).strip()
    title, body = _titled(html, bool(link))
    return title or _host(link), body, link


def _titled(html: str, with_link: bool) -> tuple[str, str]:
    rich = Rich.from_html(html)
    title = clean_text(first_line(html))
    head = rich.text.lstrip().split("\n", 1)[0]
    after = len(rich.text) - len(rich.text.lstrip()) + len(head)
    whole = clean_text(head) == title and not title.endswith(_SENTENCE_ENDS)
    rest = rich.cut(after, len(rich.text)).html().strip() if whole else ""
    if rest:
        return title, rest
    if with_link and whole:
        return title, ""
    return _opening(title), html.strip()


def _opening(line: str) -> str:
    """Returns the first words of a text without a title, as its title."""
    if len(line) <= LONGEST_OPENING:
        return line
    found = _CLAUSE.match(line)
    return found[1] if found else excerpt(escape(line), LONGEST_OPENING)


def _host(link: str) -> str:
    """Returns the host name of a link; its address where it has none."""
    try:
        return urlsplit(link).hostname or link
    except ValueError:
        return link


def tags_in(text: str) -> list[str]:
    """Returns the tags in a typed text, each once: 党史、制度 or #党史 #制度."""
    parts = (clean_text(part)[:LONGEST_TAG] for part in _BETWEEN_TAGS.split(text))
    return list(dict.fromkeys(filter(None, parts)))
