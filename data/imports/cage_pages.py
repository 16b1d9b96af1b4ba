"""Reads Markdown and Word files to clean HTML; `data.imports.cage` runs it in its own process.

It imports nothing of ours.
"""

import io
import tomllib
from typing import Any

from markdown_it import MarkdownIt

_STYLES = """
u => u
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_LONGEST_HEAD = 10_000


def markdown_page(text: str) -> str:
    """The HTML of CommonMark with tables and strikethrough; HTML in it stays."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return str(page)


def markdown(content: bytes, _limits: dict[str, int]) -> dict[str, Any]:
    """A Markdown file in UTF-8: its page, and what its head (front matter) says."""
    text = content.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    head, body = front_matter(text.lstrip("\n"))
    return {"page": clean(markdown_page(body)), "head": head}


def word(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    """A Word file: its page without pictures."""
    import mammoth

    made = mammoth.convert_to_html(
        io.BytesIO(content), style_map=_STYLES, convert_image=lambda _image: []
    )
    if len(made.value) > limits["characters"]:
        return {"bad": "file-bomb", "values": {}}
    return {"page": clean(made.value), "head": {}}


def clean(page: str) -> str:
    """The page as a browser would read it, tags in their places, without what does not show."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "template", "noscript", "iframe", "object"])
    return (tree.body.html if tree.body else None) or ""


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """What stands between two lines of --- (YAML) or +++ (TOML) at the head, and the rest."""
    for fence, read in (("---\n", _yaml), ("+++\n", tomllib.loads)):
        if not text.startswith(fence):
            continue
        head, found, body = text[len(fence) :].partition("\n" + fence)
        if found and len(head) <= _LONGEST_HEAD:
            try:
                said = read(head)
            except Exception:  # noqa: BLE001 - a rule drawn across the page is no head
                break
            if isinstance(said, dict):
                return {str(name): _said(value) for name, value in said.items()}, body
    return {}, text


def _yaml(head: str) -> Any:
    import yaml

    return yaml.safe_load(head)


def _said(value: object) -> str | list[str]:
    return [str(one) for one in value] if isinstance(value, list) else str(value)
