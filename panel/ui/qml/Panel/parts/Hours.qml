pragma ComponentBehavior: Bound

// The day line: hours, bookings as blocks, and now.
import QtQuick
import Panel
import Panel.Models

Item {
    id: line

    required property DayModel day
    required property color current
    required property color currentInk
    required property int gutter
    // What lies below is out of sight.
    required property real lowest

    objectName: "Hours"

    Repeater {
        model: line.day.hours

        Item {
            id: hour

            required property string label
            required property real at

            y: Math.round(at * line.height)
            width: line.width

            Label {
                anchors.verticalCenter: parent.top
                anchors.left: parent.left
                visible: hour.y + height / 2 <= line.lowest
                text: hour.label
                color: Theme.soft
                size: 16
            }

            Rectangle {
                anchors.left: parent.left
                anchors.leftMargin: line.gutter - Theme.px(6)
                anchors.right: parent.right
                height: 1
                color: Theme.line
            }
        }
    }

    Repeater {
        model: line.day.shades

        Shade {
            nowY: line.day.nowAt * line.height
            lowest: line.lowest
            lineHeight: line.height
            x: Theme.mirrored ? 0 : line.gutter
            width: line.width - line.gutter
        }
    }

    MouseArea {
        // A free place on the line is a start.
        anchors.fill: parent
        anchors.leftMargin: line.gutter
        onClicked: mouse => line.day.tapLine(mouse.y / height)
    }

    Item {
        id: lanes

        anchors.left: parent.left
        anchors.leftMargin: line.gutter
        anchors.right: parent.right
        height: parent.height

        Repeater {
            model: line.day.blocks

            Block {
                tint: line.current
                tintInk: line.currentInk
                area: lanes
                nowY: line.day.nowAt * line.height
                lowest: line.lowest
            }
        }

        Rectangle {
            z: 1
            visible: line.day.nowAt >= 0
            anchors.left: parent.left
            anchors.leftMargin: -Theme.px(6)
            anchors.right: parent.right
            y: Math.round(line.day.nowAt * line.height) - Math.floor(height / 2)
            height: Math.max(2, Theme.px(3))
            color: Theme.now

            Rectangle {
                width: Math.max(7, Theme.px(11))
                height: width
                radius: width / 2
                color: Theme.now
                anchors.horizontalCenter: parent.left
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
