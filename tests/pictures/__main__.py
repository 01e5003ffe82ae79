"""Every state at every size as contact sheets, and the README's pictures."""

import argparse
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from PIL import Image, ImageDraw, ImageFont

from panel.ui.look import Column, Look, Palette
from panel.ui.samples import names
from panel.ui.shot import shot_of_state

ROOT = Path(__file__).parents[2]
SIZES = (
    (800, 480),
    (1024, 600),
    (1280, 800),
    (1920, 1080),
    (800, 1280),
    (1080, 1920),
)
README = {
    "free": "free",
    "pending": "pending-current",
    "busy": "busy",
    "unknown": "unknown",
    "sheet": "sheet",
    "keyboard": "sheet-title",
}
"""The pictures in the README, and their states."""
WIDE, TALL = 420, 240
"""Pixels of a picture on a sheet, for screens that lie and that stand."""
GAP, CAPTION = 12, 22
ACROSS = 5


def main() -> None:
    options = _options()
    if options.readme:
        _readme()
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    looks = product(get_args(Palette), get_args(Column), SIZES)
    for palette, column, size in looks:
        name = f"{size[0]}x{size[1]}-{palette}-{column}.png"
        look = Look(palette=palette, column=column, language=options.language)
        sheet(list(_drawn(look, size))).save(options.folder / name)
        print(options.folder / name, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pictures.sh", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("pictures"))
    parser.add_argument("--language", default="en", help="default: en")
    parser.add_argument("--readme", action="store_true", help="those in docs/pictures")
    return parser.parse_args()


def _drawn(look: Look, size: tuple[int, int]) -> Iterator[tuple[str, Image.Image]]:
    """Each state's name and its picture, made small."""
    width = WIDE if size[0] > size[1] else TALL
    small = width, round(width * size[1] / size[0])
    for name in names():
        yield name, _shot(name, look, size).resize(small, Image.Resampling.LANCZOS)


def _shot(name: str, look: Look, size: tuple[int, int]) -> Image.Image:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "shot.png"
        shot_of_state(name, look, size, out)
        return Image.open(out).convert("RGB")


def sheet(pictures: list[tuple[str, Image.Image]]) -> Image.Image:
    """All pictures in rows, each over its name."""
    width, height = pictures[0][1].size
    across, down = ACROSS, -(-len(pictures) // ACROSS)
    step = width + GAP, height + CAPTION + GAP
    whole = Image.new("RGB", (step[0] * across + GAP, step[1] * down + GAP), "white")
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(14)
    for place, (name, picture) in enumerate(pictures):
        x, y = GAP + step[0] * (place % across), GAP + step[1] * (place // across)
        whole.paste(picture, (x, y))
        pen.text((x, y + height + 2), name, fill="black", font=font)
    return whole


def _readme() -> None:
    """Small: they are kept with the program."""
    for name, state in README.items():
        picture = _shot(state, Look(language="en", clock="24h"), (1280, 800))
        few = picture.resize((960, 600), Image.Resampling.LANCZOS).quantize(128)
        few.save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
