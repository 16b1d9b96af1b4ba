"""Draws the words of a discussion: the more frequent, the larger."""

from collections.abc import Mapping
from io import BytesIO

from data.exports.calendar import shown
from data.exports.chart import BLUE, GREEN, INK, PAPER, RED, drawing
from data.exports.codecard import font_file

WIDTH, HEIGHT = 1080, 720
FEWEST = 5
"""Fewest different words that make a useful picture."""
_COLOURS = (BLUE, RED, GREEN, INK)
_SEED = 20


def word_cloud(words: Mapping[str, int]) -> bytes:
    """Draws a PNG of 1080 by 720 pixels with each word as large as it is frequent; the same words
    give the same picture. Words with a character that the font lacks are left out. Raises
    ValueError for fewer than `FEWEST` words."""
    from wordcloud import WordCloud

    said = {word: many for word, many in sorted(words.items()) if many > 0 and shown(word) == word}
    if len(said) < FEWEST:
        raise ValueError(f"a cloud needs {FEWEST} words")
    with drawing:
        cloud = WordCloud(
            font_path=str(font_file()),
            width=WIDTH,
            height=HEIGHT,
            margin=12,
            background_color=PAPER,
            prefer_horizontal=1.0,
            min_font_size=28,
            max_font_size=160,
            relative_scaling=0.5,
            random_state=_SEED,
            color_func=_colour,
        ).generate_from_frequencies(said)
        made = BytesIO()
        cloud.to_image().save(made, "PNG", optimize=True)
    return made.getvalue()


def _colour(word: str, **_where: object) -> str:
    """Picks a word's colour: always the same, and neighbours rarely share one."""
    return _COLOURS[sum(map(ord, word)) % len(_COLOURS)]
