"""What the doctor has before them when they judge."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from panel.backends.base import Finding
from panel.settings import Settings
from panel.vitals.vitals import Vitals


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """What the booking system said; `took` are the seconds of an answer.

    `skew` is this machine's clock less the system's in seconds, None where it tells no
    time. `keyless` systems let everybody in who may read the store.
    """

    kind: str = ""
    findings: tuple[Finding, ...] = ()
    took: float = 0.0
    skew: float | None = None
    keyless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The panel that runs, if one does.

    `process` is known where one runs without saying how it is. `barred`: it answers
    other users only. `age` are its seconds, where it does not answer.
    """

    vitals: Vitals | None = None
    process: int | None = None
    silent: bool = False
    barred: bool = False
    age: float | None = None

    @property
    def there(self) -> bool:
        """Whether any panel runs."""
        return self.vitals is not None or self.silent or self.process is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """All of it. `system` waits for the booking system, which takes its time.

    `settings` are None where they are wrong; `problems` say why. `path` is None where
    no settings file was found.
    """

    path: Path | None = None
    settings: Settings | None = None
    problems: tuple[str, ...] = ()
    running: Running = field(default_factory=Running)
    system: Callable[[], System | None] = lambda: None

    @property
    def vitals(self) -> Vitals | None:
        """What the running panel says."""
        return self.running.vitals

    @property
    def store(self) -> Path | None:
        """The store of the settings; else of the running panel."""
        if self.settings is not None:
            return self.settings.store
        return Path(self.vitals.store) if self.vitals and self.vitals.store else None
