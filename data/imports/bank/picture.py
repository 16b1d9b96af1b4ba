"""Reads pictures in question banks, where they are what they claim to be."""

import io
import warnings

from data.values.question import Picture

MOST = 5 * 2**20
"""Largest picture, in bytes."""
_FORMATS = ("PNG", "JPEG", "GIF")


def picture_of(content: bytes) -> Picture | None:
    """Returns the picture, unless chats cannot show it or it is too large; it is not unpacked."""
    if not content or len(content) > MOST:
        return None
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
                picture.verify()
    except Exception:  # noqa: BLE001 - Pillow raises many kinds for a broken picture
        return None
    return Picture(content)
