"""The Debian package: what it is made of, and, in the long run, the package itself."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
DEB = PACKAGING / "deb"
RULES = PACKAGING / "udev" / "60-room-panel.rules"
SCRIPTS = ("postinst", "prerm", "postrm", "room-panel.sh")
RELEASES = ("bookworm", "trixie")
STAYS = (
    "QtCore.abi3.so",
    "Qt/lib/libQt6Core.so.6",
    "Qt/lib/libicudata.so.73",
    "Qt/lib/libicui18n.so.73",
    "Qt/lib/libicuuc.so.73",
    "Qt/plugins/platforms/libqwayland.so",
)
GOES = (
    "QtWidgets.abi3.so",
    "designer",
    "Qt/lib/libQt6Designer.so.6",
    "Qt/lib/libQt6Widgets.so.6",
    "Qt/plugins/platforms/libqxcb.so",
)


def needed(*programs: str) -> None:
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"needed and not there: {', '.join(missing)}")


def packages(function: str, **environ: str) -> set[str]:
    """The Debian packages that a list of setup.sh names."""
    said = subprocess.run(
        ["bash", "-c", f". {PACKAGING}/setup.sh; {function}"],
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.split()[1] for line in said.stdout.splitlines()}


def test_what_run_sh_needs_the_package_asks_for() -> None:
    assert packages("libraries") < packages("wall_libraries")
    wayland = packages("libraries", WAYLAND_DISPLAY="wayland-0")
    assert wayland < packages("wall_libraries")
    assert re.search(r"^Depends:.*@LIBRARIES@", control(), re.MULTILINE | re.DOTALL)


def control() -> str:
    return (DEB / "control").read_text(encoding="utf-8")


def test_every_blank_of_the_control_file_is_filled() -> None:
    build = (PACKAGING / "build-deb.sh").read_text(encoding="utf-8")
    for blank in re.findall(r"@\w+@", control()):
        assert f"s/{blank}/" in build


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_sound(name: str) -> None:
    needed("shellcheck")
    said = subprocess.run(["shellcheck", DEB / name], capture_output=True, text=True)
    assert (said.returncode, said.stdout) == (0, "")


@pytest.mark.parametrize("name", ["build-deb.sh", "try-deb.sh", "boot.sh"])
def test_makers_are_sound(name: str) -> None:
    needed("shellcheck")
    said = subprocess.run(
        ["shellcheck", "--external-sources", "--source-path=SCRIPTDIR", name],
        cwd=PACKAGING,
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stdout) == (0, "")


def test_nothing_names_a_mirror() -> None:
    files = [*PACKAGING.glob("*.sh"), *DEB.iterdir(), PACKAGING / "slim.py"]
    for path in files:
        for address in re.findall(r"https?://\S+", path.read_text(encoding="utf-8")):
            assert address.startswith("https://www.debian.org/doc/"), path


def test_the_user_and_the_groups() -> None:
    needed("systemd-sysusers")
    said = subprocess.run(
        ["systemd-sysusers", "--dry-run", DEB / "room-panel.sysusers"],
        capture_output=True,
        text=True,
    )
    assert (said.returncode, "warning" in said.stderr.lower()) == (0, False)
    groups = re.search(r"^SupplementaryGroups=(.*)$", unit(), re.MULTILINE)
    assert groups is not None
    text = (DEB / "room-panel.sysusers").read_text(encoding="utf-8")
    assert set(re.findall(r"^g (\S+)", text, re.MULTILINE)) == set(groups[1].split())


def unit() -> str:
    return (ROOT / "kiosk.service").read_text(encoding="utf-8")


class TestDevices:
    def lines(self) -> list[str]:
        text = RULES.read_text(encoding="utf-8")
        return [line for line in text.splitlines() if line and line[0] != "#"]

    def test_rules_can_be_read(self) -> None:
        term = r'[A-Z]+(\{\w+\})?\s*(==|!=|=|\+=)\s*"[^"]*"'
        for line in self.lines():
            assert re.fullmatch(rf"{term}(,\s*{term})*", line), line

    def test_rules_by_their_own_checker(self) -> None:
        needed("udevadm")
        asked = ["udevadm", "verify", "--resolve-names=never", RULES]
        said = subprocess.run(asked, capture_output=True, text=True)
        if "Unknown command verb" in said.stderr:
            pytest.skip('this udevadm has no "verify" yet')
        assert said.returncode == 0, said.stdout + said.stderr

    def test_every_jump_has_its_end(self) -> None:
        text = RULES.read_text(encoding="utf-8")
        assert set(re.findall(r'GOTO="(\w+)"', text)) == set(
            re.findall(r'LABEL="(\w+)"', text)
        )

    def test_nothing_is_given_to_everybody(self) -> None:
        modes = re.findall(r'MODE="(\d+)"|chmod (\S+)', RULES.read_text("utf-8"))
        assert {"".join(mode) for mode in modes} == {"0660", "g+w"}

    def test_the_service_may_open_them(self) -> None:
        for device in ("hidraw", "usb_device"):
            assert f"DeviceAllow=char-{device} rw" in unit()
        assert "ReadWritePaths=-/sys/devices" in unit()


class TestSlim:
    """A program as pip leaves it: links to what stands in this environment."""

    @pytest.fixture
    def home(self, tmp_path: Path) -> Path:
        needed("readelf")
        qt = tmp_path / "lib/python3.13/site-packages/PySide6"
        for folder in ("Qt/lib", "Qt/qml/QtQuick/Controls", "Qt/plugins/platforms"):
            (qt / folder).mkdir(parents=True)
        (qt / "Qt/qml/QtQuick/Controls/qmldir").touch()
        (qt / "Qt/qml/QtQml").mkdir()
        (tmp_path / "bin").mkdir()
        for name in ("python3", "pip"):
            (tmp_path / "bin" / name).touch()
        real = Path(PySide6.__file__).parent
        for name in (*STAYS, *GOES):
            (qt / name).symlink_to(real / name)
        return tmp_path

    def test_what_runs_stays_and_nothing_else(self, home: Path) -> None:
        slim = [sys.executable, PACKAGING / "slim.py", home]
        subprocess.run(slim, check=True, timeout=60)
        left = {path.name for path in home.rglob("*") if path.is_file()}
        assert left == {"python3", *(Path(name).name for name in STAYS)}


@pytest.mark.long
def test_the_playbook_can_be_read() -> None:
    needed("ansible-playbook")
    said = subprocess.run(
        ["ansible-playbook", "-i", "rooms.ini", "room-panel.yml", "--syntax-check"],
        cwd=PACKAGING / "ansible",
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr


@pytest.mark.long
@pytest.mark.parametrize("release", RELEASES)
def test_from_a_bare_machine_to_a_panel_and_back(release: str, tmp_path: Path) -> None:
    """Half an hour and 300 MB of the mirror; see try-deb.sh for what is looked at."""
    needed("debootstrap", "dpkg-deb", "readelf", "unshare", "nsenter")
    if os.geteuid():
        pytest.skip("only root can make Debian systems in folders")
    environ = {
        name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ
    }
    build = [PACKAGING / "build-deb.sh", "--out", tmp_path, release]
    subprocess.run(build, env=environ, check=True, timeout=1800)
    (package,) = tmp_path.glob("*.deb")
    tried = subprocess.run(
        [PACKAGING / "try-deb.sh", package],
        env=environ,
        capture_output=True,
        text=True,
        timeout=1800,
    )
    assert tried.returncode == 0, tried.stdout + tried.stderr
    assert "left after purging" in tried.stdout
