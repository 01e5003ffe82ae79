"""A panel's days: `python -m tests.soak FOLDER DAYS`; 0 days are a morning.

To be started with `tests.soak.clock.environment`.
"""

import sys
from pathlib import Path

from panel.engine import clock

BEAT = 20.0
"""Seconds, forty times the real one: a month would take hours."""


def main() -> None:
    clock.BEAT = BEAT
    # Whoever takes the beat over does so when it is loaded.
    from tests.soak.life import live

    live(Path(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
