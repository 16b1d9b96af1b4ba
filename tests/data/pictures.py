"""Compares a picture with one that somebody has looked at and found right."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

REVIEWED = Path(__file__).parent / "pictures"
WIDE, PATCH, TOLERANCE = 360, 8, 12
"""The reviewed ones are kept small and grey; a patch of so many pixels may differ by so much of 255
on the average, which is far less than another character or a bar of another length."""


def small(content: bytes) -> Image.Image:
    """A PNG as the reviewed ones are kept."""
    picture = Image.open(BytesIO(content)).convert("L")
    return picture.resize(
        (WIDE, round(picture.height * WIDE / picture.width)), Image.Resampling.BOX
    )


def furthest(content: bytes, name: str, drawn_into: Path) -> int:
    """How far the patch that differs most is from the reviewed picture, from 0 to 255.

    What was drawn is left in the folder, to be looked at and, where it is right, put among the
    reviewed ones.
    """
    drawn = small(content)
    drawn.save(drawn_into / f"{name}.png", optimize=True)
    reviewed = Image.open(REVIEWED / f"{name}.png")
    if reviewed.size != drawn.size:
        return 255
    patches = ImageChops.difference(reviewed, drawn).reduce(PATCH)
    return int(patches.getextrema()[1])
