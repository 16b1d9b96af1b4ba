"""Draws the picture for the screen in the room: the on-site code in large digits and as a QR
code."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pylopdf_fonts_zh_cn
import segno
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 800, 1000
INK, PAPER, RED = "#1a1a1a", "#ffffff", "#b3261e"


def font_file() -> Path:
    """Returns the path of the Chinese font that comes with the project's packages."""
    return Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file()), size)


def code_card(*, title: str, code: str, link: str, hint: str) -> bytes:
    """Draws a PNG of 800 by 1000 pixels: title, QR code of `link`, the digits and a line of
    hint."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((WIDTH / 2, 70), _fitted(pen, title, 44), INK, _font(44), anchor="mm")
    qr = segno.make(link, error="m")
    side = qr.symbol_size(border=0)[0]
    raw = BytesIO()
    qr.save(raw, kind="png", scale=max(1, 600 // side), border=0, dark=INK)
    symbol = Image.open(raw).convert("RGB")
    picture.paste(symbol, ((WIDTH - symbol.width) // 2, 130 + (600 - symbol.height) // 2))
    spaced = f"{code[:3]} {code[3:]}"
    pen.text((WIDTH / 2, 835), spaced, RED, _font(130), anchor="mm")
    pen.text((WIDTH / 2, 945), _fitted(pen, hint, 32), INK, _font(32), anchor="mm")
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _fitted(pen: ImageDraw.ImageDraw, text: str, size: int) -> str:
    if pen.textlength(text, _font(size)) <= WIDTH - 60:
        return text
    while text and pen.textlength(text + "…", _font(size)) > WIDTH - 60:
        text = text[:-1]
    return text + "…"
