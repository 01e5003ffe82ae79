pragma ComponentBehavior: Bound

// Time on the day line that nobody may book: ruled lines, and no box.
import QtQuick
import Panel

Item {
    id: shade

    required property string label
    required property real begins
    required property real reach
    required property real lineHeight
    // What lies below is out of sight.
    required property real lowest

    required property real nowY

    readonly property int step: Math.max(4, Theme.px(7))
    // The line of this moment strikes out no text.
    readonly property real crossing: nowY - y
    readonly property int calm: Theme.px(5)
    readonly property bool crossed: crossing > calm - Theme.px(3) && crossing < calm + name.height + Theme.px(3)

    objectName: "Shade"
    y: Math.round(begins * lineHeight)
    height: Math.round((begins + reach) * lineHeight) - y
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Repeater {
        model: Math.max(0, Math.floor((shade.height - 1) / shade.step))

        Rectangle {
            required property int index

            width: shade.width
            y: (index + 1) * shade.step
            height: 1
            color: Theme.line
        }
    }

    Rectangle {
        color: Theme.ground
        visible: name.visible
        anchors.fill: name
        anchors.leftMargin: -Theme.px(8)
        anchors.rightMargin: -Theme.px(8)
    }

    Label {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(14)
        y: shade.crossed ? Math.ceil(shade.crossing + Theme.px(4)) : shade.calm
        width: Math.min(implicitWidth, parent.width - Theme.px(28))
        text: shade.label
        color: Theme.soft
        size: 16
        visible: y + height + Theme.px(3) <= shade.height && shade.y + y + height <= shade.lowest
        Accessible.ignored: true
    }
}
