"""Shows one page of the room in a window of its own, in a process of its own.

Run as `python -P web.py ORDER`; ORDER is a JSON object with address, homes, seconds,
leave, width and height. Needs Qt WebEngine (the extra `web`). Nothing else of the
program is imported: whatever a page does happens here, and the panel behind it goes
on. Ends with 0 when somebody closes the page or nobody touches it for so many seconds,
and with another code when the page cannot be shown.
"""

import json
import os
import sys
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

DONE, CRASHED, NOT_LOADED = 0, 3, 4
PORTS = {"http": 80, "https": 443}
TOUCHES = {
    "MouseButtonPress",
    "MouseMove",
    "TouchBegin",
    "TouchUpdate",
    "TouchEnd",
    "Wheel",
    "KeyPress",
}
PAGE = """
import QtQuick
import QtWebEngine

Window {
    id: window

    required property QtObject gate
    required property string address
    required property string label
    property bool loaded: false

    color: "#0E1216"

    WebEngineView {
        id: view

        anchors.fill: parent
        anchors.bottomMargin: bar.height
        url: window.address
        // Nothing is kept of whoever was here.
        profile: WebEngineProfile {
            offTheRecord: true
        }

        // Nothing else opens, and nobody is asked.
        onNavigationRequested: request => {
            if (!window.gate.mayOpen(request.url.toString(), request.isMainFrame))
                request.reject();
        }
        onJavaScriptDialogRequested: request => {
            request.accepted = true;
            request.dialogReject();
        }
        onAuthenticationDialogRequested: request => {
            request.accepted = true;
            request.dialogReject();
        }
        onFileDialogRequested: request => {
            request.accepted = true;
            request.dialogReject();
        }
        onColorDialogRequested: request => {
            request.accepted = true;
            request.dialogReject();
        }
        onContextMenuRequested: request => request.accepted = true
        onPermissionRequested: permission => permission.deny()
        onRenderProcessTerminated: window.gate.leave(3)
        onLoadingChanged: info => {
            if (info.status === WebEngineView.LoadSucceededStatus)
                window.loaded = true;
            else if (info.status === WebEngineView.LoadFailedStatus && !window.loaded)
                window.gate.leave(4);
        }
    }

    Rectangle {
        id: bar

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.max(64, Math.round(Math.min(window.width, window.height) * 0.1))
        color: touch.pressed ? "#27323B" : "#0E1216"
        Accessible.role: Accessible.Button
        Accessible.name: window.label
        Accessible.onPressAction: window.gate.leave(0)

        Text {
            anchors.centerIn: parent
            text: window.label
            textFormat: Text.PlainText
            color: "#F3F6F8"
            font.pixelSize: Math.round(bar.height * 0.36)
            font.weight: Font.DemiBold
        }

        MouseArea {
            id: touch

            anchors.fill: parent
            onClicked: window.gate.leave(0)
        }
    }
}
"""
"""QML as a text, since the tools that check the panel's own know no WebEngine."""

Home = tuple[str, str, int]


def home(address: str) -> Home | None:
    """Scheme, host and port of a web address, or None."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        return None
    return parts.scheme, parts.hostname, port


def may_open(address: str, homes: Iterable[str]) -> bool:
    """Whether a link leads to where one of the room's own pages is."""
    wanted = home(address)
    return wanted is not None and wanted in {home(one) for one in homes}


def show(order: dict[str, Any]) -> int:
    """Show the page until it is closed; the exit code."""
    from PySide6.QtWebEngineQuick import QtWebEngineQuick

    # Before the application is made, or there is nothing to draw with.
    QtWebEngineQuick.initialize()
    from PySide6.QtCore import QEvent, QObject, QTimer, Slot
    from PySide6.QtGui import QGuiApplication, QWindow
    from PySide6.QtQml import QQmlApplicationEngine

    app = QGuiApplication(["room-panel"])
    homes = [str(one) for one in order["homes"]]
    rest = QTimer(app, singleShot=True, interval=round(order["seconds"] * 1000))
    rest.timeout.connect(lambda: app.exit(DONE))

    class Gate(QObject):
        """Says where links may lead; winds the timer up at every touch."""

        @Slot(str, bool, result=bool)
        def mayOpen(self, address: str, main: bool) -> bool:
            return may_open(address, homes) or (not main and address == "about:blank")

        @Slot(int)
        def leave(self, code: int) -> None:
            app.exit(code)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type().name in TOUCHES:
                rest.start()
            return False

    gate, engine = Gate(app), QQmlApplicationEngine(app)
    engine.setInitialProperties(
        {
            "gate": gate,
            "address": str(order["address"]),
            "label": str(order["leave"]),
            "width": int(order["width"]),
            "height": int(order["height"]),
        }
    )
    engine.loadData(PAGE.encode())
    window = next(iter(engine.rootObjects()), None)
    if not isinstance(window, QWindow):
        return NOT_LOADED
    window.installEventFilter(gate)
    if app.primaryScreen().size() == window.size():
        window.showFullScreen()
    else:
        window.show()
    rest.start()
    return app.exec()


if __name__ == "__main__":
    code = show(json.loads(sys.argv[1]))
    # Without taking the engine apart, which takes long and may fail.
    os._exit(code)
