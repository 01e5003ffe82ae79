pragma ComponentBehavior: Bound

// The state's shape: circle, square, bar, hourglass or question mark.
import QtQuick
import Panel

Item {
    id: emblem

    required property string shape
    required property color color
    required property int size

    // Its ink begins and ends where its place does, so that edges are one line.
    width: shape === "question" ? letter.tightBoundingRect.width : Math.round(size * (shape === "hourglass" ? 0.76 : shape === "square" ? 0.92 : 1))
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
        anchors.topMargin: Math.round(emblem.size * 0.04)
        anchors.bottomMargin: anchors.topMargin
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
        width: parent.width
        height: parent.height
        color: emblem.color
    }

    TextMetrics {
        id: letter

        font: question.font
        text: question.text
    }

    Text {
        id: question

        visible: emblem.shape === "question"
        x: -letter.tightBoundingRect.x
        y: emblem.size - baselineOffset
        text: Theme.mirrored ? "؟" : "?"
        textFormat: Text.PlainText
        color: emblem.color
        font.family: Theme.display
        font.weight: Font.Bold
        font.pixelSize: Math.round(emblem.size / Theme.cap)
    }
}
