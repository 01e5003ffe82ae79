"""The view models as Qt objects."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from panel.ui.look import Look
from panel.ui.models import Models

NAMES = ["room", "actions", "day", "notice", "dress", "attention", "outlets", "later"]
LATER = ["sheet", "admin", "problems"]


@pytest.mark.parametrize("name", [*NAMES, *LATER])
def test_instances_share_one_meta_object(
    qapp: QGuiApplication, tmp_path: Path, name: str
) -> None:
    """QML remembers properties by meta object, and for good: one that an instance
    has to itself leaves wrong properties to whoever comes to lie at its address."""
    one, other = (Models(Look(), print, None, tmp_path) for _ in range(2))
    assert _address(getattr(one, name)) == _address(getattr(other, name))


def _address(model: QObject) -> int:
    found: int = shiboken6.getCppPointer(model.metaObject())[0]
    return found


def test_all_are_handed_to_qml(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert list(Models(Look(), print, None, tmp_path).by_name()) == NAMES
