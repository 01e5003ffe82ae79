"""A changed file is noticed."""

import os
from pathlib import Path

from panel.settings.watch import FileWatch


def test_each_change_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    watch = FileWatch(path)
    assert not watch.changed()
    path.write_text("a")
    assert watch.changed()
    assert not watch.changed()
    path.write_text("ab")
    assert watch.changed()
    path.unlink()
    assert watch.changed()
    assert not watch.changed()


def test_the_same_size_at_another_moment(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("a")
    watch = FileWatch(path)
    os.utime(path, ns=(1, 1))
    assert watch.changed()


def test_another_file_put_in_its_place(tmp_path: Path) -> None:
    path, other = tmp_path / "settings.toml", tmp_path / "new"
    for one in (path, other):
        one.write_text("a")
        os.utime(one, ns=(1, 1))
    watch = FileWatch(path)
    other.replace(path)
    assert watch.changed()


def test_a_link_that_leads_elsewhere(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, ns=(1, 1))
    link = tmp_path / "settings.toml"
    link.symlink_to("a")
    watch = FileWatch(link)
    link.unlink()
    link.symlink_to("b")
    assert watch.changed()


def test_several_files(tmp_path: Path) -> None:
    watch = FileWatch(tmp_path / "a", tmp_path / "b")
    (tmp_path / "b").touch()
    assert watch.changed()
    assert not watch.changed()


def test_a_name_that_cannot_be(tmp_path: Path) -> None:
    assert not FileWatch(tmp_path / "a\0b").changed()
