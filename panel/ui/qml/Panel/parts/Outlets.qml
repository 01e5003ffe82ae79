pragma ComponentBehavior: Bound

// The buttons of the room's other pages, beside each other.
import QtQuick
import Panel
import Panel.Models

Item {
    id: strip

    required property OutletsModel outlets

    readonly property int count: repeater.count
    readonly property int tall: Math.max(Theme.touch, Theme.text(56))
    // At the very bottom of the page it has a margin above as well.
    readonly property int over: Theme.portrait && Theme.lowReach ? Theme.px(26) : 0
    readonly property int inset: Theme.px(36)
    readonly property real each: (width - 2 * inset - Theme.gap * (count - 1)) / Math.max(1, count)

    objectName: "Outlets"
    visible: count > 0
    height: count ? over + tall + Theme.px(26) : 0

    Rectangle {
        // Over the field's ground, which reaches beyond its edge.
        anchors.fill: parent
        color: Theme.ground
    }

    Row {
        x: strip.inset
        y: strip.over
        spacing: Theme.gap

        Repeater {
            id: repeater

            model: strip.outlets.buttons

            Button {
                required property string key
                running: false
                live: true
                ground: Theme.ground
                ink: Theme.ink
                outline: Theme.soft
                width: strip.each
                height: strip.tall
                onTapped: strip.outlets.tap(key)
            }
        }
    }
}
