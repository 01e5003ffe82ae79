"""The metrics as Prometheus reads them."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from panel.domain.face import Face
from panel.metrics.exposition import exposed
from panel.vitals.vitals import Vitals

VITALS = Vitals(
    version="1.2",
    python="3.11.7",
    qt="6.11.3",
    system="placeos",
    settings="/etc/secret-place",
    trouble="WARNING panel: something private",
    began=time.time() - 100,
    state="busy",
    heard=time.time() - 30,
    sure=True,
    skew=-0.5,
    readings={"ok": 5, "unreachable": 2},
    commands={"book-now done": 3},
    releases=1,
    frames=40,
    slow=2,
    memory=98 * 2**20,
    restarts=4,
)
UNITS = {"seconds", "bytes", "celsius", "total", "state", "info", "healthy"}


def samples(vitals: Vitals) -> Iterator[Sample]:
    kind, text = exposed(vitals)
    assert "version=0.0.4" in kind
    for family in text_string_to_metric_families(text.decode()):
        assert family.documentation.endswith(".")
        assert family.type in ("gauge", "counter", "info")
        yield from family.samples


def one(vitals: Vitals, name: str, **labels: str) -> float:
    (found,) = (
        s
        for s in samples(vitals)
        if s.name == name and labels.items() <= s.labels.items()
    )
    return found.value


def test_names_and_units() -> None:
    for sample in samples(VITALS):
        assert re.fullmatch(r"room_panel_[a-z_]+", sample.name)
        assert sample.name.rpartition("_")[2] in UNITS, sample.name
        counted = sample.name.endswith("_total")
        assert not counted or sample.value >= 0


def test_values() -> None:
    assert one(VITALS, "room_panel_readings_total", result="ok") == 5
    assert one(VITALS, "room_panel_readings_total", result="unreachable") == 2
    assert one(VITALS, "room_panel_readings_total", result="garbled") == 0
    done = {"command": "book-now", "outcome": "done"}
    assert one(VITALS, "room_panel_commands_total", **done) == 3
    assert (
        one(VITALS, "room_panel_commands_total", **done | {"outcome": "unknown"}) == 0
    )
    for name, value in (("releases", 1), ("frames", 40), ("slow_frames", 2)):
        assert one(VITALS, f"room_panel_{name}_total") == value
    assert one(VITALS, "room_panel_restarts_total") == 4
    assert one(VITALS, "room_panel_memory_bytes") == 98 * 2**20
    assert one(VITALS, "room_panel_clock_skew_seconds") == -0.5
    heard = replace(VITALS, heard=time.time() - 30)
    assert 29 < one(heard, "room_panel_list_age_seconds") < 300
    assert one(VITALS, "room_panel_healthy") == 1
    assert one(VITALS, "room_panel_info", version="1.2", qt="6.11.3") == 1


def test_one_state_holds() -> None:
    states = {
        s.labels["state"]: s.value
        for s in samples(VITALS)
        if s.name == "room_panel_room_state"
    }
    assert states.keys() == set(Face) and sum(states.values()) == states["busy"] == 1


def test_what_nobody_knows_is_left_out() -> None:
    names = {sample.name for sample in samples(Vitals())}
    for name in ("restarts_total", "memory_bytes", "list_age_seconds", "clock_skew"):
        assert not any(one.startswith(f"room_panel_{name}") for one in names)
    assert one(Vitals(), "room_panel_healthy") == 0


def test_nothing_private_is_told() -> None:
    text = exposed(VITALS)[1].decode()
    assert "private" not in text and "secret" not in text
