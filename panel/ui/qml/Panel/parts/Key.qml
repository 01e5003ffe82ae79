// A key of the keyboard on the screen: it types when the finger comes down.
import QtQuick
import Panel

Item {
    id: cap

    required property string label
    required property string spoken
    required property bool quiet
    required property bool lit

    readonly property bool down: finger.pressed
    // Drawn smaller than letters of the same size.
    readonly property bool sign: label === "\u21e7" || label === "\u232b"

    signal hit

    objectName: "Key"
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.onPressAction: cap.hit()

    Rectangle {
        anchors.fill: parent
        radius: Theme.px(12)
        color: cap.down || cap.lit ? Theme.ink : cap.quiet ? Theme.past : Theme.block
    }

    Label {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(4)
        anchors.rightMargin: Theme.px(4)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: cap.label
        color: cap.down || cap.lit ? Theme.ground : Theme.ink
        size: cap.sign ? 44 : cap.quiet ? 24 : 30
        font.weight: Font.Medium
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        Accessible.ignored: true
    }

    // Every finger has its own: fast typing overlaps.
    TapHandler {
        id: finger

        gesturePolicy: TapHandler.WithinBounds
        onPressedChanged: if (pressed) {
            cap.hit();
        }
    }
}
