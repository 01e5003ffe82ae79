"""Pictures for the screen as small files, drawn by a child process and kept."""

import hashlib
import json
import logging
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QProcess, QTimer, QUrl, Signal, Slot

log = logging.getLogger("panel.pictures")

DRAW = Path(__file__).with_name("draw.py")
PATIENCE = 25_000
"""Milliseconds after which a child that still draws is killed."""
PAUSE = 600.0
"""Seconds after which a picture from the web that failed is asked for again."""
MOST_KEPT = 12
"""So many files stay in the folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A picture that the screen wants, width and height in pixels."""

    kind: Literal["image", "qr"]
    source: str
    colour: str = ""
    width: int = 0
    height: int = 0

    @property
    def from_web(self) -> bool:
        """Whether what it shows can change under the same address."""
        return self.kind == "image" and self.source.startswith(("http:", "https:"))

    def name(self) -> str:
        """What its files are called: different for every order and every file."""
        text = f"{self} {'' if self.from_web else self._stamp()}"
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    def _stamp(self) -> str:
        if self.kind == "qr":
            return ""
        try:
            found = Path(QUrl(self.source).toLocalFile() or self.source).stat()
        except (OSError, ValueError):
            return ""
        return f"{found.st_mtime_ns} {found.st_size}"


@dataclass(slots=True)
class _Kept:
    """What is known of an order."""

    url: str = ""
    name: str = ""
    asked: bool = False
    failed_at: float | None = None
    complaints: set[str] = field(default_factory=set)

    def may_be_asked_again(self) -> bool:
        """Whether it failed long enough ago."""
        failed = self.failed_at
        return failed is not None and time.monotonic() - failed > PAUSE


class Pictures(QObject):
    """Answers at once with what there is; draws the rest beside the screen."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        """Pictures kept in this folder, which is made when it is needed."""
        super().__init__()
        self._folder = folder
        self._kept: dict[Order, _Kept] = {}
        self._queue: list[Order] = []
        self._child: QProcess | None = None
        self._begun = False
        self._limit = QTimer(self, singleShot=True, interval=PATIENCE)
        self._limit.timeout.connect(self._kill)

    def begin(self) -> None:
        """From now on children may be started."""
        self._begun = True
        self._next()

    @property
    def busy(self) -> bool:
        """Whether something is still being drawn."""
        return self._child is not None or bool(self._queue)

    def url(self, order: Order | None) -> str:
        """The picture's file address, or nothing while there is none."""
        if order is None:
            return ""
        kept = self._kept.setdefault(order, _Kept())
        if not kept.asked:
            self._look_up(order, kept)
        elif order.from_web and kept.may_be_asked_again():
            self._ask(order, kept)
        return kept.url

    def close(self) -> None:
        """Stop drawing."""
        self._queue.clear()
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.waitForFinished(1000)
        self._limit.stop()

    def _look_up(self, order: Order, kept: _Kept) -> None:
        kept.name = order.name()
        found = sorted(self._folder.glob(f"{kept.name}-*.png"))
        if found:
            kept.url = QUrl.fromLocalFile(str(found[-1])).toString()
        if found and not order.from_web:
            kept.asked = True
        else:
            self._ask(order, kept)

    def _ask(self, order: Order, kept: _Kept) -> None:
        kept.asked, kept.failed_at = True, None
        self._queue.append(order)
        self._next()

    def _next(self) -> None:
        if not self._begun or self._child is not None or not self._queue:
            return
        order = self._queue.pop(0)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._fail(order, f"the folder cannot be made ({error})")
            return
        child = QProcess(self)
        child.finished.connect(lambda *_: self._finished(order))
        child.errorOccurred.connect(self._not_started)
        self._child = child
        name, folder = self._kept[order].name, str(self._folder)
        wanted = json.dumps(asdict(order) | {"folder": folder, "name": name})
        child.start(sys.executable, ["-P", str(DRAW), wanted])
        self._limit.start()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._child is not None:
            self._child.finished.emit(1, QProcess.ExitStatus.CrashExit)

    def _finished(self, order: Order) -> None:
        child, self._child = self._child, None
        self._limit.stop()
        if child is None:
            return
        answer = _answer(bytes(child.readAllStandardOutput().data()))
        child.deleteLater()
        if "path" in answer:
            self._done(order, Path(answer["path"]))
        else:
            self._fail(order, answer.get("error", "it took too long or too much"))
        self._next()

    def _done(self, order: Order, path: Path) -> None:
        kept = self._kept[order]
        if kept.complaints:
            log.info("picture %s is there again", _named(order))
            kept.complaints.clear()
        url = QUrl.fromLocalFile(str(path)).toString()
        if url != kept.url:
            kept.url = url
            self.changed.emit()
        self._tidy(path)

    def _fail(self, order: Order, why: str) -> None:
        kept = self._kept[order]
        kept.failed_at = time.monotonic()
        if why not in kept.complaints:
            kept.complaints.add(why)
            log.warning("picture %s is left out: %s", _named(order), why)

    @Slot()
    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()

    def _tidy(self, new: Path) -> None:
        """Leave the newest files, and those that are shown."""
        shown = {Path(QUrl(kept.url).toLocalFile()) for kept in self._kept.values()}
        files = sorted(new.parent.glob("*-*.png"), key=_age)
        for file in files[:-MOST_KEPT]:
            if file not in shown:
                file.unlink(missing_ok=True)


def _named(order: Order) -> str:
    """Its source; what follows a question mark may be a key."""
    return order.source.partition("?")[0]


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _answer(output: bytes) -> dict[str, str]:
    try:
        found = json.loads(output)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
