"""What systemd is told, and that it is told nothing else."""

from pathlib import Path

import pytest

from panel.device.service import Service
from tests.device.listening import systemd


@pytest.mark.parametrize("abstract", [False, True])
def test_words_arrive(tmp_path: Path, abstract: bool) -> None:
    address = f"@{tmp_path}/notify" if abstract else str(tmp_path / "notify")
    with systemd(address) as heard:
        service = Service({"NOTIFY_SOCKET": address})
        assert service.listens
        service.say("READY=1", "STATUS=well")
        assert heard.take() == "READY=1\nSTATUS=well"


def test_where_nobody_listens_nothing_is_said() -> None:
    service = Service({"WATCHDOG_USEC": "20000000"})
    assert not service.listens
    assert service.patience is None
    service.say("READY=1")


def test_who_has_gone_harms_nobody(tmp_path: Path) -> None:
    Service({"NOTIFY_SOCKET": str(tmp_path / "gone")}).say("READY=1")


def test_who_does_not_take_it_holds_nobody_up(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with systemd(address):
        service = Service({"NOTIFY_SOCKET": address})
        for _ in range(5000):
            service.say("WATCHDOG=1" * 20)


@pytest.mark.parametrize(
    ("said", "patience"),
    [
        ("20000000", 20.0),
        ("500000", 0.5),
        ("0", None),
        ("", None),
        ("-5", None),
        ("soon", None),
    ],
)
def test_how_long_it_waits_for_a_sign(said: str, patience: float | None) -> None:
    service = Service({"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": said})
    assert service.patience == patience


def test_whose_process_is_named_does_not_matter() -> None:
    """Under a compositor it is the compositor's."""
    environ = {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "20000000", "WATCHDOG_PID": "1"}
    assert Service(environ).patience == 20.0
