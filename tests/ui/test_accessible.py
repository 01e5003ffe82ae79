"""What somebody finds who does not see the screen: names, roles, what is read out."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from panel.domain.face import Face
from panel.ui.samples import names, sample, sample_draft
from panel.ui.staging import NOW
from panel.ui.window import Screen
from tests.ui.conftest import Made
from tests.ui.tree import of_kind, visible, window_of

STATES = [name for name in names() if name != Face.SETTINGS_WRONG]
BUTTON = QAccessible.Role.Button
Role = QAccessible.Role


def shown(make: Made, name: str) -> Screen:
    screen = make()
    screen.show(sample(name))
    draft = sample_draft(name)
    if draft is not None:
        screen.models.sheet.lay(draft)
    window_of(screen).grabWindow()
    return screen


def role(item: QQuickItem) -> Role:
    found = QAccessible.queryAccessibleInterface(item)
    return Role.NoRole if found is None else found.role()


def spoken(item: QQuickItem) -> str:
    found = QAccessible.queryAccessibleInterface(item)
    return "" if found is None else found.text(QAccessible.Text.Name)


@pytest.mark.parametrize("name", STATES)
def test_every_control_has_a_name_that_can_be_said(make: Made, name: str) -> None:
    screen = shown(make, name)
    controls = [i for i in visible(screen) if role(i) == BUTTON]
    assert {*of_kind(screen, "Button"), *of_kind(screen, "Key")} <= set(controls)
    for control in controls:
        word = spoken(control)
        assert any(letter.isalnum() for letter in word) or word in "@,.", word


@pytest.mark.parametrize("name", STATES)
def test_the_state_is_told_in_one_sentence(make: Made, name: str) -> None:
    screen = shown(make, name)
    (status,) = of_kind(screen, "Status")
    assert role(status) == Role.AlertMessage
    assert spoken(status) == screen.models.room.spoken
    assert screen.models.room.word in spoken(status)


def test_a_state_that_comes_is_read_out_once(make: Made) -> None:
    screen = make()
    told: list[str] = []
    screen.models.room.announced.connect(told.append)
    screen.show(sample("free"))
    for minute in range(1, 4):
        screen.models.tick(NOW + timedelta(minutes=minute))
    assert told == ["Available, until 12:30, 1 h 48 min"]
    screen.show(sample("busy"))
    assert told[1:] == ["In use, until 11:30, 48 min left"]
    screen.show(sample("busy"))
    assert len(told) == 2
