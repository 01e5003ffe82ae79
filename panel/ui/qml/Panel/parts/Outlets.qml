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

    objectName: "Outlets"
    visible: count > 0
    height: count ? over + tall + Theme.px(26) : 0

    Shares {
        id: shares

        buttons: repeater
        room: strip.width - 2 * Theme.inset
    }

    Rectangle {
        // Over the field's ground, which reaches beyond its edge.
        anchors.fill: parent
        color: Theme.ground
    }

    Row {
        x: Theme.inset
        y: strip.over
        spacing: Theme.gap

        Repeater {
            id: repeater

            model: strip.outlets.buttons

            Button {
                required property string key
                required property int index
                running: false
                live: true
                ground: Theme.ground
                ink: Theme.ink
                outline: Theme.soft
                width: shares.breadth(index)
                scaling: shares.scaling
                broken: shares.tight
                height: strip.tall
                onTapped: strip.outlets.tap(key)
            }
        }
    }
}
