"""Leaves in an installed program only what runs: `slim.py /opt/room-panel`.

Qt's wheel is made for those who write programs: it holds their tools, and modules
that no panel draws with. What stays is named here; of Qt's libraries those stay that
something else still needs. Whether the panel still runs is for `try-deb.sh` to say.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

PROGRAMS = ("python", "python3", "room-panel")
MODULES = ("Core", "Gui", "Network", "OpenGL", "Qml", "Quick", "Svg")
"""PySide's: those that the panel imports, and those that these import."""
QML = ("QtQml", "QtQuick")
TYPES = ("Models", "WorkerScript")
"""Of what stands below QtQml."""
SHAPES = ("Effects", "Layouts", "Shapes", "Window")
"""Of what stands below QtQuick. The rest are Qt's own buttons and dialogs."""
PLUGINS = (
    "egldeviceintegrations/libqeglfs-kms-egldevice-integration.so",
    "generic/*",
    "iconengines/*",
    "imageformats/libqsvg.so",
    "imageformats/libqjpeg.so",
    "imageformats/libqwebp.so",
    "platforms/libqeglfs.so",
    "platforms/libqlinuxfb.so",
    "platforms/libqoffscreen.so",
    "platforms/libqvnc.so",
    "platforms/libqwayland.so",
    "tls/*",
    "wayland-decoration-client/libbradient.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-shell-integration/libfullscreen-shell-v1.so",
    "wayland-shell-integration/libxdg-shell.so",
)
MAKERS = ("include", "typesystems", "glue", "doc", "scripts", "Qt/libexec")
"""Folders for those who write programs."""
TEXTS = ("Qt/metatypes", "Qt/translations")
"""Of types for such tools, and of dialogs that there are not."""
RECORDS = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "sboms")
"""Where each file came from and how it was built: dpkg knows, or nobody here asks."""


def main(home: Path) -> None:
    """Slims the program that stands there."""
    (packages,) = home.glob("lib/python3*/site-packages")
    qt = packages / "PySide6"
    _delete(p for p in (home / "bin").iterdir() if p.name not in PROGRAMS)
    _delete([home / "include", home / "lib64", *packages.glob("*.pth")])
    _delete(p for name in RECORDS for p in packages.glob(f"*.dist-info/{name}"))
    _delete(qt / name for name in (*MAKERS, *TEXTS))
    _delete([*packages.rglob("*.pyi"), *packages.rglob("__pycache__")])
    _delete(p for p in qt.iterdir() if _is_program(p) or _is_other_module(p))
    _delete(_others(qt / "Qt/qml", QML))
    _delete(_others(qt / "Qt/qml/QtQml", TYPES))
    _delete(_others(qt / "Qt/qml/QtQuick", SHAPES))
    wanted = {path for name in PLUGINS for path in (qt / "Qt/plugins").glob(name)}
    _delete(p for p in (qt / "Qt/plugins").rglob("*.so") if p not in wanted)
    _delete_libraries(packages)
    _delete(p for p in packages.rglob("*") if p.is_dir() and not any(p.iterdir()))


def _others(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """The folders that are not among the named ones."""
    return (p for p in folder.iterdir() if p.is_dir() and p.name not in names)


def _is_program(path: Path) -> bool:
    return path.is_file() and not path.suffix and path.read_bytes()[:4] == b"\x7fELF"


def _is_other_module(path: Path) -> bool:
    found = re.fullmatch(r"Qt(\w+)\.abi3\.so", path.name)
    return found is not None and found[1] not in MODULES


def _delete(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _delete_libraries(packages: Path) -> None:
    """Those of Qt's that nothing needs any more, until all are needed."""
    while True:
        there = {path.name: path for path in packages.glob("PySide6/Qt/lib/*.so*")}
        needed = {name for path in packages.rglob("*.so*") for name in _needs(path)}
        unneeded = [path for name, path in there.items() if name not in needed]
        if not unneeded:
            return
        _delete(unneeded)


def _needs(library: Path) -> set[str]:
    """The libraries that this one names, by their names alone."""
    said = subprocess.run(
        ["readelf", "-d", library], capture_output=True, text=True, check=True
    )
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", said.stdout))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
