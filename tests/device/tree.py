"""Folders and files as the kernel's own under /sys, for lights and backlights."""

from pathlib import Path


def led(root: Path, name: str, most: int = 255) -> Path:
    """A LED of one colour."""
    return _made(root / "class" / "leds" / name, brightness=0, max_brightness=most)


def leds(root: Path, *colours: str) -> tuple[str, ...]:
    """One LED a colour, as some tablets have them; their names."""
    names = tuple(f"led-front-{colour}" for colour in colours)
    for name in names:
        led(root, name)
    return names


def multicolour(root: Path, name: str, index: str, most: int = 255) -> Path:
    """A LED of several colours."""
    zeros = " ".join("0" for _ in index.split())
    return _made(
        root / "class" / "leds" / name,
        brightness=0,
        max_brightness=most,
        multi_index=index,
        multi_intensity=zeros,
    )


def backlight(root: Path, name: str = "10-0045", most: int = 255) -> Path:
    """A backlight with a switch, half on."""
    place = root / "class" / "backlight" / name
    return _made(place, brightness=most // 2, max_brightness=most, bl_power=0)


def said(path: Path) -> str:
    """What stands in the file."""
    return path.read_text(encoding="ascii").strip()


def lit(root: Path, *names: str) -> tuple[int, ...]:
    """How far each LED is turned up."""
    return tuple(_number(root / "class" / "leds" / name) for name in names)


def _number(place: Path) -> int:
    # Another process may be about to write it.
    while not (text := said(place / "brightness")):
        pass
    return int(text)


def _made(place: Path, **files: object) -> Path:
    place.mkdir(parents=True)
    for name, text in files.items():
        (place / name).write_text(f"{text}\n", encoding="ascii")
    return place
