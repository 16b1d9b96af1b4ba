"""The heat map of members by weeks and the lines of participation, inspected."""

import io
from pathlib import Path

import pytest
from PIL import Image

from data.exports import chart
from data.exports.heatmap import MOST, Row, heat_maps
from data.exports.trend import Line, trend
from tests.data.pictures import TOLERANCE, furthest

WEEKS = [f"{9 + at // 4}/{1 + at % 4 * 7}" for at in range(13)]
NAMES = ("王芳", "李强", "📖 赵敏", "$x$ 努尔买买提·艾力尼亚孜")
ROWS = [
    Row(name, [None if (at + week) % 6 == 5 else (at * 5 + week) % 14 / 13 for week in range(13)])
    for at, name in enumerate(NAMES)
]
LINES = [
    Line("到会", [0.8 + at % 3 / 20 for at in range(13)]),
    Line("学习", [None if at == 5 else 0.4 + at / 26 for at in range(13)]),
    Line("答题 $5$", [None] * 10 + [0.2, 0.35, 0.3]),
]


def picture(content: bytes) -> Image.Image:
    """Opens the PNG."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def heat(rows: list[Row], weeks: list[str] = WEEKS) -> bytes:
    """Draws the one picture of so few rows."""
    (content,) = heat_maps("学习热力图 · 第四季度", weeks, rows, "没有安排")
    return content


def test_the_heat_map_looks_as_it_was_found_right(tmp_path: Path) -> None:
    assert furthest(heat(ROWS), "heatmap", tmp_path) <= TOLERANCE
    assert picture(heat(ROWS)).width == chart.WIDTH
    assert heat(ROWS) == heat(ROWS)


@pytest.mark.parametrize("share", [0.0, 1.0, None])
def test_another_share_is_another_heat_map(share: float | None, tmp_path: Path) -> None:
    other = [Row(ROWS[0].name, [*ROWS[0].shares[:6], share, *ROWS[0].shares[7:]]), *ROWS[1:]]
    assert furthest(heat(other), "heatmap", tmp_path) > TOLERANCE


def test_many_members_are_several_pictures_of_like_height() -> None:
    rows = [Row(f"同志{at}", [at / 200]) for at in range(2 * MOST + 1)]
    made = heat_maps("学习热力图", ["11/23"], rows, "没有安排")
    heights = [picture(content).height for content in made]
    assert len(made) == 3
    assert max(heights) - min(heights) <= 2 * 46
    assert len(heat_maps("学习热力图", ["11/23"], rows[:MOST], "没有安排")) == 1
    assert max(heights) + chart.WIDTH <= 10_000, "more Telegram does not take as a photo"


def test_a_year_of_weeks_fits_and_its_labels_do_not_run_into_each_other() -> None:
    weeks = [f"{1 + at * 12 // 53}月" for at in range(53)]
    drawn = picture(heat([Row("王芳", [1.0] * 53)], weeks))
    # Above the cells, dark letters with white between them.
    line = drawn.crop((120, 130, chart.WIDTH, 165)).convert("L").resize((chart.WIDTH - 120, 1))
    dark = [line.getpixel((x, 0)) < 250 for x in range(line.width)]
    gaps = "".join("x" if one else " " for one in dark).split(" " * 10)
    assert 6 <= sum(bool(part.strip()) for part in gaps) <= 16


def test_the_trend_looks_as_it_was_found_right(tmp_path: Path) -> None:
    content = trend("参与情况 · 第四季度", WEEKS, LINES)
    assert furthest(content, "trend", tmp_path) <= TOLERANCE
    assert picture(content).size == (1080, 860)


@pytest.mark.parametrize("lines", [
    [Line("到会", [0.8] * 13), *LINES[1:]],
    [LINES[0], Line("学时", LINES[1].shares), LINES[2]],
    LINES[:2],
], ids=["its shares", "its name", "its number"])  # fmt: skip
def test_another_line_is_another_trend(lines: list[Line], tmp_path: Path) -> None:
    assert furthest(trend("参与情况 · 第四季度", WEEKS, lines), "trend", tmp_path) > TOLERANCE


def test_one_week_alone_is_drawn_as_a_mark() -> None:
    drawn = picture(trend("参与情况", ["11/23"], [Line("到会", [0.5])]))
    blue = [found for _, found in drawn.crop((110, 210, 1040, 770)).getcolors(1 << 16) or []]
    assert (0, 114, 178) in blue


def test_nothing_is_refused() -> None:
    for rows, weeks in (([], WEEKS), (ROWS, [])):
        with pytest.raises(ValueError):
            heat_maps("学习热力图", weeks, rows, "没有安排")
    with pytest.raises(ValueError):
        trend("参与情况", WEEKS, [Line("到会", [None] * 13)])
