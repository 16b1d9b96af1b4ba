"""The picture of a discussion's words, inspected."""

import io
from pathlib import Path

import pytest
from PIL import Image

from data.exports.wordcloud import FEWEST, HEIGHT, WIDTH, word_cloud
from tests.data.pictures import TOLERANCE, furthest

WORDS = {
    "新质生产力": 14, "创新": 11, "高质量发展": 9, "科技": 8, "产业": 7, "人才": 6, "改革": 5,
    "群众": 4, "数字化": 4, "绿色": 3, "实干": 3, "基层": 2, "AI": 2, "制造业": 2, "教育": 1,
}  # fmt: skip


def test_the_cloud_looks_as_it_was_found_right(tmp_path: Path) -> None:
    content = word_cloud(WORDS)
    assert furthest(content, "wordcloud", tmp_path) <= TOLERANCE
    assert Image.open(io.BytesIO(content)).size == (WIDTH, HEIGHT)


def test_the_same_words_are_the_same_picture_in_whatever_order_they_come(tmp_path: Path) -> None:
    assert word_cloud(dict(reversed(WORDS.items()))) == word_cloud(WORDS)
    assert furthest(word_cloud(WORDS | {"教育": 14}), "wordcloud", tmp_path) > TOLERANCE


def test_characters_missing_in_the_font_are_no_empty_box() -> None:
    assert word_cloud(WORDS | {"📖学习": 20, "\U0002a6d6": 20}) == word_cloud(WORDS)


def test_too_few_different_words_make_no_picture() -> None:
    few = dict(list(WORDS.items())[:FEWEST])
    assert word_cloud(few)
    for words in (dict(list(few.items())[1:]), few | {"创新": 0}, {}):
        with pytest.raises(ValueError):
            word_cloud(words)
