pragma ComponentBehavior: Bound

// A line of the list: the name of a day, or a booking and when it starts.
import QtQuick
import Panel

Item {
    id: row

    required property string time
    required property string title
    required property bool heading
    required property bool cancelled
    required property int gutter
    property bool boxed: false
    property color box: "transparent"
    property color lettering: Theme.ink
    // What lies below is out of sight; a day's name does not stand there alone.
    property real lowest: Infinity

    readonly property bool whole: y + height + (heading ? Theme.listRow : 0) <= lowest

    height: heading ? Theme.headingRow : Theme.listRow

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: row.gutter
        anchors.bottomMargin: Theme.px(3)
        visible: row.boxed
        radius: Theme.px(8)
        color: row.box
    }

    Label {
        visible: row.whole
        width: row.heading ? parent.width : row.gutter - Theme.px(6)
        anchors.left: parent.left
        anchors.bottom: row.heading ? parent.bottom : undefined
        anchors.bottomMargin: Theme.px(4)
        anchors.verticalCenter: row.heading ? undefined : parent.verticalCenter
        text: row.heading ? row.title : row.time
        color: row.heading ? Theme.ink : Theme.soft
        size: row.heading ? 19 : 16
        font.weight: row.heading ? Font.DemiBold : Font.Normal
    }

    Label {
        visible: !row.heading && row.whole
        anchors.left: parent.left
        anchors.leftMargin: row.gutter + (row.boxed ? Theme.px(14) : 0)
        anchors.right: parent.right
        anchors.rightMargin: row.boxed ? Theme.px(14) : 0
        anchors.verticalCenter: parent.verticalCenter
        text: row.title
        color: row.lettering
        size: 19
        font.weight: Font.Medium
        font.strikeout: row.cancelled
    }
}
