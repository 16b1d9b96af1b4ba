"""Pictures in question banks: taken where they are what they say."""

import io
import warnings

from PIL import Image

from data.values.question import Picture

MOST = 5 * 2**20
"""Bytes."""
_FORMATS = ("PNG", "JPEG", "GIF")


def picture_of(content: bytes) -> Picture | None:
    """The picture, unless it is none that a chat shows, or too large; it is not unpacked."""
    if not content or len(content) > MOST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                picture.verify()
    except Exception:  # noqa: BLE001 - Pillow raises many kinds for a broken picture
        return None
    return Picture(content)
