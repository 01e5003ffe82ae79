pragma ComponentBehavior: Bound

// The keyboard on the screen, as wide as the panel.
import QtQuick
import Panel
import Panel.Models

Rectangle {
    id: board

    required property SheetModel sheet

    readonly property int gap: Math.max(4, Theme.px(8))
    readonly property int pad: Theme.px(16)
    readonly property int each: Math.max(Theme.touch, Theme.px(Theme.portrait ? 92 : 76))
    readonly property real inner: Math.min(width - 2 * pad, 14 * each * 1.35)

    objectName: "Keyboard"
    height: 4 * each + 3 * gap + 2 * pad
    color: Theme.ground

    Rectangle {
        // As far beyond the edges as the page moves.
        z: -1
        anchors.fill: parent
        anchors.margins: -Theme.reach
        anchors.topMargin: 0
        color: Theme.ground
    }

    MouseArea {
        // Between the keys nothing is touched.
        anchors.fill: parent
    }

    Item {
        id: keys

        x: Math.round((parent.width - width) / 2)
        y: board.pad
        width: board.inner

        Repeater {
            model: board.sheet.caps

            Key {
                id: cap

                required property string key
                required property int row
                required property real at
                required property real span

                // The layout of keys is the same in either direction of writing.
                x: Math.round(at * (keys.width + board.gap))
                y: row * (board.each + board.gap)
                width: Math.round((at + span) * (keys.width + board.gap)) - x - board.gap
                height: board.each
                onHit: board.sheet.press(key)
            }
        }
    }
}
