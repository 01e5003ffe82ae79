"""Heat, memory and unit, read from files as the kernel writes them."""

import os
from pathlib import Path

import pytest

from panel.device.heat import Heat, heat
from panel.device.memory import machine, proportional
from panel.device.unit import restarts, shown, unit_of


def write(root: Path, **files: str) -> Path:
    """Files under a root; `__` in a name stands for a slash."""
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


ZONE = "class__thermal__thermal_zone"


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, Heat()),
        ({f"{ZONE}0__temp": "61500\n"}, Heat(61.5)),
        ({f"{ZONE}0__temp": "41000", f"{ZONE}1__temp": "72000"}, Heat(72.0)),
        ({f"{ZONE}0__temp": "", f"{ZONE}1__temp": "-274000"}, Heat()),
        ({f"{ZONE}0__temp": "99999999"}, Heat()),
        (
            {
                f"{ZONE}0__temp": "61500",
                f"{ZONE}0__trip_point_0_type": "active\n",
                f"{ZONE}0__trip_point_0_temp": "50000",
                f"{ZONE}0__trip_point_1_type": "critical\n",
                f"{ZONE}0__trip_point_1_temp": "110000",
                f"{ZONE}0__trip_point_2_type": "passive\n",
                f"{ZONE}0__trip_point_2_temp": "85000",
            },
            Heat(61.5, 85.0),
        ),
        (
            {
                "class__thermal__cooling_device0__type": "cpufreq-cpu0\n",
                "class__thermal__cooling_device0__cur_state": "2\n",
            },
            Heat(slowed=True),
        ),
        (
            {
                "class__thermal__cooling_device0__type": "pwm-fan\n",
                "class__thermal__cooling_device0__cur_state": "2\n",
                "class__thermal__cooling_device1__type": "Processor\n",
                "class__thermal__cooling_device1__cur_state": "0\n",
            },
            Heat(),
        ),
    ],
)
def test_heat(tmp_path: Path, files: dict[str, str], found: Heat) -> None:
    assert heat(write(tmp_path, **files)) == found


@pytest.mark.parametrize(
    ("bits", "slowed", "starved"),
    [("0", False, False), ("50000", False, False), ("50005", True, True)],
)
def test_a_raspberry_pi(tmp_path: Path, bits: str, slowed: bool, starved: bool) -> None:
    write(tmp_path, **{"devices__platform__soc__soc:firmware__get_throttled": bits})
    assert heat(tmp_path) == Heat(slowed=slowed, starved=starved)


def test_memory(tmp_path: Path) -> None:
    write(
        tmp_path,
        meminfo="MemTotal:  1000 kB\nMemFree: 1 kB\nMemAvailable:  250 kB\nX: 1\n",
        **{"7__smaps_rollup": "0-1 ---p 0 00:00 0 [rollup]\nRss: 9 kB\nPss: 4 kB\n"},
    )
    assert machine(tmp_path) == (250 * 1024, 1000 * 1024)
    assert proportional(7, tmp_path) == 4096
    assert proportional(8, tmp_path) is None
    assert machine(tmp_path / "7") is None


def test_memory_of_this_machine() -> None:
    left, whole = machine() or (0, 0)
    assert 0 < left < whole
    assert (proportional(os.getpid()) or 0) > 2**20


def test_the_unit_of_a_process(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "1__cgroup": "0::/system.slice/kiosk.service\n",
            "2__cgroup": "9:name=systemd:/\n0::/user.slice/user-0.slice/x.scope\n",
            "3__cgroup": "",
            "4__cgroup": "12:pids:/a.service\n0::/system.slice/kiosk.service/inner\n",
        },
    )
    assert [unit_of(pid, tmp_path) for pid in range(6)] == [
        *("", "kiosk.service", "", "", "", ""),
    ]


def test_systemd_that_is_not_there_says_nothing() -> None:
    assert shown("no-such.service", "NRestarts").get("NRestarts", "0") == "0"
    assert restarts("--version") is None
