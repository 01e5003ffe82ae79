"""The program with a thread that hangs its screen: `hanging.py FILE run ...`.

Once the file is there, the screen's loop stands still for good. Only tests start it.
"""

import asyncio
import sys
import threading
import time
from pathlib import Path

from panel.cli import main
from panel.ui import loop as real

made = real.make_loop


def hang(loop: asyncio.AbstractEventLoop, sign: Path) -> None:
    while not sign.exists():
        time.sleep(0.05)
    loop.call_soon_threadsafe(time.sleep, 10_000)


def make_loop(app: object) -> asyncio.AbstractEventLoop:
    loop = made(app)  # type: ignore[arg-type]
    sign = Path(sys.argv[1])
    threading.Thread(target=hang, args=(loop, sign), daemon=True).start()
    return loop


if __name__ == "__main__":
    real.make_loop = make_loop
    sys.exit(main(sys.argv[2:]))
