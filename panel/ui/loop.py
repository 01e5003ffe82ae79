"""Qt's event loop as asyncio's."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

from PySide6.QtCore import QBasicTimer, QObject, QTimerEvent
from PySide6.QtGui import QGuiApplication

WIDGETS = "PySide6.QtWidgets"
WORKERS = 2
"""Threads for what blocks; made one by one, as they are needed."""


class Timers(QObject):
    """Runs asyncio's handles when their time has come.

    qasync's own class ends each timer by `killTimer`, which Qt has twice; to choose
    between the two, PySide makes Python classes of all ninety enumerations of the Qt
    namespace: 35 ms at the start and more than a megabyte. `QBasicTimer.stop` is one.
    """

    def __init__(self) -> None:
        """None is waiting."""
        super().__init__()
        self._waiting: dict[int, tuple[QBasicTimer, asyncio.Handle]] = {}

    def add(self, handle: asyncio.Handle, delay: float) -> asyncio.Handle:
        """Runs it after so many seconds, at the loop's next turn where that is 0."""
        timer = QBasicTimer()
        timer.start(int(max(0.0, delay) * 1000), self)
        self._waiting[timer.timerId()] = timer, handle
        return handle

    def close(self) -> None:
        """Forgets those that still wait."""
        for timer, _ in self._waiting.values():
            timer.stop()
        self._waiting.clear()

    def timerEvent(self, event: QTimerEvent) -> None:
        """One has run out; each does so once."""
        timer, handle = self._waiting.pop(event.timerId())
        timer.stop()
        if not handle.cancelled():
            handle._run()


def make_loop(app: QGuiApplication) -> asyncio.AbstractEventLoop:
    """An asyncio loop that runs on Qt's, and is the current one from here on."""
    _leave_out_widgets()
    from qasync import QEventLoop

    class Loop(QEventLoop):  # type: ignore[misc]
        """qasync's, with timers of our own."""

        def __init__(self) -> None:
            super().__init__(app)
            self._timers = Timers()

        def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> object:
            return self._timers.add(handle, delay)

        def close(self) -> None:
            super().close()
            self._timers.close()

    loop: asyncio.AbstractEventLoop = Loop()
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
