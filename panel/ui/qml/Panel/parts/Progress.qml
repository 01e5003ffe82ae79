// How much of the current booking has passed.
import QtQuick
import Panel

Item {
    id: progress

    required property real share
    required property color color

    implicitHeight: Math.max(3, Theme.px(6))
    // The status tells it in words.
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: progress.color
        opacity: 0.3
    }

    Rectangle {
        width: Math.max(height, Math.round(parent.width * progress.share))
        height: parent.height
        radius: height / 2
        color: progress.color
        anchors.left: parent.left
    }
}
