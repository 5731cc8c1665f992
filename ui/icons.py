"""Draws the app's icons into static/. Run by hand when the drawing changes: the PNGs are committed.

    python ui/icons.py          (needs Pillow)

The drawing is what the app does: many low scores, one that stands out.
"""
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

STATIC = Path(__file__).resolve().parent.parent / "static"
TEAL, WHITE, AMBER = (31, 107, 117, 255), (255, 255, 255, 255), (255, 176, 46, 255)
BARS = (0.22, 0.34, 0.26, 0.40, 0.92, 0.30)
OVERSAMPLING = 8


def icon(size, background=TEAL, bars=WHITE):
    """A square of `size` pixels: bars on a rounded ground, the high one in amber."""
    edge = size * OVERSAMPLING
    picture = Image.new("RGBA", (edge, edge), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    if background:
        draw.rounded_rectangle((0, 0, edge - 1, edge - 1), radius=edge // 6, fill=background)
    left, width, floor, height = 0.16 * edge, 0.68 * edge / len(BARS), 0.82 * edge, 0.66 * edge
    for position, share in enumerate(BARS):
        x = left + position * width
        colour = AMBER if share == max(BARS) else bars
        draw.rounded_rectangle((x + 0.14 * width, floor - share * height, x + 0.86 * width, floor),
                               radius=0.2 * width, fill=colour)
    return picture.resize((size, size), Image.LANCZOS)


def logo(width, height):
    """The icon and the app's name beside it."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    mark = icon(int(height * 0.9))
    picture.alpha_composite(mark, (0, (height - mark.height) // 2))
    font = ImageFont.load_default(size=height * 0.62)
    ImageDraw.Draw(picture).text((mark.width + height * 0.25, height / 2), "aiscore", font=font, fill=TEAL, anchor="lm")
    return picture


def main():
    STATIC.mkdir(exist_ok=True)
    for name, picture in (
        ("appIcon.png", icon(36)),
        ("appIcon_2x.png", icon(72)),
        ("appIconAlt.png", icon(36, background=None, bars=TEAL)),
        ("appIconAlt_2x.png", icon(72, background=None, bars=TEAL)),
        ("appLogo.png", logo(160, 40)),
        ("appLogo_2x.png", logo(320, 80)),
    ):
        picture.save(STATIC / name, optimize=True)


if __name__ == "__main__":
    main()
