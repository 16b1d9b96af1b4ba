"""Compares a picture with one that was reviewed by eye."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

REVIEWED = Path(__file__).parent / "pictures"
WIDE, PATCH, TOLERANCE = 360, 8, 12
"""The reviewed ones are kept small and grey; the tolerance for a patch of this many pixels, of 255
on average, is far below another character or a bar of another length."""


def small(content: bytes) -> Image.Image:
    """Reduces a PNG as the reviewed ones are."""
    picture = Image.open(BytesIO(content)).convert("L")
    return picture.resize(
        (WIDE, round(picture.height * WIDE / picture.width)), Image.Resampling.BOX
    )


def furthest(content: bytes, name: str, drawn_into: Path) -> int:
    """Returns the difference of the patch that differs most from the reviewed picture, from 0 to
    255.

    The drawn picture is left in the folder for review, to replace the reviewed one where it is
    right.
    """
    drawn = small(content)
    drawn.save(drawn_into / f"{name}.png", optimize=True)
    reviewed = Image.open(REVIEWED / f"{name}.png")
    if reviewed.size != drawn.size:
        return 255
    patches = ImageChops.difference(reviewed, drawn).reduce(PATCH)
    return int(patches.getextrema()[1])
