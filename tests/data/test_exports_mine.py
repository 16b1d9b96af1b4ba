"""The picture of one's own study, inspected: on a phone, with long words, with many figures."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from data.exports.mine import FULL, PAPER, PART, TRACK, WIDTH, Bar, my_picture
from tests.data.pictures import TOLERANCE, furthest

MONTH = "本月（11.1–11.27）"
BARS = [
    Bar("到会", 1.0, "4/4"),
    Bar("阅读", 0.75, "15/20"),
    Bar("答题", 0.8, "16/20"),
    Bar("讨论", None, "0/0"),
    Bar("全年学时", 0.0, "0/44.1"),
]
LONG = [
    Bar("Meetings", 0.02, "1/48"),
    Bar("Readings", 1.0, "1250/1250"),
    Bar("Questions", 0.79, "987/1250"),
    Bar("Discussions", 0.5, "26/52"),
    Bar("Hours (year)", 1.0, "123.5/44.1"),
]


def drawn(content: bytes) -> Image.Image:
    """Opens the PNG."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_the_picture_looks_as_it_was_found_right(tmp_path: Path) -> None:
    content = my_picture("王芳", MONTH, BARS, "128 分")
    assert furthest(content, "mine", tmp_path) <= TOLERANCE
    name = "阿卜杜热合曼·买买提吐尔逊江 Abdurrahman"
    content = my_picture(name, "This year (1.1–12.31)", LONG, "12,345 points")
    assert furthest(content, "mine-long", tmp_path) <= TOLERANCE
    assert drawn(content).size == (WIDTH, drawn(my_picture("", "", BARS, "")).height)


@pytest.mark.parametrize(
    ("place", "bar"),
    [(0, Bar("到会", 0.5, "4/4")), (1, Bar("阅读", 0.75, "75/99")), (3, Bar("讨论", 0.0, "0/1"))],
)
def test_another_figure_is_another_picture(place: int, bar: Bar, tmp_path: Path) -> None:
    bars = [*BARS[:place], bar, *BARS[place + 1 :]]
    content = my_picture("王芳", MONTH, bars, "128 分")
    assert furthest(content, "mine", tmp_path) > TOLERANCE


def test_enough_has_another_colour_and_nothing_has_none() -> None:
    def fills(share: float | None) -> set[str]:
        picture = drawn(my_picture("", "", [Bar("", share, "")], ""))
        found = {colour for _, colour in picture.getcolors(1 << 20) or ()}
        return {one for one in (FULL, PART) if ImageColor.getrgb(one) in found}

    assert fills(0.8) == {FULL}
    assert fills(0.79) == {PART}
    assert fills(0.0) == fills(None) == set()


def test_the_colours_are_told_apart_without_seeing_colours() -> None:
    # Rec. 709 luma is the brightness of a colour without hue.
    def light(colour: str) -> float:
        red, green, blue = ImageColor.getrgb(colour)[:3]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lights = sorted(map(light, (FULL, PART, TRACK, PAPER)))
    assert min(lights[1] - lights[0], lights[2] - lights[1]) > 50
    assert lights[3] - lights[2] > 20


def test_signs_that_the_font_does_not_have_leave_no_empty_box(tmp_path: Path) -> None:
    plain = my_picture("王芳", MONTH, BARS, "128 分")
    odd = my_picture("王芳🎉\U00020bb7๙", MONTH, BARS, "128 分")
    assert plain == odd
