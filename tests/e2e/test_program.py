"""The panel as a process, met by fingers on its screen and commands beside it."""

import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panel.settings.places import STORE
from tests.e2e.places import ALONE, AMBER, BLUE, GREEN, PRIMARY, RED, WHITE, end
from tests.e2e.program import SETTINGS, Program


def _at(minutes: float) -> str:
    """A moment so many minutes from now, as `--at` takes it."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


def _unix(minutes: float) -> int:
    return int((datetime.now(UTC) + timedelta(minutes=minutes)).timestamp())


def test_a_tap_books_and_another_ends(program: Program) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        made = program.status()["current_booking"]
        assert isinstance(made, dict)
        assert made["event_end"] - made["event_start"] == 30 * 60
        end(finger)
    assert program.status()["status"] == "free"


def test_a_tap_checks_in(program: Program) -> None:
    program.call("book", [_unix(2), 1800], at=_at(-1))
    with program.run() as finger:
        finger.wait_for(AMBER)
        finger.tap(*ALONE)
        finger.wait_for(RED)
    found = program.status()
    assert found["status"] == "busy"
    assert found["last_booking_started"]


def test_what_another_process_books_is_on_the_screen(
    program: Program,
) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        program.call("book_now", [1800])
        finger.wait_for(RED)


def test_changed_settings_take_effect_and_wrong_ones_do_not(program: Program) -> None:
    good = program.settings.read_text(encoding="utf-8")
    with program.run() as finger:
        finger.wait_for(GREEN)
        program.settings.write_text(good + "pending_perod = 3\n", encoding="utf-8")
        program.wait_for_log("pending_perod")
        assert finger.colour() == GREEN
        changed = f'{good}\n[screen]\npalette = "colour-blind"\n'
        program.settings.write_text(changed, encoding="utf-8")
        finger.wait_for(BLUE)


def test_wrong_settings_are_explained_until_they_are_mended(program: Program) -> None:
    good = program.settings.read_text(encoding="utf-8")
    program.settings.write_text("pending_period = 'soon'\n" + good, encoding="utf-8")
    with program.run() as finger:
        finger.wait_for(WHITE)
        program.settings.write_text(good, encoding="utf-8")
        finger.wait_for(GREEN)


def test_a_second_panel_on_the_same_store_is_refused(program: Program) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        second = program.command("run")
    assert second.returncode == 1
    assert second.stderr.startswith("room-panel: Another panel")
    assert second.stderr.count("\n") == 1


def test_it_ends_when_told_to(program: Program) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        with program.run() as finger:
            finger.wait_for(GREEN)
            assert program.end(number) == 0
    assert program.faults == []


def test_a_killed_panel_comes_back_with_its_state(program: Program) -> None:
    with program.run() as finger:
        finger.wait_for(GREEN)
        finger.tap(*PRIMARY)
        finger.wait_for(RED)
        program.end(signal.SIGKILL)
    with program.run() as finger:
        finger.wait_for(RED)


def test_the_rooms_own_sensor_is_heard(program: Program) -> None:
    sensor = program.settings.parent / "sensor"
    sensor.write_text('{"presence": true}\n', encoding="utf-8")
    with program.settings.open("a", encoding="utf-8") as settings:
        settings.write('\n[sensor]\npath = "sensor"\n')
    with program.run() as finger:
        finger.wait_for(GREEN)
        program.wait_for_log("sensor says nothing more: it ended")


class TestWithoutAnySettings:
    """In the usual places; the file that appears there is for other eyes."""

    @pytest.fixture
    def usual(self, program: Program, tmp_path: Path) -> dict[str, str]:
        program.settings.unlink()
        homes = {"XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "home-state"}
        return {name: str(tmp_path / folder) for name, folder in homes.items()}

    def write(self, usual: dict[str, str]) -> None:
        folder = Path(usual["XDG_CONFIG_HOME"], "room-panel")
        folder.mkdir(parents=True)
        (folder / "settings.toml").write_text(
            f'{SETTINGS}[screen]\npalette = "colour-blind"\n', encoding="utf-8"
        )

    def test_a_made_up_room_until_there_are_some(
        self, program: Program, usual: dict[str, str]
    ) -> None:
        with program.run(named=False, **usual) as finger:
            finger.wait_for(GREEN)
            self.write(usual)
            finger.wait_for(BLUE)
            assert program.end() == 0

    def test_where_a_room_was_served_it_says_where_it_looks(
        self, program: Program, usual: dict[str, str]
    ) -> None:
        store = Path(usual["XDG_STATE_HOME"], "room-panel", STORE)
        store.parent.mkdir(parents=True)
        store.touch()
        with program.run(named=False, **usual) as finger:
            finger.wait_for(WHITE)
            self.write(usual)
            finger.wait_for(BLUE)
