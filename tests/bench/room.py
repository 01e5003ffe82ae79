"""A room to measure: settings, store and calendar in a folder of their own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIZE = (1280, 800)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Room:
    """The folder that holds all of it, caches too."""

    folder: Path

    @property
    def settings(self) -> Path:
        return self.folder / "settings.toml"

    @property
    def environ(self) -> dict[str, str]:
        """No screen, no graphics card, and nothing of this user's own settings."""
        given = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
        return {
            **given,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "LC_ALL": "C.UTF-8",
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
        }

    def pictures(self) -> list[Path]:
        """What the panel has drawn for its screen."""
        return list(self.folder.glob("cache/room-panel/pictures/*.png"))

    def command(self, *words: object) -> list[str]:
        """The real program with this room's settings."""
        name, *rest = map(str, words)
        return [*program(), name, "--settings", str(self.settings), *rest]

    def ask(self, *words: object) -> str:
        """What a command prints."""
        done = subprocess.run(
            self.command(*words),
            env=self.environ,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"room-panel {words[0]} failed: {done.stderr}")
        return done.stdout

    def take_in(self, spans: Iterable[Span], name: str = "day") -> None:
        """Imports bookings for these times."""
        path = self.folder / f"{name}.ics"
        path.write_text(_calendar(spans, name), encoding="utf-8", newline="")
        self.ask("import", path)


def program() -> list[str]:
    """The installed command, or the module where it is not installed."""
    script = Path(sys.executable).with_name("room-panel")
    return [str(script)] if script.exists() else [sys.executable, "-m", "panel"]


@contextmanager
def room(keys: str = "", *, tables: str = "", picture: bool = False) -> Iterator[Room]:
    """A room in Lisbon on the embedded calendar; `keys` and `tables` are further
    settings."""
    with tempfile.TemporaryDirectory(prefix="room-panel-bench-") as folder:
        made = Room(Path(folder))
        if picture:
            _paint(made.folder / "room.jpg")
            keys = f'room_image = "room.jpg"\n{keys}'
        made.settings.write_text(_settings(made, keys) + tables, encoding="utf-8")
        yield made


def _settings(made: Room, keys: str) -> str:
    return f"""\
calendar_id = "boardroom@example.com"
calendar_time_zone = "Europe/Lisbon"
custom_qr_url = "https://rooms.example.com/{{calendar_id}}"
{keys}
[room]
name = "Boardroom"
capacity = 10
[backend]
type = "local"
[screen]
language = "en"
clock = "24h"
[store]
path = "{made.folder / "store"}"
"""


def _calendar(spans: Iterable[Span], name: str) -> str:
    stamp = _utc(datetime.now(UTC))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//EN"]
    for number, (start, end) in enumerate(spans):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{name}-{number}@example.com",
            f"DTSTAMP:{stamp}",
            f"DTSTART:{_utc(start)}",
            f"DTEND:{_utc(end)}",
            f"SUMMARY:Design review {number}",
            "ORGANIZER;CN=Ana Pires:mailto:ana@example.com",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _paint(path: Path) -> None:
    """A photograph's worth of picture: not one that packs into nothing."""
    from PIL import Image

    noise = Image.effect_noise((480, 300), 60).resize((2400, 1500))
    Image.merge("RGB", (noise, noise.rotate(90).resize(noise.size), noise)).save(path)
