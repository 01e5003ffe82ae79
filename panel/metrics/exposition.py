"""The panel's vitals as Prometheus' metrics; its library is loaded at the first call.

Only counts, sizes and times: what the room is called and whose bookings it has stays
in the panel.
"""

import time
from collections.abc import Iterator

from prometheus_client.core import (
    CollectorRegistry,
    CounterMetricFamily,
    GaugeMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector

from panel.device.heat import heat
from panel.domain.face import Face
from panel.domain.link import Fault
from panel.engine.tally import COMMANDS, OK, OUTCOMES
from panel.vitals.vitals import Vitals, wrong


def exposed(vitals: Vitals) -> tuple[str, bytes]:
    """The content type and the text of all metrics."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Once(vitals))
    return CONTENT_TYPE_PLAIN_0_0_4, generate_latest(registry)


class _Once(Collector):
    """One look, as the library wants it."""

    def __init__(self, vitals: Vitals) -> None:
        self._vitals = vitals

    def describe(self) -> list[Metric]:
        return []

    def collect(self) -> Iterator[Metric]:
        vitals, now = self._vitals, time.time()
        yield _info(vitals)
        yield from _states(vitals, now)
        yield from _counters(vitals)
        yield from _sizes(vitals)


def _info(vitals: Vitals) -> Metric:
    about = {
        "version": vitals.version,
        "python": vitals.python,
        "qt": vitals.qt,
        "system": vitals.system,
    }
    return InfoMetricFamily("room_panel", "The program and what it runs on.", about)


def _states(vitals: Vitals, now: float) -> Iterator[Metric]:
    healthy = float(not wrong(vitals, now))
    yield _gauge("healthy", "Whether the panel does its work, 1 or 0.", healthy)
    state = GaugeMetricFamily(
        "room_panel_room_state",
        "The state that the screen shows: 1 for the one that holds, 0 for the others.",
        labels=["state"],
    )
    for face in Face:
        state.add_metric([face.value], float(face.value == vitals.state))
    yield state
    if vitals.heard is not None:
        age = max(now - vitals.heard, 0.0)
        said = "How long ago the booking system last answered completely."
        yield _gauge("list_age_seconds", said, age)
    if vitals.skew is not None:
        said = "This machine's clock less the booking system's."
        yield _gauge("clock_skew_seconds", said, vitals.skew)
    said = "When the panel was started, in seconds since 1970."
    yield _gauge("start_time_seconds", said, vitals.began)


def _counters(vitals: Vitals) -> Iterator[Metric]:
    readings = CounterMetricFamily(
        "room_panel_readings",
        "How often the booking system was asked for its list, by what came of it.",
        labels=["result"],
    )
    for result in (OK, *(fault.value for fault in Fault)):
        readings.add_metric([result], vitals.readings.get(result, 0))
    yield readings
    commands = CounterMetricFamily(
        "room_panel_commands",
        "What was asked at the door, by what became of it.",
        labels=["command", "outcome"],
    )
    for command in COMMANDS:
        for outcome in OUTCOMES:
            count = vitals.commands.get(f"{command} {outcome}", 0)
            commands.add_metric([command, outcome], count)
    yield commands
    yield _counter("releases", "Bookings ended as no-shows.", vitals.releases)
    yield _counter("frames", "Pictures drawn.", vitals.frames)
    said = "Pictures that took more than a thirtieth of a second."
    yield _counter("slow_frames", said, vitals.slow)
    if vitals.restarts is not None:
        said = "How often systemd has started the panel again by itself."
        yield _counter("restarts", said, vitals.restarts)


def _sizes(vitals: Vitals) -> Iterator[Metric]:
    if vitals.memory is not None:
        said = "Memory of the panel's process, shared pages divided (PSS)."
        yield _gauge("memory_bytes", said, vitals.memory)
    celsius = heat().celsius
    if celsius is not None:
        said = "The machine's warmest zone."
        yield _gauge("temperature_celsius", said, celsius)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"room_panel_{name}", about, value)


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(f"room_panel_{name}", about, value)
