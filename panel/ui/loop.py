"""Qt's event loop as asyncio's."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

from PySide6.QtGui import QGuiApplication

WIDGETS = "PySide6.QtWidgets"
WORKERS = 2
"""Threads for what blocks; made one by one, as they are needed."""


def make_loop(app: QGuiApplication) -> asyncio.AbstractEventLoop:
    """An asyncio loop that runs on Qt's, and is the current one from here on."""
    _leave_out_widgets()
    from qasync import QEventLoop

    loop: asyncio.AbstractEventLoop = QEventLoop(app)
    # qasync's own executor starts ten threads of Qt at once and keeps them.
    loop.set_default_executor(ThreadPoolExecutor(WORKERS, thread_name_prefix="work"))
    asyncio.set_event_loop(loop)
    return loop


def _leave_out_widgets() -> None:
    """Let qasync be imported without QtWidgets, of which it wants one class.

    The panel has no widgets, and loading that library takes 8 MB. The stand-in goes
    when the import is done, so that nobody else meets it.
    """
    if "qasync" in sys.modules or WIDGETS in sys.modules:
        return
    stand_in = ModuleType(WIDGETS)
    stand_in.__dict__["QApplication"] = QGuiApplication
    sys.modules[WIDGETS] = stand_in
    try:
        import qasync  # noqa: F401
    finally:
        del sys.modules[WIDGETS]
