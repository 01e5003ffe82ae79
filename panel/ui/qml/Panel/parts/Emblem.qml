pragma ComponentBehavior: Bound

// The state's shape: circle, square, bar, hourglass or question mark.
import QtQuick
import Panel

Item {
    id: emblem

    required property string shape
    required property color color
    required property int size

    width: size
    height: size
    Accessible.ignored: true

    Rectangle {
        visible: emblem.shape === "circle"
        anchors.fill: parent
        radius: width / 2
        color: "transparent"
        border.color: emblem.color
        border.width: Math.max(3, Math.round(emblem.size * 0.135))
    }

    Rectangle {
        visible: emblem.shape === "square"
        anchors.fill: parent
        anchors.margins: Math.round(emblem.size * 0.04)
        radius: Math.round(emblem.size * 0.1)
        color: emblem.color
    }

    Rectangle {
        visible: emblem.shape === "bar"
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        height: Math.round(emblem.size * 0.24)
        radius: height / 3
        color: emblem.color
    }

    Hourglass {
        visible: emblem.shape === "hourglass"
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.round(emblem.size * 0.76)
        height: parent.height
        color: emblem.color
    }

    Text {
        visible: emblem.shape === "question"
        anchors.horizontalCenter: parent.horizontalCenter
        y: emblem.size - baselineOffset
        text: Theme.mirrored ? "؟" : "?"
        textFormat: Text.PlainText
        color: emblem.color
        font.family: Theme.display
        font.weight: Font.Bold
        font.pixelSize: Math.round(emblem.size / Theme.cap)
    }
}
